//! The syntax tree: a program as it is written, before any name is looked up.

use super::super::diagnostic::Span;
use crate::circuit::BinaryOp;

/// An identifier.
#[derive(Debug, Clone, Copy)]
pub(in crate::qasm) struct Name<'a> {
    pub(in crate::qasm) text: &'a str,
    pub(in crate::qasm) span: Span,
}

#[derive(Debug)]
pub(in crate::qasm) struct Statement<'a> {
    pub(in crate::qasm) kind: StatementKind<'a>,
    pub(in crate::qasm) span: Span,
}

#[derive(Debug)]
pub(in crate::qasm) enum StatementKind<'a> {
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
pub(in crate::qasm) enum RegisterKind {
    Quantum,
    Classical,
}

/// `qubit[2] q;`, `creg c[2];`, `bit[2] c = measure q;`
#[derive(Debug)]
pub(in crate::qasm) struct RegisterDeclaration<'a> {
    pub(in crate::qasm) kind: RegisterKind,
    pub(in crate::qasm) name: Name<'a>,
    /// None for a single bit.
    pub(in crate::qasm) size: Option<Expression<'a>>,
    /// The qubits whose measurement the bits begin with.
    pub(in crate::qasm) measured: Option<Operand<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::qasm) enum NumberType {
    Integer,
    Real,
}

/// `const int n = 3;`
#[derive(Debug)]
pub(in crate::qasm) struct ConstantDeclaration<'a> {
    pub(in crate::qasm) number_type: NumberType,
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) value: Expression<'a>,
}

/// `gate name(params) qubits { body }`
#[derive(Debug)]
pub(in crate::qasm) struct GateDeclaration<'a> {
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) params: Vec<Name<'a>>,
    pub(in crate::qasm) qubits: Vec<Name<'a>>,
    /// None when some statement of it could not be read, which has been reported.
    pub(in crate::qasm) body: Option<Vec<Call<'a>>>,
}

/// `rx(pi/2) q[0];`
#[derive(Debug)]
pub(in crate::qasm) struct Call<'a> {
    pub(in crate::qasm) gate: Name<'a>,
    pub(in crate::qasm) params: Vec<Expression<'a>>,
    pub(in crate::qasm) operands: Vec<Operand<'a>>,
}

/// A register or elements of one.
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

#[derive(Debug)]
pub(in crate::qasm) struct Expression<'a> {
    pub(in crate::qasm) kind: ExpressionKind<'a>,
    pub(in crate::qasm) span: Span,
    /// Levels of nesting, 1 for a number; bounded by the parser.
    pub(super) depth: usize,
}

#[derive(Debug)]
pub(in crate::qasm) enum ExpressionKind<'a> {
    Number(f64, NumberType),
    Name(&'a str),
    Negate(Box<Expression<'a>>),
    Binary(BinaryOp, Box<Expression<'a>>, Box<Expression<'a>>),
    Call(Name<'a>, Vec<Expression<'a>>),
}
