//! Types of classical expressions: which operators join which, and what comes of it.

use std::fmt;

use crate::circuit::{ClassicalBinary, ClassicalExpr, ClassicalType, ClassicalUnary};

/// The type of a classical expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Bool,
    /// One bit, which is a truth value and a number.
    Bit,
    /// A register, or a part of one.
    Bits(u32),
    Int(Option<u32>),
    Uint(Option<u32>),
    /// A whole number as it is written, which goes with every type of numbers.
    Whole,
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, width) = match self {
            Self::Bool => ("bool", None),
            Self::Bit => ("bit", None),
            Self::Bits(width) => ("bit", Some(*width)),
            Self::Int(width) => ("int", *width),
            Self::Uint(width) => ("uint", *width),
            Self::Whole => ("int", None),
        };
        match width {
            Some(width) => write!(f, "{name}[{width}]"),
            None => f.write_str(name),
        }
    }
}

impl Type {
    /// Whether it is a truth value without being converted.
    fn is_logic(self) -> bool {
        matches!(self, Self::Bool | Self::Bit | Self::Bits(1))
    }

    /// The type of a number that it is in arithmetic.
    fn number(self) -> Self {
        match self {
            Self::Bool => Self::Int(None),
            Self::Bit => Self::Uint(Some(1)),
            Self::Bits(width) => Self::Uint(Some(width)),
            other => other,
        }
    }

    /// The type of a result of arithmetic: the wider one; of two as wide the one without sign.
    fn joined(self, other: Self) -> Self {
        let (first, second) = (self.number(), other.number());
        let width = |kind: Self| match kind {
            Self::Int(width) | Self::Uint(width) => width.unwrap_or(ClassicalType::MAX_WIDTH),
            _ => 0,
        };
        let is_unsigned = |kind: Self| matches!(kind, Self::Uint(_));
        let key = |kind: Self| (width(kind), is_unsigned(kind));
        if key(second) > key(first) { second } else { first }
    }
}

impl From<ClassicalType> for Type {
    fn from(kind: ClassicalType) -> Self {
        match kind {
            ClassicalType::Bool => Self::Bool,
            ClassicalType::Int(width) => Self::Int(width),
            ClassicalType::Uint(width) => Self::Uint(width),
        }
    }
}

/// An expression and its type.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    pub(super) expr: ClassicalExpr,
    pub(super) kind: Type,
}

impl Typed {
    pub(super) fn new(expr: ClassicalExpr, kind: impl Into<Type>) -> Self {
        Self { expr, kind: kind.into() }
    }

    fn cast(self, kind: ClassicalType) -> Self {
        Self::new(ClassicalExpr::Cast(kind, Box::new(self.expr)), kind)
    }

    /// As a truth value: of a number whether it is not 0.
    pub(super) fn truth(self) -> ClassicalExpr {
        if self.kind.is_logic() { self.expr } else { self.cast(ClassicalType::Bool).expr }
    }

    /// As a number: of a truth value 0 or 1.
    fn number(self) -> Self {
        if self.kind == Type::Bool { self.cast(ClassicalType::Int(None)) } else { self }
    }

    /// As a number that can be more than 1.
    fn wide_number(self) -> Self {
        if self.kind.is_logic() { self.cast(ClassicalType::Int(None)) } else { self }
    }

    /// As what a variable or bits of type `target` can be given; the type it has if it cannot.
    pub(super) fn assigned_to(self, target: Type) -> Result<ClassicalExpr, Type> {
        let is_fitting = match (target, self.kind) {
            (Type::Bool, _) => return Ok(self.truth()),
            (Type::Int(_) | Type::Uint(_) | Type::Whole, _) => return Ok(self.number().expr),
            (Type::Bits(width), Type::Bits(other)) => width == other,
            (Type::Bit | Type::Bits(1), kind) if kind.is_logic() => true,
            (Type::Bit | Type::Bits(_), Type::Whole) => fits(&self.expr, target),
            (Type::Bits(_), Type::Int(_) | Type::Uint(_)) => true,
            _ => false,
        };
        if is_fitting { Ok(self.expr) } else { Err(self.kind) }
    }
}

/// Whether a number that is written fits into bits.
fn fits(expr: &ClassicalExpr, target: Type) -> bool {
    let width = match target {
        Type::Bits(width) => width,
        _ => 1,
    };
    match expr {
        ClassicalExpr::Int(value) => *value >= 0 && (width >= 63 || *value >> width == 0),
        _ => true,
    }
}

/// An operator on its operand; the operand's type if there is no such thing.
pub(super) fn unary(op: ClassicalUnary, operand: Typed) -> Result<Typed, Type> {
    let build = |op, operand: Typed, kind| Typed {
        expr: ClassicalExpr::Unary(op, Box::new(operand.expr)),
        kind,
    };
    match (op, operand.kind) {
        (ClassicalUnary::Not, _) => {
            let truth = Typed::new(operand.truth(), Type::Bool);
            Ok(build(op, truth, Type::Bool))
        }
        // Of one truth value both negations are the same.
        (ClassicalUnary::BitNot, kind @ (Type::Bool | Type::Bit)) => {
            Ok(build(ClassicalUnary::Not, operand, kind))
        }
        (ClassicalUnary::Negate, kind @ (Type::Bool | Type::Bit | Type::Bits(_))) => Err(kind),
        (_, kind) => Ok(build(op, operand, kind)),
    }
}

/// An operator between its operands; their types if there is no such thing.
pub(super) fn binary(
    op: ClassicalBinary,
    left: Typed,
    right: Typed,
) -> Result<Typed, (Type, Type)> {
    let types = (left.kind, right.kind);
    let kind = result_type(op, types).ok_or(types)?;
    let (left, right) = converted(op, left, right);
    let expr = ClassicalExpr::Binary(op, Box::new(left.expr), Box::new(right.expr));
    Ok(Typed { expr, kind })
}

/// The type of what an operator gives for operands of these types.
fn result_type(op: ClassicalBinary, types: (Type, Type)) -> Option<Type> {
    let (left, right) = types;
    match op {
        ClassicalBinary::Or | ClassicalBinary::And => Some(Type::Bool),
        ClassicalBinary::Equal | ClassicalBinary::NotEqual => {
            have_same_width(types).then_some(Type::Bool)
        }
        ClassicalBinary::Less
        | ClassicalBinary::LessEqual
        | ClassicalBinary::Greater
        | ClassicalBinary::GreaterEqual => {
            (have_same_width(types) && !has_bool(types)).then_some(Type::Bool)
        }
        ClassicalBinary::BitOr | ClassicalBinary::BitXor | ClassicalBinary::BitAnd => {
            bitwise_type(types)
        }
        ClassicalBinary::ShiftLeft | ClassicalBinary::ShiftRight => {
            let is_number = !matches!(left, Type::Bool | Type::Bit);
            (is_number && right != Type::Bool).then_some(left)
        }
        _ if are_narrow(types) => Some(Type::Int(None)),
        _ => Some(left.joined(right)),
    }
}

/// The operands as the operator takes them.
fn converted(op: ClassicalBinary, left: Typed, right: Typed) -> (Typed, Typed) {
    let types = (left.kind, right.kind);
    let are_logic = left.kind.is_logic() && right.kind.is_logic();
    let convert: fn(Typed) -> Typed = match op {
        ClassicalBinary::Or | ClassicalBinary::And => {
            |operand| Typed::new(operand.truth(), Type::Bool)
        }
        ClassicalBinary::Equal | ClassicalBinary::NotEqual if !are_logic => Typed::number,
        ClassicalBinary::Add
        | ClassicalBinary::Subtract
        | ClassicalBinary::Multiply
        | ClassicalBinary::Divide
        | ClassicalBinary::Remainder
        | ClassicalBinary::Power => {
            if are_narrow(types) {
                Typed::wide_number
            } else {
                Typed::number
            }
        }
        _ => |operand| operand,
    };
    (convert(left), convert(right))
}

/// Whether there is a bit or a truth value, and no number with room for more than one bit: the
/// sum of two bits has two.
fn are_narrow((left, right): (Type, Type)) -> bool {
    let is_narrow = |kind: Type| kind.is_logic() || kind == Type::Whole;
    is_narrow(left) && is_narrow(right) && (left.is_logic() || right.is_logic())
}

fn has_bool((left, right): (Type, Type)) -> bool {
    left == Type::Bool || right == Type::Bool
}

/// Whether two registers, if that is what they are, have the same size.
fn have_same_width(types: (Type, Type)) -> bool {
    match types {
        (Type::Bits(left), Type::Bits(right)) => left == right,
        (Type::Bit, Type::Bits(width)) | (Type::Bits(width), Type::Bit) => width == 1,
        _ => true,
    }
}

fn bitwise_type(types: (Type, Type)) -> Option<Type> {
    match types {
        (left, right) if left.is_logic() && right.is_logic() => {
            Some(if has_bool(types) { Type::Bool } else { left })
        }
        _ if has_bool(types) || !have_same_width(types) => None,
        (bits @ Type::Bits(_), _) | (_, bits @ Type::Bits(_)) => Some(bits),
        (left, right) => Some(left.joined(right)),
    }
}
