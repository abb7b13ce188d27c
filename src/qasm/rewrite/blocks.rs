//! The instructions of a block: which stay, change, go and come.

use super::super::{Language, Span};
use super::Rewriter;
use super::edits::each_behind;
use super::lines::depends_on_size;
use super::steps::{Group, Step};
use crate::circuit::{Instruction, Operation};

/// A block of the old circuit and what it becomes.
#[derive(Clone, Copy)]
pub(super) struct Pair<'b> {
    pub(super) old: &'b [Instruction],
    /// Place of the first old instruction.
    pub(super) first: usize,
    pub(super) new: &'b [Instruction],
}

/// Where the statements of a block stand in the text.
#[derive(Clone, Copy)]
pub(super) enum Region<'r> {
    /// Outside of all blocks.
    TopLevel,
    /// Between braces, in a statement with this indentation.
    Braces { inside: Span, indentation: &'r str },
    /// One statement without braces.
    Bare { indentation: &'r str },
}

impl<'c> Rewriter<'c> {
    /// Writes the changes of a block. None when the text is not understood well enough.
    pub(super) fn block(&mut self, pair: Pair<'c>, region: Region<'_>) -> Option<()> {
        let steps = self.steps(pair);
        let groups = self.groups(pair, &steps)?;
        let is_structural = groups.iter().any(|group| {
            let all_go = group.steps.iter().all(|step| matches!(step, Step::Remove(_)));
            group.unit.is_none() || all_go
        });
        match region {
            Region::Bare { indentation } if is_structural => {
                self.put_into_braces(pair, &groups, indentation)
            }
            _ => self.in_place(pair, groups, region),
        }
    }

    fn in_place(&mut self, pair: Pair<'c>, groups: Vec<Group>, region: Region<'_>) -> Option<()> {
        let mut last = None;
        let mut groups = groups.into_iter().peekable();
        while let Some(group) = groups.next() {
            let Some(unit) = group.unit else {
                let lines = self.new_lines(pair, &group.steps);
                let next = groups.peek().and_then(|next| next.unit);
                self.insert(last, next, &lines, region);
                continue;
            };
            let goes = group.steps.iter().all(|step| matches!(step, Step::Remove(_)));
            // What comes takes the place of what goes.
            let next = if goes { groups.next_if(|next| next.unit.is_none()) } else { None };
            if let Some(next) = next {
                let lines = self.new_lines(pair, &next.steps);
                self.exchange(unit, &lines);
                last = Some(unit);
            } else {
                self.unit(pair, unit, &group.steps)?;
                last = if goes { last } else { Some(unit) };
            }
        }
        Some(())
    }

    /// The lines for the new instructions among some steps: canonical ones, or those of a
    /// statement that has moved here.
    fn new_lines(&mut self, pair: Pair<'_>, steps: &[Step]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut canonical: Vec<Instruction> = Vec::new();
        for j in steps.iter().filter_map(|step| step.index_in_new()) {
            let step = &pair.new[j];
            if let Some(origin) = self.moved.origin_of(step) {
                lines.extend(self.new.lines(&std::mem::take(&mut canonical)));
                lines.extend(self.lines_of_moved(step, origin));
            } else {
                canonical.push(step.clone());
            }
        }
        lines.extend(self.new.lines(&canonical));
        lines
    }

    /// Replaces a statement and its comment.
    fn exchange(&mut self, unit: usize, lines: &[String]) {
        let all = [self.declared_lines(unit).as_slice(), lines].concat();
        let span = self.edits.lines.with_comments(self.units.list[unit].span);
        self.edits.replace_statement(span, &all);
    }

    /// The lines for what a statement declares beside its instructions, which are then written.
    fn declared_lines(&mut self, unit: usize) -> Vec<String> {
        let changed = self.fates.changed.remove(&unit);
        changed.or_else(|| self.fates.kept.get(&unit).cloned()).unwrap_or_default()
    }

    /// Writes what becomes of one statement.
    fn unit(&mut self, pair: Pair<'c>, unit: usize, steps: &[Step]) -> Option<()> {
        let all_stay = steps.iter().all(|step| matches!(step, Step::Keep(..)));
        let depends = self.depends_on_size(self.units.list[unit].span);
        if !self.fates.changed.contains_key(&unit) {
            if all_stay && (!depends || self.means_the_same(pair, unit, steps)) {
                return Some(());
            }
            if let [Step::Keep(i, j) | Step::Change(i, j)] = steps
                && let (Some(old), Some(new)) =
                    (pair.old[*i].control_flow(), pair.new[*j].control_flow())
                && self.language == Language::OpenQasm3
            {
                let place =
                    pair.first + pair.old[..*i].iter().map(Instruction::num_places).sum::<usize>();
                if self.flow((old, new), place, unit)? {
                    return Some(());
                }
            }
            if depends && self.means_the_same(pair, unit, steps) {
                return Some(());
            }
        }
        let lines = self.new_lines(pair, steps);
        let all = [self.declared_lines(unit), lines].concat();
        let span = self.units.list[unit].span;
        if all.is_empty() {
            self.edits.remove(span);
        } else if self.is_other_operation(pair, steps) {
            self.edits.replace_statement(self.edits.lines.with_comments(span), &all);
        } else {
            self.edits.replace_statement(span, &all);
        }
        Some(())
    }

    /// Whether a statement becomes one that does something else, so that a comment about it is
    /// no longer true.
    fn is_other_operation(&self, pair: Pair<'_>, steps: &[Step]) -> bool {
        let [Step::Change(i, j)] = steps else {
            return false;
        };
        let (old, new) = (&pair.old[*i].operation, &pair.new[*j].operation);
        let has_name = self.old.circuit.operation_name(old);
        (!self.keeps_comments && has_name != self.new.circuit.operation_name(new))
            || matches!(
                (old, new),
                (Operation::Barrier(Some(_)), _) | (_, Operation::Barrier(Some(_)))
            )
    }

    /// Whether a statement that says whole registers stands for the new instructions as well,
    /// now that the registers have other sizes.
    fn means_the_same(&mut self, pair: Pair<'_>, unit: usize, steps: &[Step]) -> bool {
        let new: Vec<Instruction> =
            steps.iter().filter_map(|step| Some(pair.new[step.index_in_new()?].clone())).collect();
        let span = self.units.list[unit].span;
        let text = span.text(self.edits.lines.source);
        if text.contains('{') || text.contains('[') {
            return false;
        }
        let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
        let canonical = self.new.lines(&new);
        if let [only] = canonical.as_slice()
            && squeezed(only) == squeezed(text)
        {
            return true;
        }
        self.is_broadcast(&new)
            && steps.iter().all(|step| !matches!(step, Step::Change(..) | Step::Insert(_)))
    }

    /// Whether instructions are one operation on each qubit of a register in order.
    fn is_broadcast(&self, block: &[Instruction]) -> bool {
        let Some(first) = block.first() else {
            return false;
        };
        let circuit = self.new.circuit;
        let [qubit] = first.qubits.as_slice() else {
            return false;
        };
        let Some((register, 0)) = circuit.qreg_of(*qubit) else {
            return false;
        };
        let is_next = |(place, step): (u32, &Instruction)| {
            let is_next =
                matches!(step.qubits.as_slice(), [own] if own.0 == register.start + place);
            is_next && step.operation == first.operation && step.params == first.params
        };
        let is_gate = matches!(
            first.operation,
            Operation::Gate(_) | Operation::Reset | Operation::Modified(_)
        );
        is_gate && block.len() == register.size as usize && (0..).zip(block).all(is_next)
    }

    /// Puts lines behind a statement, or before one, or into an empty block.
    fn insert(
        &mut self,
        behind: Option<usize>,
        before: Option<usize>,
        lines: &[String],
        region: Region<'_>,
    ) {
        if let Some(unit) = behind {
            let span = self.units.list[unit].span;
            let indentation = self.edits.lines.indentation(span.start).to_owned();
            self.edits.insert_behind(span, &indentation, lines);
        } else if let Some(unit) = before {
            self.edits.insert_before(self.units.list[unit].span, lines);
        } else {
            match region {
                Region::TopLevel | Region::Bare { .. } => self.insert_at_end(lines),
                Region::Braces { inside, indentation } => {
                    self.insert_into_empty(inside, indentation, lines);
                }
            }
        }
    }

    /// Puts lines behind everything.
    fn insert_at_end(&mut self, lines: &[String]) {
        let source = self.edits.lines.source;
        let end = source.trim_end().len();
        let line_break = self.edits.lines.line_break();
        let text = each_behind(line_break, lines);
        let text = if end == 0 { text.trim_start().to_owned() } else { text };
        self.edits.replace(Span { start: end, end }, text);
    }

    fn insert_into_empty(&mut self, inside: Span, indentation: &str, lines: &[String]) {
        let line_break = self.edits.lines.line_break();
        let content = inside.text(self.edits.lines.source);
        let start = inside.start + content.trim_end().len();
        let rest = &content[content.trim_end().len()..];
        let outer = format!("{line_break}{indentation}");
        let text = each_behind(&format!("{outer}  "), lines);
        if rest.contains('\n') {
            self.edits.replace(Span { start, end: start }, text);
        } else {
            self.edits.replace(Span { start, end: inside.end }, text + &outer);
        }
    }

    /// Writes a statement without braces anew with braces, as what it becomes.
    fn put_into_braces(
        &mut self,
        pair: Pair<'c>,
        groups: &[Group],
        indentation: &str,
    ) -> Option<()> {
        let unit = groups.iter().find_map(|group| group.unit)?;
        let span = self.units.list[unit].span;
        let kept = span.text(self.edits.lines.source).to_owned();
        let line_break = self.edits.lines.line_break();
        let mut text = "{".to_owned();
        for group in groups {
            let all_stay = group.steps.iter().all(|step| matches!(step, Step::Keep(..)));
            let lines = match group.unit {
                Some(_) if all_stay => vec![kept.clone()],
                _ => self.new_lines(pair, &group.steps),
            };
            for line in lines {
                text.extend([line_break, indentation, "  ", line.as_str()]);
            }
        }
        text.extend([line_break, indentation, "}"]);
        self.edits.replace(span, text);
        Some(())
    }

    pub(super) fn depends_on_size(&self, span: Span) -> bool {
        let text = span.text(self.edits.lines.source);
        !self.resized.is_empty() && depends_on_size(text, &|word| self.resized.contains(word))
    }
}
