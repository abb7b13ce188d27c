//! Gates on any number of qubits: the slow way, for what has no way of its own.

use super::super::places::deposit;
use super::cell::{Cell, amplitude, set_amplitude};
use super::controlled::Controls;
use super::lanes::Lanes;
use crate::math::{C64, Matrix};

/// A matrix on some qubits, of which the first is bit 0 of its indices, under control.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct Groups {
    matrix: Matrix,
    /// Where each amplitude of a group is, from the first.
    offsets: Vec<usize>,
    /// Bits that are the same in a group: targets and controls.
    fixed: usize,
    values: usize,
}

impl Groups {
    pub(in crate::engine) fn new(matrix: Matrix, targets: &[usize], controls: Controls) -> Self {
        let offsets: Vec<usize> = (0..matrix.dim()).map(|index| deposit(index, targets)).collect();
        let fixed = deposit(matrix.dim() - 1, targets) | controls.mask;
        Self { matrix, offsets, fixed, values: controls.values }
    }

    pub(in crate::engine) fn apply<L: Lanes>(&self, cells: &mut [Cell<L>]) {
        let mut before = vec![C64::ZERO; self.offsets.len()];
        let mut index = 0;
        while index < cells.len() << L::QUBITS {
            let first = index | self.values;
            for (value, offset) in before.iter_mut().zip(&self.offsets) {
                *value = amplitude(cells, first + offset);
            }
            let rows = self.matrix.entries().chunks_exact(before.len());
            for (row, offset) in rows.zip(&self.offsets) {
                let value = row.iter().zip(&before).map(|(a, b)| a * b).sum();
                set_amplitude(cells, first + offset, value);
            }
            index = ((index | self.fixed) + 1) & !self.fixed;
        }
    }
}
