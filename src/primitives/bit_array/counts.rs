//! How often what came out.

use std::collections::BTreeMap;

use num_bigint::BigUint;

use super::{BitArray, BitArrayError, rows, tally};
use crate::primitives::NdArray;

/// One of the different outcomes of a [`BitArray`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The first shot with this outcome, for [`BitArray::bitstring`].
    pub shot: u64,
    /// How many shots have it.
    pub count: u64,
}

impl BitArray {
    /// How often each bitstring came out, for those that did, in all sets together. Bit 0 is
    /// rightmost. For one set, see [`BitArray::at`].
    pub fn counts(&self) -> BTreeMap<String, u64> {
        let text = |outcome: &Outcome| rows::text(self.row(outcome.shot as usize), self.num_bits);
        self.outcomes().iter().map(|outcome| (text(outcome), outcome.count)).collect()
    }

    /// As [`BitArray::counts`], with bitstrings as numbers: bit `k` is worth `2^k`.
    pub fn int_counts(&self) -> BTreeMap<BigUint, u64> {
        let number = |outcome: &Outcome| BigUint::from_bytes_be(self.row(outcome.shot as usize));
        self.outcomes().iter().map(|outcome| (number(outcome), outcome.count)).collect()
    }

    /// The different outcomes of all sets together, the most frequent first, and among equally
    /// frequent ones the smaller bitstring. Their bitstrings are left to be written when they are
    /// needed: a million shots can have a million outcomes. Time: linear in the shots for
    /// registers of up to 64 bits, else that of sorting the shots.
    pub fn tally(&self) -> Vec<Outcome> {
        tally::most_frequent_first(&self.outcomes())
    }

    /// The bitstrings of all shots of all sets in their order. Bit 0 is rightmost.
    pub fn bitstrings(&self) -> impl Iterator<Item = String> + '_ {
        self.rows().map(|row| rows::text(row, self.num_bits))
    }

    /// Number of ones in each shot, with an axis for the shots behind those of the shape.
    pub fn bitcount(&self) -> NdArray<u32> {
        let ones = |row: &[u8]| row.iter().map(|byte| byte.count_ones()).sum();
        NdArray::new(self.shape.with_last(self.num_shots as usize), self.rows().map(ones).collect())
            .expect("invariant: there is a row for every shot of every set")
    }

    /// How often each bitstring came out in one set.
    ///
    /// # Errors
    /// [`BitArrayError::Index`].
    pub fn counts_at(&self, index: &[usize]) -> Result<BTreeMap<String, u64>, BitArrayError> {
        Ok(self.at(index)?.counts())
    }

    /// The different outcomes of all sets together in the order of their bitstrings. Time: as for
    /// [`BitArray::tally`].
    pub fn outcomes(&self) -> Vec<Outcome> {
        if self.num_bits > u64::BITS {
            return self.outcomes_of_rows();
        }
        let number = |row: &[u8]| row.iter().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
        tally::of_numbers(self.num_bits, self.rows().map(number), self.num_rows())
    }

    fn outcomes_of_rows(&self) -> Vec<Outcome> {
        let mut shots: Vec<u64> = (0..self.num_rows()).collect();
        shots.sort_by_key(|&shot| self.row(shot as usize));
        let row = |shot: u64| self.row(shot as usize);
        let runs = shots.chunk_by(|&left, &right| row(left) == row(right));
        runs.map(|run| Outcome { shot: run[0], count: run.len() as u64 }).collect()
    }
}
