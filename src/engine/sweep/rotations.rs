//! Gates as rotations about Pauli strings.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::frame::Word;
use crate::circuit::{BinaryOp, Expr, StandardGate as G};

/// `exp(-i·angle/2·string)`, up to a phase of the whole state.
pub(super) struct Rotation {
    pub(super) string: Word,
    pub(super) angle: Expr,
}

/// A letter on one of a gate's qubits.
type Letter = (char, usize);

const X: Letter = ('X', 0);
const Y: Letter = ('Y', 0);
const Z: Letter = ('Z', 0);

/// The rotations that a gate is, in the order of time; none if it has no row here. The phase of
/// the whole state is not kept.
pub(super) fn rotations(gate: G, params: &[Expr], qubits: &[usize]) -> Option<Vec<Rotation>> {
    let angle = |index: usize| params[index].clone();
    let turn = |letters: &[Letter], angle| rotation(letters, angle, qubits);
    let phase = |letters: &[Letter], angle: &Expr| common_phase(letters, angle, qubits);
    let of = Expr::Number;
    Some(match gate {
        G::Rx => vec![turn(&[X], angle(0))],
        G::Ry => vec![turn(&[Y], angle(0))],
        G::Rz | G::P | G::U1 => vec![turn(&[Z], angle(0))],
        G::R => vec![turn(&[Z], angle(1).negated()), turn(&[X], angle(0)), turn(&[Z], angle(1))],
        G::U | G::U3 => vec![turn(&[Z], angle(2)), turn(&[Y], angle(0)), turn(&[Z], angle(1))],
        G::U2 => vec![turn(&[Z], angle(1)), turn(&[Y], of(FRAC_PI_2)), turn(&[Z], angle(0))],
        G::Rxx => vec![turn(&[X, ('X', 1)], angle(0))],
        G::Ryy => vec![turn(&[Y, ('Y', 1)], angle(0))],
        G::Rzz => vec![turn(&[Z, ('Z', 1)], angle(0))],
        G::Rzx => vec![turn(&[Z, ('X', 1)], angle(0))],
        G::Crx => controlled('X', &angle(0), qubits),
        G::Cry => controlled('Y', &angle(0), qubits),
        G::Crz => controlled('Z', &angle(0), qubits),
        G::Cp | G::Cu1 => phase(&[Z, ('Z', 1)], &angle(0)),
        G::T => phase(&[Z], &of(FRAC_PI_4)),
        G::Tdg => phase(&[Z], &of(-FRAC_PI_4)),
        G::Cs => phase(&[Z, ('Z', 1)], &of(FRAC_PI_2)),
        G::Csdg => phase(&[Z, ('Z', 1)], &of(-FRAC_PI_2)),
        G::Csx => phase(&[Z, ('X', 1)], &of(FRAC_PI_2)),
        G::Ccz => phase(&[Z, ('Z', 1), ('Z', 2)], &of(PI)),
        G::Ccx => phase(&[Z, ('Z', 1), ('X', 2)], &of(PI)),
        G::C3sx => phase(&[Z, ('Z', 1), ('Z', 2), ('X', 3)], &of(FRAC_PI_2)),
        _ => return None,
    })
}

/// A rotation of qubit 1 under the control of qubit 0.
fn controlled(letter: char, angle: &Expr, qubits: &[usize]) -> Vec<Rotation> {
    vec![
        rotation(&[(letter, 1)], times(angle, 0.5), qubits),
        rotation(&[Z, (letter, 1)], times(angle, -0.5), qubits),
    ]
}

/// `exp(i·angle)` where all letters are -1: the product of `(1 - letter)/2` over all of them is a
/// sum over their subsets, whose strings exchange with each other.
fn common_phase(letters: &[Letter], angle: &Expr, qubits: &[usize]) -> Vec<Rotation> {
    let share = 2.0 / f64::from(1_u32 << letters.len());
    let of_subset = |subset: u32| {
        let there = |(at, _): &(usize, &Letter)| subset >> at & 1 == 1;
        let chosen: Vec<Letter> =
            letters.iter().enumerate().filter(there).map(|(_, letter)| *letter).collect();
        let sign = if subset.count_ones() % 2 == 1 { 1.0 } else { -1.0 };
        rotation(&chosen, times(angle, sign * share), qubits)
    };
    (1..1 << letters.len()).map(of_subset).collect()
}

fn rotation(letters: &[Letter], angle: Expr, qubits: &[usize]) -> Rotation {
    let mask = |wanted: [char; 2]| -> u32 {
        let there = letters.iter().filter(|(letter, _)| wanted.contains(letter));
        there.map(|(_, qubit)| 1 << qubits[*qubit]).sum()
    };
    Rotation { string: Word::string(mask(['X', 'Y']), mask(['Z', 'Y'])), angle }
}

fn times(angle: &Expr, factor: f64) -> Expr {
    Expr::Number(factor).binary(BinaryOp::Multiply, angle.clone())
}
