//! Classical variables, and expressions over them and over measured bits.

use serde::{Deserialize, Serialize};

use super::Clbit;

/// Number of a variable in its circuit, see [`Circuit::variables`](super::Circuit::variables).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct VariableId(pub u32);

impl VariableId {
    /// The number as a number to index with.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The type of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClassicalType {
    /// `bool`
    Bool,
    /// `int[width]`, a signed number in two's complement.
    Int(Option<u32>),
    /// `uint[width]`
    Uint(Option<u32>),
}

impl ClassicalType {
    /// Most bits of a number, and the width of one that does not say how wide it is.
    pub const MAX_WIDTH: u32 = 64;

    /// Number of bits.
    pub fn width(self) -> u32 {
        match self {
            Self::Bool => 1,
            Self::Int(width) | Self::Uint(width) => width.unwrap_or(Self::MAX_WIDTH),
        }
    }
}

/// Where a variable is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum VariableScope {
    /// In the whole circuit.
    Global,
    /// In the one `for` loop that counts with it.
    Loop,
}

/// A classical variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Name, an OpenQASM identifier; of global ones unique, of loop variables not.
    pub name: String,
    /// Type.
    pub kind: ClassicalType,
    /// Where it is known.
    pub scope: VariableScope,
    /// The value it begins with, where the declaration gives one; 0 otherwise.
    pub initial: Option<i64>,
}

/// A classical expression: a truth value or a whole number.
///
/// As in OpenQASM 3: a register or some bits are an unsigned number as wide as they are, the
/// first bit the least significant; a single bit is also a truth value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClassicalExpr {
    /// `true` or `false`
    Bool(bool),
    /// A whole number; never negative when it comes from text.
    Int(i64),
    /// One bit.
    Bit(Clbit),
    /// Several bits as one number, the least significant first: a register, or a part of one.
    Bits(Vec<Clbit>),
    /// A variable.
    Variable(VariableId),
    /// An operator with one operand.
    Unary(ClassicalUnary, Box<ClassicalExpr>),
    /// An operator with two operands.
    Binary(ClassicalBinary, Box<ClassicalExpr>, Box<ClassicalExpr>),
    /// `int[8](operand)`
    Cast(ClassicalType, Box<ClassicalExpr>),
    /// `operand[index]`: one bit of a number, 0 the least significant.
    Index(Box<ClassicalExpr>, Box<ClassicalExpr>),
}

/// The operators with one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClassicalUnary {
    /// `!`
    Not,
    /// `~`
    BitNot,
    /// `-`
    Negate,
}

/// The operators with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is what its name says; symbol() has the spelling")]
pub enum ClassicalBinary {
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    ShiftLeft,
    ShiftRight,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
}

impl ClassicalBinary {
    /// The spelling in OpenQASM 3.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Or => "||",
            Self::And => "&&",
            Self::BitOr => "|",
            Self::BitXor => "^",
            Self::BitAnd => "&",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::ShiftLeft => "<<",
            Self::ShiftRight => ">>",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
            Self::Power => "**",
        }
    }

    /// How tightly it binds; larger binds tighter. As in OpenQASM 3.
    pub fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::BitOr => 3,
            Self::BitXor => 4,
            Self::BitAnd => 5,
            Self::Equal | Self::NotEqual => 6,
            Self::Less | Self::LessEqual | Self::Greater | Self::GreaterEqual => 7,
            Self::ShiftLeft | Self::ShiftRight => 8,
            Self::Add | Self::Subtract => 9,
            Self::Multiply | Self::Divide | Self::Remainder => 10,
            Self::Power => 12,
        }
    }
}

/// Gives classical bits or a variable a new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// What is written.
    pub target: AssignmentTarget,
    /// The value; cut to the target's width.
    pub value: ClassicalExpr,
}

/// What an assignment writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AssignmentTarget {
    /// These bits, the least significant first.
    Bits(Vec<Clbit>),
    /// A variable.
    Variable(VariableId),
}

impl Assignment {
    /// The classical bits that are written.
    pub fn written_bits(&self) -> &[Clbit] {
        match &self.target {
            AssignmentTarget::Bits(bits) => bits,
            AssignmentTarget::Variable(_) => &[],
        }
    }
}

impl ClassicalExpr {
    /// Calls `visit` for every expression in this one, itself first.
    pub fn for_each_part<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        visit(self);
        match self {
            Self::Bool(_) | Self::Int(_) | Self::Bit(_) | Self::Bits(_) | Self::Variable(_) => {}
            Self::Unary(_, inner) | Self::Cast(_, inner) => inner.for_each_part(visit),
            Self::Binary(_, left, right) | Self::Index(left, right) => {
                left.for_each_part(visit);
                right.for_each_part(visit);
            }
        }
    }

    /// Calls `visit` for every classical bit that is read.
    pub fn for_each_bit(&self, visit: &mut dyn FnMut(Clbit)) {
        self.for_each_part(&mut |part| match part {
            Self::Bit(bit) => visit(*bit),
            Self::Bits(bits) => bits.iter().for_each(|bit| visit(*bit)),
            _ => {}
        });
    }

    /// Calls `change` for every classical bit that is read.
    pub fn for_each_bit_mut(&mut self, change: &mut dyn FnMut(&mut Clbit)) {
        match self {
            Self::Bit(bit) => change(bit),
            Self::Bits(bits) => bits.iter_mut().for_each(change),
            Self::Bool(_) | Self::Int(_) | Self::Variable(_) => {}
            Self::Unary(_, inner) | Self::Cast(_, inner) => inner.for_each_bit_mut(change),
            Self::Binary(_, left, right) | Self::Index(left, right) => {
                left.for_each_bit_mut(change);
                right.for_each_bit_mut(change);
            }
        }
    }
}
