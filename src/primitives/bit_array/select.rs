//! Parts of an array of bits.

use std::ops::Range;

use super::{BitArray, BitArrayError, rows};
use crate::primitives::Shape;

impl BitArray {
    /// The sets whose index begins so: one set for an index with all axes, an array with the
    /// other axes for a shorter one.
    ///
    /// # Errors
    /// [`BitArrayError::Index`].
    pub fn at(&self, index: &[usize]) -> Result<Self, BitArrayError> {
        let refused = || BitArrayError::Index { index: index.to_vec(), shape: self.shape.clone() };
        let lengths = self.shape.lengths();
        let (leading, rest) = lengths.split_at_checked(index.len()).ok_or_else(refused)?;
        let number = Shape::new(leading).place(index).ok_or_else(refused)?;
        let shape = Shape::new(rest);
        let part = shape.size() * self.num_shots as usize * rows::width(self.num_bits);
        let bytes = self.bytes[number * part..(number + 1) * part].to_vec();
        Ok(Self { shape, bytes, ..*self })
    }

    /// The sets within a range along each of the first axes; all along the others.
    ///
    /// # Errors
    /// [`BitArrayError::Index`] when there are more ranges than axes, or one goes too far.
    pub fn slice(&self, ranges: &[Range<usize>]) -> Result<Self, BitArrayError> {
        let lengths = self.shape.lengths();
        let is_within = ranges.len() <= lengths.len()
            && ranges.iter().zip(lengths).all(|(range, length)| range.end <= *length);
        if !is_within {
            let index = ranges.iter().map(|range| range.end).collect();
            return Err(BitArrayError::Index { index, shape: self.shape.clone() });
        }
        let begins = ranges.iter().map(|range| range.start).chain(std::iter::repeat(0));
        let begins: Vec<usize> = begins.take(lengths.len()).collect();
        let rest = lengths[ranges.len()..].iter().copied();
        let shape = Shape::new(ranges.iter().map(Range::len).chain(rest).collect::<Vec<_>>());
        Ok(self.gather(shape, |index| index.iter().zip(&begins).map(|(a, b)| a + b).collect()))
    }

    /// The sets in another order or another shape: for an index there, the index here.
    pub(super) fn gather(&self, shape: Shape, own: impl Fn(Vec<usize>) -> Vec<usize>) -> Self {
        let part = self.num_shots as usize * rows::width(self.num_bits);
        let mut bytes = Vec::with_capacity(shape.size() * part);
        for place in 0..shape.size() {
            let own = self.shape.place(&own(shape.index(place)));
            let own = own.expect("invariant: the caller names sets that are there");
            bytes.extend_from_slice(&self.bytes[own * part..(own + 1) * part]);
        }
        Self { shape, bytes, ..*self }
    }

    /// Some bits of every shot: bit `k` of the new array is the `k`-th of these. With
    /// [`BitArray::counts`] it gives marginal counts.
    ///
    /// # Errors
    /// [`BitArrayError::Bit`].
    pub fn slice_bits(&self, bits: &[u32]) -> Result<Self, BitArrayError> {
        bits.iter().try_for_each(|bit| self.check_bit(*bit))?;
        let num_bits = bits.len() as u32;
        let row = |row: &[u8]| rows::packed(bits.iter().map(|bit| rows::bit(row, *bit)), num_bits);
        let bytes = self.rows().flat_map(row).collect();
        Ok(Self { shape: self.shape.clone(), num_bits, bytes, ..*self })
    }

    /// Some shots of every set, in this order.
    ///
    /// # Errors
    /// [`BitArrayError::Shot`].
    pub fn slice_shots(&self, shots: &[u64]) -> Result<Self, BitArrayError> {
        let num_shots = self.num_shots;
        if let Some(&shot) = shots.iter().find(|shot| **shot >= num_shots) {
            return Err(BitArrayError::Shot { shot, num_shots });
        }
        let sets = 0..self.shape.size() as u64;
        let rows = sets.flat_map(|set| shots.iter().map(move |shot| set * num_shots + shot));
        let bytes = rows.flat_map(|row| self.row(row as usize)).copied().collect();
        Ok(Self { shape: self.shape.clone(), num_shots: shots.len() as u64, bytes, ..*self })
    }

    /// The shots whose bits have these values, of all sets together in one.
    ///
    /// # Errors
    /// [`BitArrayError::Bit`].
    pub fn postselect(&self, wanted: &[(u32, bool)]) -> Result<Self, BitArrayError> {
        wanted.iter().try_for_each(|(bit, _)| self.check_bit(*bit))?;
        let is_kept =
            |row: &&[u8]| wanted.iter().all(|(bit, value)| rows::bit(row, *bit) == *value);
        let mut num_shots = 0;
        let kept = self.rows().filter(is_kept).inspect(|_| num_shots += 1);
        let bytes = kept.flatten().copied().collect();
        Ok(Self { shape: Shape::scalar(), num_shots, num_bits: self.num_bits, bytes })
    }

    fn check_bit(&self, bit: u32) -> Result<(), BitArrayError> {
        let num_bits = self.num_bits;
        if bit < num_bits { Ok(()) } else { Err(BitArrayError::Bit { bit, num_bits }) }
    }
}
