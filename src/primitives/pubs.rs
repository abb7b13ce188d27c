//! PUBs of the Sampler, and the options that go with them.

use thiserror::Error;

use super::CompileOptions;
use crate::circuit::{Circuit, Operation, Visit};

/// Most shots of one PUB.
pub const MAX_SHOTS: u64 = 1_000_000;

/// A primitive unified bloc of the Sampler: a circuit and how often to run it.
#[derive(Debug, Clone, PartialEq)]
pub struct SamplerPub {
    /// The circuit, with at least one measurement.
    pub circuit: Circuit,
    /// Values of the circuit's parameters, in the order of [`Circuit::parameters`].
    pub parameter_values: Vec<f64>,
    /// Number of shots; unset means [`SamplerOptions::default_shots`].
    pub shots: Option<u64>,
}

/// Options of the Sampler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplerOptions {
    /// Shots of a PUB that does not say how many. 4096, as in Qiskit Runtime.
    pub default_shots: u64,
    /// Seed of the simulator: the same seed gives the same counts. Unset means a random seed,
    /// which the result states.
    pub seed_simulator: Option<u64>,
    /// Method and precision of the simulation, which are options of this simulator as they are of
    /// Aer's. By default the engine chooses the method, and amplitudes have double precision.
    pub simulation: CompileOptions,
}

impl Default for SamplerOptions {
    fn default() -> Self {
        Self { default_shots: 4096, seed_simulator: None, simulation: CompileOptions::default() }
    }
}

/// Why a PUB cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
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
        /// Number of values given.
        found: usize,
    },
}

impl SamplerPub {
    /// The number of shots, after checking the PUB.
    ///
    /// # Errors
    /// [`PubError`].
    pub fn checked_shots(&self, options: &SamplerOptions) -> Result<u64, PubError> {
        let shots = self.shots.unwrap_or(options.default_shots);
        if !(1..=MAX_SHOTS).contains(&shots) {
            return Err(PubError::Shots { shots });
        }
        let is_measurement = |visit: &Visit<'_>| visit.instruction.operation == Operation::Measure;
        if !self.circuit.walk().iter().any(is_measurement) {
            return Err(PubError::NoMeasurement);
        }
        let (expected, found) = (self.circuit.parameters().len(), self.parameter_values.len());
        if found != expected {
            return Err(PubError::ParameterCount { expected, found });
        }
        Ok(shots)
    }
}
