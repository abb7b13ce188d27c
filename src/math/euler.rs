//! Unitary matrices of one qubit as angles.

use std::f64::consts::{PI, TAU};

use super::{Matrix, Matrix2, arg, cis, length};

/// Below this absolute value an entry is a rounding error, and its argument says nothing.
const NEGLIGIBLE: f64 = 1e-15;

/// How far above -π, in radians, a phase counts as one of π. As in Qiskit.
const CUT: f64 = PI * 1e-12;

/// A unitary 2×2 matrix as `exp(i·phase) · U(θ, φ, λ)`, which is
/// `exp(i·(phase + (φ+λ)/2)) · RZ(φ) · RY(θ) · RZ(λ)`. All in radians.
///
/// `U` is the gate of OpenQASM 3 and of Qiskit: its first entry is real and not negative for
/// `θ` from 0 to π, which is where [`EulerAngles::of`] puts it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EulerAngles {
    /// The turn about the Y axis, θ.
    pub theta: f64,
    /// The turn about the Z axis that comes last, φ.
    pub phi: f64,
    /// The turn about the Z axis that comes first, λ.
    pub lambda: f64,
    /// The phase of the whole.
    pub phase: f64,
}

impl EulerAngles {
    /// The angles of a unitary 2×2 matrix; `phi` and `lambda` from (-π, π].
    ///
    /// Each entry comes out within a few rounding errors, also where an angle is not determined:
    /// of a diagonal matrix `phi` is 0, of an antidiagonal one `phase` is.
    ///
    /// # Panics
    /// When the matrix is not 2×2.
    pub fn of(matrix: &Matrix) -> Self {
        Self::of_square(&Matrix2::of(matrix).expect("Euler angles are those of one qubit"))
    }

    /// What [`Self::of`] says, of a matrix whose size is known.
    pub fn of_square(matrix: &Matrix2) -> Self {
        let entry = |row, column| matrix.get(row, column);
        let (cos, sin) = (length(entry(0, 0)), length(entry(1, 0)));
        let theta = 2.0 * libm::atan2(sin, cos);
        let phase = if cos < NEGLIGIBLE { 0.0 } else { arg(entry(0, 0)) };
        let phi = if sin < NEGLIGIBLE { 0.0 } else { arg(entry(1, 0)) - phase };
        // The larger entry says better what the argument is.
        let lambda =
            if sin > cos { arg(-entry(0, 1)) - phase } else { arg(entry(1, 1)) - phase - phi };
        Self { theta, phi: principal_angle(phi), lambda: principal_angle(lambda), phase }
    }
}

/// The angle that differs by a multiple of 2π and lies in (-π, π], but for a tolerance of π·10⁻¹²:
/// what is above -π by less is put above π by that much, since rounding errors decide between
/// the two, and -1 should have one phase.
pub fn principal_angle(angle: f64) -> f64 {
    // The sine and cosine of a large angle are right, a remainder by a rounded 2π is not.
    let wrapped = if angle.abs() <= PI { angle } else { arg(cis(angle)) };
    if wrapped <= CUT - PI { wrapped + TAU } else { wrapped }
}
