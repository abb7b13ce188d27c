//! Why a modified gate has no decomposition here.

use thiserror::Error;

use crate::circuit::EvalError;

/// Why a modified gate cannot be written with plain gates.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum DecomposeError {
    /// A gate of which only the name is known has to be inverted, controlled or taken apart.
    #[error("{gate} has no definition")]
    NoDefinition {
        /// Name of the gate.
        gate: String,
    },
    /// A power that is not whole, of a gate whose eigenvectors are not at hand: a gate of several
    /// qubits that is defined by several gates.
    #[error("{gate} to the power of {exponent} is not known as a row of gates")]
    FractionalPower {
        /// Name of the gate.
        gate: String,
        /// The exponent.
        exponent: f64,
    },
    /// A power that depends on a parameter without a value, in the exponent or in the gate.
    #[error("a power of {gate} depends on the parameter {parameter}")]
    OpenPower {
        /// Name of the gate.
        gate: String,
        /// Name of the parameter.
        parameter: String,
    },
    /// The exponent, or an angle whose power is asked for, is not a finite number.
    #[error("{gate}: {reason}")]
    Value {
        /// Name of the gate.
        gate: String,
        /// What is wrong with it.
        reason: EvalError,
    },
    /// More gates than [`MAX_DECOMPOSED_GATES`](super::MAX_DECOMPOSED_GATES).
    #[error("more than {limit} gates")]
    TooManyGates {
        /// The limit.
        limit: usize,
    },
    /// A formula that grows beyond all measure when definitions are written out.
    #[error("a parameter of {gate} has more than {limit} parts")]
    FormulaTooLong {
        /// Name of the gate that is given the formula.
        gate: String,
        /// The limit.
        limit: usize,
    },
}
