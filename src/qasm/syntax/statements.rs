//! The grammar of statements.

use super::super::diagnostic::Diagnostic;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::lexer::TokenKind;
use super::parser::{Parse, Parser};
use super::reserved::{NUMBER_TYPES, is_reserved, unsupported_statement};
use super::tree::{
    Call, ConstantDeclaration, Expression, GateDeclaration, Index, NumberType, Operand, Range,
    RegisterDeclaration, RegisterKind, Statement, StatementKind,
};

impl<'a> Parser<'a, '_> {
    pub(super) fn program(mut self) -> Vec<Statement<'a>> {
        while self.eat(";") {}
        self.sequence(Self::at_end, Self::statement).0
    }

    fn statement(&mut self) -> Parse<Statement<'a>> {
        let first = self.peek();
        let kind = match first.kind {
            TokenKind::Word => self.statement_of_word(self.text(first)),
            TokenKind::Hardware => Err(self.unsupported(first.span)),
            TokenKind::Remark => Err(self.unsupported_remark()),
            _ => Err(self.unexpected(|found| DiagnosticKind::ExpectedStatement { found })),
        }?;
        let span = self.span_since(first.span);
        Ok(Statement { kind, span })
    }

    fn statement_of_word(&mut self, word: &'a str) -> Parse<StatementKind<'a>> {
        match word {
            "OPENQASM" => self.version(),
            "include" => self.include(),
            "qubit" => self.register(RegisterKind::Quantum),
            "bit" => self.register(RegisterKind::Classical),
            "qreg" => self.old_register(RegisterKind::Quantum),
            "creg" => self.old_register(RegisterKind::Classical),
            "const" => self.constant(),
            "gate" => self.gate(),
            "measure" => self.measure_statement(),
            "barrier" => self.barrier(),
            "U" | "gphase" => Ok(StatementKind::Call(self.call()?)),
            _ if NUMBER_TYPES.contains(&word) => {
                let kind = DiagnosticKind::UnsupportedVariable { name: word.to_owned() };
                Err(Diagnostic::error(self.peek().span, kind))
            }
            _ if is_reserved(word) => Err(self.misplaced(word)),
            _ if self.at_assignment() => self.assignment(),
            _ => Ok(StatementKind::Call(self.call()?)),
        }
    }

    /// That no supported statement begins with `word`, a word of the language.
    fn misplaced(&self, word: &str) -> Diagnostic {
        match unsupported_statement(word) {
            Some(name) => {
                let kind = DiagnosticKind::Unsupported { construct: name.to_owned() };
                Diagnostic::error(self.peek().span, kind)
            }
            None => self.unexpected(|found| DiagnosticKind::ExpectedStatement { found }),
        }
    }

    fn unsupported_remark(&self) -> Diagnostic {
        let token = self.peek();
        let name = self.text(token).split_whitespace().next().unwrap_or_default();
        let construct = quoted(name);
        Diagnostic::error(token.span, DiagnosticKind::Unsupported { construct })
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

    /// `qubit[2] q;`, `bit[2] c = measure q;`
    fn register(&mut self, kind: RegisterKind) -> Parse<StatementKind<'a>> {
        self.bump();
        let size = self.designator()?;
        let name = self.new_name()?;
        let is_measured = kind == RegisterKind::Classical && self.eat("=");
        let measured = if is_measured { Some(self.measured_qubits()?) } else { None };
        self.end_statement()?;
        Ok(StatementKind::Register(RegisterDeclaration { kind, name, size, measured }))
    }

    /// `qreg q[2];`
    fn old_register(&mut self, kind: RegisterKind) -> Parse<StatementKind<'a>> {
        self.bump();
        let name = self.new_name()?;
        let size = self.designator()?;
        self.end_statement()?;
        Ok(StatementKind::Register(RegisterDeclaration { kind, name, size, measured: None }))
    }

    fn designator(&mut self) -> Parse<Option<Expression<'a>>> {
        if !self.eat("[") {
            return Ok(None);
        }
        let size = self.expression()?;
        self.expect("]")?;
        Ok(Some(size))
    }

    fn constant(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let number_type = match self.text(self.peek()) {
            "int" | "uint" => NumberType::Integer,
            "float" | "angle" => NumberType::Real,
            "bool" | "complex" | "bit" | "array" | "duration" | "stretch" => {
                return Err(self.unsupported(self.peek().span));
            }
            _ => return Err(self.unexpected(|found| DiagnosticKind::ExpectedType { found })),
        };
        self.bump();
        // The number of digits; numbers here are as wide as can be.
        self.designator()?;
        let name = self.new_name()?;
        self.expect("=")?;
        let value = self.expression()?;
        self.end_statement()?;
        Ok(StatementKind::Constant(ConstantDeclaration { number_type, name, value }))
    }

    fn gate(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let name = self.new_name()?;
        let mut params = Vec::new();
        if self.eat("(") && !self.eat(")") {
            params = self.list(Self::new_name)?;
            self.expect(")")?;
        }
        let qubits = self.list(Self::new_name)?;
        self.expect("{")?;
        let (calls, is_whole) = self.sequence(|parser| parser.at("}"), Self::call_in_gate);
        self.expect("}")?;
        let body = is_whole.then_some(calls);
        Ok(StatementKind::Gate(GateDeclaration { name, params, qubits, body }))
    }

    fn call_in_gate(&mut self) -> Parse<Call<'a>> {
        let word = self.peek();
        let text = self.text(word);
        if word.kind != TokenKind::Word || (is_reserved(text) && !["U", "gphase"].contains(&text)) {
            return Err(match unsupported_statement(text) {
                Some(_) => self.misplaced(text),
                None => Diagnostic::error(
                    word.span,
                    DiagnosticKind::NotInGate { construct: quoted(text) },
                ),
            });
        }
        self.call()
    }

    fn call(&mut self) -> Parse<Call<'a>> {
        let gate = self.bump_name();
        let mut params = Vec::new();
        if self.eat("(") && !self.eat(")") {
            params = self.list(Self::expression)?;
            self.expect(")")?;
        }
        let operands = if self.at(";") { Vec::new() } else { self.list(Self::operand)? };
        self.end_statement()?;
        Ok(Call { gate, params, operands })
    }

    fn barrier(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let operands = if self.at(";") { Vec::new() } else { self.list(Self::operand)? };
        self.end_statement()?;
        Ok(StatementKind::Barrier(operands))
    }

    /// Whether a word stands before `=` or an index, where no gate can.
    fn at_assignment(&self) -> bool {
        let next = self.peek_at(1);
        self.token_is(next, "=") || self.token_is(next, "[")
    }

    fn assignment(&mut self) -> Parse<StatementKind<'a>> {
        let bits = self.operand()?;
        self.expect("=")?;
        let qubits = self.measured_qubits()?;
        self.end_statement()?;
        Ok(StatementKind::Measure { qubits, bits })
    }

    fn measured_qubits(&mut self) -> Parse<Operand<'a>> {
        if !self.at_word("measure") {
            return Err(Diagnostic::error(self.peek().span, DiagnosticKind::OnlyMeasurements));
        }
        self.bump();
        self.operand()
    }

    fn measure_statement(&mut self) -> Parse<StatementKind<'a>> {
        let first = self.bump().span;
        let qubits = self.operand()?;
        if self.at(";") {
            let span = first.to(qubits.span);
            return Err(Diagnostic::error(span, DiagnosticKind::MeasurementWithoutTarget));
        }
        self.expect("->")?;
        let bits = self.operand()?;
        self.end_statement()?;
        Ok(StatementKind::Measure { qubits, bits })
    }

    fn operand(&mut self) -> Parse<Operand<'a>> {
        let token = self.peek();
        match token.kind {
            TokenKind::Word if !is_reserved(self.text(token)) => {}
            TokenKind::Hardware => return Err(self.unsupported(token.span)),
            _ => return Err(self.unexpected(|found| DiagnosticKind::ExpectedOperand { found })),
        }
        let name = self.bump_name();
        let index = if self.at("[") { Some(self.index()?) } else { None };
        Ok(Operand { name, index, span: self.span_since(name.span) })
    }

    fn index(&mut self) -> Parse<Index<'a>> {
        self.expect("[")?;
        let index = if self.eat("{") {
            let elements = self.list(Self::expression)?;
            self.expect("}")?;
            Index::Set(elements)
        } else {
            self.element_or_range()?
        };
        self.expect("]")?;
        Ok(index)
    }

    fn element_or_range(&mut self) -> Parse<Index<'a>> {
        let first = self.peek().span;
        let start = if self.at(":") { None } else { Some(self.expression()?) };
        let start = match start {
            Some(element) if !self.at(":") => return Ok(Index::One(element)),
            start => start,
        };
        self.expect(":")?;
        let middle = self.range_bound()?;
        let (step, stop) =
            if self.eat(":") { (middle, self.range_bound()?) } else { (None, middle) };
        let span = self.span_since(first);
        Ok(Index::Range(Box::new(Range { start, step, stop, span })))
    }

    fn range_bound(&mut self) -> Parse<Option<Expression<'a>>> {
        if self.at(":") || self.at("]") { Ok(None) } else { self.expression().map(Some) }
    }
}
