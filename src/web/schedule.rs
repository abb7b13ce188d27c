//! Who does what: the decisions of the pool, without a browser.
//!
//! A [`Schedule`] is told what happened and answers with [`Order`]s. It knows numbers only, no
//! tasks and no workers. Its rules:
//!
//! - Nothing is done before the start; tasks wait until then.
//! - Tasks are handed out in the order they came, one at a time to each worker, large ones to
//!   workers for large tasks only and small ones to the others.
//! - A worker is started when a task waits that no worker already starting will take, as long
//!   as there are fewer than `size` for small tasks, or none for large ones. It stays until it is
//!   stopped or lost, or has taken so much memory that it is better ended after its task.
//! - A task whose worker was lost is tried once more, before all others.
//! - When [`MAX_FAILED_STARTS`] starts in a row have failed, the pool makes do with the workers
//!   it has, for small and large tasks; if it has none, every waiting task ends. A later task is tried afresh.

use std::collections::{BTreeMap, VecDeque};

use crate::runtime::{ExecError, TaskId};

/// How often a task is tried before it is given up.
const MAX_ATTEMPTS: u32 = 2;

/// How many failed starts in a row show that workers cannot be started here.
const MAX_FAILED_STARTS: u32 = 2;

/// Number of a worker; never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WorkerId(pub(super) u64);

/// How much a task asks of its worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// As much as one thread does at once.
    Small,
    /// So much that several threads should share it.
    Large,
}

/// What is to be done, in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Order {
    /// Start a worker for tasks of this size under this number.
    Start(WorkerId, Size),
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
    size: Size,
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
    workers: BTreeMap<WorkerId, (Size, Duty)>,
    next_worker: u64,
    failed_starts: u32,
    orders: VecDeque<Order>,
}

impl Schedule {
    /// A schedule of at most `size` workers for small tasks.
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
            self.start(Size::Small);
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
            (_, Duty::Working(attempt)) => Some(attempt.task),
            (_, Duty::Starting | Duty::Idle) => None,
        }
    }

    /// A task has come.
    pub(super) fn submitted(&mut self, task: TaskId, size: Size) {
        self.waiting.push_back(Attempt { task, size, number: 1 });
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
        if let Some((_, duty @ Duty::Starting)) = self.workers.get_mut(&worker) {
            *duty = Duty::Idle;
            self.failed_starts = 0;
            self.settle();
        }
    }

    /// A worker has ended its task well. One that has taken much memory is ended, since its
    /// memory never becomes less.
    pub(super) fn finished(&mut self, worker: WorkerId, has_much_memory: bool) {
        if let Some((_, duty @ Duty::Working(_))) = self.workers.get_mut(&worker) {
            *duty = Duty::Idle;
            if has_much_memory {
                self.remove(worker);
            }
            self.settle();
        }
    }

    /// A worker did not start, died, or talks nonsense.
    pub(super) fn lost(&mut self, worker: WorkerId) {
        match self.remove(worker) {
            None => return,
            Some(Duty::Starting) => self.failed_starts += 1,
            Some(Duty::Idle) => {}
            Some(Duty::Working(Attempt { task, size, number })) if number < MAX_ATTEMPTS => {
                self.waiting.push_front(Attempt { task, size, number: number + 1 });
            }
            Some(Duty::Working(Attempt { task, number, .. })) => {
                self.end(task, ExecError::Crashed { attempts: number });
            }
        }
        self.settle();
    }

    fn settle(&mut self) {
        if !self.has_started {
            return;
        }
        if self.failed_starts >= MAX_FAILED_STARTS {
            // A worker that is there takes a large task rather than none.
            self.waiting.iter_mut().for_each(|attempt| attempt.size = Size::Small);
        }
        self.hand_out();
        if self.failed_starts < MAX_FAILED_STARTS {
            self.start_missing();
        } else if self.workers.values().all(|(_, duty)| matches!(duty, Duty::Starting)) {
            self.give_up();
        }
    }

    fn hand_out(&mut self) {
        for (&worker, (size, duty)) in &mut self.workers {
            if matches!(duty, Duty::Idle)
                && let Some(place) = self.waiting.iter().position(|attempt| attempt.size == *size)
                && let Some(attempt) = self.waiting.remove(place)
            {
                self.orders.push_back(Order::Give { worker, task: attempt.task });
                *duty = Duty::Working(attempt);
            }
        }
    }

    fn start_missing(&mut self) {
        for (size, most) in [(Size::Small, self.size), (Size::Large, 1)] {
            let own = || self.workers.values().filter(|(own, _)| *own == size);
            let starting = own().filter(|(_, duty)| matches!(duty, Duty::Starting)).count();
            let waiting = self.waiting.iter().filter(|attempt| attempt.size == size).count();
            let missing = waiting.saturating_sub(starting);
            let room = most.saturating_sub(own().count());
            for _ in 0..missing.min(room) {
                self.start(size);
            }
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

    fn start(&mut self, size: Size) {
        let worker = WorkerId(self.next_worker);
        self.next_worker += 1;
        self.workers.insert(worker, (size, Duty::Starting));
        self.orders.push_back(Order::Start(worker, size));
    }

    fn remove(&mut self, worker: WorkerId) -> Option<Duty> {
        let (_, duty) = self.workers.remove(&worker)?;
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
