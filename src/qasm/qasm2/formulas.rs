//! The grammar of formulas, and their meaning.
//!
//! Whole numbers are real numbers here, so that `1/2` is a half; `^` is a power, to the right,
//! and binds tighter than a sign before it.

use super::super::diagnostic::{Diagnostic, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{MAX_DEPTH, Name, Parse, Parser, TokenKind};
use super::Program;
use super::names::nearest;
use super::operands::list;
use crate::circuit::{BinaryOp, Constant, EvalError, Expr, Function};

/// The functions of the language, and the three more that Qiskit reads.
const FUNCTIONS: [(&str, Function); 9] = [
    ("sin", Function::Sin),
    ("cos", Function::Cos),
    ("tan", Function::Tan),
    ("exp", Function::Exp),
    ("ln", Function::Log),
    ("sqrt", Function::Sqrt),
    ("asin", Function::Arcsin),
    ("acos", Function::Arccos),
    ("atan", Function::Arctan),
];

/// An expression and the levels of nesting in it, which are bounded so that every recursion over
/// it is.
type Deep = (Expr, usize);

impl<'a> Program<'a, '_> {
    /// A formula in which the names of `params` may stand. What does not depend on them must have
    /// a value.
    pub(super) fn formula(&self, parser: &mut Parser<'a, '_>, params: &[Name<'a>]) -> Parse<Expr> {
        let first = parser.peek().span;
        let (expr, _) = Formulas { program: self, params }.sum(parser)?;
        match expr.value() {
            Err(EvalError::NotFinite { .. }) => {
                let kind = DiagnosticKind::NotFinite { expr: quoted(&expr.to_string()) };
                Err(Diagnostic::error(parser.span_since(first), kind))
            }
            Ok(_) | Err(EvalError::Unbound { .. }) => Ok(expr),
        }
    }
}

struct Formulas<'p, 'a, 'm> {
    program: &'p Program<'a, 'm>,
    params: &'p [Name<'a>],
}

impl<'a> Formulas<'_, 'a, '_> {
    fn sum(&self, parser: &mut Parser<'a, '_>) -> Parse<Deep> {
        let first = parser.peek().span;
        let mut left = self.product(parser)?;
        loop {
            let op = match parser.text(parser.peek()) {
                // Two of them are a sum and a sign.
                "+" | "++" => BinaryOp::Add,
                "-" => BinaryOp::Subtract,
                _ => return Ok(left),
            };
            parser.bump();
            let right = self.product(parser)?;
            left = binary(op, left, right, parser.span_since(first))?;
        }
    }

    fn product(&self, parser: &mut Parser<'a, '_>) -> Parse<Deep> {
        let first = parser.peek().span;
        let mut left = self.signed(parser)?;
        loop {
            let op = match parser.text(parser.peek()) {
                "*" => BinaryOp::Multiply,
                "/" => BinaryOp::Divide,
                _ => return Ok(left),
            };
            parser.bump();
            let right = self.signed(parser)?;
            left = binary(op, left, right, parser.span_since(first))?;
        }
    }

    /// Every recursion of the grammar passes here, so that here its depth is bounded.
    fn signed(&self, parser: &mut Parser<'a, '_>) -> Parse<Deep> {
        let first = parser.peek().span;
        if parser.depth == MAX_DEPTH {
            return Err(too_deep(first));
        }
        while parser.eat("+") || parser.eat("++") {}
        parser.depth += 1;
        let result = if parser.eat("-") {
            self.signed(parser).and_then(|(operand, depth)| {
                deeper(operand.negated(), depth, parser.span_since(first))
            })
        } else {
            self.power(parser)
        };
        parser.depth -= 1;
        result
    }

    fn power(&self, parser: &mut Parser<'a, '_>) -> Parse<Deep> {
        let first = parser.peek().span;
        let base = self.atom(parser)?;
        if parser.at("**") {
            return Err(self.program.only_open_qasm_3(parser.peek().span));
        }
        if !parser.eat("^") {
            return Ok(base);
        }
        let exponent = self.signed(parser)?;
        binary(BinaryOp::Power, base, exponent, parser.span_since(first))
    }

    fn atom(&self, parser: &mut Parser<'a, '_>) -> Parse<Deep> {
        let token = parser.peek();
        match token.kind {
            TokenKind::Number => Ok((Expr::Number(number(parser)?), 1)),
            TokenKind::Word => self.named(parser),
            TokenKind::Symbol if parser.eat("(") => {
                let inner = self.sum(parser)?;
                parser.expect(")")?;
                Ok(inner)
            }
            _ => Err(parser.unexpected(|found| DiagnosticKind::ExpectedExpression { found })),
        }
    }

    /// A constant, a parameter, or a call of a function.
    fn named(&self, parser: &mut Parser<'a, '_>) -> Parse<Deep> {
        let name = parser.bump_name();
        if parser.at("(") {
            return self.call(parser, name);
        }
        if name.text == "pi" {
            return Ok((Expr::Constant(Constant::Pi), 1));
        }
        if self.params.iter().any(|param| param.text == name.text) {
            return Ok((Expr::Symbol(name.text.to_owned()), 1));
        }
        if Constant::from_name(name.text).is_some() {
            return Err(self.program.only_open_qasm_3(name.span));
        }
        let kind = if self.program.names.contains_key(name.text) {
            DiagnosticKind::NotANumber { name: quoted(name.text) }
        } else {
            let known = self.params.iter().map(|param| param.text).chain(["pi"]);
            let nearest = nearest(parser, name.text, known);
            DiagnosticKind::UnknownConstant { name: quoted(name.text), nearest }
        };
        Err(Diagnostic::error(name.span, kind))
    }

    fn call(&self, parser: &mut Parser<'a, '_>, name: Name<'a>) -> Parse<Deep> {
        let Some((_, function)) = FUNCTIONS.iter().find(|(known, _)| *known == name.text) else {
            if Function::from_name(name.text).is_some() {
                return Err(self.program.only_open_qasm_3(name.span));
            }
            let nearest = nearest(parser, name.text, FUNCTIONS.iter().map(|(known, _)| *known));
            let kind = DiagnosticKind::UnknownFunction { name: quoted(name.text), nearest };
            return Err(Diagnostic::error(name.span, kind));
        };
        parser.bump();
        let mut arguments = list(parser, ")", |parser| self.sum(parser))?;
        parser.expect(")")?;
        let (span, found) = (parser.span_since(name.span), arguments.len());
        if let (Some((argument, depth)), 1) = (arguments.pop(), found) {
            return deeper(Expr::Call(*function, Box::new(argument)), depth, span);
        }
        let function = name.text.to_owned();
        Err(Diagnostic::error(span, DiagnosticKind::ArgumentCount { function, expected: 1, found }))
    }
}

/// The value of a number: digits, perhaps with a point, perhaps with an exponent.
fn number(parser: &mut Parser<'_, '_>) -> Parse<f64> {
    let token = parser.bump();
    let text = parser.text(token);
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole && text.len() > 1 && text.starts_with('0') {
        let kind = DiagnosticKind::LeadingZeros { text: quoted(text) };
        return Err(Diagnostic::error(token.span, kind));
    }
    text.parse().map_err(|_| {
        let kind = DiagnosticKind::MalformedNumber { text: quoted(text) };
        Diagnostic::error(token.span, kind)
    })
}

fn binary(op: BinaryOp, left: Deep, right: Deep, span: Span) -> Parse<Deep> {
    deeper(left.0.binary(op, right.0), left.1.max(right.1), span)
}

/// An expression around others of so many levels.
fn deeper(expr: Expr, levels: usize, span: Span) -> Parse<Deep> {
    if levels == MAX_DEPTH { Err(too_deep(span)) } else { Ok((expr, levels + 1)) }
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(span, DiagnosticKind::TooDeep { limit: MAX_DEPTH })
}
