//! Gates on one qubit whose matrix is real, or real but for a factor `i` beside its diagonal.
//!
//! Half of a general matrix's products fall away. Where the diagonal is one, half of the rest
//! goes too: the planner divides a common factor out for that and multiplies it in later.

use super::cell::{Cell, crossed, for_pairs, for_quads};
use super::lanes::Lanes;

/// `[[a, b], [c, d]]`, or with `i·b` and `i·c`, on one qubit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::engine) struct Rotation {
    pub(in crate::engine) qubit: usize,
    /// `a`, `b`, `c`, `d`.
    pub(in crate::engine) entries: [f64; 4],
    /// Whether `b` and `c` have a factor `i`.
    pub(in crate::engine) is_imaginary: bool,
}

impl Rotation {
    pub(in crate::engine) fn apply<L: Lanes>(&self, cells: &mut [Cell<L>]) {
        if self.is_imaginary { self.run::<L, true>(cells) } else { self.run::<L, false>(cells) }
    }

    fn run<L: Lanes, const I: bool>(&self, cells: &mut [Cell<L>]) {
        let [a, b, c, d] = self.entries;
        if self.qubit < L::QUBITS {
            return self.within_lanes::<L, I>(cells);
        }
        let stride = 1 << (self.qubit - L::QUBITS);
        let [va, vb, vc, vd] = self.entries.map(L::splat);
        if a == 1.0 && d == 1.0 {
            for_pairs(cells, stride, |x, y| {
                (*x, *y) = (add::<L, I>(*x, vb, *y), add::<L, I>(*y, vc, *x));
            });
        } else if a == 1.0 && d == -1.0 {
            for_pairs(cells, stride, |x, y| {
                (*x, *y) = (add::<L, I>(*x, vb, *y), add::<L, I>([-y[0], -y[1]], vc, *x));
            });
        } else if !I && b == 1.0 && c == -1.0 {
            for_pairs(cells, stride, |x, y| {
                (*x, *y) = (add::<L, false>(*y, va, *x), add::<L, false>([-x[0], -x[1]], vd, *y));
            });
        } else if !I && b == 1.0 && c == 1.0 {
            for_pairs(cells, stride, |x, y| {
                (*x, *y) = (add::<L, false>(*y, va, *x), add::<L, false>(*x, vd, *y));
            });
        } else {
            for_pairs(cells, stride, |x, y| {
                (*x, *y) = (mix::<L, I>(va, *x, vb, *y), mix::<L, I>(vd, *y, vc, *x));
            });
        }
    }

    fn within_lanes<L: Lanes, const I: bool>(&self, cells: &mut [Cell<L>]) {
        let [a, b, c, d] = self.entries;
        let is_one = |lane: usize| lane >> self.qubit & 1 == 1;
        let same = L::from_lanes(|lane| if is_one(lane) { d } else { a });
        let other = L::from_lanes(|lane| if is_one(lane) { c } else { b });
        match self.qubit {
            0 => for_each(cells, |x| mix::<L, I>(same, x, other, crossed(x, 1))),
            _ => for_each(cells, |x| mix::<L, I>(same, x, other, crossed(x, 2))),
        }
    }

    /// Whether one pass can apply both.
    pub(in crate::engine) fn can_go_with<L: Lanes>(&self, other: &Self) -> bool {
        let has_unit_diagonal =
            |r: &Self| r.qubit >= L::QUBITS && r.entries[0] == 1.0 && r.entries[3] == 1.0;
        has_unit_diagonal(self)
            && has_unit_diagonal(other)
            && self.qubit != other.qubit
            && self.is_imaginary == other.is_imaginary
    }
}

/// Applies two rotations that [can go together](Rotation::can_go_with).
pub(in crate::engine) fn apply_both<L: Lanes>(rotations: [&Rotation; 2], cells: &mut [Cell<L>]) {
    if rotations[0].is_imaginary {
        run_both::<L, true>(rotations, cells);
    } else {
        run_both::<L, false>(rotations, cells);
    }
}

fn run_both<L: Lanes, const I: bool>([r, s]: [&Rotation; 2], cells: &mut [Cell<L>]) {
    let (near, far) = if r.qubit < s.qubit { (r, s) } else { (s, r) };
    let strides = [near, far].map(|rotation| 1 << (rotation.qubit - L::QUBITS));
    let [near, far] = [near, far].map(|rotation| {
        let [_, b, c, _] = rotation.entries;
        [L::splat(b), L::splat(c)]
    });
    let butterfly =
        |x: Cell<L>, y: Cell<L>, [b, c]: [L; 2]| (add::<L, I>(x, b, y), add::<L, I>(y, c, x));
    for_quads(cells, strides, |[w, x, y, z]| {
        let (a, b) = butterfly(*w, *x, near);
        let (c, d) = butterfly(*y, *z, near);
        (*w, *y) = butterfly(a, c, far);
        (*x, *z) = butterfly(b, d, far);
    });
}

/// `a·x + b·y`, or with `i·b`.
#[inline(always)]
fn mix<L: Lanes, const I: bool>(a: L, x: Cell<L>, b: L, y: Cell<L>) -> Cell<L> {
    add::<L, I>([a * x[0], a * x[1]], b, y)
}

/// `x + b·y`, or with `i·b`.
#[inline(always)]
fn add<L: Lanes, const I: bool>(x: Cell<L>, b: L, y: Cell<L>) -> Cell<L> {
    if I {
        [b.neg_mul_add(y[1], x[0]), b.mul_add(y[0], x[1])]
    } else {
        [b.mul_add(y[0], x[0]), b.mul_add(y[1], x[1])]
    }
}

#[inline(always)]
fn for_each<L: Lanes>(cells: &mut [Cell<L>], act: impl Fn(Cell<L>) -> Cell<L>) {
    for cell in cells {
        *cell = act(*cell);
    }
}
