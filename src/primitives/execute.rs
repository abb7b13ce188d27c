//! Executing a task, which is what a worker does.

use super::{Partial, Task, Work};
use crate::engine::{
    CompileOptions, EngineError, Method, Monitor, compile_with, gauge, sample, statevector,
};

/// Does the work of a task on the caller's thread.
///
/// # Errors
/// [`EngineError`]; [`EngineError::Cancelled`] when the monitor asked to stop.
pub fn execute(task: &Task, monitor: &mut dyn Monitor) -> Result<Partial, EngineError> {
    let compile = |options| compile_with(&task.circuit, &task.parameter_values, options);
    match &task.work {
        Work::Sample { shots, seed, pub_index } => {
            let program = compile(task.options)?;
            sample(&program, shots.clone(), *seed, *pub_index, monitor).map(Partial::Samples)
        }
        Work::Amplitudes => {
            let method = Some(Method::Statevector);
            let program = compile(CompileOptions { method, ..task.options })?;
            statevector(&program, monitor).map(Partial::Amplitudes)
        }
        Work::Gauge => {
            gauge(&task.circuit, &task.parameter_values, task.options).map(Partial::Gauge)
        }
    }
}
