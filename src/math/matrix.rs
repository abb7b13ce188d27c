//! Dense square complex matrices of a few qubits.

use std::ops::Mul;

use super::C64;

/// A dense square matrix, row-major.
///
/// As a gate on `k` qubits its dimension is `2^k`, little-endian: bit `j` of an index belongs
/// to the gate's `j`-th qubit argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    dim: usize,
    entries: Vec<C64>,
}

impl Matrix {
    /// The matrix with these entries, row by row.
    ///
    /// # Panics
    /// When the number of entries is not a square: the caller wrote the matrix down wrongly.
    pub fn from_rows(entries: &[C64]) -> Self {
        let dim = entries.len().isqrt();
        assert_eq!(dim * dim, entries.len(), "a matrix must be square");
        Self { dim, entries: entries.to_vec() }
    }

    /// The identity of dimension `dim`.
    pub fn identity(dim: usize) -> Self {
        let ones = vec![C64::ONE; dim];
        Self::diagonal(&ones)
    }

    /// The matrix with `entries` on its diagonal.
    pub fn diagonal(entries: &[C64]) -> Self {
        Self::from_entries(
            entries.len(),
            |row, column| {
                if row == column { entries[row] } else { C64::ZERO }
            },
        )
    }

    /// The matrix with `entry(row, column)` in each place.
    pub fn from_entries(dim: usize, entry: impl Fn(usize, usize) -> C64) -> Self {
        let places = 0..dim * dim;
        Self { dim, entries: places.map(|place| entry(place / dim, place % dim)).collect() }
    }

    /// The matrix whose column `c` holds the listed `(row, value)` pairs and zeros elsewhere.
    pub fn from_columns(dim: usize, column: impl Fn(usize) -> Vec<(usize, C64)>) -> Self {
        let mut entries = vec![C64::ZERO; dim * dim];
        for c in 0..dim {
            for (r, value) in column(c) {
                entries[r * dim + c] = value;
            }
        }
        Self { dim, entries }
    }

    /// This gate under `controls` control qubits, which come first among the qubit arguments:
    /// it acts where all control bits are one.
    #[must_use]
    pub fn controlled(&self, controls: u32) -> Self {
        let mask = (1_usize << controls) - 1;
        Self::from_entries(self.dim << controls, |r, c| {
            if r & c & mask == mask {
                self.get(r >> controls, c >> controls)
            } else if r == c {
                C64::ONE
            } else {
                C64::ZERO
            }
        })
    }

    /// Number of rows, `2^k` for a gate on `k` qubits.
    pub fn dim(&self) -> usize {
        self.dim
    }

    /// The entry in `row` and `column`.
    pub fn get(&self, row: usize, column: usize) -> C64 {
        self.entries[row * self.dim + column]
    }

    /// The entry in `row` and `column`, to change it.
    pub(super) fn get_mut(&mut self, row: usize, column: usize) -> &mut C64 {
        &mut self.entries[row * self.dim + column]
    }

    /// All entries, row by row.
    pub fn entries(&self) -> &[C64] {
        &self.entries
    }

    /// The conjugate transpose.
    #[must_use]
    pub fn adjoint(&self) -> Self {
        Self::from_entries(self.dim, |r, c| self.get(c, r).conj())
    }

    /// This matrix times itself, so many times; the identity for zero times.
    #[must_use]
    pub fn repeated(&self, times: u32) -> Self {
        let mut power = Self::identity(self.dim);
        for bit in (0..u32::BITS - times.leading_zeros()).rev() {
            power = &power * &power;
            if times >> bit & 1 == 1 {
                power = &power * self;
            }
        }
        power
    }

    /// Whether the conjugate transpose is the inverse, within `tolerance` per entry.
    pub fn is_unitary(&self, tolerance: f64) -> bool {
        (self * &self.adjoint()).distance(&Self::identity(self.dim)) <= tolerance
    }

    /// The largest absolute difference of two entries; infinite when the dimensions differ.
    pub fn distance(&self, other: &Self) -> f64 {
        if self.dim != other.dim {
            return f64::INFINITY;
        }
        let pairs = self.entries.iter().zip(&other.entries);
        pairs.map(|(a, b)| (a - b).norm()).fold(0.0, f64::max)
    }
}

impl Mul for &Matrix {
    type Output = Matrix;

    fn mul(self, right: &Matrix) -> Matrix {
        assert_eq!(self.dim, right.dim, "matrices of one product have one dimension");
        Matrix::from_entries(self.dim, |r, c| {
            (0..self.dim).map(|k| self.get(r, k) * right.get(k, c)).sum()
        })
    }
}
