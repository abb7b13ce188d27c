//! The executor over web workers.
//!
//! All that happens, calls of the page and signs of workers alike, goes through one inbox to one
//! [`Manager`], which alone holds tasks, sinks and workers. So nothing is ever entered twice: a
//! sink may call the pool, and a worker's listener is never dropped while it runs.

use std::cell::Cell;
use std::collections::BTreeMap;

use futures::StreamExt as _;
use futures::channel::mpsc::{self, UnboundedReceiver, UnboundedSender};
use wasm_bindgen_futures::spawn_local;

use super::handle::{Sign, WorkerHandle};
use super::protocol::{self, FromWorker, ToWorker};
use super::schedule::{Order, Schedule, Size, WorkerId};
use crate::engine::is_worth_sharing;
use crate::primitives::{Partial, Task};
use crate::runtime::{ExecError, Executor, TaskEvent, TaskId, TaskSink};

/// The name of a worker for large tasks, as `www/worker_loader.js` has it.
const LARGE: &str = "large";

/// How a [`WorkerPool`] gets its workers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolOptions {
    /// Address of a module that calls [`serve`](super::serve).
    pub url: String,
    /// Most workers at a time, at least one. With two or more, a short task does not wait for a
    /// long one.
    pub size: usize,
    /// After how many milliseconds a worker that is not ready counts as failed.
    pub start_timeout_ms: u32,
}

impl PoolOptions {
    /// Time enough for a slow phone to fetch and compile the engine.
    pub const START_TIMEOUT_MS: u32 = 20_000;

    /// Options with the usual start timeout.
    pub fn new(url: impl Into<String>, size: usize) -> Self {
        Self { url: url.into(), size, start_timeout_ms: Self::START_TIMEOUT_MS }
    }
}

/// Bytes of memory from which on a worker is not kept.
pub const MUCH_MEMORY: u64 = 256 << 20;

/// Executes tasks in web workers, one at a time in each.
///
/// Nothing is loaded before [`WorkerPool::start`]; tasks wait until then. The first worker starts
/// with it, others when tasks wait; one of its own, with the name `large`, for tasks on so many
/// qubits that threads should share them. A running task is cancelled by ending its worker. A
/// worker that has taken [`MUCH_MEMORY`] ends after its task, which gives the memory back. A task
/// whose worker died is tried once more. When no worker can be started, tasks end with
/// [`ExecError::Unavailable`]; later ones are tried afresh. Dropping the pool cancels all its tasks.
#[derive(Debug)]
pub struct WorkerPool {
    inbox: UnboundedSender<Input>,
    next_task: Cell<u64>,
}

impl WorkerPool {
    /// A pool without workers.
    pub fn new(options: PoolOptions) -> Self {
        let (inbox, inputs) = mpsc::unbounded();
        spawn_local(Manager::new(options, inbox.clone()).run(inputs));
        Self { inbox, next_task: Cell::new(0) }
    }

    /// Starts the first worker, and others from now on when tasks wait for them.
    pub fn start(&self) {
        put(&self.inbox, Input::Start);
    }
}

impl Executor for WorkerPool {
    fn run(&self, task: Task, sink: TaskSink) -> TaskId {
        let id = TaskId(self.next_task.get());
        self.next_task.set(id.0 + 1);
        put(&self.inbox, Input::Run { id, task: Box::new(task), sink });
        id
    }

    fn cancel(&self, id: TaskId) {
        put(&self.inbox, Input::Cancel(id));
    }
}

impl Drop for WorkerPool {
    fn drop(&mut self) {
        put(&self.inbox, Input::Close);
    }
}

enum Input {
    Start,
    Run { id: TaskId, task: Box<Task>, sink: TaskSink },
    Cancel(TaskId),
    Worker(WorkerId, Sign),
    Close,
}

/// Puts `input` where the manager takes it from before the browser does anything else.
fn put(inbox: &UnboundedSender<Input>, input: Input) {
    // It fails only after `Close`, when nobody waits for an answer.
    let _ = inbox.unbounded_send(input);
}

struct Manager {
    options: PoolOptions,
    inbox: UnboundedSender<Input>,
    schedule: Schedule,
    workers: BTreeMap<WorkerId, WorkerHandle>,
    tasks: BTreeMap<TaskId, Entry>,
}

/// A task that has not ended: the message that starts it, kept for a second attempt.
struct Entry {
    message: Vec<u8>,
    sink: TaskSink,
}

impl Manager {
    fn new(options: PoolOptions, inbox: UnboundedSender<Input>) -> Self {
        let schedule = Schedule::new(options.size.max(1));
        Self { options, inbox, schedule, workers: BTreeMap::new(), tasks: BTreeMap::new() }
    }

    async fn run(mut self, mut inputs: UnboundedReceiver<Input>) {
        while let Some(input) = inputs.next().await {
            match input {
                Input::Start => self.schedule.started(),
                Input::Run { id, task, sink } => self.take(id, *task, sink),
                Input::Cancel(id) => self.schedule.cancelled(id),
                Input::Worker(worker, sign) => self.notice(worker, sign),
                Input::Close => break,
            }
            self.follow_orders();
        }
        for mut entry in std::mem::take(&mut self.tasks).into_values() {
            (entry.sink)(TaskEvent::Finished(Err(ExecError::Cancelled)));
        }
    }

    fn take(&mut self, id: TaskId, task: Task, sink: TaskSink) {
        let is_large = is_worth_sharing(task.circuit.num_qubits());
        let message = protocol::encode(&ToWorker::Run { id, task });
        self.tasks.insert(id, Entry { message, sink });
        self.schedule.submitted(id, if is_large { Size::Large } else { Size::Small });
    }

    fn notice(&mut self, worker: WorkerId, sign: Sign) {
        let Sign::Message(data) = sign else {
            return self.schedule.lost(worker);
        };
        match protocol::unpack(&data) {
            Ok(message) => self.hear(worker, message),
            Err(_) => self.schedule.lost(worker),
        }
    }

    fn hear(&mut self, worker: WorkerId, message: FromWorker) {
        let task = self.schedule.task_of(worker);
        match message {
            FromWorker::Ready => {
                if let Some(handle) = self.workers.get_mut(&worker) {
                    handle.started();
                }
                self.schedule.ready(worker);
            }
            FromWorker::Progress { id, done, total } if task == Some(id) => {
                self.tell(id, TaskEvent::Progress { done, total });
            }
            FromWorker::Finished { id, result, memory_bytes } if task == Some(id) => {
                self.schedule.finished(worker, memory_bytes >= MUCH_MEMORY);
                self.end(id, result.map_err(ExecError::from));
            }
            // Words about a task it was not given.
            FromWorker::Progress { .. } | FromWorker::Finished { .. } => self.schedule.lost(worker),
        }
    }

    fn follow_orders(&mut self) {
        while let Some(order) = self.schedule.next_order() {
            match order {
                Order::Start(worker, size) => self.start(worker, size),
                Order::Stop(worker) => drop(self.workers.remove(&worker)),
                Order::Give { worker, task } => self.give(worker, task),
                Order::End { task, error } => self.end(task, Err(error)),
            }
        }
    }

    fn start(&mut self, worker: WorkerId, size: Size) {
        let inbox = self.inbox.clone();
        let notice = move |sign| put(&inbox, Input::Worker(worker, sign));
        let PoolOptions { url, start_timeout_ms, .. } = &self.options;
        let name = if size == Size::Large { LARGE } else { "" };
        match WorkerHandle::start(url, name, *start_timeout_ms, notice) {
            Ok(handle) => drop(self.workers.insert(worker, handle)),
            Err(_) => self.schedule.lost(worker),
        }
    }

    fn give(&mut self, worker: WorkerId, task: TaskId) {
        let (Some(handle), Some(entry)) = (self.workers.get(&worker), self.tasks.get_mut(&task))
        else {
            return self.schedule.lost(worker);
        };
        match handle.post(&entry.message) {
            Ok(()) => (entry.sink)(TaskEvent::Started),
            Err(_) => self.schedule.lost(worker),
        }
    }

    fn tell(&mut self, task: TaskId, event: TaskEvent) {
        if let Some(entry) = self.tasks.get_mut(&task) {
            (entry.sink)(event);
        }
    }

    fn end(&mut self, task: TaskId, result: Result<Partial, ExecError>) {
        if let Some(mut entry) = self.tasks.remove(&task) {
            (entry.sink)(TaskEvent::Finished(result));
        }
    }
}
