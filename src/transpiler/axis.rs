//! On which axis a gate acts on each of its qubits, which says what commutes with what.
//!
//! A gate that is a sum of products with projectors onto the two states of an axis on one qubit
//! acts on that axis there: a controlled gate on Z of its control, for instance. Two gates that
//! act on the same axis on every qubit they share are diagonal in one basis there, so they commute.

use crate::math::{C64, Matrix2};

/// Sines of angles between axes below which they are one.
const SAME: f64 = 1e-9;

/// An axis of a qubit's sphere, as a vector of length one; its negative is the same axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis(pub(super) [f64; 3]);

impl Axis {
    pub(super) const X: Self = Self([1.0, 0.0, 0.0]);
    pub(super) const Y: Self = Self([0.0, 1.0, 0.0]);
    pub(super) const Z: Self = Self([0.0, 0.0, 1.0]);

    /// Whether two axes are the same.
    pub(super) fn is(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        let cross =
            [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
        cross.iter().map(|part| part * part).sum::<f64>() < SAME * SAME
    }

    /// The axis of a Hermitian matrix without trace.
    pub(super) fn of_pauli(matrix: &Matrix2) -> Self {
        let (z, below) = (matrix.get(0, 0), matrix.get(1, 0));
        Self([below.re, below.im, z.re])
    }
}

/// The axis about which a gate on one qubit turns; none for the identity.
pub(super) fn axis_of_turn(matrix: &Matrix2) -> Option<Axis> {
    let [a, b, c, d] =
        [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(row, column)| matrix.get(row, column));
    // But for a phase it is cos − i·sin·(n·σ): without its trace, n·σ but for a factor.
    let mean = (a + d) * 0.5;
    let parts = [(b + c) * 0.5, (c - b) * C64::new(0.0, -0.5), (a - d) * 0.5];
    // Of the phase that makes them real, the largest part knows most.
    let largest = parts.iter().copied().max_by(|x, y| x.norm_sqr().total_cmp(&y.norm_sqr()))?;
    let size = parts.iter().map(C64::norm_sqr).sum::<f64>().sqrt();
    if size < 1e-12 * (1.0 + mean.norm_sqr()) {
        return None;
    }
    let phase = largest.conj() / largest.norm_sqr().sqrt();
    Some(Axis(parts.map(|part| (part * phase).re / size)))
}
