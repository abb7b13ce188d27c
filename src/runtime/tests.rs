use std::cell::RefCell;
use std::rc::Rc;

use futures::{FutureExt as _, StreamExt as _};

use super::jobs::{REMEMBERED_BYTES, REMEMBERED_JOBS, TASKS_AT_A_TIME};
use super::*;
use crate::backend::{BackendInfo, BackendStatus, Target, devices};
use crate::circuit::{Circuit, StandardGate};
use crate::engine::Unwatched;
use crate::math::C64;
use crate::primitives::{
    BindingsArray, CompileOptions, EstimatorOptions, EstimatorPub, NdArray, ObservablesArray,
    Partial, Plan, Precision, SamplerOptions, SamplerPub, Task, execute,
};

fn service<E: Executor + 'static>(executor: E) -> LocalService<E> {
    let backend =
        BackendInfo { name: "here".to_owned(), num_qubits: 30, ..BackendInfo::ketpad_simulator() };
    LocalService::new(executor, backend, Box::new(|| 0))
}

/// What a future has to say at once: a local service never waits for anything but its tasks.
#[track_caller]
fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("there is nothing to wait for")
}

fn request(num_pubs: usize) -> JobRequest {
    let mut circuit = Circuit::with_registers(1, 1);
    circuit.measure(0, 0).unwrap();
    let pubs = vec![SamplerPub { shots: Some(10), ..SamplerPub::new(circuit) }; num_pubs];
    let program = Program::Sampler { pubs, options: SamplerOptions::default() };
    JobRequest { backend: "here".to_owned(), program }
}

/// An executor of which the test says what happens to its tasks.
#[derive(Default)]
struct Puppet {
    sinks: RefCell<Vec<TaskSink>>,
    cancelled: RefCell<Vec<TaskId>>,
}

impl Executor for Puppet {
    fn run(&self, _: Task, sink: TaskSink) -> TaskId {
        self.sinks.borrow_mut().push(sink);
        TaskId(self.sinks.borrow().len() as u64 - 1)
    }

    fn cancel(&self, id: TaskId) {
        self.cancelled.borrow_mut().push(id);
    }
}

impl Puppet {
    fn tell(&self, task: usize, event: TaskEvent) {
        let mut sink = std::mem::replace(&mut self.sinks.borrow_mut()[task], Box::new(|_| ()));
        sink(event);
        self.sinks.borrow_mut()[task] = sink;
    }
}

fn samples_of(request: &JobRequest) -> Partial {
    let Program::Sampler { pubs, options } = &request.program else { panic!("samples") };
    let plan = Plan::sampler(pubs.clone(), options, 0).unwrap();
    execute(&plan.task(0).unwrap(), &mut Unwatched).unwrap()
}

#[test]
fn the_progress_of_a_job_is_that_of_its_tasks_together() {
    let puppet = Rc::new(Puppet::default());
    let service = service(Rc::clone(&puppet));
    let id = now(service.submit(request(2))).unwrap();
    let mut events = service.events(&id);
    let mut check = |task, event, expected: &[JobEvent]| {
        puppet.tell(task, event);
        let mut found = Vec::new();
        while let Some(Some(event)) = events.next().now_or_never() {
            found.push(event);
        }
        assert_eq!(found, expected);
    };
    let progress = |done| JobEvent::Progress { done, total: 1000 };
    let status = JobEvent::Status;
    check(0, TaskEvent::Started, &[status(JobStatus::Queued), status(JobStatus::Running)]);
    check(0, TaskEvent::Progress { done: 1 << 40, total: 1 << 41 }, &[progress(250)]);
    // Steps too small to be seen are not told.
    check(0, TaskEvent::Progress { done: (1 << 40) + 1, total: 1 << 41 }, &[]);
    check(1, TaskEvent::Started, &[]);
    check(1, TaskEvent::Progress { done: 1, total: 4 }, &[progress(375)]);
    check(0, TaskEvent::Finished(Ok(samples_of(&request(1)))), &[progress(625)]);
    // A worker died, and the task begins anew.
    check(1, TaskEvent::Started, &[]);
    check(1, TaskEvent::Progress { done: 0, total: 4 }, &[progress(500)]);
    assert_eq!(now(service.result(&id)), Err(ServiceError::NotEnded { id: id.clone() }));
    let finished = TaskEvent::Finished(Ok(samples_of(&request(1))));
    check(1, finished, &[progress(1000), status(JobStatus::Completed)]);
    assert_eq!(now(service.result(&id)).unwrap().pubs.len(), 2);
}

/// A job of so many sets of parameters of a circuit that takes a task for each.
fn of_sets(num_sets: usize) -> JobRequest {
    let mut circuit = Circuit::with_registers(25, 1);
    (0..25).for_each(|qubit| circuit.gate(StandardGate::Id, &[], &[qubit]).unwrap());
    circuit.measure(0, 0).unwrap();
    let sets = NdArray::new([num_sets, 0], Vec::new()).unwrap();
    let parameter_values = BindingsArray::from_array(&circuit, sets).unwrap();
    let own = SamplerPub { parameter_values, shots: Some(10), ..SamplerPub::new(circuit) };
    let program = Program::Sampler { pubs: vec![own], options: SamplerOptions::default() };
    JobRequest { backend: "here".to_owned(), program }
}

#[test]
fn the_executor_has_a_few_tasks_of_a_job_at_a_time() {
    let puppet = Rc::new(Puppet::default());
    let service = service(Rc::clone(&puppet));
    let id = now(service.submit(of_sets(100_000))).unwrap();
    let num_tasks = || puppet.sinks.borrow().len();
    assert_eq!(num_tasks(), TASKS_AT_A_TIME);
    let answer = samples_of(&of_sets(1));
    for ended in 1..=3 {
        puppet.tell(ended, TaskEvent::Finished(Ok(answer.clone())));
        assert_eq!(num_tasks(), TASKS_AT_A_TIME + ended);
    }
    now(service.cancel(&id)).unwrap();
    assert_eq!(puppet.cancelled.borrow().len(), TASKS_AT_A_TIME);
    puppet.tell(0, TaskEvent::Finished(Ok(answer)));
    assert_eq!(num_tasks(), TASKS_AT_A_TIME + 3, "nothing comes after the end");
}

#[test]
fn a_job_of_more_tasks_than_the_executor_gets_at_once_ends() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let num_sets = 3 * TASKS_AT_A_TIME;
    let id = now(service.submit(of_sets(num_sets))).unwrap();
    executor.run_all();
    let result = now(service.result(&id)).unwrap();
    assert_eq!(result.pubs[0].data.bits("c").unwrap().num_rows(), 10 * num_sets as u64);
}

#[test]
fn exact_values_are_not_to_be_had_from_hardware() {
    let executor = InlineExecutor::new();
    let backend = BackendInfo {
        name: "real".to_owned(),
        num_qubits: 5,
        simulator: false,
        noisy: true,
        ..BackendInfo::ketpad_simulator()
    };
    let service = LocalService::new(executor, backend, Box::new(|| 0));
    let submit = |precision| {
        let observables = ObservablesArray::from_labels(&["Z"]).unwrap();
        let once = EstimatorPub::new(Circuit::with_registers(1, 0), observables);
        let pubs = vec![once.clone(), EstimatorPub { precision, ..once }];
        let program = Program::Estimator { pubs, options: EstimatorOptions::default() };
        now(service.submit(JobRequest { backend: "real".to_owned(), program }))
    };
    assert_eq!(submit(Some(0.0)), Err(ServiceError::NotExact { index: 1 }));
    assert!(submit(None).is_ok());
}

#[test]
fn a_device_takes_jobs_when_it_is_known_what_it_can_do() {
    let service = service(InlineExecutor::new());
    let device = devices().remove(0);
    service.offer(device.clone());
    let ask = || JobRequest { backend: device.name.clone(), ..request(1) };
    let unknown = ServiceError::NoTarget { name: device.name.clone() };
    assert_eq!(now(service.submit(ask())), Err(unknown.clone()));
    assert_eq!(now(service.target(&device.name)), Err(unknown));
    let target = Target::any_gate(&device.name, 5).unwrap();
    service.set_target(target.clone());
    assert_eq!(*now(service.target(&device.name)).unwrap(), target);
    assert!(now(service.submit(ask())).is_ok());
    // It is listed as it was offered, and once.
    let list = now(service.backends()).unwrap();
    assert_eq!(&list[1..], std::slice::from_ref(&device));
    let waiting = BackendStatus { pending_jobs: 3, ..BackendStatus::active() };
    let busy = BackendInfo { status: waiting, ..device.clone() };
    service.offer(busy.clone());
    assert_eq!(now(service.backends()).unwrap()[1..], [busy]);
    assert!(now(service.submit(ask())).is_ok());
}

#[test]
fn a_late_subscriber_hears_how_far_the_job_is() {
    let puppet = Rc::new(Puppet::default());
    let service = service(Rc::clone(&puppet));
    let id = now(service.submit(request(1))).unwrap();
    puppet.tell(0, TaskEvent::Started);
    puppet.tell(0, TaskEvent::Progress { done: 1, total: 4 });
    let mut events = service.events(&id);
    assert_eq!(now(events.next()), Some(JobEvent::Status(JobStatus::Running)));
    assert_eq!(now(events.next()), Some(JobEvent::Progress { done: 250, total: 1000 }));
    assert!(events.next().now_or_never().is_none());
}

/// Checks how a job of three tasks ends when this happens to the second, after the first has
/// finished.
#[track_caller]
fn check_end(event: TaskEvent, error: ExecError) {
    let puppet = Rc::new(Puppet::default());
    let service = service(Rc::clone(&puppet));
    let id = now(service.submit(request(3))).unwrap();
    puppet.tell(0, TaskEvent::Finished(Ok(samples_of(&request(1)))));
    puppet.tell(1, event);
    assert_eq!(now(service.result(&id)), Err(ServiceError::Exec(error)));
    assert_eq!(*puppet.cancelled.borrow(), [TaskId(2)]);
    puppet.tell(2, TaskEvent::Finished(Ok(samples_of(&request(1)))));
    assert!(now(service.result(&id)).is_err());
}

#[test]
fn a_task_that_fails_ends_its_job_and_the_other_tasks() {
    let crashed = || ExecError::Crashed { attempts: 2 };
    check_end(TaskEvent::Finished(Err(crashed())), crashed());
    check_end(TaskEvent::Finished(Err(ExecError::Cancelled)), ExecError::Cancelled);
    let wrong = Partial::Amplitudes(vec![C64::ONE]);
    check_end(TaskEvent::Finished(Ok(wrong)), ExecError::WrongAnswer);
}

#[test]
fn the_oldest_results_are_forgotten() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let submit = || now(service.submit(request(1))).unwrap();
    let ids: Vec<JobId> = (0..=REMEMBERED_JOBS).map(|_| submit()).collect();
    executor.run_all();
    assert_eq!(ids[0].to_string(), "local-1");
    let forgotten = Err(ServiceError::NoSuchJob { id: ids[0].clone() });
    assert_eq!(now(service.result(&ids[0])), forgotten);
    assert!(ids[1..].iter().all(|id| now(service.result(id)).is_ok()));
}

#[test]
fn large_results_are_forgotten_sooner_but_the_last_is_there() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let mut circuit = Circuit::with_registers(1, Circuit::MAX_BITS);
    circuit.measure(0, 0).unwrap();
    let shots = Some(REMEMBERED_BYTES * 3 / 4 / u64::from(Circuit::MAX_BITS / 8));
    let run = |num_pubs| {
        let pubs = vec![SamplerPub { shots, ..SamplerPub::new(circuit.clone()) }; num_pubs];
        let program = Program::Sampler { pubs, options: SamplerOptions::default() };
        let id = now(service.submit(JobRequest { backend: "here".to_owned(), program })).unwrap();
        executor.run_all();
        id
    };
    let is_known = |id: &JobId| now(service.result(id)).is_ok();
    let first = run(1);
    assert!(is_known(&first));
    let larger_than_the_limit = run(2);
    assert!(!is_known(&first) && is_known(&larger_than_the_limit));
}

#[test]
fn tasks_may_outlive_their_service() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let id = now(service.submit(request(1))).unwrap();
    let mut events = service.events(&id);
    drop(service);
    executor.run_all();
    assert_eq!(now(events.next()), Some(JobEvent::Status(JobStatus::Queued)));
    assert_eq!(now(events.next()), None);
}

#[test]
fn only_the_last_request_for_amplitudes_is_answered() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let mut flipped = Circuit::with_registers(1, 0);
    flipped.gate(StandardGate::X, &[], &[0]).unwrap();
    let first = service.amplitudes(&Circuit::with_registers(1, 0), &[]);
    let second = service.amplitudes(&flipped, &[]);
    executor.run_all();
    assert_eq!(now(first), Err(ExecError::Cancelled));
    assert_eq!(now(second), Ok(vec![C64::ZERO, C64::ONE]));
    let ended = service.amplitudes(&flipped, &[]);
    executor.run_all();
    drop(service.amplitudes(&flipped, &[]));
    assert!(now(ended).is_ok());
}

#[test]
fn what_memory_is_needed_is_asked_beside_the_amplitudes_and_the_last_answer_counts() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let circuit = |num_qubits| {
        let mut circuit = Circuit::with_registers(num_qubits, 0);
        (0..num_qubits).for_each(|qubit| circuit.gate(StandardGate::T, &[], &[qubit]).unwrap());
        circuit
    };
    let single = CompileOptions { precision: Precision::Single, ..CompileOptions::default() };
    let first = service.gauge(&circuit(3), &[], CompileOptions::default());
    let amplitudes = service.amplitudes(&circuit(1), &[]);
    let second = service.gauge(&circuit(40), &[], single);
    executor.run_all();
    assert_eq!(now(first), Err(ExecError::Cancelled));
    assert_eq!(now(second).unwrap().needed_bytes, 8 << 40);
    assert_eq!(now(amplitudes), Ok(vec![C64::ONE, C64::ZERO]));
}

#[test]
fn a_worker_pool_that_is_gone_is_unavailable() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(executor);
    let answer = service.amplitudes(&Circuit::new(), &[]);
    drop(service);
    assert_eq!(now(answer), Err(ExecError::Unavailable));
}

#[test]
fn an_inline_executor_does_not_run_tasks_within_tasks() {
    let executor = Rc::new(InlineExecutor::new());
    let service = service(Rc::clone(&executor));
    let again = Rc::clone(&executor);
    let depth = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&depth);
    let task = Task {
        circuit: Circuit::new().into(),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: crate::primitives::Work::Amplitudes,
    };
    let sink = move |event| {
        if matches!(event, TaskEvent::Started) {
            seen.borrow_mut().push(again.step());
        }
    };
    executor.run(task, Box::new(sink));
    let id = now(service.submit(request(1))).unwrap();
    executor.run_all();
    assert_eq!(*depth.borrow(), [false]);
    assert!(now(service.result(&id)).is_ok());
}
