//! The grammar of operations: gates, measurements, assignments.

use super::super::diagnostic::Diagnostic;
use super::super::kind::DiagnosticKind;
use super::expressions::assignment_operator;
use super::lexer::TokenKind;
use super::parser::{Parse, Parser};
use super::reserved::is_reserved;
use super::terms::{Expression, Name, Operand};
use super::tree::{Assign, Barrier, Call, Delay, Modifier, StatementKind};

impl<'a> Parser<'a, '_> {
    /// `ctrl @ rx(pi/2) q[0], q[1];`
    pub(super) fn call(&mut self) -> Parse<Call<'a>> {
        let modifiers = self.modifiers()?;
        let gate = self.gate_name()?;
        let mut params = Vec::new();
        if self.eat("(") && !self.eat(")") {
            params = self.list(Self::expression)?;
            self.expect(")")?;
        }
        let operands = self.operands()?;
        self.end_statement()?;
        Ok(Call { modifiers, gate, params, operands })
    }

    fn modifiers(&mut self) -> Parse<Vec<Modifier<'a>>> {
        let mut modifiers = Vec::new();
        loop {
            let word = self.text(self.peek());
            if !matches!(word, "ctrl" | "negctrl" | "inv" | "pow") {
                return Ok(modifiers);
            }
            self.bump();
            let modifier = match word {
                "inv" => Modifier::Inverse,
                "pow" => {
                    self.expect("(")?;
                    let exponent = self.expression()?;
                    self.expect(")")?;
                    Modifier::Power(exponent)
                }
                _ => Modifier::Control { value: word == "ctrl", count: self.control_count()? },
            };
            self.expect("@")?;
            modifiers.push(modifier);
        }
    }

    fn control_count(&mut self) -> Parse<Option<Expression<'a>>> {
        if !self.eat("(") {
            return Ok(None);
        }
        let count = self.expression()?;
        self.expect(")")?;
        Ok(Some(count))
    }

    fn gate_name(&mut self) -> Parse<Name<'a>> {
        let token = self.peek();
        let text = self.text(token);
        let is_built_in = matches!(text, "U" | "gphase");
        if token.kind == TokenKind::Word && (is_built_in || !is_reserved(text)) {
            return Ok(self.bump_name());
        }
        Err(self.unexpected(|found| DiagnosticKind::ExpectedName { found }))
    }

    /// All operands up to the end of the statement, perhaps none.
    fn operands(&mut self) -> Parse<Vec<Operand<'a>>> {
        if self.at(";") { Ok(Vec::new()) } else { self.list(Self::operand) }
    }

    /// `barrier q; // label`
    pub(super) fn barrier(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let operands = self.operands()?;
        self.end_statement()?;
        Ok(StatementKind::Barrier(Barrier { operands, label: self.comment_behind() }))
    }

    pub(super) fn reset(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let operands = self.list(Self::operand)?;
        self.end_statement()?;
        Ok(StatementKind::Reset(operands))
    }

    /// `delay[100ns] q;`
    pub(super) fn delay(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        self.expect("[")?;
        let duration = self.expression()?;
        self.expect("]")?;
        let operands = self.operands()?;
        self.end_statement()?;
        Ok(StatementKind::Delay(Box::new(Delay { duration, operands })))
    }

    /// `c = measure q;`, `n = 3;`, `n += 3;`
    pub(super) fn assignment(&mut self) -> Parse<StatementKind<'a>> {
        let target = self.operand()?;
        let op = assignment_operator(self.text(self.peek()));
        if op.is_some() {
            self.bump();
        } else {
            self.expect("=")?;
        }
        if op.is_none() && self.at_word("measure") {
            let qubits = self.measured_qubits()?;
            self.end_statement()?;
            return Ok(StatementKind::Measure { qubits, bits: target });
        }
        let value = self.expression()?;
        self.end_statement()?;
        Ok(StatementKind::Assign(Box::new(Assign { target, op, value })))
    }

    /// `measure q`
    pub(super) fn measured_qubits(&mut self) -> Parse<Operand<'a>> {
        self.bump();
        self.operand()
    }

    pub(super) fn measure_statement(&mut self) -> Parse<StatementKind<'a>> {
        let first = self.peek().span;
        let qubits = self.measured_qubits()?;
        if self.at(";") {
            let span = first.to(qubits.span);
            return Err(Diagnostic::error(span, DiagnosticKind::MeasurementWithoutTarget));
        }
        self.expect("->")?;
        let bits = self.operand()?;
        self.end_statement()?;
        Ok(StatementKind::Measure { qubits, bits })
    }

    /// `q`, `q[0]`, `$0`
    pub(super) fn operand(&mut self) -> Parse<Operand<'a>> {
        let token = self.peek();
        match token.kind {
            TokenKind::Word if !is_reserved(self.text(token)) => {}
            TokenKind::Hardware => {}
            _ => return Err(self.unexpected(|found| DiagnosticKind::ExpectedOperand { found })),
        }
        let name = self.bump_name();
        let index = if self.at("[") { Some(self.index()?) } else { None };
        Ok(Operand { name, index, span: self.span_since(name.span) })
    }
}
