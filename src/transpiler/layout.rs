//! Where the qubits of a circuit are on a device.

use crate::observable::{ObservableError, Pauli, SparsePauliOp};

/// Where the qubits of a circuit are on a device, before its first gate and after its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranspileLayout {
    num_physical: u32,
    initial: Vec<u32>,
    last: Vec<u32>,
}

impl TranspileLayout {
    pub(super) fn new(num_physical: u32, initial: Vec<u32>, last: Vec<u32>) -> Self {
        Self { num_physical, initial, last }
    }

    /// Number of qubits of the device.
    pub fn num_physical(&self) -> u32 {
        self.num_physical
    }

    /// For each qubit of the circuit, the qubit of the device that it begins on.
    pub fn initial_layout(&self) -> &[u32] {
        &self.initial
    }

    /// For each qubit of the circuit, the qubit of the device that holds it at the end. Observables
    /// are those of this place.
    pub fn final_layout(&self) -> &[u32] {
        &self.last
    }
}

impl TranspileLayout {
    /// An observable of the circuit's qubits as one of the device's, which has I on the others.
    ///
    /// # Errors
    /// [`ObservableError`], when the observable is of another number of qubits than the circuit.
    pub fn apply_to(&self, observable: &SparsePauliOp) -> Result<SparsePauliOp, ObservableError> {
        let moved = |(pauli, coefficient): &(Pauli, f64)| {
            let label = pauli.to_string();
            let acting = label.chars().rev().zip(&self.last).filter(|(letter, _)| *letter != 'I');
            let (letters, qubits): (String, Vec<u32>) =
                acting.map(|(letter, qubit)| (letter, *qubit)).unzip();
            Ok((Pauli::from_sparse(&letters, &qubits, self.num_physical)?, *coefficient))
        };
        if observable.num_qubits() as usize != self.last.len() {
            let (expected, found) = (self.last.len() as u32, observable.num_qubits());
            return Err(ObservableError::Width { term: 0, expected, found });
        }
        let terms = observable.terms().iter().map(moved).collect::<Result<_, _>>()?;
        SparsePauliOp::new(self.num_physical, terms)
    }
}
