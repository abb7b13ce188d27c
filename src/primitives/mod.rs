//! Sampler V2 and Estimator V2: PUBs, options, planning into tasks, and results.
//!
//! Owns: [`SamplerPub`] and [`EstimatorPub`] with the arrays they are made of, their options, the
//! [`Plan`] of a job with its [`Task`]s, and the results put together from their [`Partial`]s. Does
//! not know: who executes tasks, what a job is, how results are written as JSON.
//!
//! Bit order: bit `k` of a classical register is the `k`-th character of a bitstring from the
//! right, as in Qiskit.
//!
//! # How a page uses it
//!
//! It makes PUBs, hands them to a service as a [`Program`](crate::runtime::Program), and reads the
//! [`DataBin`] of each result:
//!
//! ```
//! use ketpad::observable::SparsePauliOp;
//! use ketpad::primitives::{
//!     BindingsArray, EstimatorOptions, EstimatorPub, ObservablesArray, Plan, SamplerPub, execute,
//! };
//! use ketpad::engine::Unwatched;
//! use ketpad::qasm;
//!
//! let text = "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] theta;
//!     bit[1] c; qubit[1] q; rx(theta) q[0]; c[0] = measure q[0];";
//! let circuit = std::rc::Rc::new(qasm::parse(text).circuit.unwrap());
//! // A sweep: 50 values of one parameter; a second list would make a grid.
//! let thetas = (0..50).map(|step| f64::from(step) * 0.1).collect();
//! let values = BindingsArray::grid(&circuit, &[("theta".to_owned(), thetas)]).unwrap();
//! let sampled = SamplerPub { parameter_values: values.clone(), ..SamplerPub::new(circuit.clone()) };
//! assert_eq!(sampled.parameter_values.num_sets(), 50);
//!
//! // Expectation values for each of them; a precision of 0 asks for exact ones.
//! let energy = SparsePauliOp::from_list([("Z", 1.0), ("X", 0.5)]).unwrap();
//! let own = EstimatorPub {
//!     parameter_values: values,
//!     precision: Some(0.0),
//!     ..EstimatorPub::new(circuit, energy)
//! };
//! // A service does from here on what a plan says, and the page gets the results.
//! let plan = Plan::estimator(vec![own], &EstimatorOptions::default(), 7).unwrap();
//! let tasks: Vec<_> = (0..plan.num_tasks()).filter_map(|index| plan.task(index)).collect();
//! let partials = tasks.iter().map(|task| execute(task, &mut Unwatched).unwrap());
//! let results = plan.assemble(partials).unwrap();
//! let evs = results[0].data.evs().unwrap();
//! assert_eq!(evs.shape().lengths(), [50]);
//! assert!((evs.elements()[0] - 1.0).abs() < 1e-12);
//! ```
//!
//! Of the Sampler's results, `data.registers()` gives each register's [`BitArray`]:
//! [`BitArray::counts`] and [`BitArray::tally`] over all sets, [`BitArray::at`] for one of them,
//! [`DataBin::join_data`] for registers side by side.

mod arrays;
mod bit_array;
mod data_bin;
mod estimate;
mod execute;
pub mod options;
mod plan;
mod pub_error;
mod pubs;
mod result;
mod task;

pub use crate::engine::{
    CompileOptions, MemoryGauge, Method, Precision, Samples, Simulation, Unwatched,
};
pub use arrays::{
    BindingsArray, BindingsError, Broadcast, HamiltonianError, MAX_BINDING_VALUES, NdArray,
    ObservablesArray, ObservablesError, Shape, ShapeError, read_hamiltonian,
};
pub use bit_array::{BitArray, BitArrayError, Outcome};
pub use data_bin::{DataBin, DataField, JoinError};
pub use execute::execute;
pub use options::{EstimatorOptions, PrimitiveOptions, SamplerOptions, shots_for_precision};
pub(crate) use plan::without_idle_qubits;
pub use plan::{Assembly, AssemblyError, MAX_RESULT_BYTES, Plan, PlanError};
pub use pub_error::PubError;
pub use pubs::{EstimatorPub, MAX_SHOTS, SamplerPub};
pub use result::{PrimitiveResult, PubMetadata, PubResult};
pub use task::{Block, Estimates, Partial, Sampling, Task, Work};

#[cfg(test)]
mod tests;
