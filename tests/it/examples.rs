//! The circuits of the menu do what they are known for.

use std::collections::BTreeMap;

use ketpad::circuit::Circuit;
use ketpad::editor::Example;
use ketpad::engine::{self, Unwatched};
use ketpad::primitives::BitArray;
use ketpad::qasm;

fn circuit(id: &str) -> Circuit {
    let example = Example::ALL.into_iter().find(|example| example.id == id).unwrap();
    let parsed = qasm::parse(example.qasm);
    assert_eq!(parsed.diagnostics, [], "{id}");
    parsed.circuit.unwrap()
}

/// How often each outcome of the only register comes out in 1000 shots.
fn counts(id: &str) -> BTreeMap<String, u64> {
    let circuit = circuit(id);
    let program = engine::compile(&circuit, &[]).unwrap();
    let samples = engine::sample(&program, 0..1000, 1, 0, &mut Unwatched).unwrap();
    BitArray::from_samples(&samples, &circuit.cregs()[0]).counts()
}

#[track_caller]
fn check(id: &str, outcomes: &[&str], at_least: u64) {
    let counts = counts(id);
    let hits: u64 = outcomes.iter().filter_map(|outcome| counts.get(*outcome)).sum();
    assert!(hits >= at_least, "{id}: {counts:?}");
}

#[test]
fn each_example_comes_out_as_it_is_known_to() {
    check("bell", &["00", "11"], 1000);
    check("ghz", &["00000", "11111"], 1000);
    // Two rounds of Grover among eight states succeed with probability 0.945.
    check("grover", &["101"], 900);
    check("bernstein-vazirani", &["1011"], 1000);
    assert_eq!(counts("qft").len(), 16);
}

#[test]
fn every_example_survives_being_saved_as_a_program() {
    for example in Example::ALL {
        let circuit = circuit(example.id);
        assert_eq!(qasm::parse(&qasm::to_qasm3(&circuit)).circuit, Some(circuit), "{}", example.id);
    }
}
