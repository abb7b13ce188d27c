//! Amplitudes in cells, and the ways through them.
//!
//! A cell holds as many consecutive amplitudes as a vector has lanes: a vector of their real
//! parts and one of their imaginary parts. So a product of complex numbers needs no shuffling.
//! A qubit below [`Lanes::QUBITS`] chooses a lane, the others choose cells: a qubit's *stride*
//! is the distance of the cells that differ in it alone.
//!
//! The ways through the cells hand out references from slices that were split where the qubits
//! say, so that no index has to be checked in a loop.

use super::lanes::Lanes;
use crate::math::C64;

/// Real and imaginary parts of consecutive amplitudes.
pub(in crate::engine) type Cell<L> = [L; 2];

/// The product of complex numbers, lane by lane.
#[inline(always)]
pub(super) fn product<L: Lanes>([a, b]: Cell<L>, [c, d]: Cell<L>) -> Cell<L> {
    [b.neg_mul_add(d, a * c), b.mul_add(c, a * d)]
}

/// `sum + a * b`, lane by lane.
#[inline(always)]
pub(super) fn product_add<L: Lanes>([a, b]: Cell<L>, [c, d]: Cell<L>, sum: Cell<L>) -> Cell<L> {
    [b.neg_mul_add(d, a.mul_add(c, sum[0])), b.mul_add(c, a.mul_add(d, sum[1]))]
}

/// The same number in every lane.
#[inline(always)]
pub(super) fn splat<L: Lanes>(value: C64) -> Cell<L> {
    [L::splat(value.re), L::splat(value.im)]
}

/// The numbers of the lanes.
pub(super) fn from_lanes<L: Lanes>(value: impl Fn(usize) -> C64) -> Cell<L> {
    [L::from_lanes(|lane| value(lane).re), L::from_lanes(|lane| value(lane).im)]
}

/// Lane `l` gets what lane `l ^ mask` has.
#[inline(always)]
pub(super) fn crossed<L: Lanes>([re, im]: Cell<L>, mask: usize) -> Cell<L> {
    [re.crossed(mask), im.crossed(mask)]
}

/// The amplitude with this index.
#[inline(always)]
pub(in crate::engine) fn amplitude<L: Lanes>(cells: &[Cell<L>], index: usize) -> C64 {
    let [re, im] = cells[index >> L::QUBITS];
    let lane = index & ((1 << L::QUBITS) - 1);
    C64::new(re.lane(lane), im.lane(lane))
}

/// Gives the amplitude with this index another value.
pub(in crate::engine) fn set_amplitude<L: Lanes>(cells: &mut [Cell<L>], index: usize, value: C64) {
    let cell = &mut cells[index >> L::QUBITS];
    let [re, im] = *cell;
    let here = index & ((1 << L::QUBITS) - 1);
    *cell = [
        L::from_lanes(|lane| if lane == here { value.re } else { re.lane(lane) }),
        L::from_lanes(|lane| if lane == here { value.im } else { im.lane(lane) }),
    ];
}

/// Does something with every pair of cells that differ in the qubit with this stride.
#[inline(always)]
pub(super) fn for_pairs<T>(cells: &mut [T], stride: usize, mut act: impl FnMut(&mut T, &mut T)) {
    if stride == 1 {
        for [zero, one] in cells.as_chunks_mut::<2>().0 {
            act(zero, one);
        }
        return;
    }
    for block in cells.chunks_exact_mut(2 * stride) {
        let (zeros, ones) = block.split_at_mut(stride);
        for (zero, one) in zeros.iter_mut().zip(ones) {
            act(zero, one);
        }
    }
}

/// Does something with every four cells that differ in the two qubits with these strides, of
/// which the first is the smaller: those with both qubits 0, the first 1, the second 1, both 1.
#[inline(always)]
pub(super) fn for_quads<T>(
    cells: &mut [T],
    [near, far]: [usize; 2],
    mut act: impl FnMut([&mut T; 4]),
) {
    for block in cells.chunks_exact_mut(2 * far) {
        let (zeros, ones) = block.split_at_mut(far);
        if near == 1 {
            let (zeros, ones) = (zeros.as_chunks_mut::<2>().0, ones.as_chunks_mut::<2>().0);
            for ([a, b], [c, d]) in zeros.iter_mut().zip(ones) {
                act([a, b, c, d]);
            }
            continue;
        }
        let pairs = zeros.chunks_exact_mut(2 * near).zip(ones.chunks_exact_mut(2 * near));
        for (zeros, ones) in pairs {
            let (a, b) = zeros.split_at_mut(near);
            let (c, d) = ones.split_at_mut(near);
            for (((a, b), c), d) in a.iter_mut().zip(b).zip(c).zip(d) {
                act([a, b, c, d]);
            }
        }
    }
}
