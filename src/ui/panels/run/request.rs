//! From what stands in the fields to what is asked of a service.

use std::num::ParseIntError;
use std::rc::Rc;

use crate::observable::SparsePauliOp;
use crate::primitives::options::Primitive;
use crate::primitives::{
    BindingsArray, EstimatorOptions, EstimatorPub, MAX_SHOTS, NdArray, ObservablesArray, PubError,
    SamplerOptions, SamplerPub, Shape, shots_for_precision,
};
use crate::runtime::Program;
use crate::ui::hooks::Inputs;
use crate::ui::state::DocState;

/// Why nothing can be run.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Unready {
    /// These parameters have no value.
    Values(Vec<String>),
    /// A field is no good, and says so itself.
    Field,
    /// The values, or the observables, do not go with the circuit.
    Pub(PubError),
}

impl<E: Into<PubError>> From<E> for Unready {
    fn from(error: E) -> Self {
        Self::Pub(error.into())
    }
}

/// A number of shots as typed, if it is one that can be run.
pub(super) fn shots(text: &str) -> Option<u64> {
    text.trim().parse().ok().filter(|shots| (1..=MAX_SHOTS).contains(shots))
}

/// A seed as typed: none for an empty field, an error for anything that is no whole number.
pub(super) fn seed(text: &str) -> Result<Option<u64>, ParseIntError> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

/// A precision as typed; 0 asks for exact values.
///
/// # Errors
/// Nothing for what is no precision, and why for one that cannot be reached.
pub(super) fn precision(text: &str) -> Result<f64, Option<PubError>> {
    let number = text.trim().parse().ok();
    let number = number.filter(|number: &f64| number.is_finite() && *number >= 0.0);
    let Some(precision) = number else { return Err(None) };
    match shots_for_precision(precision) {
        shots if precision > 0.0 && shots > MAX_SHOTS => {
            Err(Some(PubError::TooPrecise { precision, shots }))
        }
        _ => Ok(precision),
    }
}

/// What is asked for. Parameters with several values make a grid; with several observables, each
/// has its value for each set of parameters.
pub(in crate::ui) fn program(document: &DocState, inputs: &Inputs) -> Result<Program, Unready> {
    let circuit = document.circuit();
    let lists = document.bindings().lists(circuit).map_err(Unready::Values)?;
    let parameter_values = BindingsArray::grid(circuit, &lists)?;
    let seed = seed(&inputs.seed).map_err(|_| Unready::Field)?;
    match inputs.primitive {
        Primitive::Sampler => {
            let typed = inputs.options.read::<SamplerOptions>();
            let shots = shots(&inputs.shots).filter(|_| typed.errors.is_empty());
            let mut options = typed.options;
            options.simulator.seed_simulator = seed;
            options.simulator.simulate(inputs.simulation);
            let own = SamplerPub::new(Rc::clone(circuit));
            let shots = Some(shots.ok_or(Unready::Field)?);
            let pubs = vec![SamplerPub { parameter_values, shots, ..own }];
            Ok(Program::Sampler { pubs, options })
        }
        Primitive::Estimator => {
            let typed = inputs.options.read::<EstimatorOptions>();
            let precision = precision(&inputs.target_precision);
            let precision = precision.ok().filter(|_| typed.errors.is_empty());
            let precision = precision.ok_or(Unready::Field)?;
            let observables = observables(&inputs.observables, circuit.num_qubits())?;
            let axes = parameter_values.shape().num_axes();
            let own = EstimatorPub::new(Rc::clone(circuit), laid_out(observables, axes)?);
            let mut options = typed.options;
            options.seed_estimator = seed;
            options.simulator.simulate(inputs.simulation);
            let pubs = vec![EstimatorPub { parameter_values, precision: Some(precision), ..own }];
            Ok(Program::Estimator { pubs, options })
        }
    }
}

/// The observables that stand in lines.
fn observables(lines: &[String], num_qubits: u32) -> Result<Vec<SparsePauliOp>, Unready> {
    let read = |line: &String| SparsePauliOp::from_text(line, num_qubits);
    let all: Result<Vec<_>, _> = lines.iter().map(read).collect();
    all.ok().filter(|all| !all.is_empty()).ok_or(Unready::Field)
}

/// A single observable by itself; several as an axis before those of the parameter values.
fn laid_out(mut observables: Vec<SparsePauliOp>, axes: usize) -> Result<ObservablesArray, Unready> {
    if observables.len() == 1 {
        return Ok(observables.remove(0).into());
    }
    let shape = [vec![observables.len()], vec![1; axes]].concat();
    let array = NdArray::new(Shape::new(shape), observables)
        .expect("invariant: there is an observable for each element of the shape");
    Ok(ObservablesArray::new(array)?)
}
