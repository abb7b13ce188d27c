//! The grammar of control flow.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::MAX_DEPTH;
use super::expressions::too_deep;
use super::lexer::TokenKind;
use super::parser::{Parse, Parser};
use super::reserved::{base_type, is_reserved};
use super::terms::{BaseType, Expression, TypeName};
use super::tree::{Block, Case, For, ForValues, If, StatementKind, Switch, While};

impl<'a> Parser<'a, '_> {
    /// `if (condition) then else otherwise`
    pub(super) fn if_statement(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let condition = self.condition()?;
        let then = self.block()?;
        let otherwise = if self.at_word("else") {
            self.bump();
            Some(self.block()?)
        } else {
            None
        };
        Ok(StatementKind::If(Box::new(If { condition, then, otherwise })))
    }

    pub(super) fn while_statement(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let condition = self.condition()?;
        let body = self.block()?;
        Ok(StatementKind::While(Box::new(While { condition, body })))
    }

    /// What stands in parentheses before a block.
    fn condition(&mut self) -> Parse<Expression<'a>> {
        self.expect("(")?;
        let condition = self.expression()?;
        self.expect(")")?;
        Ok(condition)
    }

    /// Statements in braces, or one without.
    fn block(&mut self) -> Parse<Block<'a>> {
        if self.blocks == MAX_DEPTH {
            return Err(too_deep(self.peek().span));
        }
        self.blocks += 1;
        let block = if self.at("{") { self.braces() } else { self.single_statement() };
        self.blocks -= 1;
        block
    }

    fn single_statement(&mut self) -> Parse<Block<'a>> {
        let statement = self.statement()?;
        let span = statement.span;
        Ok(Block { statements: vec![statement], span })
    }

    fn braces(&mut self) -> Parse<Block<'a>> {
        let start = self.expect("{")?.span.end;
        let (statements, _) = self.sequence(|parser| parser.at("}"), Self::statement);
        let end = self.expect("}")?.span.start;
        Ok(Block { statements, span: Span { start, end } })
    }

    /// `for int i in [0:3] body`
    pub(super) fn for_statement(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let kind = self.loop_type()?;
        let variable = self.new_name()?;
        if !self.at_word("in") {
            return Err(
                self.unexpected(|found| DiagnosticKind::ExpectedMark { expected: "in", found })
            );
        }
        self.bump();
        let values = self.loop_values()?;
        let body = self.block()?;
        Ok(StatementKind::For(Box::new(For { kind, variable, values, body })))
    }

    fn loop_type(&mut self) -> Parse<Option<TypeName<'a>>> {
        let token = self.peek();
        let text = self.text(token);
        if !is_reserved(text) {
            return Ok(None);
        }
        if matches!(base_type(text), Some(base) if !matches!(base, BaseType::Int | BaseType::Uint))
        {
            return Err(
                self.unsupported(self.last().map_or(token.span, |word| word.span.to(token.span)))
            );
        }
        self.type_name().map(Some)
    }

    fn loop_values(&mut self) -> Parse<ForValues<'a>> {
        if self.eat("{") {
            let values = self.list(Self::expression)?;
            self.expect("}")?;
            return Ok(ForValues::Set(values));
        }
        if self.peek().kind == TokenKind::Word {
            // Through the elements of a register or an array.
            return Err(self.unsupported(self.peek().span));
        }
        self.expect("[")?;
        let first = self.peek().span;
        let start = self.expression()?;
        let range = self.range_behind(Some(start), first)?;
        if range.stop.is_none() {
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedExpression { found }));
        }
        self.expect("]")?;
        Ok(ForValues::Range(Box::new(range)))
    }

    /// `switch (target) { case 0 { … } default { … } }`
    pub(super) fn switch(&mut self) -> Parse<StatementKind<'a>> {
        self.bump();
        let target = self.condition()?;
        self.expect("{")?;
        let (cases, _) = self.sequence(|parser| parser.at("}"), Self::case);
        self.expect("}")?;
        Ok(StatementKind::Switch(Box::new(Switch { target, cases })))
    }

    /// `case 1, 2 { … }` or `default { … }`; or as a draft of the language had it
    /// `case 1: case 2: { … } break;`.
    fn case(&mut self) -> Parse<Case<'a>> {
        let first = self.peek().span;
        let values = self.case_values()?;
        let span = self.span_since(first);
        if !self.at("{") {
            return Err(
                self.unexpected(|found| DiagnosticKind::ExpectedMark { expected: "{", found })
            );
        }
        let is_old = self.last().is_some_and(|last| self.token_is(last, ":"));
        let body = self.block()?;
        if is_old && self.at_word("break") {
            self.bump();
            self.end_statement()?;
        }
        Ok(Case { values, body, span })
    }

    /// The values a case is for; none for the default.
    fn case_values(&mut self) -> Parse<Option<Vec<Expression<'a>>>> {
        if self.at_word("default") {
            self.bump();
            self.eat(":");
            return Ok(None);
        }
        let mut values = Vec::new();
        loop {
            if !self.at_word("case") {
                return Err(self
                    .unexpected(|found| DiagnosticKind::ExpectedMark { expected: "case", found }));
            }
            self.bump();
            values.extend(self.list(Self::expression)?);
            if !self.eat(":") || !self.at_word("case") {
                return Ok(Some(values));
            }
        }
    }
}
