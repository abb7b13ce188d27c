//! Expectation values for many sets of parameters.

use ketpad::circuit::Circuit;
use ketpad::engine::{Unwatched, sweep};
use ketpad::observable::SparsePauliOp;

use crate::failure::Failure;
use crate::task::Work;

/// From a circuit with parameters to one expectation value for each set of values.
pub(crate) struct Sweep {
    pub(crate) circuit: Circuit,
    pub(crate) operator: SparsePauliOp,
    pub(crate) values: Vec<f64>,
}

impl Work for Sweep {
    type Made = Vec<f64>;

    fn run(&mut self) -> Result<Vec<f64>, Failure> {
        let operator = std::slice::from_ref(&self.operator);
        Ok(sweep(&self.circuit, &self.values, operator, &mut Unwatched)?)
    }

    /// The sum of all, the first and the last.
    fn answer(values: &Vec<f64>, _indices: &[u32]) -> Vec<f64> {
        let ends = [values.first(), values.last()];
        std::iter::once(values.iter().sum()).chain(ends.into_iter().flatten().copied()).collect()
    }
}
