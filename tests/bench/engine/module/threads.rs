//! Several threads at one state.

use ketpad::circuit::Circuit;
#[cfg(feature = "threads")]
use ketpad::engine::Precision;

use crate::failure::Failure;
use crate::state::State;

/// As [`State`], by as many threads as have been started.
#[cfg(feature = "threads")]
pub(crate) fn threaded(circuit: Circuit, threads: u32) -> Result<State, Failure> {
    match rayon::current_num_threads() {
        present if present == threads as usize => Ok(State(circuit, Precision::Double)),
        present => Err(Failure::Wrong(format!("{present} threads instead of {threads}"))),
    }
}

/// As [`State`], by several threads, which this module has not.
#[cfg(not(feature = "threads"))]
pub(crate) fn threaded(_circuit: Circuit, _threads: u32) -> Result<State, Failure> {
    Err(Failure::Missing("threads"))
}
