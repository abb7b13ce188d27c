//! Every way to a state, held to the plain engine: the same scenarios natively and in a browser,
//! by the program for each kind of vectors, by one thread and by several, in both precisions, and
//! for many sets of parameters at once.
//!
//! A state may be off by [`tolerance`], which grows with the number of gates. Whatever includes
//! this file gets the list of scenarios from `kernel_scenarios`.

use ketpad::circuit::Circuit;
use ketpad::engine::{
    CompileOptions, Precision, Unwatched, compile_with, plain_statevector, statevector,
};
use ketpad::math::C64;
use ketpad::qasm::parse;
use serde_json::Value;

mod circuits;
mod dice;
#[path = "../seeds.rs"]
mod seeds;
mod sweeps;

use circuits::{Order, long, with_every_gate};
pub(crate) use sweeps::many_sets_at_once_have_the_values_of_plain_states;

/// Hands the names of all scenarios to a macro.
macro_rules! kernel_scenarios {
    ($each:ident) => {
        $each! {
            every_gate_under_every_control_does_what_the_plain_engine_does
            gates_on_states_of_several_chunks_do_what_the_plain_engine_does
            reference_circuits_do_what_the_plain_engine_does
            thousands_of_gates_keep_the_norm
            many_sets_at_once_have_the_values_of_plain_states
            seeds_give_the_same_counts_for_ever
        }
    };
}
pub(crate) use kernel_scenarios;

/// How far a norm and each amplitude may be off after so many gates: 1e-12 for every thousand gates
/// in double precision, 3e-5 in single precision, and what it is for twenty gates if there are
/// fewer.
fn tolerance(precision: Precision, num_gates: usize) -> f64 {
    let for_a_gate = match precision {
        Precision::Double => 1e-15,
        Precision::Single => 3e-8,
    };
    for_a_gate * num_gates.max(20) as f64
}

/// Checks the state of a circuit of gates in both precisions.
#[track_caller]
fn check(name: &str, circuit: &Circuit) {
    let expected = plain_statevector(circuit, &[]).unwrap();
    for precision in [Precision::Double, Precision::Single] {
        let options = CompileOptions { precision, ..CompileOptions::default() };
        let program = compile_with(circuit, &[], options).unwrap();
        let found = statevector(&program, &mut Unwatched).unwrap();
        let tolerance = tolerance(precision, circuit.instructions().len());
        let norm: f64 = found.iter().map(C64::norm_sqr).sum();
        let is_one = (norm - 1.0).abs() < tolerance;
        assert!(is_one, "{name}, {precision:?}: the norm is {norm}");
        assert_eq!(found.len(), expected.len(), "{name}, {precision:?}");
        for (index, (a, b)) in found.iter().zip(&expected).enumerate() {
            let is_close = (a - b).norm() < tolerance;
            assert!(is_close, "{name}, {precision:?}: amplitude {index} is {a}, not {b}");
        }
    }
}

/// Every gate of the table with every pattern of up to three controls, and powers, on as many
/// qubits as fit one chunk of a state.
pub(crate) fn every_gate_under_every_control_does_what_the_plain_engine_does() {
    for num_qubits in 1..=12 {
        for (order, rounds) in [(Order::Shuffled, 3), (Order::ByGate, 1)] {
            for seed in 0..rounds {
                for (part, circuit) in with_every_gate(num_qubits, seed, order).iter().enumerate() {
                    let name = format!("{num_qubits} qubits, {order:?}, seed {seed}, part {part}");
                    check(&name, circuit);
                }
            }
        }
    }
}

/// The same on states that are cut into chunks, which threads share.
pub(crate) fn gates_on_states_of_several_chunks_do_what_the_plain_engine_does() {
    for (part, circuit) in with_every_gate(17, 1, Order::Shuffled).iter().enumerate() {
        check(&format!("17 qubits, part {part}"), circuit);
    }
}

/// The circuits that have answers of Qiskit.
pub(crate) fn reference_circuits_do_what_the_plain_engine_does() {
    let text = include_str!("../../fixtures/circuits.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(rows.len(), 57);
    for row in rows {
        let parsed = parse(row["qasm3"].as_str().unwrap());
        check(row["name"].as_str().unwrap(), &parsed.circuit.unwrap());
    }
}

/// So many gates that an error in each would add up.
pub(crate) fn thousands_of_gates_keep_the_norm() {
    for (num_qubits, num_gates) in [(1, 20_000), (2, 20_000), (6, 20_000), (10, 10_000)] {
        check(&format!("{num_gates} gates on {num_qubits} qubits"), &long(num_qubits, num_gates));
    }
}

/// The counts of fixed seeds, bit for bit.
pub(crate) fn seeds_give_the_same_counts_for_ever() {
    seeds::CASES.iter().for_each(seeds::SeedCase::check);
}
