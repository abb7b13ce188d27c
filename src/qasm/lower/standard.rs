//! Recognizing a gate of the table by its matrix.
//!
//! Qiskit writes out a definition of every gate that `stdgates.inc` lacks. Reading it back as
//! the gate it came from keeps its name, symbol and speed.

use crate::circuit::{
    Circuit, Gate, GateDefinition, Instruction, ModifiedGate, Operation, Power, Qubit, StandardGate,
};
use crate::math::{C64, Matrix};

/// Parameter values at which matrices are compared: no special angles, and beyond one turn,
/// since half angles repeat after two.
const POINTS: [[f64; 4]; 3] =
    [[0.7, -1.3, 2.1, 0.4], [-2.9, 0.3, 7.3, -1.7], [8.1, 5.2, -0.6, 3.4]];

/// Largest difference of two entries that is rounding.
const TOLERANCE: f64 = 1e-12;

/// Most gates that are multiplied for one comparison: definitions of definitions can stand for
/// exponentially many.
const MAX_GATES: usize = 1_000;

/// The gate of the table that has the name of `definition`, if it has its matrix too, global
/// phase included.
pub(in crate::qasm) fn standard_gate(
    circuit: &Circuit,
    definition: &GateDefinition,
) -> Option<StandardGate> {
    let gate = StandardGate::from_name(&definition.name)?;
    let spec = gate.spec();
    let num_params = spec.params.len();
    if definition.qubits.len() != spec.num_qubits as usize || definition.params.len() != num_params
    {
        return None;
    }
    let is_equal = POINTS.iter().all(|point| {
        let params = &point[..num_params];
        matrix(circuit, definition, params, MAX_GATES)
            .is_some_and(|(matrix, _)| matrix.distance(&gate.matrix(params)) <= TOLERANCE)
    });
    is_equal.then_some(gate)
}

/// The matrix of a definition for these parameter values, and how many gates can be multiplied
/// further; none when it is too long or a parameter in it has no value there.
fn matrix(
    circuit: &Circuit,
    definition: &GateDefinition,
    params: &[f64],
    gates_left: usize,
) -> Option<(Matrix, usize)> {
    let dim = 1 << definition.qubits.len();
    let mut product = Product { circuit, matrix: Matrix::identity(dim), gates_left };
    let qubits: Vec<usize> = (0..definition.qubits.len()).collect();
    product.apply_definition(definition, params, &qubits)?;
    Some((product.matrix, product.gates_left))
}

struct Product<'c> {
    circuit: &'c Circuit,
    matrix: Matrix,
    gates_left: usize,
}

impl Product<'_> {
    fn apply_definition(
        &mut self,
        definition: &GateDefinition,
        params: &[f64],
        qubits: &[usize],
    ) -> Option<()> {
        let value_of = |name: &str| {
            let index = definition.params.iter().position(|param| param == name)?;
            params.get(index).copied()
        };
        for instruction in definition.body.as_ref()? {
            let values: Option<Vec<f64>> =
                instruction.params.iter().map(|param| param.evaluate(&value_of).ok()).collect();
            self.apply(instruction, &values?, qubits)?;
        }
        Some(())
    }

    fn apply(&mut self, instruction: &Instruction, params: &[f64], outer: &[usize]) -> Option<()> {
        self.gates_left = self.gates_left.checked_sub(1)?;
        let qubits: Vec<usize> =
            instruction.qubits.iter().map(|qubit: &Qubit| outer[qubit.index()]).collect();
        match &instruction.operation {
            Operation::Gate(Gate::Standard(gate)) => {
                self.multiply(&gate.matrix(params), &qubits);
                Some(())
            }
            Operation::Gate(Gate::Defined(id)) => {
                let definition = self.circuit.definition(*id).ok()?;
                self.apply_definition(definition, params, &qubits)
            }
            Operation::Modified(modified) => {
                let matrix = self.modified_matrix(modified, params)?;
                self.multiply(&matrix, &qubits);
                Some(())
            }
            _ => None,
        }
    }

    /// The matrix of a gate that is controlled or inverted, as the library of the language
    /// defines its gates; none for other modifiers.
    fn modified_matrix(&mut self, modified: &ModifiedGate, params: &[f64]) -> Option<Matrix> {
        let mut matrix = match modified.gate {
            Gate::Standard(gate) => gate.matrix(params),
            Gate::Defined(id) => {
                let definition = self.circuit.definition(id).ok()?;
                let (matrix, gates_left) =
                    matrix(self.circuit, definition, params, self.gates_left)?;
                self.gates_left = gates_left;
                matrix
            }
        };
        for power in &modified.powers {
            match power {
                Power::Inverse => matrix = matrix.adjoint(),
                Power::Exponent(_) => return None,
            }
        }
        let is_plain = modified.controls.iter().all(|value| *value);
        is_plain.then(|| matrix.controlled(modified.controls.len() as u32))
    }

    fn multiply(&mut self, gate: &Matrix, qubits: &[usize]) {
        self.matrix = &embedded(gate, qubits, self.matrix.dim()) * &self.matrix;
    }
}

/// A gate's matrix on some of the qubits of a space of dimension `dim`.
fn embedded(gate: &Matrix, qubits: &[usize], dim: usize) -> Matrix {
    let mask: usize = qubits.iter().map(|qubit| 1 << qubit).sum();
    let spread = |bits: usize| -> usize {
        qubits.iter().enumerate().map(|(j, qubit)| (bits >> j & 1) << qubit).sum()
    };
    let gathered = |index: usize| -> usize {
        qubits.iter().enumerate().map(|(j, qubit)| (index >> qubit & 1) << j).sum()
    };
    Matrix::from_columns(dim, |column| {
        let entry = |row: usize| -> (usize, C64) {
            (column & !mask | spread(row), gate.get(row, gathered(column)))
        };
        (0..gate.dim()).map(entry).collect()
    })
}
