//! Vectors of real numbers as wide as WebAssembly computes with at once.

use std::ops::{Add, Mul, Neg, Sub};

use bytemuck::Pod;
use wide::{f32x4, f64x2};

use super::fused;

/// A vector of real numbers.
pub(in crate::engine) trait Lanes:
    Pod
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Neg<Output = Self>
{
    /// Binary logarithm of the number of lanes: so many qubits live within a vector.
    const QUBITS: usize;

    /// The same number in every lane.
    fn splat(value: f64) -> Self;

    /// The numbers of the lanes.
    fn from_lanes(value: impl FnMut(usize) -> f64) -> Self;

    /// The number in a lane.
    fn lane(self, lane: usize) -> f64;

    /// Two lanes in double precision: those with the numbers `2 * half` and `2 * half + 1`.
    fn half(self, half: usize) -> f64x2;

    /// Lane `l` gets what lane `l ^ mask` has.
    #[must_use]
    fn crossed(self, mask: usize) -> Self;

    /// Lanes with all bits set where `chosen` says so, for [`Lanes::choose`].
    fn mask(mut chosen: impl FnMut(usize) -> bool) -> Self {
        Self::from_bits(|lane| if chosen(lane) { u64::MAX } else { 0 })
    }

    /// The numbers of the lanes by their bits, the lowest as many as a number has.
    fn from_bits(bits: impl FnMut(usize) -> u64) -> Self;

    /// Where the mask is set, what this vector has; elsewhere what the other has.
    #[must_use]
    fn choose(self, mask: Self, other: Self) -> Self;

    /// `self * factor + term`, rounded once where the program may use instructions that do so.
    #[must_use]
    fn mul_add(self, factor: Self, term: Self) -> Self;

    /// `term - self * factor`, likewise.
    #[must_use]
    fn neg_mul_add(self, factor: Self, term: Self) -> Self;
}

impl Lanes for f64x2 {
    const QUBITS: usize = 1;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        Self::splat(value)
    }

    #[inline(always)]
    fn from_lanes(value: impl FnMut(usize) -> f64) -> Self {
        Self::new(std::array::from_fn(value))
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        self.to_array()[lane]
    }

    #[inline(always)]
    fn half(self, _half: usize) -> f64x2 {
        self
    }

    #[inline(always)]
    fn crossed(self, mask: usize) -> Self {
        let [a, b] = self.to_array();
        if mask == 0 { self } else { Self::new([b, a]) }
    }

    fn from_bits(mut bits: impl FnMut(usize) -> u64) -> Self {
        Self::new(std::array::from_fn(|lane| f64::from_bits(bits(lane))))
    }

    #[inline(always)]
    fn choose(self, mask: Self, other: Self) -> Self {
        mask.bitselect(self, other)
    }

    #[inline(always)]
    fn mul_add(self, factor: Self, term: Self) -> Self {
        fused::f64x2_madd(self, factor, term)
    }

    #[inline(always)]
    fn neg_mul_add(self, factor: Self, term: Self) -> Self {
        fused::f64x2_nmadd(self, factor, term)
    }
}

impl Lanes for f32x4 {
    const QUBITS: usize = 2;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        Self::splat(value as f32)
    }

    #[inline(always)]
    fn from_lanes(mut value: impl FnMut(usize) -> f64) -> Self {
        Self::new(std::array::from_fn(|lane| value(lane) as f32))
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        f64::from(self.to_array()[lane])
    }

    #[inline(always)]
    fn half(self, half: usize) -> f64x2 {
        f64x2::new([self.lane(2 * half), self.lane(2 * half + 1)])
    }

    #[inline(always)]
    fn crossed(self, mask: usize) -> Self {
        let [a, b, c, d] = self.to_array();
        match mask {
            0 => self,
            1 => Self::new([b, a, d, c]),
            2 => Self::new([c, d, a, b]),
            _ => Self::new([d, c, b, a]),
        }
    }

    fn from_bits(mut bits: impl FnMut(usize) -> u64) -> Self {
        Self::new(std::array::from_fn(|lane| f32::from_bits(bits(lane) as u32)))
    }

    #[inline(always)]
    fn choose(self, mask: Self, other: Self) -> Self {
        mask.bitselect(self, other)
    }

    #[inline(always)]
    fn mul_add(self, factor: Self, term: Self) -> Self {
        fused::f32x4_madd(self, factor, term)
    }

    #[inline(always)]
    fn neg_mul_add(self, factor: Self, term: Self) -> Self {
        fused::f32x4_nmadd(self, factor, term)
    }
}
