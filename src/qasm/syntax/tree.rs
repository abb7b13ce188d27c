//! The syntax tree: a program as it is written, before any name is looked up.

use super::super::diagnostic::Span;
use crate::circuit::BinaryOp;

/// An identifier.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct Statement<'a> {
    pub(crate) kind: StatementKind<'a>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum StatementKind<'a> {
    /// `OPENQASM 3.0;`
    Version(Name<'a>),
    /// `include "stdgates.inc";`, the path without its quotes.
    Include(Name<'a>),
    Register(RegisterDeclaration<'a>),
    Constant(ConstantDeclaration<'a>),
    Gate(GateDeclaration<'a>),
    Call(Call<'a>),
    /// `bits = measure qubits;` or `measure qubits -> bits;`
    Measure {
        qubits: Operand<'a>,
        bits: Operand<'a>,
    },
    Barrier(Vec<Operand<'a>>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RegisterKind {
    Quantum,
    Classical,
}

/// `qubit[2] q;`, `creg c[2];`, `bit[2] c = measure q;`
#[derive(Debug)]
pub(crate) struct RegisterDeclaration<'a> {
    pub(crate) kind: RegisterKind,
    pub(crate) name: Name<'a>,
    /// None for a single bit.
    pub(crate) size: Option<Expression<'a>>,
    /// The qubits whose measurement the bits begin with.
    pub(crate) measured: Option<Operand<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberType {
    Integer,
    Real,
}

/// `const int n = 3;`
#[derive(Debug)]
pub(crate) struct ConstantDeclaration<'a> {
    pub(crate) number_type: NumberType,
    pub(crate) name: Name<'a>,
    pub(crate) value: Expression<'a>,
}

/// `gate name(params) qubits { body }`
#[derive(Debug)]
pub(crate) struct GateDeclaration<'a> {
    pub(crate) name: Name<'a>,
    pub(crate) params: Vec<Name<'a>>,
    pub(crate) qubits: Vec<Name<'a>>,
    /// None when some statement of it could not be read, which has been reported.
    pub(crate) body: Option<Vec<Call<'a>>>,
}

/// `rx(pi/2) q[0];`
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) gate: Name<'a>,
    pub(crate) params: Vec<Expression<'a>>,
    pub(crate) operands: Vec<Operand<'a>>,
}

/// A register or elements of one.
#[derive(Debug)]
pub(crate) struct Operand<'a> {
    pub(crate) name: Name<'a>,
    pub(crate) index: Option<Index<'a>>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum Index<'a> {
    /// `[0]`
    One(Expression<'a>),
    /// `[{0, 2}]`
    Set(Vec<Expression<'a>>),
    /// `[0:2]` or `[0:step:2]`, the end included; either end may be left out.
    Range(Box<Range<'a>>),
}

#[derive(Debug)]
pub(crate) struct Range<'a> {
    pub(crate) start: Option<Expression<'a>>,
    pub(crate) step: Option<Expression<'a>>,
    pub(crate) stop: Option<Expression<'a>>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct Expression<'a> {
    pub(crate) kind: ExpressionKind<'a>,
    pub(crate) span: Span,
    /// Levels of nesting, 1 for a number; bounded by the parser.
    pub(super) depth: usize,
}

#[derive(Debug)]
pub(crate) enum ExpressionKind<'a> {
    Number(f64, NumberType),
    Name(&'a str),
    Negate(Box<Expression<'a>>),
    Binary(BinaryOp, Box<Expression<'a>>, Box<Expression<'a>>),
    Call(Name<'a>, Vec<Expression<'a>>),
}
