//! Statements with blocks: what stands around the blocks, and an `else` that comes or goes.

use super::super::Span;
use super::Rewriter;
use super::blocks::{Pair, Region};
use crate::circuit::{ControlFlow, Instruction};

impl<'c> Rewriter<'c> {
    /// Writes the changes within a statement with blocks. False when it has to be written anew.
    pub(super) fn flow(
        &mut self,
        (old, new): (&'c ControlFlow, &'c ControlFlow),
        place: usize,
        unit: usize,
    ) -> Option<bool> {
        if !self.same_heads(old, new, unit)? {
            return Some(false);
        }
        let indentation = self.edits.lines.indentation(self.units.list[unit].span.start).to_owned();
        let mut first = place + 1;
        let (old_blocks, new_blocks) = (old.blocks(), new.blocks());
        self.old.enter(old);
        self.new.enter(new);
        for (number, (old, new)) in old_blocks.iter().zip(&new_blocks).enumerate() {
            let pair = Pair { old, first, new };
            let inside = *self.units.list[unit].blocks.get(&number)?;
            let is_braced = self.is_braced(inside);
            let region = if is_braced {
                Region::Braces { inside, indentation: &indentation }
            } else {
                Region::Bare { indentation: &indentation }
            };
            self.block(pair, region)?;
            first += old.iter().map(Instruction::num_places).sum::<usize>();
        }
        self.old.leave();
        self.new.leave();
        Some(true)
    }

    fn is_braced(&self, inside: Span) -> bool {
        self.edits.lines.source[..inside.start].ends_with('{')
    }

    /// Writes the changes of what stands around the blocks; false when that is too much.
    fn same_heads(
        &mut self,
        old: &'c ControlFlow,
        new: &'c ControlFlow,
        unit: usize,
    ) -> Option<bool> {
        let (heads, others) = (self.old.heads(old), self.new.heads(new));
        let (span, first) = self.first_block(unit)?;
        let head = Span { start: span.start, end: first.start };
        let depends = self.depends_on_size(head);
        if heads == others && !depends {
            return Some(true);
        }
        let has_one_head = !matches!(new, ControlFlow::Switch { .. });
        if heads.len() != others.len() || !has_one_head {
            return self.else_block(old, new, unit, depends);
        }
        if heads[1..] != others[1..] {
            return Some(false);
        }
        let end = if self.is_braced(first) { first.start - 1 } else { first.start };
        let text = others.first()?.trim_end_matches('{').to_owned();
        self.edits.replace(Span { start: span.start, end }, text);
        Some(true)
    }

    /// The span of a statement, and of the inside of its first block.
    fn first_block(&self, unit: usize) -> Option<(Span, Span)> {
        let unit = &self.units.list[unit];
        Some((unit.span, *unit.blocks.get(&0)?))
    }

    /// An `else` that comes or goes.
    fn else_block(
        &mut self,
        old: &'c ControlFlow,
        new: &'c ControlFlow,
        unit: usize,
        depends: bool,
    ) -> Option<bool> {
        let (ControlFlow::If { otherwise: before, .. }, ControlFlow::If { otherwise: after, .. }) =
            (old, new)
        else {
            return Some(false);
        };
        let (span, first) = self.first_block(unit)?;
        if depends || self.old.heads(old).first() != self.new.heads(new).first() {
            return Some(false);
        }
        let end = first.end + usize::from(self.is_braced(first));
        match (before, after) {
            (None, Some(after)) if self.is_braced(first) => {
                let lines = self.new.lines(after);
                let indentation = self.edits.lines.indentation(span.start).to_owned();
                let line_break = self.edits.lines.line_break();
                let mut text = " else {".to_owned();
                for line in lines {
                    text.extend([line_break, indentation.as_str(), "  ", line.as_str()]);
                }
                text.extend([line_break, indentation.as_str(), "}"]);
                self.edits.replace(Span { start: end, end }, text);
                Some(true)
            }
            (Some(_), None) if self.is_braced(first) => {
                self.edits.replace(Span { start: end, end: span.end }, String::new());
                Some(true)
            }
            _ => Some(false),
        }
    }
}
