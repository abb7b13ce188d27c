//! Expectation values for many sets of parameters.
//!
//! A small circuit is prepared once (`template`): Clifford gates are taken out of it and the rest
//! becomes rotations about Pauli strings (`frame`, `rotations`), by angles that are linear in the
//! parameters (`angles`). What comes before the first parameter runs once; several sets then run at
//! once, each in a lane of every vector (`state`), and observables are weights of what comes out
//! (`value`). Any other circuit is computed for each set, but for what [`Prepared`] does once.

mod angles;
mod frame;
mod rotations;
mod state;
mod template;
mod value;

use super::expectation::{ExpectationValues, How, check_widths};
use super::method::{CompileOptions, Method, Precision, Simulation};
use super::progress::Progress;
use super::{EngineError, Monitor, Prepared};
use crate::circuit::Circuit;
use crate::observable::SparsePauliOp;
use angles::SETS;
use template::Template;

/// The expectation values of observables for each of several sets of parameters, in the state
/// before the final measurements.
///
/// `parameter_sets` has one set after the other, each in the order of [`Circuit::parameters`]; a
/// circuit without parameters has the one set without values. The result has for each set the
/// value of each observable. The values of a set do not depend on the others.
///
/// Cost: up to 12 qubits, for Clifford gates and gates whose angles are linear in the parameters,
/// a few nanoseconds for every amplitude and rotation of a set, after preparing the circuit once;
/// else that of [`expectation_values`](super::expectation_values) for each set, but for what
/// [`Prepared`] does once.
///
/// # Errors
/// [`EngineError::ParameterCount`] when the last set is not whole, and as
/// [`expectation_values`](super::expectation_values).
pub fn sweep(
    circuit: &Circuit,
    parameter_sets: &[f64],
    observables: &[SparsePauliOp],
    monitor: &mut dyn Monitor,
) -> Result<Vec<f64>, EngineError> {
    let num_sets = parameter_sets.len() / circuit.parameters().len().max(1);
    let prepared = Prepared::new(circuit, CompileOptions::default(), num_sets);
    Ok(sweep_with(&prepared, parameter_sets, observables, monitor)?.values)
}

/// As [`sweep`] of a circuit that is prepared, with the ways in which it was simulated. Sets that
/// are computed together have a state vector in double precision.
///
/// # Errors
/// As [`sweep`] and [`compile_with`](super::compile_with).
pub fn sweep_with(
    prepared: &Prepared<'_>,
    parameter_sets: &[f64],
    observables: &[SparsePauliOp],
    monitor: &mut dyn Monitor,
) -> Result<ExpectationValues, EngineError> {
    let (circuit, options) = (prepared.circuit, prepared.options);
    check_widths(circuit, observables)?;
    let names = circuit.parameters();
    let rest = parameter_sets.len().checked_rem(names.len()).unwrap_or(parameter_sets.len());
    if rest != 0 {
        return Err(EngineError::ParameterCount { expected: names.len(), found: rest });
    }
    if let Some(at) = parameter_sets.iter().position(|value| !value.is_finite()) {
        return Err(EngineError::ParameterNotFinite { name: names[at % names.len()].clone() });
    }
    let num_sets = parameter_sets.len().checked_div(names.len()).unwrap_or(1);
    let may_be_together =
        options.method != Some(Method::Stabilizer) && options.precision == Precision::Double;
    if may_be_together
        && let Some(template) = Template::new(circuit, observables)
        && let Some(values) = together(&template, parameter_sets, num_sets, monitor)?
    {
        let simulations = [Simulation::new(Method::Statevector, Precision::Double)].into();
        return Ok(ExpectationValues { values, simulations });
    }
    one_by_one(prepared, (parameter_sets, num_sets), observables, monitor)
}

/// The values by a template; nothing if an angle is not finite for some set.
fn together(
    template: &Template,
    parameter_sets: &[f64],
    num_sets: usize,
    monitor: &mut dyn Monitor,
) -> Result<Option<Vec<f64>>, EngineError> {
    let num_observables = template.observables.len();
    let mut values = vec![0.0; num_sets * num_observables];
    let Some(beginning) = state::begin(template) else { return Ok(None) };
    let mut state = Vec::with_capacity(1 << template.num_bits);
    let work = template.work();
    let mut progress = Progress::new(monitor, (work * num_sets.div_ceil(SETS) as u64) as f64);
    for first in (0..num_sets).step_by(SETS) {
        let sets = &parameter_sets[first * template.num_parameters..];
        if !state::go_on(template, &beginning, sets, &mut state) {
            return Ok(None);
        }
        let rows = values[first * num_observables..].chunks_mut(num_observables.max(1));
        let mut rows: Vec<&mut [f64]> = rows.take(SETS).collect();
        for (number, observable) in template.observables.iter().enumerate() {
            for (row, value) in rows.iter_mut().zip(observable.value(&state)) {
                row[number] = value;
            }
        }
        progress.advance(work)?;
    }
    Ok(Some(values))
}

fn one_by_one(
    prepared: &Prepared<'_>,
    (parameter_sets, num_sets): (&[f64], usize),
    observables: &[SparsePauliOp],
    monitor: &mut dyn Monitor,
) -> Result<ExpectationValues, EngineError> {
    let num_parameters = parameter_sets.len() / num_sets.max(1);
    let how = How::new(prepared.options);
    let mut all = ExpectationValues::default();
    all.values.reserve(num_sets * observables.len());
    for number in 0..num_sets {
        let set = &parameter_sets[number * num_parameters..][..num_parameters];
        let mut part = prepared.part(monitor, number as u64, num_sets as u64);
        let found = how.find(prepared.sketch(set)?, observables, &mut part)?;
        all.values.extend(found.values);
        all.simulations.extend(found.simulations);
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
