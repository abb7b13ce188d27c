//! Probabilities of basis states, and sums of them, always in double precision.

use wide::f64x2;

use super::cell::Cell;
use super::grid::Grid;
use super::lanes::Lanes;

/// Number of sums that are formed at once, of two amplitudes each.
const SUMS: usize = 8;

/// Binary logarithm of the number of amplitudes that each have a sum of their own.
const SUMMED_QUBITS: usize = 4;

const _: () = assert!(1 << SUMMED_QUBITS == 2 * SUMS);

/// The sum of the probabilities, each rounded to the grid.
pub(in crate::engine) fn rounded_sum<L: Lanes>(cells: &[Cell<L>], grid: Grid) -> f64 {
    total(&sums(cells, |probabilities| grid.round_both(probabilities)))
}

/// Writes down the probabilities, each rounded to the grid.
pub(in crate::engine) fn rounded<L: Lanes>(cells: &[Cell<L>], grid: Grid, found: &mut [f64]) {
    for (cell, found) in cells.iter().zip(found.chunks_exact_mut(1 << L::QUBITS)) {
        let squares = squares(*cell);
        for (half, found) in found.as_chunks_mut::<2>().0.iter_mut().enumerate() {
            *found = grid.round_both(squares.half(half)).to_array();
        }
    }
}

/// The sums of the probabilities where a qubit is 0 and where it is 1. The cells are all of a
/// state, or as many as a power of two says, at least [`SUMS`], from a multiple of their number
/// on: the first amplitude is at index `first`.
pub(in crate::engine) fn weights<L: Lanes>(
    qubit: usize,
    first: usize,
    cells: &[Cell<L>],
) -> [f64; 2] {
    let mut weights = [0.0; 2];
    if qubit < SUMMED_QUBITS {
        let sums = sums(cells, |probabilities| probabilities);
        for (index, sum) in sums.iter().flat_map(|sum| sum.to_array()).enumerate() {
            weights[index >> qubit & 1] += sum;
        }
        return weights;
    }
    // In each run, the qubit has one value.
    let run_cells = (1 << (qubit - L::QUBITS)).min(cells.len());
    for (number, run) in cells.chunks(run_cells).enumerate() {
        let index = first + ((number * run_cells) << L::QUBITS);
        weights[index >> qubit & 1] += total(&sums(run, |probabilities| probabilities));
    }
    weights
}

/// The sums of the probabilities of amplitudes whose indices agree in the lowest
/// [`SUMMED_QUBITS`] bits, each probability changed by `each` before.
#[inline(always)]
fn sums<L: Lanes>(cells: &[Cell<L>], each: impl Fn(f64x2) -> f64x2) -> [f64x2; SUMS] {
    let num_halves = (1 << L::QUBITS) / 2;
    let mut sums = [f64x2::ZERO; SUMS];
    let mut add = |row: &[Cell<L>]| {
        for (cell, sums) in row.iter().zip(sums.chunks_exact_mut(num_halves)) {
            let squares = squares(*cell);
            for (half, sum) in sums.iter_mut().enumerate() {
                *sum += each(squares.half(half));
            }
        }
    };
    let rows = cells.chunks_exact(SUMS / num_halves);
    // There is a rest only of a state of fewer amplitudes than there are sums.
    add(rows.remainder());
    rows.for_each(add);
    sums
}

#[inline(always)]
fn squares<L: Lanes>([re, im]: Cell<L>) -> L {
    im.mul_add(im, re * re)
}

#[inline(always)]
fn total(sums: &[f64x2; SUMS]) -> f64 {
    let [a, b] = sums.iter().fold(f64x2::ZERO, |all, sum| all + *sum).to_array();
    a + b
}
