//! Angles that depend on parameters, and their values for several sets at once.

use wide::f64x2;

use crate::circuit::{BinaryOp, Expr};
use crate::math::principal_angle;

/// Sets that are computed together.
pub(super) const SETS: usize = 4;

/// A number for each of so many sets.
pub(super) type Values = [f64x2; SETS / 2];

/// Angles up to this size have sines and cosines that are right to the last bits.
const LARGE: f64 = 1e5;

/// A number plus multiples of parameters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Angle {
    constant: f64,
    /// Places of parameters in a set, and what each is multiplied by.
    terms: Vec<(usize, f64)>,
}

impl Angle {
    /// An expression of parameters that stand in a set in this order; none if it is not linear.
    pub(super) fn of(expr: &Expr, parameters: &[String]) -> Option<Self> {
        let of = |inner: &Expr| Self::of(inner, parameters);
        Some(match expr {
            Expr::Symbol(name) => {
                let place = parameters.iter().position(|own| own == name)?;
                Self { constant: 0.0, terms: vec![(place, 1.0)] }
            }
            Expr::Negate(inner) => of(inner)?.times(-1.0),
            Expr::Binary(BinaryOp::Add, left, right) => of(left)?.plus(of(right)?),
            Expr::Binary(BinaryOp::Subtract, left, right) => of(left)?.plus(of(right)?.times(-1.0)),
            Expr::Binary(BinaryOp::Multiply, left, right) => match left.value() {
                Ok(factor) => of(right)?.times(factor),
                Err(_) => of(left)?.times(right.value().ok()?),
            },
            Expr::Binary(BinaryOp::Divide, left, right) => {
                of(left)?.times(1.0 / right.value().ok()?)
            }
            other => Self { constant: other.value().ok()?, terms: Vec::new() },
        })
    }

    /// Whether it depends on no parameter.
    pub(super) fn is_fixed(&self) -> bool {
        self.terms.is_empty()
    }

    fn times(mut self, factor: f64) -> Self {
        self.constant *= factor;
        self.terms.iter_mut().for_each(|(_, own)| *own *= factor);
        self
    }

    fn plus(mut self, other: Self) -> Self {
        self.constant += other.constant;
        self.terms.extend(other.terms);
        self
    }

    /// The sines and cosines for sets of so many parameters that follow each other; of what is
    /// missing to [`SETS`], those of the number alone. Nothing if an angle is not finite.
    pub(super) fn sines_and_cosines(
        &self,
        sets: &[f64],
        num_parameters: usize,
        share: f64,
    ) -> Option<(Values, Values)> {
        let mut lanes = [self.constant * share; SETS];
        for &(place, factor) in &self.terms {
            let of_sets = sets.get(place..).unwrap_or_default().iter().step_by(num_parameters);
            for (lane, value) in lanes.iter_mut().zip(of_sets) {
                *lane += factor * share * value;
            }
        }
        if lanes.iter().any(|angle| !angle.is_finite()) {
            return None;
        }
        // Each by itself, so that no set depends on the others.
        for angle in lanes.iter_mut().filter(|angle| angle.abs() > LARGE) {
            *angle = principal_angle(*angle);
        }
        let both: [_; SETS / 2] = std::array::from_fn(|pair| {
            f64x2::from([lanes[2 * pair], lanes[2 * pair + 1]]).sin_cos()
        });
        Some((both.map(|(sin, _)| sin), both.map(|(_, cos)| cos)))
    }
}
