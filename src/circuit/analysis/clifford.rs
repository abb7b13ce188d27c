//! Whether a circuit is made of Clifford gates.

use std::collections::BTreeMap;

use crate::circuit::decompose::{body_of, matrix_to_powers, under, whole_exponent};
use crate::circuit::{
    Circuit, DefinitionId, Expr, Gate, Instruction, ModifiedGate, Operation, Qubit, StandardGate,
    decompose,
};
use crate::math::{C64, Matrix};

/// How far an entry of a matrix may be off. An angle may be off by about as much, in radians.
const TOLERANCE: f64 = 1e-10;

/// Most gates that are looked at, definitions written out.
const MAX_LOOKS: usize = 200_000;

/// Whether every gate of the circuit is a Clifford gate: it turns products of Pauli matrices into
/// such products. Blocks are looked into; whatever is not a gate does not matter.
///
/// Each gate is judged by itself, by its matrix, with a tolerance of 10⁻¹⁰; a defined gate by the
/// gates it is made of. So what is a Clifford gate only together (T twice) is not found. It is
/// also false for gates whose parameters have no value, for opaque gates, and for definitions
/// that stand for hundreds of thousands of gates.
pub fn is_clifford(circuit: &Circuit) -> bool {
    let (plain, modified) = (BTreeMap::new(), BTreeMap::new());
    let mut judge = Judge { circuit, plain, modified, looks_left: MAX_LOOKS };
    let mut pending = Vec::new();
    circuit.walk().iter().all(|visit| {
        let mut is_accepted = judge.accepts(visit.instruction, &mut pending);
        while is_accepted && let Some(step) = pending.pop() {
            is_accepted = judge.accepts(&step, &mut pending);
        }
        is_accepted
    })
}

struct Judge<'c> {
    circuit: &'c Circuit,
    /// What is known of gates, by the bits of their parameter values.
    plain: BTreeMap<(StandardGate, Vec<u64>), bool>,
    /// What is known of modified gates, by how they are written.
    modified: BTreeMap<String, bool>,
    looks_left: usize,
}

impl Judge<'_> {
    /// Whether a gate is one, provided that what it adds to `pending` is.
    fn accepts(&mut self, step: &Instruction, pending: &mut Vec<Instruction>) -> bool {
        let bare;
        let modified = match &step.operation {
            Operation::Modified(modified) => modified.as_ref(),
            Operation::Gate(gate) => {
                bare = ModifiedGate { gate: *gate, controls: Vec::new(), powers: Vec::new() };
                &bare
            }
            _ => return true,
        };
        match modified.gate {
            Gate::Standard(standard) => self.standard(standard, modified, &step.params),
            Gate::Defined(id) => self.defined(id, modified, step, pending).is_some(),
        }
    }

    fn standard(
        &mut self,
        standard: StandardGate,
        modified: &ModifiedGate,
        params: &[Expr],
    ) -> bool {
        let Ok(values) = params.iter().map(Expr::value).collect::<Result<Vec<f64>, _>>() else {
            return false;
        };
        if modified.controls.is_empty() && modified.powers.is_empty() {
            let bits = values.iter().map(|value| value.to_bits()).collect();
            let known = self.plain.entry((standard, bits));
            return *known.or_insert_with(|| is_clifford_matrix(&standard.matrix(&values)));
        }
        let key = format!("{modified:?}{values:?}");
        if let Some(known) = self.modified.get(&key) {
            return *known;
        }
        let matrix = standard.matrix(&values);
        let cost = modified.powers.len() * matrix.dim().pow(2);
        let Some(left) = self.looks_left.checked_sub(cost) else {
            return false;
        };
        self.looks_left = left;
        let is_clifford = matrix_to_powers(standard.spec().name, &matrix, &modified.powers)
            .is_ok_and(|matrix| is_clifford_under(&matrix, modified.controls.len()));
        self.modified.insert(key, is_clifford);
        is_clifford
    }

    /// Adds the gates that a defined one is made of. None when it cannot be taken apart.
    fn defined(
        &mut self,
        id: DefinitionId,
        modified: &ModifiedGate,
        step: &Instruction,
        pending: &mut Vec<Instruction>,
    ) -> Option<()> {
        let exponent = whole_exponent("", &modified.powers);
        if let Ok(0.0) = exponent {
            return Some(());
        }
        let mut body = body_of(self.circuit, id, &step.params).ok()?;
        let mut modifiers = modified.clone();
        let mut qubits = step.qubits.clone();
        if exponent.is_ok() && body.len() != 1 {
            // A power is one if the gate is.
            modifiers.powers.clear();
        } else if body.len() != 1 {
            body = decompose(self.circuit, step).ok()?;
            modifiers = ModifiedGate { controls: Vec::new(), powers: Vec::new(), ..modifiers };
            qubits = (0..self.circuit.num_qubits()).map(Qubit).collect();
        }
        self.looks_left = self.looks_left.checked_sub(body.len().max(1))?;
        pending.extend(body.iter().map(|inner| under(&modifiers, &qubits, inner)));
        Some(())
    }
}

/// For each qubit of a matrix of this dimension the index with that bit alone.
fn qubit_masks(dim: usize) -> impl Iterator<Item = usize> {
    (0..dim.ilog2()).map(|qubit| 1 << qubit)
}

/// Whether a unitary matrix is that of a Clifford gate, up to a phase.
fn is_clifford_matrix(matrix: &Matrix) -> bool {
    let dim = matrix.dim();
    let adjoint = matrix.adjoint();
    qubit_masks(dim).all(|mask| {
        let x = Matrix::from_columns(dim, |column| vec![(column ^ mask, C64::ONE)]);
        let z = Matrix::from_columns(dim, |column| {
            vec![(column, if column & mask == 0 { C64::ONE } else { -C64::ONE })]
        });
        [x, z].iter().all(|pauli| pauli_phase(&(&(matrix * pauli) * &adjoint)).is_some())
    })
}

/// Whether a gate under so many controls is a Clifford gate.
///
/// Under one, exactly when it is a product of Pauli matrices times a power of `i`: only that
/// turns X on the control into such a product again. With one more control that must hold for
/// the controlled gate, which is such a product when the gate is 1 or -1; with more, when it
/// is 1.
fn is_clifford_under(matrix: &Matrix, num_controls: usize) -> bool {
    let is_times_one = |factor: f64| {
        let multiple = Matrix::diagonal(&vec![C64::from(factor); matrix.dim()]);
        matrix.distance(&multiple) <= TOLERANCE
    };
    match num_controls {
        0 => is_clifford_matrix(matrix),
        1 => pauli_phase(matrix).is_some_and(|phase| {
            let quarter_turns = [C64::ONE, C64::I, -C64::ONE, -C64::I];
            quarter_turns.iter().any(|turn| (phase - turn).norm() <= TOLERANCE)
        }),
        2 => is_times_one(1.0) || is_times_one(-1.0),
        _ => is_times_one(1.0),
    }
}

/// The number `p` of a matrix `p·XᵃZᵇ`, where the powers stand for a choice on each qubit; none
/// for another matrix. Of a product of Pauli matrices it is a power of `i`.
fn pauli_phase(matrix: &Matrix) -> Option<C64> {
    let dim = matrix.dim();
    let is_close = |entry: C64, expected: C64| (entry - expected).norm() <= TOLERANCE;
    let flips = (0..dim).find(|row| matrix.get(*row, 0).norm() > 0.5)?;
    let phase = matrix.get(flips, 0);
    let is_negative = |column: usize| is_close(matrix.get(column ^ flips, column), -phase);
    let signs: usize = qubit_masks(dim).filter(|mask| is_negative(*mask)).sum();
    let expected = Matrix::from_columns(dim, |column| {
        let is_odd = (column & signs).count_ones() % 2 == 1;
        vec![(column ^ flips, if is_odd { -phase } else { phase })]
    });
    (matrix.distance(&expected) <= TOLERANCE).then_some(phase)
}
