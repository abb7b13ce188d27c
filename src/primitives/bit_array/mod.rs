//! Measured bits of one classical register, with the meaning of Qiskit's `BitArray`.
//!
//! Owns: [`BitArray`], how it is counted (`counts`), cut (`select`), put together (`combine`), and
//! what diagonal observables are on the mean (`diagonal`). Does not know: who measured.
//!
//! ```
//! use ketpad::primitives::BitArray;
//!
//! let bits = BitArray::from_counts(&[("00", 3), ("01", 4), ("11", 5)]);
//! // Of the shots whose bit 0 is one, what bit 1 is.
//! let kept = bits.postselect(&[(0, true)]).unwrap().slice_bits(&[1]).unwrap();
//! assert_eq!(kept.counts(), [("0".to_owned(), 4), ("1".to_owned(), 5)].into());
//! ```

mod combine;
mod counts;
mod diagonal;
mod error;
mod rows;
mod select;
mod tally;

use super::{Shape, ShapeError};
use crate::circuit::Register;
use crate::engine::Samples;

pub use counts::Outcome;
pub use error::BitArrayError;

/// The bits of a classical register: for each element of a shape, which is that of the parameter
/// sets, so many shots.
///
/// Packed as Qiskit's `BitArray`: each shot is a row of `ceil(num_bits / 8)` bytes, the most
/// significant first, so that bit 0 is the lowest bit of a row's last byte. Bits above the
/// register's last one are zero. Rows of one set follow each other.
///
/// Bits may be any number, also none. Methods that give a new array take time and memory linear in
/// the rows they read and write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitArray {
    shape: Shape,
    num_shots: u64,
    num_bits: u32,
    bytes: Vec<u8>,
}

impl BitArray {
    /// An array with all bits zero.
    ///
    /// The caller sees to it that there is memory for it.
    pub(super) fn zeros(shape: Shape, num_shots: u64, num_bits: u32) -> Self {
        let num_rows = shape.size() * num_shots as usize;
        Self { shape, num_shots, num_bits, bytes: vec![0; num_rows * rows::width(num_bits)] }
    }

    /// The array of these packed rows; bits above the highest of a row do not count.
    ///
    /// # Errors
    /// [`ShapeError::Elements`] when there are not as many bytes as that takes.
    pub fn from_bytes(
        shape: Shape,
        num_shots: u64,
        num_bits: u32,
        mut bytes: Vec<u8>,
    ) -> Result<Self, ShapeError> {
        let (width, found) = (rows::width(num_bits), bytes.len());
        let all = shape.with_last(num_shots as usize).with_last(width);
        if all.size() != found {
            return Err(ShapeError::Elements { shape: all, found });
        }
        bytes.chunks_exact_mut(width.max(1)).for_each(|row| rows::clear_above(row, num_bits));
        Ok(Self { shape, num_shots, num_bits, bytes })
    }

    /// The bits of `register` in all shots, as the only element.
    pub fn from_samples(samples: &Samples, register: &Register) -> Self {
        let mut array = Self::zeros(Shape::scalar(), samples.num_shots(), register.size);
        array.write(0, samples, register);
        array
    }

    /// Writes the bits of `register` in all shots of the set with a number. There are as many
    /// shots and bits as in the array.
    pub(super) fn write(&mut self, set: usize, samples: &Samples, register: &Register) {
        let (width, shots) = (rows::width(self.num_bits), self.num_shots as usize);
        let begin = set * shots * width;
        let rows = self.bytes[begin..begin + shots * width].chunks_exact_mut(width.max(1));
        for (shot, row) in (0..samples.num_shots()).zip(rows) {
            rows::take_register(samples.row(shot), register, row);
        }
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
            let row = rows::packed(bits.bytes().rev().map(|digit| digit == b'1'), num_bits);
            (0..*count).for_each(|_| bytes.extend_from_slice(&row));
        }
        let num_shots = counts.iter().map(|(_, count)| count).sum();
        Self { shape: Shape::scalar(), num_shots, num_bits, bytes }
    }

    /// The shape, which is that of the parameter sets.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Number of bits of a shot.
    pub fn num_bits(&self) -> u32 {
        self.num_bits
    }

    /// Number of shots of each set.
    pub fn num_shots(&self) -> u64 {
        self.num_shots
    }

    /// Number of shots of all sets together.
    pub fn num_rows(&self) -> u64 {
        self.shape.size() as u64 * self.num_shots
    }

    /// The packed rows of all shots.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bits of a shot, counted from zero through the shots of all sets, bit 0 rightmost;
    /// nothing beyond the last shot.
    pub fn bitstring(&self, shot: u64) -> Option<String> {
        (shot < self.num_rows()).then(|| rows::text(self.row(shot as usize), self.num_bits))
    }

    /// A bit of a shot, counted as for [`BitArray::bitstring`]; `false` beyond the last.
    pub fn bit(&self, shot: u64, bit: u32) -> bool {
        let is_there = shot < self.num_rows() && bit < self.num_bits;
        is_there && rows::bit(self.row(shot as usize), bit)
    }

    /// The packed bits of a shot, counted as for [`BitArray::bitstring`]. Of arrays with as many
    /// bits they are ordered as the bitstrings are.
    pub fn packed(&self, shot: u64) -> Option<&[u8]> {
        (shot < self.num_rows()).then(|| self.row(shot as usize))
    }

    fn row(&self, shot: usize) -> &[u8] {
        let width = rows::width(self.num_bits);
        &self.bytes[shot * width..(shot + 1) * width]
    }

    /// All rows.
    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.num_rows() as usize).map(|shot| self.row(shot))
    }
}

#[cfg(test)]
mod tests;
