//! Matrices on one and two qubits, while elements are multiplied together.

use super::super::places::deposit;
use super::element::Element;
use crate::math::{C64, cis};

/// A product of elements on one or two qubits, which are the bits of its indices.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Small<const N: usize> {
    /// Row by row, `DIM * DIM` of them in use.
    pub(super) entries: [C64; N],
}

impl Small<4> {
    pub(super) fn identity() -> Self {
        Self { entries: unit::<4>(2) }
    }
}

impl Small<16> {
    pub(super) fn identity() -> Self {
        Self { entries: unit::<16>(4) }
    }
}

fn unit<const N: usize>(dim: usize) -> [C64; N] {
    std::array::from_fn(|at| if at / dim == at % dim { C64::ONE } else { C64::ZERO })
}

impl<const N: usize> Small<N> {
    const DIM: usize = if N == 4 { 2 } else { 4 };

    /// Lets an element act after what is here. Its qubits are among those that `bit` knows.
    pub(super) fn then(&mut self, element: &Element, bit: impl Fn(usize) -> usize) {
        match element {
            Element::PhaseOf { qubit, angle } => self.scale_rows(1 << bit(*qubit), *angle),
            Element::PairPhase { qubits: [a, b], angle } => {
                self.scale_rows(1 << bit(*a) | 1 << bit(*b), *angle);
            }
            Element::One { qubit, matrix } => self.multiply(&[bit(*qubit)], matrix),
            Element::Two { qubits, matrix } => self.multiply(&qubits.map(bit), &matrix[..]),
            Element::Flip { target, controls } => {
                let (mask, control) = (1 << bit(*target), controls.first());
                for row in (0..Self::DIM).filter(|row| row & mask == 0) {
                    let accepts =
                        |c: &super::Control| row >> bit(c.qubit) & 1 == usize::from(c.value);
                    if control.is_none_or(accepts) {
                        self.swap_rows(row, row | mask);
                    }
                }
            }
            Element::Phase(_)
            | Element::Swap(_)
            | Element::Turn(_)
            | Element::Controlled { .. }
            | Element::Scale { .. }
            | Element::Groups { .. } => {
                unreachable!("invariant: these are never multiplied together")
            }
        }
    }

    /// Multiplies the rows in whose numbers these bits are 1 by a phase.
    fn scale_rows(&mut self, bits: usize, angle: f64) {
        let factor = cis(angle);
        let rows = self.entries.chunks_exact_mut(Self::DIM).enumerate();
        for (_, entries) in rows.filter(|(row, _)| row & bits == bits) {
            for entry in entries {
                *entry *= factor;
            }
        }
    }

    fn swap_rows(&mut self, a: usize, b: usize) {
        for column in 0..Self::DIM {
            self.entries.swap(a * Self::DIM + column, b * Self::DIM + column);
        }
    }

    /// Multiplies by a matrix on these bits from the left.
    fn multiply(&mut self, bits: &[usize], matrix: &[C64]) {
        let dim = 1 << bits.len();
        let spread = |index: usize| deposit(index, bits);
        let fixed = spread(dim - 1);
        let before = self.entries;
        for row in 0..Self::DIM {
            let own = (0..dim).find(|index| spread(*index) == row & fixed).unwrap_or(0);
            for column in 0..Self::DIM {
                let term = |index: usize| {
                    matrix[own * dim + index]
                        * before[(row & !fixed | spread(index)) * Self::DIM + column]
                };
                self.entries[row * Self::DIM + column] = (0..dim).map(term).sum();
            }
        }
    }
}
