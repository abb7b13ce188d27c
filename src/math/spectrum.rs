//! Functions of a unitary matrix, by way of its eigenvalues.
//!
//! The eigenvalues come from the shifted QR algorithm on the Hessenberg form (Golub and Van
//! Loan, *Matrix Computations*, 7.4 and 7.5). For a unitary matrix its triangular result is
//! diagonal up to rounding, and the eigenvectors are orthogonal however close eigenvalues are.

use super::{C64, Matrix, arg, cis, length, square_root};

/// Sweeps spent on one eigenvalue at most. Two or three are usual.
const MAX_SWEEPS: usize = 60;

/// Sweeps after which a shift of another kind is tried, for matrices like that of a cyclic
/// permutation, which the usual one leaves as they are.
const USUAL_SWEEPS: usize = 10;

impl Matrix {
    /// The unitary matrix with the same eigenvectors, whose eigenvalues have the phases that
    /// `map` makes of this one's, in radians from -π to π. Cost: some `25·dim³` operations.
    ///
    /// This matrix has to be unitary.
    #[must_use]
    pub fn with_phases(&self, map: impl Fn(f64) -> f64) -> Self {
        let (values, vectors) = eigen(self.clone());
        let phases: Vec<C64> = values.into_iter().map(|value| cis(map(arg(value)))).collect();
        let scaled = Self::from_columns(self.dim(), |column| {
            let entry = |row| vectors.get(row, column) * phases[column];
            (0..self.dim()).map(|row| (row, entry(row))).collect()
        });
        &scaled * &vectors.adjoint()
    }
}

/// Eigenvalues, and eigenvectors as columns.
fn eigen(mut matrix: Matrix) -> (Vec<C64>, Matrix) {
    let dim = matrix.dim();
    let mut vectors = Matrix::identity(dim);
    for column in 0..dim.saturating_sub(2) {
        reflect(column, &mut matrix, &mut vectors);
    }
    let mut end = dim;
    let mut sweeps = 0;
    while end > 1 {
        let last = end - 1;
        let start = (1..end).rev().find(|&row| is_tiny(matrix.get(row, row - 1))).unwrap_or(0);
        // A matrix that is not unitary may not converge; the sweeps are bounded all the same.
        if start == last || sweeps == MAX_SWEEPS {
            end -= 1;
            sweeps = 0;
        } else {
            sweeps += 1;
            let shift = shift(&matrix, last, sweeps);
            sweep(start, end, shift, &mut matrix, &mut vectors);
        }
    }
    ((0..dim).map(|index| matrix.get(index, index)).collect(), vectors)
}

/// Whether an entry of a unitary matrix is as good as zero.
fn is_tiny(entry: C64) -> bool {
    length(entry) <= f64::EPSILON
}

/// The point of the unit circle in the direction of a number; one for zero.
fn direction(number: C64) -> C64 {
    let length = length(number);
    if length > 0.0 { number / length } else { C64::ONE }
}

/// Mirrors the space so that in `column` nothing is left below the entry under the diagonal.
fn reflect(column: usize, matrix: &mut Matrix, vectors: &mut Matrix) {
    let (dim, first) = (matrix.dim(), column + 1);
    let mut normal: Vec<C64> = (first..dim).map(|row| matrix.get(row, column)).collect();
    let sum = |numbers: &[C64]| numbers.iter().map(C64::norm_sqr).sum::<f64>();
    if sum(&normal[1..]) == 0.0 {
        return;
    }
    let image = direction(normal[0]) * sum(&normal).sqrt();
    normal[0] += image;
    let norm = sum(&normal).sqrt();
    for entry in &mut normal {
        *entry /= norm;
    }
    for c in 0..dim {
        let overlap: C64 =
            normal.iter().enumerate().map(|(k, n)| n.conj() * matrix.get(first + k, c)).sum();
        for (k, n) in normal.iter().enumerate() {
            *matrix.get_mut(first + k, c) -= 2.0 * n * overlap;
        }
    }
    for target in [matrix, vectors] {
        for r in 0..dim {
            let overlap: C64 =
                normal.iter().enumerate().map(|(k, n)| n * target.get(r, first + k)).sum();
            for (k, n) in normal.iter().enumerate() {
                *target.get_mut(r, first + k) -= 2.0 * overlap * n.conj();
            }
        }
    }
}

/// A number close to an eigenvalue: that of the last two rows and columns which is nearer to
/// the last entry (Wilkinson's shift).
fn shift(matrix: &Matrix, last: usize, sweeps: usize) -> C64 {
    let (a, b) = (matrix.get(last - 1, last - 1), matrix.get(last - 1, last));
    let (c, d) = (matrix.get(last, last - 1), matrix.get(last, last));
    if sweeps.is_multiple_of(USUAL_SWEEPS) {
        return d + C64::new(0.75, 0.4375) * length(c);
    }
    let half = (a - d) / 2.0;
    let root = square_root(half * half + b * c);
    let (one, other) = (half + root, half - root);
    d + if one.norm_sqr() < other.norm_sqr() { one } else { other }
}

/// One QR step on the rows and columns `start..end`.
fn sweep(start: usize, end: usize, shift: C64, matrix: &mut Matrix, vectors: &mut Matrix) {
    let dim = matrix.dim();
    (start..end).for_each(|index| *matrix.get_mut(index, index) -= shift);
    let mut turns = Vec::with_capacity(end - start);
    for k in start..end - 1 {
        let (a, b) = (matrix.get(k, k), matrix.get(k + 1, k));
        let norm = (a.norm_sqr() + b.norm_sqr()).sqrt();
        let (cos, sin) = if norm > 0.0 { (a / norm, b / norm) } else { (C64::ONE, C64::ZERO) };
        for column in k..dim {
            let (upper, lower) = (matrix.get(k, column), matrix.get(k + 1, column));
            *matrix.get_mut(k, column) = cos.conj() * upper + sin.conj() * lower;
            *matrix.get_mut(k + 1, column) = cos * lower - sin * upper;
        }
        turns.push((k, cos, sin));
    }
    for (k, cos, sin) in turns {
        turn_columns(matrix, k, (k + 2).min(end), cos, sin);
        turn_columns(vectors, k, dim, cos, sin);
    }
    (start..end).for_each(|index| *matrix.get_mut(index, index) += shift);
}

/// Turns the columns `k` and `k + 1` in the first `rows` rows.
fn turn_columns(matrix: &mut Matrix, k: usize, rows: usize, cos: C64, sin: C64) {
    for row in 0..rows {
        let (left, right) = (matrix.get(row, k), matrix.get(row, k + 1));
        *matrix.get_mut(row, k) = left * cos + right * sin;
        *matrix.get_mut(row, k + 1) = right * cos.conj() - left * sin.conj();
    }
}
