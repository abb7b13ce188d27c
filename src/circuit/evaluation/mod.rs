//! The values of classical expressions.
//!
//! Numbers have a type, `int[w]` or `uint[w]`, and wrap around within its width. Two operands
//! are first brought to one type: of two types of a kind to the wider one; of `int` and `uint`
//! to the unsigned one, unless the signed one is wider and so has room for both (C's rule). A
//! number that is written down takes the type of the other operand, widened if it does not fit,
//! and is an `int[64]` among its like. A truth value counts as a `uint[1]`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{ClassicalBinary, ClassicalExpr, ClassicalType, ClassicalUnary, Clbit, VariableId};

/// Most bits that are read as one number.
const MAX_BITS: u32 = 127;

/// The width of a number that is written down, among its like.
const LITERAL_WIDTH: u32 = ClassicalType::MAX_WIDTH;

/// The bits and variables that expressions read.
pub trait ClassicalValues {
    /// A classical bit.
    fn bit(&self, bit: Clbit) -> bool;

    /// The value of a variable, within its type.
    fn variable(&self, id: VariableId) -> ClassicalValue;
}

/// A truth value or a whole number, with its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassicalValue {
    number: i128,
    /// None for a number that is written down.
    kind: Option<ClassicalType>,
}

/// Why a classical expression has no value.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ClassicalError {
    /// A division by zero, or the remainder of one.
    #[error("division by zero")]
    DivisionByZero,
    /// A power with a negative exponent, which is no whole number.
    #[error("the exponent {exponent} is negative")]
    NegativeExponent {
        /// The exponent.
        exponent: i64,
    },
    /// A shift by a negative number of bits.
    #[error("a shift by {bits} bits")]
    NegativeShift {
        /// The number of bits.
        bits: i64,
    },
    /// A bit that the number does not have.
    #[error("there is no bit {index} in a number of {width} bits")]
    NoSuchBit {
        /// The index.
        index: i64,
        /// Number of bits.
        width: u32,
    },
    /// More bits read as one number than are possible.
    #[error("a number of {width} bits, {limit} are possible")]
    TooWide {
        /// Number of bits.
        width: u32,
        /// Most bits possible.
        limit: u32,
    },
}

impl ClassicalValue {
    /// A number cut to a type: what is kept are the lowest bits of its two's complement. As a
    /// truth value, everything but zero is true.
    pub fn new(number: i128, kind: ClassicalType) -> Self {
        let unused = i128::BITS - kind.width();
        let number = match kind {
            ClassicalType::Bool => i128::from(number != 0),
            ClassicalType::Int(_) => number << unused >> unused,
            ClassicalType::Uint(_) => ((number << unused) as u128 >> unused) as i128,
        };
        Self { number, kind: Some(kind) }
    }

    /// A truth value.
    fn truth(value: bool) -> Self {
        Self::new(i128::from(value), ClassicalType::Bool)
    }

    /// A number that is written down, or made of such numbers alone.
    fn literal(number: i128) -> Self {
        let cut = Self::new(number, ClassicalType::Int(Some(LITERAL_WIDTH)));
        Self { kind: None, ..cut }
    }

    /// A number of this type, or one that is written down.
    fn of(number: i128, kind: Option<ClassicalType>) -> Self {
        kind.map_or_else(|| Self::literal(number), |kind| Self::new(number, kind))
    }

    /// The number; 0 or 1 of a truth value.
    pub fn number(self) -> i128 {
        self.number
    }

    /// Whether it is anything but zero.
    pub fn is_true(self) -> bool {
        self.number != 0
    }

    fn width(self) -> u32 {
        self.kind.map_or(LITERAL_WIDTH, ClassicalType::width)
    }

    /// The type in which it is calculated with: a truth value is a number of one bit then.
    fn number_kind(self) -> Option<ClassicalType> {
        match self.kind {
            Some(ClassicalType::Bool) => Some(ClassicalType::Uint(Some(1))),
            kind => kind,
        }
    }
}

/// The number as an error message has it.
fn reported(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

/// The type of a number that is written down beside a value of type `kind`.
fn adapted(kind: ClassicalType, number: i128) -> ClassicalType {
    let bits = i128::BITS - if number < 0 { !number } else { number }.leading_zeros();
    match kind {
        ClassicalType::Int(_) => ClassicalType::Int(Some(kind.width().max(bits + 1))),
        _ if number < 0 => kind,
        _ => ClassicalType::Uint(Some(kind.width().max(bits))),
    }
}

/// The type two operands are brought to; none when both are written down.
fn common(left: ClassicalValue, right: ClassicalValue) -> Option<ClassicalType> {
    use ClassicalType::{Int, Uint};
    let (one, other) = match (left.number_kind(), right.number_kind()) {
        (Some(one), Some(other)) => (one, other),
        (Some(kind), None) => return Some(adapted(kind, right.number)),
        (None, Some(kind)) => return Some(adapted(kind, left.number)),
        (None, None) => return None,
    };
    let (wide, narrow) = if one.width() >= other.width() { (one, other) } else { (other, one) };
    Some(match (wide, narrow) {
        (Int(_), Uint(_)) if wide.width() == narrow.width() => narrow,
        _ => wide,
    })
}

impl ClassicalExpr {
    /// The value, with bits and variables looked up in `values`. The right side of `&&` and
    /// `||` is looked at only if the left side does not decide.
    ///
    /// Shifting out all bits leaves what came in: zeros, or copies of the sign.
    /// A negative index counts from the highest bit, which is -1.
    ///
    /// # Errors
    /// [`ClassicalError`].
    pub fn evaluate(&self, values: &dyn ClassicalValues) -> Result<ClassicalValue, ClassicalError> {
        Ok(match self {
            Self::Bool(value) => ClassicalValue::truth(*value),
            Self::Int(number) => ClassicalValue::literal(i128::from(*number)),
            Self::Bit(bit) => ClassicalValue::truth(values.bit(*bit)),
            Self::Bits(bits) => read(bits, values)?,
            Self::Variable(id) => values.variable(*id),
            Self::Unary(op, operand) => op.apply(operand.evaluate(values)?),
            Self::Binary(op, left, right) => {
                let left = left.evaluate(values)?;
                if op.is_decided_by(left) {
                    return Ok(ClassicalValue::truth(left.is_true()));
                }
                op.apply(left, right.evaluate(values)?)?
            }
            Self::Cast(kind, operand) => {
                ClassicalValue::new(operand.evaluate(values)?.number, *kind)
            }
            Self::Index(operand, index) => {
                element(operand.evaluate(values)?, index.evaluate(values)?)?
            }
        })
    }
}

fn read(bits: &[Clbit], values: &dyn ClassicalValues) -> Result<ClassicalValue, ClassicalError> {
    let width = bits.len() as u32;
    if width > MAX_BITS {
        return Err(ClassicalError::TooWide { width, limit: MAX_BITS });
    }
    let shifted = |(place, bit): (usize, &Clbit)| i128::from(values.bit(*bit)) << place;
    let number = bits.iter().enumerate().map(shifted).sum();
    // No bits at all are the number zero.
    Ok(ClassicalValue::new(number, ClassicalType::Uint(Some(width.max(1)))))
}

fn element(value: ClassicalValue, index: ClassicalValue) -> Result<ClassicalValue, ClassicalError> {
    let width = value.width();
    let place = if index.number < 0 { index.number + i128::from(width) } else { index.number };
    if !(0..i128::from(width)).contains(&place) {
        return Err(ClassicalError::NoSuchBit { index: reported(index.number), width });
    }
    Ok(ClassicalValue::truth(value.number >> place & 1 == 1))
}

impl ClassicalUnary {
    fn apply(self, operand: ClassicalValue) -> ClassicalValue {
        let number = operand.number;
        match self {
            Self::Not => ClassicalValue::truth(number == 0),
            Self::BitNot if operand.kind == Some(ClassicalType::Bool) => {
                ClassicalValue::truth(number == 0)
            }
            Self::BitNot => ClassicalValue::of(!number, operand.kind),
            Self::Negate => ClassicalValue::of(-number, operand.number_kind()),
        }
    }
}

impl ClassicalBinary {
    /// Whether the left operand decides alone.
    fn is_decided_by(self, left: ClassicalValue) -> bool {
        match self {
            Self::Or => left.is_true(),
            Self::And => !left.is_true(),
            _ => false,
        }
    }

    fn apply(
        self,
        left: ClassicalValue,
        right: ClassicalValue,
    ) -> Result<ClassicalValue, ClassicalError> {
        let kind = common(left, right);
        let [a, b] = [left, right].map(|side| ClassicalValue::of(side.number, kind).number);
        let number = match self {
            Self::Or => return Ok(ClassicalValue::truth(left.is_true() || right.is_true())),
            Self::And => return Ok(ClassicalValue::truth(left.is_true() && right.is_true())),
            Self::Equal => return Ok(ClassicalValue::truth(a == b)),
            Self::NotEqual => return Ok(ClassicalValue::truth(a != b)),
            Self::Less => return Ok(ClassicalValue::truth(a < b)),
            Self::LessEqual => return Ok(ClassicalValue::truth(a <= b)),
            Self::Greater => return Ok(ClassicalValue::truth(a > b)),
            Self::GreaterEqual => return Ok(ClassicalValue::truth(a >= b)),
            Self::ShiftLeft | Self::ShiftRight => return self.shift(left, right),
            Self::Power => return power(left, right),
            Self::Divide | Self::Remainder if b == 0 => return Err(ClassicalError::DivisionByZero),
            Self::Divide => a / b,
            Self::Remainder => a % b,
            Self::BitOr => a | b,
            Self::BitXor => a ^ b,
            Self::BitAnd => a & b,
            // Whatever is lost at the top, the lowest bits are right.
            Self::Add => a.wrapping_add(b),
            Self::Subtract => a.wrapping_sub(b),
            Self::Multiply => a.wrapping_mul(b),
        };
        Ok(ClassicalValue::of(number, kind))
    }

    /// The result has the type of what is shifted.
    fn shift(
        self,
        value: ClassicalValue,
        bits: ClassicalValue,
    ) -> Result<ClassicalValue, ClassicalError> {
        if bits.number < 0 {
            return Err(ClassicalError::NegativeShift { bits: reported(bits.number) });
        }
        let bits = bits.number.min(i128::from(MAX_BITS)) as u32;
        let is_left = self == Self::ShiftLeft;
        let number = if is_left { value.number << bits } else { value.number >> bits };
        Ok(ClassicalValue::of(number, value.number_kind()))
    }
}

/// The result has the type of the base. Zero to the power of zero is one.
fn power(base: ClassicalValue, exponent: ClassicalValue) -> Result<ClassicalValue, ClassicalError> {
    let times = u128::try_from(exponent.number)
        .map_err(|_| ClassicalError::NegativeExponent { exponent: reported(exponent.number) })?;
    let mut product: i128 = 1;
    for bit in (0..u128::BITS - times.leading_zeros()).rev() {
        product = product.wrapping_mul(product);
        if times >> bit & 1 == 1 {
            product = product.wrapping_mul(base.number);
        }
    }
    Ok(ClassicalValue::of(product, base.number_kind()))
}

#[cfg(test)]
mod tests;
