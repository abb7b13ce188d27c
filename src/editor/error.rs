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
    /// Control flow keeps the block that it cannot be without.
    #[error("the last block of {operation} stays")]
    LastBlock {
        /// Name of the control flow.
        operation: String,
    },
    /// A loop through no values, or a case of a switch for none.
    #[error("there is at least one value")]
    NoValues,
    /// A number that names no instruction of the circuit, or no part of it; a name that nothing
    /// in the circuit has.
    #[error("there is no such place in the circuit")]
    NoSuchPlace,
    /// The instruction is not of the kind that the edit is for.
    #[error("this cannot be done with {operation}")]
    DoesNotApply {
        /// Name of what the instruction does.
        operation: String,
    },
    /// Something that OpenQASM cannot have as a name.
    #[error("{name} cannot be a name")]
    BadName {
        /// The name.
        name: String,
    },
    /// A parameter, variable or gate that is to go while instructions use it.
    #[error("{name} is in use")]
    InUse {
        /// Its name.
        name: String,
    },
    /// Bits that are to go while instructions use them.
    #[error("{bits} is used by {count} instructions; remove these first")]
    BitsInUse {
        /// The bits as the program names them, or their whole register.
        bits: String,
        /// Number of the instructions.
        count: usize,
    },
    /// A hardware qubit is there when the text of the program names it, and only then.
    #[error("hardware qubits are named by the program: use {qubit} in the text")]
    HardwareQubit {
        /// The qubit that was to come.
        qubit: String,
    },
    /// Instructions that are to become one although others have to stay between them.
    #[error("something else stands between them")]
    Apart,
    /// The edit would break a rule of circuits.
    #[error(transparent)]
    Circuit(#[from] CircuitError),
}
