//! Putting instructions onto the grid.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::layout::{Knots, blocked_wires, drawn_wires, meet};
use super::tree::{Step, block_of, change_block, place_of, renew, way_into};
use super::{BlockAt, EditError, Edited, Layout, Slot};
use crate::circuit::{Circuit, ControlFlow, Instruction, Operation, Qubit, block_places};

/// Where something is put down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The block; `None` for the circuit itself.
    pub(super) block: Option<BlockAt>,
    /// The column.
    pub(super) column: usize,
}

/// Puts an instruction onto a spot of the layout. It stands in its column or left of it, and
/// what stands there or later moves right; so does what is around it, when it reaches further
/// now. `circuit` may have more classical bits than when it was laid out.
pub(super) fn put(
    circuit: &Circuit,
    layout: &Layout,
    spot: Spot,
    new: Instruction,
) -> Result<Edited, EditError> {
    put_back(circuit, layout, Earlier { layout, taken: 0..0 }, spot, new)
}

/// As [`put`], for an instruction that was taken from the circuit.
fn put_back(
    circuit: &Circuit,
    layout: &Layout,
    earlier: Earlier<'_>,
    spot: Spot,
    new: Instruction,
) -> Result<Edited, EditError> {
    let mut way = way_into(layout.homes(), spot.block).ok_or(EditError::NoSuchPlace)?;
    let mut instructions = circuit.instructions().to_vec();
    let all_wires = 0..=circuit.num_qubits().saturating_sub(1);
    let drop = Drop { layout, earlier, knots: Knots::of(circuit), column: spot.column };
    let around = Around { wires: all_wires, first_place: 0 };
    let index = drop.put_inside(&mut instructions, &around, &mut way, new);
    let focus = index.and_then(|index| place_of(&instructions, &way, index));
    let mut circuit = circuit.clone();
    circuit.set_instructions(instructions)?;
    Ok(Edited { focus: Some(focus.ok_or(EditError::NoSuchPlace)?), circuit })
}

/// What is to be known of a block that something is put into.
struct Around {
    /// The wires it will be on.
    wires: RangeInclusive<u32>,
    /// Place of its first instruction.
    first_place: usize,
}

/// How a circuit was laid out before something was taken from it.
struct Earlier<'l> {
    layout: &'l Layout,
    /// The places of what was taken.
    taken: Range<usize>,
}

impl Earlier<'_> {
    /// The slot that what is at a place now had then.
    fn slot(&self, place: usize) -> Option<&Slot> {
        let behind = if place < self.taken.start { 0 } else { self.taken.len() };
        self.layout.slot(place + behind)
    }
}

struct Drop<'l> {
    layout: &'l Layout,
    /// Decides on which side of what is around the new instruction everything else stays: without
    /// a part of it, control flow may stand left of what it depends on with that part.
    earlier: Earlier<'l>,
    knots: Knots<'l>,
    column: usize,
}

impl Drop<'_> {
    /// Puts `new` into the block at the end of `way`, which starts at `block`. The way is then
    /// the one that leads there afterwards. Gives the number of `new` in its block.
    fn put_inside(
        &self,
        block: &mut Vec<Instruction>,
        around: &Around,
        way: &mut [Step],
        new: Instruction,
    ) -> Option<usize> {
        let places = block_places(block, around.first_place);
        let Some((step, rest)) = way.split_first_mut() else {
            let slots: Vec<_> = places.iter().map(|&place| self.layout.slot(place)).collect();
            return Some(self.among(block, &slots, around, new, (self.column, None)));
        };
        let slots: Vec<_> = places.iter().map(|&place| self.earlier.slot(place)).collect();
        let mut flow = block.get(step.index)?.clone();
        let inner = inner_block(&flow, places[step.index], step.block, around, &new)?;
        let index = self.put_inside(block_of(&mut flow, step.block)?, &inner, rest, new)?;
        renew(&mut flow);
        let column = slots[step.index]?.columns.start;
        block.remove(step.index);
        let others = [&slots[..step.index], &slots[step.index + 1..]].concat();
        step.index = self.among(block, &others, around, flow, (column, Some(step.index)));
        Some(index)
    }

    /// Puts `new` among the instructions of a block so that it stands in a column or left of
    /// it; where program order leaves a choice, as number `keep`. Gives its number.
    fn among(
        &self,
        block: &mut Vec<Instruction>,
        slots: &[Option<&Slot>],
        around: &Around,
        new: Instruction,
        (column, keep): (usize, Option<usize>),
    ) -> usize {
        let reach = |step: &Instruction| blocked_wires(step, self.knots.ties(step), &around.wires);
        let new_reach = reach(&new);
        let reaches: Vec<_> = block.iter().map(reach).collect();
        let meets_new = |index: &usize| {
            let both = reaches[*index].as_ref().zip(new_reach.as_ref());
            both.is_some_and(|(own, new)| meet(own, new))
        };
        let is_left = |index: &usize| slots[*index].is_some_and(|slot| slot.columns.end <= column);
        let mut meeting = (0..block.len()).filter(meets_new);
        let first_right = meeting.clone().find(|index| !is_left(index)).unwrap_or(block.len());
        let after_left = meeting.rfind(is_left).map_or(0, |last| last + 1);
        let index = if after_left <= first_right {
            let preferred = if after_left == 0 { first_right } else { after_left };
            keep.unwrap_or(preferred).clamp(after_left, first_right)
        } else {
            // Program order has something to the right of the column before something to the
            // left of it. What has to follow the one goes behind the other.
            let must_follow = |index: &usize| meets_new(index) && !is_left(index);
            let follows = following(first_right..after_left, &reaches, around, must_follow);
            bring_behind(block, first_right, &follows)
        };
        block.insert(index, new);
        index
    }
}

/// A block of `flow` when `new` is in it as well.
fn inner_block(
    flow: &Instruction,
    place: usize,
    number: usize,
    around: &Around,
    new: &Instruction,
) -> Option<Around> {
    let blocks = flow.control_flow().map(ControlFlow::blocks)?;
    let earlier = blocks.get(..number)?.iter().flat_map(|block| block.iter());
    let first_place = place + 1 + earlier.map(Instruction::num_places).sum::<usize>();
    let mut wide = flow.clone();
    wide.qubits.extend(&new.qubits);
    Some(Around { wires: drawn_wires(&wide, &around.wires)?, first_place })
}

/// Which instructions of a range have to follow one for which `must_follow` says so, since they
/// share a wire with it or with another that follows.
fn following(
    range: Range<usize>,
    reaches: &[Option<RangeInclusive<u32>>],
    around: &Around,
    must_follow: impl Fn(&usize) -> bool,
) -> Vec<bool> {
    let (top, bottom) = (*around.wires.start(), *around.wires.end());
    let mut is_taken = vec![false; around.wires.clone().count()];
    let follows = |index: usize| {
        // What stands nowhere goes with classical data, on which it may depend.
        let reach = reaches[index].clone().unwrap_or(bottom..=bottom);
        let own = (reach.start() - top) as usize..=(reach.end() - top) as usize;
        let follows = must_follow(&index) || is_taken[own.clone()].contains(&true);
        if follows && reaches[index].is_some() {
            is_taken[own].fill(true);
        }
        follows
    };
    range.map(follows).collect()
}

/// Brings those of the instructions from number `first` on that follow behind the others, each
/// group in its order. Gives the number of the first that follows.
fn bring_behind(block: &mut [Instruction], first: usize, follows: &[bool]) -> usize {
    let range = &mut block[first..first + follows.len()];
    let (behind, before): (Vec<usize>, Vec<usize>) =
        (0..follows.len()).partition(|&index| follows[index]);
    let order = before.iter().chain(&behind);
    let sorted: Vec<Instruction> = order.map(|&index| range[index].clone()).collect();
    range.clone_from_slice(&sorted);
    first + before.len()
}

/// Takes an instruction to another spot.
pub(super) fn move_to(
    circuit: &Circuit,
    layout: &Layout,
    place: usize,
    wires_down: i64,
    target: Target,
) -> Result<Edited, EditError> {
    let step = layout.instruction(circuit, place).ok_or(EditError::NoSuchPlace)?;
    let moved = shifted(circuit, step, wires_down);
    let taken = place..place + step.num_places();
    let (mut block, column) = match target {
        Target::Cell(column) => (block_for(layout, place, &moved, column), column),
        Target::Block(block, column) => (block, column),
    };
    // An instruction cannot go into itself; then it stays in the block around it.
    while let Some(at) = block.filter(|at| taken.contains(&at.place)) {
        block = layout.homes().get(at.place).ok_or(EditError::NoSuchPlace)?.inside;
    }
    let (rest, opened) = without(circuit, layout, place)?;
    let rest_layout = Layout::with_open(&rest, &opened);
    let in_rest = |at: BlockAt| {
        let behind = if at.place < taken.start { 0 } else { taken.len() };
        BlockAt { place: at.place - behind, ..at }
    };
    let spot = match block {
        None => Spot { block, column },
        Some(at) => {
            let now = layout.block_slot(at).ok_or(EditError::NoSuchPlace)?;
            let then = rest_layout.block_slot(in_rest(at)).ok_or(EditError::NoSuchPlace)?;
            let inside = column.saturating_sub(now.content.start);
            Spot { block: Some(in_rest(at)), column: then.content.start + inside }
        }
    };
    put_back(&rest, &rest_layout, Earlier { layout, taken }, spot, moved)
}

/// Where an instruction is taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// To the block that is in this column, on the wire of its first qubit.
    Cell(usize),
    /// Into this block, at this column.
    Block(Option<BlockAt>, usize),
}

/// The block that an instruction comes into when it is taken to a column.
fn block_for(layout: &Layout, place: usize, moved: &Instruction, column: usize) -> Option<BlockAt> {
    let first = moved.qubits.first().copied();
    let wire = first.or_else(|| Some(Qubit(*layout.slot(place)?.wires.start())))?;
    let mut block = layout.block_at(wire, column);
    if !matches!(moved.operation, Operation::Barrier(_)) {
        return block;
    }
    // A barrier would widen a block only by accident.
    let is_too_wide = |at: &BlockAt| {
        let slot = layout.slot(at.place);
        slot.is_none_or(|slot| !moved.qubits.iter().all(|q| slot.wires.contains(&q.0)))
    };
    while let Some(at) = block.filter(is_too_wide) {
        block = layout.slot(at.place).and_then(|slot| slot.inside);
    }
    block
}

/// The instruction so many wires down, or as far as it can go. A barrier stays on its wires.
fn shifted(circuit: &Circuit, step: &Instruction, wires_down: i64) -> Instruction {
    if matches!(step.operation, Operation::Barrier(_)) {
        return step.clone();
    }
    let last = i64::from(circuit.num_qubits()) - 1;
    let indices = || step.qubits.iter().map(|qubit| i64::from(qubit.0));
    let (top, bottom) = (indices().min().unwrap_or(0), indices().max().unwrap_or(last));
    let down = wires_down.clamp(-top, last - bottom);
    let shift = |qubit: Qubit| Some(Qubit((i64::from(qubit.0) + down) as u32));
    step.map_bits(&shift, &Some).unwrap_or_else(|| step.clone())
}

/// The circuit without the instruction at a place, and the opened places in it.
pub(super) fn without(
    circuit: &Circuit,
    layout: &Layout,
    place: usize,
) -> Result<(Circuit, BTreeSet<usize>), EditError> {
    let home = *layout.homes().get(place).ok_or(EditError::NoSuchPlace)?;
    let way = way_into(layout.homes(), home.inside).ok_or(EditError::NoSuchPlace)?;
    let mut instructions = circuit.instructions().to_vec();
    let taken = change_block(&mut instructions, &way, |block| block.remove(home.index));
    let taken = taken.ok_or(EditError::NoSuchPlace)?.num_places();
    let mut rest = circuit.clone();
    rest.set_instructions(instructions)?;
    let left = layout.opened().into_iter().filter_map(|opened| match opened {
        before if before < place => Some(before),
        behind if behind >= place + taken => Some(behind - taken),
        _ => None,
    });
    let mut still_opened = BTreeSet::new();
    still_opened.extend(left);
    Ok((rest, still_opened))
}
