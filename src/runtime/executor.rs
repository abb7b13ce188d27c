//! The port to whoever executes tasks.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::engine::EngineError;
use crate::primitives::{Partial, Task};

/// Number of a task within its executor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TaskId(pub u64);

/// Where the events of one task go.
pub type TaskSink = Box<dyn FnMut(TaskEvent)>;

/// What happens to a task, in this order: `Started`, any number of `Progress`, once `Finished`.
/// A task that is started anew after a crash is `Started` again; one that ends while it waits,
/// because somebody cancelled it or there is no worker for it, never is.
#[derive(Debug)]
pub enum TaskEvent {
    /// A worker has begun.
    Started,
    /// `done` of `total` units of work are done.
    Progress {
        /// Units done.
        done: u64,
        /// Units in all.
        total: u64,
    },
    /// The end: nothing comes after it.
    Finished(Result<Partial, ExecError>),
}

/// Why a task ended without a result.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExecError {
    /// The engine says no.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The worker died, and so did its successor.
    #[error("the worker died {attempts} times")]
    Crashed {
        /// How often the task was tried.
        attempts: u32,
    },
    /// No worker could be started.
    #[error("no worker could be started")]
    Unavailable,
    /// The answer is none to what was asked.
    #[error("the worker answered something else than it was asked")]
    WrongAnswer,
    /// Somebody cancelled the task.
    #[error("cancelled")]
    Cancelled,
}

/// Executes tasks, several at once where it can, none of them on the caller's time.
///
/// Contract, checked by one test against every implementation: each task that was run gets
/// exactly one [`TaskEvent::Finished`], whatever happens to workers; a cancelled task gets
/// [`ExecError::Cancelled`], at once; `cancel` of an unknown or finished task does nothing.
pub trait Executor {
    /// Queues `task`. Events arrive at `sink`, never before this call has returned.
    fn run(&self, task: Task, sink: TaskSink) -> TaskId;

    /// Takes the task out of the queue, or stops its worker.
    fn cancel(&self, id: TaskId);
}

impl<E: Executor + ?Sized> Executor for Rc<E> {
    fn run(&self, task: Task, sink: TaskSink) -> TaskId {
        (**self).run(task, sink)
    }

    fn cancel(&self, id: TaskId) {
        (**self).cancel(id);
    }
}
