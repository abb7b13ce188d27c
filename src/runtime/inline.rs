//! An executor without workers.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::{ExecError, Executor, TaskEvent, TaskId, TaskSink};
use crate::engine::Monitor;
use crate::primitives::{Task, execute};

/// Executes tasks on the caller's thread, one at a time, when it is told to: for native
/// programs and for tests.
#[derive(Default)]
pub struct InlineExecutor {
    queue: RefCell<VecDeque<Queued>>,
    num_tasks: Cell<u64>,
    running: Cell<Option<TaskId>>,
    /// Whether the running task has been cancelled.
    is_stopping: Cell<bool>,
}

struct Queued {
    id: TaskId,
    task: Task,
    sink: TaskSink,
}

impl InlineExecutor {
    /// An executor with an empty queue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Executes the next task of the queue to its end. Says whether there was one; from within
    /// a sink of the running task there is none.
    pub fn step(&self) -> bool {
        if self.running.get().is_some() {
            return false;
        }
        let Some(Queued { id, task, mut sink }) = self.queue.borrow_mut().pop_front() else {
            return false;
        };
        self.running.set(Some(id));
        self.is_stopping.set(false);
        sink(TaskEvent::Started);
        let mut monitor = Forward {
            sink: &mut sink,
            is_stopping: &self.is_stopping,
        };
        let answer = execute(&task, &mut monitor);
        self.running.set(None);
        sink(TaskEvent::Finished(match answer {
            _ if self.is_stopping.get() => Err(ExecError::Cancelled),
            Ok(partial) => Ok(partial),
            Err(error) => Err(ExecError::Engine(error)),
        }));
        true
    }

    /// Executes tasks until the queue is empty, including those queued meanwhile.
    pub fn run_all(&self) {
        while self.step() {}
    }
}

impl Executor for InlineExecutor {
    fn run(&self, task: Task, sink: TaskSink) -> TaskId {
        let id = TaskId(self.num_tasks.replace(self.num_tasks.get() + 1));
        self.queue.borrow_mut().push_back(Queued { id, task, sink });
        id
    }

    fn cancel(&self, id: TaskId) {
        if self.running.get() == Some(id) {
            self.is_stopping.set(true);
            return;
        }
        let mut queue = self.queue.borrow_mut();
        let place = queue.iter().position(|queued| queued.id == id);
        let cancelled = place.and_then(|place| queue.remove(place));
        // The sink may come back to this executor.
        drop(queue);
        if let Some(mut queued) = cancelled {
            (queued.sink)(TaskEvent::Finished(Err(ExecError::Cancelled)));
        }
    }
}

/// Passes the engine's reports on as events.
struct Forward<'r> {
    sink: &'r mut TaskSink,
    is_stopping: &'r Cell<bool>,
}

impl Monitor for Forward<'_> {
    fn report(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        if !self.is_stopping.get() {
            (self.sink)(TaskEvent::Progress { done, total });
        }
        if self.is_stopping.get() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}
