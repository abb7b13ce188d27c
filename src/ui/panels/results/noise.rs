//! Values that rounding alone has made of 0. The page shows them as 0: a picture of them would
//! show a pattern where there is none. Files have every digit.

use std::collections::BTreeSet;

use crate::observable::SparsePauliOp;
use crate::primitives::{Precision, Simulation};

/// What rounding leaves of a sum that cancels out, for each unit that is added up: some tens of
/// the smallest steps of the numbers.
const fn left_by_rounding(precision: Precision) -> f64 {
    match precision {
        Precision::Double => 1e-14,
        Precision::Single => 1e-6,
    }
}

/// Below which size a value of an observable is taken for 0, when it was computed in these ways.
pub(super) fn noise(simulations: &BTreeSet<Simulation>, observable: &SparsePauliOp) -> f64 {
    let used = simulations.iter().filter_map(|simulation| simulation.precision);
    let relative = used.map(left_by_rounding).fold(0.0, f64::max);
    let sum: f64 = observable.terms().iter().map(|(_, coefficient)| coefficient.abs()).sum();
    relative * sum
}

/// The value as it is shown.
pub(super) fn shown(ev: f64, noise: f64) -> f64 {
    if ev.abs() < noise { 0.0 } else { ev }
}
