//! What can be wrong with the description of a device.

use std::fmt;

use thiserror::Error;

use crate::circuit::StandardGate;

/// What a number of a device's description is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Relaxation time, in seconds.
    T1,
    /// Dephasing time, in seconds.
    T2,
    /// Frequency, in hertz.
    Frequency,
    /// Probability of reading a wrong value.
    ReadoutError,
    /// How long a measurement lasts, in seconds.
    ReadoutDuration,
    /// Probability of reading 0 where 1 was prepared.
    ProbMeas0Prep1,
    /// Probability of reading 1 where 0 was prepared.
    ProbMeas1Prep0,
    /// How long a reset lasts, in seconds.
    ResetDuration,
    /// Error of a gate.
    GateError(StandardGate),
    /// How long a gate lasts, in seconds.
    GateDuration(StandardGate),
    /// The device's own time step, in seconds.
    TimeStep,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::T1 => f.write_str("T1"),
            Self::T2 => f.write_str("T2"),
            Self::Frequency => f.write_str("frequency"),
            Self::ReadoutError => f.write_str("readout error"),
            Self::ReadoutDuration => f.write_str("readout duration"),
            Self::ProbMeas0Prep1 => f.write_str("prob_meas0_prep1"),
            Self::ProbMeas1Prep0 => f.write_str("prob_meas1_prep0"),
            Self::ResetDuration => f.write_str("reset duration"),
            Self::GateError(gate) => write!(f, "error of {}", gate.spec().name),
            Self::GateDuration(gate) => write!(f, "duration of {}", gate.spec().name),
            Self::TimeStep => f.write_str("time step"),
        }
    }
}

/// Why something is no target.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum TargetError {
    /// More qubits than a circuit can have.
    #[error("{num_qubits} qubits, where {limit} are the most")]
    TooManyQubits {
        /// Number of qubits asked for.
        num_qubits: u32,
        /// The limit.
        limit: u32,
    },
    /// A qubit beyond the last one.
    #[error("there is no qubit {qubit} among {num_qubits}")]
    NoSuchQubit {
        /// The qubit.
        qubit: u32,
        /// Number of qubits of the device.
        num_qubits: u32,
    },
    /// A qubit coupled with itself.
    #[error("qubit {qubit} is coupled with itself")]
    CoupledWithItself {
        /// The qubit.
        qubit: u32,
    },
    /// A gate on too few or too many qubits.
    #[error("{} acts on {expected} qubits, not {found}", gate.spec().name)]
    QubitCount {
        /// The gate.
        gate: StandardGate,
        /// Number of qubits of the gate.
        expected: usize,
        /// Number of qubits given.
        found: usize,
    },
    /// One qubit given twice to the same gate.
    #[error("{} is given qubit {qubit} twice", gate.spec().name)]
    RepeatedQubit {
        /// The gate.
        gate: StandardGate,
        /// The qubit.
        qubit: u32,
    },
    /// A gate that is there twice on the same qubits.
    #[error("{} on {qubits:?} is there twice", gate.spec().name)]
    GateTwice {
        /// The gate.
        gate: StandardGate,
        /// The qubits, in the order of the gate's arguments.
        qubits: Vec<u32>,
    },
    /// Properties of more or fewer qubits than there are.
    #[error("properties of {found} qubits, where there are {expected}")]
    PropertyCount {
        /// Number of qubits of the device.
        expected: usize,
        /// Number of qubits with properties.
        found: usize,
    },
    /// Two qubits in one place of the picture.
    #[error("qubits {first} and {second} are in one place")]
    SamePlace {
        /// The first of them.
        first: u32,
        /// The other one.
        second: u32,
    },
    /// A number that its kind of figure cannot have: a probability outside of 0 to 1, a negative
    /// time, no number at all.
    #[error("the {figure} on {qubits:?} cannot be {value}")]
    BadFigure {
        /// What the number is about.
        figure: Figure,
        /// The qubits it is about; none for the whole device.
        qubits: Vec<u32>,
        /// The number.
        value: f64,
    },
    /// Limits of an angle for a gate without exactly one parameter, or no limits at all.
    #[error("{} cannot be limited to {least}..={most}", gate.spec().name)]
    BadAngleRange {
        /// The gate.
        gate: StandardGate,
        /// The least angle, in radians.
        least: f64,
        /// The most, in radians.
        most: f64,
    },
}
