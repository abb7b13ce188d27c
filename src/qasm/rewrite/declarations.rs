//! Registers, inputs, variables and definitions that are new, changed or gone.

use std::collections::BTreeMap;

use super::super::{Part, Span};
use super::Rewriter;
use super::align::align;
use crate::circuit::{Circuit, Register};

/// A declaration in canonical text.
struct Declaration {
    part: Part,
    name: String,
    lines: Vec<String>,
}

/// What becomes of the declarations of the old circuit.
#[derive(Default)]
pub(super) struct Fates {
    /// Lines that take the place of a declaration, by its statement; none when it goes.
    pub(super) changed: BTreeMap<usize, Vec<String>>,
    /// Lines of declarations that stay, by their statement.
    pub(super) kept: BTreeMap<usize, Vec<String>>,
}

impl Rewriter<'_> {
    /// Compares the declarations of both circuits. Those that go or change are noted, since
    /// their statements can stand for instructions as well; new ones are put into the text.
    pub(super) fn declarations(&mut self) {
        let (old, new) = (self.old.preamble(), self.new.preamble());
        for kind in 0..KINDS {
            let of_kind = |list: &[(Part, Vec<String>)], circuit: &Circuit| {
                let mine = list.iter().filter(|(part, _)| self::kind(*part) == Some(kind));
                mine.map(|(part, lines)| Declaration {
                    part: *part,
                    name: name_of(*part, circuit),
                    lines: lines.clone(),
                })
                .collect::<Vec<_>>()
            };
            let old = of_kind(&old, self.old.circuit);
            let new = of_kind(&new, self.new.circuit);
            if kind == TABLE {
                self.table_gates(&old, &new);
            } else {
                self.declarations_of_kind(kind, &old, &new);
            }
        }
    }

    /// Definitions of gates of the table are there for what uses them: those that are needed
    /// now come in, and none goes.
    fn table_gates(&mut self, old: &[Declaration], new: &[Declaration]) {
        for declaration in new {
            let is_known = old.iter().any(|known| known.part == declaration.part)
                || self.units.declaring(declaration.part).is_some();
            if !is_known {
                self.insert_declaration(TABLE, None, declaration);
            }
        }
    }

    fn declarations_of_kind(&mut self, kind: usize, old: &[Declaration], new: &[Declaration]) {
        let same_name = |i: usize, j: usize| old[i].name == new[j].name;
        let pairs = align(old.len(), new.len(), &same_name);
        let mut kept = BTreeMap::new();
        kept.extend(pairs.iter().map(|(i, j)| (*j, *i)));
        for (index, declaration) in old.iter().enumerate() {
            let Some(unit) = self.units.declaring(declaration.part) else { continue };
            let pair = pairs.iter().find(|(i, _)| *i == index);
            let lines = pair.map_or(&[][..], |(_, j)| new[*j].lines.as_slice());
            let fates = &mut self.fates;
            let noted =
                if lines == declaration.lines { &mut fates.kept } else { &mut fates.changed };
            noted.entry(unit).or_default().extend_from_slice(lines);
        }
        let mut last = None;
        for (index, declaration) in new.iter().enumerate() {
            match kept.get(&index) {
                Some(old_index) => last = self.units.declaring(old[*old_index].part).or(last),
                None => self.insert_declaration(kind, last, declaration),
            }
        }
    }

    /// Puts a declaration behind a statement, or else behind the last of its kind or of those
    /// that come before it.
    fn insert_declaration(&mut self, kind: usize, behind: Option<usize>, new: &Declaration) {
        let earlier = || {
            (0..=kind).rev().find_map(|kind| {
                let is_of_kind = |part: &Part| self::kind(*part) == Some(kind);
                self.units.list.iter().rposition(|unit| {
                    unit.declared.iter().any(is_of_kind) && self.is_top_level(unit.span)
                })
            })
        };
        match behind.or_else(earlier) {
            Some(unit) => {
                let span = self.units.list[unit].span;
                let indentation = self.edits.lines.indentation(span.start).to_owned();
                self.edits.insert_behind(span, &indentation, &new.lines);
            }
            None => self.edits.insert_before(Span { start: 0, end: 0 }, &new.lines),
        }
    }

    /// Whether a statement stands outside of all blocks.
    fn is_top_level(&self, span: Span) -> bool {
        !self.blocks.iter().any(|block| block.start <= span.start && span.end <= block.end)
    }

    /// Writes what becomes of declarations whose statements stand for nothing else.
    pub(super) fn rest_of_declarations(&mut self) {
        for (unit, lines) in std::mem::take(&mut self.fates.changed) {
            let span = self.units.list[unit].span;
            if lines.is_empty() {
                self.edits.remove(span);
            } else if !self.resize(unit) {
                self.edits.replace_statement(span, &lines);
            }
        }
    }

    /// Changes the size in the declaration of a register where that is all there is to change.
    fn resize(&mut self, unit: usize) -> bool {
        let unit = &self.units.list[unit];
        let [part] = unit.declared.as_slice() else {
            return false;
        };
        let size = |registers: &[Register], index: usize| {
            registers.get(index).map(|register| (register.name.clone(), register.size))
        };
        let (old, new) = (self.old.circuit, self.new.circuit);
        let (old, new) = match part {
            Part::Qreg(index) => (size(old.qregs(), *index), new.qregs()),
            Part::Creg(index) => (size(old.cregs(), *index), new.cregs()),
            _ => return false,
        };
        let Some((name, old_size)) = old else { return false };
        let Some(register) = new.iter().find(|register| register.name == name) else {
            return false;
        };
        let text = unit.span.text(self.edits.lines.source);
        let wanted = format!("[{old_size}]");
        let mut found = text.match_indices(&wanted);
        let (Some((at, _)), None) = (found.next(), found.next()) else {
            return false;
        };
        let start = unit.span.start + at + 1;
        let span = Span { start, end: start + wanted.len() - 2 };
        self.edits.replace(span, register.size.to_string());
        true
    }
}

/// Definitions of gates of the table among the kinds of declarations.
const TABLE: usize = 1;

/// Number of kinds of declarations.
const KINDS: usize = 7;

/// The kinds of declarations in the order in which they are written.
fn kind(part: Part) -> Option<usize> {
    Some(match part {
        Part::Head => 0,
        Part::TableGate(_) => TABLE,
        Part::Definition(_) => 2,
        Part::Input(_) => 3,
        Part::Qreg(_) => 4,
        Part::Creg(_) => 5,
        Part::Variable(_) => 6,
        Part::Abbreviation | Part::Instruction(_) | Part::Block { .. } => return None,
    })
}

fn name_of(part: Part, circuit: &Circuit) -> String {
    let name = match part {
        Part::Definition(index) => circuit.definitions().get(index).map(|own| &own.name),
        Part::Input(index) => circuit.inputs().get(index).map(|input| &input.name),
        Part::Qreg(index) => circuit.qregs().get(index).map(|register| &register.name),
        Part::Creg(index) => circuit.cregs().get(index).map(|register| &register.name),
        Part::Variable(id) => circuit.variables().get(id.index()).map(|variable| &variable.name),
        _ => None,
    };
    name.cloned().unwrap_or_default()
}
