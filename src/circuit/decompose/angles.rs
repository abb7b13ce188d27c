//! Calculating with angles that may have parameters in them.

use crate::circuit::{BinaryOp, Expr};

/// Most parts of an expression in which parameters are replaced.
pub(super) const MAX_PARTS: usize = 1000;

/// The angle as an expression.
pub(super) fn number(value: f64) -> Expr {
    Expr::from_angle(value)
}

/// `angle` times `factor`; a number where `angle` is one.
pub(super) fn times(angle: &Expr, factor: f64) -> Expr {
    let product = angle.value().map(|value| value * factor).ok().filter(|p| p.is_finite());
    if let Some(product) = product {
        return number(product);
    }
    if factor == 1.0 {
        angle.clone()
    } else if factor == -1.0 {
        angle.clone().negated()
    } else {
        number(factor).binary(BinaryOp::Multiply, angle.clone())
    }
}

/// Half of the angle.
pub(super) fn half(angle: &Expr) -> Expr {
    if angle.value().is_ok() {
        times(angle, 0.5)
    } else {
        angle.clone().binary(BinaryOp::Divide, Expr::Number(2.0))
    }
}

/// The sum of two angles; a number where both are.
pub(super) fn sum(left: &Expr, right: &Expr) -> Expr {
    match (left.value(), right.value()) {
        (Ok(left), Ok(right)) if (left + right).is_finite() => number(left + right),
        (Ok(0.0), _) => right.clone(),
        (_, Ok(0.0)) => left.clone(),
        _ => left.clone().binary(BinaryOp::Add, right.clone()),
    }
}

/// The exponent of a power.
pub(super) enum Exponent<'e> {
    /// A number.
    Number(f64),
    /// An expression with parameters.
    Open(&'e Expr),
}

impl Exponent<'_> {
    /// The number, if it is a whole one.
    pub(super) fn whole(&self) -> Option<f64> {
        match self {
            Self::Number(number) if number.fract() == 0.0 => Some(*number),
            _ => None,
        }
    }
}

/// `value` to the power of `exponent`, where `value` is the phase of an eigenvalue.
pub(super) fn powered(value: f64, exponent: &Exponent<'_>) -> Expr {
    match exponent {
        Exponent::Number(exponent) => times(&number(value), *exponent),
        Exponent::Open(exponent) => times(exponent, value),
    }
}

/// The expression with names replaced; a number where it then is one.
///
/// # Errors
/// An expression with more than [`MAX_PARTS`] parts.
pub(super) fn substituted(
    expr: &Expr,
    value_of: &dyn Fn(&str) -> Option<Expr>,
) -> Result<Expr, TooLong> {
    let mut parts = 0;
    let replaced = replaced(expr, value_of, &mut parts)?;
    Ok(match replaced.value() {
        Ok(value) if parts > 1 => number(value),
        _ => replaced,
    })
}

/// An expression became too long.
pub(super) struct TooLong;

fn replaced(
    expr: &Expr,
    value_of: &dyn Fn(&str) -> Option<Expr>,
    parts: &mut usize,
) -> Result<Expr, TooLong> {
    *parts += 1;
    if *parts > MAX_PARTS {
        return Err(TooLong);
    }
    Ok(match expr {
        Expr::Number(_) | Expr::Constant(_) => expr.clone(),
        Expr::Symbol(name) => match value_of(name) {
            Some(value) => {
                *parts += num_parts(&value);
                value
            }
            None => expr.clone(),
        },
        Expr::Negate(inner) => replaced(inner, value_of, parts)?.negated(),
        Expr::Binary(op, left, right) => {
            replaced(left, value_of, parts)?.binary(*op, replaced(right, value_of, parts)?)
        }
        Expr::Call(function, inner) => {
            Expr::Call(*function, Box::new(replaced(inner, value_of, parts)?))
        }
    })
}

fn num_parts(expr: &Expr) -> usize {
    match expr {
        Expr::Number(_) | Expr::Constant(_) | Expr::Symbol(_) => 1,
        Expr::Negate(inner) | Expr::Call(_, inner) => 1 + num_parts(inner),
        Expr::Binary(_, left, right) => 1 + num_parts(left) + num_parts(right),
    }
}
