//! Instructions in blocks: finding them by place, and changing them.

use super::layout::BlockAt;
use crate::circuit::{ControlFlow, Instruction};

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
