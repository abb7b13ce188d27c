//! The grammar of formulas.

use super::super::diagnostic::{Diagnostic, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::MAX_DEPTH;
use super::lexer::{Token, TokenKind};
use super::parser::{Parse, Parser};
use super::reserved::{UNITS, is_reserved};
use super::tree::{Expression, ExpressionKind, Name, NumberType};
use crate::circuit::{BinaryOp, Constant};

/// Whether a number may stand before a name or a parenthesis without `*`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Products {
    /// As in OpenQASM.
    Written,
    /// As on paper.
    Implied,
}

/// OpenQASM's operators that have no meaning for angles.
const OTHER_OPERATORS: [&str; 17] =
    ["%", "<<", ">>", "&", "|", "^", "~", "!", "&&", "||", "==", "!=", "<", ">", "<=", ">=", "++"];

/// What else can begin a formula in OpenQASM.
const OTHER_ATOMS: [&str; 12] =
    ["!", "~", "angle", "bit", "bool", "complex", "false", "float", "int", "pow", "true", "uint"];

impl<'a> Parser<'a, '_> {
    /// A formula of a program.
    pub(super) fn expression(&mut self) -> Parse<Expression<'a>> {
        let formula = self.sum(Products::Written)?;
        let next = self.peek();
        if next.kind == TokenKind::Symbol && OTHER_OPERATORS.contains(&self.text(next)) {
            return Err(self.unsupported(next.span));
        }
        Ok(formula)
    }

    /// A formula that is all there is.
    pub(super) fn whole_formula(mut self) -> Parse<Expression<'a>> {
        let formula = self.sum(Products::Implied)?;
        if self.at_end() {
            return Ok(formula);
        }
        Err(self.unexpected(|found| DiagnosticKind::ExpectedEnd { found }))
    }

    fn sum(&mut self, products: Products) -> Parse<Expression<'a>> {
        let mut left = self.product(products)?;
        loop {
            let op = match self.text(self.peek()) {
                "+" => BinaryOp::Add,
                "-" => BinaryOp::Subtract,
                _ => return Ok(left),
            };
            self.bump();
            left = binary(op, left, self.product(products)?)?;
        }
    }

    fn product(&mut self, products: Products) -> Parse<Expression<'a>> {
        let mut left = self.unary(products)?;
        loop {
            let op = match self.text(self.peek()) {
                "*" => BinaryOp::Multiply,
                "/" => BinaryOp::Divide,
                _ if products == Products::Implied && self.at_implied_product() => {
                    left = binary(BinaryOp::Multiply, left, self.unary(products)?)?;
                    continue;
                }
                _ => return Ok(left),
            };
            self.bump();
            left = binary(op, left, self.unary(products)?)?;
        }
    }

    /// Whether a number was taken last and a name or a parenthesis comes next.
    fn at_implied_product(&self) -> bool {
        let is_after_number = self.last().is_some_and(|token| token.kind == TokenKind::Number);
        is_after_number && (self.at("(") || self.peek().kind == TokenKind::Word)
    }

    /// Every recursion of the grammar passes here, so that here its depth is bounded.
    fn unary(&mut self, products: Products) -> Parse<Expression<'a>> {
        let first = self.peek().span;
        if self.depth == MAX_DEPTH {
            return Err(too_deep(first));
        }
        self.depth += 1;
        let result = if self.eat("-") {
            self.unary(products).and_then(|operand| {
                let depth = operand.depth + 1;
                let span = first.to(operand.span);
                node(ExpressionKind::Negate(Box::new(operand)), span, depth)
            })
        } else {
            self.power(products)
        };
        self.depth -= 1;
        result
    }

    fn power(&mut self, products: Products) -> Parse<Expression<'a>> {
        let base = self.atom(products)?;
        if !self.eat("**") {
            return Ok(base);
        }
        // To the right, so that 2**x**y is 2**(x**y); a sign may stand before the exponent.
        binary(BinaryOp::Power, base, self.unary(products)?)
    }

    fn atom(&mut self, products: Products) -> Parse<Expression<'a>> {
        let token = self.peek();
        match token.kind {
            TokenKind::Number => self.number(products),
            TokenKind::Word if self.is_atom_word(token) => self.name_or_call(products),
            TokenKind::Symbol if self.at("(") => {
                self.bump();
                let inner = self.sum(products)?;
                self.expect_closing()?;
                Ok(Expression { span: self.span_since(token.span), ..inner })
            }
            _ if OTHER_ATOMS.contains(&self.text(token)) => Err(self.unsupported(token.span)),
            _ => Err(self.unexpected(|found| DiagnosticKind::ExpectedExpression { found })),
        }
    }

    fn expect_closing(&mut self) -> Parse<Token> {
        let next = self.peek();
        if next.kind == TokenKind::Symbol && OTHER_OPERATORS.contains(&self.text(next)) {
            return Err(self.unsupported(next.span));
        }
        self.expect(")")
    }

    fn is_atom_word(&self, token: Token) -> bool {
        let text = self.text(token);
        !is_reserved(text) || Constant::from_name(text).is_some()
    }

    fn number(&mut self, products: Products) -> Parse<Expression<'a>> {
        let token = self.bump();
        let unit = self.peek();
        let has_unit = unit.kind == TokenKind::Word && UNITS.contains(&self.text(unit));
        if has_unit && products == Products::Written {
            return Err(self.unsupported(token.span.to(unit.span)));
        }
        let text = self.text(token);
        let Some((value, number_type)) = number_value(text) else {
            let kind = DiagnosticKind::MalformedNumber { text: quoted(text) };
            return Err(Diagnostic::error(token.span, kind));
        };
        node(ExpressionKind::Number(value, number_type), token.span, 1)
    }

    fn name_or_call(&mut self, products: Products) -> Parse<Expression<'a>> {
        let name = self.bump_name();
        if !self.eat("(") {
            return node(ExpressionKind::Name(name.text), name.span, 1);
        }
        let arguments = self.list(|parser| parser.sum(products))?;
        self.expect_closing()?;
        let depth = arguments.iter().map(|argument| argument.depth).max().unwrap_or(0) + 1;
        let span = self.span_since(name.span);
        node(ExpressionKind::Call(Name { ..name }, arguments), span, depth)
    }
}

fn binary<'a>(op: BinaryOp, left: Expression<'a>, right: Expression<'a>) -> Parse<Expression<'a>> {
    let span = left.span.to(right.span);
    let depth = left.depth.max(right.depth) + 1;
    node(ExpressionKind::Binary(op, Box::new(left), Box::new(right)), span, depth)
}

fn node(kind: ExpressionKind<'_>, span: Span, depth: usize) -> Parse<Expression<'_>> {
    if depth > MAX_DEPTH {
        return Err(too_deep(span));
    }
    Ok(Expression { kind, span, depth })
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(span, DiagnosticKind::TooDeep { limit: MAX_DEPTH })
}

/// The value of a number as it is spelled, and whether it is written as a whole number.
fn number_value(text: &str) -> Option<(f64, NumberType)> {
    let digits = text.replace('_', "");
    let with_base = |base| {
        let value = u64::from_str_radix(&digits[2..], base).ok()?;
        Some((value as f64, NumberType::Integer))
    };
    match digits.get(..2) {
        Some("0x" | "0X") => with_base(16),
        Some("0o" | "0O") => with_base(8),
        Some("0b" | "0B") => with_base(2),
        _ => {
            let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
            let value: f64 = digits.parse().ok()?;
            let number_type = if is_whole { NumberType::Integer } else { NumberType::Real };
            value.is_finite().then_some((value, number_type))
        }
    }
}
