//! Measured bits of one classical register.

use std::collections::BTreeMap;

use super::tally;
use crate::circuit::Register;
use crate::engine::Samples;

/// The bits of a classical register, shot by shot.
///
/// Packed as Qiskit's `BitArray`: each shot is a row of `ceil(num_bits / 8)` bytes, the most
/// significant first, so that bit 0 is the lowest bit of a row's last byte. Bits above the
/// register's last one are zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitArray {
    num_bits: u32,
    num_shots: u64,
    bytes: Vec<u8>,
}

/// One of the different outcomes of a [`BitArray`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The first shot with this outcome, for [`BitArray::bitstring`].
    pub shot: u64,
    /// How many shots have it.
    pub count: u64,
}

impl BitArray {
    /// The bits of `register` in all shots.
    pub fn from_samples(samples: &Samples, register: &Register) -> Self {
        let num_shots = samples.num_shots();
        let width = register.size.div_ceil(8) as usize;
        let mut bytes = vec![0; width * num_shots as usize];
        for (shot, row) in (0..num_shots).zip(bytes.chunks_exact_mut(width.max(1))) {
            take_register(samples.row(shot), register, row);
        }
        Self { num_bits: register.size, num_shots, bytes }
    }

    /// The array with each bitstring so many times, in this order; all of one length.
    ///
    /// # Panics
    /// When the lengths differ: the caller wrote the bitstrings down wrongly.
    pub fn from_counts(counts: &[(&str, u64)]) -> Self {
        let num_bits = counts.first().map_or(0, |(bits, _)| bits.len() as u32);
        let mut bytes = Vec::new();
        for (bits, count) in counts {
            assert_eq!(bits.len(), num_bits as usize, "bitstrings of one length");
            let digits = bits.as_bytes().rchunks(8).rev();
            let byte = |digits: &[u8]| digits.iter().fold(0, |b, &d| b << 1 | u8::from(d == b'1'));
            let row: Vec<u8> = digits.map(byte).collect();
            (0..*count).for_each(|_| bytes.extend_from_slice(&row));
        }
        Self { num_bits, num_shots: counts.iter().map(|(_, count)| count).sum(), bytes }
    }

    /// Number of bits of a shot.
    pub fn num_bits(&self) -> u32 {
        self.num_bits
    }

    /// Number of shots.
    pub fn num_shots(&self) -> u64 {
        self.num_shots
    }

    /// The packed rows of all shots.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bits of a shot counted from zero, bit 0 rightmost; nothing beyond the last shot.
    pub fn bitstring(&self, shot: u64) -> Option<String> {
        (shot < self.num_shots).then(|| self.text(self.row(shot as usize)))
    }

    /// How often each bitstring came out, for those that did. Bit 0 is rightmost.
    pub fn counts(&self) -> BTreeMap<String, u64> {
        let row = |outcome: &Outcome| self.row(outcome.shot as usize);
        self.outcomes().iter().map(|outcome| (self.text(row(outcome)), outcome.count)).collect()
    }

    /// The different outcomes, the most frequent first, and among equally frequent ones the
    /// smaller bitstring. Their bitstrings are left to be written when they are needed: a
    /// million shots can have a million outcomes. Time: linear in the shots for registers of up
    /// to 64 bits, else that of sorting the shots.
    pub fn tally(&self) -> Vec<Outcome> {
        tally::most_frequent_first(&self.outcomes())
    }

    /// The different outcomes in the order of their bitstrings.
    fn outcomes(&self) -> Vec<Outcome> {
        if self.num_bits > u64::BITS {
            return self.outcomes_of_rows();
        }
        let number = |row: &[u8]| row.iter().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
        let numbers = (0..self.num_shots).map(|shot| number(self.row(shot as usize)));
        tally::of_numbers(self.num_bits, numbers, self.num_shots)
    }

    fn outcomes_of_rows(&self) -> Vec<Outcome> {
        let mut shots: Vec<u64> = (0..self.num_shots).collect();
        shots.sort_by_key(|&shot| self.row(shot as usize));
        let row = |shot: u64| self.row(shot as usize);
        let runs = shots.chunk_by(|&left, &right| row(left) == row(right));
        runs.map(|run| Outcome { shot: run[0], count: run.len() as u64 }).collect()
    }

    fn row(&self, shot: usize) -> &[u8] {
        let width = self.num_bits.div_ceil(8) as usize;
        &self.bytes[shot * width..(shot + 1) * width]
    }

    fn text(&self, row: &[u8]) -> String {
        let digit = |bit: u32| {
            let byte = row[row.len() - 1 - bit as usize / 8];
            if byte >> (bit % 8) & 1 == 1 { '1' } else { '0' }
        };
        (0..self.num_bits).rev().map(digit).collect()
    }
}

/// A register's bits out of a row with the bits of all registers: the row has its lowest byte
/// first, the result its highest.
fn take_register(row: &[u8], register: &Register, found: &mut [u8]) {
    let (skip, shift) = (register.start as usize / 8, register.start % 8);
    let byte = |index: usize| u16::from(row.get(skip + index).copied().unwrap_or(0));
    for (index, found) in found.iter_mut().rev().enumerate() {
        *found = ((byte(index + 1) << 8 | byte(index)) >> shift) as u8;
    }
    if let (Some(highest), above @ 1..) = (found.first_mut(), register.size % 8) {
        *highest &= (1 << above) - 1;
    }
}
