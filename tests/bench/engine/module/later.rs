//! Work that the engine cannot do yet. Each function here is to answer a [`Work`] of its own.

use ketpad::circuit::Circuit;

use crate::failure::Failure;
use crate::state::State;

/// As [`State`], by several threads.
pub(crate) fn threaded(_circuit: Circuit, _threads: u32) -> Result<State, Failure> {
    Err(Failure::Missing("threads"))
}

/// One gate on qubit 0 of a state of so many qubits that is made beforehand, without an answer.
pub(crate) fn pass(_num_qubits: u32, _gate: &str) -> Result<State, Failure> {
    Err(Failure::Missing("a gate on a state that is there"))
}
