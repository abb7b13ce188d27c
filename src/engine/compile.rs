//! From a circuit to a program.

use std::collections::BTreeMap;

use super::arrange::{Arranged, num_used};
use super::blocks::{Builder, Draft};
use super::last::set_final_apart;
use super::program::{Measurement, Program};
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
    let num_qubits = circuit.num_qubits();
    let mut builder = Builder::new(circuit, bound(circuit, parameter_values)?);
    builder.block(circuit.instructions())?;
    let num_counters = builder.num_counters();
    let (placed, last) = set_final_apart(builder.into_steps(), num_qubits, circuit.num_clbits());
    let has_formulas = placed.iter().any(|placed| matches!(placed.step, Draft::Formula(_)));
    let has_jumps = placed.iter().any(|placed| placed.is_in_flow);
    state::check_addressable(num_used(&placed, num_qubits as usize))?;
    let arranged = Arranged::new(placed, num_qubits as usize);
    let num_used = arranged.num_used();
    let num_amplitudes = (num_used as f64).exp2();
    let steps = arranged.steps.iter().zip(&arranged.times);
    let work = steps.map(|(step, times)| times * step.work(num_amplitudes)).sum();
    let bits = last.iter().map(|(qubit, clbit)| (arranged.bit_of(*qubit), *clbit));
    let (measured, zeros): (Vec<_>, Vec<_>) = bits.partition(|(bit, _)| bit.is_some());
    let measured =
        measured.into_iter().filter_map(|(bit, clbit)| Some(Measurement { bit: bit?, clbit }));
    Ok(Program {
        num_qubits,
        num_used,
        layout: (0..num_qubits as usize).map(|qubit| arranged.bit_of(qubit)).collect(),
        num_clbits: circuit.num_clbits(),
        variables: circuit.variables().to_vec(),
        definitions: if has_formulas { circuit.definitions().to_vec() } else { Vec::new() },
        final_measurements: measured.collect(),
        final_zeros: zeros.into_iter().map(|(_, clbit)| clbit).collect(),
        num_counters,
        has_jumps,
        work,
        steps: arranged.steps,
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
