//! Which picture the Estimator's values make: lines along one swept axis, a heat map along two.

use std::collections::BTreeMap;

use super::asked::{Asked, Swept};
use crate::primitives::Shape;

/// The picture that values make.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chart {
    /// Nothing is swept: numbers say it all.
    Numbers,
    /// One axis is swept. Each curve has a place for each of its values.
    Lines(Swept, Vec<Curve>),
    /// Two axes are swept, the first one from the bottom to the top. Each curve has the places
    /// along the second axis for the first value of the first, and so on.
    Heat(Swept, Swept, Vec<Curve>),
    /// Parameter sets go together with observables one by one, or along more than two axes.
    None,
}

/// What belongs to one observable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Curve {
    /// Number of the observable.
    pub(super) observable: usize,
    /// Places of its values in the result.
    pub(super) places: Vec<usize>,
}

/// The picture that the values of a PUB make.
pub(super) fn chart(asked: &Asked<'_>) -> Chart {
    let Some(observables) = asked.observables else { return Chart::None };
    let (own, sets) = (observables.shape(), asked.values.shape());
    let Ok(shape) = own.broadcast(sets) else { return Chart::None };
    let length = |shape: &Shape, axis: usize, of: &Shape| {
        let missing = of.num_axes() - shape.num_axes();
        axis.checked_sub(missing).map_or(1, |axis| shape.lengths()[axis])
    };
    let axes: Vec<usize> =
        (0..shape.num_axes()).filter(|axis| length(sets, *axis, &shape) > 1).collect();
    if axes.iter().any(|axis| length(own, *axis, &shape) > 1) {
        return Chart::None;
    }
    let curves = curves(asked, &shape, &axes);
    let swept = |axis: usize| asked.swept(axis + sets.num_axes() - shape.num_axes());
    match axes.as_slice() {
        [] => Chart::Numbers,
        [axis] => Chart::Lines(swept(*axis), curves),
        [first, second] => Chart::Heat(swept(*first), swept(*second), curves),
        _ => Chart::None,
    }
}

/// The places of the result by what they are on all axes but these.
fn curves(asked: &Asked<'_>, shape: &Shape, axes: &[usize]) -> Vec<Curve> {
    let mut curves: BTreeMap<Vec<usize>, Curve> = BTreeMap::new();
    for (place, (observable, _)) in asked.pairs().into_iter().enumerate() {
        let mut index = shape.index(place);
        for axis in axes {
            index[*axis] = 0;
        }
        let curve = curves.entry(index).or_insert_with(|| Curve { observable, places: Vec::new() });
        curve.places.push(place);
    }
    curves.into_values().collect()
}
