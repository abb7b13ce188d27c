//! What is said about circuits, compared with Qiskit.

use std::collections::BTreeMap;

use ketpad::circuit::analysis::{Dag, Facts, width};
use ketpad::circuit::{
    Circuit, DecomposeError, Expr, Gate, Instruction, ModifiedGate, Power, Qubit, StandardGate,
    decompose,
};
use ketpad::engine::equivalence::{Layouts, compare};
use ketpad::qasm::parse;
use proptest::prelude::*;
use serde_json::Value;

fn rows(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn circuit(program: &Value) -> Circuit {
    let parsed = parse(program.as_str().unwrap());
    assert_eq!(parsed.diagnostics, [], "{program}");
    parsed.circuit.unwrap()
}

/// The circuits of the table by name, with what Qiskit says about each.
fn known() -> Vec<(Circuit, Value)> {
    let programs: BTreeMap<String, Value> = rows(include_str!("../fixtures/circuits.json"))
        .into_iter()
        .map(|row| (row["name"].as_str().unwrap().to_owned(), row["qasm3"].clone()))
        .collect();
    let rows = rows(include_str!("../fixtures/analysis.json"));
    assert!(rows.len() > 60);
    let with_circuit = |row: Value| {
        let program = row.get("qasm3").unwrap_or_else(|| &programs[row["name"].as_str().unwrap()]);
        (circuit(program), row)
    };
    rows.into_iter().map(with_circuit).collect()
}

#[test]
fn facts_are_qiskits() {
    for (circuit, row) in known() {
        let facts = Facts::of(&circuit);
        let check = |key: &str, found: Value| assert_eq!(found, row[key], "{key} of {row}");
        check("size", facts.size.into());
        check("depth", facts.depth.into());
        check("nonlocal_depth", facts.nonlocal_depth.into());
        check("num_nonlocal_gates", facts.num_nonlocal_gates.into());
        check("width", width(&circuit).into());
        check("num_unitary_factors", facts.num_unitary_factors.into());
        let idle: Vec<u32> = facts.idle_qubits.iter().map(|qubit| qubit.0).collect();
        check("idle_qubits", idle.into());
        let counts: BTreeMap<String, usize> = facts.count_ops.iter().cloned().collect();
        check("count_ops", serde_json::to_value(&counts).unwrap());
        assert!(facts.count_ops.is_sorted_by_key(|(_, count)| std::cmp::Reverse(*count)));
        if !row["is_clifford"].is_null() {
            check("is_clifford", facts.is_clifford.into());
        }
    }
}

#[test]
fn a_circuit_has_as_many_layers_as_it_is_deep() {
    for (circuit, row) in known() {
        let dag = Dag::of(&circuit);
        assert_eq!(Value::from(dag.layers().len()), row["depth"], "{row}");
        let in_layers: usize = dag.layers().iter().map(Vec::len).sum();
        assert_eq!(Value::from(in_layers), row["size"], "{row}");
    }
}

/// A gate of the table with any modifiers, on the first qubits.
fn any_modified() -> impl Strategy<Value = Instruction> {
    let gates: Vec<StandardGate> = StandardGate::all().collect();
    let power = prop_oneof![
        Just(Power::Inverse),
        (-4..5_i32).prop_map(|k| Power::Exponent(Expr::from_angle(f64::from(k)))),
        (-3.0..3.0_f64).prop_map(|k| Power::Exponent(Expr::from_angle(k))),
    ];
    let params = proptest::collection::vec(-7.0..7.0_f64, 4);
    let controls = proptest::collection::vec(any::<bool>(), 0..5);
    let powers = proptest::collection::vec(power, 0..3);
    (proptest::sample::select(gates), params, controls, powers).prop_map(
        |(gate, params, controls, powers)| {
            let params = params[..gate.spec().params.len()].iter().map(|p| Expr::from_angle(*p));
            let num_qubits = controls.len() as u32 + gate.spec().num_qubits;
            let modified = ModifiedGate { gate: Gate::Standard(gate), controls, powers };
            Instruction::modified(modified, params.collect(), (0..num_qubits).map(Qubit).collect())
        },
    )
}

fn circuit_of(num_qubits: u32, steps: Vec<Instruction>) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    circuit.set_instructions(steps).unwrap();
    circuit
}

proptest! {
    #[test]
    fn a_modified_gate_and_its_plain_gates_do_the_same(step in any_modified()) {
        match decompose(&Circuit::new(), &step) {
            Ok(plain) => {
                let num_qubits = step.qubits.len() as u32;
                let first = circuit_of(num_qubits, vec![step]);
                let second = circuit_of(num_qubits, plain);
                let layouts = Layouts::trivial(num_qubits);
                prop_assert!(compare(&first, &second, &[], &layouts).unwrap().is_same());
            }
            Err(DecomposeError::FractionalPower { gate, .. }) => prop_assert_eq!(gate, "dcx"),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}
