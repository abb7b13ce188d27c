//! What a program is told about itself: where, how bad, and what.

use std::cmp::Reverse;

use super::DiagnosticKind;
use crate::math::order;

/// A stretch of the source text, in bytes: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

/// A place in a text as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

impl Span {
    /// Where the span begins in `source`, the text it is a stretch of.
    pub fn position(self, source: &str) -> Position {
        let before = source.get(..self.start).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The text of the span, empty when `source` is not the text it is a stretch of.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }

    /// From the start of this span to the end of another.
    pub(super) fn to(self, last: Self) -> Self {
        Self { start: self.start, end: last.end }
    }
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// There is no circuit.
    Error,
    /// There is a circuit, but perhaps not the one meant.
    Warning,
}

/// One thing said about a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub span: Span,
    /// How much it matters.
    pub severity: Severity,
    /// What.
    pub kind: DiagnosticKind,
}

impl Diagnostic {
    pub(super) fn error(span: Span, kind: DiagnosticKind) -> Self {
        Self { span, severity: Severity::Error, kind }
    }
}

/// The diagnostics of one program, collected while it is read.
#[derive(Debug, Default)]
pub(super) struct Diagnostics {
    list: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Diagnostics {
    /// Most errors, and most warnings, that are reported. Nobody reads more, and a text that is
    /// no OpenQASM at all has an error in every line.
    const LIMIT: usize = 100;

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        // A missing brace is missing at the end of every block around, and said once.
        if self.list.last() == Some(&diagnostic) {
            return;
        }
        self.errors += 1;
        if self.errors <= Self::LIMIT {
            self.list.push(diagnostic);
        } else if self.errors == Self::LIMIT + 1 {
            let kind = DiagnosticKind::TooManyErrors { limit: Self::LIMIT };
            self.list.push(Diagnostic::error(diagnostic.span, kind));
        }
    }

    pub(super) fn warn(&mut self, span: Span, kind: DiagnosticKind) {
        self.warnings += 1;
        if self.warnings <= Self::LIMIT {
            self.list.push(Diagnostic { span, severity: Severity::Warning, kind });
        }
    }

    /// Whether reading on would tell nothing new.
    pub(super) fn is_full(&self) -> bool {
        self.errors > Self::LIMIT
    }

    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Number of errors so far, those included that are too many to be listed.
    pub(super) fn num_errors(&self) -> usize {
        self.errors
    }

    /// All of them, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        // The longer of two that begin together comes first: it is about the whole.
        order::sort_by_key(&mut self.list, |diagnostic| {
            (diagnostic.span.start, Reverse(diagnostic.span.end))
        });
        self.list
    }
}
