//! Programs that Qiskit wrote.

use serde_json::Value;

use super::{circuit, sentences};
use crate::qasm::{Language, Parsed, Part, Span, parse, to_qasm3};

#[test]
fn programs_of_qiskit_are_read_and_written_back() {
    let text = include_str!("../../../tests/fixtures/circuits.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    assert!(rows.len() > 50);
    for row in rows {
        let name = row["name"].as_str().unwrap();
        let read = circuit(row["qasm3"].as_str().unwrap());
        assert_eq!(u64::from(read.num_qubits()), row["num_qubits"].as_u64().unwrap(), "{name}");
        assert_eq!(circuit(&to_qasm3(&read)), read, "{name}");
    }
}

#[test]
fn programs_of_qiskit_in_openqasm_2_are_the_circuits_they_were_written_from() {
    let text = include_str!("../../../tests/fixtures/circuits.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    for row in rows {
        let name = row["name"].as_str().unwrap();
        let source = row["qasm2"].as_str().unwrap();
        let Parsed { circuit: read, language, map, .. } = parse(source);
        let read = read.unwrap_or_else(|| panic!("{name}: {:?}", sentences(source)));
        assert_eq!(language, Language::OpenQasm2, "{name}");
        assert_eq!(u64::from(read.num_qubits()), row["num_qubits"].as_u64().unwrap(), "{name}");
        let is_instruction = |entry: &&(Part, Span)| matches!(entry.0, Part::Instruction(_));
        let places = map.entries().iter().filter(is_instruction).count();
        assert_eq!(places, read.num_places(), "{name}");
    }
}

#[test]
fn what_qiskit_defines_is_read_as_the_gate_it_stands_for() {
    // sxdg as Qiskit 2 writes it differs from its gate by a phase, so it stays a definition.
    let source = "OPENQASM 3.0;
include \"stdgates.inc\";
gate rzz(p0) _gate_q_0, _gate_q_1 {
  cx _gate_q_0, _gate_q_1;
  rz(p0) _gate_q_1;
  cx _gate_q_0, _gate_q_1;
}
gate sxdg _gate_q_0 {
  s _gate_q_0;
  h _gate_q_0;
  s _gate_q_0;
}
qubit[2] q;
rzz(0.3) q[0], q[1];
sxdg q[0];
";
    let read = circuit(source);
    let names: Vec<&str> =
        read.instructions().iter().map(|step| read.operation_name(&step.operation)).collect();
    assert_eq!(names, ["rzz", "sxdg"]);
    let defined: Vec<&str> = read.definitions().iter().map(|own| own.name.as_str()).collect();
    assert_eq!(defined, ["sxdg"]);
}
