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

/// A turn of so many times π/2.
fn quarter_turns(number: usize) -> f64 {
    number as f64 * FRAC_PI_2
}

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
            for qubit in 0..2 {
                self.settle(&mut product, qubit);
                self.move_outer_turns(&mut product, qubit);
            }
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
        let [_, b, c] = target.coordinates;
        if c > FRAC_PI_4 - TOLERANCE {
            // Through an exchange of the qubits goes everything.
            let [on_0, on_1] = target.k2;
            target.k1 = [target.k1[0] * on_1, target.k1[1] * on_0];
            target.k2 = [Matrix2::IDENTITY; 2];
        } else if b <= TOLERANCE && quarters == Some(2) {
            self.move_busy_turns(&mut target);
        }
        target
    }

    /// Moves turns about X on the busy qubit from one side of an interaction of X with X to the other, where
    /// it takes two quarters.
    fn move_busy_turns(&self, target: &mut WeylDecomposition) {
        let qubit = self.busy;
        let (right, left) = (V * X * self.quarter.after[qubit], self.quarter.before[qubit] * V);
        let (k1, k2) = (target.k1[qubit], target.k2[qubit]);
        let moved = |by: f64| (k1 * phase_about_x(-by), phase_about_x(by) * k2);
        let by = self.best_move((&k1, &k2), 1.0, |by| {
            let (k1, k2) = moved(by);
            [k1 * right, left * k2]
        });
        (target.k1[qubit], target.k2[qubit]) = moved(by);
    }

    /// Moves turns about X from one end of a product to the other, if all between lets them through.
    fn move_outer_turns(&self, product: &mut Product, qubit: usize) {
        let end = product.uses;
        let between = product.layers.iter().take(end).skip(1);
        let passing: f64 = between.map(|layer| Core::of(&layer[qubit]).0.passing()).product();
        if passing == 0.0 {
            self.reverse(product, qubit);
            return;
        }
        if end == 0 {
            return;
        }
        let (back, front) = (product.layers[end][qubit], product.layers[0][qubit]);
        let moved = |product: &mut Product, by: f64| {
            product.layers[end][qubit] = back * phase_about_x(-by);
            product.layers[0][qubit] = phase_about_x(passing * by) * front;
        };
        let by = self.best_move((&back, &front), passing, |by| {
            moved(product, by);
            [end, 0].map(|layer| self.on_device(product, layer, qubit))
        });
        moved(product, by);
        if passing < 0.0 {
            product.phase += by;
        }
    }

    /// Puts X before and after all gates of a product on a qubit, where it has three and these cost less so: a
    /// turn between two quarters may be either way round.
    fn reverse(&self, product: &mut Product, qubit: usize) {
        if product.uses != 2 {
            return;
        }
        let mut scratch = Synthesis::default();
        let mut cost = |product: &Product| -> usize {
            let gates = (0..=2).map(|layer| self.on_device(product, layer, qubit));
            gates.map(|gate| self.one_qubit.cost(&gate, &mut scratch)).sum()
        };
        let mut reversed = product.clone();
        let [first, middle, last] = [0, 1, 2].map(|layer| product.layers[layer][qubit]);
        reversed.layers[0][qubit] = X * first;
        reversed.layers[1][qubit] = X * middle * X;
        reversed.layers[2][qubit] = last * X;
        if cost(&reversed) < cost(product) {
            *product = reversed;
        }
    }

    /// The turn about X with which the two gates that are left, when it is moved from behind one gate to before
    /// another, cost least. On its way it gets the factor `passing`.
    fn best_move(
        &self,
        (later, earlier): (&Matrix2, &Matrix2),
        passing: f64,
        mut left: impl FnMut(f64) -> [Matrix2; 2],
    ) -> f64 {
        let (behind, before) = (Core::of(later).0.free_first(), Core::of(earlier).0.free_last());
        let turns = (0..TRIED).map(quarter_turns);
        let moves = turns.flat_map(|turn| [behind - turn, passing * (turn - before)]);
        let mut scratch = Synthesis::default();
        let mut best = (usize::MAX, 0.0);
        for by in std::iter::once(0.0).chain(moves) {
            let cost = left(by).iter().map(|gate| self.one_qubit.cost(gate, &mut scratch)).sum();
            if cost < best.0 {
                best = (cost, by);
            }
        }
        best.1
    }

    /// What all gates of a product on one qubit cost; None if those before and after all interactions cost as
    /// much as any gate.
    fn special_cost(&self, product: &Product) -> Option<usize> {
        let mut scratch = Synthesis::default();
        let mut sum = 0;
        let mut is_special = false;
        for layer in 0..=product.uses {
            for qubit in 0..2 {
                let gate = self.on_device(product, layer, qubit);
                let cost = self.one_qubit.cost(&gate, &mut scratch);
                sum += cost;
                let is_outside = layer == 0 || layer == product.uses;
                is_special |= is_outside && (cost < self.cost_of_any || is_balanced(&gate));
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
            let is_special = principal_angle(4.0 * core.theta).abs() < TOLERANCE;
            let (last, first) = if kept.is_none() && !is_special && !product.is_fractional {
                self.usual[qubit]
            } else {
                best_turns(self.one_qubit, &core, around, qubit, kept).1
            };
            let last = quarter_turns(last) - kept.map_or(0.0, |first| core.passing() * first);
            product.put((layer, qubit), &core, last, kept.is_none().then(|| quarter_turns(first)));
        }
    }
}

/// Whether a gate takes basis states to equal parts of both.
fn is_balanced(gate: &Matrix2) -> bool {
    (gate.get(0, 0).norm_sqr() - 0.5).abs() < TOLERANCE
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
    // A turn that is kept and gets through the core is turned back behind it.
    let back = first.map_or(0.0, |first| core.passing() * first);
    let lasts: [Matrix2; TRIED] = std::array::from_fn(|last| {
        next.before[qubit] * phase_about_x(quarter_turns(last) - back) * across_x(core.theta)
    });
    let num_firsts = if first.is_some() { 1 } else { TRIED };
    let mut scratch = Synthesis::default();
    let mut best = (usize::MAX, (0, 0));
    for number in 0..num_firsts {
        let right = phase_about_x(first.unwrap_or(quarter_turns(number))) * previous.after[qubit];
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
