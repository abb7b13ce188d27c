//! Why a PUB cannot be run.

use thiserror::Error;

use super::{BindingsError, MAX_SHOTS, ObservablesError, ShapeError};

/// What is wrong with a PUB, or with one of the parts that it is to be made of.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PubError {
    /// No shots, or more than [`MAX_SHOTS`].
    #[error("{shots} shots; from 1 to {MAX_SHOTS} are possible")]
    Shots {
        /// The number asked for.
        shots: u64,
    },
    /// Nothing is measured.
    #[error("the circuit has no measurement")]
    NoMeasurement,
    /// Too few or too many parameter values.
    #[error("the circuit has {expected} parameters, {found} values are given")]
    ParameterCount {
        /// Number of parameters of the circuit.
        expected: usize,
        /// Number of values given in each set.
        found: usize,
    },
    /// The values for its parameters are none.
    #[error(transparent)]
    Bindings(#[from] BindingsError),
    /// The observables are none.
    #[error(transparent)]
    Observables(#[from] ObservablesError),
    /// Observables on another number of qubits than the circuit.
    #[error("the observables are on {found} qubits, the circuit has {expected}")]
    ObservableWidth {
        /// Number of qubits of the circuit.
        expected: u32,
        /// Number of qubits of the observables.
        found: u32,
    },
    /// The shapes of observables, on the left, and parameter sets, on the right, do not
    /// broadcast.
    #[error("observables and parameter values: {0}")]
    Shapes(#[from] ShapeError),
    /// A precision that is negative, infinite or not a number.
    #[error("{precision} is no precision; it is a finite number from 0")]
    Precision {
        /// The precision asked for.
        precision: f64,
    },
    /// A precision that more than [`MAX_SHOTS`] would be needed for.
    #[error("a precision of {precision} needs {shots} shots; up to {MAX_SHOTS} are possible")]
    TooPrecise {
        /// The precision asked for.
        precision: f64,
        /// The shots it needs; `u64::MAX` when there are more than that.
        shots: u64,
    },
    /// What comes out of the PUB, and of those before it in the job, is too much.
    #[error("the result takes {needed_bytes} bytes, {limit_bytes} are possible")]
    ResultTooLarge {
        /// Bytes that it takes; `u64::MAX` when there are more than that.
        needed_bytes: u64,
        /// Most bytes that the result of a job may take.
        limit_bytes: u64,
    },
}
