//! The grammar of statements: which one it is, by its first word.

use super::super::diagnostic::Diagnostic;
use super::super::kind::DiagnosticKind;
use super::expressions::assignment_operator;
use super::lexer::TokenKind;
use super::parser::{Parse, Parser};
use super::reserved::{is_reserved, is_unsupported};
use super::terms::Name;
use super::tree::{Program, RegisterKind, Statement, StatementKind};

/// Programs longer than this many statements are read as well.
const MOST_STATEMENTS: usize = 1 << 17;

impl<'a> Parser<'a, '_> {
    pub(super) fn program(mut self) -> Program<'a> {
        let last_hardware_qubit = self.last_hardware_qubit();
        let source = self.source();
        // Room for all of them at once, since what grows is copied; for no more than is usual.
        let room = self.num_semicolons().min(MOST_STATEMENTS);
        let statements = Vec::with_capacity(room);
        let (statements, _) = self.sequence_behind(statements, Self::at_end, Self::statement);
        Program { source, statements, last_hardware_qubit }
    }

    pub(super) fn statement(&mut self) -> Parse<Statement<'a>> {
        let first = self.peek();
        let kind = match first.kind {
            TokenKind::Word if is_reserved(self.text(first)) => {
                self.statement_of_keyword(self.text(first))
            }
            TokenKind::Word => self.statement_of_name(self.text(first)),
            _ => Err(self.unexpected(|found| DiagnosticKind::ExpectedStatement { found })),
        }?;
        let mut span = self.span_since(first.span);
        if let StatementKind::Barrier(barrier) = &kind
            && let Some(label) = barrier.label
        {
            // A label is a part of its barrier.
            span.end = label.span.end;
        }
        Ok(Statement { kind, span })
    }

    fn statement_of_name(&mut self, name: &'a str) -> Parse<StatementKind<'a>> {
        match name {
            "opaque" if self.at_opaque() => self.opaque(),
            _ if self.at_assignment() => self.assignment(),
            _ => Ok(StatementKind::Call(self.call()?)),
        }
    }

    fn statement_of_keyword(&mut self, word: &'a str) -> Parse<StatementKind<'a>> {
        match word {
            "OPENQASM" => self.version(),
            "include" => self.include(),
            "end" => self.word_alone(StatementKind::End),
            "qubit" => self.register(RegisterKind::Quantum),
            "bit" => self.register(RegisterKind::Classical),
            "qreg" => self.old_register(RegisterKind::Quantum),
            "creg" => self.old_register(RegisterKind::Classical),
            "bool" | "int" | "uint" => self.variable(),
            "angle" | "float" => {
                let kind = DiagnosticKind::UnsupportedVariable { name: word.to_owned() };
                Ok(self.refused(Diagnostic::error(self.peek().span, kind)))
            }
            "const" => self.constant(),
            "input" => self.input(),
            "output" => self.output(),
            "let" => self.alias(),
            "gate" => self.gate(),
            "measure" => self.measure_statement(),
            "reset" => self.reset(),
            "barrier" => self.barrier(),
            "delay" => self.delay(),
            "if" => self.if_statement(),
            "while" => self.while_statement(),
            "for" => self.for_statement(),
            "switch" => self.switch(),
            "break" => self.word_alone(StatementKind::Break),
            "continue" => self.word_alone(StatementKind::Continue),
            "U" | "gphase" | "ctrl" | "negctrl" | "inv" | "pow" => {
                Ok(StatementKind::Call(self.call()?))
            }
            _ if is_unsupported(word) => {
                let kind = DiagnosticKind::Unsupported { construct: word.to_owned() };
                Ok(self.refused(Diagnostic::error(self.peek().span, kind)))
            }
            _ => Err(self.unexpected(|found| DiagnosticKind::ExpectedStatement { found })),
        }
    }

    /// Reports a declaration that is not supported, and passes over it.
    pub(super) fn refused(&mut self, diagnostic: Diagnostic) -> StatementKind<'a> {
        self.diagnostics.report(diagnostic);
        let name = self.declared_name();
        self.skip_statement();
        StatementKind::Refused(name)
    }

    /// The name that is probably declared by the statement that begins with the next token: the
    /// first word that is not one of the language's.
    fn declared_name(&self) -> Option<Name<'a>> {
        let mut brackets = 0_usize;
        for ahead in 1.. {
            let token = self.peek_at(ahead);
            let text = self.text(token);
            match text {
                "[" => brackets += 1,
                "]" => brackets = brackets.saturating_sub(1),
                _ if brackets > 0 && token.kind != TokenKind::End => {}
                _ if token.kind == TokenKind::Word && !is_reserved(text) => {
                    return Some(Name { text, span: token.span });
                }
                _ if token.kind == TokenKind::Word && is_reserved(text) => {}
                _ => return None,
            }
        }
        None
    }

    fn word_alone(&mut self, kind: StatementKind<'a>) -> Parse<StatementKind<'a>> {
        self.bump();
        self.end_statement()?;
        Ok(kind)
    }

    fn version(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        if self.peek().kind != TokenKind::Number {
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedVersion { found }));
        }
        let version = self.bump_name();
        self.end_statement()?;
        Ok(StatementKind::Version(version))
    }

    fn include(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        if self.peek().kind != TokenKind::Quoted {
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedPath { found }));
        }
        let mut path = self.bump_name();
        path.text = path.text.trim_matches(['"', '\'']);
        self.end_statement()?;
        Ok(StatementKind::Include(path))
    }

    /// Whether a word stands before `=`, an index or an operator that assigns, where no gate can.
    fn at_assignment(&self) -> bool {
        let next = self.peek_at(1);
        let mark = self.text(next);
        next.kind == TokenKind::Symbol
            && (mark == "=" || mark == "[" || assignment_operator(mark).is_some())
    }

    /// Whether `opaque` begins a declaration: no call of a gate has two words behind each other.
    fn at_opaque(&self) -> bool {
        let (name, next) = (self.peek_at(1), self.peek_at(2));
        name.kind == TokenKind::Word && (next.kind == TokenKind::Word || self.token_is(next, "("))
    }
}
