//! What a language lacks: written with what it has, or else the text in another language.

use super::super::export::write_in;
use super::super::{Language, Limits, Parsed, Part, Span, parse_within};
use super::edits::Edits;
use super::is_same;
use super::printer::Printer;
use crate::circuit::{Circuit, StandardGate};

/// The circuit with what a language has in place of what it lacks, which does the same. None where
/// something would be lost.
pub(super) fn held(circuit: &Circuit, language: Language) -> Option<Circuit> {
    let written = write_in(circuit, language);
    if written.losses.is_empty() {
        parse_within(Limits::SAVED, &written.text).circuit
    } else {
        None
    }
}

/// A text in OpenQASM 2 as one in OpenQASM 3, which differs in its head and in the gates of its
/// library only. None when it means something else there.
pub fn in_open_qasm_3(source: &str, parsed: &Parsed) -> Option<(String, Parsed)> {
    let circuit = parsed.circuit.as_ref().filter(|_| parsed.language == Language::OpenQasm2)?;
    let needed = definitions(circuit);
    let mut edits = Edits::new(source);
    let mut head = None;
    for (part, span) in parsed.map.entries() {
        match part {
            Part::Head => {
                let is_version = span.text(source).starts_with("OPENQASM");
                let line = if is_version { "OPENQASM 3.0;" } else { "include \"stdgates.inc\";" };
                edits.replace(*span, line.to_owned());
                head = Some(*span);
            }
            Part::TableGate(gate) if !needed.iter().any(|(needed, _)| needed == gate) => {
                edits.remove(*span);
            }
            _ => {}
        }
    }
    let is_known = |gate: StandardGate| {
        parsed.map.entries().iter().any(|(part, _)| *part == Part::TableGate(gate))
    };
    let missing = needed.into_iter().filter(|(gate, _)| !is_known(*gate));
    let lines: Vec<String> = missing.flat_map(|(_, lines)| lines).collect();
    if !lines.is_empty() {
        edits.insert_behind(head.unwrap_or(Span { start: 0, end: 0 }), "", &lines);
    }
    let text = edits.apply()?;
    let parsed = parse_within(Limits::SAVED, &text);
    let is_right = parsed.circuit.as_ref().is_some_and(|found| is_same(found, circuit));
    is_right.then_some((text, parsed))
}

/// The definitions that gates of the table need in OpenQASM 3.
fn definitions(circuit: &Circuit) -> Vec<(StandardGate, Vec<String>)> {
    let preamble = Printer::new(circuit, Language::OpenQasm3).preamble();
    let of_table = preamble.into_iter().filter_map(|(part, lines)| match part {
        Part::TableGate(gate) => Some((gate, lines)),
        _ => None,
    });
    of_table.collect()
}
