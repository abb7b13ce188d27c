//! Programs as trees of statements, and the trees as text.
//!
//! The languages differ in what they write for a statement; that blocks are indented, and which
//! stretch of the text stands for which part of the circuit, is the same for all of them.

use std::ops::Range;

use super::super::{Part, SourceMap, Span};

/// What of a circuit a statement stands for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::qasm) enum Parts {
    /// One part.
    One(Part),
    /// The instructions at these places.
    Instructions(Range<usize>),
}

/// A statement of a program.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::qasm) struct Statement {
    /// What it stands for.
    pub(in crate::qasm) parts: Parts,
    /// Its lines, and the blocks between them.
    pub(in crate::qasm) pieces: Vec<Piece>,
}

/// A piece of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::qasm) enum Piece {
    /// A line, this many levels deeper than the statement.
    Line { depth: usize, text: String },
    /// A block of statements, this many levels deeper than the statement.
    Block { depth: usize, part: Part, statements: Vec<Statement> },
}

impl Statement {
    /// A statement of one line.
    pub(in crate::qasm) fn line(part: Part, text: String) -> Self {
        Self { parts: Parts::One(part), pieces: vec![Piece::Line { depth: 0, text }] }
    }

    /// What it stands for, of instructions the first.
    pub(in crate::qasm) fn part(&self) -> Part {
        match &self.parts {
            Parts::One(part) => *part,
            Parts::Instructions(places) => Part::Instruction(places.start),
        }
    }

    /// A statement of several lines.
    pub(in crate::qasm) fn lines(parts: Parts, lines: Vec<String>) -> Self {
        let pieces = lines.into_iter().map(|text| Piece::Line { depth: 0, text });
        Self { parts, pieces: pieces.collect() }
    }
}

/// Number of levels of blocks in statements.
pub(super) fn levels(statements: &[Statement]) -> usize {
    let of_piece = |piece: &Piece| match piece {
        Piece::Line { depth, .. } => *depth,
        Piece::Block { depth, statements, .. } => depth + levels(statements),
    };
    statements.iter().flat_map(|statement| &statement.pieces).map(of_piece).max().unwrap_or(0)
}

/// The text of a program, with the spans of what stands for something.
#[derive(Debug, Default)]
pub(in crate::qasm) struct Page {
    pub(in crate::qasm) text: String,
    pub(in crate::qasm) map: SourceMap,
    step: &'static str,
}

impl Page {
    /// An empty page on which each level of blocks is indented by `step`.
    pub(in crate::qasm) fn new(step: &'static str) -> Self {
        Self { step, ..Self::default() }
    }

    /// Appends statements, a line break behind each line.
    pub(in crate::qasm) fn write_all(&mut self, statements: &[Statement], depth: usize) {
        for statement in statements {
            self.write(statement, depth);
        }
    }

    fn write(&mut self, statement: &Statement, depth: usize) {
        let first = self.map.len();
        let indentation = match statement.pieces.first() {
            Some(Piece::Line { depth: deeper, text }) if !text.is_empty() => depth + deeper,
            _ => 0,
        };
        let start = self.text.len() + indentation * self.step.len();
        // The entries come before those of the blocks, and their ends are known after them.
        let parts = match &statement.parts {
            Parts::One(part) => {
                self.map.add(*part, Span { start, end: start });
                0..1
            }
            Parts::Instructions(places) => {
                for place in places.clone() {
                    self.map.add(Part::Instruction(place), Span { start, end: start });
                }
                0..places.len()
            }
        };
        for (index, piece) in statement.pieces.iter().enumerate() {
            self.write_piece(piece, depth, index == 0);
        }
        let end = self.text.len().saturating_sub(1).max(start);
        for index in parts {
            self.map.set_end(first + index, end);
        }
    }

    /// Of a block that is not the first piece, the line break before it is a part: what is
    /// between the braces.
    fn write_piece(&mut self, piece: &Piece, depth: usize, is_first: bool) {
        match piece {
            Piece::Line { depth: deeper, text } => {
                if !text.is_empty() {
                    self.indent(depth + deeper);
                }
                self.text.push_str(text);
                self.text.push('\n');
            }
            Piece::Block { depth: deeper, part, statements } => {
                let index = self.map.len();
                let start = if is_first { self.text.len() } else { self.text.len() - 1 };
                self.map.add(*part, Span { start, end: start });
                self.write_all(statements, depth + deeper);
                self.map.set_end(index, self.text.len().saturating_sub(1).max(start));
            }
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.text.push_str(self.step);
        }
    }
}
