//! Matrices as the fewest gates that a device has, global phase included.
//!
//! [`OneQubitBasis`] writes gates on one qubit, [`TwoQubitSynthesizer`] gates on two by way of their
//! [`WeylDecomposition`](crate::math::WeylDecomposition).

mod fit;
mod frame;
mod one_qubit;
mod product;
mod two_qubit;
mod uses;

#[cfg(test)]
mod tests;

pub use one_qubit::OneQubitBasis;
pub use two_qubit::{Order, TwoQubitBasis, TwoQubitSynthesizer};
pub use uses::{expected_fidelity, num_basis_gates, num_fractional_gates};

use crate::circuit::StandardGate;
use crate::math::{Matrix4, cis};

/// A gate on one or both of two qubits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SynthesizedGate {
    /// Which gate.
    pub gate: StandardGate,
    params: [f64; 3],
    qubits: [u32; 2],
}

impl SynthesizedGate {
    /// A gate with these parameter values, of which it has three at most, on one qubit or two.
    fn new<const P: usize, const Q: usize>(
        gate: StandardGate,
        params: [f64; P],
        qubits: [u32; Q],
    ) -> Self {
        let mut new = Self { gate, params: [0.0; 3], qubits: [0; 2] };
        new.params[..P].copy_from_slice(&params);
        new.qubits[..Q].copy_from_slice(&qubits);
        new
    }

    /// The parameter values, in radians.
    pub fn params(&self) -> &[f64] {
        &self.params[..self.gate.spec().params.len()]
    }

    /// The qubits in the order of the gate's arguments, each 0 or 1.
    pub fn qubits(&self) -> &[u32] {
        &self.qubits[..self.gate.spec().num_qubits as usize]
    }
}

/// What a matrix has become: gates in the order of time, and a phase of the whole in radians.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Synthesis {
    /// The gates.
    pub gates: Vec<SynthesizedGate>,
    /// The phase, by which the product of the gates is multiplied.
    pub phase: f64,
}

impl Synthesis {
    /// Number of gates on two qubits.
    pub fn num_two_qubit_gates(&self) -> usize {
        self.gates.iter().filter(|gate| gate.qubits().len() == 2).count()
    }

    /// The matrix of the whole on qubits 0 and 1.
    pub fn matrix(&self) -> Matrix4 {
        self.gates.iter().fold(Matrix4::IDENTITY.scaled(cis(self.phase)), |product, gate| {
            let matrix = gate.gate.matrix(gate.params());
            let qubits = gate.qubits();
            // The index of the gate's own matrix that a basis state of the two qubits has.
            let own = |state: usize| -> usize {
                let bits = qubits.iter().enumerate();
                bits.map(|(place, qubit)| (state >> qubit & 1) << place).sum()
            };
            let kept: usize = (0..2).filter(|q| !qubits.contains(q)).map(|q| 1 << q).sum();
            let wide = Matrix4::from_entries(|row, column| {
                let is_kept = row & kept == column & kept;
                if is_kept { matrix.get(own(row), own(column)) } else { crate::math::C64::ZERO }
            });
            wide * product
        })
    }
}
