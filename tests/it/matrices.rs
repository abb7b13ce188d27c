//! Gates as matrices, written down without thought of speed.

use std::f64::consts::PI;

use ketpad::circuit::{
    Circuit, EvalError, Expr, Gate, GateDefinition, Instruction, Operation, Power,
};
use ketpad::math::{C64, Matrix};

/// Where names have their values.
type Names<'n> = &'n dyn Fn(&str) -> Option<f64>;

/// The matrix of a gate instruction on its own qubits, controls first; of a barrier the
/// identity.
pub(crate) fn matrix(circuit: &Circuit, instruction: &Instruction, names: Names<'_>) -> Matrix {
    let Some(gate) = instruction.base_gate() else {
        return Matrix::identity(1 << instruction.qubits.len());
    };
    let value = |expr: &Expr| expr.evaluate(names);
    let values: Result<Vec<f64>, EvalError> = instruction.params.iter().map(value).collect();
    let values = values.unwrap();
    let base = match gate {
        Gate::Standard(standard) => standard.matrix(&values),
        Gate::Defined(id) => defined(circuit, circuit.definition(id).unwrap(), &values),
    };
    let Operation::Modified(modified) = &instruction.operation else {
        return base;
    };
    let raised = modified.powers.iter().rev().fold(base, |matrix, modifier| match modifier {
        Power::Inverse => matrix.adjoint(),
        Power::Exponent(exponent) => power(&matrix, value(exponent).unwrap()),
    });
    controlled(&raised, &modified.controls)
}

fn defined(circuit: &Circuit, definition: &GateDefinition, values: &[f64]) -> Matrix {
    let num_qubits = definition.qubits.len() as u32;
    let names = |name: &str| {
        let place = definition.params.iter().position(|param| param == name)?;
        values.get(place).copied()
    };
    let body = definition.body.as_ref().unwrap().iter();
    body.fold(Matrix::identity(1 << num_qubits), |product, step| {
        let qubits: Vec<u32> = step.qubits.iter().map(|qubit| qubit.0).collect();
        &dense(&matrix(circuit, step, &names), &qubits, num_qubits) * &product
    })
}

/// A power: by multiplication, or the principal one, for which -1 has the phase π.
fn power(matrix: &Matrix, exponent: f64) -> Matrix {
    if exponent.fract() == 0.0 {
        let power = matrix.repeated(exponent.abs() as u32);
        return if exponent < 0.0 { power.adjoint() } else { power };
    }
    let principal = |phase: f64| if phase <= PI * (1e-12 - 1.0) { phase + 2.0 * PI } else { phase };
    matrix.with_phases(|phase| principal(phase) * exponent)
}

/// The matrix under controls that come first among the qubits.
fn controlled(matrix: &Matrix, controls: &[bool]) -> Matrix {
    let mask = (1 << controls.len()) - 1;
    let state: usize = controls.iter().enumerate().map(|(k, on)| usize::from(*on) << k).sum();
    Matrix::from_columns(matrix.dim() << controls.len(), |column| {
        if column & mask != state {
            return vec![(column, C64::ONE)];
        }
        let target = column >> controls.len();
        let row = |row: usize| (row << controls.len() | state, matrix.get(row, target));
        (0..matrix.dim()).map(row).collect()
    })
}

/// The matrix of a gate on all qubits, written down without thought of speed: it acts on the
/// bits of its own qubits, and where the other bits agree.
pub(crate) fn dense(matrix: &Matrix, qubits: &[u32], num_qubits: u32) -> Matrix {
    let own = |index: usize| -> usize {
        qubits.iter().enumerate().map(|(j, &qubit)| (index >> qubit & 1) << j).sum()
    };
    let mask: usize = qubits.iter().map(|&qubit| 1 << qubit).sum();
    Matrix::from_columns(1 << num_qubits, |column| {
        let rows = (0..1 << num_qubits).filter(|row| row & !mask == column & !mask);
        rows.map(|row| (row, matrix.get(own(row), own(column)))).collect()
    })
}

pub(crate) fn apply(matrix: &Matrix, state: &[C64]) -> Vec<C64> {
    let row = |row| state.iter().enumerate().map(|(column, a)| matrix.get(row, column) * a).sum();
    (0..state.len()).map(row).collect()
}
