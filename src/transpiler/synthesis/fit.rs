//! What of a product is free, chosen so that the gates on one qubit cost least.
//!
//! Turns about X go through an interaction of X with X, a turn by π about Z turns it round, and some
//! interactions let further gates through. None of it changes the number of gates on two qubits.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use super::frame::{Frame, V, X, Z, phase_about_x};
use super::product::{Core, Product, across_x};
use super::two_qubit::TwoQubitSynthesizer;
use super::uses::TOLERANCE;
use super::{OneQubitBasis, Synthesis};
use crate::math::{Matrix2, WeylDecomposition, principal_angle};

/// Turns about X that are tried, in units of π/2.
const TRIED: usize = 4;

/// How near a turn is to a multiple of π/2 to be tried afresh.
const SPECIAL: f64 = 1e-9;

/// Turns about X after and before a core, in units of π/2.
pub(super) type Turns = (usize, usize);

impl TwoQubitSynthesizer {
    /// A product that makes a gate, by so many quarters or by coordinates.
    pub(super) fn fitted(&self, target: &WeylDecomposition, quarters: Option<usize>) -> Product {
        let target = self.without_free_gates(target, quarters);
        let plain = match quarters {
            Some(uses) => Product::of_quarters(&target, uses, self.busy),
            None => Product::of_coordinates(&target),
        };
        let settled = |mut product: Product| {
            (0..2).for_each(|qubit| self.settle(&mut product, qubit));
            product
        };
        let mut best = settled(plain.clone());
        // Gates of no special kind on the outside stay so, whatever they are multiplied by.
        let Some(mut least) = self.special_cost(&best) else { return best };
        for turned in [[true, false], [false, true], [true, true]] {
            let mut other = plain.clone();
            other.turn_round(turned);
            let other = settled(other);
            if let Some(cost) = self.special_cost(&other).filter(|cost| *cost < least) {
                (best, least) = (other, cost);
            }
        }
        best
    }

    /// The same decomposition of a gate with those gates on the other side of an interaction that go through
    /// it, where they cost least.
    fn without_free_gates(
        &self,
        target: &WeylDecomposition,
        quarters: Option<usize>,
    ) -> WeylDecomposition {
        let mut target = *target;
        let [a, b, c] = target.coordinates;
        if c > FRAC_PI_4 - TOLERANCE {
            // Through an exchange of the qubits goes everything.
            let [on_0, on_1] = target.k2;
            target.k1 = [target.k1[0] * on_1, target.k1[1] * on_0];
            target.k2 = [Matrix2::IDENTITY; 2];
        } else if b <= TOLERANCE && a > TOLERANCE {
            for qubit in 0..2 {
                self.move_turns(&mut target, quarters, qubit);
            }
        }
        target
    }

    /// Moves turns about X from one side of an interaction of X with X to the other.
    fn move_turns(&self, target: &mut WeylDecomposition, quarters: Option<usize>, qubit: usize) {
        let frame = quarters.map_or(&self.by_sign[0], |_| &self.quarter);
        let (last, first) = match quarters {
            Some(2) if qubit == self.busy => (V * X, V),
            _ => (Matrix2::IDENTITY, Matrix2::IDENTITY),
        };
        let (right, left) = (last * frame.after[qubit], frame.before[qubit] * first);
        let (k1, k2) = (target.k1[qubit], target.k2[qubit]);
        let (behind, before) = (Core::of(&k1).0.first, Core::of(&k2).0.last);
        let mut scratch = Synthesis::default();
        let mut least = usize::MAX;
        for quarter in 0..TRIED {
            let turn = quarter as f64 * FRAC_PI_2;
            for moved in [behind - turn, turn - before] {
                let moved_k1 = k1 * phase_about_x(-moved);
                let moved_k2 = phase_about_x(moved) * k2;
                let mut cost = |gate| self.one_qubit.cost(&gate, &mut scratch);
                let cost = cost(moved_k1 * right) + cost(left * moved_k2);
                if cost < least {
                    least = cost;
                    (target.k1[qubit], target.k2[qubit]) = (moved_k1, moved_k2);
                }
            }
        }
    }

    /// What all gates of a product on one qubit cost; None if those before and after all interactions cost as
    /// much as any gate.
    fn special_cost(&self, product: &Product) -> Option<usize> {
        let mut scratch = Synthesis::default();
        let mut sum = 0;
        let mut is_special = false;
        for layer in 0..=product.uses {
            for qubit in 0..2 {
                let cost =
                    self.one_qubit.cost(&self.on_device(product, layer, qubit), &mut scratch);
                sum += cost;
                is_special |= cost < self.cost_of_any && (layer == 0 || layer == product.uses);
            }
        }
        is_special.then_some(sum)
    }

    /// Moves turns about X out of the layers between two interactions, so that these cost least.
    fn settle(&self, product: &mut Product, qubit: usize) {
        for layer in 1..product.uses {
            let core = product.core(layer, qubit);
            let around = [self.frame(product, layer - 1), self.frame(product, layer)];
            // Of the turns before a gate, those after the first layer have had their place.
            let kept = (layer > 1).then_some(core.first);
            let is_special = principal_angle(4.0 * core.theta).abs() < SPECIAL;
            let (last, first) = if kept.is_none() && !is_special && !product.is_fractional {
                self.usual[qubit]
            } else {
                best_turns(self.one_qubit, &core, around, qubit, kept).1
            };
            let first = kept.is_none().then_some(first as f64 * FRAC_PI_2);
            product.put((layer, qubit), &core, last as f64 * FRAC_PI_2, first);
        }
    }
}

/// The turns about X after and before a core with which it costs least between two gates of a device, and
/// that cost. The turn before it may be given.
pub(super) fn best_turns(
    basis: OneQubitBasis,
    core: &Core,
    [previous, next]: [&Frame; 2],
    qubit: usize,
    first: Option<f64>,
) -> (usize, Turns) {
    let turn = |quarters: usize| phase_about_x(quarters as f64 * FRAC_PI_2);
    let lasts: [Matrix2; TRIED] =
        std::array::from_fn(|last| next.before[qubit] * turn(last) * across_x(core.theta));
    let num_firsts = if first.is_some() { 1 } else { TRIED };
    let mut scratch = Synthesis::default();
    let mut best = (usize::MAX, (0, 0));
    for number in 0..num_firsts {
        let right = first.map_or_else(|| turn(number), phase_about_x) * previous.after[qubit];
        for (last, left) in lasts.iter().enumerate() {
            let cost = basis.cost(&(*left * right), &mut scratch);
            best = best.min((cost, (last, number)));
        }
    }
    best
}

impl Product {
    /// Turns about Z by π on these qubits before and after each interaction, which turn those round that
    /// have one of them.
    fn turn_round(&mut self, turned: [bool; 2]) {
        for layer in 0..self.uses {
            for qubit in (0..2).filter(|qubit| turned[*qubit]) {
                self.layers[layer][qubit] = Z * self.layers[layer][qubit];
                self.layers[layer + 1][qubit] = self.layers[layer + 1][qubit] * Z;
            }
            if turned[0] == turned[1] {
                continue;
            }
            if self.is_fractional {
                self.angles[layer] = -self.angles[layer];
            } else {
                // By π/4 in the other direction is by π/4 and X on both qubits.
                self.layers[layer + 1] = self.layers[layer + 1].map(|gate| gate * X);
                self.phase -= FRAC_PI_2;
            }
        }
    }
}
