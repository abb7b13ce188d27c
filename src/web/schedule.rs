//! Who does what: the decisions of the pool, without a browser.
//!
//! A [`Schedule`] is told what happened and answers with [`Order`]s. It knows numbers only, no
//! tasks and no workers. Its rules:
//!
//! - Nothing is done before the start; tasks wait until then.
//! - Tasks are handed out in the order they came, one at a time to each worker.
//! - A worker is started when a task waits that no worker already starting will take, as long
//!   as there are fewer than `size`. It stays until it is stopped or lost.
//! - A worker that has ended a task with more than [`KEPT_BYTES`] of memory is stopped: the memory
//!   of a WebAssembly program never shrinks, and another worker begins with little.
//! - A task whose worker was lost is tried once more, before all others.
//! - When [`MAX_FAILED_STARTS`] starts in a row have failed, the pool makes do with the workers
//!   it has; if it has none, every waiting task ends. A later task is tried afresh.

use std::collections::{BTreeMap, VecDeque};

use crate::runtime::{ExecError, TaskId};

/// How often a task is tried before it is given up.
const MAX_ATTEMPTS: u32 = 2;

/// How many failed starts in a row show that workers cannot be started here.
const MAX_FAILED_STARTS: u32 = 2;

/// Most bytes of memory of a worker that is kept for the next task: 256 MiB, which the state of 23
/// qubits does not reach. Starting another takes some tenths of a second, the task that needed more
/// has taken longer.
pub(super) const KEPT_BYTES: u64 = 256 << 20;

/// Number of a worker; never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WorkerId(pub(super) u64);

/// What is to be done, in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Order {
    /// Start a worker under this number.
    Start(WorkerId),
    /// End this worker and forget it.
    Stop(WorkerId),
    /// Have this worker execute the task.
    Give { worker: WorkerId, task: TaskId },
    /// The task ends with this error.
    End { task: TaskId, error: ExecError },
}

/// A task and how often it has been tried, this time included.
#[derive(Debug)]
struct Attempt {
    task: TaskId,
    number: u32,
}

#[derive(Debug)]
enum Duty {
    Starting,
    Idle,
    Working(Attempt),
}

/// The tasks that wait, and what each worker is at.
#[derive(Debug)]
pub(super) struct Schedule {
    size: usize,
    has_started: bool,
    waiting: VecDeque<Attempt>,
    workers: BTreeMap<WorkerId, Duty>,
    next_worker: u64,
    failed_starts: u32,
    orders: VecDeque<Order>,
}

impl Schedule {
    /// A schedule of at most `size` workers.
    pub(super) fn new(size: usize) -> Self {
        Self {
            size,
            has_started: false,
            waiting: VecDeque::new(),
            workers: BTreeMap::new(),
            next_worker: 0,
            failed_starts: 0,
            orders: VecDeque::new(),
        }
    }

    /// Workers are wanted from now on: one at least, so that it is ready when a task comes.
    pub(super) fn started(&mut self) {
        if !std::mem::replace(&mut self.has_started, true) {
            self.start();
            self.settle();
        }
    }

    /// The next thing to do, until there is nothing left to do.
    pub(super) fn next_order(&mut self) -> Option<Order> {
        self.orders.pop_front()
    }

    /// The task that this worker executes.
    pub(super) fn task_of(&self, worker: WorkerId) -> Option<TaskId> {
        match self.workers.get(&worker)? {
            Duty::Working(attempt) => Some(attempt.task),
            Duty::Starting | Duty::Idle => None,
        }
    }

    /// A task has come.
    pub(super) fn submitted(&mut self, task: TaskId) {
        self.waiting.push_back(Attempt { task, number: 1 });
        self.settle();
    }

    /// A task is not wanted any more. Nothing happens when it is unknown.
    pub(super) fn cancelled(&mut self, task: TaskId) {
        if let Some(place) = self.waiting.iter().position(|attempt| attempt.task == task) {
            self.waiting.remove(place);
        } else if let Some(worker) = self.worker_of(task) {
            self.remove(worker);
        } else {
            return;
        }
        self.end(task, ExecError::Cancelled);
        self.settle();
    }

    /// A worker has started.
    pub(super) fn ready(&mut self, worker: WorkerId) {
        if let Some(duty @ Duty::Starting) = self.workers.get_mut(&worker) {
            *duty = Duty::Idle;
            self.failed_starts = 0;
            self.settle();
        }
    }

    /// A worker has ended its task well, and its memory has so many bytes.
    pub(super) fn finished(&mut self, worker: WorkerId, memory_bytes: u64) {
        let Some(duty @ Duty::Working(_)) = self.workers.get_mut(&worker) else { return };
        *duty = Duty::Idle;
        if memory_bytes > KEPT_BYTES {
            self.remove(worker);
        }
        self.settle();
    }

    /// A worker did not start, died, or talks nonsense.
    pub(super) fn lost(&mut self, worker: WorkerId) {
        match self.remove(worker) {
            None => return,
            Some(Duty::Starting) => self.failed_starts += 1,
            Some(Duty::Idle) => {}
            Some(Duty::Working(Attempt { task, number })) if number < MAX_ATTEMPTS => {
                self.waiting.push_front(Attempt { task, number: number + 1 });
            }
            Some(Duty::Working(Attempt { task, number })) => {
                self.end(task, ExecError::Crashed { attempts: number });
            }
        }
        self.settle();
    }

    fn settle(&mut self) {
        if !self.has_started {
            return;
        }
        self.hand_out();
        if self.failed_starts < MAX_FAILED_STARTS {
            self.start_missing();
        } else if self.workers.values().all(|duty| matches!(duty, Duty::Starting)) {
            self.give_up();
        }
    }

    fn hand_out(&mut self) {
        for (&worker, duty) in &mut self.workers {
            if matches!(duty, Duty::Idle)
                && let Some(attempt) = self.waiting.pop_front()
            {
                self.orders.push_back(Order::Give { worker, task: attempt.task });
                *duty = Duty::Working(attempt);
            }
        }
    }

    fn start_missing(&mut self) {
        let starting = self.workers.values().filter(|duty| matches!(duty, Duty::Starting)).count();
        let missing = self.waiting.len().saturating_sub(starting);
        let room = self.size.saturating_sub(self.workers.len());
        for _ in 0..missing.min(room) {
            self.start();
        }
    }

    fn give_up(&mut self) {
        // What is still starting is not waited for: nobody is left to work for.
        for worker in std::mem::take(&mut self.workers).into_keys() {
            self.orders.push_back(Order::Stop(worker));
        }
        for attempt in std::mem::take(&mut self.waiting) {
            self.end(attempt.task, ExecError::Unavailable);
        }
        self.failed_starts = 0;
    }

    fn start(&mut self) {
        let worker = WorkerId(self.next_worker);
        self.next_worker += 1;
        self.workers.insert(worker, Duty::Starting);
        self.orders.push_back(Order::Start(worker));
    }

    fn remove(&mut self, worker: WorkerId) -> Option<Duty> {
        let duty = self.workers.remove(&worker)?;
        self.orders.push_back(Order::Stop(worker));
        if !matches!(duty, Duty::Starting) {
            // This one did start once, so the next may start as well.
            self.failed_starts = 0;
        }
        Some(duty)
    }

    fn end(&mut self, task: TaskId, error: ExecError) {
        self.orders.push_back(Order::End { task, error });
    }

    fn worker_of(&self, task: TaskId) -> Option<WorkerId> {
        self.workers.keys().copied().find(|&worker| self.task_of(worker) == Some(task))
    }
}
