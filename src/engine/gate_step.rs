//! A gate as it is written out.

use smallvec::SmallVec;

use crate::math::Matrix;

/// A qubit that must have a value for a gate to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Control {
    pub(super) qubit: usize,
    pub(super) value: bool,
}

/// Qubits of a gate, hardly ever more.
pub(super) type Targets = SmallVec<[usize; 3]>;

/// Controls of a gate, hardly ever more.
pub(super) type Controls = SmallVec<[Control; 2]>;

/// A matrix on some qubits, of which the first is bit 0 of the matrix's indices, under control.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GateStep {
    pub(super) matrix: Matrix,
    pub(super) targets: Targets,
    pub(super) controls: Controls,
}

impl GateStep {
    /// Puts other qubits in the place of its own; all of them have one.
    pub(super) fn rename(&mut self, to: impl Fn(usize) -> Option<usize>) {
        let controls = self.controls.iter_mut().map(|control| &mut control.qubit);
        for qubit in self.targets.iter_mut().chain(controls) {
            *qubit = to(*qubit).expect("invariant: a gate's qubits are used");
        }
    }

    /// The qubits it acts on, controls included.
    pub(super) fn qubits(&self) -> impl Iterator<Item = usize> {
        let controls = self.controls.iter().map(|control| control.qubit);
        self.targets.iter().copied().chain(controls)
    }
}

/// The qubits that gates act on, in ascending order.
pub(super) fn touched(gates: &[GateStep]) -> Vec<usize> {
    let mut qubits: Vec<usize> = gates.iter().flat_map(GateStep::qubits).collect();
    qubits.sort_unstable();
    qubits.dedup();
    qubits
}
