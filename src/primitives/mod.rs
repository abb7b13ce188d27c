//! Sampler V2: PUBs, options, planning into tasks, and results.
//!
//! Owns: [`SamplerPub`], [`SamplerOptions`], the [`Task`]s a job is split into, and the
//! [`PrimitiveResult`] put together from their [`Partial`]s. Does not know: who executes tasks,
//! what a job is, how results are written as JSON.
//!
//! Bit order: bit `k` of a classical register is the `k`-th character of a bitstring from the
//! right, as in Qiskit.

mod bit_array;
mod execute;
mod plan;
mod pubs;
mod result;
mod tally;
mod task;

pub use crate::engine::{CompileOptions, MemoryGauge, Method, Precision, Samples, Simulation};
pub use bit_array::{BitArray, Outcome};
pub use execute::execute;
pub use plan::{PlanError, assemble, plan};
pub use pubs::{MAX_SHOTS, PubError, SamplerOptions, SamplerPub};
pub use result::{PrimitiveResult, PubResult};
pub use task::{Partial, Task, Work};

#[cfg(test)]
mod tests;
