//! The canonical text of single instructions and of declarations.

use super::super::export::{
    Page, Piece, Qasm2Writer, Qasm3Writer, Statement, preamble_of_qasm2, preamble_of_qasm3,
};
use super::super::{Language, Part};
use crate::circuit::{Circuit, ControlFlow, Instruction};

/// Writes parts of a circuit, as the whole of it would be written.
pub(super) struct Printer<'c> {
    pub(super) circuit: &'c Circuit,
    writer: Writer<'c>,
}

enum Writer<'c> {
    Qasm3(Box<Qasm3Writer<'c>>),
    Qasm2(Box<Qasm2Writer<'c>>),
}

impl<'c> Printer<'c> {
    pub(super) fn new(circuit: &'c Circuit, language: Language) -> Self {
        let writer = match language {
            Language::OpenQasm3 => Writer::Qasm3(Box::new(Qasm3Writer::for_any(circuit))),
            Language::OpenQasm2 => Writer::Qasm2(Box::new(Qasm2Writer::for_any(circuit))),
        };
        Self { circuit, writer }
    }

    /// The statements for instructions that stand one after the other.
    pub(super) fn statements(&mut self, block: &[Instruction]) -> Vec<Statement> {
        match &mut self.writer {
            Writer::Qasm3(writer) => writer.block(block, &mut 0),
            Writer::Qasm2(writer) => writer.block(block),
        }
    }

    /// The lines for instructions that stand one after the other.
    pub(super) fn lines(&mut self, block: &[Instruction]) -> Vec<String> {
        lines_of(&self.statements(block))
    }

    /// The text of one instruction.
    pub(super) fn text(&mut self, instruction: &Instruction) -> String {
        self.lines(std::slice::from_ref(instruction)).join("\n")
    }

    /// The lines of a statement that are not in its blocks.
    pub(super) fn heads(&mut self, flow: &ControlFlow) -> Vec<String> {
        let without_blocks = |piece: &Piece| match piece {
            Piece::Line { text, .. } => Some(text.clone()),
            Piece::Block { .. } => None,
        };
        let statements = self.statements(&[Instruction::flow(flow.clone())]);
        let pieces = statements.iter().flat_map(|statement| &statement.pieces);
        pieces.filter_map(without_blocks).collect()
    }

    /// Makes names of what is known in the blocks of control flow, for what is written until
    /// [`Printer::leave`].
    pub(super) fn enter(&mut self, flow: &ControlFlow) {
        if let Writer::Qasm3(writer) = &mut self.writer {
            writer.enter(flow);
        }
    }

    pub(super) fn leave(&mut self) {
        if let Writer::Qasm3(writer) = &mut self.writer {
            writer.leave();
        }
    }

    /// All that stands before the instructions, with its lines.
    pub(super) fn preamble(&self) -> Vec<(Part, Vec<String>)> {
        let statements = match &self.writer {
            Writer::Qasm3(_) => preamble_of_qasm3(self.circuit),
            Writer::Qasm2(_) => preamble_of_qasm2(self.circuit),
        };
        let lines = |statement: &Statement| lines_of(std::slice::from_ref(statement));
        statements.iter().map(|statement| (statement.part(), lines(statement))).collect()
    }
}

/// The lines of statements.
pub(super) fn lines_of(statements: &[Statement]) -> Vec<String> {
    let mut page = Page::new("  ");
    page.write_all(statements, 0);
    page.text.lines().map(str::to_owned).collect()
}
