//! Gates one by one, with nothing clever about it.

use super::super::gate_step::GateStep;
use crate::math::{C64, Matrix};

/// A gate on some qubits, as far as it changes anything.
///
/// The gate sees the state as groups of amplitudes, one for each setting of its `k` target
/// qubits while its controls have their values, and does the same to every group of `2^k`.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct PlainGate {
    /// Targets and controls in ascending order.
    sorted_qubits: Vec<usize>,
    /// Where each amplitude of the first group is; index bit `j` is target `j`.
    offsets: Vec<usize>,
    /// The matrix, row by row, without the rows of the identity.
    rows: Vec<Row>,
}

/// A row of a gate's matrix: the new value of one amplitude of a group.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    index: usize,
    /// Column and value of the entries that are not zero.
    entries: Vec<(usize, C64)>,
}

impl Row {
    fn of(matrix: &Matrix, index: usize) -> Self {
        let entries = (0..matrix.dim()).map(|column| (column, matrix.get(index, column)));
        let entries = entries.filter(|(_, value)| *value != C64::ZERO).collect();
        Self { index, entries }
    }

    fn is_identity(&self) -> bool {
        self.entries == [(self.index, C64::ONE)]
    }
}

impl PlainGate {
    pub(in crate::engine) fn new(gate: &GateStep) -> Self {
        let GateStep { matrix, targets, controls } = gate;
        let control_qubits = controls.iter().map(|control| control.qubit);
        let mut sorted_qubits: Vec<usize> = targets.iter().copied().chain(control_qubits).collect();
        sorted_qubits.sort_unstable();
        let ones = controls.iter().filter(|control| control.value);
        let first: usize = ones.map(|control| 1 << control.qubit).sum();
        let offset = |index: usize| {
            let is_set = |(j, _): &(usize, &usize)| index >> j & 1 == 1;
            let own = targets.iter().enumerate().filter(is_set).map(|(_, qubit)| 1 << qubit);
            first + own.sum::<usize>()
        };
        let offsets = (0..matrix.dim()).map(offset).collect();
        let rows = (0..matrix.dim()).map(|index| Row::of(matrix, index));
        let rows = rows.filter(|row| !row.is_identity()).collect();
        Self { sorted_qubits, offsets, rows }
    }

    /// Does to the amplitudes what the gate does.
    pub(in crate::engine) fn apply(&self, amplitudes: &mut [C64]) {
        let mut before = vec![C64::ZERO; self.offsets.len()];
        for group in 0..amplitudes.len() >> self.sorted_qubits.len() {
            let first = first_index(group, &self.sorted_qubits);
            for (amplitude, offset) in before.iter_mut().zip(&self.offsets) {
                *amplitude = amplitudes[first + offset];
            }
            for row in &self.rows {
                let products = row.entries.iter().map(|&(column, value)| value * before[column]);
                amplitudes[first + self.offsets[row.index]] = products.sum();
            }
        }
    }
}

/// Index of the first amplitude of a group: the bits of `group`, with a zero put in at the
/// place of each qubit.
fn first_index(group: usize, sorted_qubits: &[usize]) -> usize {
    sorted_qubits.iter().fold(group, |index, qubit| {
        let below = index & ((1 << qubit) - 1);
        (index - below) << 1 | below
    })
}

/// The matrix of gates on the qubits `0..num_qubits`, one after the other.
pub(in crate::engine) fn product(gates: &[GateStep], num_qubits: usize) -> Matrix {
    let gates: Vec<PlainGate> = gates.iter().map(PlainGate::new).collect();
    let column = |column: usize| {
        let mut amplitudes = vec![C64::ZERO; 1 << num_qubits];
        amplitudes[column] = C64::ONE;
        for gate in &gates {
            gate.apply(&mut amplitudes);
        }
        amplitudes.into_iter().enumerate().collect()
    };
    Matrix::from_columns(1 << num_qubits, column)
}
