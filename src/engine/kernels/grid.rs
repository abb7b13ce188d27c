//! Numbers rounded to multiples of a power of two.

use wide::f64x2;

/// The multiples of `2^-bits`, to which numbers of `[0, 1]` or a little more are rounded.
///
/// Sums of such multiples are exact as long as they stay below `2^(53 - bits)`, so that they are
/// the same in whatever order they are formed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::engine) struct Grid {
    /// A number so large that the grid's step is the distance of numbers above it.
    large: f64,
}

impl Grid {
    /// The multiples of `2^-bits`, with at most 50 bits.
    pub(in crate::engine) fn new(bits: usize) -> Self {
        Self { large: f64::from_bits((0x3ff + 52 - bits.min(50) as u64) << 52) }
    }

    /// The nearest multiple.
    pub(in crate::engine) fn round(self, number: f64) -> f64 {
        (number + self.large) - self.large
    }

    /// The nearest multiples.
    #[inline(always)]
    pub(super) fn round_both(self, numbers: f64x2) -> f64x2 {
        let large = f64x2::splat(self.large);
        (numbers + large) - large
    }
}
