//! The grammar of expressions.

use super::super::diagnostic::{Diagnostic, Span};
use super::super::kind::DiagnosticKind;
use super::MAX_DEPTH;
use super::lexer::{Token, TokenKind};
use super::parser::{Parse, Parser};
use super::reserved::{base_type, is_reserved};
use super::terms::{Expression, ExpressionKind, Index, Range, TypeName};
use crate::circuit::{ClassicalBinary, ClassicalUnary, Constant};

/// Which expressions are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Products {
    /// Those of OpenQASM.
    Written,
    /// Formulas of numbers, as on paper: a number may stand before a name or a parenthesis
    /// without `*`, `^` is a power and `ln` the logarithm.
    Implied,
}

impl<'a> Parser<'a, '_> {
    /// An expression of a program.
    pub(super) fn expression(&mut self) -> Parse<Expression<'a>> {
        // Most are one value, and most of these are indices.
        if matches!(self.peek_at(1).first, b']' | b',' | b')') {
            return self.unary(Products::Written);
        }
        self.operation(Products::Written, 0)
    }

    /// An expression that is all there is.
    pub(super) fn whole(mut self, products: Products) -> Parse<Expression<'a>> {
        let formula = self.operation(products, 0)?;
        if self.at_end() {
            return Ok(formula);
        }
        Err(self.unexpected(|found| DiagnosticKind::ExpectedEnd { found }))
    }

    /// Operands joined by operators that bind at least so tightly.
    fn operation(&mut self, products: Products, least: u8) -> Parse<Expression<'a>> {
        let mut left = self.unary(products)?;
        loop {
            let product = ClassicalBinary::Multiply;
            if self.at_implied_product(products) && product.precedence() >= least {
                let right = self.unary(products)?;
                left = binary(product, left, right)?;
                continue;
            }
            let op = self.binary_operator(products);
            let Some(op) = op.filter(|op| op.precedence() >= least) else {
                return Ok(left);
            };
            self.bump();
            let right = self.nested(|parser| parser.operation(products, op.precedence() + 1))?;
            left = binary(op, left, right)?;
        }
    }

    /// Whether a number was taken last and a name or a parenthesis comes next.
    fn at_implied_product(&self, products: Products) -> bool {
        let is_after_number = self.last().is_some_and(|token| token.kind == TokenKind::Number);
        products == Products::Implied
            && is_after_number
            && (self.at("(") || self.peek().kind == TokenKind::Word)
    }

    fn binary_operator(&self, products: Products) -> Option<ClassicalBinary> {
        let token = self.peek();
        let is_mark = token.kind == TokenKind::Symbol;
        if !is_mark || matches!(token.first, b')' | b']' | b'}' | b',' | b';' | b':') {
            return None;
        }
        let op = binary_operator(self.text(token))?;
        (products == Products::Written || is_arithmetic(op)).then_some(op)
    }

    /// Bounds the depth of every recursion of the grammar.
    fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.depth == MAX_DEPTH {
            return Err(too_deep(self.peek().span));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn unary(&mut self, products: Products) -> Parse<Expression<'a>> {
        self.nested(|parser| {
            let first = parser.peek();
            let Some(op) = parser.unary_operator(products) else {
                return parser.power(products);
            };
            parser.bump();
            let operand = parser.unary(products)?;
            let (span, depth) = (first.span.to(operand.span), operand.depth + 1);
            node(ExpressionKind::Unary(op, Box::new(operand)), span, depth)
        })
    }

    fn unary_operator(&self, products: Products) -> Option<ClassicalUnary> {
        let token = self.peek();
        if !matches!(token.first, b'-' | b'!' | b'~') {
            return None;
        }
        match self.text(token) {
            "-" => Some(ClassicalUnary::Negate),
            "!" if products == Products::Written => Some(ClassicalUnary::Not),
            "~" if products == Products::Written => Some(ClassicalUnary::BitNot),
            _ => None,
        }
    }

    fn power(&mut self, products: Products) -> Parse<Expression<'a>> {
        let base = self.element(products)?;
        let is_power = self.eat("**") || (products == Products::Implied && self.eat("^"));
        if !is_power {
            return Ok(base);
        }
        // To the right, so that 2**x**y is 2**(x**y); a sign may stand before the exponent.
        let exponent = self.unary(products)?;
        binary(ClassicalBinary::Power, base, exponent)
    }

    /// A value, and elements of it: `theta[0]`.
    fn element(&mut self, products: Products) -> Parse<Expression<'a>> {
        let mut value = self.atom(products)?;
        while self.at("[") {
            let index = self.index()?;
            let deepest = index.parts().iter().map(|part| part.depth).max().unwrap_or(0);
            let depth = value.depth.max(deepest) + 1;
            let span = self.span_since(value.span);
            let kind = ExpressionKind::Index(Box::new(value), Box::new(index));
            value = node(kind, span, depth)?;
        }
        Ok(value)
    }

    fn atom(&mut self, products: Products) -> Parse<Expression<'a>> {
        let token = self.peek();
        match token.kind {
            TokenKind::Number => self.number(products),
            TokenKind::Quoted if products == Products::Written => self.bit_string(),
            TokenKind::Word => self.word(token, products),
            TokenKind::Symbol if self.at("(") => {
                self.bump();
                let inner = self.operation(products, 0)?;
                self.expect(")")?;
                Ok(Expression { span: self.span_since(token.span), ..inner })
            }
            _ => Err(self.unexpected(|found| DiagnosticKind::ExpectedExpression { found })),
        }
    }

    fn word(&mut self, token: Token, products: Products) -> Parse<Expression<'a>> {
        let text = self.text(token);
        let is_written = products == Products::Written;
        let is_power = text == "pow" && self.token_is(self.peek_at(1), "(");
        match text {
            "true" | "false" if is_written => {
                self.bump();
                node(ExpressionKind::Bool(text == "true"), token.span, 1)
            }
            _ if is_written && base_type(text).is_some() => self.cast(),
            _ if is_power || !is_reserved(text) || Constant::from_name(text).is_some() => {
                self.name_or_call(products)
            }
            "complex" | "durationof" => Err(self.unsupported(token.span)),
            _ => Err(self.unexpected(|found| DiagnosticKind::ExpectedExpression { found })),
        }
    }

    /// `int[8](value)`
    fn cast(&mut self) -> Parse<Expression<'a>> {
        let first = self.peek().span;
        let kind = self.type_name()?;
        self.expect("(")?;
        let value = self.operation(Products::Written, 0)?;
        self.expect(")")?;
        let deepest = kind.size.as_ref().map_or(0, |size| size.depth).max(value.depth);
        let span = self.span_since(first);
        node(ExpressionKind::Cast(Box::new(kind), Box::new(value)), span, deepest + 1)
    }

    /// `int[8]`
    pub(super) fn type_name(&mut self) -> Parse<TypeName<'a>> {
        let token = self.peek();
        let Some(base) = base_type(self.text(token)).filter(|_| token.kind == TokenKind::Word)
        else {
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedType { found }));
        };
        self.bump();
        Ok(TypeName { base, size: self.designator()? })
    }

    /// The size of a type or register in brackets.
    pub(super) fn designator(&mut self) -> Parse<Option<Expression<'a>>> {
        if !self.eat("[") {
            return Ok(None);
        }
        let size = self.expression()?;
        self.expect("]")?;
        Ok(Some(size))
    }

    fn name_or_call(&mut self, products: Products) -> Parse<Expression<'a>> {
        let mut name = self.bump_name();
        if !self.eat("(") {
            return node(ExpressionKind::Name(name.text), name.span, 1);
        }
        if products == Products::Implied && name.text == "ln" {
            name.text = "log";
        }
        let arguments = self.list(|parser| parser.operation(products, 0))?;
        self.expect(")")?;
        let depth = arguments.iter().map(|argument| argument.depth).max().unwrap_or(0) + 1;
        let span = self.span_since(name.span);
        node(ExpressionKind::Call(name, arguments), span, depth)
    }

    /// `[0]`, `[{0, 2}]`, `[0:2]`
    pub(super) fn index(&mut self) -> Parse<Index<'a>> {
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
        Ok(Index::Range(Box::new(self.range_behind(start, first)?)))
    }

    /// The rest of a range that begins with `start`.
    pub(super) fn range_behind(
        &mut self,
        start: Option<Expression<'a>>,
        first: Span,
    ) -> Parse<Range<'a>> {
        self.expect(":")?;
        let middle = self.range_bound()?;
        let (step, stop) =
            if self.eat(":") { (middle, self.range_bound()?) } else { (None, middle) };
        Ok(Range { start, step, stop, span: self.span_since(first) })
    }

    fn range_bound(&mut self) -> Parse<Option<Expression<'a>>> {
        if self.at(":") || self.at("]") { Ok(None) } else { self.expression().map(Some) }
    }
}

/// The operator of this spelling; but for the power, which is read apart since it binds to
/// the right.
fn binary_operator(text: &str) -> Option<ClassicalBinary> {
    Some(match text {
        "||" => ClassicalBinary::Or,
        "&&" => ClassicalBinary::And,
        "|" => ClassicalBinary::BitOr,
        "^" => ClassicalBinary::BitXor,
        "&" => ClassicalBinary::BitAnd,
        "==" => ClassicalBinary::Equal,
        "!=" => ClassicalBinary::NotEqual,
        "<" => ClassicalBinary::Less,
        "<=" => ClassicalBinary::LessEqual,
        ">" => ClassicalBinary::Greater,
        ">=" => ClassicalBinary::GreaterEqual,
        "<<" => ClassicalBinary::ShiftLeft,
        ">>" => ClassicalBinary::ShiftRight,
        "+" => ClassicalBinary::Add,
        "-" => ClassicalBinary::Subtract,
        "*" => ClassicalBinary::Multiply,
        "/" => ClassicalBinary::Divide,
        "%" => ClassicalBinary::Remainder,
        _ => return None,
    })
}

/// The operator of an assignment such as `+=`.
pub(super) fn assignment_operator(text: &str) -> Option<ClassicalBinary> {
    match text.strip_suffix('=')? {
        "**" => Some(ClassicalBinary::Power),
        // Comparisons end in `=` too, but an assignment compares nothing.
        "<" | ">" | "!" | "=" | "" => None,
        symbol => binary_operator(symbol),
    }
}

fn is_arithmetic(op: ClassicalBinary) -> bool {
    matches!(
        op,
        ClassicalBinary::Add
            | ClassicalBinary::Subtract
            | ClassicalBinary::Multiply
            | ClassicalBinary::Divide
    )
}

fn binary<'a>(
    op: ClassicalBinary,
    left: Expression<'a>,
    right: Expression<'a>,
) -> Parse<Expression<'a>> {
    let span = left.span.to(right.span);
    let depth = left.depth.max(right.depth) + 1;
    node(ExpressionKind::Binary(op, Box::new(left), Box::new(right)), span, depth)
}

pub(super) fn node(kind: ExpressionKind<'_>, span: Span, depth: usize) -> Parse<Expression<'_>> {
    if depth > MAX_DEPTH {
        return Err(too_deep(span));
    }
    Ok(Expression { kind, span, depth })
}

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(span, DiagnosticKind::TooDeep { limit: MAX_DEPTH })
}
