//! What cannot be done with measured bits.

use thiserror::Error;

use crate::observable::Pauli;
use crate::primitives::{Shape, ShapeError};

/// Why an array of bits has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BitArrayError {
    /// An index or a range that the shape does not have.
    #[error("{index:?} is not within the shape {shape}")]
    Index {
        /// The index, or where the range ends.
        index: Vec<usize>,
        /// The shape.
        shape: Shape,
    },
    /// A bit that is not there.
    #[error("there is no bit {bit} among {num_bits}")]
    Bit {
        /// The bit.
        bit: u32,
        /// Number of bits.
        num_bits: u32,
    },
    /// A shot that is not there.
    #[error("there is no shot {shot} among {num_shots}")]
    Shot {
        /// The shot.
        shot: u64,
        /// Number of shots.
        num_shots: u64,
    },
    /// An axis that is not there, or one that is named twice.
    #[error("{axes:?} are not the axes of the shape {shape}")]
    Axes {
        /// What was named.
        axes: Vec<usize>,
        /// The shape.
        shape: Shape,
    },
    /// Nothing to put together.
    #[error("there is nothing to put together")]
    Nothing,
    /// Arrays with different numbers of bits.
    #[error("{left} and {right} bits do not go together")]
    Bits {
        /// Number of bits of one.
        left: u32,
        /// Number of bits of the other.
        right: u32,
    },
    /// Arrays with different numbers of shots.
    #[error("{left} and {right} shots do not go together")]
    Shots {
        /// Number of shots of one.
        left: u64,
        /// Number of shots of the other.
        right: u64,
    },
    /// Shapes that do not go together.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// An observable on another number of qubits than there are bits.
    #[error("observables are on {found} qubits, there are {num_bits} bits")]
    Width {
        /// Number of bits.
        num_bits: u32,
        /// Number of qubits of the observables.
        found: u32,
    },
    /// An observable that bits say nothing about.
    #[error("{pauli} is not diagonal")]
    NotDiagonal {
        /// A term with X or Y.
        pauli: Pauli,
    },
    /// No shots to take the mean of.
    #[error("there are no shots")]
    NoShots,
}
