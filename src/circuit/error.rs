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
    /// More parameters than a circuit can have.
    #[error("a circuit has at most {limit} parameters")]
    TooManyParameters {
        /// The limit.
        limit: u32,
    },
    /// More variables than a circuit can have.
    #[error("a circuit has at most {limit} variables")]
    TooManyVariables {
        /// The limit.
        limit: u32,
    },
    /// A number type that is too wide, or has no bits at all.
    #[error("a number has 1 to {limit} bits, not {width}")]
    Width {
        /// The width asked for.
        width: u32,
        /// The limit.
        limit: u32,
    },
    /// A name in an expression that is no parameter of the circuit and no variable in scope.
    #[error("there is no parameter {name}")]
    NoSuchParameter {
        /// The name.
        name: String,
    },
    /// A variable that the circuit does not have, or whose loop is not around its use.
    #[error("variable {id} is not known here")]
    NoSuchVariable {
        /// The number of the variable.
        id: u32,
    },
    /// `break` or `continue` outside of a loop.
    #[error("{operation} stands in no loop")]
    OutsideLoop {
        /// Which of them.
        operation: &'static str,
    },
    /// Blocks in blocks, or parts of an expression in parts, deeper than can be handled.
    #[error("nested more than {limit} levels deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A loop that goes nowhere, or two cases of a switch for one value.
    #[error("{value} cannot stand here")]
    BadValue {
        /// The step of 0, or the value given twice.
        value: i64,
    },
    /// A delay that is negative or no number.
    #[error("a delay cannot last that long")]
    BadDuration,
}
