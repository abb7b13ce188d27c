//! Gates on one qubit under control, and phases on some basis states.

use super::cell::{Cell, crossed, for_pairs, for_quads, product, splat};
use super::dense::Dense;
use super::lanes::Lanes;
use crate::math::C64;

/// What bits of an index must be: those in `mask` as in `values`, which has no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::engine) struct Controls {
    pub(in crate::engine) mask: usize,
    pub(in crate::engine) values: usize,
}

impl Controls {
    /// Whether an index is as it must be.
    pub(in crate::engine) fn accept(self, index: usize) -> bool {
        index & self.mask == self.values
    }

    /// With one bit more.
    #[must_use]
    pub(in crate::engine) fn and(self, bit: usize, value: bool) -> Self {
        Self { mask: self.mask | 1 << bit, values: self.values | usize::from(value) << bit }
    }

    /// Those that choose cells, as bits of a cell's index.
    fn of_cells<L: Lanes>(self) -> Self {
        Self { mask: self.mask >> L::QUBITS, values: self.values >> L::QUBITS }
    }

    /// The lanes that are as they must be.
    fn lanes<L: Lanes>(self) -> L {
        let low = (1 << L::QUBITS) - 1;
        L::mask(|lane| lane & self.mask & low == self.values & low)
    }

    fn choose_lanes<L: Lanes>(self) -> bool {
        self.mask & ((1 << L::QUBITS) - 1) != 0
    }
}

/// Exchanges 0 and 1 of a qubit where the controls accept.
pub(in crate::engine) fn flip<L: Lanes>(target: usize, controls: Controls, cells: &mut [Cell<L>]) {
    let lanes = controls.lanes::<L>();
    if target < L::QUBITS {
        let mask = 1 << target;
        let mut run = |mask: usize| {
            for_cells(cells, controls.of_cells::<L>(), |cell| {
                *cell = chosen(lanes, crossed(*cell, mask), *cell);
            });
        };
        if mask == 1 {
            run(1);
        } else {
            run(2);
        }
        return;
    }
    let stride = 1 << (target - L::QUBITS);
    if controls.choose_lanes::<L>() {
        for_controlled_pairs(cells, stride, controls.of_cells::<L>(), |x, y| {
            (*x, *y) = (chosen(lanes, *y, *x), chosen(lanes, *x, *y));
        });
    } else {
        // Compilers move what `mem::swap` exchanges in smaller pieces than a vector.
        for_controlled_pairs(cells, stride, controls.of_cells::<L>(), |x, y| (*x, *y) = (*y, *x));
    }
}

/// Applies a matrix to a qubit where the controls accept.
pub(in crate::engine) fn apply_controlled<L: Lanes>(
    target: usize,
    matrix: [C64; 4],
    controls: Controls,
    cells: &mut [Cell<L>],
) {
    let lanes = controls.lanes::<L>();
    let gate = Dense::<L>::new(&[target], &matrix);
    if target < L::QUBITS {
        for_cells(cells, controls.of_cells::<L>(), |cell| {
            let mut changed = [*cell];
            gate.apply(&mut changed);
            *cell = chosen(lanes, changed[0], *cell);
        });
        return;
    }
    let [a, b, c, d] = matrix.map(splat::<L>);
    let stride = 1 << (target - L::QUBITS);
    for_controlled_pairs(cells, stride, controls.of_cells::<L>(), |x, y| {
        let new = [(a, b), (c, d)].map(|(p, q)| {
            let (left, right) = (product(p, *x), product(q, *y));
            [left[0] + right[0], left[1] + right[1]]
        });
        (*x, *y) = (chosen(lanes, new[0], *x), chosen(lanes, new[1], *y));
    });
}

/// Multiplies the amplitudes that the controls accept by a number.
pub(in crate::engine) fn scale<L: Lanes>(factor: C64, controls: Controls, cells: &mut [Cell<L>]) {
    let lanes = controls.lanes::<L>();
    let factor = splat::<L>(factor);
    let factor = chosen(lanes, factor, splat(C64::ONE));
    for_cells(cells, controls.of_cells::<L>(), |cell| *cell = product(*cell, factor));
}

#[inline(always)]
fn chosen<L: Lanes>(lanes: L, new: Cell<L>, old: Cell<L>) -> Cell<L> {
    [new[0].choose(lanes, old[0]), new[1].choose(lanes, old[1])]
}

/// Does something with every pair of cells that differ in the qubit with this stride, where the
/// controls accept the cells' indices.
#[inline(always)]
fn for_controlled_pairs<T>(
    cells: &mut [T],
    stride: usize,
    controls: Controls,
    mut act: impl FnMut(&mut T, &mut T),
) {
    if controls.mask == 0 {
        for_pairs(cells, stride, act);
    } else if controls.mask.is_power_of_two() {
        let (control, is_one) = (controls.mask, controls.values != 0);
        let strides = [stride.min(control), stride.max(control)];
        let is_near = control < stride;
        for_quads(cells, strides, |[a, b, c, d]| match (is_one, is_near) {
            (true, true) => act(b, d),
            (true, false) => act(c, d),
            (false, true) => act(a, c),
            (false, false) => act(a, b),
        });
    } else {
        for_runs(cells.len(), controls.mask | stride, |start, length| {
            let first = start | controls.values;
            let (low, high) = cells.split_at_mut(first + stride);
            for (x, y) in low[first..first + length].iter_mut().zip(&mut high[..length]) {
                act(x, y);
            }
        });
    }
}

/// Does something with every cell whose index the controls accept.
#[inline(always)]
fn for_cells<T>(cells: &mut [T], controls: Controls, mut act: impl FnMut(&mut T)) {
    for_runs(cells.len(), controls.mask, |start, length| {
        let first = start | controls.values;
        cells[first..first + length].iter_mut().for_each(&mut act);
    });
}

/// The longest runs of indices below `len` that have zeros at all bits of `fixed`.
fn for_runs(len: usize, fixed: usize, mut act: impl FnMut(usize, usize)) {
    if fixed == 0 {
        return act(0, len);
    }
    let length = 1 << fixed.trailing_zeros();
    let mut start = 0;
    while start < len {
        act(start, length);
        // The carry of the addition runs over the fixed bits and over those within a run.
        start = ((start | fixed | (length - 1)) + 1) & !fixed;
    }
}
