//! The service that computes here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::LocalBoxFuture;
use futures::stream::{self, LocalBoxStream};
use futures::{FutureExt as _, StreamExt as _};

use super::jobs::{Job, Jobs, Origin};
use super::offers::{Offers, check_isa};
use super::{
    ExecError, Executor, JobEvent, JobId, JobRequest, LiveState, Program, Service, ServiceError,
    ServiceFuture, TaskEvent, TaskId, TaskSink,
};
use crate::backend::{BackendInfo, Target};
use crate::circuit::Circuit;
use crate::math::C64;
use crate::primitives::{
    CompileOptions, MemoryGauge, Partial, Plan, PrimitiveResult, Task, Work, without_idle_qubits,
};

/// A service whose tasks an [`Executor`] executes: on the engine, and on devices that are computed
/// without noise.
///
/// A device takes circuits of its own instructions alone, as a real one does. It can be offered
/// before it is known what exactly it can do; jobs for it are taken as soon as that has been said.
///
/// Jobs advance in the events of their tasks: nothing is polled, nothing spawned. The executor has
/// a few tasks of a job at a time, and gets others when they end, so that memory does not grow with
/// the number of parameter sets, apart from what these and the result take themselves. Results are
/// kept for the jobs that ended last, at most 16 and at most 64 MiB of data; older jobs are
/// forgotten, and the last one never is.
pub struct LocalService<E> {
    shared: Rc<Shared<E>>,
}

struct Shared<E> {
    executor: E,
    offers: RefCell<Offers>,
    entropy: Box<dyn Fn() -> u64>,
    jobs: RefCell<Jobs>,
    /// The task of the last request for amplitudes.
    live: Cell<Option<TaskId>>,
    /// The task of the last request for what memory is needed.
    gauge: Cell<Option<TaskId>>,
}

impl<E: Executor + 'static> LocalService<E> {
    /// A service that offers the engine under this description. `entropy` gives the seeds that
    /// requests leave open.
    pub fn new(executor: E, engine: BackendInfo, entropy: Box<dyn Fn() -> u64>) -> Self {
        let (jobs, live, gauge) = (RefCell::default(), Cell::default(), Cell::default());
        let offers = RefCell::new(Offers::new(engine));
        let shared = Shared { executor, offers, entropy, jobs, live, gauge };
        Self { shared: Rc::new(shared) }
    }

    /// Offers a device of which it is not known yet what exactly it can do. One of the same name
    /// is described anew, and keeps its target.
    pub fn offer(&self, device: BackendInfo) {
        self.shared.offers.borrow_mut().offer(device);
    }

    /// Says what the device of this name can do, so that jobs for it are taken. It is offered as
    /// it was, or else as [`BackendInfo::device`] describes it.
    pub fn set_target(&self, target: Target) {
        self.shared.offers.borrow_mut().set_target(target);
    }

    fn accept(&self, request: JobRequest) -> Result<JobId, ServiceError> {
        let JobRequest { backend, program } = request;
        let BackendInfo { simulator, noisy, .. } = self.shared.check(&backend, &program)?;
        let without_effect = program.without_effect()?;
        let seed = program.seed().unwrap_or_else(|| (self.shared.entropy)());
        let plan = match program {
            Program::Sampler { pubs, options } => Plan::sampler(pubs, &options, seed),
            Program::Estimator { pubs, options } => Plan::estimator(pubs, &options, seed),
        };
        let plan = plan
            .map_err(|refused| ServiceError::Pub { index: refused.index, error: refused.error })?;
        if let (Some(index), false) = (plan.first_exact(), simulator) {
            return Err(ServiceError::NotExact { index });
        }
        let origin = Origin { seed, backend, noisy, without_effect };
        let id = self.shared.jobs.borrow_mut().add(origin, plan);
        self.shared.hand_out(&id);
        Ok(id)
    }
}

impl<E: Executor + 'static> Shared<E> {
    /// Gives the executor tasks of a job until it has as many as it gets at a time.
    fn hand_out(self: &Rc<Self>, id: &JobId) {
        loop {
            let next = self.jobs.borrow_mut().update(id, Job::next_task);
            let Some((index, task)) = next.flatten() else { return };
            let task_id = self.executor.run(task, self.sink(id, index));
            self.assign(id, index, task_id);
        }
    }

    /// Where the events of a job's task go. It does not keep the service alive.
    fn sink(self: &Rc<Self>, id: &JobId, task: usize) -> TaskSink {
        let (shared, id) = (Rc::downgrade(self), id.clone());
        Box::new(move |event| {
            if let Some(shared) = shared.upgrade() {
                shared.on_task_event(&id, task, event);
            }
        })
    }

    fn on_task_event(self: &Rc<Self>, id: &JobId, task: usize, event: TaskEvent) {
        let is_end = matches!(event, TaskEvent::Finished(_));
        let needless = self.jobs.borrow_mut().update(id, |job| job.on_task_event(task, event));
        self.cancel_all(needless.unwrap_or_default());
        if is_end {
            self.hand_out(id);
        }
    }
}

impl<E: Executor> Shared<E> {
    /// The backend of a program, after checking that it can run there.
    fn check(&self, backend: &str, program: &Program) -> Result<BackendInfo, ServiceError> {
        let offers = self.offers.borrow();
        let info = offers.info(backend)?;
        let sizes = program.num_qubits();
        if sizes.is_empty() {
            return Err(ServiceError::NoPubs);
        }
        let available = info.num_qubits;
        let too_large =
            sizes.into_iter().enumerate().find(|(_, num_qubits)| *num_qubits > available);
        if let Some((index, num_qubits)) = too_large {
            return Err(ServiceError::TooManyQubits { index, num_qubits, available });
        }
        check_isa(program, offers.target(backend)?)?;
        Ok(info.clone())
    }

    fn assign(&self, id: &JobId, index: usize, task: TaskId) {
        let assigned = self.jobs.borrow_mut().update(id, |job| job.assign(index, task));
        if assigned.is_none() {
            // An earlier task of the job has failed while this one was being queued.
            self.executor.cancel(task);
        }
    }

    fn cancel(&self, id: &JobId) -> Result<(), ServiceError> {
        let needless = self.jobs.borrow_mut().update(id, Job::cancel);
        match needless {
            Some(needless) => self.cancel_all(needless),
            None => self.expect_known(id)?,
        }
        Ok(())
    }

    /// Cancels tasks. Their sinks come back to the jobs, which must not be borrowed then.
    fn cancel_all(&self, tasks: Vec<TaskId>) {
        for task in tasks {
            self.executor.cancel(task);
        }
    }

    /// Has a task executed in place of the last one that was asked for in the same way.
    fn ask(
        &self,
        last: &Cell<Option<TaskId>>,
        task: Task,
    ) -> impl Future<Output = Result<Partial, ExecError>> + use<E> {
        if let Some(previous) = last.take() {
            self.executor.cancel(previous);
        }
        let (sender, receiver) = oneshot::channel();
        let mut sender = Some(sender);
        let sink = Box::new(move |event| {
            if let TaskEvent::Finished(answer) = event
                && let Some(sender) = sender.take()
            {
                // Whoever asked may have stopped waiting.
                sender.send(answer).ok();
            }
        });
        last.set(Some(self.executor.run(task, sink)));
        async { receiver.await.map_err(|_| ExecError::Unavailable)? }
    }

    fn expect_known(&self, id: &JobId) -> Result<(), ServiceError> {
        let is_known = self.jobs.borrow().get(id).is_some();
        if is_known { Ok(()) } else { Err(ServiceError::NoSuchJob { id: id.clone() }) }
    }

    fn events(&self, id: &JobId) -> LocalBoxStream<'static, JobEvent> {
        let mut jobs = self.jobs.borrow_mut();
        if let Some(receiver) = jobs.update(id, Job::subscribe) {
            return receiver.boxed_local();
        }
        match jobs.get(id) {
            Some(ended) => ended.present().1.boxed_local(),
            None => stream::empty().boxed_local(),
        }
    }

    fn result(&self, id: &JobId) -> Result<PrimitiveResult, ServiceError> {
        let jobs = self.jobs.borrow();
        let job = jobs.get(id).ok_or_else(|| ServiceError::NoSuchJob { id: id.clone() })?;
        let outcome = job.outcome().ok_or_else(|| ServiceError::NotEnded { id: id.clone() })?;
        outcome.clone()
    }
}

impl<E: Executor + 'static> Service for LocalService<E> {
    fn backends(&self) -> ServiceFuture<'_, Vec<BackendInfo>> {
        async { Ok(self.shared.offers.borrow().infos()) }.boxed_local()
    }

    fn target(&self, backend: &str) -> ServiceFuture<'_, Rc<Target>> {
        let backend = backend.to_owned();
        async move { self.shared.offers.borrow().target(&backend).cloned() }.boxed_local()
    }

    fn submit(&self, request: JobRequest) -> ServiceFuture<'_, JobId> {
        async { self.accept(request) }.boxed_local()
    }

    fn events(&self, id: &JobId) -> LocalBoxStream<'static, JobEvent> {
        self.shared.events(id)
    }

    fn result(&self, id: &JobId) -> ServiceFuture<'_, PrimitiveResult> {
        let id = id.clone();
        async move { self.shared.result(&id) }.boxed_local()
    }

    fn cancel(&self, id: &JobId) -> ServiceFuture<'_, ()> {
        let id = id.clone();
        async move { self.shared.cancel(&id) }.boxed_local()
    }
}

impl<E: Executor + 'static> LiveState for LocalService<E> {
    fn amplitudes(
        &self,
        circuit: &Circuit,
        parameter_values: &[f64],
    ) -> LocalBoxFuture<'static, Result<Vec<C64>, ExecError>> {
        let task = Task {
            circuit: Rc::new(circuit.clone()),
            parameter_values: parameter_values.to_vec(),
            options: CompileOptions::default(),
            work: Work::Amplitudes,
        };
        let answer = self.shared.ask(&self.shared.live, task);
        async { answer.await?.into_amplitudes().ok_or(ExecError::WrongAnswer) }.boxed_local()
    }

    fn gauge(
        &self,
        circuit: &Circuit,
        parameter_values: &[f64],
        options: CompileOptions,
    ) -> LocalBoxFuture<'static, Result<MemoryGauge, ExecError>> {
        let task = Task {
            // As a job's circuits are.
            circuit: without_idle_qubits(&Rc::new(circuit.clone())),
            parameter_values: parameter_values.to_vec(),
            options,
            work: Work::Gauge,
        };
        let answer = self.shared.ask(&self.shared.gauge, task);
        async { answer.await?.into_gauge().ok_or(ExecError::WrongAnswer) }.boxed_local()
    }
}
