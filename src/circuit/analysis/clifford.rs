//! Whether a circuit is made of Clifford gates.

use std::collections::BTreeMap;
use std::f64::consts::FRAC_PI_2;

use crate::circuit::decompose::{body_of, matrix_to_powers, under, whole_exponent};
use crate::circuit::{
    Circuit, DefinitionId, Expr, Gate, Instruction, ModifiedGate, Operation, Qubit, StandardGate,
    decompose,
};
use crate::math::{C64, Matrix, PauliProduct, conjugated_paulis};

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
        let values = params.iter().map(|expr| expr.value().map(snapped));
        let Ok(values) = values.collect::<Result<Vec<f64>, _>>() else {
            return false;
        };
        if modified.controls.is_empty() && modified.powers.is_empty() {
            let bits = values.iter().map(|value| value.to_bits()).collect();
            let known = self.plain.entry((standard, bits));
            return *known.or_insert_with(|| {
                conjugated_paulis(&standard.matrix(&values), TOLERANCE).is_some()
            });
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

/// An angle that is close to a multiple of π/2, as the multiple from 0 to 4π, which is as far as
/// the matrix of any gate repeats itself. So there are few different ones to judge.
fn snapped(angle: f64) -> f64 {
    let quarters = libm::rint(angle / FRAC_PI_2);
    let is_close = (angle - quarters * FRAC_PI_2).abs() <= TOLERANCE;
    if is_close { quarters.rem_euclid(8.0) * FRAC_PI_2 } else { angle }
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
        0 => conjugated_paulis(matrix, TOLERANCE).is_some(),
        1 => PauliProduct::of(matrix, TOLERANCE).is_some_and(|product| {
            let quarter_turns = [C64::ONE, C64::I, -C64::ONE, -C64::I];
            quarter_turns.iter().any(|turn| (product.phase - turn).norm() <= TOLERANCE)
        }),
        2 => is_times_one(1.0) || is_times_one(-1.0),
        _ => is_times_one(1.0),
    }
}
