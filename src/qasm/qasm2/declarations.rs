//! Declarations: version, library, registers.

use super::super::diagnostic::{Diagnostic, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::source_map::Part;
use super::super::syntax::{Name, Parse, Parser, RegisterKind, TokenKind};
use super::library::is_in_paper;
use super::names::{Meaning, new_name, redefined};
use super::operands::{Bits, whole_number};
use super::{Lowered, Program, failure, note};
use crate::circuit::Circuit;

/// The one file that can be included.
pub(super) const LIBRARY: &str = "qelib1.inc";

impl<'a> Program<'a, '_> {
    /// `OPENQASM 2.0;`
    pub(super) fn version(&mut self, parser: &mut Parser<'a, '_>, is_first: bool) -> Parse<()> {
        let first = parser.bump().span;
        if parser.peek().kind != TokenKind::Number {
            return Err(parser.unexpected(|found| DiagnosticKind::ExpectedVersion { found }));
        }
        let version = parser.bump_name();
        parser.end_statement()?;
        let kind = if !is_first {
            DiagnosticKind::MisplacedVersion
        } else if !is_version_2(version.text) {
            DiagnosticKind::UnknownVersion { version: quoted(version.text) }
        } else {
            self.map.add(Part::Head, parser.span_since(first));
            return Ok(());
        };
        parser.diagnostics.report(Diagnostic::error(version.span, kind));
        Ok(())
    }

    /// `include "qelib1.inc";`
    pub(super) fn include(&mut self, parser: &mut Parser<'a, '_>) -> Parse<()> {
        let first = parser.bump().span;
        if parser.peek().kind != TokenKind::Quoted {
            return Err(parser.unexpected(|found| DiagnosticKind::ExpectedPath { found }));
        }
        let path = parser.bump_name();
        parser.end_statement()?;
        self.map.add(Part::Head, parser.span_since(first));
        let outcome = self.include_library(path);
        note(parser, outcome);
        Ok(())
    }

    fn include_library(&mut self, path: Name<'_>) -> Lowered<()> {
        let file = path.text.trim_matches(['"', '\'']);
        // What the file probably defines is not to be reported as unknown as well.
        self.has_library = true;
        if file != LIBRARY {
            let kind = DiagnosticKind::UnknownInclude { path: quoted(file), library: LIBRARY };
            return failure(path.span, kind);
        }
        let is_taken = |(name, meaning): &(&&str, &Meaning)| {
            is_in_paper(name) && matches!(meaning, Meaning::Gate(_))
        };
        match self.names.iter().find(is_taken) {
            Some((name, _)) => redefined(Name { text: name, span: path.span }),
            None => Ok(()),
        }
    }

    /// `qreg q[2];`
    pub(super) fn register(
        &mut self,
        parser: &mut Parser<'a, '_>,
        kind: RegisterKind,
    ) -> Parse<()> {
        let first = parser.bump().span;
        let name = new_name(parser)?;
        let outcome = self.check_is_new(name);
        let is_new = self.announce(parser, name, outcome);
        parser.expect("[")?;
        let size = whole_number(parser)?;
        parser.expect("]")?;
        parser.end_statement()?;
        if is_new {
            let outcome = self.add_register(kind, name, size);
            if let Some(part) = note(parser, outcome) {
                self.map.add(part, parser.span_since(first));
            }
        }
        Ok(())
    }

    /// Reserves a name for what is being declared, until that turns out to be good. Reports a
    /// name that is taken, by the `outcome` of looking.
    pub(super) fn announce(
        &mut self,
        parser: &mut Parser<'a, '_>,
        name: Name<'a>,
        outcome: Lowered<()>,
    ) -> bool {
        let is_new = note(parser, outcome).is_some();
        if is_new {
            self.names.insert(name.text, Meaning::Failed);
        }
        is_new
    }

    fn add_register(
        &mut self,
        kind: RegisterKind,
        name: Name<'a>,
        (size, span): (u64, Span),
    ) -> Lowered<Part> {
        if size == 0 {
            return failure(span, DiagnosticKind::RegisterSize { found: size.to_string() });
        }
        let circuit = &mut self.circuit;
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        let (start, part, added) = match kind {
            RegisterKind::Quantum => {
                let part = Part::Qreg(circuit.qregs().len());
                (circuit.num_qubits(), part, circuit.add_qreg(name.text, size))
            }
            RegisterKind::Classical => {
                let part = Part::Creg(circuit.cregs().len());
                (circuit.num_clbits(), part, circuit.add_creg(name.text, size))
            }
        };
        if added.is_err() {
            // The name is new, so that it is the number of bits.
            return failure(span, DiagnosticKind::TooManyBits { limit: Circuit::MAX_BITS });
        }
        let bits = Bits { start, size, is_single: false };
        let meaning = match kind {
            RegisterKind::Quantum => Meaning::Qubits(bits),
            RegisterKind::Classical => Meaning::Clbits(bits),
        };
        self.names.insert(name.text, meaning);
        Ok(part)
    }
}

/// Whether a version is 2, 2.0, or spelled with more zeros.
fn is_version_2(text: &str) -> bool {
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    let is_zero = !minor.is_empty() && minor.bytes().all(|digit| digit == b'0');
    major.trim_start_matches('0') == "2" && is_zero
}
