//! Products of amplitudes with others, and sums of these with all patterns of signs.

use wide::f64x2;

use super::cell::{Cell, for_pairs, for_quads};
use super::lanes::Lanes;

/// Number of cells that are gone through together.
const RUN: usize = 8;

/// A part of a complex number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) enum Half {
    Real,
    Imaginary,
}

/// Adds to the sums, or takes from them, one half of each product of the conjugate of an amplitude
/// with another one: that whose index differs in the bits of `flips`. There are as many
/// amplitudes, others, and sums, and a power of two says how many.
pub(in crate::engine) fn add_products<L: Lanes>(
    half: Half,
    is_negative: bool,
    amplitudes: &[Cell<L>],
    others: &[Cell<L>],
    flips: usize,
    sums: &mut [f64x2],
) {
    let real = |[a, b]: Cell<L>, [c, d]: Cell<L>| b.mul_add(d, a * c);
    let imaginary = |[a, b]: Cell<L>, [c, d]: Cell<L>| b.neg_mul_add(c, a * d);
    let plus = |sum: f64x2, term: f64x2| sum + term;
    let minus = |sum: f64x2, term: f64x2| sum - term;
    match (half, is_negative) {
        (Half::Real, false) => with_lanes(amplitudes, others, flips, sums, real, plus),
        (Half::Real, true) => with_lanes(amplitudes, others, flips, sums, real, minus),
        (Half::Imaginary, false) => with_lanes(amplitudes, others, flips, sums, imaginary, plus),
        (Half::Imaginary, true) => with_lanes(amplitudes, others, flips, sums, imaginary, minus),
    }
}

/// Brings the others' lanes into order before they are multiplied.
#[inline(always)]
fn with_lanes<L: Lanes>(
    amplitudes: &[Cell<L>],
    others: &[Cell<L>],
    flips: usize,
    sums: &mut [f64x2],
    product: impl Fn(Cell<L>, Cell<L>) -> L,
    add: impl Fn(f64x2, f64x2) -> f64x2,
) {
    let mask = flips & ((1 << L::QUBITS) - 1);
    let flips = flips >> L::QUBITS;
    if mask == 0 {
        each_product(amplitudes, others, flips, sums, product, add);
    } else {
        let crossed = |cell, [re, im]: Cell<L>| product(cell, [re.crossed(mask), im.crossed(mask)]);
        each_product(amplitudes, others, flips, sums, crossed, add);
    }
}

/// As [`add_products`], for others in cells whose number differs in the bits of `flips`.
#[inline(always)]
fn each_product<L: Lanes>(
    amplitudes: &[Cell<L>],
    others: &[Cell<L>],
    flips: usize,
    sums: &mut [f64x2],
    product: impl Fn(Cell<L>, Cell<L>) -> L,
    add: impl Fn(f64x2, f64x2) -> f64x2,
) {
    let num_halves = (1 << L::QUBITS) / 2;
    let take = |cell: &Cell<L>, other: &Cell<L>, sums: &mut [f64x2]| {
        let product = product(*cell, *other);
        for (half, sum) in sums.iter_mut().enumerate() {
            *sum = add(*sum, product.half(half));
        }
    };
    let (runs, rest) = amplitudes.as_chunks::<RUN>();
    let (other_runs, other_rest) = others.as_chunks::<RUN>();
    for (number, (run, sums)) in
        runs.iter().zip(sums.chunks_exact_mut(RUN * num_halves)).enumerate()
    {
        let others = &other_runs[number ^ (flips / RUN)];
        for (cell, sums) in sums.chunks_exact_mut(num_halves).enumerate() {
            take(&run[cell], &others[(cell ^ flips) % RUN], sums);
        }
    }
    // There is a rest only of a state of fewer cells than a run.
    for (number, (cell, sums)) in rest.iter().zip(sums.chunks_exact_mut(num_halves)).enumerate() {
        take(cell, &other_rest[number ^ flips], sums);
    }
}

/// Replaces numbers by their sums with signs, as many as a power of two says: number `z` becomes
/// the sum over all `i` of number `i`, with a minus sign where `i & z` has an odd number of ones.
///
/// This is the transform of Walsh and Hadamard. Cost: `m·log₂(m)` additions for `m` numbers.
pub(in crate::engine) fn sums_with_signs(numbers: &mut [f64x2]) {
    let both = |a: f64x2, b: f64x2| (a + b, a - b);
    for pair in numbers.iter_mut() {
        let [a, b] = pair.to_array();
        *pair = f64x2::new([a + b, a - b]);
    }
    let mut stride = 1;
    while 4 * stride <= numbers.len() {
        for_quads(numbers, [stride, 2 * stride], |[a, b, c, d]| {
            let ((p, q), (r, s)) = (both(*a, *b), both(*c, *d));
            (*a, *c) = both(p, r);
            (*b, *d) = both(q, s);
        });
        stride *= 4;
    }
    if 2 * stride <= numbers.len() {
        for_pairs(numbers, stride, |a, b| (*a, *b) = both(*a, *b));
    }
}
