//! Which gates are shown opened, through edits.

use std::collections::BTreeSet;

use crate::circuit::Circuit;

/// Where the gates that were shown opened are after an edit: what stands before the first
/// difference keeps its place, what stands behind the last one moves with the end of the circuit.
pub(super) fn still_opened(
    before: &Circuit,
    after: &Circuit,
    opened: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    if opened.is_empty() {
        return BTreeSet::new();
    }
    let (old, new) = (before.instructions(), after.instructions());
    let start = old.iter().zip(new).take_while(|(old, new)| old == new);
    let start: usize = start.map(|(step, _)| step.num_places()).sum();
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new);
    let end: usize = end.map(|(step, _)| step.num_places()).sum();
    let (old_places, new_places) = (before.num_places(), after.num_places());
    let moved = opened.iter().filter_map(|&place| {
        let is_behind = place + end >= old_places;
        let behind = || (place + new_places).checked_sub(old_places);
        if place < start { Some(place) } else { behind().filter(|_| is_behind) }
    });
    moved.collect()
}
