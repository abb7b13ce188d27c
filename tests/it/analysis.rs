//! What is said about circuits, compared with Qiskit.

use std::collections::BTreeMap;

use ketpad::circuit::Circuit;
use ketpad::circuit::analysis::{Dag, Facts, width};
use ketpad::qasm::parse;
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
