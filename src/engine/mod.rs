//! Runs circuits on a state vector: compile, run with progress and cancel, sample.
//!
//! Owns: the compiled [`Program`], the state vector, sampling. Does not know: PUBs, jobs, JSON,
//! workers, clocks. Little-endian: bit `j` of an amplitude's index is qubit `j`.
//!
//! The front is small on purpose, so that the engine behind it can be replaced whole:
//! [`compile`] checks a circuit and prepares it, [`statevector`] gives the amplitudes,
//! [`sample`] the measured bits of a range of shots. Long work reports to a [`Monitor`] after
//! every bounded piece, and stops when the monitor says so.

mod error;
mod monitor;

pub use error::EngineError;
pub use monitor::{Monitor, Unwatched};
