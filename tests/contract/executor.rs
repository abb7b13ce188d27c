//! What every executor must keep, as scenarios over any of them.
//!
//! `drive` gives the executor the chance to work: one that works by itself needs none and is
//! given `|| {}`. The same file is part of the native tests and of the browser's.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::{FutureExt as _, StreamExt as _};
use ketpad::circuit::{Circuit, StandardGate};
use ketpad::engine::{EngineError, Unwatched};
use ketpad::primitives::{CompileOptions, Partial, Task, Work, execute};
use ketpad::runtime::{ExecError, Executor, TaskEvent, TaskId};

type Shared = Rc<dyn Executor>;

fn ghz(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    circuit.gate(StandardGate::H, &[], &[0]).unwrap();
    for qubit in 1..num_qubits {
        circuit.gate(StandardGate::Cx, &[], &[qubit - 1, qubit]).unwrap();
    }
    for qubit in 0..num_qubits {
        circuit.measure(qubit, qubit).unwrap();
    }
    circuit
}

fn sampling(seed: u64) -> Task {
    Task {
        circuit: ghz(3).into(),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: Work::Sample { sets: 0..1, shots: 0..100, seed, pub_index: 0 },
    }
}

/// A task that reports progress many times before it ends.
fn long() -> Task {
    let mut circuit = Circuit::with_registers(18, 0);
    for step in 0..3_000 {
        circuit.gate(StandardGate::Rx, &[0.1], &[step % 18]).unwrap();
        circuit.gate(StandardGate::Cx, &[], &[step % 18, (step + 1) % 18]).unwrap();
    }
    Task {
        circuit: circuit.into(),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: Work::Amplitudes,
    }
}

fn sender_sink(sender: UnboundedSender<TaskEvent>) -> Box<dyn FnMut(TaskEvent)> {
    Box::new(move |event| sender.unbounded_send(event).unwrap())
}

fn run(executor: &Shared, task: Task) -> (TaskId, UnboundedReceiver<TaskEvent>) {
    let (sender, events) = unbounded();
    (executor.run(task, sender_sink(sender)), events)
}

/// Waits for the end of a task; checks the order of its events on the way.
async fn end(events: &mut UnboundedReceiver<TaskEvent>) -> Result<Partial, ExecError> {
    let mut has_started = false;
    let mut last_done = 0;
    loop {
        match events.next().await.expect("a task ends with Finished") {
            TaskEvent::Started => (has_started, last_done) = (true, 0),
            TaskEvent::Progress { done, total } => {
                assert!(has_started, "progress before the start");
                assert!(last_done <= done && done <= total, "{last_done}, {done} of {total}");
                last_done = done;
            }
            TaskEvent::Finished(answer) => return answer,
        }
    }
}

/// Checks that nothing has come after the end.
fn check_nothing_more(mut events: UnboundedReceiver<TaskEvent>) {
    let more = events.next().now_or_never().flatten();
    assert!(more.is_none(), "{more:?} after the end");
}

fn answer_of(task: &Task) -> Result<Partial, ExecError> {
    execute(task, &mut Unwatched).map_err(ExecError::Engine)
}

/// Answers are those of the engine, each to its own task, whatever the order they come in.
pub(super) async fn tasks_are_answered(executor: Shared, drive: &dyn Fn()) {
    let tasks: Vec<Task> = (0..7).map(sampling).collect();
    let mut runs: Vec<_> = tasks.iter().map(|task| run(&executor, task.clone()).1).collect();
    drive();
    for (task, events) in tasks.iter().zip(&mut runs) {
        assert_eq!(end(events).await, answer_of(task));
    }
    runs.into_iter().for_each(check_nothing_more);
}

/// No event arrives before `run` has returned.
pub(super) async fn events_wait_for_run_to_return(executor: Shared, drive: &dyn Fn()) {
    let (_, mut events) = run(&executor, sampling(0));
    assert!(events.next().now_or_never().is_none());
    drive();
    end(&mut events).await.unwrap();
}

/// What the engine says no to ends the task, and the executor goes on.
pub(super) async fn engine_errors_are_passed_on(executor: Shared, drive: &dyn Fn()) {
    let impossible = Task {
        circuit: ghz(100).into(),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: Work::Amplitudes,
    };
    let (_, mut events) = run(&executor, impossible);
    let (_, mut next) = run(&executor, sampling(1));
    drive();
    let answer = end(&mut events).await;
    let Err(ExecError::Engine(EngineError::Memory { num_qubits: 100, .. })) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(end(&mut next).await, answer_of(&sampling(1)));
}

/// A task that is cancelled before it begins ends at once, and the others do not notice.
pub(super) async fn waiting_tasks_can_be_cancelled(executor: Shared, drive: &dyn Fn()) {
    let mut runs: Vec<_> = (0..7).map(|seed| run(&executor, sampling(seed))).collect();
    let (id, mut cancelled) = runs.pop().unwrap();
    executor.cancel(id);
    executor.cancel(id);
    assert_eq!(end(&mut cancelled).await, Err(ExecError::Cancelled));
    drive();
    for (seed, (_, events)) in runs.iter_mut().enumerate() {
        assert_eq!(end(events).await, answer_of(&sampling(seed as u64)));
    }
    check_nothing_more(cancelled);
}

/// A running task can be cancelled, even by its own sink, and another one then runs.
pub(super) async fn running_tasks_can_be_cancelled(executor: Shared, drive: &dyn Fn()) {
    let (sender, mut events) = unbounded();
    let id = Rc::new(Cell::new(None));
    let (canceller, own_id) = (Rc::clone(&executor), Rc::clone(&id));
    let mut pass_on = sender_sink(sender);
    let sink = Box::new(move |event| {
        let is_progress = matches!(event, TaskEvent::Progress { .. });
        pass_on(event);
        if is_progress && let Some(id) = own_id.take() {
            canceller.cancel(id);
        }
    });
    id.set(Some(executor.run(long(), sink)));
    let (_, mut next) = run(&executor, sampling(2));
    drive();
    assert_eq!(end(&mut events).await, Err(ExecError::Cancelled));
    assert_eq!(end(&mut next).await, answer_of(&sampling(2)));
    check_nothing_more(events);
}

/// Cancelling what is unknown or has ended does nothing.
pub(super) async fn late_cancelling_does_nothing(executor: Shared, drive: &dyn Fn()) {
    let (id, mut events) = run(&executor, sampling(3));
    drive();
    assert_eq!(end(&mut events).await, answer_of(&sampling(3)));
    executor.cancel(id);
    executor.cancel(TaskId(u64::MAX));
    let (_, mut next) = run(&executor, sampling(4));
    drive();
    assert_eq!(end(&mut next).await, answer_of(&sampling(4)));
    check_nothing_more(events);
}

/// A sink may hand the executor another task.
pub(super) async fn sinks_may_run_tasks(executor: Shared, drive: &dyn Fn()) {
    let (sender, mut events) = unbounded();
    let again = Rc::clone(&executor);
    let mut sender = Some(sender);
    let sink = Box::new(move |event| {
        if let TaskEvent::Finished(answer) = event {
            assert_eq!(answer, answer_of(&sampling(5)));
            again.run(sampling(6), sender_sink(sender.take().unwrap()));
        }
    });
    executor.run(sampling(5), sink);
    drive();
    assert_eq!(end(&mut events).await, answer_of(&sampling(6)));
}
