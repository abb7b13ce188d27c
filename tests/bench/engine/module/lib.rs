//! The engine as a page calls it, for `tests/bench/engine` to measure in a browser.
//!
//! Every function here prepares a [`Task`] outside of the time; [`Task::time`] measures it inside
//! of the module, so that no call from JavaScript is in the time. A piece of work that the engine
//! cannot do yet is an error that begins with `missing: `, and its rows are reported as missing.

mod cancel;
mod expectation;
mod failure;
mod memory;
mod operator;
mod pass;
mod samples;
mod state;
mod sweep;
mod task;
mod threads;

use failure::Failure;
use ketpad::circuit::Circuit;
use ketpad::engine::Precision;
use ketpad::qasm;
use task::{Task, Work};
use wasm_bindgen::prelude::wasm_bindgen;

/// From a circuit to its state, planning included.
///
/// `precision` is `f64` or `f32`, and more than one of `threads` work on one state.
#[wasm_bindgen]
pub fn state(source: &str, precision: &str, threads: u32) -> Result<Task, Failure> {
    let circuit = circuit(source)?;
    match (precision, threads) {
        ("f64", 1) => Ok(Task::new(state::State(circuit, Precision::Double))),
        ("f32", 1) => Ok(Task::new(state::State(circuit, Precision::Single))),
        ("f64", _) => prepared(threads::threaded(circuit, threads)),
        _ => Err(Failure::Missing("this precision with these threads")),
    }
}

/// Makes so many threads of this worker, and calls `then` when they are there.
#[cfg(feature = "threads")]
#[wasm_bindgen(js_name = startThreads)]
pub fn start_threads(threads: u32, then: js_sys::Function) {
    ketpad::web::start_threads(threads as usize, move || {
        // What it throws is the page's to notice: no answer comes.
        let _ = then.call0(&wasm_bindgen::JsValue::NULL);
    });
}

/// From a plan made beforehand to the state.
#[wasm_bindgen(js_name = stateOfPlan)]
pub fn state_of_plan(source: &str) -> Result<Task, Failure> {
    Ok(Task::new(state::Planned::new(&circuit(source)?)?))
}

/// From a circuit with final measurements to the counts of so many shots.
#[wasm_bindgen]
pub fn counts(source: &str, shots: u32) -> Result<Task, Failure> {
    Ok(Task::new(samples::Counts { circuit: circuit(source)?, shots: u64::from(shots) }))
}

/// From a circuit to the expectation value of a sum of Pauli strings. `operator` has a line
/// `XIZ 0.5` for each term, qubit 0 rightmost.
#[wasm_bindgen]
pub fn expectation(source: &str, operator: &str) -> Result<Task, Failure> {
    Ok(Task::new(expectation::Expectation::new(circuit(source)?, operator)?))
}

/// From a circuit with parameters to the expectation values for many sets of them. The sets stand
/// one after the other, each in the order of the parameters' names.
#[wasm_bindgen]
pub fn sweep(source: &str, operator: &str, values: Vec<f64>) -> Result<Task, Failure> {
    let operator = operator::operator_of(operator)?;
    Ok(Task::new(sweep::Sweep { circuit: circuit(source)?, operator, values }))
}

/// One gate on a state that is there already: `diagonal` or `rotation`.
#[wasm_bindgen]
pub fn pass(num_qubits: u32, gate: &str) -> Result<Task, Failure> {
    Ok(Task::new(pass::Pass::new(num_qubits, gate)?))
}

/// Reading and writing as many bytes as a state of so many qubits has, as fast as the machine can.
#[wasm_bindgen]
pub fn bandwidth(num_qubits: u32) -> Result<Task, Failure> {
    Ok(Task::new(memory::Sweep::new(num_qubits)?))
}

/// How long a run lets somebody wait who wants it to stop.
#[wasm_bindgen]
pub fn cancel(source: &str) -> Result<Task, Failure> {
    Ok(Task::new(cancel::Watched::new(circuit(source)?)))
}

fn circuit(source: &str) -> Result<Circuit, Failure> {
    qasm::parse(source).circuit.ok_or_else(|| Failure::Wrong("the program has errors".to_owned()))
}

fn prepared<W: Work + 'static>(work: Result<W, Failure>) -> Result<Task, Failure> {
    work.map(Task::new)
}
