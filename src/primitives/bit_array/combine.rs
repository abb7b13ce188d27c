//! Arrays of bits made out of others.

use std::ops::Not;

use super::{BitArray, BitArrayError, rows};
use crate::primitives::{Broadcast, Shape, ShapeError};

impl BitArray {
    /// The sets of several arrays one after the other along an axis. Bits, shots and the other
    /// axes are the same in all.
    ///
    /// # Errors
    /// [`BitArrayError::Nothing`], [`BitArrayError::Bits`], [`BitArrayError::Shots`],
    /// [`BitArrayError::Axes`], [`BitArrayError::Shape`].
    pub fn concatenate(arrays: &[&Self], axis: usize) -> Result<Self, BitArrayError> {
        let first = arrays.first().ok_or(BitArrayError::Nothing)?;
        let lengths = first.shape.lengths();
        if axis >= lengths.len() {
            return Err(BitArrayError::Axes { axes: vec![axis], shape: first.shape.clone() });
        }
        let mut length = 0;
        for array in arrays {
            first.check_bits(array)?;
            first.check_shots(array)?;
            let mut own = array.shape.lengths().to_vec();
            length += own.get(axis).copied().unwrap_or(0);
            if let Some(own) = own.get_mut(axis) {
                *own = lengths[axis];
            }
            if own != lengths {
                return Err(first.unlike(array));
            }
        }
        let mut shape = lengths.to_vec();
        shape[axis] = length;
        // What lies before the axis is gone through once, and every array gives its part.
        let num_parts: usize = lengths[..axis].iter().product();
        let mut bytes = Vec::new();
        for part in 0..num_parts {
            for array in arrays {
                let len = array.bytes.len() / num_parts;
                bytes.extend_from_slice(&array.bytes[part * len..(part + 1) * len]);
            }
        }
        Ok(Self { shape: Shape::new(shape), bytes, ..**first })
    }

    /// The shots of several arrays one after the other in every set. Bits and shapes are the same
    /// in all.
    ///
    /// # Errors
    /// [`BitArrayError::Nothing`], [`BitArrayError::Bits`], [`BitArrayError::Shape`].
    pub fn concatenate_shots(arrays: &[&Self]) -> Result<Self, BitArrayError> {
        let first = arrays.first().ok_or(BitArrayError::Nothing)?;
        for array in arrays {
            first.check_bits(array)?;
            first.check_shape(array)?;
        }
        let num_sets = first.shape.size();
        let mut bytes = Vec::new();
        for set in 0..num_sets {
            for array in arrays {
                let len = array.bytes.len() / num_sets;
                bytes.extend_from_slice(&array.bytes[set * len..(set + 1) * len]);
            }
        }
        let num_shots = arrays.iter().map(|array| array.num_shots).sum();
        Ok(Self { shape: first.shape.clone(), num_shots, bytes, ..**first })
    }

    /// The bits of several arrays side by side in every shot: those of the first are the lowest,
    /// rightmost in a bitstring. Shots and shapes are the same in all.
    ///
    /// # Errors
    /// [`BitArrayError::Nothing`], [`BitArrayError::Shots`], [`BitArrayError::Shape`].
    pub fn concatenate_bits(arrays: &[&Self]) -> Result<Self, BitArrayError> {
        let first = arrays.first().ok_or(BitArrayError::Nothing)?;
        for array in arrays {
            first.check_shots(array)?;
            first.check_shape(array)?;
        }
        let num_bits = arrays.iter().map(|array| array.num_bits).sum();
        let row = |shot: usize| {
            let bits = arrays.iter().flat_map(|array| {
                (0..array.num_bits).map(move |bit| rows::bit(array.row(shot), bit))
            });
            rows::packed(bits, num_bits)
        };
        let bytes = (0..first.num_rows() as usize).flat_map(row).collect();
        Ok(Self { shape: first.shape.clone(), num_bits, bytes, ..**first })
    }

    /// The same bits in another shape: of as many sets, or of as many sets as there are shots of
    /// all sets, where the last axis becomes the shots. So sets of 64 shots in the shape `(20, 5)`
    /// become 64 shots in the shape `(100,)`, or with `(200, 32)` 32 shots in the shape `(200,)`.
    ///
    /// # Errors
    /// [`BitArrayError::Shape`].
    pub fn reshape(self, shape: impl Into<Shape>) -> Result<Self, BitArrayError> {
        let shape = shape.into();
        if shape.size() == self.shape.size() {
            return Ok(Self { shape, ..self });
        }
        let found = self.num_rows() as usize;
        match shape.split_last() {
            Some((leading, shots)) if shape.size() == found => {
                Ok(Self { shape: leading, num_shots: shots as u64, ..self })
            }
            _ => Err(ShapeError::Elements { shape, found }.into()),
        }
    }

    /// The sets with axes in another order: the `k`-th axis of the new array is the one that
    /// `axes` names there.
    ///
    /// # Errors
    /// [`BitArrayError::Axes`] unless each axis is named once.
    pub fn transpose(&self, axes: &[usize]) -> Result<Self, BitArrayError> {
        let mut sorted = axes.to_vec();
        sorted.sort_unstable();
        if sorted.iter().copied().ne(0..self.shape.num_axes()) {
            return Err(BitArrayError::Axes { axes: axes.to_vec(), shape: self.shape.clone() });
        }
        let lengths: Vec<usize> = axes.iter().map(|axis| self.shape.lengths()[*axis]).collect();
        Ok(self.gather(Shape::new(lengths), |index| {
            let mut own = vec![0; index.len()];
            axes.iter().zip(index).for_each(|(axis, index)| own[*axis] = index);
            own
        }))
    }

    /// Bits that are one in both arrays. Sets and shots broadcast.
    ///
    /// # Errors
    /// [`BitArrayError::Bits`], [`BitArrayError::Shape`].
    pub fn and(&self, other: &Self) -> Result<Self, BitArrayError> {
        self.bitwise(other, |left, right| left & right)
    }

    /// Bits that are one in an array at least. Sets and shots broadcast.
    ///
    /// # Errors
    /// [`BitArrayError::Bits`], [`BitArrayError::Shape`].
    pub fn or(&self, other: &Self) -> Result<Self, BitArrayError> {
        self.bitwise(other, |left, right| left | right)
    }

    /// Bits that differ between two arrays. Sets and shots broadcast.
    ///
    /// # Errors
    /// [`BitArrayError::Bits`], [`BitArrayError::Shape`].
    pub fn xor(&self, other: &Self) -> Result<Self, BitArrayError> {
        self.bitwise(other, |left, right| left ^ right)
    }

    fn bitwise(&self, other: &Self, act: fn(u8, u8) -> u8) -> Result<Self, BitArrayError> {
        self.check_bits(other)?;
        let with_shots = |array: &Self| array.shape.with_last(array.num_shots as usize);
        let broadcast = Broadcast::new(&with_shots(self), &with_shots(other))?;
        let shape = broadcast.shape().clone();
        let row = |(left, right): (usize, usize)| {
            self.row(left).iter().zip(other.row(right)).map(|(left, right)| act(*left, *right))
        };
        let bytes = broadcast.pairs().flat_map(row).collect();
        let (shape, shots) = shape.split_last().unwrap_or_default();
        Ok(Self { shape, num_shots: shots as u64, num_bits: self.num_bits, bytes })
    }

    fn check_bits(&self, other: &Self) -> Result<(), BitArrayError> {
        let (left, right) = (self.num_bits, other.num_bits);
        if left == right { Ok(()) } else { Err(BitArrayError::Bits { left, right }) }
    }

    fn check_shots(&self, other: &Self) -> Result<(), BitArrayError> {
        let (left, right) = (self.num_shots, other.num_shots);
        if left == right { Ok(()) } else { Err(BitArrayError::Shots { left, right }) }
    }

    fn check_shape(&self, other: &Self) -> Result<(), BitArrayError> {
        if self.shape == other.shape { Ok(()) } else { Err(self.unlike(other)) }
    }

    fn unlike(&self, other: &Self) -> BitArrayError {
        let (left, right) = (self.shape.clone(), other.shape.clone());
        ShapeError::Broadcast { left, right }.into()
    }
}

/// All bits turned round.
impl Not for &BitArray {
    type Output = BitArray;

    fn not(self) -> BitArray {
        let mut bytes: Vec<u8> = self.bytes.iter().map(|byte| !byte).collect();
        let width = rows::width(self.num_bits).max(1);
        bytes.chunks_exact_mut(width).for_each(|row| rows::clear_above(row, self.num_bits));
        BitArray { shape: self.shape.clone(), bytes, ..*self }
    }
}
