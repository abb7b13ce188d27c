//! PUBs as they are written in jobs.

use serde_json::Value as Json;

use super::RawParameters;
use crate::rest::codec::cursor::Cursor;
use crate::rest::codec::nd_array::number;
use crate::rest::codec::pack::Budget;
use crate::rest::codec::{CodecError, Kind, ObservablesArray, Problem, Settings};

/// How arrays of numbers and results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With `__type__`, as Qiskit's own client does.
    Tagged,
    /// As nested lists, which any client can read.
    Plain,
}

/// A PUB of the Sampler: `[circuit, values, shots]`, or its circuit alone.
#[derive(Debug, Clone, PartialEq)]
pub struct RawSamplerPub {
    /// The circuit as OpenQASM text.
    pub circuit: String,
    /// Values of its parameters.
    pub parameter_values: RawParameters,
    /// Number of shots.
    pub shots: Option<u64>,
}

/// A PUB of the Estimator: `[circuit, observables, values, precision]`.
#[derive(Debug, Clone, PartialEq)]
pub struct RawEstimatorPub {
    /// The circuit as OpenQASM text.
    pub circuit: String,
    /// The observables.
    pub observables: ObservablesArray,
    /// Values of the circuit's parameters.
    pub parameter_values: RawParameters,
    /// The standard error to aim for.
    pub precision: Option<f64>,
}

impl RawSamplerPub {
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        if !at.json().is_array() {
            let circuit = read_circuit(at)?;
            return Ok(Self { circuit, parameter_values: RawParameters::Unset, shots: None });
        }
        let [circuit, values, shots] = at.first_items()?;
        Ok(Self {
            circuit: read_circuit(&circuit.ok_or_else(|| missing(at, "circuit"))?)?,
            parameter_values: read_values(budget, values)?,
            shots: shots.map(|shots| shots.count()).transpose()?,
        })
    }

    /// All members, those that are unset as `null`.
    pub(super) fn write(&self, form: Form) -> Result<Json, CodecError> {
        let values = self.parameter_values.write(form).map_err(|error| error.at(1))?;
        Ok(Json::Array(vec![self.circuit.as_str().into(), values, self.shots.into()]))
    }
}

impl RawEstimatorPub {
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let [circuit, observables, values, precision] = at.first_items()?;
        let observables = observables.ok_or_else(|| missing(at, "observables"));
        Ok(Self {
            circuit: read_circuit(&circuit.ok_or_else(|| missing(at, "circuit"))?)?,
            observables: read_observables(budget, &observables?)?,
            parameter_values: read_values(budget, values)?,
            precision: precision.map(|precision| precision.number()).transpose()?,
        })
    }

    /// All members, those that are unset as `null`.
    pub(super) fn write(&self, form: Form) -> Result<Json, CodecError> {
        let observables = self.observables.to_lists().map_err(|error| error.at(1))?;
        let values = self.parameter_values.write(form).map_err(|error| error.at(2))?;
        let precision = self.precision.map(number).transpose().map_err(|error| error.at(3))?;
        let circuit = self.circuit.as_str().into();
        Ok(Json::Array(vec![circuit, observables, values, precision.into()]))
    }
}

fn missing(at: &Cursor<'_>, name: &str) -> CodecError {
    at.error(Problem::Missing { name: name.to_owned() })
}

fn read_circuit(at: &Cursor<'_>) -> Result<String, CodecError> {
    match at.json() {
        Json::String(text) => Ok(text.clone()),
        _ if at.tag() == Some("QuantumCircuit") => Err(at.error(Problem::QpyCircuit)),
        _ => Err(at.wrong(Kind::Circuit)),
    }
}

fn read_values(budget: &mut Budget, at: Option<Cursor<'_>>) -> Result<RawParameters, CodecError> {
    at.map_or(Ok(RawParameters::Unset), |at| RawParameters::read(budget, &at))
}

/// Reads observables: nested lists of labels and objects, a tagged array of them, or an operator
/// of Qiskit's.
fn read_observables(budget: &mut Budget, at: &Cursor<'_>) -> Result<ObservablesArray, CodecError> {
    match at.tag() {
        Some("ObservablesArray") => ObservablesArray::read(&at.tagged("ObservablesArray")?),
        Some(_) => {
            let settings = Settings::read(budget, at)?.ok_or_else(|| at.wrong(Kind::Observable))?;
            from_settings(settings, at)
        }
        None => ObservablesArray::read(at),
    }
}

/// A `PauliList` is an array of one axis, the other operators are one observable.
fn from_settings(settings: Settings, at: &Cursor<'_>) -> Result<ObservablesArray, CodecError> {
    let array = match settings {
        Settings::Pauli(label) => ObservablesArray::new(Vec::new(), vec![vec![(label, 1.0)]]),
        Settings::PauliList(labels) => {
            let sums: Vec<_> = labels.into_iter().map(|label| vec![(label, 1.0)]).collect();
            ObservablesArray::new(vec![sums.len()], sums)
        }
        Settings::SparsePauliOp { paulis, coeffs } => {
            let coefficients = coeffs.into_f64().ok_or_else(|| at.wrong(Kind::Real))?;
            let is_whole = coefficients.len() == paulis.len();
            let terms = paulis.into_iter().zip(coefficients).collect();
            ObservablesArray::new(Vec::new(), vec![terms]).filter(|_| is_whole)
        }
    };
    array.ok_or_else(|| at.wrong(Kind::Observable))
}
