//! What has an influence on what.

use super::super::blocks::{Draft, Placed};
use super::super::gate_step::GateStep;
use crate::math::bits::{bit, ones, set_bit, zeros};

/// A set of qubits, as bits in words.
pub(super) type Qubits = Vec<u64>;

/// For each qubit at the end the qubits that can have an influence on it, itself included: those
/// of all gates in its past light cone.
///
/// Cost: for each gate as many operations on words as `n` bits have.
pub(super) fn cones(gates: &[&Placed], num_qubits: usize) -> Vec<Qubits> {
    // For each qubit, going back in time, those at the end on which it has an influence.
    let mut influences: Vec<Qubits> =
        (0..num_qubits).map(|qubit| only(qubit, num_qubits)).collect();
    let mut all = zeros(num_qubits);
    for gate in gates.iter().rev() {
        all.fill(0);
        qubits(gate).for_each(|qubit| add(&mut all, &influences[qubit]));
        qubits(gate).for_each(|qubit| influences[qubit].copy_from_slice(&all));
    }
    let mut cones = vec![zeros(num_qubits); num_qubits];
    for (qubit, influence) in influences.into_iter().enumerate() {
        ones(influence).for_each(|end| set_bit(&mut cones[end], qubit, true));
    }
    cones
}

/// The gates in the past light cone of some qubits, in their order.
pub(super) fn gates_before<'p>(gates: &[&'p Placed], ends: &[u64]) -> Vec<&'p Placed> {
    let mut within = ends.to_vec();
    let mut found = Vec::new();
    for &gate in gates.iter().rev() {
        if qubits(gate).any(|qubit| bit(&within, qubit)) {
            qubits(gate).for_each(|qubit| set_bit(&mut within, qubit, true));
            found.push(gate);
        }
    }
    found.reverse();
    found
}

/// The qubits of a gate.
fn qubits(placed: &Placed) -> impl Iterator<Item = usize> {
    let gate = match &placed.step {
        Draft::Gate { gate, .. } => Some(gate),
        _ => None,
    };
    gate.into_iter().flat_map(GateStep::qubits)
}

/// One qubit.
pub(super) fn only(qubit: usize, num_qubits: usize) -> Qubits {
    let mut set = zeros(num_qubits);
    set_bit(&mut set, qubit, true);
    set
}

/// Adds qubits to others.
pub(super) fn add(qubits: &mut [u64], others: &[u64]) {
    for (word, other) in qubits.iter_mut().zip(others) {
        *word |= other;
    }
}

/// Whether there is a qubit in both.
pub(super) fn meet(qubits: &[u64], others: &[u64]) -> bool {
    qubits.iter().zip(others).any(|(word, other)| word & other != 0)
}

/// Number of qubits.
pub(super) fn count(qubits: &[u64]) -> usize {
    qubits.iter().map(|word| word.count_ones() as usize).sum()
}

/// Number of qubits in one or both.
pub(super) fn count_both(qubits: &[u64], others: &[u64]) -> usize {
    let both = qubits.iter().zip(others);
    both.map(|(word, other)| (word | other).count_ones() as usize).sum()
}
