//! Runs circuits on a state vector or on stabilizers: compile, run with progress and cancel,
//! sample.
//!
//! Owns: the compiled [`Program`], the state vector, the table of stabilizers, sampling, and
//! whether two circuits do the same ([`equivalence`]). Does not know: PUBs, jobs, JSON, workers,
//! clocks. Little-endian: bit `j` of an amplitude's index is qubit `j`.
//!
//! The front is small on purpose, so that the engine behind it can be replaced whole:
//! [`compile`] checks a circuit and prepares it, [`final_state`] gives the amplitudes,
//! [`sample`] the measured bits of a range of shots, [`sample_in_bases`] those of qubits measured in
//! several bases, [`expectation_values`] the values of sums of Pauli strings, [`sweep`](sweep()) the
//! same for many sets of parameters, [`Prepared`] compiles a circuit for one set after the other, [`stabilizer_state`] the state of a Clifford circuit, and
//! [`gauge`](gauge()) says what memory a circuit needs. Long work reports to a [`Monitor`] after
//! every bounded piece, and stops when the monitor says so. [`plain_statevector`] is what all of
//! these are held to by tests.
//!
//! A circuit becomes steps in this order: `blocks` turns control flow into jumps and `gates`
//! modified and defined gates into matrices, `last` sets the final measurements apart. A
//! `machine` takes a state and a `memory` through the steps, from one measurement to the next;
//! `sampling` decides how the shots go on there.
//!
//! There are two methods. A Clifford circuit whose state vector would be clearly more work, or
//! too large, runs on stabilizers (`tableau`); everything else on the state vector. [`compile`]
//! states the rule, [`compile_with`] takes a [`Method`], and [`Program::simulation`] and
//! [`Samples::simulation`] say which it is.
//! `qubits` is what both are to a run.
//!
//! A shot's bits depend on the program, the seed and the number of the shot alone: however a
//! range of shots is cut, the pieces together are the same bits.
//!
//! ```
//! use ketpad::circuit::{Circuit, StandardGate};
//! use ketpad::engine::{Unwatched, compile, sample};
//!
//! let mut circuit = Circuit::with_registers(1, 1);
//! circuit.gate(StandardGate::X, &[], &[0]).unwrap();
//! circuit.measure(0, 0).unwrap();
//! let program = compile(&circuit, &[]).unwrap();
//! let samples = sample(&program, 0..10, 1234, 0, &mut Unwatched).unwrap();
//! assert!((0..10).all(|shot| samples.bit(shot, 0)));
//! ```

mod arrange;
mod bases;
mod beginning;
mod blocks;
mod compile;
mod cumulative;
pub mod equivalence;
mod error;
mod expectation;
mod final_state;
mod gate_step;
mod gates;
mod gauge;
mod kernels;
mod last;
mod machine;
mod memory;
mod method;
mod monitor;
mod oracle;
mod packed;
mod places;
mod plain;
mod plan;
mod powers;
mod prepared;
mod program;
mod progress;
mod qubits;
mod rows;
mod samples;
mod sampling;
mod stabilizer_state;
mod state;
mod sweep;
mod tableau;
mod threads;

pub use bases::{Basis, Readings, sample_in_bases};
pub use beginning::gates_before_parameters;
pub use compile::{MAX_STEPS, compile, compile_with};
pub use error::{EngineError, ParameterError};
pub use expectation::{ExpectationValues, expectation_values};
pub use final_state::{FinalState, final_state, statevector};
pub use gauge::{MemoryGauge, gauge, taken_bytes};
pub use method::{CompileOptions, Method, Precision, Simulation};
pub use monitor::{Monitor, Part, Unwatched};
pub use oracle::plain_statevector;
pub use prepared::Prepared;
pub use program::Program;
pub use samples::Samples;
pub use sampling::sample;
pub use stabilizer_state::{StabilizerState, stabilizer_state};
pub use sweep::{sweep, sweep_with};
pub use threads::is_worth_sharing;

#[cfg(test)]
mod tests;
