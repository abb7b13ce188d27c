//! What is asked about a circuit while it is being edited.

use futures::future::LocalBoxFuture;

use super::ExecError;
use crate::circuit::Circuit;
use crate::math::C64;
use crate::primitives::{CompileOptions, MemoryGauge};

/// Computes the state a circuit prepares, for looking at while editing, and what it needs to run.
/// Not a job.
pub trait LiveState {
    /// All `2^n` amplitudes before the final measurements, little-endian, with these values of
    /// the circuit's parameters. Asking anew cancels what was asked before: only the last answer
    /// matters.
    fn amplitudes(
        &self,
        circuit: &Circuit,
        parameter_values: &[f64],
    ) -> LocalBoxFuture<'static, Result<Vec<C64>, ExecError>>;

    /// What memory the circuit needs when it is sampled like this, with these values of its
    /// parameters. Asking anew cancels what was asked before about memory.
    fn gauge(
        &self,
        circuit: &Circuit,
        parameter_values: &[f64],
        options: CompileOptions,
    ) -> LocalBoxFuture<'static, Result<MemoryGauge, ExecError>>;
}
