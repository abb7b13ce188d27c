//! The state vectors that Qiskit gives for the circuits of `tests/fixtures/circuits.json`,
//! natively and in the browser alike.

use ketpad::engine::{Unwatched, compile, statevector};
use ketpad::math::C64;
use ketpad::qasm::parse;
use serde_json::Value;

fn complex(pair: &Value) -> C64 {
    C64::new(pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap())
}

/// Checks that two states are the same up to a global phase: `1 - |⟨a|b⟩|²` below 1e-10, and
/// each amplitude within 1e-9.
#[track_caller]
fn check_same_up_to_phase(name: &str, found: &[C64], expected: &[C64]) {
    assert_eq!(found.len(), expected.len(), "{name}");
    let overlap: C64 = found.iter().zip(expected).map(|(a, b)| a.conj() * b).sum();
    let infidelity = 1.0 - overlap.norm_sqr();
    assert!(infidelity.abs() < 1e-10, "{name}: infidelity {infidelity}");
    let phase = overlap / overlap.norm();
    let differences = found.iter().zip(expected).map(|(a, b)| (a * phase - b).norm());
    let largest = differences.fold(0.0, f64::max);
    assert!(largest < 1e-9, "{name}: an amplitude is {largest} off");
}

/// Runs every circuit and checks its state.
pub(super) fn circuits_prepare_the_states_that_qiskit_says() {
    let text = include_str!("../fixtures/circuits.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(rows.len(), 57);
    for row in rows {
        let amplitudes = row["statevector"].as_array().unwrap();
        let expected: Vec<C64> = amplitudes.iter().map(complex).collect();
        for language in ["qasm2", "qasm3"] {
            let name = format!("{} in {language}", row["name"].as_str().unwrap());
            let parsed = parse(row[language].as_str().unwrap());
            let circuit =
                parsed.circuit.unwrap_or_else(|| panic!("{name}: {:?}", parsed.diagnostics));
            let program = compile(&circuit, &[]).unwrap();
            let found = statevector(&program, &mut Unwatched).unwrap();
            check_same_up_to_phase(&name, &found, &expected);
        }
    }
}
