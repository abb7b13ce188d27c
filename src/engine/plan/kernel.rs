//! An operation ready for the chunks of a stage.

use super::super::kernels::{
    Cell, Controls, Dense, Diagonal, Groups, Lanes, Permutation, Rotation, apply_both,
    apply_controlled, flip, scale,
};
use crate::math::C64;

/// Controls on qubits inside a chunk, and on those that number the chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::engine) struct Split {
    pub(in crate::engine) inside: Controls,
    pub(in crate::engine) outside: Controls,
}

/// What is done to a chunk.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) enum Kernel<L> {
    Rotation(Rotation),
    Rotations([Rotation; 2]),
    Dense(Dense<L>),
    Diagonal(Diagonal<L>),
    Flip {
        target: usize,
        controls: Split,
    },
    /// Several flips.
    Permutation(Permutation),
    Controlled {
        target: usize,
        matrix: [C64; 4],
        controls: Split,
    },
    Scale {
        factor: C64,
        controls: Split,
    },
    Groups {
        groups: Groups,
        outside: Controls,
    },
}

impl<L: Lanes> Kernel<L> {
    /// Applies it to the chunk with this number, which may be copied to `copy` for that.
    pub(in crate::engine) fn apply(
        &self,
        cells: &mut [Cell<L>],
        chunk: usize,
        copy: &mut Vec<Cell<L>>,
    ) {
        match self {
            Self::Rotation(rotation) => rotation.apply(cells),
            Self::Rotations([first, second]) => apply_both([first, second], cells),
            Self::Dense(dense) => dense.apply(cells),
            Self::Diagonal(diagonal) => diagonal.apply(cells, chunk),
            Self::Permutation(permutation) => permutation.apply(cells, chunk, copy),
            Self::Flip { target, controls } if controls.outside.accept(chunk) => {
                flip(*target, controls.inside, cells);
            }
            Self::Controlled { target, matrix, controls } if controls.outside.accept(chunk) => {
                apply_controlled(*target, *matrix, controls.inside, cells);
            }
            Self::Scale { factor, controls } if controls.outside.accept(chunk) => {
                scale(*factor, controls.inside, cells);
            }
            Self::Groups { groups, outside } if outside.accept(chunk) => groups.apply(cells),
            Self::Flip { .. }
            | Self::Controlled { .. }
            | Self::Scale { .. }
            | Self::Groups { .. } => {}
        }
    }

    /// Units of work for each amplitude.
    pub(in crate::engine) fn work(&self) -> u64 {
        match self {
            Self::Rotations(_) | Self::Dense(_) => 2,
            Self::Groups { .. } => 16,
            _ => 1,
        }
    }
}
