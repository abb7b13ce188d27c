//! Every standard gate in terms of simpler ones.
//!
//! Each rule is an identity of matrices, global phase included. Followed to the end they lead to
//! three gates: X, RZ, and the global phase, whose controlled forms are built in `controls`.
//! Most rules have the form `V · M · V⁻¹`: a power of such a gate is `V · Mᵏ · V⁻¹`, and under
//! control it suffices to control `M` (Barenco et al. 1995, arXiv:quant-ph/9503016, section 5).

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::angles::{half, number, sum, times};
use crate::circuit::{Expr, Gate, Instruction, ModifiedGate, Qubit, StandardGate as G};

/// How a gate is made of others, on qubits that count the gate's own.
pub(super) enum Rule {
    /// The gates of `before`, then `middle`, then `before` undone.
    Conjugated { before: Vec<Instruction>, middle: Instruction },
    /// One after the other.
    Sequence(Vec<Instruction>),
    /// It is one of the three: X, RZ, the global phase.
    Basic,
}

const A: Qubit = Qubit(0);
const B: Qubit = Qubit(1);
const C: Qubit = Qubit(2);
const D: Qubit = Qubit(3);

/// A standard gate with these parameters.
pub(super) fn gate<const N: usize>(gate: G, params: [Expr; N], qubits: &[Qubit]) -> Instruction {
    Instruction::gate(Gate::Standard(gate), Vec::from(params), qubits.to_vec())
}

/// A standard gate without parameters.
pub(super) fn plain(standard: G, qubits: &[Qubit]) -> Instruction {
    gate(standard, [], qubits)
}

/// A standard gate under controls that must be 1, which are the first of the qubits.
pub(super) fn controlled<const N: usize>(
    controls: usize,
    standard: G,
    params: [Expr; N],
    qubits: &[Qubit],
) -> Instruction {
    let controls = vec![true; controls];
    let modified = ModifiedGate { gate: Gate::Standard(standard), controls, powers: Vec::new() };
    Instruction::modified(modified, Vec::from(params), qubits.to_vec())
}

fn conjugated(before: Vec<Instruction>, middle: Instruction) -> Rule {
    Rule::Conjugated { before, middle }
}

/// The gate is another one, or another one under controls.
fn same(middle: Instruction) -> Rule {
    conjugated(Vec::new(), middle)
}

/// A phase on the state 1 of a qubit, which is a global phase under control.
fn phase(angle: Expr) -> Rule {
    same(controlled(1, G::GlobalPhase, [angle], &[A]))
}

/// The rule for a gate with these parameters.
pub(super) fn rule(standard: G, p: &[Expr]) -> Rule {
    match standard {
        G::X | G::Rz | G::GlobalPhase => Rule::Basic,
        G::Id => Rule::Sequence(Vec::new()),
        G::Z => phase(number(PI)),
        G::S => phase(number(FRAC_PI_2)),
        G::Sdg => phase(number(-FRAC_PI_2)),
        G::T => phase(number(FRAC_PI_4)),
        G::Tdg => phase(number(-FRAC_PI_4)),
        G::P | G::U1 => phase(p[0].clone()),
        G::H | G::Y | G::Sx | G::Sxdg | G::Rx | G::Ry | G::R => turned(standard, p),
        G::U | G::U3 => euler(&p[0], &p[1], &p[2]),
        G::U2 => euler(&number(FRAC_PI_2), &p[0], &p[1]),
        G::Cx
        | G::Cy
        | G::Cz
        | G::Ch
        | G::Cs
        | G::Csdg
        | G::Csx
        | G::Crx
        | G::Cry
        | G::Crz
        | G::Cp
        | G::Cu1
        | G::Cu3
        | G::Ccx
        | G::Ccz
        | G::Cswap
        | G::C3sx => without_controls(standard, p),
        G::Cu => Rule::Sequence(vec![
            gate(G::P, [p[3].clone()], &[A]),
            gate(G::Cu3, [p[0].clone(), p[1].clone(), p[2].clone()], &[A, B]),
        ]),
        G::Rxx | G::Ryy | G::Rzz | G::Rzx => product_turn(standard, p),
        G::Swap | G::Iswap | G::Dcx | G::Ecr | G::XxPlusYy | G::XxMinusYy => exchange(standard, p),
        G::Rccx => conjugated(
            vec![plain(G::H, &[C]), plain(G::T, &[C]), plain(G::Cx, &[B, C]), plain(G::Tdg, &[C])],
            plain(G::Cx, &[A, C]),
        ),
        G::Rcccx => conjugated(
            vec![
                plain(G::H, &[D]),
                plain(G::T, &[D]),
                plain(G::Cx, &[C, D]),
                plain(G::Tdg, &[D]),
                plain(G::H, &[D]),
            ],
            controlled(2, G::Rz, [number(-PI)], &[A, B, D]),
        ),
    }
}

/// Gates of one qubit that are X, a phase or RZ about another axis.
fn turned(standard: G, p: &[Expr]) -> Rule {
    let h = || plain(G::H, &[A]);
    match standard {
        G::H => conjugated(vec![gate(G::Ry, [number(FRAC_PI_4)], &[A])], plain(G::X, &[A])),
        G::Y => conjugated(vec![plain(G::Sdg, &[A])], plain(G::X, &[A])),
        G::Sx => conjugated(vec![h()], plain(G::S, &[A])),
        G::Sxdg => conjugated(vec![h()], plain(G::Sdg, &[A])),
        G::Rx => conjugated(vec![h()], gate(G::Rz, [p[0].clone()], &[A])),
        G::Ry => conjugated(vec![plain(G::Sdg, &[A]), h()], gate(G::Rz, [p[0].clone()], &[A])),
        _ => conjugated(
            vec![gate(G::Rz, [times(&p[1], -1.0)], &[A])],
            gate(G::Rx, [p[0].clone()], &[A]),
        ),
    }
}

/// `U(θ, φ, λ)`.
fn euler(theta: &Expr, phi: &Expr, lambda: &Expr) -> Rule {
    Rule::Sequence(vec![
        gate(G::GlobalPhase, [half(&sum(phi, lambda))], &[]),
        gate(G::Rz, [lambda.clone()], &[A]),
        gate(G::Ry, [theta.clone()], &[A]),
        gate(G::Rz, [phi.clone()], &[A]),
    ])
}

/// The controls that are a part of the gate, made modifiers.
fn without_controls(standard: G, p: &[Expr]) -> Rule {
    let pair = [A, B];
    same(match standard {
        G::Cx => controlled(1, G::X, [], &pair),
        G::Cy => controlled(1, G::Y, [], &pair),
        G::Cz => controlled(1, G::Z, [], &pair),
        G::Ch => controlled(1, G::H, [], &pair),
        G::Cs => controlled(1, G::S, [], &pair),
        G::Csdg => controlled(1, G::Sdg, [], &pair),
        G::Csx => controlled(1, G::Sx, [], &pair),
        G::Crx => controlled(1, G::Rx, [p[0].clone()], &pair),
        G::Cry => controlled(1, G::Ry, [p[0].clone()], &pair),
        G::Crz => controlled(1, G::Rz, [p[0].clone()], &pair),
        G::Cp | G::Cu1 => controlled(1, G::P, [p[0].clone()], &pair),
        G::Cu3 => controlled(1, G::U, [p[0].clone(), p[1].clone(), p[2].clone()], &pair),
        G::Ccx => controlled(2, G::X, [], &[A, B, C]),
        G::Ccz => controlled(2, G::Z, [], &[A, B, C]),
        G::Cswap => controlled(1, G::Swap, [], &[A, B, C]),
        _ => controlled(3, G::Sx, [], &[A, B, C, D]),
    })
}

/// Turns about a product of two Pauli matrices.
fn product_turn(standard: G, p: &[Expr]) -> Rule {
    let quarter = |qubit| gate(G::Rx, [number(FRAC_PI_2)], &[qubit]);
    let mut before = match standard {
        G::Rxx => vec![plain(G::H, &[A]), plain(G::H, &[B])],
        G::Ryy => vec![quarter(A), quarter(B)],
        G::Rzx => vec![plain(G::H, &[B])],
        _ => Vec::new(),
    };
    before.push(plain(G::Cx, &[A, B]));
    conjugated(before, gate(G::Rz, [p[0].clone()], &[B]))
}

/// Gates that act within the states 01 and 10, or 00 and 11; the double CX, and the echo.
fn exchange(standard: G, p: &[Expr]) -> Rule {
    let cx = || plain(G::Cx, &[A, B]);
    match standard {
        G::Swap => conjugated(vec![cx()], plain(G::Cx, &[B, A])),
        G::Iswap => same(gate(G::XxPlusYy, [number(-PI), number(0.0)], &[A, B])),
        G::Dcx => Rule::Sequence(vec![cx(), plain(G::Cx, &[B, A])]),
        G::Ecr => conjugated(vec![gate(G::Rzx, [number(FRAC_PI_4)], &[A, B])], plain(G::X, &[A])),
        // The two states differ in the first qubit once the second one holds the parity.
        G::XxPlusYy => {
            conjugated(vec![cx()], controlled(1, G::R, [p[0].clone(), times(&p[1], -1.0)], &[B, A]))
        }
        _ => conjugated(
            vec![cx(), plain(G::X, &[B])],
            controlled(1, G::R, [p[0].clone(), p[1].clone()], &[B, A]),
        ),
    }
}
