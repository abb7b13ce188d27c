//! Executing a task, which is what a worker does.

use super::{Partial, Task, Work};
use crate::engine::{
    CompileOptions, EngineError, Method, Monitor, compile_with, sample, statevector,
};

/// Does the work of a task on the caller's thread.
///
/// # Errors
/// [`EngineError`]; [`EngineError::Cancelled`] when the monitor asked to stop.
pub fn execute(task: &Task, monitor: &mut dyn Monitor) -> Result<Partial, EngineError> {
    let options = match &task.work {
        Work::Sample { .. } => task.options,
        Work::Amplitudes => CompileOptions { method: Some(Method::Statevector), ..task.options },
    };
    let program = compile_with(&task.circuit, &task.parameter_values, options)?;
    match &task.work {
        Work::Sample { shots, seed, pub_index } => {
            sample(&program, shots.clone(), *seed, *pub_index, monitor).map(Partial::Samples)
        }
        Work::Amplitudes => statevector(&program, monitor).map(Partial::Amplitudes),
    }
}
