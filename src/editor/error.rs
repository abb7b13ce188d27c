//! Why an edit is not possible.

use thiserror::Error;

use crate::circuit::CircuitError;

/// Why an edit is not possible.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The gate acts on more qubits than there are.
    #[error("{gate} needs {needed} qubits, the circuit has {available}")]
    TooFewQubits {
        /// Name of the gate.
        gate: String,
        /// Number of qubits it acts on.
        needed: usize,
        /// Number of qubits of the circuit.
        available: usize,
    },
    /// A circuit keeps at least one qubit.
    #[error("the last qubit stays")]
    LastQubit,
    /// A number that names no instruction of the circuit, or no part of it.
    #[error("there is no such place in the circuit")]
    NoSuchPlace,
    /// The edit would break a rule of circuits.
    #[error(transparent)]
    Circuit(#[from] CircuitError),
}
