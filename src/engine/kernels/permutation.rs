//! A run of flips under at most one control each, as one way from new places to old ones.
//!
//! Such flips map indices linearly over bits, but for constants: an index is the sum, where
//! `1 + 1 = 0`, of what its bits are mapped to. So the whole run is one pass, however long it is.

use super::cell::Cell;
use super::controlled::Controls;
use super::lanes::Lanes;

/// Binary logarithm of the most runs of cells whose places are looked up in one table.
const TABLE: usize = 7;

/// A flip of a bit inside a chunk, under at most one control, in a chunk or of its number.
#[derive(Debug, Clone, Copy)]
pub(in crate::engine) struct SmallFlip {
    pub(in crate::engine) target: usize,
    pub(in crate::engine) inside: Controls,
    pub(in crate::engine) outside: Controls,
}

impl SmallFlip {
    /// Whether it can be a part of a permutation: it moves whole cells.
    pub(in crate::engine) fn moves_cells<L: Lanes>(&self) -> bool {
        let lanes = (1 << L::QUBITS) - 1;
        let num_controls =
            (self.inside.mask.count_ones() + self.outside.mask.count_ones()) as usize;
        self.target >= L::QUBITS && self.inside.mask & lanes == 0 && num_controls <= 1
    }
}

/// Flips one after the other, for chunks of so many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine) struct Permutation {
    /// Cells that stay side by side.
    run: usize,
    /// For each of the first runs the place its cells come from, and for the others what the bits
    /// above add to that.
    table: Vec<u32>,
    above: Vec<u32>,
    /// What a chunk's number adds: a constant, and something for each bit of the number.
    constant: usize,
    of_chunk: Vec<(usize, usize)>,
}

impl Permutation {
    /// The flips in their order, all of which [move cells](SmallFlip::moves_cells), on chunks of
    /// `2^num_qubits` amplitudes.
    pub(in crate::engine) fn new<L: Lanes>(flips: &[SmallFlip], num_qubits: usize) -> Self {
        let mut columns: Vec<usize> = (0..num_qubits).map(|bit| 1 << bit).collect();
        let mut constant = 0;
        let mut of_chunk: Vec<(usize, usize)> = Vec::new();
        // The last flip is the first on the way back to the old place.
        for flip in flips.iter().rev() {
            let target = 1 << flip.target;
            let flip_where = |index: &mut usize| {
                if *index & flip.inside.mask != 0 {
                    *index ^= target;
                }
            };
            for column in &mut columns {
                flip_where(column);
            }
            for (_, index) in &mut of_chunk {
                flip_where(index);
            }
            flip_where(&mut constant);
            // Without a control, or where it has to be 0, the constant is flipped as well.
            if flip.inside.values | flip.outside.values == 0 {
                constant ^= target;
            }
            if flip.outside.mask != 0 {
                let bit = flip.outside.mask.trailing_zeros() as usize;
                match of_chunk.iter_mut().find(|(own, _)| *own == bit) {
                    Some((_, index)) => *index ^= target,
                    None => of_chunk.push((bit, target)),
                }
            }
        }
        Self::of_columns::<L>(&columns, constant, &of_chunk)
    }

    fn of_columns<L: Lanes>(
        columns: &[usize],
        constant: usize,
        of_chunk: &[(usize, usize)],
    ) -> Self {
        let shifts = constant | of_chunk.iter().fold(0, |all, (_, index)| all | index);
        // Bits below the first that changes, or that another is changed by.
        let is_kept = |bit: usize| {
            let others = columns.iter().enumerate().filter(|(own, _)| *own != bit);
            columns[bit] == 1 << bit
                && shifts >> bit & 1 == 0
                && others.into_iter().all(|(_, index)| index >> bit & 1 == 0)
        };
        let num_kept =
            (L::QUBITS..columns.len()).find(|bit| !is_kept(*bit)).unwrap_or(columns.len());
        let (first, second) = {
            let rest = &columns[num_kept..];
            rest.split_at(rest.len().min(TABLE))
        };
        let in_cells = |index: &usize| (index >> L::QUBITS) as u32;
        let sums = |columns: &[usize]| {
            let mut sums = vec![0];
            for column in columns.iter().map(in_cells) {
                let with: Vec<u32> = sums.iter().map(|sum| sum ^ column).collect();
                sums.extend(with);
            }
            sums
        };
        Self {
            run: 1 << (num_kept - L::QUBITS),
            table: sums(first),
            above: sums(second),
            constant: constant >> L::QUBITS,
            of_chunk: of_chunk.iter().map(|(bit, index)| (*bit, index >> L::QUBITS)).collect(),
        }
    }

    /// Moves the cells of the chunk with this number, by way of `copy`.
    pub(in crate::engine) fn apply<L: Lanes>(
        &self,
        cells: &mut [Cell<L>],
        chunk: usize,
        copy: &mut Vec<Cell<L>>,
    ) {
        copy.clear();
        copy.extend_from_slice(cells);
        let of_chunk = self.of_chunk.iter().filter(|(bit, _)| chunk >> bit & 1 == 1);
        let start = of_chunk.fold(self.constant, |sum, (_, index)| sum ^ index);
        let blocks = cells.chunks_exact_mut(self.run * self.table.len());
        for (block, above) in blocks.zip(&self.above) {
            let base = start ^ *above as usize;
            if self.run == 1 {
                for (cell, place) in block.iter_mut().zip(&self.table) {
                    *cell = copy[base ^ *place as usize];
                }
                continue;
            }
            for (run, place) in block.chunks_exact_mut(self.run).zip(&self.table) {
                let from = base ^ *place as usize;
                run.copy_from_slice(&copy[from..from + self.run]);
            }
        }
    }
}
