//! Expectation values and measurements.

use super::bits::{WORD, add, bit, running_parity, set_bit};
use super::state::Tableau;

impl Tableau {
    /// The expectation value of a product of Pauli matrices, which is -1, 0 or 1: with an X where
    /// `x` has a one, a Z where `z` has a one, and a Y where both have. Bits are in words, qubit 0
    /// the lowest bit of the first; those that are missing are zero. Cost: at most `n²/16`
    /// operations on words.
    pub(in crate::engine) fn expectation(&self, x: &[u64], z: &[u64]) -> i8 {
        let mut anticommuting = vec![0; self.height()];
        for qubit in 0..self.num_qubits {
            let (with_x, with_z) = self.columns(qubit);
            if bit(x, qubit) {
                add(&mut anticommuting, with_z);
            }
            if bit(z, qubit) {
                add(&mut anticommuting, with_x);
            }
        }
        let (destabilizers, stabilizers) = anticommuting.split_at(self.half);
        if stabilizers.iter().any(|rows| *rows != 0) {
            return 0;
        }
        // It is the product of the stabilizers whose destabilizers it does not commute with.
        let num_y = (0..self.num_qubits).filter(|qubit| bit(x, *qubit) && bit(z, *qubit)).count();
        // Three quarter turns undo one, of which each Y has one beside XZ.
        let turns = self.quarter_turns(destabilizers) + 3 * num_y as u32;
        if turns.is_multiple_of(4) { 1 } else { -1 }
    }

    /// How often `i` is in front of the product of these stabilizers, written as all X and then
    /// all Z of each qubit; modulo four.
    fn quarter_turns(&self, rows: &[u64]) -> u32 {
        let half = self.half;
        let rows: Vec<(usize, u64)> =
            rows.iter().copied().enumerate().filter(|(_, rows)| *rows != 0).collect();
        let negative =
            rows.iter().map(|(word, rows)| (self.signs[half + word] & rows).count_ones());
        let mut turns = 2 * negative.sum::<u32>();
        for qubit in 0..self.num_qubits {
            let (x, z) = self.columns(qubit);
            // All ones if the rows before have an odd number of Z here.
            let mut before = 0;
            for (word, rows) in &rows {
                let (x, z) = (x[half + word] & rows, z[half + word] & rows);
                let parity = running_parity(z);
                // Each Y is `i·XZ`, and an X that passes a Z changes the sign.
                turns += (x & z).count_ones() + 2 * ((parity << 1 ^ before) & x).count_ones();
                before ^= 0_u64.wrapping_sub(parity >> (WORD - 1));
            }
        }
        turns % 4
    }

    /// The probabilities of reading 0 and 1 from a qubit.
    pub(in crate::engine) fn weights(&self, qubit: usize) -> [f64; 2] {
        if self.deciding(qubit).is_some() {
            return [0.5, 0.5];
        }
        let mut z = vec![0; self.half];
        set_bit(&mut z, qubit, true);
        if self.expectation(&[], &z) == 1 { [1.0, 0.0] } else { [0.0, 1.0] }
    }

    /// A stabilizer that does not commute with Z on a qubit. If there is one, a measurement of
    /// the qubit gives both outcomes alike.
    pub(super) fn deciding(&self, qubit: usize) -> Option<usize> {
        let stabilizers = &self.columns(qubit).0[self.half..];
        let word = stabilizers.iter().position(|rows| *rows != 0)?;
        Some(word * WORD + stabilizers[word].trailing_zeros() as usize)
    }

    /// Measures a qubit, and gives the outcome: 0 where both are possible.
    pub(super) fn measure(&mut self, qubit: usize) -> bool {
        if self.deciding(qubit).is_some() {
            self.collapse(qubit, false);
            return false;
        }
        self.weights(qubit)[0] == 0.0
    }

    /// Leaves what agrees with a possible outcome on a qubit.
    pub(in crate::engine) fn collapse(&mut self, qubit: usize, outcome: bool) {
        let Some(pivot) = self.deciding(qubit) else { return };
        let first_stabilizer = self.half * WORD;
        let mut rows = self.columns(qubit).0.to_vec();
        set_bit(&mut rows, pivot, false);
        set_bit(&mut rows, first_stabilizer + pivot, false);
        self.multiply(&rows, first_stabilizer + pivot);
        // The stabilizer becomes the destabilizer of the one that takes its place.
        for other in 0..self.num_qubits {
            let (x, z) = self.columns_mut(other);
            for column in [x, z] {
                let value = bit(column, first_stabilizer + pivot);
                set_bit(column, pivot, value);
                set_bit(column, first_stabilizer + pivot, false);
            }
        }
        set_bit(self.columns_mut(qubit).1, first_stabilizer + pivot, true);
        set_bit(&mut self.signs, first_stabilizer + pivot, outcome);
    }

    /// Multiplies some rows by one row, which commutes with them.
    fn multiply(&mut self, rows: &[u64], by: usize) {
        let is_negative = bit(&self.signs, by);
        // For each row how often `i` comes in front, modulo four: the low bits and the high ones.
        let mut low = vec![0; rows.len()];
        let mut high = vec![if is_negative { u64::MAX } else { 0 }; rows.len()];
        for qubit in 0..self.num_qubits {
            let (x, z) = self.columns_mut(qubit);
            let (by_x, by_z) = (mask(bit(x, by)), mask(bit(z, by)));
            if by_x | by_z == 0 {
                continue;
            }
            let columns = x.iter_mut().zip(z).zip(rows);
            for (((x, z), rows), (low, high)) in columns.zip(low.iter_mut().zip(&mut high)) {
                // Of two different matrices, XY, YZ and ZX are the third times `i`, the others
                // times `-i`.
                let differs = (by_x & *z ^ by_z & *x) & rows;
                let is_cyclic = by_x & !by_z & *x | by_z & !by_x & !*z | by_x & by_z & !*x;
                *high ^= (*low ^ !is_cyclic) & differs;
                *low ^= differs;
                *x ^= by_x & rows;
                *z ^= by_z & rows;
            }
        }
        for ((sign, rows), high) in self.signs.iter_mut().zip(rows).zip(high) {
            *sign ^= high & rows;
        }
    }
}

/// All ones, or all zeros.
fn mask(value: bool) -> u64 {
    0_u64.wrapping_sub(u64::from(value))
}
