//! The circuits of the menu do what they are known for.

use std::collections::BTreeMap;

use ketpad::circuit::Circuit;
use ketpad::editor::Example;
use ketpad::engine::{self, Unwatched};
use ketpad::primitives::BitArray;
use ketpad::qasm;

fn example(id: &str) -> Example {
    Example::ALL.into_iter().find(|example| example.id == id).unwrap()
}

fn circuit(id: &str) -> Circuit {
    let parsed = qasm::parse(example(id).qasm);
    assert_eq!(parsed.diagnostics, [], "{id}");
    parsed.circuit.unwrap()
}

/// The values that an example has for its parameters, in their order.
fn values(id: &str) -> Vec<f64> {
    let value = |name: &String| {
        let (_, formula) = example(id).values.iter().find(|(own, _)| own == name).unwrap();
        qasm::parse_angle(formula).unwrap().value().unwrap()
    };
    circuit(id).parameters().iter().map(value).collect()
}

/// How often each outcome of the last register comes out in 1000 shots.
fn counts(id: &str) -> BTreeMap<String, u64> {
    let circuit = circuit(id);
    let program = engine::compile(&circuit, &values(id)).unwrap();
    let samples = engine::sample(&program, 0..1000, 1, 0, &mut Unwatched).unwrap();
    BitArray::from_samples(&samples, circuit.cregs().last().unwrap()).counts()
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
    check("teleportation", &["0"], 1000);
    check("phase-estimation", &["0101"], 1000);
    check("bit-flip", &["0"], 1000);
    check("repeat-until-success", &["0"], 1000);
    check("ansatz", &["000", "111"], 1000);
    assert_eq!(counts("qft").len(), 16);
}

#[test]
fn every_example_survives_being_saved_as_a_program() {
    for example in Example::ALL {
        let circuit = circuit(example.id);
        let saved = qasm::to_qasm3(&circuit);
        assert_eq!(qasm::parse_saved(&saved).circuit, Some(circuit), "{}", example.id);
    }
}
