//! Workers for the tests, and a way to follow a task to its end.

use std::cell::Cell;

use futures::StreamExt as _;
use futures::channel::mpsc::{self, UnboundedReceiver};
use js_sys::{Array, Reflect};
use ketpad::circuit::{Circuit, StandardGate};
use ketpad::primitives::{CompileOptions, Partial, Task, Work};
use ketpad::runtime::{ExecError, Executor, TaskEvent, TaskId};
use ketpad::web::{PoolOptions, WorkerPool};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// A worker that serves as the product's does: this very test program, loaded once more.
pub(crate) fn serving() -> String {
    format!("{}tests.serve();", loader())
}

/// As [`serving`], but of all the workers the first `crashes` panic at their first task.
pub(crate) fn crashing_first(crashes: u32) -> String {
    // A cache counts the workers: it outlives each of them, and the next one sees it.
    let counter = format!("turns-{}", next_number());
    format!(
        "{loader}
        const turns = await caches.open('{counter}');
        const turn = (await turns.keys()).length + 1;
        await turns.put(`{origin}/turn/${{turn}}`, new Response());
        tests.serve();
        const execute = self.onmessage;
        self.onmessage = (event) => turn > {crashes} ? execute(event) : tests.crash();",
        loader = loader(),
        origin = origin(),
    )
}

/// As [`serving`], but each worker panics at its second task.
pub(crate) fn crashing_second() -> String {
    format!(
        "{}
        tests.serve();
        const execute = self.onmessage;
        let tasks = 0;
        self.onmessage = (event) => tasks++ === 0 ? execute(event) : tests.crash();",
        loader()
    )
}

/// Imports this test program from where the test runner serves it.
fn loader() -> String {
    let origin = origin();
    format!(
        "const tests = await import('{origin}/wasm-bindgen-test.js');
        await tests.default({{ module_or_path: '{origin}/wasm-bindgen-test_bg.wasm' }});\n"
    )
}

fn origin() -> String {
    web_sys::window().unwrap().origin()
}

fn next_number() -> u32 {
    thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
    NEXT.replace(NEXT.get() + 1)
}

/// A pool of `size` workers that run `script`.
pub(crate) fn pool(script: &str, size: usize) -> WorkerPool {
    pool_at(PoolOptions::new(url_of(script), size))
}

/// A started pool with these options, whose workers are the browser's own.
pub(crate) fn pool_at(options: PoolOptions) -> WorkerPool {
    use_unwrapped_workers();
    let pool = WorkerPool::new(options);
    pool.start();
    pool
}

/// An address from which `script`, which may wait, can be loaded. Workers take it for no module.
pub(crate) fn url_of(script: &str) -> String {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let script = format!("(async () => {{ {script} }})().catch(reportError);");
    let parts = Array::of1(&JsValue::from_str(&script));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

/// The test runner has put a constructor of its own in place of `Worker`, which forwards what
/// workers log, but loads and fails in another way than browsers do. This takes it back.
fn use_unwrapped_workers() {
    let global = js_sys::global();
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).unwrap();
    let original = get(&get(&get(&global, "Worker"), "prototype"), "constructor");
    Reflect::set(&global, &"Worker".into(), &original).unwrap();
}

/// A task that takes no time.
pub(crate) fn short_task() -> Task {
    task(2, 1)
}

/// A task that takes minutes: it does not end before it is cancelled.
pub(crate) fn endless_task() -> Task {
    task(20, 1000)
}

/// All amplitudes after so many layers of rotations and a chain of CX gates.
pub(crate) fn task(num_qubits: u32, layers: u32) -> Task {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for layer in 0..layers {
        for qubit in 0..num_qubits {
            let angle = f64::from(1 + layer * num_qubits + qubit);
            circuit.gate(StandardGate::Ry, &[angle], &[qubit]).unwrap();
        }
        for qubit in 1..num_qubits {
            circuit.gate(StandardGate::Cx, &[], &[qubit - 1, qubit]).unwrap();
        }
    }
    Task {
        circuit: circuit.into(),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: Work::Amplitudes,
    }
}

/// One shot of 24 turned qubits, whose state takes 256 MiB.
pub(crate) fn large_task() -> Task {
    let mut circuit = Circuit::with_registers(24, 24);
    for qubit in 0..24 {
        circuit.gate(StandardGate::Ry, &[1.0], &[qubit]).unwrap();
        circuit.measure(qubit, qubit).unwrap();
    }
    let work = Work::Sample { sets: 0..1, shots: 0..1, seed: 1, pub_index: 0 };
    Task { circuit: circuit.into(), work, ..short_task() }
}

/// What is heard of a task.
pub(crate) struct Heard {
    pub(crate) id: TaskId,
    events: UnboundedReceiver<TaskEvent>,
}

impl Heard {
    /// Waits for the next event.
    pub(crate) async fn next(&mut self) -> TaskEvent {
        self.events.next().await.expect("the task has already ended")
    }

    /// Waits for the end: how often the task was started, and its result. Nothing may follow.
    pub(crate) async fn end(mut self) -> (u32, Result<Partial, ExecError>) {
        let mut starts = 0;
        loop {
            match self.next().await {
                TaskEvent::Started => starts += 1,
                TaskEvent::Progress { done, total } => assert!(done <= total, "{done} of {total}"),
                TaskEvent::Finished(result) => {
                    assert!(self.events.next().await.is_none(), "something came after the end");
                    return (starts, result);
                }
            }
        }
    }
}

/// Runs `task` and listens.
pub(crate) fn run(executor: &dyn Executor, task: Task) -> Heard {
    let (sender, events) = mpsc::unbounded();
    let id = executor.run(task, Box::new(move |event| sender.unbounded_send(event).unwrap()));
    Heard { id, events }
}
