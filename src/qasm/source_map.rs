//! Which stretch of a text stands for which part of a circuit.

use super::Span;
use crate::circuit::{StandardGate, VariableId};

/// A part of a circuit that a statement stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Version of the language, inclusion of a library: nothing of the circuit.
    Head,
    /// The quantum register with this index.
    Qreg(usize),
    /// The classical register with this index.
    Creg(usize),
    /// The input with this index.
    Input(usize),
    /// A variable.
    Variable(VariableId),
    /// A constant or an alias, whose uses stand for what it means.
    Abbreviation,
    /// The gate definition with this index.
    Definition(usize),
    /// The definition of a gate that is in the table of gates anyway.
    TableGate(StandardGate),
    /// The instruction at this place, see [`Circuit::walk`](crate::circuit::Circuit::walk).
    Instruction(usize),
    /// The inside of a block of the control flow at this place, without braces.
    Block {
        /// Place of the control flow.
        place: usize,
        /// Which of its blocks.
        block: usize,
    },
}

/// Which stretch of a text stands for which part of a circuit, in the order of the text.
///
/// A statement can stand for several parts (a gate broadcast over a register): they have the
/// same span then. Spans of blocks lie within those of their control flow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    entries: Vec<(Part, Span)>,
}

impl SourceMap {
    /// All parts with their spans.
    pub fn entries(&self) -> &[(Part, Span)] {
        &self.entries
    }

    pub(super) fn add(&mut self, part: Part, span: Span) {
        self.entries.push((part, span));
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says where an entry ends, which is known only when what is in it is written.
    pub(super) fn set_end(&mut self, index: usize, end: usize) {
        if let Some((_, span)) = self.entries.get_mut(index) {
            span.end = end;
        }
    }

    /// The span of the instruction at a place.
    pub fn span_of(&self, place: usize) -> Option<Span> {
        let mut entries = self.entries.iter();
        entries.find(|(part, _)| *part == Part::Instruction(place)).map(|(_, span)| *span)
    }

    /// Places of the instructions of the innermost statement around an offset.
    pub fn places_at(&self, offset: usize) -> Vec<usize> {
        let around = self.entries.iter().filter_map(|(part, span)| match part {
            Part::Instruction(place) if (span.start..=span.end).contains(&offset) => {
                Some((*place, *span))
            }
            _ => None,
        });
        let around: Vec<(usize, Span)> = around.collect();
        let length = |span: &Span| span.end - span.start;
        let Some(shortest) = around.iter().map(|(_, span)| length(span)).min() else {
            return Vec::new();
        };
        let innermost = around.into_iter().filter(|(_, span)| length(span) == shortest);
        innermost.map(|(place, _)| place).collect()
    }
}
