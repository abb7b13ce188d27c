//! Square complex matrices of a size known when the program is compiled, without the heap.

use std::ops::Mul;

use super::{C64, Matrix, length};

/// A square matrix with `N` rows, row-major. For gates on one qubit it is a [`Matrix2`], for
/// gates on two a [`Matrix4`], with bit `j` of an index for qubit `j`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SquareMatrix<const N: usize>([[C64; N]; N]);

/// What a gate does to one qubit.
pub type Matrix2 = SquareMatrix<2>;

/// What a gate does to two qubits; the low bit of an index is qubit 0.
pub type Matrix4 = SquareMatrix<4>;

impl<const N: usize> SquareMatrix<N> {
    /// The identity.
    pub const IDENTITY: Self = {
        let mut rows = [[C64::ZERO; N]; N];
        let mut place = 0;
        while place < N {
            rows[place][place] = C64::ONE;
            place += 1;
        }
        Self(rows)
    };

    /// The matrix with these rows.
    pub const fn from_rows(rows: [[C64; N]; N]) -> Self {
        Self(rows)
    }

    /// The matrix with `entry(row, column)` in each place.
    pub fn from_entries(entry: impl Fn(usize, usize) -> C64) -> Self {
        Self(std::array::from_fn(|row| std::array::from_fn(|column| entry(row, column))))
    }

    /// The same matrix with a size that is known; None when it has another size.
    pub fn of(matrix: &Matrix) -> Option<Self> {
        (matrix.dim() == N).then(|| Self::from_entries(|row, column| matrix.get(row, column)))
    }

    /// The same matrix on the heap.
    pub fn to_matrix(&self) -> Matrix {
        Matrix::from_entries(N, |row, column| self.get(row, column))
    }

    /// The entry in `row` and `column`.
    pub const fn get(&self, row: usize, column: usize) -> C64 {
        self.0[row][column]
    }

    /// The conjugate transpose.
    #[must_use]
    pub fn adjoint(&self) -> Self {
        Self::from_entries(|row, column| self.0[column][row].conj())
    }

    /// The transpose, nothing conjugated.
    #[must_use]
    pub fn transpose(&self) -> Self {
        Self::from_entries(|row, column| self.0[column][row])
    }

    /// Each entry times a number.
    #[must_use]
    pub fn scaled(&self, factor: C64) -> Self {
        Self(self.0.map(|row| row.map(|entry| entry * factor)))
    }

    /// The largest absolute difference of two entries.
    pub fn distance(&self, other: &Self) -> f64 {
        let pairs = self.0.as_flattened().iter().zip(other.0.as_flattened());
        pairs.map(|(a, b)| length(a - b)).fold(0.0, f64::max)
    }

    /// Whether the conjugate transpose is the inverse, within `tolerance` per entry.
    pub fn is_unitary(&self, tolerance: f64) -> bool {
        (*self * self.adjoint()).distance(&Self::IDENTITY) <= tolerance
    }
}

impl Matrix2 {
    /// The determinant.
    pub fn determinant(&self) -> C64 {
        self.get(0, 0) * self.get(1, 1) - self.get(0, 1) * self.get(1, 0)
    }
}

impl Matrix4 {
    /// What gates on the single qubits do together: one on qubit 0 and one on qubit 1.
    pub fn of_locals([on_0, on_1]: &[Matrix2; 2]) -> Self {
        Self::from_entries(|row, column| {
            on_1.get(row >> 1, column >> 1) * on_0.get(row & 1, column & 1)
        })
    }

    /// The same gate with its two qubits exchanged.
    #[must_use]
    pub fn exchanged(&self) -> Self {
        let other = |index: usize| index >> 1 | (index & 1) << 1;
        Self::from_entries(|row, column| self.get(other(row), other(column)))
    }
}

impl<const N: usize> Mul for SquareMatrix<N> {
    type Output = Self;

    fn mul(self, right: Self) -> Self {
        let mut product = [[C64::ZERO; N]; N];
        for (row, entries) in product.iter_mut().zip(&self.0) {
            for (factor, right_row) in entries.iter().zip(&right.0) {
                for (sum, entry) in row.iter_mut().zip(right_row) {
                    *sum += factor * entry;
                }
            }
        }
        Self(product)
    }
}
