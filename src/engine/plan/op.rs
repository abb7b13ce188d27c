//! Operations on the qubits of a state.

use super::super::kernels::{Controls, Phases, Rotation};
use crate::math::{C64, Matrix};

/// What is done to a state. Qubits are bits of the index of an amplitude.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Op {
    /// A qubit joins as the highest, in this state.
    Grow([C64; 2]),
    Rotation(Rotation),
    /// A matrix on two qubits in ascending order.
    Two {
        qubits: [usize; 2],
        matrix: [C64; 16],
    },
    Diagonal(Phases),
    Flip {
        target: usize,
        controls: Controls,
    },
    Controlled {
        target: usize,
        matrix: [C64; 4],
        controls: Controls,
    },
    Scale {
        factor: C64,
        controls: Controls,
    },
    Groups {
        matrix: Matrix,
        targets: Vec<usize>,
        controls: Controls,
    },
}

impl Phases {
    /// The qubits it acts on, each once.
    fn qubits(&self) -> Vec<usize> {
        let own = self.of_qubits.iter().map(|(qubit, _)| *qubit);
        let pairs = self.of_pairs.iter().flat_map(|(a, b, _)| [*a, *b]);
        let mut all: Vec<usize> = own.chain(pairs).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Op {
    /// The qubits that change, which must lie within a chunk; those that only select need not.
    pub(super) fn targets(&self) -> Vec<usize> {
        match self {
            Self::Rotation(rotation) => vec![rotation.qubit],
            Self::Two { qubits, .. } => qubits.to_vec(),
            Self::Flip { target, .. } | Self::Controlled { target, .. } => vec![*target],
            Self::Groups { targets, .. } => targets.clone(),
            Self::Grow(_) | Self::Diagonal(_) | Self::Scale { .. } => Vec::new(),
        }
    }

    /// All qubits it acts on.
    pub(super) fn qubits(&self) -> Vec<usize> {
        let mut qubits = self.targets();
        match self {
            Self::Diagonal(phases) => qubits = phases.qubits(),
            Self::Flip { controls, .. }
            | Self::Controlled { controls, .. }
            | Self::Scale { controls, .. }
            | Self::Groups { controls, .. } => {
                qubits
                    .extend((0..usize::BITS as usize).filter(|bit| controls.mask >> bit & 1 == 1));
            }
            Self::Grow(_) | Self::Rotation(_) | Self::Two { .. } => {}
        }
        qubits
    }

    /// Nanoseconds for each amplitude, about.
    pub(super) fn cost(&self) -> f64 {
        match self {
            Self::Grow(_) | Self::Rotation(_) => 0.16,
            Self::Two { .. } => 1.02,
            Self::Diagonal(_) => 0.6,
            Self::Flip { .. } => 0.1,
            Self::Controlled { controls, .. } => 0.6 / f64::from(controls.mask.count_ones()).exp2(),
            Self::Scale { controls, .. } => 0.5 / f64::from(controls.mask.count_ones()).exp2(),
            Self::Groups { matrix, .. } => 6.0 * matrix.dim() as f64,
        }
    }
}
