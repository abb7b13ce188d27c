//! Observables that are asked for often.

use super::{Pauli, SparsePauliOp};

/// An observable, or a list of them, for any number of qubits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Z on each qubit, one observable a qubit.
    EachZ,
    /// ZZ on each pair of neighbours, one observable a pair.
    NeighboursZz,
    /// The sum of Z on all qubits.
    SumOfZ,
    /// `n-1 - X…X - ΣZZ` over neighbours: it is -1 in the GHZ state, and below 0 only in states
    /// that are entangled all over. O. Gühne and G. Tóth, Phys. Rev. Lett. 94, 060501 (2005).
    GhzWitness,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::EachZ, Self::NeighboursZz, Self::SumOfZ, Self::GhzWitness];

    /// The observables on so many qubits; none where there are too few for it.
    pub fn observables(self, num_qubits: u32) -> Vec<SparsePauliOp> {
        let sum = |terms| SparsePauliOp { num_qubits, terms };
        let pair = |qubit| [qubit, qubit + 1];
        let neighbours = 0..num_qubits.saturating_sub(1);
        let z_on = |qubits: &[u32]| string("Z", qubits, num_qubits);
        match self {
            Self::EachZ => (0..num_qubits).map(|qubit| z_on(&[qubit]).into()).collect(),
            Self::NeighboursZz => neighbours.map(|qubit| z_on(&pair(qubit)).into()).collect(),
            Self::SumOfZ if num_qubits > 0 => {
                vec![sum((0..num_qubits).map(|qubit| (z_on(&[qubit]), 1.0)).collect())]
            }
            Self::GhzWitness if num_qubits > 1 => {
                let all: Vec<u32> = (0..num_qubits).collect();
                let mut terms = vec![
                    (Pauli::identity(num_qubits), f64::from(num_qubits - 1)),
                    (string("X", &all, num_qubits), -1.0),
                ];
                terms.extend(neighbours.map(|qubit| (z_on(&pair(qubit)), -1.0)));
                vec![sum(terms)]
            }
            Self::SumOfZ | Self::GhzWitness => Vec::new(),
        }
    }
}

/// The same letter on these qubits.
fn string(letter: &str, qubits: &[u32], num_qubits: u32) -> Pauli {
    Pauli::from_sparse(&letter.repeat(qubits.len()), qubits, num_qubits)
        .expect("invariant: different qubits, all of them there")
}
