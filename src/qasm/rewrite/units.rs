//! The statements of a text with what they stand for.

use std::collections::BTreeMap;

use super::super::{Part, SourceMap, Span};
use crate::circuit::{Circuit, VariableScope};

/// A statement of the text.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) span: Span,
    /// Registers, inputs, variables and definitions that it declares, and what else it is.
    pub(super) declared: Vec<Part>,
    /// Places of its instructions, those in blocks of one that is written out included.
    pub(super) places: Vec<usize>,
    /// The insides of its blocks.
    pub(super) blocks: BTreeMap<usize, Span>,
}

/// All statements of a text.
pub(super) struct Units {
    pub(super) list: Vec<Unit>,
    /// The statement of each place.
    of_place: Vec<Option<usize>>,
}

impl Units {
    pub(super) fn new(map: &SourceMap, circuit: &Circuit) -> Self {
        let mut units = Self { list: Vec::new(), of_place: vec![None; circuit.num_places()] };
        let mut by_span: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (part, span) in map.entries() {
            if let Part::Block { place, block } = part {
                if let Some(unit) = units.index_of_place(*place) {
                    units.list[unit].blocks.insert(*block, *span);
                }
                continue;
            }
            if is_of_loop(*part, circuit) {
                continue;
            }
            let index = *by_span.entry((span.start, span.end)).or_insert_with(|| {
                units.list.push(Unit {
                    span: *span,
                    declared: Vec::new(),
                    places: Vec::new(),
                    blocks: BTreeMap::new(),
                });
                units.list.len() - 1
            });
            match part {
                Part::Instruction(place) => {
                    units.list[index].places.push(*place);
                    if let Some(slot) = units.of_place.get_mut(*place) {
                        *slot = Some(index);
                    }
                }
                other => units.list[index].declared.push(*other),
            }
        }
        units
    }

    /// The statement that stands for a place.
    pub(super) fn index_of_place(&self, place: usize) -> Option<usize> {
        self.of_place.get(place).copied().flatten()
    }

    /// The statement that declares something.
    pub(super) fn declaring(&self, part: Part) -> Option<usize> {
        self.list.iter().position(|unit| unit.declared.contains(&part))
    }
}

fn is_of_loop(part: Part, circuit: &Circuit) -> bool {
    match part {
        Part::Variable(id) => circuit
            .variables()
            .get(id.index())
            .is_some_and(|variable| variable.scope == VariableScope::Loop),
        _ => false,
    }
}
