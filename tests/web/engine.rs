//! The engine as WebAssembly gives the same answers as the native one.

use ketpad::circuit::{Circuit, StandardGate};
use ketpad::engine::Unwatched;
use ketpad::math::C64;
use ketpad::primitives::{CompileOptions, Partial, Task, Work, execute};
use serde::Deserialize;
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../contract/states.rs"]
mod contract;

#[path = "../contract/powers.rs"]
mod powers;

#[wasm_bindgen_test]
fn circuits_prepare_the_states_that_qiskit_says() {
    contract::circuits_prepare_the_states_that_qiskit_says();
}

#[wasm_bindgen_test]
fn controlled_powers_are_those_of_qiskit() {
    powers::controlled_powers_are_those_of_qiskit();
}

/// A row of the gates as Qiskit has them, little-endian over the gate's qubits.
#[derive(Deserialize)]
struct Row {
    name: String,
    num_qubits: u32,
    params: Vec<f64>,
    matrix: Vec<Vec<(f64, f64)>>,
}

impl Row {
    /// The amplitudes after the gate was applied to the basis state number `column`.
    fn applied_to(&self, column: usize) -> Vec<C64> {
        let gate = StandardGate::from_name(&self.name).unwrap();
        let qubits: Vec<u32> = (0..self.num_qubits).collect();
        let mut circuit = Circuit::with_registers(self.num_qubits, 0);
        for &qubit in qubits.iter().filter(|&&qubit| column >> qubit & 1 == 1) {
            circuit.gate(StandardGate::X, &[], &[qubit]).unwrap();
        }
        circuit.gate(gate, &self.params, &qubits).unwrap();
        amplitudes(circuit)
    }
}

fn amplitudes(circuit: Circuit) -> Vec<C64> {
    match execute(
        &Task {
            circuit: circuit.into(),
            parameter_values: Vec::new(),
            options: CompileOptions::default(),
            work: Work::Amplitudes,
        },
        &mut Unwatched,
    ) {
        Ok(Partial::Amplitudes(amplitudes)) => amplitudes,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
fn every_gate_does_what_qiskits_matrix_says() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("../fixtures/gates.json")).unwrap();
    for row in &rows {
        for column in 0..1 << row.num_qubits {
            for (found, entries) in row.applied_to(column).iter().zip(&row.matrix) {
                let (re, im) = entries[column];
                let distance = (found - C64::new(re, im)).norm();
                assert!(distance < 1e-14, "column {column} of {} is {distance} off", row.name);
            }
        }
    }
}
