//! The syntax tree of what statements are made of: names, operands, expressions.

use super::super::diagnostic::Span;
use crate::circuit::{ClassicalBinary, ClassicalUnary, TimeUnit};

/// An identifier.
#[derive(Debug, Clone, Copy)]
pub(in crate::qasm) struct Name<'a> {
    pub(in crate::qasm) text: &'a str,
    pub(in crate::qasm) span: Span,
}

/// A register or elements of one, or a hardware qubit.
#[derive(Debug)]
pub(in crate::qasm) struct Operand<'a> {
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) index: Option<Index<'a>>,
    pub(in crate::qasm) span: Span,
}

#[derive(Debug)]
pub(in crate::qasm) enum Index<'a> {
    /// `[0]`
    One(Expression<'a>),
    /// `[{0, 2}]`
    Set(Vec<Expression<'a>>),
    /// `[0:2]` or `[0:step:2]`, the end included; either end may be left out.
    Range(Box<Range<'a>>),
}

#[derive(Debug)]
pub(in crate::qasm) struct Range<'a> {
    pub(in crate::qasm) start: Option<Expression<'a>>,
    pub(in crate::qasm) step: Option<Expression<'a>>,
    pub(in crate::qasm) stop: Option<Expression<'a>>,
    pub(in crate::qasm) span: Span,
}

impl<'a> Index<'a> {
    /// Whether it stands for one element.
    pub(in crate::qasm) fn is_one(&self) -> bool {
        matches!(self, Self::One(_))
    }

    /// The expressions in it.
    pub(in crate::qasm) fn parts(&self) -> Vec<&Expression<'a>> {
        match self {
            Self::One(element) => vec![element],
            Self::Set(elements) => elements.iter().collect(),
            Self::Range(range) => range.parts(),
        }
    }
}

impl<'a> Range<'a> {
    /// The expressions in it.
    pub(in crate::qasm) fn parts(&self) -> Vec<&Expression<'a>> {
        [&self.start, &self.step, &self.stop].into_iter().flatten().collect()
    }
}

/// The types that values and casts can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::qasm) enum BaseType {
    Angle,
    Bit,
    Bool,
    Float,
    Int,
    Uint,
}

/// `int[8]`
#[derive(Debug)]
pub(in crate::qasm) struct TypeName<'a> {
    pub(in crate::qasm) base: BaseType,
    pub(in crate::qasm) size: Option<Expression<'a>>,
}

#[derive(Debug)]
pub(in crate::qasm) struct Expression<'a> {
    pub(in crate::qasm) kind: ExpressionKind<'a>,
    pub(in crate::qasm) span: Span,
    /// Levels of nesting, 1 for a number; bounded by the parser.
    pub(super) depth: usize,
}

#[derive(Debug)]
pub(in crate::qasm) enum ExpressionKind<'a> {
    Integer(i64),
    /// Any other number, among them whole ones that are too large.
    Real(f64),
    Bool(bool),
    /// `"0101"`, without its quotes: the digits 0 and 1, and `_` among them.
    BitString(&'a str),
    /// `100ns`
    Duration(f64, TimeUnit),
    Name(&'a str),
    Unary(ClassicalUnary, Box<Expression<'a>>),
    Binary(ClassicalBinary, Box<Expression<'a>>, Box<Expression<'a>>),
    Index(Box<Expression<'a>>, Box<Index<'a>>),
    /// `int[8](value)`
    Cast(Box<TypeName<'a>>, Box<Expression<'a>>),
    Call(Name<'a>, Vec<Expression<'a>>),
}

impl<'a> Expression<'a> {
    /// The expressions it is made of, those in an index and in the size of a type included.
    pub(in crate::qasm) fn parts(&self) -> Vec<&Self> {
        match &self.kind {
            ExpressionKind::Unary(_, inner) => vec![inner],
            ExpressionKind::Binary(_, left, right) => vec![left, right],
            ExpressionKind::Index(inner, index) => {
                let mut parts = index.parts();
                parts.push(inner);
                parts
            }
            ExpressionKind::Cast(kind, inner) => {
                let mut parts: Vec<&Expression<'a>> = kind.size.iter().collect();
                parts.push(inner);
                parts
            }
            ExpressionKind::Call(_, arguments) => arguments.iter().collect(),
            _ => Vec::new(),
        }
    }
}
