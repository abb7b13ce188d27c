use super::rules;
use crate::circuit::{Expr, Gate, Instruction, Qubit, StandardGate as G};
use crate::math::{C64, Matrix};

/// The product of gates on so many qubits.
fn product(gates: &[Instruction], num_qubits: u32, values: &dyn Fn(&str) -> Option<f64>) -> Matrix {
    let mut whole = Matrix::identity(1 << num_qubits);
    for gate in gates {
        let Some(Gate::Standard(standard)) = gate.base_gate() else { panic!("{gate:?}") };
        let params: Vec<f64> =
            gate.params.iter().map(|param| param.evaluate(values).unwrap()).collect();
        let own = standard.matrix(&params);
        let place = |state: usize| -> usize {
            let bits = gate.qubits.iter().enumerate();
            bits.map(|(place, qubit)| (state >> qubit.index() & 1) << place).sum()
        };
        let kept: usize =
            (0..num_qubits).filter(|q| !gate.qubits.contains(&Qubit(*q))).map(|q| 1 << q).sum();
        let wide = Matrix::from_entries(1 << num_qubits, |row, column| {
            if row & kept == column & kept { own.get(place(row), place(column)) } else { C64::ZERO }
        });
        whole = &wide * &whole;
    }
    whole
}

/// How far two matrices are apart, but for a phase.
fn distance(a: &Matrix, b: &Matrix) -> f64 {
    let overlap: C64 = (0..a.dim())
        .flat_map(|row| (0..a.dim()).map(move |column| (row, column)))
        .map(|(row, column)| a.get(row, column).conj() * b.get(row, column))
        .sum();
    let phase = overlap / overlap.norm();
    let turned = Matrix::from_entries(a.dim(), |row, column| a.get(row, column) * phase);
    turned.distance(b)
}

#[test]
fn gates_on_more_qubits_are_what_they_are_written_as() {
    for gate in G::all().filter(|gate| gate.spec().num_qubits > 2) {
        let num_qubits = gate.spec().num_qubits;
        let qubits: Vec<Qubit> = (0..num_qubits).map(Qubit).collect();
        let parts = rules::smaller(gate, &qubits).unwrap();
        assert!(parts.iter().all(|part| part.qubits.len() <= 2));
        let found = distance(&product(&parts, num_qubits, &|_| None), &gate.matrix(&[]));
        assert!(found < 1e-12, "{gate:?}: {found}");
    }
}

#[test]
fn gates_with_formulas_are_what_they_are_written_as_whatever_the_values() {
    let values = [0.7, -2.1, 1.3, 5.0];
    let value = |name: &str| Some(values[name.parse::<usize>().unwrap()]);
    for gate in G::all().filter(|gate| !gate.spec().params.is_empty()) {
        let spec = gate.spec();
        let params: Vec<Expr> =
            (0..spec.params.len()).map(|place| Expr::Symbol(place.to_string())).collect();
        let qubits: Vec<Qubit> = (0..spec.num_qubits).map(Qubit).collect();
        let parts = match spec.num_qubits {
            1 => rules::turns(gate, &params, Qubit(0)),
            2 => rules::entangling(gate, &params, &qubits),
            _ => continue,
        };
        let parts = parts.unwrap_or_else(|| panic!("{gate:?} has no rule"));
        let expected = gate.matrix(&values[..params.len()]);
        let found = distance(&product(&parts, spec.num_qubits, &value), &expected);
        assert!(found < 1e-12, "{gate:?}: {found}");
    }
}
