//! The jobs of a local service: what state they are in, and who wants to know.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};

use super::{EngineError, ExecError, JobEvent, JobId, JobStatus, ServiceError, TaskEvent, TaskId};
use crate::primitives::options::WithoutEffect;
use crate::primitives::{Assembly, Partial, Plan, PrimitiveResult, Samples, Task};

/// Jobs that have ended are remembered until so many others have ended after them, or the
/// results of all take more than [`REMEMBERED_BYTES`]. The last one is remembered in any case.
pub(super) const REMEMBERED_JOBS: usize = 16;

/// Most bytes of results that are remembered: 64 MiB, as much as one run may give.
pub(super) const REMEMBERED_BYTES: u64 = Samples::MAX_BYTES;

/// Units of progress of a job. No finer, so that a long job does not fill the queue of a
/// subscriber who looks away.
const PROGRESS_UNITS: u64 = 1000;

/// Most tasks of a job that the executor has at a time: more than it has workers, so that none of
/// them waits.
pub(super) const TASKS_AT_A_TIME: usize = 32;

/// All jobs that are not forgotten yet.
#[derive(Default)]
pub(super) struct Jobs {
    num_submitted: u64,
    active: Vec<Job>,
    /// In the order in which they ended.
    ended: VecDeque<Job>,
}

impl Jobs {
    /// Adds a job, queued.
    pub(super) fn add(&mut self, origin: Origin, plan: Plan) -> JobId {
        self.num_submitted += 1;
        let id = JobId(format!("local-{}", self.num_submitted));
        self.active.push(Job::queued(id.clone(), origin, plan));
        id
    }

    pub(super) fn get(&self, id: &JobId) -> Option<&Job> {
        self.active.iter().chain(&self.ended).find(|job| job.id == *id)
    }

    /// Lets `change` act on a job, unless it has ended.
    pub(super) fn update<R>(
        &mut self,
        id: &JobId,
        change: impl FnOnce(&mut Job) -> R,
    ) -> Option<R> {
        let place = self.active.iter().position(|job| job.id == *id)?;
        let answer = change(&mut self.active[place]);
        if self.active[place].status.is_final() {
            self.ended.push_back(self.active.remove(place));
            self.forget_oldest();
        }
        Some(answer)
    }

    fn forget_oldest(&mut self) {
        let mut num_bytes: u64 = self.ended.iter().map(Job::num_bytes).sum();
        while self.ended.len() > REMEMBERED_JOBS
            || self.ended.len() > 1 && num_bytes > REMEMBERED_BYTES
        {
            num_bytes -= self.ended.pop_front().map_or(0, |oldest| oldest.num_bytes());
        }
    }
}

/// What a job's result says beside the data.
pub(super) struct Origin {
    pub(super) seed: u64,
    pub(super) backend: String,
    pub(super) noisy: bool,
    pub(super) without_effect: Vec<WithoutEffect>,
}

/// A job from its submission on.
pub(super) struct Job {
    id: JobId,
    origin: Origin,
    plan: Rc<Plan>,
    /// There until the job has ended.
    assembly: Option<Assembly>,
    /// The task that the executor gets next.
    next_task: usize,
    /// The tasks that the executor has.
    running: BTreeMap<usize, Running>,
    work: Work,
    status: JobStatus,
    progress_told: u64,
    subscribers: Vec<UnboundedSender<JobEvent>>,
    /// There when the job has ended.
    outcome: Option<Result<PrimitiveResult, ServiceError>>,
}

/// Units of work of a job, as its plan has them.
struct Work {
    /// Those of the tasks that have ended.
    done: u128,
    /// Those of all tasks.
    total: u128,
}

/// A task that the executor has.
#[derive(Debug, Default)]
struct Running {
    /// There as soon as the executor has said it.
    id: Option<TaskId>,
    /// Out of [`PROGRESS_UNITS`].
    progress: u64,
}

impl Job {
    fn queued(id: JobId, origin: Origin, plan: Plan) -> Self {
        let total = (0..plan.num_tasks()).map(|task| u128::from(plan.work(task))).sum();
        let plan = Rc::new(plan);
        Self {
            id,
            origin,
            assembly: Some(Assembly::new(Rc::clone(&plan))),
            plan,
            next_task: 0,
            running: BTreeMap::new(),
            work: Work { done: 0, total },
            status: JobStatus::Queued,
            progress_told: 0,
            subscribers: Vec::new(),
            outcome: None,
        }
    }

    /// A task that the executor is to have, with its number, if it has not got enough and there
    /// are others.
    pub(super) fn next_task(&mut self) -> Option<(usize, Task)> {
        if self.running.len() >= TASKS_AT_A_TIME {
            return None;
        }
        let index = self.next_task;
        let task = self.plan.task(index)?;
        self.next_task += 1;
        self.running.insert(index, Running::default());
        Some((index, task))
    }

    /// Number of bytes that the job's result takes.
    fn num_bytes(&self) -> u64 {
        let result = self.outcome.as_ref().and_then(|outcome| outcome.as_ref().ok());
        result.map_or(0, PrimitiveResult::num_bytes)
    }

    pub(super) fn outcome(&self) -> Option<&Result<PrimitiveResult, ServiceError>> {
        self.outcome.as_ref()
    }

    /// Notes under which number the executor knows a task.
    pub(super) fn assign(&mut self, task: usize, id: TaskId) {
        if let Some(running) = self.running.get_mut(&task) {
            running.id = Some(id);
        }
    }

    /// What happens to the job, beginning with its present state.
    pub(super) fn subscribe(&mut self) -> UnboundedReceiver<JobEvent> {
        let (sender, receiver) = self.present();
        self.subscribers.push(sender);
        receiver
    }

    /// A stream that holds the present state, and its open end.
    pub(super) fn present(&self) -> (UnboundedSender<JobEvent>, UnboundedReceiver<JobEvent>) {
        let (sender, receiver) = unbounded();
        let status = JobEvent::Status(self.status);
        let progress = (self.status == JobStatus::Running).then(|| self.progress_event());
        for event in std::iter::once(status).chain(progress) {
            sender.unbounded_send(event).expect("invariant: the receiver is still here");
        }
        (sender, receiver)
    }

    /// Takes note of what happened to a task. Returns the tasks that have become needless.
    pub(super) fn on_task_event(&mut self, task: usize, event: TaskEvent) -> Vec<TaskId> {
        match event {
            TaskEvent::Started => {
                self.set_progress(task, 0);
                self.start();
                Vec::new()
            }
            TaskEvent::Progress { done, total } => {
                let units = u128::from(done) * u128::from(PROGRESS_UNITS);
                self.set_progress(task, (units / u128::from(total.max(1))) as u64);
                self.tell_progress();
                Vec::new()
            }
            TaskEvent::Finished(answer) => {
                self.running.remove(&task);
                match answer {
                    Ok(partial) => self.on_partial(task, partial),
                    Err(error) => self.end(Err(self.failure(task, error))),
                }
            }
        }
    }

    /// Ends the job as cancelled. Returns the tasks that have become needless.
    pub(super) fn cancel(&mut self) -> Vec<TaskId> {
        self.end(Err(ExecError::Cancelled.into()))
    }

    fn start(&mut self) {
        if self.status == JobStatus::Queued {
            self.status = JobStatus::Running;
            self.tell(JobEvent::Status(self.status));
        }
    }

    fn set_progress(&mut self, task: usize, progress: u64) {
        if let Some(running) = self.running.get_mut(&task) {
            running.progress = progress.min(PROGRESS_UNITS);
        }
    }

    fn on_partial(&mut self, task: usize, partial: Partial) -> Vec<TaskId> {
        let Some(assembly) = &mut self.assembly else { return Vec::new() };
        if assembly.add(task, partial).is_err() {
            return self.end(Err(ExecError::WrongAnswer.into()));
        }
        let is_complete = assembly.num_missing() == 0;
        self.work.done += u128::from(self.plan.work(task));
        self.tell_progress();
        if is_complete { self.complete() } else { Vec::new() }
    }

    fn complete(&mut self) -> Vec<TaskId> {
        let Some(assembly) = self.assembly.take() else { return Vec::new() };
        let result = assembly.finish().map(|pubs| PrimitiveResult {
            pubs,
            seed: self.origin.seed,
            backend: self.origin.backend.clone(),
            noisy: self.origin.noisy,
            without_effect: self.origin.without_effect.clone(),
        });
        self.end(result.map_err(|_| ExecError::WrongAnswer.into()))
    }

    /// Why a task failed, with its PUB.
    fn failure(&self, task: usize, error: ExecError) -> ServiceError {
        match (error, self.plan.pub_of(task)) {
            (ExecError::Engine(error), Some(index)) if error != EngineError::Cancelled => {
                ServiceError::Engine { index, error }
            }
            (error, _) => error.into(),
        }
    }

    fn end(&mut self, outcome: Result<PrimitiveResult, ServiceError>) -> Vec<TaskId> {
        self.status = match outcome {
            Ok(_) => JobStatus::Completed,
            Err(ServiceError::Exec(ExecError::Cancelled)) => JobStatus::Cancelled,
            Err(_) => JobStatus::Failed,
        };
        self.outcome = Some(outcome);
        self.tell(JobEvent::Status(self.status));
        self.subscribers.clear();
        self.assembly = None;
        self.plan = Rc::default();
        let running = std::mem::take(&mut self.running);
        running.into_values().filter_map(|running| running.id).collect()
    }

    /// Out of [`PROGRESS_UNITS`].
    fn progress(&self) -> u64 {
        let of_running = |(task, running): (&usize, &Running)| {
            u128::from(self.plan.work(*task)) * u128::from(running.progress)
        };
        let units = self.work.done * u128::from(PROGRESS_UNITS)
            + self.running.iter().map(of_running).sum::<u128>();
        (units / self.work.total.max(1)) as u64
    }

    fn progress_event(&self) -> JobEvent {
        JobEvent::Progress { done: self.progress(), total: PROGRESS_UNITS }
    }

    fn tell_progress(&mut self) {
        if self.progress() != self.progress_told {
            self.progress_told = self.progress();
            self.tell(self.progress_event());
        }
    }

    fn tell(&mut self, event: JobEvent) {
        self.subscribers.retain(|subscriber| subscriber.unbounded_send(event).is_ok());
    }
}
