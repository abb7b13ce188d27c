//! Programs that Qiskit wrote.

use serde_json::Value;

use super::{circuit, sentences};
use crate::circuit::Circuit;
use crate::qasm::{Language, Parsed, Part, Span, parse};

const CIRCUITS: &str = include_str!("../../../tests/fixtures/circuits.json");
/// Made by the script beside it.
const EXPORTED: &str = include_str!("../../../tests/fixtures/qasm/qiskit.json");

fn rows(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn text<'r>(row: &'r Value, field: &str) -> &'r str {
    row[field].as_str().unwrap()
}

#[track_caller]
fn check_number(row: &Value, field: &str, found: usize) {
    assert_eq!(row[field].as_u64(), Some(found as u64), "{field} of {}", text(row, "name"));
}

/// What a program that is not supported is told.
const UNSUPPORTED: [(&str, &str); 4] = [
    ("unsupported_box", "4:1 `box` is not supported yet"),
    ("unsupported_stretch", "4:1 `stretch` is not supported yet"),
    (
        "unsupported_float",
        "4:1 variables of type `float` are not supported yet; what never changes can be a `const`",
    ),
    (
        "unsupported_uint_input",
        "3:7 inputs of type `uint` are not supported yet; `float` and `angle` are",
    ),
];

#[test]
fn programs_of_qiskit_are_read() {
    let rows = rows(CIRCUITS);
    assert!(rows.len() > 50);
    for row in rows {
        check_number(&row, "num_qubits", circuit(text(&row, "qasm3")).num_qubits() as usize);
    }
}

#[test]
fn everything_that_qiskit_exports_is_read_or_named() {
    let rows = rows(EXPORTED);
    assert!(rows.len() > 25);
    for row in rows {
        let (name, source) = (text(&row, "name"), text(&row, "qasm3"));
        let refusal = UNSUPPORTED.iter().find(|(unsupported, _)| *unsupported == name);
        if let Some((_, sentence)) = refusal {
            assert_eq!(sentences(source), [*sentence], "{name}");
            continue;
        }
        let read: Circuit = circuit(source);
        check_number(&row, "size", read.num_places());
        check_number(&row, "num_clbits", read.num_clbits() as usize);
        // Qubits of a device are as many as the last one used asks for.
        if read.qregs()[0].name != "$" {
            check_number(&row, "num_qubits", read.num_qubits() as usize);
        }
    }
}

#[test]
fn programs_of_qiskit_in_openqasm_2_are_the_circuits_they_were_written_from() {
    for row in rows(CIRCUITS) {
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
