//! Expectation values, held to Qiskit's.

use ketpad::engine::{Unwatched, expectation_values};
use ketpad::observable::SparsePauliOp;
use ketpad::qasm;
use serde_json::Value;

#[test]
fn expectation_values_are_qiskits() {
    let rows: Vec<Value> = serde_json::from_str(include_str!("../fixtures/circuits.json")).unwrap();
    assert!(rows.len() > 50);
    for row in &rows {
        let circuit = qasm::parse(row["qasm3"].as_str().unwrap()).circuit.unwrap();
        let terms = row["observable"].as_array().unwrap().iter();
        let terms = terms.map(|term| (term[0].as_str().unwrap(), term[1].as_f64().unwrap()));
        let observable = SparsePauliOp::from_list(terms).unwrap();
        let expected = row["expectation"].as_f64().unwrap();
        let found = expectation_values(&circuit, &[], &[observable], &mut Unwatched).unwrap();
        assert!((found[0] - expected).abs() < 1e-12, "{}: {found:?}, not {expected}", row["name"]);
    }
}
