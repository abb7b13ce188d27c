//! States.

use ketpad::circuit::Circuit;
use ketpad::engine::{
    CompileOptions, FinalState, Precision, Program, Unwatched, compile, compile_with, final_state,
};

use crate::failure::Failure;
use crate::task::Work;

/// From a circuit to its state, of this precision.
pub(crate) struct State(pub(crate) Circuit, pub(crate) Precision);

impl Work for State {
    type Made = FinalState;

    fn run(&mut self) -> Result<FinalState, Failure> {
        let options = CompileOptions { precision: self.1, ..CompileOptions::default() };
        let program = compile_with(&self.0, &[], options)?;
        Ok(final_state(&program, &mut Unwatched)?)
    }

    fn answer(state: &FinalState, indices: &[u32]) -> Vec<f64> {
        numbers(state, indices)
    }
}

/// From a program to its state.
pub(crate) struct Planned(Program);

impl Planned {
    pub(crate) fn new(circuit: &Circuit) -> Result<Self, Failure> {
        Ok(Self(compile(circuit, &[])?))
    }
}

impl Work for Planned {
    type Made = FinalState;

    fn run(&mut self) -> Result<FinalState, Failure> {
        Ok(final_state(&self.0, &mut Unwatched)?)
    }

    fn answer(state: &FinalState, indices: &[u32]) -> Vec<f64> {
        numbers(state, indices)
    }
}

/// The probabilities of these basis states, and last the expectation value of Z on qubit 0.
fn numbers(state: &FinalState, indices: &[u32]) -> Vec<f64> {
    let probability = |index: u64| state.amplitude(index).norm_sqr();
    let probabilities = indices.iter().map(|&index| probability(u64::from(index)));
    let pairs = 0..1_u64 << (state.num_qubits().max(1) - 1);
    let z = pairs.map(|pair| probability(2 * pair) - probability(2 * pair + 1)).sum();
    probabilities.chain([z]).collect()
}
