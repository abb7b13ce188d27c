//! Clifford gates as a program has them.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::gate_step::{Control, GateStep};
use super::super::plain::product;
use super::conjugation::{Conjugation, MAX_QUBITS};

/// A Clifford gate on some qubits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine) struct Clifford {
    pub(super) conjugation: Rc<Conjugation>,
    /// Numbers among the qubits that are used.
    pub(in crate::engine) qubits: Vec<usize>,
}

/// What makes gates alike: the bits of the matrix's entries, and the values of the controls.
type Likeness = (Vec<[u64; 2]>, Vec<bool>);

/// What is known of gates, so that gates that are alike are judged once.
#[derive(Debug, Default)]
pub(super) struct Judge {
    known: BTreeMap<Likeness, Option<Rc<Conjugation>>>,
}

impl Judge {
    /// The gate as a Clifford gate, if it is one: on four qubits at most, controls included, and
    /// by its matrix, with a tolerance of 10⁻¹⁰.
    pub(super) fn clifford(&mut self, gate: &GateStep) -> Option<Clifford> {
        let entries = gate.matrix.entries().iter();
        let entries = entries.map(|entry| [entry.re.to_bits(), entry.im.to_bits()]).collect();
        let controls = gate.controls.iter().map(|control| control.value).collect();
        let known = self.known.entry((entries, controls));
        let conjugation = known.or_insert_with(|| conjugation(gate).map(Rc::new)).clone()?;
        Some(Clifford { conjugation, qubits: gate.qubits().collect() })
    }
}

/// What a gate does to products on its targets and then its controls.
fn conjugation(gate: &GateStep) -> Option<Conjugation> {
    let num_qubits = gate.qubits().count();
    if num_qubits > MAX_QUBITS {
        return None;
    }
    if gate.controls.is_empty() {
        return Conjugation::of(&gate.matrix);
    }
    let num_targets = gate.targets.len();
    let controls = gate.controls.iter().zip(num_targets..);
    let own = GateStep {
        matrix: gate.matrix.clone(),
        targets: (0..num_targets).collect(),
        controls: controls.map(|(control, qubit)| Control { qubit, ..*control }).collect(),
    };
    Conjugation::of(&product(&[own], num_qubits))
}
