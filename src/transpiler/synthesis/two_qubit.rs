//! A matrix of two qubits as the fewest gates of a device.

use std::f64::consts::FRAC_PI_2;

use super::frame::{Frame, phase_about_x};
use super::product::{Core, Product, across_x};
use super::uses::{expected_fidelity, num_basis_gates, num_fractional_gates};
use super::{OneQubitBasis, Synthesis, SynthesizedGate};
use crate::circuit::StandardGate;
use crate::math::{Matrix2, Matrix4, WeylDecomposition, principal_angle};

/// Which gate on two qubits a device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TwoQubitBasis {
    /// `cx`.
    Cx,
    /// `cz`.
    Cz,
    /// `ecr`.
    Ecr,
    /// `rzz` by any angle from 0 to π/2.
    Rzz,
    /// `cz`, and `rzz` by any angle from 0 to π/2 where one of these does what takes two `cz`.
    CzAndRzz,
}

/// On which qubit the first argument of a device's gate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// The gate's first argument is qubit 0.
    Ascending,
    /// The gate's first argument is qubit 1.
    Descending,
}

impl Order {
    /// The qubits in the order of the gate's arguments.
    fn qubits(self) -> [u32; 2] {
        match self {
            Self::Ascending => [0, 1],
            Self::Descending => [1, 0],
        }
    }
}

/// Turns about X that are tried for a gate between two interactions, in units of π/2.
const TRIED: usize = 4;

/// How near a turn is to a multiple of π/2 to be tried afresh.
const SPECIAL: f64 = 1e-9;

/// Writes matrices of two qubits with a device's gates, as few on two qubits as can be. Make one
/// for each kind of coupling, and use it for many matrices.
#[derive(Debug, Clone)]
pub struct TwoQubitSynthesizer {
    basis: TwoQubitBasis,
    one_qubit: OneQubitBasis,
    qubits: [u32; 2],
    gate_fidelity: Option<f64>,
    /// How the gate is an interaction by π/4.
    quarter: Frame,
    /// The qubit on which most can be done without cost between the gates.
    busy: usize,
    /// Which turns about X are best around a core by any angle, of a layer between two gates.
    usual: [(usize, usize); 2],
}

impl TwoQubitSynthesizer {
    /// A synthesizer for a device's gates on one qubit and on two, of which the one on two qubits has its
    /// arguments in this order.
    pub fn new(basis: TwoQubitBasis, order: Order, one_qubit: OneQubitBasis) -> Self {
        let qubits = order.qubits();
        let gate = match basis {
            TwoQubitBasis::Cx => StandardGate::Cx,
            TwoQubitBasis::Cz | TwoQubitBasis::CzAndRzz => StandardGate::Cz,
            TwoQubitBasis::Ecr => StandardGate::Ecr,
            TwoQubitBasis::Rzz => StandardGate::Rzz,
        };
        let quarter = if basis == TwoQubitBasis::Rzz {
            Frame::of_rzz(false)
        } else {
            let matrix = Matrix4::of(&gate.matrix(&[])).unwrap_or(Matrix4::IDENTITY);
            let is_turned = order == Order::Descending;
            Frame::quarter(gate, &if is_turned { matrix.exchanged() } else { matrix })
        };
        let mut new = Self {
            basis,
            one_qubit,
            qubits,
            gate_fidelity: None,
            quarter,
            busy: 0,
            usual: [(0, 0); 2],
        };
        let any = Core::across(1.0);
        let frames = [&new.quarter, &new.quarter];
        let [on_0, on_1] = [0, 1].map(|qubit| new.best_turns(&any, frames, qubit, None));
        new.busy = usize::from(on_1.0 < on_0.0);
        new.usual = [on_0.1, on_1.1];
        new
    }

    /// Lets fewer gates stand for a matrix where the average fidelity is better so, if each gate on two qubits
    /// has this average fidelity: what is left out is less than the gate's own error. Without it, results are
    /// exact. No effect on `rzz` by any angle.
    #[must_use]
    pub fn with_gate_fidelity(mut self, fidelity: f64) -> Self {
        self.gate_fidelity = Some(fidelity);
        self
    }

    /// The gates of a unitary matrix, little-endian: the low bit of an index is qubit 0. The product
    /// is the matrix, phase included, up to 10⁻¹⁰ in each entry unless a fidelity of the gates was given.
    pub fn synthesize(&self, unitary: &Matrix4) -> Synthesis {
        self.synthesize_decomposed(&WeylDecomposition::of(unitary))
    }

    /// [`Self::synthesize`] for a matrix that has been taken apart.
    pub fn synthesize_decomposed(&self, target: &WeylDecomposition) -> Synthesis {
        let by_sign = [Frame::of_rzz(false), Frame::of_rzz(true)];
        let (mut product, frames) = match self.num_quarters(&target.coordinates) {
            Some(uses) => (Product::of_quarters(target, uses, self.busy), [&self.quarter; 3]),
            None => {
                let product = Product::of_coordinates(target);
                let frames = product.angles.map(|angle| &by_sign[usize::from(angle < 0.0)]);
                (product, frames)
            }
        };
        for qubit in 0..2 {
            self.settle(&mut product, &frames, qubit);
        }
        self.write(&product, &frames)
    }

    /// Number of gates on two qubits that gates with these Weyl coordinates become.
    pub fn num_gates(&self, coordinates: &[f64; 3]) -> usize {
        self.num_quarters(coordinates).unwrap_or_else(|| num_fractional_gates(coordinates))
    }

    /// How many gates without parameters to take; None for `rzz` by any angle.
    fn num_quarters(&self, coordinates: &[f64; 3]) -> Option<usize> {
        let exact = num_basis_gates(coordinates);
        let fractional = num_fractional_gates(coordinates);
        match self.basis {
            TwoQubitBasis::Rzz => return None,
            TwoQubitBasis::CzAndRzz if fractional < exact => return None,
            _ => {}
        }
        let Some(fidelity) = self.gate_fidelity else { return Some(exact) };
        let expected = |uses: &usize| expected_fidelity(coordinates, *uses, fidelity);
        let better =
            |best: usize, uses| if expected(&uses) > expected(&best) { uses } else { best };
        Some((0..exact).rev().fold(exact, better))
    }

    /// Moves turns about X out of the layers between two gates, so that these cost least.
    fn settle(&self, product: &mut Product, frames: &[&Frame; 3], qubit: usize) {
        for layer in 1..product.uses {
            let core = product.core(layer, qubit);
            let around = [frames[layer - 1], frames[layer]];
            // Of the turns before a gate, those after the first layer have had their place.
            let kept = (layer > 1).then_some(core.first);
            let is_special = principal_angle(4.0 * core.theta).abs() < SPECIAL;
            let is_usual = kept.is_none() && !is_special && self.basis != TwoQubitBasis::Rzz;
            let (last, first) = if is_usual {
                self.usual[qubit]
            } else {
                self.best_turns(&core, around, qubit, kept).1
            };
            let first = kept.is_none().then_some(first as f64 * FRAC_PI_2);
            product.put((layer, qubit), &core, last as f64 * FRAC_PI_2, first);
        }
    }

    /// The turns about X, in quarters of a full one, after and before a core with which it costs least between
    /// two gates, and that cost. The turn before it may be given.
    fn best_turns(
        &self,
        core: &Core,
        [previous, next]: [&Frame; 2],
        qubit: usize,
        first: Option<f64>,
    ) -> (usize, (usize, usize)) {
        let turn = |quarters: usize| phase_about_x(quarters as f64 * FRAC_PI_2);
        let lasts: [Matrix2; TRIED] =
            std::array::from_fn(|last| next.before[qubit] * turn(last) * across_x(core.theta));
        let num_firsts = if first.is_some() { 1 } else { TRIED };
        let mut scratch = Synthesis::default();
        let mut best = (usize::MAX, (0, 0));
        for number in 0..num_firsts {
            let right = first.map_or_else(|| turn(number), phase_about_x) * previous.after[qubit];
            for (last, left) in lasts.iter().enumerate() {
                let cost = self.one_qubit.cost(&(*left * right), &mut scratch);
                best = best.min((cost, (last, number)));
            }
        }
        best
    }

    /// The product as gates of the device.
    fn write(&self, product: &Product, frames: &[&Frame; 3]) -> Synthesis {
        let mut synthesis = Synthesis { gates: Vec::with_capacity(24), phase: product.phase };
        for layer in 0..=product.uses {
            let next = (layer < product.uses).then(|| frames[layer]);
            let previous = layer.checked_sub(1).map(|before| frames[before]);
            for qubit in 0..2 {
                let mut gate = product.layers[layer][qubit];
                if let Some(frame) = next {
                    gate = frame.before[qubit] * gate;
                }
                if let Some(frame) = previous {
                    gate = gate * frame.after[qubit];
                }
                self.one_qubit.emit(&gate, qubit as u32, &mut synthesis);
            }
            if let Some(frame) = next {
                synthesis.phase += frame.phase;
                let angle = 2.0 * product.angles[layer].abs();
                synthesis.gates.push(match frame.gate {
                    StandardGate::Rzz => SynthesizedGate::new(frame.gate, [angle], self.qubits),
                    _ => SynthesizedGate::new(frame.gate, [], self.qubits),
                });
            }
        }
        synthesis.phase = principal_angle(synthesis.phase);
        synthesis
    }
}
