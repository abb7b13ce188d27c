//! A matrix of one qubit as the fewest gates.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::{Synthesis, SynthesizedGate};
use crate::circuit::StandardGate as G;
use crate::math::{EulerAngles, Matrix2, principal_angle};

/// How near to a multiple of π/2, in radians, an angle counts as that. Matrices are products of
/// others, and rounding errors should make no gates.
const TOLERANCE: f64 = 5e-12;

/// Which gates on one qubit a device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OneQubitBasis {
    /// `rz`, `sx` and `x`.
    RzSxX,
    /// `rz`, `sx`, `x`, and `rx` by any angle.
    RzSxXRx,
    /// `rz` and `rx`.
    RzRx,
    /// `rz` and `ry`.
    RzRy,
    /// `u`.
    U,
    /// `u3`, another name of `u`.
    U3,
}

impl OneQubitBasis {
    /// The fewest gates on qubit 0 whose product this unitary matrix is, up to 10⁻¹¹ in each
    /// entry. No gates for a multiple of the identity; `rz` alone for a diagonal matrix.
    pub fn synthesize(self, unitary: &Matrix2) -> Synthesis {
        let mut synthesis = Synthesis::default();
        self.emit(unitary, 0, &mut synthesis);
        synthesis
    }

    /// How much the gates of a matrix are: other gates than `rz`, which devices do by counting, are
    /// four times as much.
    pub(super) fn cost(self, unitary: &Matrix2, scratch: &mut Synthesis) -> usize {
        scratch.gates.clear();
        self.emit(unitary, 0, scratch);
        scratch.gates.iter().map(|gate| if gate.gate == G::Rz { 1 } else { 4 }).sum()
    }

    /// Appends the gates of a matrix on `qubit`.
    pub(super) fn emit(self, unitary: &Matrix2, qubit: u32, to: &mut Synthesis) {
        let EulerAngles { theta, phi, lambda, phase } = EulerAngles::of_square(unitary);
        to.phase += phase;
        let mut run = Run { to, qubit };
        if theta < TOLERANCE {
            match self {
                Self::U => run.universal(G::U, [0.0, 0.0, phi + lambda]),
                Self::U3 => run.universal(G::U3, [0.0, 0.0, phi + lambda]),
                _ => run.phase_gate(phi + lambda),
            }
            return;
        }
        match self {
            Self::RzSxX => run.with_sx(theta, phi, lambda),
            Self::RzSxXRx if is_half_turn(theta) || is_zero(theta - FRAC_PI_2) => {
                run.with_sx(theta, phi, lambda);
            }
            Self::RzSxXRx | Self::RzRx => {
                run.with_turn(G::Rx, theta, phi + FRAC_PI_2, lambda - FRAC_PI_2);
            }
            Self::RzRy => run.with_turn(G::Ry, theta, phi, lambda),
            Self::U => run.universal(G::U, [theta, phi, lambda]),
            Self::U3 => run.universal(G::U3, [theta, phi, lambda]),
        }
    }
}

/// Whether an angle is a multiple of 2π.
fn is_zero(angle: f64) -> bool {
    principal_angle(angle).abs() < TOLERANCE
}

/// Whether an angle is an odd multiple of π.
fn is_half_turn(angle: f64) -> bool {
    is_zero(angle - PI)
}

/// Gates on a qubit, one after the other. `P(t)` below is the matrix `diag(1, exp(i·t))`.
struct Run<'s> {
    to: &'s mut Synthesis,
    qubit: u32,
}

impl Run<'_> {
    fn gate<const P: usize>(&mut self, gate: G, params: [f64; P]) {
        self.to.gates.push(SynthesizedGate::new(gate, params, [self.qubit]));
    }

    /// `P(angle)` as an `rz`, or as nothing.
    fn phase_gate(&mut self, angle: f64) {
        let angle = principal_angle(angle);
        if angle.abs() >= TOLERANCE {
            self.to.phase += angle / 2.0;
            self.gate(G::Rz, [angle]);
        }
    }

    /// `U(θ, φ, λ)` as itself, or as nothing.
    fn universal(&mut self, gate: G, [theta, phi, lambda]: [f64; 3]) {
        let angles = [theta, principal_angle(phi), principal_angle(lambda)];
        if angles.iter().any(|angle| angle.abs() >= TOLERANCE) {
            self.gate(gate, angles);
        }
    }

    /// `U(θ, φ, λ)` with one or two `sx`, or an `x`; θ from 0 to π and not 0.
    fn with_sx(&mut self, theta: f64, phi: f64, lambda: f64) {
        if is_half_turn(theta) {
            // A phase goes through X as one on the other basis state.
            self.to.phase += phi;
            self.phase_gate(lambda + PI - phi);
            self.gate(G::X, []);
        } else if is_zero(theta - FRAC_PI_2) {
            self.to.phase -= FRAC_PI_4;
            self.phase_gate(lambda - FRAC_PI_2);
            self.gate(G::Sx, []);
            self.phase_gate(phi + FRAC_PI_2);
        } else {
            self.to.phase -= FRAC_PI_2 + theta / 2.0;
            self.phase_gate(lambda);
            self.gate(G::Sx, []);
            self.phase_gate(theta + PI);
            self.gate(G::Sx, []);
            self.phase_gate(phi + PI);
        }
    }

    /// `P(last) · turn(θ) · P(first)`, where `turn` is a turn about an axis between X and Y.
    fn with_turn(&mut self, turn: G, theta: f64, last: f64, first: f64) {
        if is_half_turn(theta) {
            // A phase goes through a half turn with its sign changed.
            self.to.phase += last;
            self.phase_gate(first - last);
            self.gate(turn, [theta]);
        } else if is_half_turn(last) || is_half_turn(first) {
            // P(π) turns the axis round: so one of the two can be left out.
            self.phase_gate(first + PI);
            self.gate(turn, [-theta]);
            self.phase_gate(last + PI);
        } else {
            self.phase_gate(first);
            self.gate(turn, [theta]);
            self.phase_gate(last);
        }
    }
}
