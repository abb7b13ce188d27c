//! Expectation values of sums of Pauli strings.
//!
//! Each string is looked at once, however often it occurs. What a string does not see is left
//! away (`parts`): gates after which none of its qubits comes, and parts of the circuit that are
//! connected with none of them; a string over several such parts has the product of their values.
//! In the state that is left (`values`), strings that flip the same qubits share the products of
//! amplitudes that they are sums of (`group`).

mod cones;
mod group;
mod parts;
mod values;
mod way;

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Draft, Placed};
use super::compile::Sketch;
use super::method::{CompileOptions, Simulation};
use super::program::Program;
use super::progress::Progress;
use super::{EngineError, Monitor};
use crate::circuit::Circuit;
use crate::observable::{Pauli, SparsePauliOp};
use parts::{Split, work};
use values::Values;

/// Least units of work, as one state, of a circuit that is worth being split.
const LEAST_WORK: f64 = (1 << 14) as f64;

/// The expectation values of observables in the state before the final measurements, with a value
/// for each of the circuit's parameters, in the order of [`Circuit::parameters`].
///
/// They are exact but for rounding: of Clifford circuits that run on stabilizers, by the rule that
/// [`compile`](super::compile) states, strings have the values -1, 0 and 1 themselves; the string
/// of I alone always has 1.
///
/// Cost on a state vector of `n` qubits: for all strings with the same qubits in X or Y together
/// about `2ⁿ` multiplications. A string needs only the qubits that can have an influence on it, so
/// circuits wider than any state may have an answer.
///
/// # Errors
/// [`EngineError::ObservableWidth`]; [`EngineError::NoSingleFinalState`] when a measurement amid
/// the circuit, or the reset of a qubit in use, comes on the way; as
/// [`compile`](super::compile) and [`statevector`](super::statevector).
pub fn expectation_values(
    circuit: &Circuit,
    parameter_values: &[f64],
    observables: &[SparsePauliOp],
    monitor: &mut dyn Monitor,
) -> Result<Vec<f64>, EngineError> {
    check_widths(circuit, observables)?;
    let how = How::new(CompileOptions::default());
    let sketch = Sketch::new(circuit, parameter_values, how.options.precision)?;
    Ok(how.find(sketch, observables, monitor)?.values)
}

/// Expectation values, and the ways in which they were computed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExpectationValues {
    /// For each set of parameters the value of each observable.
    pub values: Vec<f64>,
    /// Each way once; none if no state was needed.
    pub simulations: BTreeSet<Simulation>,
}

/// How expectation values are found.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    pub(super) options: CompileOptions,
    /// From how much work on a circuit may be split, which changes no value by more than rounding.
    pub(super) least_work: f64,
}

impl How {
    /// As it is best.
    pub(super) fn new(options: CompileOptions) -> Self {
        Self { options, least_work: LEAST_WORK }
    }

    /// As [`expectation_values`], of observables as wide as the circuit.
    pub(super) fn find(
        self,
        sketch: Sketch<'_>,
        observables: &[SparsePauliOp],
        monitor: &mut dyn Monitor,
    ) -> Result<ExpectationValues, EngineError> {
        let mut numbers = BTreeMap::new();
        for (pauli, _) in observables.iter().flat_map(SparsePauliOp::terms) {
            numbers.entry(pauli).or_insert(0);
        }
        let paulis: Vec<&Pauli> = numbers.keys().copied().collect();
        for (number, place) in numbers.values_mut().enumerate() {
            *place = number;
        }
        let strings = self.string_values(sketch, &paulis, monitor)?;
        let value = |pauli: &Pauli| strings.values[numbers[pauli]];
        let sum = |observable: &SparsePauliOp| {
            let terms = observable.terms().iter();
            terms.fold(0.0, |sum, (pauli, coefficient)| sum + coefficient * value(pauli))
        };
        let values = observables.iter().map(sum).collect();
        Ok(ExpectationValues { values, simulations: strings.simulations })
    }

    /// The value of each string.
    fn string_values(
        self,
        sketch: Sketch<'_>,
        paulis: &[&Pauli],
        monitor: &mut dyn Monitor,
    ) -> Result<ExpectationValues, EngineError> {
        if paulis.is_empty() {
            return Ok(ExpectationValues::default());
        }
        if let Some(program) = sketch.on_stabilizers(self.options)? {
            return of_program(&program, paulis, monitor);
        }
        let gates = gates(&sketch);
        let is_large = |gates: &Vec<&Placed>| {
            work(sketch.num_used(), gates.len() as f64, 0) >= self.least_work
        };
        let split = gates.filter(is_large).and_then(|gates| Split::new(&gates, paulis));
        match split {
            Some(split) => self.of_parts(&sketch, &split, monitor),
            None => of_program(&sketch.on_state()?, paulis, monitor),
        }
    }

    /// The value of each string as the product of its factors' values, part by part.
    fn of_parts(
        self,
        sketch: &Sketch<'_>,
        split: &Split<'_>,
        monitor: &mut dyn Monitor,
    ) -> Result<ExpectationValues, EngineError> {
        let total = split.parts.iter().map(|part| part.work).sum();
        let mut progress = Progress::new(monitor, total);
        let mut values = vec![0.0; split.factors.len()];
        let mut simulations = BTreeSet::new();
        for part in &split.parts {
            let sketch = sketch.of_gates(split.gates_of(part));
            let program = match sketch.on_stabilizers(self.options)? {
                Some(program) => program,
                None => sketch.on_state()?,
            };
            simulations.insert(program.simulation());
            let paulis: Vec<&Pauli> =
                part.factors.iter().map(|factor| &split.factors[*factor]).collect();
            let values_of_part = Values::new(&program, &paulis);
            progress.set_share(part.work / values_of_part.work.max(1.0));
            let found = values_of_part.find(&mut progress)?;
            for (factor, value) in part.factors.iter().zip(found) {
                values[*factor] = value;
            }
        }
        let product = |factors: &Vec<usize>| factors.iter().map(|factor| values[*factor]).product();
        Ok(ExpectationValues {
            values: split.factors_of.iter().map(product).collect(),
            simulations,
        })
    }
}

pub(super) fn check_widths(
    circuit: &Circuit,
    observables: &[SparsePauliOp],
) -> Result<(), EngineError> {
    let expected = circuit.num_qubits();
    for (number, observable) in observables.iter().enumerate() {
        let found = observable.num_qubits();
        if found != expected {
            return Err(EngineError::ObservableWidth { observable: number, expected, found });
        }
    }
    Ok(())
}

/// The steps that are gates, if there are no others but resets of qubits that are 0.
pub(super) fn gates<'s>(sketch: &'s Sketch<'_>) -> Option<Vec<&'s Placed>> {
    let mut is_touched = vec![false; sketch.num_qubits()];
    let mut gates = Vec::with_capacity(sketch.placed.len());
    for placed in &sketch.placed {
        match &placed.step {
            Draft::Gate { gate, .. } if !placed.is_in_flow => {
                gate.qubits().for_each(|qubit| is_touched[qubit] = true);
                gates.push(placed);
            }
            Draft::Reset(qubit) if !is_touched[*qubit] => {}
            _ => return None,
        }
    }
    Some(gates)
}

fn of_program(
    program: &Program,
    paulis: &[&Pauli],
    monitor: &mut dyn Monitor,
) -> Result<ExpectationValues, EngineError> {
    let values = Values::new(program, paulis);
    let mut progress = Progress::new(monitor, values.work);
    let values = values.find(&mut progress)?;
    Ok(ExpectationValues { values, simulations: [program.simulation()].into() })
}
