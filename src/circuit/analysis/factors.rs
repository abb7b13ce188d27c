//! Parts of a circuit that have nothing to do with each other.

use super::counts::is_nonlocal;
use crate::circuit::Circuit;

/// Number of groups of qubits that no instruction brings together: Qiskit's
/// `num_unitary_factors()`. An idle qubit is a group of its own; barriers bring nothing together.
pub fn num_unitary_factors(circuit: &Circuit) -> usize {
    let mut parents: Vec<usize> = (0..circuit.num_qubits() as usize).collect();
    let mut count = parents.len();
    for instruction in circuit.instructions().iter().filter(|step| is_nonlocal(step)) {
        for pair in instruction.qubits.windows(2) {
            let left = root(&mut parents, pair[0].index());
            let right = root(&mut parents, pair[1].index());
            if left != right {
                parents[left] = right;
                count -= 1;
            }
        }
    }
    count
}

/// The one qubit that stands for the group; on the way to it every second step is cut short, so
/// that the way stays short.
fn root(parents: &mut [usize], mut qubit: usize) -> usize {
    while parents[qubit] != qubit {
        parents[qubit] = parents[parents[qubit]];
        qubit = parents[qubit];
    }
    qubit
}
