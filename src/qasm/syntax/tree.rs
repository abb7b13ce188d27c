//! The syntax tree of statements: a program as it is written, before any name is looked up.

use super::super::diagnostic::Span;
use super::terms::{Expression, Name, Operand, Range, TypeName};
use crate::circuit::ClassicalBinary;

/// A program and what has to be known of it before its first statement is looked at.
#[derive(Debug, Default)]
pub(in crate::qasm) struct Program<'a> {
    pub(in crate::qasm) source: &'a str,
    pub(in crate::qasm) statements: Vec<Statement<'a>>,
    /// The largest number of a hardware qubit in it.
    pub(in crate::qasm) last_hardware_qubit: Option<u32>,
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
    /// `end;`
    End,
    /// A declaration that is not supported, which has been reported, of this name.
    Refused(Option<Name<'a>>),
    Register(Box<RegisterDeclaration<'a>>),
    Variable(Box<VariableDeclaration<'a>>),
    Constant(Box<ConstantDeclaration<'a>>),
    Input(Box<InputDeclaration<'a>>),
    Alias(AliasDeclaration<'a>),
    Gate(Box<GateDeclaration<'a>>),
    Call(Call<'a>),
    /// `bits = measure qubits;` or `measure qubits -> bits;`
    Measure {
        qubits: Operand<'a>,
        bits: Operand<'a>,
    },
    Reset(Vec<Operand<'a>>),
    Barrier(Barrier<'a>),
    Delay(Box<Delay<'a>>),
    Assign(Box<Assign<'a>>),
    If(Box<If<'a>>),
    While(Box<While<'a>>),
    For(Box<For<'a>>),
    Switch(Box<Switch<'a>>),
    Break,
    Continue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::qasm) enum RegisterKind {
    Quantum,
    Classical,
}

/// What a declaration begins with.
#[derive(Debug)]
pub(in crate::qasm) enum Initial<'a> {
    /// `= measure q`
    Measured(Operand<'a>),
    /// `= 5`
    Value(Expression<'a>),
}

/// `qubit[2] q;`, `creg c[2];`, `bit[2] c = measure q;`
#[derive(Debug)]
pub(in crate::qasm) struct RegisterDeclaration<'a> {
    pub(in crate::qasm) kind: RegisterKind,
    pub(in crate::qasm) name: Name<'a>,
    /// None for a single bit.
    pub(in crate::qasm) size: Option<Expression<'a>>,
    pub(in crate::qasm) initial: Option<Initial<'a>>,
}

/// `int[8] n = 3;`
#[derive(Debug)]
pub(in crate::qasm) struct VariableDeclaration<'a> {
    pub(in crate::qasm) kind: TypeName<'a>,
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) initial: Option<Initial<'a>>,
}

/// `const int n = 3;`
#[derive(Debug)]
pub(in crate::qasm) struct ConstantDeclaration<'a> {
    pub(in crate::qasm) kind: TypeName<'a>,
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) value: Expression<'a>,
}

/// `input float[64] theta;`, `input array[float[64], 3] theta;`
#[derive(Debug)]
pub(in crate::qasm) struct InputDeclaration<'a> {
    pub(in crate::qasm) name: Name<'a>,
    /// Number of elements of an array.
    pub(in crate::qasm) length: Option<Expression<'a>>,
}

/// `let name = q[0:1] ++ r;`
#[derive(Debug)]
pub(in crate::qasm) struct AliasDeclaration<'a> {
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) operands: Vec<Operand<'a>>,
}

/// What a gate declaration says about its gate.
#[derive(Debug)]
pub(in crate::qasm) enum GateBody<'a> {
    /// Calls and barriers.
    Statements(Vec<Statement<'a>>),
    /// Some statement of it could not be read, which has been reported.
    Broken,
    /// `opaque name q;`
    Opaque,
}

/// `gate name(params) qubits { body }`
#[derive(Debug)]
pub(in crate::qasm) struct GateDeclaration<'a> {
    pub(in crate::qasm) name: Name<'a>,
    pub(in crate::qasm) params: Vec<Name<'a>>,
    pub(in crate::qasm) qubits: Vec<Name<'a>>,
    pub(in crate::qasm) body: GateBody<'a>,
}

/// `ctrl @ rx(pi/2) q[0], q[1];`
#[derive(Debug)]
pub(in crate::qasm) struct Call<'a> {
    pub(in crate::qasm) modifiers: Vec<Modifier<'a>>,
    pub(in crate::qasm) gate: Name<'a>,
    pub(in crate::qasm) params: Vec<Expression<'a>>,
    pub(in crate::qasm) operands: Vec<Operand<'a>>,
}

/// What stands before an `@`.
#[derive(Debug)]
pub(in crate::qasm) enum Modifier<'a> {
    /// `ctrl(count)`, or `negctrl(count)` with the value false.
    Control { value: bool, count: Option<Expression<'a>> },
    /// `inv`
    Inverse,
    /// `pow(k)`
    Power(Expression<'a>),
}

/// `barrier q; // label`
#[derive(Debug)]
pub(in crate::qasm) struct Barrier<'a> {
    pub(in crate::qasm) operands: Vec<Operand<'a>>,
    pub(in crate::qasm) label: Option<Name<'a>>,
}

/// `delay[100ns] q;`
#[derive(Debug)]
pub(in crate::qasm) struct Delay<'a> {
    pub(in crate::qasm) duration: Expression<'a>,
    pub(in crate::qasm) operands: Vec<Operand<'a>>,
}

/// `n = 3;`, or `n += 3;` with an operator.
#[derive(Debug)]
pub(in crate::qasm) struct Assign<'a> {
    pub(in crate::qasm) target: Operand<'a>,
    pub(in crate::qasm) op: Option<ClassicalBinary>,
    pub(in crate::qasm) value: Expression<'a>,
}

/// Statements in braces, or one without.
#[derive(Debug)]
pub(in crate::qasm) struct Block<'a> {
    pub(in crate::qasm) statements: Vec<Statement<'a>>,
    /// The inside of the braces.
    pub(in crate::qasm) span: Span,
}

/// `if (condition) then else otherwise`
#[derive(Debug)]
pub(in crate::qasm) struct If<'a> {
    pub(in crate::qasm) condition: Expression<'a>,
    pub(in crate::qasm) then: Block<'a>,
    pub(in crate::qasm) otherwise: Option<Block<'a>>,
}

/// `while (condition) body`
#[derive(Debug)]
pub(in crate::qasm) struct While<'a> {
    pub(in crate::qasm) condition: Expression<'a>,
    pub(in crate::qasm) body: Block<'a>,
}

/// `for int variable in values body`
#[derive(Debug)]
pub(in crate::qasm) struct For<'a> {
    /// None where it is left out, as drafts of the language had it.
    pub(in crate::qasm) kind: Option<TypeName<'a>>,
    pub(in crate::qasm) variable: Name<'a>,
    pub(in crate::qasm) values: ForValues<'a>,
    pub(in crate::qasm) body: Block<'a>,
}

#[derive(Debug)]
pub(in crate::qasm) enum ForValues<'a> {
    /// `[0:3]`, both ends given.
    Range(Box<Range<'a>>),
    /// `{1, 5, 7}`
    Set(Vec<Expression<'a>>),
}

/// `switch (target) { case 0 { … } default { … } }`
#[derive(Debug)]
pub(in crate::qasm) struct Switch<'a> {
    pub(in crate::qasm) target: Expression<'a>,
    pub(in crate::qasm) cases: Vec<Case<'a>>,
}

#[derive(Debug)]
pub(in crate::qasm) struct Case<'a> {
    /// None for the default.
    pub(in crate::qasm) values: Option<Vec<Expression<'a>>>,
    pub(in crate::qasm) body: Block<'a>,
    /// The words before the block.
    pub(in crate::qasm) span: Span,
}
