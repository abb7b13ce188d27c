//! Gates on one qubit whose matrix is real, or real but for a factor `i` beside its diagonal.
//!
//! Half of a general matrix's products fall away. Where the diagonal is one, or what stands beside
//! it, half of the rest goes too: the planner divides a common factor out for that and multiplies
//! it in later. Two such gates go through the state together, since the way there and back is what
//! takes the time.

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

/// Which entries are ones, so that no product is needed for them.
mod form {
    /// `a = d = 1`
    pub(super) const TURN: u8 = 0;
    /// `a = 1`, `d = -1`
    pub(super) const MIRROR: u8 = 1;
    /// `b = 1`, `c = -1`
    pub(super) const LARGE_TURN: u8 = 2;
    /// `b = c = 1`
    pub(super) const LARGE_MIRROR: u8 = 3;
    /// Any entries.
    pub(super) const ANY: u8 = 4;
}

impl Rotation {
    pub(in crate::engine) fn apply<L: Lanes>(&self, cells: &mut [Cell<L>]) {
        if self.is_imaginary { self.run::<L, true>(cells) } else { self.run::<L, false>(cells) }
    }

    fn form(&self) -> u8 {
        let [a, b, c, d] = self.entries;
        match (a == 1.0, d) {
            (true, 1.0) => return form::TURN,
            (true, -1.0) => return form::MIRROR,
            _ => {}
        }
        match (self.is_imaginary, b == 1.0, c) {
            (false, true, -1.0) => form::LARGE_TURN,
            (false, true, 1.0) => form::LARGE_MIRROR,
            _ => form::ANY,
        }
    }

    fn run<L: Lanes, const I: bool>(&self, cells: &mut [Cell<L>]) {
        if self.qubit < L::QUBITS {
            return self.within_lanes::<L, I>(cells);
        }
        match self.form() {
            form::TURN => self.between_cells::<L, I, { form::TURN }>(cells),
            form::MIRROR => self.between_cells::<L, I, { form::MIRROR }>(cells),
            form::LARGE_TURN => self.between_cells::<L, false, { form::LARGE_TURN }>(cells),
            form::LARGE_MIRROR => self.between_cells::<L, false, { form::LARGE_MIRROR }>(cells),
            _ => self.between_cells::<L, I, { form::ANY }>(cells),
        }
    }

    fn between_cells<L: Lanes, const I: bool, const F: u8>(&self, cells: &mut [Cell<L>]) {
        let entries = self.entries.map(L::splat);
        let stride = 1 << (self.qubit - L::QUBITS);
        for_pairs(cells, stride, |x, y| (*x, *y) = turned::<L, I, F>(*x, *y, entries));
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
        let is_simple = |r: &Self| r.qubit >= L::QUBITS && r.form() != form::ANY;
        is_simple(self)
            && is_simple(other)
            && self.qubit != other.qubit
            && self.is_imaginary == other.is_imaginary
    }
}

/// Applies two rotations that [can go together](Rotation::can_go_with).
pub(in crate::engine) fn apply_both<L: Lanes>([r, s]: [&Rotation; 2], cells: &mut [Cell<L>]) {
    let (near, far) = if r.qubit < s.qubit { (r, s) } else { (s, r) };
    match (near.is_imaginary, near.form()) {
        (true, form::TURN) => with_near::<L, true, { form::TURN }>(near, far, cells),
        (true, _) => with_near::<L, true, { form::MIRROR }>(near, far, cells),
        (_, form::TURN) => with_near::<L, false, { form::TURN }>(near, far, cells),
        (_, form::MIRROR) => with_near::<L, false, { form::MIRROR }>(near, far, cells),
        (_, form::LARGE_TURN) => with_near::<L, false, { form::LARGE_TURN }>(near, far, cells),
        _ => with_near::<L, false, { form::LARGE_MIRROR }>(near, far, cells),
    }
}

/// As [`apply_both`], when the form of the nearer one is known.
fn with_near<L: Lanes, const I: bool, const N: u8>(
    near: &Rotation,
    far: &Rotation,
    cells: &mut [Cell<L>],
) {
    match (I, far.form()) {
        (_, form::TURN) => run_both::<L, I, N, { form::TURN }>(near, far, cells),
        (_, form::MIRROR) => run_both::<L, I, N, { form::MIRROR }>(near, far, cells),
        (_, form::LARGE_TURN) => run_both::<L, false, N, { form::LARGE_TURN }>(near, far, cells),
        _ => run_both::<L, false, N, { form::LARGE_MIRROR }>(near, far, cells),
    }
}

fn run_both<L: Lanes, const I: bool, const N: u8, const F: u8>(
    near: &Rotation,
    far: &Rotation,
    cells: &mut [Cell<L>],
) {
    let strides = [near, far].map(|rotation| 1 << (rotation.qubit - L::QUBITS));
    let [near, far] = [near, far].map(|rotation| rotation.entries.map(L::splat));
    for_quads(cells, strides, |[w, x, y, z]| {
        let (a, b) = turned::<L, I, N>(*w, *x, near);
        let (c, d) = turned::<L, I, N>(*y, *z, near);
        (*w, *y) = turned::<L, I, F>(a, c, far);
        (*x, *z) = turned::<L, I, F>(b, d, far);
    });
}

/// What becomes of two amplitudes by a matrix of this form.
#[inline(always)]
fn turned<L: Lanes, const I: bool, const F: u8>(
    x: Cell<L>,
    y: Cell<L>,
    [a, b, c, d]: [L; 4],
) -> (Cell<L>, Cell<L>) {
    match F {
        form::TURN => (add::<L, I>(x, b, y), add::<L, I>(y, c, x)),
        form::MIRROR => (add::<L, I>(x, b, y), add::<L, I>([-y[0], -y[1]], c, x)),
        form::LARGE_TURN => (add::<L, I>(y, a, x), add::<L, I>([-x[0], -x[1]], d, y)),
        form::LARGE_MIRROR => (add::<L, I>(y, a, x), add::<L, I>(x, d, y)),
        _ => (mix::<L, I>(a, x, b, y), mix::<L, I>(d, y, c, x)),
    }
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
