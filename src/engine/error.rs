//! Why the engine gives no answer.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::circuit::{ClassicalError, EvalError};

/// Why a circuit was not run to its end.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum EngineError {
    /// The state does not fit into memory.
    #[error(
        "{num_qubits} qubits need {}, {fitting_qubits} qubits fit into memory", Bytes(*needed_bytes)
    )]
    Memory {
        /// Number of qubits of the circuit.
        num_qubits: u32,
        /// Bytes that their state vector takes; `u64::MAX` when it is more than that.
        needed_bytes: u64,
        /// The largest number of qubits whose state vector could be had.
        fitting_qubits: u32,
    },
    /// The measured bits of all shots together are too many.
    #[error("the measured bits need {needed_bytes} bytes, {limit_bytes} are possible")]
    SamplesTooLarge {
        /// Bytes that they take.
        needed_bytes: u64,
        /// Most bytes they may take.
        limit_bytes: u64,
    },
    /// A gate of which only the name is known.
    #[error("instruction {instruction}: what {gate} does is not defined")]
    OpaqueGate {
        /// Place of the instruction in the circuit.
        instruction: usize,
        /// Name of the gate.
        gate: String,
    },
    /// A power that is not whole, of a defined gate on many qubits.
    #[error(
        "instruction {instruction}: {gate} acts on {num_qubits} qubits, and powers that are not whole are possible up to {limit}"
    )]
    PowerTooLarge {
        /// Place of the instruction in the circuit.
        instruction: usize,
        /// Name of the gate.
        gate: String,
        /// Number of qubits of the gate.
        num_qubits: usize,
        /// Most qubits possible.
        limit: usize,
    },
    /// Stabilizers are to be used for a circuit that is not made of Clifford gates.
    #[error("instruction {instruction}: {gate} is not a Clifford gate")]
    NotClifford {
        /// Place of the first instruction that is not made of Clifford gates.
        instruction: usize,
        /// Its name, with its modifiers.
        gate: String,
    },
    /// A condition or an assigned value cannot be computed.
    #[error("instruction {instruction}: {reason}")]
    Classical {
        /// Place of the instruction in the circuit.
        instruction: usize,
        /// What is wrong with it.
        reason: ClassicalError,
    },
    /// A loop goes on and on.
    #[error("the loop at instruction {instruction} has not ended after {limit} steps")]
    EndlessLoop {
        /// Place of the loop in the circuit.
        instruction: usize,
        /// Most steps that a shot may take.
        limit: u64,
    },
    /// The circuit is too long once its gate definitions are written out.
    #[error("more than {limit} steps once the gate definitions are written out")]
    TooManySteps {
        /// Most steps a circuit may have.
        limit: u64,
    },
    /// Too few or too many parameter values.
    #[error("the circuit has {expected} parameters, {found} values are given")]
    ParameterCount {
        /// Number of parameters of the circuit.
        expected: usize,
        /// Number of values given.
        found: usize,
    },
    /// A parameter value that is infinite or not a number.
    #[error("the value of the parameter {name} is not a finite number")]
    ParameterNotFinite {
        /// Name of the parameter.
        name: String,
    },
    /// The parameters of an instruction, or of a gate that it stands for, are no good.
    #[error("instruction {instruction}: {reason}")]
    Parameter {
        /// Place of the instruction in the circuit.
        instruction: usize,
        /// What is wrong with them.
        reason: ParameterError,
    },
    /// The circuit measures or resets a qubit and goes on, so there is no single final state to
    /// show.
    #[error("the circuit goes on after a measurement or reset, so it has no single final state")]
    NoSingleFinalState,
    /// A circuit on another number of qubits than the state that it acts on.
    #[error("the circuit is on {found} qubits, the state on {expected}")]
    QubitCount {
        /// Number of qubits of the state.
        expected: u32,
        /// Number of qubits of the circuit.
        found: u32,
    },
    /// An observable on another number of qubits than the circuit.
    #[error("observable {observable} is on {found} qubits, the circuit on {expected}")]
    ObservableWidth {
        /// Number of the observable, counted from zero.
        observable: usize,
        /// Number of qubits of the circuit.
        expected: u32,
        /// Number of qubits of the observable.
        found: u32,
    },
    /// The monitor asked to stop.
    #[error("cancelled")]
    Cancelled,
}

/// A number of bytes of a state vector, as a message has it.
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            u64::MAX => write!(f, "more than 2^64 bytes"),
            bytes => write!(f, "{bytes} bytes"),
        }
    }
}

/// Why a gate cannot be applied with its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ParameterError {
    /// A parameter has no value, or one that is not a finite number.
    #[error(transparent)]
    Value(#[from] EvalError),
    /// The parameters and exponents are finite, but too large for the gate's matrix to be.
    #[error("the parameters of {gate} are too large")]
    NoMatrix {
        /// Name of the gate.
        gate: String,
    },
}
