//! Computes a layout.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::reach::{Knots, Ties, blocked_wires, drawn_wires, has_line};
use super::{BlockAt, BlockSlot, Item, Layout, Slot};
use crate::circuit::{Circuit, ControlFlow, Instruction};
use crate::editor::expand::expanded;
use crate::editor::tree::homes;

/// The block whose instructions are laid out.
struct Frame {
    wires: RangeInclusive<u32>,
    first_column: usize,
    depth: usize,
    inside: Option<BlockAt>,
}

/// How far each wire of a block is taken.
struct FreeFrom {
    top: u32,
    columns: Vec<usize>,
}

impl FreeFrom {
    fn new(wires: &RangeInclusive<u32>, column: usize) -> Self {
        Self { top: *wires.start(), columns: vec![column; wires.clone().count()] }
    }

    fn span(&mut self, wires: &RangeInclusive<u32>) -> &mut [usize] {
        &mut self.columns[(wires.start() - self.top) as usize..=(wires.end() - self.top) as usize]
    }

    /// The first column that is free on all these wires.
    fn on(&mut self, wires: &RangeInclusive<u32>) -> usize {
        self.span(wires).iter().copied().max().unwrap_or(0)
    }

    /// The first column that is free on every wire.
    fn end(&self) -> usize {
        self.columns.iter().copied().max().unwrap_or(0)
    }
}

pub(super) struct Builder<'c> {
    circuit: &'c Circuit,
    opened: &'c BTreeSet<usize>,
    knots: Knots<'c>,
    ties: Vec<Ties>,
    layout: Layout,
}

impl<'c> Builder<'c> {
    pub(super) fn new(circuit: &'c Circuit, opened: &'c BTreeSet<usize>) -> Self {
        let knots = Knots::of(circuit);
        let ties = knots.all_ties(circuit.instructions());
        Self { circuit, opened, knots, ties, layout: Layout::default() }
    }

    pub(super) fn build(mut self) -> Layout {
        if let Some(bottom) = self.circuit.num_qubits().checked_sub(1) {
            let frame = Frame { wires: 0..=bottom, first_column: 0, depth: 0, inside: None };
            self.block(self.circuit.instructions(), &frame);
        } else {
            self.layout.slots = vec![None; self.ties.len()];
        }
        self.layout.homes = homes(self.circuit.instructions());
        self.layout
    }

    /// Lays a block out. Gives the column behind it.
    fn block(&mut self, block: &[Instruction], frame: &Frame) -> usize {
        let mut free_from = FreeFrom::new(&frame.wires, frame.first_column);
        for instruction in block {
            self.instruction(instruction, frame, &mut free_from);
        }
        free_from.end()
    }

    fn instruction(&mut self, step: &Instruction, frame: &Frame, free_from: &mut FreeFrom) {
        let place = self.layout.slots.len();
        self.layout.slots.push(None);
        let wires = drawn_wires(step, &frame.wires);
        let blocked = blocked_wires(step, self.ties[place], &frame.wires);
        let (Some(wires), Some(blocked)) = (wires, blocked) else { return };
        let start = free_from.on(&blocked);
        let mut slot = Slot {
            columns: start..start + 1,
            wires,
            blocked,
            has_line: has_line(step),
            depth: frame.depth,
            inside: frame.inside,
            blocks: Vec::new(),
            is_opened: false,
        };
        if let Some(flow) = step.control_flow() {
            self.blocks(flow, place, &mut slot);
        } else if self.opened.contains(&place) {
            self.body(step, place, &mut slot);
        }
        free_from.span(&slot.blocked).fill(slot.columns.end);
        self.layout.enter(Item::Instruction(place), &slot);
        self.layout.slots[place] = Some(slot);
    }

    /// Lays out the blocks of control flow, one behind the other.
    fn blocks(&mut self, flow: &ControlFlow, place: usize, slot: &mut Slot) {
        let blocks = flow.blocks();
        let last = blocks.len().saturating_sub(1);
        for (number, block) in blocks.into_iter().enumerate() {
            let header = if number == 0 { slot.columns.start } else { slot.columns.end };
            let frame = Frame {
                wires: slot.wires.clone(),
                first_column: header + 1,
                depth: slot.depth + 1,
                inside: Some(BlockAt { place, block: number }),
            };
            let taken = self.block(block, &frame);
            let end = if number == last { taken + 1 } else { taken.max(header + 2) };
            slot.blocks.push(BlockSlot { header, content: header + 1..end });
            slot.columns.end = end;
        }
    }

    /// Lays out what an opened gate stands for.
    fn body(&mut self, step: &Instruction, place: usize, slot: &mut Slot) {
        let Some(body) = expanded(self.circuit, step) else { return };
        slot.is_opened = true;
        let start = slot.columns.start;
        let mut free_from = FreeFrom::new(&slot.wires, start);
        let mut inside = Vec::with_capacity(body.len());
        for (index, inner) in body.into_iter().enumerate() {
            let ties = self.knots.ties(&inner);
            let wires = drawn_wires(&inner, &slot.wires);
            let blocked = blocked_wires(&inner, ties, &slot.wires);
            let found = wires.zip(blocked).map(|(wires, blocked)| {
                let column = free_from.on(&blocked);
                free_from.span(&blocked).fill(column + 1);
                Slot {
                    columns: column..column + 1,
                    wires,
                    blocked,
                    blocks: Vec::new(),
                    is_opened: false,
                    ..slot.clone()
                }
            });
            if let Some(found) = &found {
                self.layout.enter(Item::Inside { place, index }, found);
            }
            inside.push((inner, found));
        }
        slot.columns.end = free_from.end().max(start + 1);
        self.layout.bodies.insert(place, inside);
    }
}
