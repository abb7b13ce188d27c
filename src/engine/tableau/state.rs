//! The tableau and what gates do to it.

use super::bits::{WORD, set_bit};
use super::clifford::Clifford;
use super::conjugation::MAX_QUBITS;

/// A stabilizer state, up to its phase, as a table of products of Pauli matrices with signs.
///
/// Row `r` of the `n` stabilizers leaves the state as it is. Row `r` of the `n` destabilizers
/// anticommutes with that stabilizer and commutes with all others, and with all destabilizers.
/// Signs of destabilizers do not matter.
///
/// The table lies in columns: for each qubit, which rows have an X there, and which a Z. So what
/// happens to a qubit happens to 64 rows at a time, signs included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine) struct Tableau {
    pub(super) num_qubits: usize,
    /// Words of a column that are about destabilizers, and as many after them about stabilizers.
    pub(super) half: usize,
    /// For each qubit the column of the X, and that of the Z.
    pub(super) columns: Vec<u64>,
    /// A column of signs: ones are negative.
    pub(super) signs: Vec<u64>,
}

impl Tableau {
    /// The state in which all qubits are 0: Z on each of them leaves it as it is.
    pub(in crate::engine) fn new(num_qubits: usize) -> Self {
        let half = num_qubits.div_ceil(WORD);
        let columns = vec![0; 4 * half * num_qubits];
        let mut tableau = Self { num_qubits, half, columns, signs: vec![0; 2 * half] };
        for qubit in 0..num_qubits {
            let (x, z) = tableau.columns_mut(qubit);
            set_bit(&mut x[..half], qubit, true);
            set_bit(&mut z[half..], qubit, true);
        }
        tableau
    }

    /// Words of a column.
    pub(super) fn height(&self) -> usize {
        2 * self.half
    }

    /// Which rows have an X on a qubit, and which a Z.
    pub(super) fn columns(&self, qubit: usize) -> (&[u64], &[u64]) {
        let height = self.height();
        self.columns[2 * qubit * height..2 * (qubit + 1) * height].split_at(height)
    }

    pub(super) fn columns_mut(&mut self, qubit: usize) -> (&mut [u64], &mut [u64]) {
        let height = self.height();
        self.columns[2 * qubit * height..2 * (qubit + 1) * height].split_at_mut(height)
    }

    /// Applies a gate.
    pub(in crate::engine) fn apply(&mut self, gate: &Clifford) {
        let height = self.height();
        let mut words = [0; 2 * MAX_QUBITS];
        for row in 0..height {
            let place = |qubit: &usize| 2 * qubit * height + row;
            for (pair, qubit) in words.chunks_exact_mut(2).zip(&gate.qubits) {
                pair[0] = self.columns[place(qubit)];
                pair[1] = self.columns[place(qubit) + height];
            }
            self.signs[row] ^= gate.conjugation.apply(&mut words);
            for (pair, qubit) in words.chunks_exact(2).zip(&gate.qubits) {
                self.columns[place(qubit)] = pair[0];
                self.columns[place(qubit) + height] = pair[1];
            }
        }
    }

    /// Exchanges 0 and 1 on a qubit: X there changes the sign of the rows that have a Z.
    pub(in crate::engine) fn flip(&mut self, qubit: usize) {
        let height = self.height();
        let z = &self.columns[(2 * qubit + 1) * height..][..height];
        super::bits::add(&mut self.signs, z);
    }

    /// Bytes that it takes.
    pub(in crate::engine) fn num_bytes(&self) -> u64 {
        Self::bytes_of(self.num_qubits)
    }

    /// Bytes that one of so many qubits takes: two columns for each of them, and the signs.
    pub(in crate::engine) fn bytes_of(num_qubits: usize) -> u64 {
        let height = 2 * num_qubits.div_ceil(WORD) as u64;
        8 * height * (2 * num_qubits as u64 + 1)
    }

    /// A copy, or nothing when it does not fit into memory.
    pub(in crate::engine) fn try_copy(&self) -> Option<Self> {
        let mut columns = Vec::new();
        columns.try_reserve_exact(self.columns.len()).ok()?;
        columns.extend_from_slice(&self.columns);
        Some(Self { columns, signs: self.signs.clone(), ..*self })
    }
}
