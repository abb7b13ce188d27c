//! Where instructions stand on the grid: one wire per qubit, columns from the left.

mod build;
mod reach;
mod slot;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) use reach::{Knots, blocked_wires, drawn_wires, meet};
pub use slot::{BlockAt, BlockSlot, Item, Part, Placed, Slot};

use super::tree::Home;
use crate::circuit::{Circuit, ControlFlow, Instruction, Qubit};
use crate::math::order;
use build::Builder;

/// The grid position of every instruction of a circuit.
///
/// Every instruction stands as far left as the wires between its topmost and bottommost qubit
/// allow; one that reads or writes classical data also blocks the wires below it, across which
/// its line goes to the classical registers. Control flow takes a range of columns: for each
/// block a header, then the block's instructions, laid out over the wires of the control flow
/// by the same rules. Global phases stand nowhere.
///
/// Instructions are named by their place, as in [`Circuit::walk`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Of each place, `None` for what stands nowhere.
    slots: Vec<Option<Slot>>,
    /// The block each place is in, and its number there.
    homes: Vec<Home>,
    /// What opened gates stand for, on the circuit's qubits.
    bodies: BTreeMap<usize, Vec<(Instruction, Option<Slot>)>>,
    /// What takes one column, by column.
    columns: Vec<Vec<Item>>,
    /// What takes a range of columns: the places, by each [`STRIPE`] of columns it reaches into.
    stripes: Vec<Vec<usize>>,
}

/// Columns that share a list of the frames in them.
const STRIPE: usize = 32;

impl Layout {
    /// The layout of a circuit. Cost: the wires blocked by all instructions together.
    pub fn of(circuit: &Circuit) -> Self {
        Self::with_open(circuit, &BTreeSet::new())
    }

    /// The layout of a circuit in which the gates at the places `opened` are shown as what they
    /// stand for. A place where no gate with a body is changes nothing.
    pub fn with_open(circuit: &Circuit, opened: &BTreeSet<usize>) -> Self {
        Builder::new(circuit, opened).build()
    }

    /// Enters an item into the index by columns.
    fn enter(&mut self, item: Item, slot: &Slot) {
        let columns = &slot.columns;
        if self.columns.len() < columns.end {
            self.columns.resize_with(columns.end, Vec::new);
        }
        match item {
            Item::Instruction(place) if slot.is_frame() => {
                let stripes = columns.start / STRIPE..=(columns.end - 1) / STRIPE;
                if self.stripes.len() <= *stripes.end() {
                    self.stripes.resize_with(stripes.end() + 1, Vec::new);
                }
                stripes.for_each(|stripe| self.stripes[stripe].push(place));
            }
            _ => self.columns[columns.start].push(item),
        }
    }

    /// Number of columns that hold something.
    pub fn num_columns(&self) -> usize {
        self.columns.len()
    }

    /// Where the instruction at a place stands; `None` for one that stands nowhere.
    pub fn slot(&self, place: usize) -> Option<&Slot> {
        self.slots.get(place)?.as_ref()
    }

    /// The first column of the instruction at a place.
    pub fn column_of(&self, place: usize) -> Option<usize> {
        self.slot(place).map(|slot| slot.columns.start)
    }

    /// Where a block stands.
    pub fn block_slot(&self, at: BlockAt) -> Option<&BlockSlot> {
        self.slot(at.place)?.blocks.get(at.block)
    }

    /// The places of the gates that are shown opened.
    pub fn opened(&self) -> BTreeSet<usize> {
        let mut opened = BTreeSet::new();
        opened.extend(self.bodies.keys().copied());
        opened
    }

    /// The block each place is in, and its number there.
    pub(super) fn homes(&self) -> &[Home] {
        &self.homes
    }

    /// The instruction at a place of `circuit`, whose layout this is. Cost: the blocks around it.
    pub fn instruction<'c>(&self, circuit: &'c Circuit, place: usize) -> Option<&'c Instruction> {
        let home = self.homes.get(place)?;
        match home.inside {
            None => circuit.instructions().get(home.index),
            Some(at) => {
                let flow = self.instruction(circuit, at.place)?.control_flow()?;
                let block: &'c Vec<Instruction> =
                    ControlFlow::blocks(flow).get(at.block).copied()?;
                block.get(home.index)
            }
        }
    }

    /// The instruction that an item of `circuit`, whose layout this is, shows. In an opened gate
    /// it acts on the circuit's qubits, with the parameters that the gate is given.
    pub fn shown<'c>(&'c self, circuit: &'c Circuit, item: Item) -> Option<&'c Instruction> {
        match item {
            Item::Instruction(place) => self.instruction(circuit, place),
            Item::Inside { place, index } => Some(&self.bodies.get(&place)?.get(index)?.0),
        }
    }

    fn slot_of(&self, item: Item) -> Option<&Slot> {
        match item {
            Item::Instruction(place) => self.slot(place),
            Item::Inside { place, index } => self.bodies.get(&place)?.get(index)?.1.as_ref(),
        }
    }

    /// What is to be drawn in a window: what stands in one of these columns and blocks one of
    /// these wires, that is, also lines on their way to the classical registers. Control flow
    /// and opened gates come first, what is around before what is inside.
    ///
    /// Cost: what stands in the columns, on whatever wires, not the size of the circuit.
    pub fn window(&self, columns: Range<usize>, wires: Range<u32>) -> Vec<Placed<'_>> {
        let columns = columns.start..columns.end.min(self.columns.len());
        if columns.is_empty() || wires.is_empty() {
            return Vec::new();
        }
        let is_seen = |placed: &Placed<'_>| {
            let bottom = if placed.slot.has_line { u32::MAX } else { *placed.slot.blocked.end() };
            *placed.slot.blocked.start() < wires.end && wires.start <= bottom
        };
        let mut frames: Vec<Placed<'_>> = self.frames(columns.clone()).filter(is_seen).collect();
        order::sort_by_key(&mut frames, |frame| frame.slot.depth);
        let single = self.columns[columns].iter().flatten();
        let single = single.filter_map(|&item| Some(Placed { item, slot: self.slot_of(item)? }));
        frames.extend(single.filter(is_seen));
        frames
    }

    /// The control flow and opened gates in a range of columns that is not empty.
    fn frames(&self, columns: Range<usize>) -> impl Iterator<Item = Placed<'_>> {
        let first = columns.start / STRIPE;
        let end = ((columns.end - 1) / STRIPE + 1).min(self.stripes.len());
        let stripes = self.stripes.get(first..end).into_iter().flatten().enumerate();
        stripes.flat_map(move |(k, places)| {
            let columns = columns.clone();
            places.iter().filter_map(move |&place| {
                let slot = self.slot(place)?;
                // A frame that reaches into several of the stripes comes once.
                let is_new = k == 0 || slot.columns.start / STRIPE == first + k;
                let is_seen = slot.columns.start < columns.end && columns.start < slot.columns.end;
                (is_new && is_seen).then_some(Placed { item: Item::Instruction(place), slot })
            })
        })
    }

    /// What a cell shows: the place of an instruction of `circuit`, whose layout this is, and
    /// which part of it. `None` for a cell without anything, inside control flow too, see
    /// [`Layout::block_at`].
    pub fn at(&self, circuit: &Circuit, wire: Qubit, column: usize) -> Option<(usize, Part)> {
        let in_column = || {
            let items = self.columns.get(column).into_iter().flatten();
            items.filter_map(|&item| Some((item, self.slot_of(item)?)))
        };
        let direct = in_column().find(|(_, slot)| slot.blocked.contains(&wire.0));
        match direct {
            Some((Item::Inside { place, index }, _)) => return Some((place, Part::Inside(index))),
            Some((Item::Instruction(place), slot)) => {
                return self.part_of(circuit, place, slot, wire);
            }
            None => {}
        }
        let frame =
            self.frames(column..column + 1).filter(|frame| frame.slot.blocked.contains(&wire.0));
        let innermost = frame.max_by_key(|frame| frame.slot.depth)?;
        let Item::Instruction(place) = innermost.item else { return None };
        self.part_of_frame(circuit, place, innermost.slot, wire, column).or_else(|| {
            // The line of something inside goes on below the blocks around it.
            let is_above = |slot: &Slot| slot.has_line && *slot.wires.end() < wire.0;
            let above = in_column().find(|(_, slot)| is_above(slot));
            above.and_then(|(item, _)| match item {
                Item::Instruction(place) => Some((place, Part::Line)),
                Item::Inside { .. } => None,
            })
        })
    }

    /// What an instruction of one column shows on one of the wires that it blocks.
    fn part_of(
        &self,
        circuit: &Circuit,
        place: usize,
        slot: &Slot,
        wire: Qubit,
    ) -> Option<(usize, Part)> {
        let qubits = &self.instruction(circuit, place)?.qubits;
        let operand = qubits.iter().position(|&qubit| qubit == wire);
        let part = match operand {
            Some(operand) => Part::Operand(operand),
            None if qubits.is_empty() && slot.wires.contains(&wire.0) => Part::Across,
            None => Part::Line,
        };
        let is_drawn = part != Part::Line || slot.has_line || slot.wires.contains(&wire.0);
        is_drawn.then_some((place, part))
    }

    /// What control flow or an opened gate itself shows in a cell.
    fn part_of_frame(
        &self,
        circuit: &Circuit,
        place: usize,
        slot: &Slot,
        wire: Qubit,
        column: usize,
    ) -> Option<(usize, Part)> {
        if slot.is_opened {
            return self.part_of(circuit, place, slot, wire);
        }
        let header = slot.blocks.iter().position(|block| block.header == column)?;
        if slot.wires.contains(&wire.0) {
            Some((place, Part::Header(header)))
        } else {
            let is_line = slot.has_line && header == 0 && wire.0 > *slot.wires.end();
            is_line.then_some((place, Part::Line))
        }
    }

    /// The block that something put onto a cell goes into; `None` for the circuit itself. The
    /// header of a block belongs to the block before it, that of the first one to the block
    /// around the control flow.
    pub fn block_at(&self, wire: Qubit, column: usize) -> Option<BlockAt> {
        let frames = self.frames(column..column.saturating_add(1));
        let around = frames.filter(|frame| frame.slot.spans(wire.0, column));
        let block = |frame: Placed<'_>| {
            let Item::Instruction(place) = frame.item else { return None };
            let headers = frame.slot.blocks.iter();
            let block = headers.take_while(|block| block.header < column).count().checked_sub(1)?;
            Some((frame.slot.depth, BlockAt { place, block }))
        };
        around.filter_map(block).max_by_key(|(depth, _)| *depth).map(|(_, at)| at)
    }
}
