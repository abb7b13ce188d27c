//! From a circuit to a program.

use std::collections::BTreeMap;

use super::blocks::Builder;
use super::last::set_final_apart;
use super::program::{Program, Step};
use super::{EngineError, state};
use crate::circuit::Circuit;

/// Most steps of a program, and most steps that a shot may take. Gate definitions that use each
/// other can stand for exponentially many steps, and loops need not end; this bounds the time
/// and memory that a few lines of input can ask for.
pub const MAX_STEPS: u64 = 1_000_000;

/// Makes a circuit ready to run, with a value for each of its parameters, in the order of
/// [`Circuit::parameters`].
///
/// # Errors
/// [`EngineError::Memory`] when no machine could address the state,
/// [`EngineError::ParameterCount`], [`EngineError::ParameterNotFinite`],
/// [`EngineError::TooManySteps`], [`EngineError::Parameter`], [`EngineError::OpaqueGate`],
/// [`EngineError::PowerTooLarge`].
pub fn compile(circuit: &Circuit, parameter_values: &[f64]) -> Result<Program, EngineError> {
    state::check_addressable(circuit.num_qubits())?;
    let mut builder = Builder::new(circuit, bound(circuit, parameter_values)?);
    builder.block(circuit.instructions())?;
    let num_counters = builder.num_counters();
    let (placed, final_measurements) =
        set_final_apart(builder.into_steps(), circuit.num_qubits(), circuit.num_clbits());
    let work = placed.iter().map(|placed| placed.times * placed.step.work_per_amplitude());
    let work_per_amplitude = work.sum();
    let has_formulas = placed.iter().any(|placed| matches!(placed.step, Step::Formula(_)));
    let has_jumps = placed.iter().any(|placed| placed.is_in_flow);
    Ok(Program {
        num_qubits: circuit.num_qubits(),
        num_clbits: circuit.num_clbits(),
        variables: circuit.variables().to_vec(),
        definitions: if has_formulas { circuit.definitions().to_vec() } else { Vec::new() },
        steps: placed.into_iter().map(|placed| placed.step).collect(),
        final_measurements,
        num_counters,
        has_jumps,
        work_per_amplitude,
    })
}

/// The values of the parameters by name.
fn bound(circuit: &Circuit, values: &[f64]) -> Result<BTreeMap<String, f64>, EngineError> {
    let names = circuit.parameters();
    let (expected, found) = (names.len(), values.len());
    if found != expected {
        return Err(EngineError::ParameterCount { expected, found });
    }
    match names.iter().zip(values).find(|(_, value)| !value.is_finite()) {
        Some((name, _)) => Err(EngineError::ParameterNotFinite { name: name.clone() }),
        None => Ok(names.into_iter().zip(values.iter().copied()).collect()),
    }
}
