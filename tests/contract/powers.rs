//! The states that Qiskit gives for controlled powers of every gate, natively and in the
//! browser alike.

use ketpad::circuit::{Circuit, Expr, Gate, Instruction, ModifiedGate, Power, Qubit, StandardGate};
use ketpad::engine::{Unwatched, compile, statevector};
use ketpad::math::C64;
use serde_json::Value;

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Every qubit in a state of its own, then the gate with its exponent and controls.
fn circuit(row: &Value) -> Circuit {
    let gate = StandardGate::from_name(row["gate"].as_str().unwrap()).unwrap();
    let controls: Vec<bool> =
        row["controls"].as_array().unwrap().iter().map(|value| value.as_bool().unwrap()).collect();
    let num_qubits = controls.len() as u32 + gate.spec().num_qubits;
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for qubit in 0..num_qubits {
        let q = f64::from(qubit);
        let angles = [0.4 + 0.5 * q, 0.3 - 0.2 * q, 0.1 + 0.7 * q];
        circuit.gate(StandardGate::U, &angles, &[qubit]).unwrap();
    }
    let params = row["params"].as_array().unwrap().iter();
    let params = params.map(|param| Expr::Number(number(param))).collect();
    let powers = vec![Power::Exponent(Expr::Number(number(&row["exponent"])))];
    let modified = ModifiedGate { gate: Gate::Standard(gate), controls, powers };
    let qubits = (0..num_qubits).map(Qubit).collect();
    circuit.push(Instruction::modified(modified, params, qubits)).unwrap();
    circuit
}

/// Runs every row of `tests/fixtures/modifiers.json`: each amplitude within 1e-10.
pub(super) fn controlled_powers_are_those_of_qiskit() {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/modifiers.json")).unwrap();
    let rows = fixture["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 153);
    for row in rows {
        let program = compile(&circuit(row), &[]).unwrap();
        let found = statevector(&program, &mut Unwatched).unwrap();
        let expected = row["amplitudes"].as_array().unwrap().iter();
        let expected: Vec<C64> =
            expected.map(|pair| C64::new(number(&pair[0]), number(&pair[1]))).collect();
        assert_eq!(found.len(), expected.len());
        let differences = found.iter().zip(&expected).map(|(a, b)| (a - b).norm());
        let largest = differences.fold(0.0, f64::max);
        let (gate, exponent, controls) = (&row["gate"], &row["exponent"], &row["controls"]);
        assert!(largest < 1e-10, "{gate} to the {exponent} under {controls}: {largest} off");
    }
}
