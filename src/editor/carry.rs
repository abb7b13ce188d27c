//! What stays the same when a circuit changes.

use std::collections::BTreeSet;

use crate::circuit::{Circuit, ControlFlow, Instruction, Visit};

/// Where these places of a circuit are after a change, by whatever means it was made: places
/// before the first instruction that differs stay, those behind the last one shift along, and
/// those between are left out. Cost: the number of instructions.
pub fn carried_over(
    before: &Circuit,
    after: &Circuit,
    places: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let mut carried = BTreeSet::new();
    if places.is_empty() {
        return carried;
    }
    let (old, new) = (before.walk(), after.walk());
    let is_same = |(old, new): &(&Visit<'_>, &Visit<'_>)| {
        old.depth == new.depth && is_alike(old.instruction, new.instruction)
    };
    let start = old.iter().zip(&new).take_while(is_same).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(is_same).count();
    carried.extend(places.iter().filter_map(|&place| match place {
        early if early < start => Some(early),
        late if late < old.len() && late >= old.len() - end => Some(late + new.len() - old.len()),
        _ => None,
    }));
    carried
}

/// Whether two instructions are equal but for what is in their blocks.
fn is_alike(a: &Instruction, b: &Instruction) -> bool {
    match (a.control_flow(), b.control_flow()) {
        (Some(a), Some(b)) => {
            std::mem::discriminant::<ControlFlow>(a) == std::mem::discriminant(b)
                && a.condition() == b.condition()
        }
        _ => a == b,
    }
}
