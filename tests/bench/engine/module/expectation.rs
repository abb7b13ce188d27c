//! Expectation values.

use ketpad::circuit::Circuit;
use ketpad::engine::{Unwatched, expectation_values};
use ketpad::observable::SparsePauliOp;

use crate::failure::Failure;
use crate::operator::operator_of;
use crate::task::Work;

/// From a circuit to an expectation value, its only answer.
pub(crate) struct Expectation {
    circuit: Circuit,
    observables: [SparsePauliOp; 1],
}

impl Expectation {
    /// `operator` has a line `XIZ 0.5` for each term.
    pub(crate) fn new(circuit: Circuit, operator: &str) -> Result<Self, Failure> {
        Ok(Self { circuit, observables: [operator_of(operator)?] })
    }
}

impl Work for Expectation {
    type Made = Vec<f64>;

    fn run(&mut self) -> Result<Vec<f64>, Failure> {
        Ok(expectation_values(&self.circuit, &[], &self.observables, &mut Unwatched)?)
    }

    fn answer(values: &Vec<f64>, _indices: &[u32]) -> Vec<f64> {
        values.clone()
    }
}
