//! PUBs of the two primitives, and the options that go with them.

use std::rc::Rc;

use super::{BindingsArray, Broadcast, CompileOptions, ObservablesArray, PubError};
use crate::circuit::{Circuit, Operation, Visit};

/// Most shots of one set of parameters.
pub const MAX_SHOTS: u64 = 1_000_000;

/// A primitive unified bloc of the Sampler: a circuit, values for its parameters, and how often
/// to run it with each set of them.
#[derive(Debug, Clone, PartialEq)]
pub struct SamplerPub {
    /// The circuit, with at least one measurement.
    pub circuit: Rc<Circuit>,
    /// Values of the circuit's parameters. Their shape is that of the result.
    pub parameter_values: BindingsArray,
    /// Number of shots; unset means [`SamplerOptions::default_shots`].
    pub shots: Option<u64>,
}

/// A primitive unified bloc of the Estimator: a circuit, observables, values for the circuit's
/// parameters, and how precise the expectation values are to be.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimatorPub {
    /// The circuit; measurements at its end do not count.
    pub circuit: Rc<Circuit>,
    /// The observables, on as many qubits as the circuit has.
    pub observables: ObservablesArray,
    /// Values of the circuit's parameters. Their shape broadcasts with that of the observables,
    /// and that is the shape of the result.
    pub parameter_values: BindingsArray,
    /// The standard error that is aimed at, 0 for exact values; unset means
    /// [`EstimatorOptions::default_precision`].
    pub precision: Option<f64>,
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

/// Options of the Estimator.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimatorOptions {
    /// Precision of a PUB that does not say which. 0.015625, as in Qiskit Runtime.
    pub default_precision: f64,
    /// Shots of a PUB that does not say which precision. If set, it comes before
    /// [`EstimatorOptions::default_precision`].
    pub default_shots: Option<u64>,
    /// Seed: the same seed gives the same values. Unset means a random seed, which the result
    /// states.
    pub seed_estimator: Option<u64>,
    /// As [`SamplerOptions::simulation`].
    pub simulation: CompileOptions,
}

impl Default for SamplerOptions {
    fn default() -> Self {
        Self { default_shots: 4096, seed_simulator: None, simulation: CompileOptions::default() }
    }
}

impl Default for EstimatorOptions {
    fn default() -> Self {
        Self {
            default_precision: 0.015_625,
            default_shots: None,
            seed_estimator: None,
            simulation: CompileOptions::default(),
        }
    }
}

/// What the values of an estimator PUB come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Accuracy {
    /// They are computed.
    Exact,
    /// They are means over so many shots of each basis.
    Sampled {
        /// Number of shots.
        shots: u64,
        /// The standard error that they are for.
        precision: f64,
    },
}

/// The shots that a standard error of the mean takes, where a shot's own is one:
/// `ceil(1/precision²)`, at least one; `u64::MAX` when there are more than that.
pub fn shots_for_precision(precision: f64) -> u64 {
    ((1.0 / (precision * precision)).ceil() as u64).max(1)
}

impl SamplerPub {
    /// A circuit without parameters, with the default number of shots.
    pub fn new(circuit: impl Into<Rc<Circuit>>) -> Self {
        let (circuit, parameter_values) = (circuit.into(), BindingsArray::default());
        Self { circuit, parameter_values, shots: None }
    }

    /// The number of shots, after checking the PUB.
    ///
    /// # Errors
    /// [`PubError`].
    pub fn checked_shots(&self, options: &SamplerOptions) -> Result<u64, PubError> {
        let shots = checked_shots(self.shots.unwrap_or(options.default_shots))?;
        let is_measurement = |visit: &Visit<'_>| visit.instruction.operation == Operation::Measure;
        if !self.circuit.walk().iter().any(is_measurement) {
            return Err(PubError::NoMeasurement);
        }
        check_parameters(&self.circuit, &self.parameter_values)?;
        Ok(shots)
    }
}

impl EstimatorPub {
    /// A circuit without parameters, with the default precision.
    pub fn new(circuit: impl Into<Rc<Circuit>>, observables: impl Into<ObservablesArray>) -> Self {
        let (circuit, parameter_values) = (circuit.into(), BindingsArray::default());
        Self { circuit, observables: observables.into(), parameter_values, precision: None }
    }

    /// How observables and parameter sets go together, after checking the PUB.
    ///
    /// # Errors
    /// [`PubError`].
    pub fn checked_broadcast(&self) -> Result<Broadcast, PubError> {
        let (expected, found) = (self.circuit.num_qubits(), self.observables.num_qubits());
        if expected != found {
            return Err(PubError::ObservableWidth { expected, found });
        }
        check_parameters(&self.circuit, &self.parameter_values)?;
        Ok(Broadcast::new(self.observables.shape(), self.parameter_values.shape())?)
    }

    /// What the values are to come from.
    pub(super) fn accuracy(&self, options: &EstimatorOptions) -> Result<Accuracy, PubError> {
        let precision = match (self.precision, options.default_shots) {
            (Some(precision), _) => precision,
            (None, Some(shots)) => {
                let shots = checked_shots(shots)?;
                return Ok(Accuracy::Sampled { shots, precision: 1.0 / (shots as f64).sqrt() });
            }
            (None, None) => options.default_precision,
        };
        if !(precision >= 0.0 && precision.is_finite()) {
            return Err(PubError::Precision { precision });
        }
        if precision == 0.0 {
            return Ok(Accuracy::Exact);
        }
        let shots = shots_for_precision(precision);
        if shots > MAX_SHOTS {
            return Err(PubError::TooPrecise { precision, shots });
        }
        Ok(Accuracy::Sampled { shots, precision })
    }
}

fn checked_shots(shots: u64) -> Result<u64, PubError> {
    if (1..=MAX_SHOTS).contains(&shots) { Ok(shots) } else { Err(PubError::Shots { shots }) }
}

fn check_parameters(circuit: &Circuit, values: &BindingsArray) -> Result<(), PubError> {
    let (expected, found) = (circuit.parameters().len(), values.num_parameters());
    if expected == found { Ok(()) } else { Err(PubError::ParameterCount { expected, found }) }
}
