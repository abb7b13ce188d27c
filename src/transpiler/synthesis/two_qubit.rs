//! A matrix of two qubits as the fewest gates of a device.

use super::fit::{Turns, best_turns};
use super::frame::{Frame, about_z};
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

/// Writes matrices of two qubits with a device's gates, as few on two qubits as can be. Make one
/// for each kind of coupling, and use it for many matrices.
#[derive(Debug, Clone)]
pub struct TwoQubitSynthesizer {
    basis: TwoQubitBasis,
    pub(super) one_qubit: OneQubitBasis,
    qubits: [u32; 2],
    gate_fidelity: Option<f64>,
    /// How the gate is an interaction by π/4.
    pub(super) quarter: Frame,
    /// How `rzz` is an interaction by an angle that is not negative, and by another one.
    pub(super) by_sign: [Frame; 2],
    /// The qubit on which most can be done without cost between the gates.
    pub(super) busy: usize,
    /// Which turns about X are best around a core by any angle, of a layer between two gates.
    pub(super) usual: [Turns; 2],
    /// What a gate on one qubit costs that is in no way special.
    pub(super) cost_of_any: usize,
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
        let any = Core::across(1.0);
        let [on_0, on_1] =
            [0, 1].map(|qubit| best_turns(one_qubit, &any, [&quarter, &quarter], qubit, None));
        let gate_of_any_angles = about_z(0.7) * across_x(1.0) * about_z(0.4);
        Self {
            basis,
            one_qubit,
            qubits,
            gate_fidelity: None,
            quarter,
            by_sign: [Frame::of_rzz(false), Frame::of_rzz(true)],
            busy: usize::from(on_1.0 < on_0.0),
            usual: [on_0.1, on_1.1],
            cost_of_any: one_qubit.cost(&gate_of_any_angles, &mut Synthesis::default()),
        }
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
        self.write(&self.fitted(target, self.num_quarters(&target.coordinates)))
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

    /// How an interaction of a product is a gate of the device.
    pub(super) fn frame(&self, product: &Product, number: usize) -> &Frame {
        if product.is_fractional {
            &self.by_sign[usize::from(product.angles[number] < 0.0)]
        } else {
            &self.quarter
        }
    }

    /// What is on a qubit before, between and after the device's gates on two.
    pub(super) fn on_device(&self, product: &Product, layer: usize, qubit: usize) -> Matrix2 {
        let mut gate = product.layers[layer][qubit];
        if layer < product.uses {
            gate = self.frame(product, layer).before[qubit] * gate;
        }
        if layer > 0 {
            gate = gate * self.frame(product, layer - 1).after[qubit];
        }
        gate
    }

    /// A product as gates of the device.
    fn write(&self, product: &Product) -> Synthesis {
        let mut synthesis = Synthesis { gates: Vec::with_capacity(24), phase: product.phase };
        for layer in 0..=product.uses {
            for qubit in 0..2 {
                let gate = self.on_device(product, layer, qubit);
                self.one_qubit.emit(&gate, qubit as u32, &mut synthesis);
            }
            if layer < product.uses {
                let frame = self.frame(product, layer);
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
