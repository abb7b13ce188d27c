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

impl BitArray {
    /// The bits of `register` in all shots.
    pub fn from_samples(samples: &Samples, register: &Register) -> Self {
        let num_shots = samples.num_shots();
        let rows = (0..num_shots).flat_map(|shot| register_bytes(samples.row(shot), register));
        Self {
            num_bits: register.size,
            num_shots,
            bytes: rows.collect(),
        }
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
        let mut rows: Vec<&[u8]> = (0..self.num_shots as usize)
            .map(|shot| self.row(shot))
            .collect();
        rows.sort_unstable();
        let runs = rows.chunk_by(|left, right| left == right);
        runs.map(|run| (self.text(run[0]), run.len() as u64))
            .collect()
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
