//! Eigenvectors of real symmetric matrices with four rows, by Jacobi's method.
//!
//! A turn in the plane of two basis vectors makes their off-diagonal entry vanish; so all of
//! them do after a few rounds through the six planes. Of several matrices that commute the turn
//! makes the sum of squares smallest (Cardoso and Souloumiac, *Jacobi angles for simultaneous
//! diagonalization*, SIAM J. Matrix Anal. Appl. 17, 1996).

/// A real matrix with four rows, row-major.
pub(super) type Real4 = [[f64; 4]; 4];

/// The identity.
pub(super) const IDENTITY: Real4 =
    [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]];

/// Rounds through all planes at most. Four or five are usual.
const MAX_ROUNDS: usize = 24;

/// Off-diagonal entries up to this are rounding errors of a matrix whose entries are some 1.
const NEGLIGIBLE: f64 = 2e-16;

/// Sine of a turn after which the next round would only turn by its square, which is nothing.
const SMALL_TURN: f64 = 1e-9;

/// Makes commuting symmetric matrices diagonal, and turns the columns of `vectors` along: what it
/// is afterwards is what it was before, times the eigenvectors as columns. Rotations only, so
/// its determinant stays.
///
/// If the matrices commute up to rounding errors only, what is left beside the diagonals is of
/// their size.
pub(super) fn diagonalize<const K: usize>(matrices: &mut [Real4; K], vectors: &mut Real4) {
    for _ in 0..MAX_ROUNDS {
        let mut largest = 0.0_f64;
        for p in 0..3 {
            for q in p + 1..4 {
                let Some((cos, sin)) = turn(matrices, p, q) else { continue };
                largest = largest.max(sin.abs());
                for matrix in matrices.iter_mut() {
                    turn_columns(matrix, p, q, cos, sin);
                    turn_rows(matrix, p, q, cos, sin);
                }
                turn_columns(vectors, p, q, cos, sin);
            }
        }
        if largest <= SMALL_TURN {
            return;
        }
    }
}

/// Cosine and sine of the turn between `p` and `q` that leaves least beside the diagonals; None
/// when there is nothing.
fn turn<const K: usize>(matrices: &[Real4; K], p: usize, q: usize) -> Option<(f64, f64)> {
    if matrices.iter().all(|matrix| matrix[p][q].abs() <= NEGLIGIBLE) {
        return None;
    }
    // A turn by an angle turns each pair (difference, off) by twice the angle. Of the sum of
    // squares of what is off, four times the angle is what counts.
    let (mut along, mut across) = (0.0, 0.0);
    for matrix in matrices {
        let (difference, off) = (matrix[p][p] - matrix[q][q], 2.0 * matrix[p][q]);
        along += difference * difference - off * off;
        across += 2.0 * difference * off;
    }
    let (sin, cos) = libm::sincos(libm::atan2(across, along) / 4.0);
    Some((cos, sin))
}

fn turn_columns(matrix: &mut Real4, p: usize, q: usize, cos: f64, sin: f64) {
    for row in matrix {
        let (left, right) = (row[p], row[q]);
        row[p] = cos * left + sin * right;
        row[q] = cos * right - sin * left;
    }
}

fn turn_rows(matrix: &mut Real4, p: usize, q: usize, cos: f64, sin: f64) {
    let (above, below) = matrix.split_at_mut(q);
    for (upper, lower) in above[p].iter_mut().zip(&mut below[0]) {
        (*upper, *lower) = (cos * *upper + sin * *lower, cos * *lower - sin * *upper);
    }
}

/// `vectorsᵀ · matrix · vectors`.
pub(super) fn in_basis(matrix: &Real4, vectors: &Real4) -> Real4 {
    let product = |row: usize, column: usize| -> f64 {
        let half = |k: usize| (0..4).map(|l| matrix[k][l] * vectors[l][column]).sum::<f64>();
        (0..4).map(|k| vectors[k][row] * half(k)).sum()
    };
    std::array::from_fn(|row| std::array::from_fn(|column| product(row, column)))
}

/// The determinant, by the products of two rows with the other two.
pub(super) fn determinant(matrix: &Real4) -> f64 {
    let minor = |upper: usize, p: usize, q: usize| {
        matrix[upper][p] * matrix[upper + 1][q] - matrix[upper][q] * matrix[upper + 1][p]
    };
    let pairs = [(0, 1, 2, 3, 1.0), (0, 2, 1, 3, -1.0), (0, 3, 1, 2, 1.0)];
    let both = |(p, q, r, s, sign): (usize, usize, usize, usize, f64)| {
        sign * (minor(0, p, q) * minor(2, r, s) + minor(0, r, s) * minor(2, p, q))
    };
    pairs.into_iter().map(both).sum()
}
