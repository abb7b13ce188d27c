//! Known values, and what operators make of them.

use crate::circuit::{ClassicalBinary, ClassicalType, Expr};

/// Whole numbers up to here are exact as reals.
pub(super) const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// A value that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Bool(bool),
    Int(i64),
    Real(f64),
    /// Some bits, the first the least significant.
    Bits {
        width: u32,
        value: u64,
    },
}

impl Value {
    /// How formulas write it.
    pub(super) fn expr(self) -> Expr {
        match self {
            Self::Real(value) => Expr::from_angle(value),
            other if other.real() < 0.0 => Expr::Number(-other.real()).negated(),
            other => Expr::Number(other.real()),
        }
    }

    pub(super) fn real(self) -> f64 {
        match self {
            Self::Bool(value) => f64::from(u8::from(value)),
            Self::Int(value) => value as f64,
            Self::Real(value) => value,
            Self::Bits { value, .. } => value as f64,
        }
    }

    pub(super) fn is_true(self) -> bool {
        self.real() != 0.0
    }

    /// As a variable keeps it.
    pub(super) fn as_variable(self) -> Option<i64> {
        match self {
            Self::Bits { value, .. } => Some(value as i64),
            other => other.whole(),
        }
    }

    /// The whole number it is, if it is one.
    pub(super) fn whole(self) -> Option<i64> {
        match self {
            Self::Bool(value) => Some(i64::from(value)),
            Self::Int(value) => Some(value),
            Self::Bits { value, .. } => i64::try_from(value).ok(),
            Self::Real(value) if value.trunc() == value && value.abs() <= MAX_EXACT => {
                Some(value as i64)
            }
            Self::Real(_) => None,
        }
    }
}

/// The lowest `width` bits.
pub(super) fn mask(width: u32) -> u64 {
    u64::MAX >> (64 - width.clamp(1, 64))
}

/// A number as a variable of this type keeps it.
pub(super) fn wrapped(value: i64, kind: ClassicalType) -> i64 {
    let width = kind.width();
    let low = value as u64 & mask(width);
    match kind {
        ClassicalType::Bool => i64::from(value != 0),
        ClassicalType::Int(_) if low >> (width - 1) & 1 == 1 => (low | !mask(width)) as i64,
        ClassicalType::Int(_) | ClassicalType::Uint(_) => low as i64,
    }
}

pub(super) fn is_bitwise(op: ClassicalBinary) -> bool {
    matches!(op, ClassicalBinary::BitAnd | ClassicalBinary::BitOr | ClassicalBinary::BitXor)
}

/// What an operator says that joins truth values or compares.
pub(super) fn truth_value(op: ClassicalBinary, left: Value, right: Value) -> Option<bool> {
    let order = || match (left.whole(), right.whole()) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.real().partial_cmp(&right.real()),
    };
    Some(match op {
        ClassicalBinary::Or => left.is_true() || right.is_true(),
        ClassicalBinary::And => left.is_true() && right.is_true(),
        ClassicalBinary::Equal => order()?.is_eq(),
        ClassicalBinary::NotEqual => order()?.is_ne(),
        ClassicalBinary::Less => order()?.is_lt(),
        ClassicalBinary::LessEqual => order()?.is_le(),
        ClassicalBinary::Greater => order()?.is_gt(),
        ClassicalBinary::GreaterEqual => order()?.is_ge(),
        _ => return None,
    })
}

/// The result of an operator on whole numbers; none when there is none that fits.
pub(super) fn whole_value(op: ClassicalBinary, left: i64, right: i64) -> Option<i64> {
    match op {
        ClassicalBinary::BitOr => Some(left | right),
        ClassicalBinary::BitXor => Some(left ^ right),
        ClassicalBinary::BitAnd => Some(left & right),
        ClassicalBinary::ShiftLeft => left.checked_shl(u32::try_from(right).ok()?),
        ClassicalBinary::ShiftRight => left.checked_shr(u32::try_from(right).ok()?),
        ClassicalBinary::Add => left.checked_add(right),
        ClassicalBinary::Subtract => left.checked_sub(right),
        ClassicalBinary::Multiply => left.checked_mul(right),
        ClassicalBinary::Divide => left.checked_div(right),
        ClassicalBinary::Remainder => left.checked_rem(right),
        ClassicalBinary::Power => left.checked_pow(u32::try_from(right).ok()?),
        _ => None,
    }
}
