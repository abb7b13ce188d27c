//! A text changed as little as needed to mean another circuit.
//!
//! The instructions of both circuits are aligned, block by block. A statement of the text whose
//! instructions all stay keeps its exact text, and its comments with it; one whose instructions
//! go goes together with the comments on its line; what is new is written canonically, indented
//! like what is around. Where one name changes and nothing else, so do its uses in the text. The
//! result is read again, and if it is not exactly the new circuit, the canonical text is given
//! instead.

mod align;
mod blocks;
mod declarations;
mod edits;
mod flows;
mod language;
mod lines;
mod moves;
mod printer;
mod rename;
mod same;
mod steps;
mod units;

use std::collections::BTreeSet;

use super::export::write_in;
use super::{Language, Limits, Parsed, Span, Written, parse_within};
use crate::circuit::{Circuit, Register};
use blocks::{Pair, Region};
use declarations::Fates;
use edits::Edits;
use moves::{Moved, Within};
use printer::Printer;
use units::Units;

pub use language::in_open_qasm_3;
pub(super) use same::is_same;

/// The text `source`, from which `parsed` was read, changed as little as needed to be read as
/// `new`. The map is the one of the changed text. None when the language of the text cannot hold
/// the circuit, or not with its names.
///
/// The cost is that of reading the text once, and of the number of differences.
pub fn rewrite(source: &str, parsed: &Parsed, new: &Circuit) -> Option<Written> {
    let from = |old: &Circuit| {
        let renamed = rename::renamed(source, parsed, old, new);
        let renamed = renamed.and_then(|text| checked(text, new));
        renamed.or_else(|| {
            let (text, is_far) = edited(source, parsed, (old, new), Manner::default())?;
            let near = Manner { within: Within::Block, ..Manner::default() };
            let near = || edited(source, parsed, (old, new), near);
            // What a block declares is not known outside of it.
            let other = || if is_far { checked(near()?.0, new) } else { None };
            checked(text, new).or_else(other)
        })
    };
    parsed
        .circuit
        .as_ref()
        .and_then(from)
        .or_else(|| checked(write_in(new, parsed.language).text, new))
}

/// As [`rewrite`], with what the language of the text has in place of what it lacks: a gate with a
/// modifier becomes the one that it is, or one of the circuit's own. Gives the circuit that the
/// text then stands for, too. None where something would be lost.
pub fn rewrite_held(source: &str, parsed: &Parsed, new: &Circuit) -> Option<(Written, Circuit)> {
    let held = language::held(new, parsed.language)?;
    let manner = Manner { keeps_comments: true, ..Manner::default() };
    let edited = edited(source, parsed, (parsed.circuit.as_ref()?, &held), manner);
    let written = edited.and_then(|(text, _)| checked(text, &held));
    let written = written.or_else(|| rewrite(source, parsed, &held))?;
    Some((written, held))
}

/// How a text is changed.
#[derive(Debug, Clone, Copy, Default)]
struct Manner {
    within: Within,
    keeps_comments: bool,
}

/// The text, if it is read as the circuit.
fn checked(text: String, circuit: &Circuit) -> Option<Written> {
    let parsed = parse_within(Limits::SAVED, &text);
    let is_right = parsed.circuit.as_ref().is_some_and(|found| is_same(found, circuit));
    is_right.then(|| Written { text, map: parsed.map, losses: Vec::new() })
}

/// Makes one text out of another.
struct Rewriter<'c> {
    language: Language,
    old: Printer<'c>,
    new: Printer<'c>,
    /// Whether the circuits have the same bits, names and definitions, so that equal
    /// instructions are written alike.
    is_same_frame: bool,
    /// Names of registers with another size than before, and of aliases that depend on them.
    resized: BTreeSet<String>,
    units: Units,
    /// The insides of all blocks.
    blocks: Vec<Span>,
    fates: Fates,
    /// New instructions whose statements stand elsewhere.
    moved: Moved,
    /// Whether a statement that becomes another gate does what its comment says all the same.
    keeps_comments: bool,
    edits: Edits<'c>,
}

/// The changed text, and whether a statement has moved in it between blocks.
fn edited<'c>(
    source: &'c str,
    parsed: &Parsed,
    (old, new): (&'c Circuit, &'c Circuit),
    manner: Manner,
) -> Option<(String, bool)> {
    let units = Units::new(&parsed.map, old);
    let blocks = units.list.iter().flat_map(|unit| unit.blocks.values().copied()).collect();
    let mut rewriter = Rewriter {
        language: parsed.language,
        old: Printer::new(old, parsed.language),
        new: Printer::new(new, parsed.language),
        is_same_frame: has_same_frame(old, new),
        resized: BTreeSet::new(),
        units,
        blocks,
        fates: Fates::default(),
        moved: Moved::default(),
        keeps_comments: manner.keeps_comments,
        edits: Edits::new(source),
    };
    rewriter.find_resized();
    rewriter.declarations();
    let pair = Pair { old: old.instructions(), first: 0, new: new.instructions() };
    rewriter.find_moved(pair, manner.within);
    rewriter.block(pair, Region::TopLevel)?;
    rewriter.rest_of_declarations();
    let is_far = rewriter.moved.is_far;
    Some((rewriter.edits.apply()?, is_far))
}

fn has_same_frame(old: &Circuit, new: &Circuit) -> bool {
    old.qregs() == new.qregs()
        && old.cregs() == new.cregs()
        && old.inputs() == new.inputs()
        && old.variables() == new.variables()
        && old.definitions() == new.definitions()
}

impl Rewriter<'_> {
    fn find_resized(&mut self) {
        let (old, new) = (self.old.circuit, self.new.circuit);
        for (before, after) in [(old.qregs(), new.qregs()), (old.cregs(), new.cregs())] {
            let is_same = |register: &&Register| {
                after.iter().any(|other| other.name == register.name && other.size == register.size)
            };
            let others = before.iter().filter(|register| !is_same(register));
            self.resized.extend(others.map(|register| register.name.clone()));
        }
        if self.resized.is_empty() {
            return;
        }
        for unit in &self.units.list {
            let text = unit.span.text(self.edits.lines.source);
            let depends = lines::depends_on_size(text, &|word| self.resized.contains(word));
            if unit.declared.contains(&super::Part::Abbreviation) && depends {
                let name = text.trim_start_matches("let").split('=').next().unwrap_or_default();
                self.resized.insert(name.trim().to_owned());
            }
        }
    }
}
