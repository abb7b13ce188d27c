//! Executing a task, which is what a worker does.

use std::ops::Range;

use super::estimate::estimate;
use super::{Partial, Task, Work};
use crate::engine::{
    CompileOptions, EngineError, Method, Monitor, Part, compile_with, gauge, sample, statevector,
};

/// Does the work of a task on the caller's thread.
///
/// # Errors
/// [`EngineError`]; [`EngineError::Cancelled`] when the monitor asked to stop.
pub fn execute(task: &Task, monitor: &mut dyn Monitor) -> Result<Partial, EngineError> {
    let compile = |set, options| compile_with(&task.circuit, set, options);
    match &task.work {
        Work::Sample { sets, shots, seed, pub_index } => {
            let each = |place, set: u64, monitor: &mut dyn Monitor| {
                let program = compile(task.set(place), task.options)?;
                sample(&program, shots.clone(), *seed, stream(*pub_index, set), monitor)
            };
            each_set(sets, monitor, each).map(Partial::Samples)
        }
        Work::Estimate { observables, blocks, sampling } => {
            estimate(task, observables, blocks, *sampling, monitor).map(Partial::Estimates)
        }
        Work::Amplitudes => {
            let method = Some(Method::Statevector);
            let program =
                compile(&task.parameter_values, CompileOptions { method, ..task.options })?;
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

fn each_set<T>(
    sets: &Range<u64>,
    monitor: &mut dyn Monitor,
    each: impl Fn(usize, u64, &mut dyn Monitor) -> Result<T, EngineError>,
) -> Result<Vec<T>, EngineError> {
    let count = sets.end.saturating_sub(sets.start);
    let of_set = |(number, set): (u64, u64)| {
        each(number as usize, set, &mut Part::new(monitor, number..number + 1, count))
    };
    (0..).zip(sets.clone()).map(of_set).collect()
}
