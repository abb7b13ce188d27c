//! What the layout says about an instruction.

use std::ops::{Range, RangeInclusive};

/// A block of an instruction with control flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockAt {
    /// Place of the instruction.
    pub place: usize,
    /// Number of the block among [`ControlFlow::blocks`](crate::circuit::ControlFlow::blocks).
    pub block: usize,
}

/// Where an instruction stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The columns it takes: one, unless it is control flow or an opened gate.
    pub columns: Range<usize>,
    /// The wires it is drawn across, from its topmost to its bottommost qubit. What has no
    /// qubit goes across all wires of the block around it, or of the circuit.
    pub wires: RangeInclusive<u32>,
    /// The wires it keeps others out of: `wires`, and those below when it reads or writes
    /// classical data. Inside a block they end with the block.
    pub blocked: RangeInclusive<u32>,
    /// Whether a line goes from it down to the classical registers; that of control flow goes
    /// down from its first header.
    pub has_line: bool,
    /// Number of blocks around it.
    pub depth: usize,
    /// The block it stands in; `None` at the top level.
    pub inside: Option<BlockAt>,
    /// Of control flow, where its blocks stand, in the order of
    /// [`ControlFlow::blocks`](crate::circuit::ControlFlow::blocks); empty otherwise.
    pub blocks: Vec<BlockSlot>,
    /// Whether it is a gate that is shown opened.
    pub is_opened: bool,
}

/// Where a block stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockSlot {
    /// The column of its header, with the condition or another label.
    pub header: usize,
    /// The columns of its instructions, at least one. Those of an instruction's last block end
    /// with a column that is free, to put something behind the others.
    pub content: Range<usize>,
}

impl Slot {
    /// Whether it takes a range of columns with others inside.
    pub fn is_frame(&self) -> bool {
        self.is_opened || !self.blocks.is_empty()
    }

    pub(super) fn spans(&self, wire: u32, column: usize) -> bool {
        self.columns.contains(&column) && self.wires.contains(&wire)
    }
}

/// What is drawn: an instruction of the circuit, or of the body of a gate shown opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The instruction at this place.
    Instruction(usize),
    /// An instruction that an opened gate stands for.
    Inside {
        /// Place of the gate.
        place: usize,
        /// Number of the instruction in the gate's body.
        index: usize,
    },
}

/// An item and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'l> {
    /// What it is; [`Layout::shown`](super::Layout::shown) has the instruction.
    pub item: Item,
    /// Where it stands.
    pub slot: &'l Slot,
}

/// What a cell of the grid shows of an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The operand with this place among the instruction's qubits.
    Operand(usize),
    /// The line between two operands, or down to a classical register.
    Line,
    /// The header of control flow's block with this number.
    Header(usize),
    /// An instruction without operands, across the wires: an assignment, `break`, `continue`.
    Across,
    /// The instruction of this number in the body of the gate, which is shown opened.
    Inside(usize),
}
