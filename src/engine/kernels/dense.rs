//! Gates on one or two qubits with any matrix.

use super::super::places::deposit;
use super::cell::{Cell, crossed, for_pairs, for_quads, from_lanes, product, product_add};
use super::lanes::Lanes;
use crate::math::C64;

/// A matrix on one or two qubits, ready for cells of this kind.
///
/// Qubits that choose cells make the rows of a group; qubits that choose lanes are reached by
/// crossing lanes. For each row, crossing and column there is one factor per lane.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct Dense<L> {
    /// Strides of the qubits that choose cells, ascending.
    strides: Vec<usize>,
    /// What lanes are crossed by.
    crossings: Vec<usize>,
    /// Factors: for each row, for each crossing, for each column.
    factors: Vec<Cell<L>>,
}

impl<L: Lanes> Dense<L> {
    /// The matrix, row by row, on one or two qubits in ascending order; the first is bit 0 of
    /// the matrix's indices.
    pub(in crate::engine) fn new(qubits: &[usize], matrix: &[C64]) -> Self {
        let dim = 1 << qubits.len();
        let num_in_lanes = qubits.iter().take_while(|qubit| **qubit < L::QUBITS).count();
        let (lanes, cells) = qubits.split_at(num_in_lanes);
        // The bits of a lane that belong to the matrix's index.
        let of_lane = |lane: usize| -> usize {
            lanes.iter().enumerate().map(|(bit, qubit)| (lane >> qubit & 1) << bit).sum()
        };
        let crossings: Vec<usize> =
            (0..1 << lanes.len()).map(|index| deposit(index, lanes)).collect();
        let mut factors = Vec::new();
        for row in 0..1_usize << cells.len() {
            for crossing in &crossings {
                for column in 0..1_usize << cells.len() {
                    factors.push(from_lanes(|lane| {
                        let row = row << num_in_lanes | of_lane(lane);
                        let column = column << num_in_lanes | of_lane(lane ^ crossing);
                        matrix[row * dim + column]
                    }));
                }
            }
        }
        let strides = cells.iter().map(|qubit| 1 << (qubit - L::QUBITS)).collect();
        Self { strides, crossings, factors }
    }

    pub(in crate::engine) fn apply(&self, cells: &mut [Cell<L>]) {
        match (&self.strides[..], &self.crossings[..]) {
            (&[near, far], _) => {
                let factors = self.factors_of::<4, 1>();
                for_quads(cells, [near, far], |[a, b, c, d]| {
                    [*a, *b, *c, *d] = multiplied(&factors, [[*a, *b, *c, *d]]);
                });
            }
            (&[stride], [_]) => {
                let factors = self.factors_of::<2, 1>();
                for_pairs(cells, stride, |a, b| [*a, *b] = multiplied(&factors, [[*a, *b]]));
            }
            (&[stride], crossings) => {
                let factors = self.factors_of::<2, 2>();
                let mut run = |mask: usize| {
                    for_pairs(cells, stride, |a, b| {
                        let group = [*a, *b];
                        let other = group.map(|cell| crossed(cell, mask));
                        [*a, *b] = multiplied(&factors, [group, other]);
                    });
                };
                if crossings[1] == 1 { run(1) } else { run(2) }
            }
            (_, &[_, mask]) => {
                let factors = self.factors_of::<1, 2>();
                for cell in cells {
                    [*cell] = multiplied(&factors, [[*cell], [crossed(*cell, mask)]]);
                }
            }
            _ => {
                let factors = self.factors_of::<1, 4>();
                for cell in cells {
                    let groups = [0, 1, 2, 3].map(|mask| [crossed(*cell, mask)]);
                    [*cell] = multiplied(&factors, groups);
                }
            }
        }
    }

    /// The factors as arrays: rows, crossings, columns.
    fn factors_of<const R: usize, const S: usize>(&self) -> [[[Cell<L>; R]; S]; R] {
        std::array::from_fn(|row| {
            std::array::from_fn(|crossing| {
                std::array::from_fn(|column| self.factors[(row * S + crossing) * R + column])
            })
        })
    }
}

/// A group of cells after the matrix, from the group under each crossing of lanes.
#[inline(always)]
fn multiplied<L: Lanes, const R: usize, const S: usize>(
    factors: &[[[Cell<L>; R]; S]; R],
    groups: [[Cell<L>; R]; S],
) -> [Cell<L>; R] {
    let mut sums: [Cell<L>; R] =
        std::array::from_fn(|row| product(factors[row][0][0], groups[0][0]));
    for crossing in 0..S {
        for column in 0..R {
            if (crossing, column) != (0, 0) {
                for row in 0..R {
                    sums[row] = product_add(
                        factors[row][crossing][column],
                        groups[crossing][column],
                        sums[row],
                    );
                }
            }
        }
    }
    sums
}
