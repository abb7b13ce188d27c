//! Gates under controls that must all be 1.
//!
//! The constructions are those of Barenco et al. 1995, arXiv:quant-ph/9503016: a turn of
//! determinant one under `n` controls takes a number of gates linear in `n` (lemma 7.9), a phase
//! a quadratic one (as lemma 7.5), both without further qubits.

use super::angles::{half, number, times};
use super::rules::{controlled, gate, plain};
use crate::circuit::{Expr, Instruction, Qubit, StandardGate as G};

/// The standard gate that is this one under one more control, with its parameters.
pub(super) fn with_control(standard: G, params: &[Expr]) -> Option<(G, Vec<Expr>)> {
    let with = match standard {
        G::X => G::Cx,
        G::Y => G::Cy,
        G::Z => G::Cz,
        G::H => G::Ch,
        G::S => G::Cs,
        G::Sdg => G::Csdg,
        G::Sx => G::Csx,
        G::Rx => G::Crx,
        G::Ry => G::Cry,
        G::Rz => G::Crz,
        G::GlobalPhase => G::P,
        G::P => G::Cp,
        G::U1 => G::Cu1,
        G::U3 => G::Cu3,
        G::Swap => G::Cswap,
        G::Cx => G::Ccx,
        G::Cz => G::Ccz,
        G::U => {
            let mut params = params.to_vec();
            params.push(number(0.0));
            return Some((G::Cu, params));
        }
        _ => return None,
    };
    Some((with, params.to_vec()))
}

/// The table's gate for a standard gate under `count` controls, if it has one.
pub(super) fn from_table(standard: G, params: &[Expr], count: usize) -> Option<(G, Vec<Expr>)> {
    if standard == G::Sx && count == 3 {
        return Some((G::C3sx, Vec::new()));
    }
    (0..count).try_fold((standard, params.to_vec()), |(standard, params), _| {
        with_control(standard, &params)
    })
}

/// X, RZ or the global phase under more controls than the table has, which come first among the
/// qubits.
pub(super) fn basic(standard: G, params: &[Expr], qubits: &[Qubit]) -> Vec<Instruction> {
    match standard {
        G::X => flip(qubits),
        G::Rz => turn(&params[0], qubits),
        _ => phase(&params[0], qubits),
    }
}

/// A phase on the state in which all qubits are 1: half of it as a turn of the last qubit, which
/// leaves half of it on the others.
fn phase(angle: &Expr, qubits: &[Qubit]) -> Vec<Instruction> {
    let others = &qubits[..qubits.len() - 1];
    vec![
        controlled(others.len(), G::Rz, [angle.clone()], qubits),
        controlled(others.len(), G::GlobalPhase, [half(angle)], others),
    ]
}

/// RZ of the last qubit where all others are 1.
fn turn(angle: &Expr, qubits: &[Qubit]) -> Vec<Instruction> {
    let (target, controls) = split_last(qubits);
    let (last, rest) = split_last(controls);
    let half_turn = |sign| gate(G::Crz, [times(&half(angle), sign)], &[last, target]);
    let mut steps = Vec::new();
    for sign in [1.0, -1.0] {
        steps.push(half_turn(sign));
        steps.extend(flip_with_spare(rest, target, last));
    }
    steps
}

/// X of the last qubit where all others are 1.
fn flip(qubits: &[Qubit]) -> Vec<Instruction> {
    let (target, controls) = split_last(qubits);
    let h = || plain(G::H, &[target]);
    let pi = number(std::f64::consts::PI);
    vec![h(), controlled(controls.len(), G::P, [pi], qubits), h()]
}

/// X of `target` where all `controls` are 1, with the help of a qubit that may be in any state
/// and is left in it (lemma 7.3). The number of gates is linear.
fn flip_with_spare(controls: &[Qubit], target: Qubit, spare: Qubit) -> Vec<Instruction> {
    if controls.len() <= 2 {
        return ladder(controls, target, &[]);
    }
    let (first, second) = controls.split_at(controls.len().div_ceil(2));
    let second_with_spare = [second, &[spare]].concat();
    let inner = ladder(first, spare, &[second, &[target]].concat());
    let outer = ladder(&second_with_spare, target, first);
    [inner.clone(), outer.clone(), inner, outer].concat()
}

/// X of `target` where all `controls` are 1, with at least two spare qubits less than controls
/// (lemma 7.2).
fn ladder(controls: &[Qubit], target: Qubit, spares: &[Qubit]) -> Vec<Instruction> {
    match controls {
        [] => return vec![plain(G::X, &[target])],
        [one] => return vec![plain(G::Cx, &[*one, target])],
        [one, other] => return vec![plain(G::Ccx, &[*one, *other, target])],
        _ => {}
    }
    let rungs = controls.len() - 2;
    let spares = &spares[..rungs];
    let lowest = plain(G::Ccx, &[controls[0], controls[1], spares[0]]);
    // From the target down: each rung flips what stands above where the spare below is 1.
    let rung = |level: usize| {
        let above = spares.get(level + 1).copied().unwrap_or(target);
        plain(G::Ccx, &[controls[level + 2], spares[level], above])
    };
    let sweep = |levels: usize| {
        let down = (0..levels).rev().map(rung);
        down.chain([lowest.clone()]).chain((0..levels).map(rung)).collect::<Vec<_>>()
    };
    [sweep(rungs), sweep(rungs - 1)].concat()
}

fn split_last(qubits: &[Qubit]) -> (Qubit, &[Qubit]) {
    let (last, others) = qubits.split_last().expect("invariant: there are more controls than 1");
    (*last, others)
}
