//! From the syntax tree to the circuit: what names mean, and whether everything fits.
//!
//! Owns: scopes, broadcasting over registers, arity, ranges. A statement with an error gives
//! one diagnostic and is left out; names it would have declared are remembered as failed, so
//! that what depends on them is not reported again.

mod calls;
mod definitions;
mod expressions;
mod names;
mod operands;
mod registers;
mod standard;

pub(super) use calls::number_of_parts;
use names::Names;
pub(super) use standard::standard_gate;

use super::diagnostic::{Diagnostic, Diagnostics, Span};
use super::kind::DiagnosticKind;
use super::message::{Nearest, quoted};
use super::suggest;
use super::syntax::{Expression, Name, Statement, StatementKind};
use crate::circuit::{Circuit, Expr, GateDefinition};

/// How much a circuit may hold after broadcasting: operations, their operands, the parts of
/// their parameters, and the gates that defined gates stand for, all together. It bounds the
/// memory and time that a few characters can ask for.
pub(super) const MAX_PARTS: usize = 2_000_000;

/// The one file that can be included.
const LIBRARY: &str = "stdgates.inc";

/// Most errors for which a name is suggested.
const MAX_SUGGESTIONS: usize = 10;

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

/// Whether the program is OpenQASM 3, by its own word.
pub(super) fn check_language(statements: &[Statement<'_>]) -> Result<(), Diagnostic> {
    let mut versions = statements.iter().filter_map(|statement| match statement.kind {
        StatementKind::Version(version) => Some(version),
        _ => None,
    });
    versions.try_for_each(|version| {
        let kind = match version.text.split('.').next() {
            Some("3") => return Ok(()),
            Some("2") => DiagnosticKind::MisplacedVersion,
            _ => DiagnosticKind::UnknownVersion { version: quoted(version.text) },
        };
        Err(Diagnostic::error(version.span, kind))
    })
}

/// The circuit of a program, of at most `max_parts`; of no meaning when there are errors.
pub(super) fn lower_program(
    statements: &[Statement<'_>],
    max_parts: usize,
    diagnostics: &mut Diagnostics,
) -> Circuit {
    let mut lowering = Lowering::new(diagnostics);
    lowering.parts_left = Some(max_parts);
    for statement in statements {
        if lowering.diagnostics.is_full() {
            break;
        }
        let outcome = lowering.statement(statement);
        lowering.note(outcome);
    }
    lowering.circuit
}

/// The value of a formula outside of any program; none when there are errors.
pub(super) fn lower_formula(
    formula: &Expression<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Expr> {
    let mut lowering = Lowering::new(diagnostics);
    let outcome = lowering.angle(formula);
    lowering.note(outcome)
}

/// The definition that a program consisting of one gate declaration gives.
pub(super) fn lower_definition(
    statements: &[Statement<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<GateDefinition> {
    let [Statement { kind: StatementKind::Gate(declaration), .. }] = statements else {
        return None;
    };
    let mut lowering = Lowering::new(diagnostics);
    let outcome = lowering.definition(declaration);
    lowering.note(outcome).map(|(definition, _)| definition)
}

struct Lowering<'a, 'd> {
    circuit: Circuit,
    names: Names<'a>,
    diagnostics: &'d mut Diagnostics,
    /// Whether gates of `stdgates.inc` can be used without a word.
    has_library: bool,
    /// What is left of the parts it may hold; none once something did not fit and was reported.
    parts_left: Option<usize>,
}

impl<'a, 'd> Lowering<'a, 'd> {
    fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            circuit: Circuit::new(),
            names: Names::default(),
            diagnostics,
            has_library: false,
            parts_left: Some(MAX_PARTS),
        }
    }

    /// Reports a failure; gives what there is else.
    fn note<T>(&mut self, outcome: Lowered<T>) -> Option<T> {
        match outcome {
            Ok(value) => return Some(value),
            Err(Failure::Reported(diagnostic)) => self.diagnostics.report(diagnostic),
            Err(Failure::Known) => {}
        }
        None
    }

    /// The known name most like `name`; only for the first errors of a program, since looking
    /// for it takes time in proportion to all that the program declares.
    fn nearest<'n>(&self, name: &str, known: impl Iterator<Item = &'n str>) -> Nearest {
        if self.diagnostics.num_errors() < MAX_SUGGESTIONS {
            suggest::nearest(name, known)
        } else {
            Nearest(None)
        }
    }

    fn statement(&mut self, statement: &Statement<'a>) -> Lowered<()> {
        match &statement.kind {
            StatementKind::Version(_) => Ok(()),
            StatementKind::Include(path) => self.include(*path),
            StatementKind::Register(declaration) => self.register(declaration),
            StatementKind::Constant(declaration) => self.constant(declaration),
            StatementKind::Gate(declaration) => self.gate_declaration(declaration),
            StatementKind::Call(call) => self.call(call, statement.span),
            StatementKind::Measure { qubits, bits } => self.measure(qubits, bits, statement.span),
            StatementKind::Barrier(operands) => self.barrier(operands, statement.span),
        }
    }

    fn include(&mut self, path: Name<'_>) -> Lowered<()> {
        if path.text == LIBRARY {
            self.has_library = true;
            return Ok(());
        }
        failure(
            path.span,
            DiagnosticKind::UnknownInclude { path: quoted(path.text), library: LIBRARY },
        )
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
}
