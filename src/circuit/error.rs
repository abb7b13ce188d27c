//! What can be wrong with a circuit.

use thiserror::Error;

/// A rule of the circuit model that an instruction or a register breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CircuitError {
    /// A gate was given the wrong number of qubits.
    #[error("{gate} acts on {expected} qubits, not {found}")]
    QubitCount {
        /// Name of the gate.
        gate: String,
        /// Number of qubits of the gate.
        expected: usize,
        /// Number of qubits given.
        found: usize,
    },
    /// A gate was given the wrong number of parameters.
    #[error("{gate} takes {expected} parameters, not {found}")]
    ParamCount {
        /// Name of the gate.
        gate: String,
        /// Number of parameters of the gate.
        expected: usize,
        /// Number of parameters given.
        found: usize,
    },
    /// A measurement without its one classical bit, or another operation with any.
    #[error("{gate} writes {expected} classical bits, not {found}")]
    ClbitCount {
        /// Name of the operation.
        gate: String,
        /// Number of classical bits the operation writes.
        expected: usize,
        /// Number of classical bits given.
        found: usize,
    },
    /// Something else than a gate in the definition of a gate.
    #[error("a gate is made of gates, and {operation} is none")]
    NotAGate {
        /// Name of the operation.
        operation: String,
    },
    /// A qubit beyond the circuit's last one.
    #[error("there is no qubit {index}: the circuit has {num_qubits}")]
    NoSuchQubit {
        /// The index asked for.
        index: u32,
        /// Number of qubits of the circuit.
        num_qubits: u32,
    },
    /// A classical bit beyond the circuit's last one.
    #[error("there is no classical bit {index}: the circuit has {num_clbits}")]
    NoSuchClbit {
        /// The index asked for.
        index: u32,
        /// Number of classical bits of the circuit.
        num_clbits: u32,
    },
    /// One qubit given twice to the same instruction.
    #[error("{gate} is given qubit {index} twice")]
    RepeatedQubit {
        /// Name of the gate.
        gate: String,
        /// The qubit.
        index: u32,
    },
    /// A name that is already taken by a register or gate of the circuit.
    #[error("the name {name} is already taken")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A gate definition that the circuit does not have.
    #[error("gate definition {id} does not exist")]
    NoSuchDefinition {
        /// The number of the definition.
        id: u32,
    },
    /// More bits than a circuit can number.
    #[error("a circuit has at most {limit} bits of a kind")]
    TooManyBits {
        /// The limit.
        limit: u32,
    },
}
