//! A circuit for several sets of parameters.

use super::beginning::{Beginnings, gates_before_parameters};
use super::compile::{Sketch, compile_sketch};
use super::{CompileOptions, EngineError, Monitor, Part, Program};
use crate::circuit::Circuit;

/// Units that the work on a set is told in.
const UNITS: u64 = 16;

/// Most units that the work before the first set is told in.
const MOST_UNITS: u64 = 1 << 16;

/// A circuit that is compiled for one set of parameters after the other, and run for each.
///
/// What no parameter has an influence on, if it is long, is planned for the first set alone and
/// run once: its state is kept, up to half a GiB of it, and copied for the other sets. It has to
/// come before all measurements and control flow, and the circuit may have no control flow. The
/// program of a set does the same whatever the other sets are, and as [`compile_with`] has it.
///
/// [`compile_with`]: super::compile_with
#[derive(Debug)]
pub struct Prepared<'c> {
    pub(super) circuit: &'c Circuit,
    pub(super) options: CompileOptions,
    num_sets: usize,
    beginnings: Beginnings,
    /// Units of work of what is done once.
    first_units: u64,
}

impl<'c> Prepared<'c> {
    /// A circuit that is simulated like this for so many sets.
    pub fn new(circuit: &'c Circuit, options: CompileOptions, num_sets: usize) -> Self {
        let num_gates = circuit.walk().len() as u64;
        let num_fixed = gates_before_parameters(circuit) as u64;
        let first_units = UNITS * num_fixed / num_gates.saturating_sub(num_fixed).max(1);
        let (beginnings, first_units) = (Beginnings::default(), first_units.min(MOST_UNITS));
        Self { circuit, options, num_sets, beginnings, first_units }
    }

    /// The program for a set of parameters, in the order of [`Circuit::parameters`].
    ///
    /// # Errors
    /// As [`compile_with`](super::compile_with).
    pub fn compile(&self, parameter_values: &[f64]) -> Result<Program, EngineError> {
        compile_sketch(self.sketch(parameter_values)?, parameter_values, self.options)
    }

    pub(super) fn sketch(&self, parameter_values: &[f64]) -> Result<Sketch<'_>, EngineError> {
        let sketch = Sketch::new(self.circuit, parameter_values, self.options.precision)?;
        // One set has no use for what would be kept.
        Ok(if self.num_sets > 1 { sketch.beginning_with(&self.beginnings) } else { sketch })
    }

    /// What the work on one set is of the work on so many, counted from zero. What is done once is
    /// a part of the first.
    pub fn part<'m>(&self, monitor: &'m mut dyn Monitor, number: u64, num_sets: u64) -> Part<'m> {
        let before = |number: u64| if number == 0 { 0 } else { self.first_units + number * UNITS };
        let count = before(num_sets).max(1);
        Part::new(monitor, before(number)..before(number + 1), count)
    }
}
