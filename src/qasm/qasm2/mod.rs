//! OpenQASM 2 to circuits, as Qiskit reads it, statement by statement.
//!
//! Owns: the grammar of OpenQASM 2, what `qelib1.inc` holds, and what is said about things that
//! only OpenQASM 3 has. Shares with the reader of OpenQASM 3 the tokens, the way back after a
//! mistake and the recognition of gates of the table. The language has no scopes but that of a
//! gate's arguments and no names before their declaration, so that each statement is done as
//! soon as it is read, and no tree of the program is kept.
//!
//! Read more leniently than by Qiskit, since the meaning is clear: gates of the library without
//! its inclusion and gates of the table that the library lacks (with a warning), comments in
//! `/* */`, an inclusion that is repeated, registers with names of the library's gates. Less
//! leniently: registers of size 0 and infinite angles.

mod declarations;
mod definitions;
mod formulas;
mod library;
mod names;
mod operands;
mod operations;

use std::collections::BTreeMap;

use super::diagnostic::{Diagnostic, Diagnostics, Span};
use super::kind::DiagnosticKind;
use super::message::quoted;
use super::source_map::{Part, SourceMap};
use super::syntax::{Parse, Parser, RegisterKind, TokenKind, is_reserved, tokenize};
use super::{Limits, is_too_long};
use crate::circuit::{Circuit, Instruction};
use names::{GateMeaning, Meaning};

/// Whether a text is OpenQASM 2 by its own word: its first statement says so, or includes the
/// library that only OpenQASM 2 has.
pub(super) fn is_open_qasm_2(source: &str) -> bool {
    let first = behind_blanks(source);
    if let Some(rest) = first.strip_prefix("OPENQASM") {
        behind_blanks(rest).trim_start_matches('0').starts_with('2')
    } else if let Some(rest) = first.strip_prefix("include") {
        let path = behind_blanks(rest);
        path.starts_with("\"qelib1.inc\"") || path.starts_with("'qelib1.inc'")
    } else {
        false
    }
}

/// What follows white space, comments and empty statements.
fn behind_blanks(source: &str) -> &str {
    let is_blank = |c: char| c.is_whitespace() || c == ';' || c == '\u{feff}';
    let mut rest = source.trim_start_matches(is_blank);
    loop {
        let end = if rest.starts_with("//") {
            rest.find('\n')
        } else if let Some(inside) = rest.strip_prefix("/*") {
            inside.find("*/").map(|length| length + 4)
        } else {
            return rest;
        };
        rest = end.map_or("", |end| &rest[end..]).trim_start_matches(is_blank);
    }
}

/// The circuit of a program, of no meaning when there are errors, and what of the text stands
/// for what of it.
pub(super) fn read_program(
    limits: Limits,
    source: &str,
    diagnostics: &mut Diagnostics,
    map: &mut SourceMap,
) -> Circuit {
    if is_too_long(limits, source, diagnostics) {
        return Circuit::new();
    }
    let tokens = tokenize(source, diagnostics);
    let mut parser = Parser::new(source, tokens, diagnostics);
    let mut program = Program {
        source,
        circuit: Circuit::new(),
        map,
        names: BTreeMap::new(),
        library: library::gates(),
        has_library: false,
        has_begun: false,
        next_place: 0,
        parts_left: Some(limits.parts),
    };
    parser.sequence(Parser::at_end, |parser| program.statement(parser));
    program.circuit
}

/// Why a statement is left out.
enum Failure {
    /// A new reason, to be reported.
    Reported(Diagnostic),
    /// It depends on something that has been reported.
    Known,
}

type Lowered<T> = Result<T, Failure>;

fn failure<T>(span: Span, kind: DiagnosticKind) -> Lowered<T> {
    Err(Failure::Reported(Diagnostic::error(span, kind)))
}

/// Reports a failure; gives what there is else.
fn note<T>(parser: &mut Parser<'_, '_>, outcome: Lowered<T>) -> Option<T> {
    match outcome {
        Ok(value) => return Some(value),
        Err(Failure::Reported(diagnostic)) => parser.diagnostics.report(diagnostic),
        Err(Failure::Known) => {}
    }
    None
}

/// The program as far as it is read. What is wrong with the spelling of a statement is the error
/// of the method that reads it, and reading goes on behind the statement; what is wrong with its
/// meaning is a [`Failure`], found when the statement has been read to its end.
struct Program<'a, 'm> {
    source: &'a str,
    circuit: Circuit,
    map: &'m mut SourceMap,
    /// What the program has declared.
    names: BTreeMap<&'a str, Meaning>,
    /// The gates of the language and of `qelib1.inc`.
    library: BTreeMap<&'static str, GateMeaning>,
    /// Whether `qelib1.inc` is included, or a warning has said that it is not.
    has_library: bool,
    /// Whether there was a statement before this one.
    has_begun: bool,
    /// Place of the next instruction.
    next_place: usize,
    /// What is left of the parts it may hold; none once something did not fit and was reported.
    parts_left: Option<usize>,
}

impl<'a> Program<'a, '_> {
    fn statement(&mut self, parser: &mut Parser<'a, '_>) -> Parse<()> {
        let first = parser.peek();
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        if first.kind != TokenKind::Word {
            return Err(self.no_statement(parser));
        }
        match parser.text(first) {
            "OPENQASM" => self.version(parser, is_first),
            "include" => self.include(parser),
            "qreg" => self.register(parser, RegisterKind::Quantum),
            "creg" => self.register(parser, RegisterKind::Classical),
            "gate" => self.gate(parser),
            "opaque" => self.opaque(parser),
            "if" => self.conditioned(parser),
            "barrier" => self.barrier(parser),
            word => {
                self.check_word(parser, word)?;
                let outcome = self.operation(parser)?;
                let span = parser.span_since(first.span);
                for instruction in note(parser, outcome).into_iter().flatten() {
                    self.add(instruction, span);
                }
                Ok(())
            }
        }
    }

    fn no_statement(&self, parser: &Parser<'a, '_>) -> Diagnostic {
        let token = parser.peek();
        match token.kind {
            TokenKind::Hardware => self.only_open_qasm_3(token.span),
            _ => parser.unexpected(|found| DiagnosticKind::ExpectedStatement { found }),
        }
    }

    /// Whether an operation can begin with `word`, which comes next.
    fn check_word(&self, parser: &Parser<'a, '_>, word: &str) -> Parse<()> {
        let span = parser.peek().span;
        if is_reserved(word) && !self.is_known(word) && !["measure", "reset"].contains(&word) {
            return Err(self.only_open_qasm_3(span));
        }
        let next = parser.peek_at(1);
        if parser.token_is(next, "=") || parser.token_is(next, "[") {
            return Err(Diagnostic::error(span, DiagnosticKind::AssignedMeasurement));
        }
        Ok(())
    }

    /// That the construct at `span` belongs to another version of the language.
    fn only_open_qasm_3(&self, span: Span) -> Diagnostic {
        let construct = quoted(span.text(self.source));
        Diagnostic::error(span, DiagnosticKind::OnlyOpenQasm3 { construct })
    }

    /// Takes `count` of the parts that a circuit may still hold.
    fn spend(&mut self, count: usize, span: Span) -> Lowered<()> {
        let parts_left = self.parts_left.ok_or(Failure::Known)?;
        self.parts_left = parts_left.checked_sub(count);
        match self.parts_left {
            Some(_) => Ok(()),
            None => failure(span, DiagnosticKind::TooLarge),
        }
    }

    /// Adds the next instruction, which the statement at `span` stands for; gives its place.
    fn add(&mut self, instruction: Instruction, span: Span) -> usize {
        let place = self.next_place;
        self.map.add(Part::Instruction(place), span);
        self.next_place += instruction.num_places();
        self.circuit.push(instruction).expect("invariant: counts and operands were checked");
        place
    }
}
