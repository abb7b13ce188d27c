//! A device's gate as an interaction of X with X.

use super::product::Core;
use crate::circuit::StandardGate;
use crate::math::{C64, Matrix2, Matrix4, WeylDecomposition, cis};
use std::f64::consts::{FRAC_1_SQRT_2, FRAC_PI_4};

/// `exp(i·angle·XX)` as `exp(i·phase) · after · gate · before`.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The device's gate.
    pub(super) gate: StandardGate,
    /// The gates on qubit 0 and qubit 1 that come before it.
    pub(super) before: [Matrix2; 2],
    /// The gates on qubit 0 and qubit 1 that come after it.
    pub(super) after: [Matrix2; 2],
    /// The phase.
    pub(super) phase: f64,
}

impl Frame {
    /// `exp(i·π/4·XX)` by a gate without parameters, whose matrix on qubits 0 and 1 this is.
    pub(super) fn quarter(gate: StandardGate, matrix: &Matrix4) -> Self {
        let own = WeylDecomposition::of(matrix);
        debug_assert!((own.coordinates[0] - FRAC_PI_4).abs() < 1e-12, "{gate:?} is no CX");
        let (mut k1, mut k2) = (own.k1, own.k2);
        for qubit in 0..2 {
            // Turns about X could be on either side. All on one, the other is as simple as can be.
            let turn = Core::of(&k1[qubit]).0.free_first();
            k1[qubit] = k1[qubit] * phase_about_x(-turn);
            k2[qubit] = phase_about_x(turn) * k2[qubit];
        }
        let undone = |gates: [Matrix2; 2]| gates.map(|gate| gate.adjoint());
        Self { gate, before: undone(k2), after: undone(k1), phase: -own.phase }
    }

    /// `exp(i·angle·XX)` by `rzz(2·|angle|)`, for angles that are not negative and for others.
    pub(super) fn of_rzz(is_negative: bool) -> Self {
        let (before, after) = if is_negative { ([H, H], [H, H]) } else { ([X * H, H], [H * X, H]) };
        Self { gate: StandardGate::Rzz, before, after, phase: 0.0 }
    }
}

const ROOT: C64 = C64::new(FRAC_1_SQRT_2, 0.0);

/// X.
pub(super) const X: Matrix2 = Matrix2::from_rows([[C64::ZERO, C64::ONE], [C64::ONE, C64::ZERO]]);

/// Z.
pub(super) const Z: Matrix2 =
    Matrix2::from_rows([[C64::ONE, C64::ZERO], [C64::ZERO, C64::new(-1.0, 0.0)]]);

/// The Hadamard gate, which exchanges X with Z.
pub(super) const H: Matrix2 =
    Matrix2::from_rows([[ROOT, ROOT], [ROOT, C64::new(-FRAC_1_SQRT_2, 0.0)]]);

/// What exchanges X with Y: their sum over √2.
pub(super) const V: Matrix2 = Matrix2::from_rows([
    [C64::ZERO, C64::new(FRAC_1_SQRT_2, -FRAC_1_SQRT_2)],
    [C64::new(FRAC_1_SQRT_2, FRAC_1_SQRT_2), C64::ZERO],
]);

/// What makes Z of X, Y of Z and X of Y.
pub(super) const CYCLE: Matrix2 = Matrix2::from_rows([
    [C64::new(0.5, 0.5), C64::new(0.5, 0.5)],
    [C64::new(-0.5, 0.5), C64::new(0.5, -0.5)],
]);

/// `exp(i·angle·Z)`.
pub(super) fn about_z(angle: f64) -> Matrix2 {
    Matrix2::from_rows([[cis(angle), C64::ZERO], [C64::ZERO, cis(-angle)]])
}

/// A turn about X that is `diag(1, exp(i·angle))` in the basis of X.
pub(super) fn phase_about_x(angle: f64) -> Matrix2 {
    let (half, other) = ((C64::ONE + cis(angle)) / 2.0, (C64::ONE - cis(angle)) / 2.0);
    Matrix2::from_rows([[half, other], [other, half]])
}
