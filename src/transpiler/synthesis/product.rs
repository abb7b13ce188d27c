//! Gates on two qubits as products of interactions `exp(i·angle·XX)` and gates on one qubit.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::frame::{CYCLE, H, V, X, about_z, phase_about_x};
use super::uses::{TOLERANCE, nearest};
use crate::math::{EulerAngles, Matrix2, WeylDecomposition};

/// `exp(i·phase)` times gates on single qubits, an interaction, gates on single qubits, and so on, in
/// the order of time.
#[derive(Debug, Clone)]
pub(super) struct Product {
    /// The phase of the whole.
    pub(super) phase: f64,
    /// The angles of the interactions.
    pub(super) angles: [f64; 3],
    /// Number of interactions.
    pub(super) uses: usize,
    /// Whether they may be by any angle; else all are by π/4.
    pub(super) is_fractional: bool,
    /// What is on qubit 0 and on qubit 1 before, between and after the interactions: one pair
    /// more than there are interactions.
    pub(super) layers: [[Matrix2; 2]; 4],
}

/// A gate of one layer, apart from turns about X, which go through interactions.
pub(super) struct Core {
    /// The turn about an axis across X.
    pub(super) theta: f64,
    /// The turn about X that comes last.
    pub(super) last: f64,
    /// The turn about X that comes first.
    pub(super) first: f64,
}

impl Core {
    /// A gate taken apart, and its phase.
    pub(super) fn of(gate: &Matrix2) -> (Self, f64) {
        let EulerAngles { theta, phi, lambda, phase } = EulerAngles::of_square(&(H * *gate * H));
        (Self { theta, last: phi, first: lambda }, phase)
    }

    /// The turn about X that can be taken away in front of the core. All of it where the core lets turns
    /// through, or turns them round.
    pub(super) fn free_first(&self) -> f64 {
        self.first + self.passing() * self.last
    }

    /// The turn about X that can be taken away behind the core, as in [`Self::free_first`].
    pub(super) fn free_last(&self) -> f64 {
        self.last + self.passing() * self.first
    }

    /// What factor a turn about X has on the other side of the core: 1, -1, or 0 if it does not get there.
    pub(super) fn passing(&self) -> f64 {
        if self.theta < TOLERANCE {
            1.0
        } else if PI - self.theta < TOLERANCE {
            -1.0
        } else {
            0.0
        }
    }

    /// A turn by θ alone.
    pub(super) fn across(theta: f64) -> Self {
        Self { theta, last: 0.0, first: 0.0 }
    }
}

impl Product {
    /// So many interactions of π/4, from none to three, that make a gate or what is nearest to it.
    ///
    /// `busy` is the qubit on which more is left to do between the interactions.
    pub(super) fn of_quarters(target: &WeylDecomposition, uses: usize, busy: usize) -> Self {
        let [a, b, c] = nearest(&target.coordinates, uses);
        let (k1, k2) = (&target.k1, &target.k2);
        let other = 1 - busy;
        let mut product = Self {
            phase: target.phase,
            angles: [FRAC_PI_4; 3],
            uses,
            is_fractional: false,
            layers: [[Matrix2::IDENTITY; 2]; 4],
        };
        let layers = &mut product.layers;
        match uses {
            0 => layers[0] = [k1[0] * k2[0], k1[1] * k2[1]],
            1 => (layers[0], layers[1]) = (*k2, *k1),
            2 => {
                // An interaction makes XY of Z on the busy qubit and YX of Z on the other one; with X
                // and Y exchanged on the busy one, that is XX and YY.
                layers[0][busy] = V * k2[busy];
                layers[0][other] = k2[other];
                layers[1][busy] = about_z(-a);
                layers[1][other] = about_z(-b);
                layers[2][busy] = k1[busy] * V * X;
                layers[2][other] = k1[other] * X;
                product.phase -= FRAC_PI_2;
            }
            _ => {
                // ZZ, YY and XX by π/4 make an exchange of the qubits. Turns in between come out as
                // interactions XY, YZ and ZX beside it, which a cycle of axes on one qubit makes XX,
                // YY and ZZ. They are by π/4 less, for the exchange itself.
                let about_x = H * about_z(b - FRAC_PI_4) * H;
                let about_y = V * H * about_z(FRAC_PI_4 - c) * H * V;
                layers[0][busy] = H * k2[busy];
                layers[0][other] = H * CYCLE.adjoint() * k2[other];
                layers[1][busy] = V * about_x * H;
                layers[1][other] = V * about_y * H;
                layers[2][busy] = about_z(a - FRAC_PI_4) * V;
                layers[2][other] = V;
                layers[3][busy] = k1[busy] * CYCLE;
                layers[3][other] = k1[other];
            }
        }
        product
    }

    /// Interactions by the coordinates themselves, one for each that is not zero.
    pub(super) fn of_coordinates(target: &WeylDecomposition) -> Self {
        let mut product = Self {
            phase: target.phase,
            angles: target.coordinates,
            uses: 0,
            is_fractional: true,
            layers: [[Matrix2::IDENTITY; 2]; 4],
        };
        let mut current = target.k2;
        for (angle, axis) in target.coordinates.into_iter().zip([Matrix2::IDENTITY, V, H]) {
            if angle.abs() > TOLERANCE {
                product.layers[product.uses] = current.map(|gate| axis * gate);
                product.angles[product.uses] = angle;
                product.uses += 1;
                current = [axis; 2];
            }
        }
        product.layers[product.uses] = [target.k1[0] * current[0], target.k1[1] * current[1]];
        product
    }

    /// What a gate between two interactions does beside turns about X. Its phase goes to that of the
    /// whole.
    pub(super) fn core(&mut self, layer: usize, qubit: usize) -> Core {
        let (core, phase) = Core::of(&self.layers[layer][qubit]);
        self.phase += phase;
        core
    }

    /// Puts the gate of a layer down with other turns about X after and before its core. What they
    /// leave to do goes to the next layer and, if `first` is a turn, to the one before.
    pub(super) fn put(
        &mut self,
        (layer, qubit): (usize, usize),
        core: &Core,
        last: f64,
        first: Option<f64>,
    ) {
        self.layers[layer][qubit] =
            phase_about_x(last) * across_x(core.theta) * phase_about_x(first.unwrap_or(core.first));
        let next = &mut self.layers[layer + 1][qubit];
        *next = *next * phase_about_x(core.last - last);
        if let Some(first) = first {
            let previous = &mut self.layers[layer - 1][qubit];
            *previous = phase_about_x(core.first - first) * *previous;
        }
    }
}

/// The turn by θ that a core is.
pub(super) fn across_x(theta: f64) -> Matrix2 {
    let (sin, cos) = libm::sincos(theta / 2.0);
    let (sin, cos) = (crate::math::C64::new(sin, 0.0), crate::math::C64::new(cos, 0.0));
    Matrix2::from_rows([[cos, sin], [-sin, cos]])
}
