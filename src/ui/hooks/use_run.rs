//! Running the circuit: submit, follow, cancel.

use std::cell::RefCell;
use std::rc::Rc;

use futures::StreamExt as _;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::circuit::Circuit;
use crate::runtime::{JobEvent, JobId, JobRequest, JobStatus, Service, ServiceError};
use crate::ui::state::{RunAction, RunOutcome, RunPhase, RunState};

/// The run and its verbs.
#[derive(Clone)]
pub(in crate::ui) struct RunHandle {
    state: UseReducerHandle<RunState>,
    service: Rc<dyn Service>,
    job: Rc<RefCell<Job>>,
}

/// The job of the run.
#[derive(Debug, Default)]
struct Job {
    /// Its identifier, once the service has given one.
    id: Option<JobId>,
    is_cancelled: bool,
}

impl PartialEq for RunHandle {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

impl std::ops::Deref for RunHandle {
    type Target = RunState;

    fn deref(&self) -> &RunState {
        &self.state
    }
}

impl RunHandle {
    /// Runs a job about a circuit.
    pub(in crate::ui) fn start(&self, request: JobRequest, circuit: &Rc<Circuit>) {
        let circuit = Rc::clone(circuit);
        self.job.replace(Job::default());
        self.state.dispatch(RunAction::Phase(RunPhase::Queued));
        let run = self.clone();
        spawn_local(async move {
            if let Err(error) = run.follow(request, circuit).await {
                run.state.dispatch(RunAction::Phase(RunPhase::Failed(error)));
            }
        });
    }

    /// Stops the run, even one whose job has no identifier yet.
    pub(in crate::ui) fn cancel(&self) {
        let mut job = self.job.borrow_mut();
        job.is_cancelled = true;
        if let Some(id) = job.id.clone() {
            let service = Rc::clone(&self.service);
            // A job that cannot be cancelled has ended, and its own events say so.
            spawn_local(async move { drop(service.cancel(&id).await) });
        }
    }

    async fn follow(&self, request: JobRequest, circuit: Rc<Circuit>) -> Result<(), ServiceError> {
        let program = request.program.clone();
        let id = self.service.submit(request).await?;
        self.job.borrow_mut().id = Some(id.clone());
        let is_cancelled = self.job.borrow().is_cancelled;
        if is_cancelled {
            self.cancel();
        }
        let mut events = self.service.events(&id);
        let mut last = JobStatus::Queued;
        while let Some(event) = events.next().await {
            match event {
                JobEvent::Status(status) => last = status,
                JobEvent::Progress { done, total } => self.progress(done, total),
            }
            if last == JobStatus::Running && event == JobEvent::Status(last) {
                self.state.dispatch(RunAction::Phase(RunPhase::Running(0.0)));
            }
        }
        if last == JobStatus::Cancelled {
            self.state.dispatch(RunAction::Phase(RunPhase::Cancelled));
        } else {
            let result = self.service.result(&id).await?;
            self.state.dispatch(RunAction::Completed(Rc::new(RunOutcome {
                circuit,
                program,
                result,
            })));
        }
        Ok(())
    }

    fn progress(&self, done: u64, total: u64) {
        let fraction = done as f64 / total.max(1) as f64;
        self.state.dispatch(RunAction::Phase(RunPhase::Running(fraction.clamp(0.0, 1.0))));
    }
}

/// The run on this page.
#[hook]
pub(in crate::ui) fn use_run(service: Rc<dyn Service>) -> RunHandle {
    let state = use_reducer(RunState::default);
    let job = use_mut_ref(Job::default);
    RunHandle { state, service, job }
}
