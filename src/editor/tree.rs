//! Instructions in blocks: finding them by place, and changing them.

use super::layout::BlockAt;
use crate::circuit::{ControlFlow, Instruction, Operation};

/// Where an instruction is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Home {
    /// The block it is in; `None` for the circuit itself.
    pub(super) inside: Option<BlockAt>,
    /// Its number in the block.
    pub(super) index: usize,
}

/// The homes of all instructions, in the order of places.
pub(super) fn homes(instructions: &[Instruction]) -> Vec<Home> {
    let mut found = Vec::with_capacity(instructions.len());
    enter(instructions, None, &mut found);
    found
}

fn enter(block: &[Instruction], inside: Option<BlockAt>, found: &mut Vec<Home>) {
    for (index, instruction) in block.iter().enumerate() {
        let place = found.len();
        found.push(Home { inside, index });
        let blocks = instruction.control_flow().map(ControlFlow::blocks).unwrap_or_default();
        for (number, inner) in blocks.into_iter().enumerate() {
            enter(inner, Some(BlockAt { place, block: number }), found);
        }
    }
}

/// One step on the way down into a block: the control flow with this number among the
/// instructions reached so far, and of that the block with this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) index: usize,
    pub(super) block: usize,
}

/// The way into a block, from the circuit itself.
pub(super) fn way_into(homes: &[Home], block: Option<BlockAt>) -> Option<Vec<Step>> {
    let mut way = Vec::new();
    let mut next = block;
    while let Some(BlockAt { place, block }) = next {
        let home = homes.get(place)?;
        way.push(Step { index: home.index, block });
        next = home.inside;
    }
    way.reverse();
    Some(way)
}

/// The place of instruction number `index` in the block at the end of a way. `None` when there
/// is none.
pub(super) fn place_of(instructions: &[Instruction], way: &[Step], index: usize) -> Option<usize> {
    let before = |steps: &[Instruction]| steps.iter().map(Instruction::num_places).sum::<usize>();
    let Some((step, rest)) = way.split_first() else {
        return instructions.get(index).map(|_| before(&instructions[..index]));
    };
    let blocks = instructions.get(step.index)?.control_flow()?.blocks();
    let earlier: usize = blocks.iter().take(step.block).map(|block| before(block)).sum();
    let inside = place_of(blocks.get(step.block)?, rest, index)?;
    Some(before(&instructions[..step.index]) + 1 + earlier + inside)
}

/// Changes the block at the end of a way, and brings the control flow around it in line. `None`,
/// without a change, when the way leads nowhere.
pub(super) fn change_block<T>(
    instructions: &mut Vec<Instruction>,
    way: &[Step],
    change: impl FnOnce(&mut Vec<Instruction>) -> T,
) -> Option<T> {
    let Some((step, rest)) = way.split_first() else { return Some(change(instructions)) };
    let around = instructions.get_mut(step.index)?;
    let changed = change_block(block_of(around, step.block)?, rest, change);
    renew(around);
    changed
}

/// The block of control flow with this number.
pub(super) fn block_of(
    instruction: &mut Instruction,
    number: usize,
) -> Option<&mut Vec<Instruction>> {
    let Operation::Flow(flow) = &mut instruction.operation else { return None };
    let mut blocks = flow.blocks_mut();
    (number < blocks.len()).then(|| blocks.swap_remove(number))
}

/// Lets control flow know which bits it touches after a change inside.
pub(super) fn renew(instruction: &mut Instruction) {
    let operation = std::mem::replace(&mut instruction.operation, Operation::Break);
    match operation {
        Operation::Flow(flow) => *instruction = Instruction::flow(*flow),
        other => instruction.operation = other,
    }
}

/// Calls `change` for every instruction, those in blocks before the one around them.
pub(super) fn for_each_mut(
    instructions: &mut [Instruction],
    change: &mut dyn FnMut(&mut Instruction),
) {
    for instruction in instructions {
        if let Operation::Flow(flow) = &mut instruction.operation {
            for block in flow.blocks_mut() {
                for_each_mut(block, change);
            }
            renew(instruction);
        }
        change(instruction);
    }
}
