//! States.

use ketpad::circuit::Circuit;
use ketpad::engine::{Program, Unwatched, compile, statevector};
use ketpad::math::C64;

use crate::failure::Failure;
use crate::task::Work;

/// From a circuit to its state.
pub(crate) struct State(pub(crate) Circuit);

impl Work for State {
    type Made = Vec<C64>;

    fn run(&mut self) -> Result<Vec<C64>, Failure> {
        let program = compile(&self.0, &[])?;
        Ok(statevector(&program, &mut Unwatched)?)
    }

    fn answer(state: &Vec<C64>, indices: &[u32]) -> Vec<f64> {
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
    type Made = Vec<C64>;

    fn run(&mut self) -> Result<Vec<C64>, Failure> {
        Ok(statevector(&self.0, &mut Unwatched)?)
    }

    fn answer(state: &Vec<C64>, indices: &[u32]) -> Vec<f64> {
        numbers(state, indices)
    }
}

/// The probabilities of these basis states, and last the expectation value of Z on qubit 0.
fn numbers(state: &[C64], indices: &[u32]) -> Vec<f64> {
    let probabilities = indices.iter().map(|&index| state[index as usize].norm_sqr());
    let z = state.chunks(2).map(|pair| pair[0].norm_sqr() - pair[1].norm_sqr()).sum();
    probabilities.chain([z]).collect()
}
