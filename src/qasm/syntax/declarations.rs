//! The grammar of declarations.

use super::super::diagnostic::Diagnostic;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::lexer::TokenKind;
use super::parser::{Parse, Parser};
use super::reserved::{base_type, is_reserved, is_unsupported};
use super::terms::{BaseType, Expression};
use super::tree::{
    AliasDeclaration, ConstantDeclaration, GateBody, GateDeclaration, Initial, InputDeclaration,
    RegisterDeclaration, RegisterKind, Statement, StatementKind, VariableDeclaration,
};

impl<'a> Parser<'a, '_> {
    /// `qubit[2] q;`, `bit[2] c = measure q;`; the size may also stand behind the name, as
    /// drafts of the language had it.
    pub(super) fn register(&mut self, kind: RegisterKind) -> Parse<StatementKind<'a>> {
        self.bump();
        let mut size = self.designator()?;
        let name = self.new_name()?;
        if size.is_none() {
            size = self.designator()?;
        }
        let initial = if kind == RegisterKind::Classical { self.initial()? } else { None };
        self.end_statement()?;
        let declaration = RegisterDeclaration { kind, name, size, initial };
        Ok(StatementKind::Register(Box::new(declaration)))
    }

    /// `qreg q[2];`
    pub(super) fn old_register(&mut self, kind: RegisterKind) -> Parse<StatementKind<'a>> {
        self.bump();
        let name = self.new_name()?;
        let size = self.designator()?;
        self.end_statement()?;
        let declaration = RegisterDeclaration { kind, name, size, initial: None };
        Ok(StatementKind::Register(Box::new(declaration)))
    }

    fn initial(&mut self) -> Parse<Option<Initial<'a>>> {
        if !self.eat("=") {
            return Ok(None);
        }
        let initial = if self.at_word("measure") {
            Initial::Measured(self.measured_qubits()?)
        } else {
            Initial::Value(self.expression()?)
        };
        Ok(Some(initial))
    }

    /// `int[8] n = 3;`
    pub(super) fn variable(&mut self) -> Parse<StatementKind<'a>> {
        let kind = self.type_name()?;
        let name = self.new_name()?;
        let initial = self.initial()?;
        self.end_statement()?;
        Ok(StatementKind::Variable(Box::new(VariableDeclaration { kind, name, initial })))
    }

    pub(super) fn constant(&mut self) -> Parse<StatementKind<'a>> {
        let word = self.peek_at(1);
        if word.kind == TokenKind::Word && is_unsupported(self.text(word)) {
            let diagnostic = self.unsupported(word.span);
            return Ok(self.refused(diagnostic));
        }
        self.bump();
        let kind = self.type_name()?;
        let name = self.new_name()?;
        self.expect("=")?;
        let value = self.expression()?;
        self.end_statement()?;
        Ok(StatementKind::Constant(Box::new(ConstantDeclaration { kind, name, value })))
    }

    /// `input float[64] theta;`, `input array[float[64], 3] theta;`
    pub(super) fn input(&mut self) -> Parse<StatementKind<'a>> {
        let is_array = self.text(self.peek_at(1)) == "array";
        let word = self.peek_at(if is_array { 3 } else { 1 });
        if word.kind != TokenKind::Word {
            self.bump();
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedType { found }));
        }
        if !matches!(base_type(self.text(word)), Some(BaseType::Angle | BaseType::Float)) {
            let kind = DiagnosticKind::UnsupportedInput { name: self.text(word).to_owned() };
            return Ok(self.refused(Diagnostic::error(word.span, kind)));
        }
        self.bump();
        let length = if is_array { Some(self.array_length()?) } else { None };
        if !is_array {
            self.type_name()?;
        }
        let name = self.new_name()?;
        self.end_statement()?;
        Ok(StatementKind::Input(Box::new(InputDeclaration { name, length })))
    }

    /// The length in `array[float[64], 3]`.
    fn array_length(&mut self) -> Parse<Expression<'a>> {
        self.bump();
        self.expect("[")?;
        self.type_name()?;
        self.expect(",")?;
        let length = self.expression()?;
        if self.at(",") {
            // An array of more dimensions.
            return Err(self.unsupported(self.peek().span));
        }
        self.expect("]")?;
        Ok(length)
    }

    /// `output bit[2] c;` is a register like any other.
    pub(super) fn output(&mut self) -> Parse<StatementKind<'a>> {
        let output = self.peek().span;
        if self.text(self.peek_at(1)) != "bit" {
            let diagnostic = self.unsupported(output);
            return Ok(self.refused(diagnostic));
        }
        self.diagnostics.warn(output, DiagnosticKind::OutputIgnored);
        self.bump();
        self.register(RegisterKind::Classical)
    }

    /// `let name = q[0:1] ++ r;`, or as Qiskit writes it `let name = {q[0], q[1], r};`
    pub(super) fn alias(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let name = self.new_name()?;
        self.expect("=")?;
        let mut operands = Vec::new();
        loop {
            if self.eat("{") {
                operands.extend(self.list(Self::operand)?);
                self.expect("}")?;
            } else {
                operands.push(self.operand()?);
            }
            if !self.eat("++") {
                break;
            }
        }
        self.end_statement()?;
        Ok(StatementKind::Alias(AliasDeclaration { name, operands }))
    }

    pub(super) fn gate(&mut self) -> Parse<StatementKind<'a>> {
        let mut declaration = self.gate_head()?;
        self.expect("{")?;
        let (statements, is_whole) =
            self.sequence(|parser| parser.at("}"), Self::statement_in_gate);
        self.expect("}")?;
        if is_whole {
            declaration.body = GateBody::Statements(statements);
        }
        Ok(StatementKind::Gate(Box::new(declaration)))
    }

    /// `opaque name(p) q0, q1;`: a gate of which nothing else is known.
    pub(super) fn opaque(&mut self) -> Parse<StatementKind<'a>> {
        let mut declaration = self.gate_head()?;
        self.end_statement()?;
        declaration.body = GateBody::Opaque;
        Ok(StatementKind::Gate(Box::new(declaration)))
    }

    /// `gate name(params) qubits`
    fn gate_head(&mut self) -> Parse<GateDeclaration<'a>> {
        self.bump();
        let name = self.new_name()?;
        let mut params = Vec::new();
        if self.eat("(") && !self.eat(")") {
            params = self.list(Self::new_name)?;
            self.expect(")")?;
        }
        let is_without_qubits = self.at("{") || self.at(";");
        let qubits = if is_without_qubits { Vec::new() } else { self.list(Self::new_name)? };
        Ok(GateDeclaration { name, params, qubits, body: GateBody::Broken })
    }

    fn statement_in_gate(&mut self) -> Parse<Statement<'a>> {
        let first = self.peek();
        let word = self.text(first);
        let is_own =
            matches!(word, "U" | "gphase" | "barrier" | "ctrl" | "negctrl" | "inv" | "pow");
        if first.kind == TokenKind::Word && (is_own || !is_reserved(word)) {
            self.statement()
        } else {
            let kind = DiagnosticKind::NotInGate { construct: quoted(word) };
            Err(Diagnostic::error(first.span, kind))
        }
    }
}
