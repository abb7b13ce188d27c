//! The rows: one per gate, in the order of [`StandardGate`], by the number of their qubits.
//!
//! What is known of a gate stands in its row and nowhere else.

mod more_qubits;
mod one_qubit;
mod two_qubits;

use super::{GateSpec, StandardGate};

/// All rows, in parts.
static PARTS: [&[GateSpec]; 3] = [&one_qubit::ROWS, &two_qubits::ROWS, &more_qubits::ROWS];

/// All rows.
pub(super) fn rows() -> impl Iterator<Item = &'static GateSpec> {
    PARTS.into_iter().flatten()
}

/// The row of a gate.
pub(super) fn row(gate: StandardGate) -> &'static GateSpec {
    let mut number = gate as usize;
    for part in PARTS {
        match part.get(number) {
            Some(row) => return row,
            None => number -= part.len(),
        }
    }
    unreachable!("invariant: every gate has a row")
}

fn negated(p: &[f64]) -> Vec<f64> {
    p.iter().map(|value| -value).collect()
}

fn first_negated(p: &[f64]) -> Vec<f64> {
    vec![-p[0], p[1]]
}

fn u_inverse(p: &[f64]) -> Vec<f64> {
    vec![-p[0], -p[2], -p[1]]
}
