//! Measured bits of one classical register.

use std::collections::BTreeMap;

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
        let rows = (0..num_shots).flat_map(|shot| register_bytes(samples.row(shot), register));
        Self { num_bits: register.size, num_shots, bytes: rows.collect() }
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
        self.tally().iter().map(|outcome| (self.text(row(outcome)), outcome.count)).collect()
    }

    /// The different outcomes, the most frequent first, and among equally frequent ones the
    /// smaller bitstring. Their bitstrings are left to be written when they are needed: a
    /// million shots can have a million outcomes. Time: that of sorting the shots.
    pub fn tally(&self) -> Vec<Outcome> {
        let mut outcomes =
            if self.num_bits <= u64::BITS { self.tally_numbers() } else { self.tally_rows() };
        // The sort is stable, and the outcomes come in the order of their bitstrings.
        outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.count));
        outcomes
    }

    /// Numbers sort several times faster than rows do.
    fn tally_numbers(&self) -> Vec<Outcome> {
        let number = |row: &[u8]| row.iter().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
        let mut shots: Vec<(u64, u64)> =
            (0..self.num_shots).map(|shot| (number(self.row(shot as usize)), shot)).collect();
        shots.sort_unstable();
        let runs = shots.chunk_by(|left, right| left.0 == right.0);
        runs.map(|run| Outcome { shot: run[0].1, count: run.len() as u64 }).collect()
    }

    fn tally_rows(&self) -> Vec<Outcome> {
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
fn register_bytes(row: &[u8], register: &Register) -> impl Iterator<Item = u8> {
    let (skip, shift) = (register.start as usize / 8, register.start % 8);
    let width = register.size.div_ceil(8) as usize;
    let byte = move |index: usize| u16::from(row.get(skip + index).copied().unwrap_or(0));
    (0..width).rev().map(move |index| {
        let two_bytes = byte(index + 1) << 8 | byte(index);
        let above = register.size - 8 * index as u32;
        (two_bytes >> shift) as u8 & if above < 8 { (1 << above) - 1 } else { u8::MAX }
    })
}
