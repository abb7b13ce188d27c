//! Parameter expressions: angles as people write them.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A real-valued expression, in radians where it is an angle.
///
/// It is kept as written (`3*pi/4` stays so) and shown by [`fmt::Display`] in OpenQASM's
/// spelling with the fewest parentheses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    /// A number; never negative when it comes from text, where the sign is a [`Expr::Negate`].
    Number(f64),
    /// A named constant.
    Constant(Constant),
    /// A named parameter, bound when the expression is evaluated.
    Symbol(String),
    /// Minus the operand.
    Negate(Box<Expr>),
    /// Two operands joined by an operator.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// A function of one argument.
    Call(Function, Box<Expr>),
}

/// The constants of OpenQASM 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Constant {
    /// π
    Pi,
    /// τ = 2π
    Tau,
    /// Euler's number e
    Euler,
}

/// The arithmetic operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BinaryOp {
    /// Sum.
    Add,
    /// Difference.
    Subtract,
    /// Product.
    Multiply,
    /// Quotient.
    Divide,
    /// Power, written `**`.
    Power,
}

/// The functions of one real argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Function {
    /// Sine of radians.
    Sin,
    /// Cosine of radians.
    Cos,
    /// Tangent of radians.
    Tan,
    /// Arc sine, in radians.
    Arcsin,
    /// Arc cosine, in radians.
    Arccos,
    /// Arc tangent, in radians.
    Arctan,
    /// e to the argument.
    Exp,
    /// Natural logarithm.
    Log,
    /// Square root.
    Sqrt,
}

/// Why an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum EvalError {
    /// A parameter without a value.
    #[error("the parameter {name} has no value")]
    Unbound {
        /// Name of the parameter.
        name: String,
    },
    /// Division by zero, a root of a negative number, an overflow.
    #[error("{expr} is not a finite number")]
    NotFinite {
        /// The expression as text.
        expr: String,
    },
}

impl Expr {
    /// The value, with parameters looked up by `binding`.
    ///
    /// # Errors
    /// A parameter that `binding` does not know; a value that is not a finite number.
    pub fn evaluate(&self, binding: &dyn Fn(&str) -> Option<f64>) -> Result<f64, EvalError> {
        let value = self.raw_value(binding)?;
        if value.is_finite() {
            Ok(value)
        } else {
            Err(EvalError::NotFinite { expr: self.to_string() })
        }
    }

    /// The value of an expression without parameters.
    ///
    /// # Errors
    /// As [`Expr::evaluate`]; any parameter counts as unbound.
    pub fn value(&self) -> Result<f64, EvalError> {
        self.evaluate(&|_| None)
    }

    /// A multiple of π as people write it (`-3*pi/4`) when `value` is exactly one, else the
    /// number itself.
    pub fn from_angle(value: f64) -> Self {
        let magnitude = value.abs();
        let is_negative = value.is_sign_negative() && magnitude > 0.0;
        let signed = |expr: Self| if is_negative { expr.negated() } else { expr };
        let fraction = [1, 2, 3, 4, 6, 8, 16, 32, 64, 128].into_iter().find_map(|below: u32| {
            let above = (magnitude * f64::from(below) / std::f64::consts::PI).round();
            let fraction = multiple_of_pi(above, below, signed);
            ((1.0..=64.0).contains(&above) && fraction.value() == Ok(value)).then_some(fraction)
        });
        fraction.unwrap_or_else(|| signed(Self::Number(magnitude)))
    }

    /// Calls `visit` for the name of every parameter in it.
    pub fn for_each_symbol<'e>(&'e self, visit: &mut dyn FnMut(&'e str)) {
        match self {
            Self::Number(_) | Self::Constant(_) => {}
            Self::Symbol(name) => visit(name),
            Self::Negate(inner) | Self::Call(_, inner) => inner.for_each_symbol(visit),
            Self::Binary(_, left, right) => {
                left.for_each_symbol(visit);
                right.for_each_symbol(visit);
            }
        }
    }

    /// This expression with others in place of the names that `value` knows.
    #[must_use]
    pub fn with_symbols(&self, value: &dyn Fn(&str) -> Option<Self>) -> Self {
        let inside = |inner: &Self| Box::new(inner.with_symbols(value));
        match self {
            Self::Number(_) | Self::Constant(_) => self.clone(),
            Self::Symbol(name) => value(name).unwrap_or_else(|| self.clone()),
            Self::Negate(inner) => Self::Negate(inside(inner)),
            Self::Binary(op, left, right) => Self::Binary(*op, inside(left), inside(right)),
            Self::Call(function, inner) => Self::Call(*function, inside(inner)),
        }
    }

    /// Minus this expression.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Negate(Box::new(self))
    }

    /// This expression joined with another.
    #[must_use]
    pub fn binary(self, op: BinaryOp, right: Self) -> Self {
        Self::Binary(op, Box::new(self), Box::new(right))
    }

    fn raw_value(&self, binding: &dyn Fn(&str) -> Option<f64>) -> Result<f64, EvalError> {
        Ok(match self {
            Self::Number(number) => *number,
            Self::Constant(constant) => constant.value(),
            Self::Symbol(name) => {
                binding(name).ok_or_else(|| EvalError::Unbound { name: name.clone() })?
            }
            Self::Negate(inner) => -inner.raw_value(binding)?,
            Self::Binary(op, left, right) => {
                op.apply(left.raw_value(binding)?, right.raw_value(binding)?)
            }
            Self::Call(function, inner) => function.apply(inner.raw_value(binding)?),
        })
    }

    /// How tightly the outermost part binds; larger binds tighter.
    fn precedence(&self) -> u8 {
        match self {
            Self::Binary(BinaryOp::Add | BinaryOp::Subtract, ..) => 1,
            Self::Binary(BinaryOp::Multiply | BinaryOp::Divide, ..) => 2,
            Self::Negate(_) => 3,
            Self::Number(number) if number.is_sign_negative() => 3,
            Self::Binary(BinaryOp::Power, ..) => 4,
            Self::Number(_) | Self::Constant(_) | Self::Symbol(_) | Self::Call(..) => 5,
        }
    }

    fn write_at_least(&self, precedence: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.precedence() < precedence { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

/// `above*pi/below`, leaving out factors of one, with the sign on the leading factor.
fn multiple_of_pi(above: f64, below: u32, signed: impl Fn(Expr) -> Expr) -> Expr {
    let pi = Expr::Constant(Constant::Pi);
    let numerator = if above == 1.0 {
        signed(pi)
    } else {
        signed(Expr::Number(above)).binary(BinaryOp::Multiply, pi)
    };
    if below == 1 {
        numerator
    } else {
        numerator.binary(BinaryOp::Divide, Expr::Number(f64::from(below)))
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write_number(*number, f),
            Self::Constant(constant) => f.write_str(constant.name()),
            Self::Symbol(name) => f.write_str(name),
            Self::Negate(inner) => {
                f.write_str("-")?;
                inner.write_at_least(4, f)
            }
            Self::Binary(op, left, right) => {
                let (op_text, left_min, right_min) = match op {
                    BinaryOp::Add => (" + ", 1, 2),
                    BinaryOp::Subtract => (" - ", 1, 2),
                    BinaryOp::Multiply => ("*", 2, 3),
                    BinaryOp::Divide => ("/", 2, 3),
                    // The base of a power is an atom, its exponent may be another power.
                    BinaryOp::Power => ("**", 5, 4),
                };
                left.write_at_least(left_min, f)?;
                f.write_str(op_text)?;
                right.write_at_least(right_min, f)
            }
            Self::Call(function, inner) => write!(f, "{}({inner})", function.name()),
        }
    }
}

/// The shortest decimal that reads back as the same number, with an exponent where that is
/// shorter than a row of zeros.
fn write_number(number: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let magnitude = number.abs();
    if magnitude != 0.0 && !(1e-5..1e16).contains(&magnitude) {
        write!(f, "{number:e}")
    } else {
        write!(f, "{number}")
    }
}

impl Constant {
    /// All constants.
    pub const ALL: [Self; 3] = [Self::Pi, Self::Tau, Self::Euler];

    /// The spelling in OpenQASM 3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pi => "pi",
            Self::Tau => "tau",
            Self::Euler => "euler",
        }
    }

    /// The other spelling, in one Greek or script letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Pi => "π",
            Self::Tau => "τ",
            Self::Euler => "ℇ",
        }
    }

    /// The constant of this name, in either spelling.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name || c.letter() == name)
    }

    fn value(self) -> f64 {
        match self {
            Self::Pi => std::f64::consts::PI,
            Self::Tau => std::f64::consts::TAU,
            Self::Euler => std::f64::consts::E,
        }
    }
}

impl BinaryOp {
    fn apply(self, left: f64, right: f64) -> f64 {
        match self {
            Self::Add => left + right,
            Self::Subtract => left - right,
            Self::Multiply => left * right,
            Self::Divide => left / right,
            Self::Power => libm::pow(left, right),
        }
    }
}

impl Function {
    /// All functions.
    pub const ALL: [Self; 9] = [
        Self::Sin,
        Self::Cos,
        Self::Tan,
        Self::Arcsin,
        Self::Arccos,
        Self::Arctan,
        Self::Exp,
        Self::Log,
        Self::Sqrt,
    ];

    /// The spelling in OpenQASM 3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sin => "sin",
            Self::Cos => "cos",
            Self::Tan => "tan",
            Self::Arcsin => "arcsin",
            Self::Arccos => "arccos",
            Self::Arctan => "arctan",
            Self::Exp => "exp",
            Self::Log => "log",
            Self::Sqrt => "sqrt",
        }
    }

    /// The function of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.name() == name)
    }

    fn apply(self, argument: f64) -> f64 {
        match self {
            Self::Sin => libm::sin(argument),
            Self::Cos => libm::cos(argument),
            Self::Tan => libm::tan(argument),
            Self::Arcsin => libm::asin(argument),
            Self::Arccos => libm::acos(argument),
            Self::Arctan => libm::atan(argument),
            Self::Exp => libm::exp(argument),
            Self::Log => libm::log(argument),
            Self::Sqrt => argument.sqrt(),
        }
    }
}
