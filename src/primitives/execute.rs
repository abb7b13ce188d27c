//! Executing a task, which is what a worker does.

use super::estimate::estimate;
use super::{Partial, Task, Work};
use crate::engine::{
    CompileOptions, EngineError, Method, Monitor, Prepared, compile_with, gauge, sample,
    statevector,
};

/// Does the work of a task on the caller's thread.
///
/// # Errors
/// [`EngineError`]; [`EngineError::Cancelled`] when the monitor asked to stop.
pub fn execute(task: &Task, monitor: &mut dyn Monitor) -> Result<Partial, EngineError> {
    match &task.work {
        Work::Sample { sets, shots, seed, pub_index } => {
            let count = sets.end.saturating_sub(sets.start);
            let prepared = Prepared::new(&task.circuit, task.options, count as usize);
            let of_set = |(number, set): (u64, u64)| {
                let program = prepared.compile(task.set(number as usize))?;
                let mut part = prepared.part(monitor, number, count);
                sample(&program, shots.clone(), *seed, stream(*pub_index, set), &mut part)
            };
            (0..).zip(sets.clone()).map(of_set).collect::<Result<_, _>>().map(Partial::Samples)
        }
        Work::Estimate { observables, blocks, sampling } => {
            estimate(task, observables, blocks, *sampling, monitor).map(Partial::Estimates)
        }
        Work::Amplitudes => {
            let method = Some(Method::Statevector);
            let options = CompileOptions { method, ..task.options };
            let program = compile_with(&task.circuit, &task.parameter_values, options)?;
            statevector(&program, monitor).map(Partial::Amplitudes)
        }
        Work::Gauge => {
            gauge(&task.circuit, &task.parameter_values, task.options).map(Partial::Gauge)
        }
    }
}

/// The random stream of a set of parameters, which is its own among those of the job's seed. A job
/// has fewer PUBs than 2³², and a PUB fewer sets.
pub(super) fn stream(pub_index: u64, set: u64) -> u64 {
    pub_index | set << 32
}
