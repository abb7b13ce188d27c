//! PUBs of the two primitives.

use std::rc::Rc;

use super::options::{EstimatorOptions, SamplerOptions, Target, shots_for_precision};
use super::{BindingsArray, Broadcast, ObservablesArray, PubError};
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
        let shots = checked_shots(self.shots.unwrap_or_else(|| options.shots()))?;
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
        let target = self.precision.map_or_else(|| options.target(), Target::Precision);
        let precision = target.precision();
        if let Target::Shots(shots) = target {
            return Ok(Accuracy::Sampled { shots: checked_shots(shots)?, precision });
        }
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
