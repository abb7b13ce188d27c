//! The jobs of a local service: what state they are in, and who wants to know.

use std::collections::VecDeque;

use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};

use super::{ExecError, JobEvent, JobId, JobStatus, TaskEvent, TaskId};
use crate::primitives::{Partial, PrimitiveResult, SamplerPub, Samples, assemble};

/// Jobs that have ended are remembered until so many others have ended after them, or the
/// results of all take more than [`REMEMBERED_BYTES`]. The last one is remembered in any case.
pub(super) const REMEMBERED_JOBS: usize = 16;

/// Most bytes of measured bits that are remembered: 64 MiB, as much as one task may give.
pub(super) const REMEMBERED_BYTES: u64 = Samples::MAX_BYTES;

/// Units of progress of one task. No finer, so that a long job does not fill the queue of a
/// subscriber who looks away.
const TASK_UNITS: u64 = 1000;

/// All jobs that are not forgotten yet.
#[derive(Default)]
pub(super) struct Jobs {
    num_submitted: u64,
    active: Vec<Job>,
    /// In the order in which they ended.
    ended: VecDeque<Job>,
}

impl Jobs {
    /// Adds a job of `num_tasks` tasks, queued.
    pub(super) fn add(&mut self, origin: Origin, num_tasks: usize) -> JobId {
        self.num_submitted += 1;
        let id = JobId(format!("local-{}", self.num_submitted));
        self.active.push(Job::queued(id.clone(), origin, num_tasks));
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
    pub(super) pubs: Vec<SamplerPub>,
    pub(super) seed: u64,
    pub(super) backend: String,
    pub(super) noisy: bool,
}

/// A job from its submission on.
pub(super) struct Job {
    id: JobId,
    origin: Origin,
    tasks: Vec<TaskState>,
    status: JobStatus,
    progress_told: u64,
    subscribers: Vec<UnboundedSender<JobEvent>>,
    /// There when the job has ended.
    outcome: Option<Result<PrimitiveResult, ExecError>>,
}

#[derive(Clone, Default)]
struct TaskState {
    /// There while the executor has the task.
    id: Option<TaskId>,
    /// Out of [`TASK_UNITS`].
    progress: u64,
    samples: Option<Samples>,
}

impl Job {
    fn queued(id: JobId, origin: Origin, num_tasks: usize) -> Self {
        Self {
            id,
            origin,
            tasks: vec![TaskState::default(); num_tasks],
            status: JobStatus::Queued,
            progress_told: 0,
            subscribers: Vec::new(),
            outcome: None,
        }
    }

    /// Number of bytes that the job's result takes.
    fn num_bytes(&self) -> u64 {
        let result = self.outcome.as_ref().and_then(|outcome| outcome.as_ref().ok());
        result.map_or(0, PrimitiveResult::num_bytes)
    }

    pub(super) fn outcome(&self) -> Option<&Result<PrimitiveResult, ExecError>> {
        self.outcome.as_ref()
    }

    /// Notes under which number the executor knows a task.
    pub(super) fn assign(&mut self, task: usize, id: TaskId) {
        self.tasks[task].id = Some(id);
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
                self.tasks[task].progress = 0;
                self.start();
                Vec::new()
            }
            TaskEvent::Progress { done, total } => {
                let fraction = u128::from(done) * u128::from(TASK_UNITS) / u128::from(total.max(1));
                self.tasks[task].progress = (fraction as u64).min(TASK_UNITS);
                self.tell_progress();
                Vec::new()
            }
            TaskEvent::Finished(answer) => {
                self.tasks[task].id = None;
                self.on_answer(task, answer)
            }
        }
    }

    /// Ends the job as cancelled. Returns the tasks that have become needless.
    pub(super) fn cancel(&mut self) -> Vec<TaskId> {
        self.end(Err(ExecError::Cancelled))
    }

    fn start(&mut self) {
        if self.status == JobStatus::Queued {
            self.status = JobStatus::Running;
            self.tell(JobEvent::Status(self.status));
        }
    }

    fn on_answer(&mut self, task: usize, answer: Result<Partial, ExecError>) -> Vec<TaskId> {
        match answer.map(Partial::into_samples) {
            Ok(Some(samples)) => self.on_samples(task, samples),
            Ok(None) => self.end(Err(ExecError::WrongAnswer)),
            Err(error) => self.end(Err(error)),
        }
    }

    fn on_samples(&mut self, task: usize, samples: Samples) -> Vec<TaskId> {
        self.tasks[task].progress = TASK_UNITS;
        self.tasks[task].samples = Some(samples);
        self.tell_progress();
        if self.tasks.iter().any(|task| task.samples.is_none()) {
            return Vec::new();
        }
        let samples = self.tasks.iter().filter_map(|task| task.samples.as_ref());
        let result = PrimitiveResult {
            pubs: assemble(&self.origin.pubs, samples),
            seed: self.origin.seed,
            backend: self.origin.backend.clone(),
            noisy: self.origin.noisy,
        };
        self.end(Ok(result))
    }

    fn end(&mut self, outcome: Result<PrimitiveResult, ExecError>) -> Vec<TaskId> {
        self.status = match outcome {
            Ok(_) => JobStatus::Completed,
            Err(ExecError::Cancelled) => JobStatus::Cancelled,
            Err(_) => JobStatus::Failed,
        };
        self.outcome = Some(outcome);
        self.tell(JobEvent::Status(self.status));
        self.subscribers.clear();
        self.origin.pubs.clear();
        std::mem::take(&mut self.tasks).into_iter().filter_map(|task| task.id).collect()
    }

    fn progress(&self) -> u64 {
        self.tasks.iter().map(|task| task.progress).sum()
    }

    fn progress_event(&self) -> JobEvent {
        JobEvent::Progress { done: self.progress(), total: TASK_UNITS * self.tasks.len() as u64 }
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
