//! What formulas mean: constants and parameters looked up, values checked.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Expression, ExpressionKind, Name, NumberType};
use super::names::Meaning;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{BinaryOp, Constant, EvalError, Expr, Function};

/// Whole numbers up to here are exact.
const MAX_INTEGER: f64 = 9_007_199_254_740_992.0;

/// A formula and what type of number OpenQASM takes it for.
type Typed = (Expr, NumberType);

impl Lowering<'_, '_> {
    /// A formula that must have a value, kept as it is written.
    pub(super) fn angle(&mut self, formula: &Expression<'_>) -> Lowered<Expr> {
        Ok(self.evaluated(formula)?.0)
    }

    /// The value of a formula.
    pub(super) fn real(&mut self, formula: &Expression<'_>) -> Lowered<f64> {
        Ok(self.evaluated(formula)?.1)
    }

    /// The value of a formula that must be a whole number.
    pub(super) fn integer(&mut self, formula: &Expression<'_>) -> Lowered<i64> {
        let (expr, value) = self.evaluated(formula)?;
        if value.trunc() == value && value.abs() <= MAX_INTEGER {
            return Ok(value as i64);
        }
        failure(formula.span, DiagnosticKind::NotAnInteger { expr: quoted(&expr.to_string()) })
    }

    fn evaluated(&mut self, formula: &Expression<'_>) -> Lowered<(Expr, f64)> {
        let (expr, _) = self.formula(formula, &[])?;
        match expr.value() {
            Ok(value) => Ok((expr, value)),
            Err(_) => not_finite(&expr, formula.span),
        }
    }

    /// A formula in a gate definition with these parameters. What does not depend on them must
    /// have a value.
    pub(super) fn body_formula(
        &mut self,
        formula: &Expression<'_>,
        params: &[Name<'_>],
    ) -> Lowered<Expr> {
        let (expr, _) = self.formula(formula, params)?;
        match expr.value() {
            Err(EvalError::NotFinite { .. }) => not_finite(&expr, formula.span),
            Ok(_) | Err(EvalError::Unbound { .. }) => Ok(expr),
        }
    }

    fn formula(&mut self, formula: &Expression<'_>, params: &[Name<'_>]) -> Lowered<Typed> {
        match &formula.kind {
            ExpressionKind::Number(value, number_type) => Ok((Expr::Number(*value), *number_type)),
            ExpressionKind::Name(name) => {
                self.named_value(Name { text: name, span: formula.span }, params)
            }
            ExpressionKind::Negate(inner) => {
                let (inner, number_type) = self.formula(inner, params)?;
                Ok((inner.negated(), number_type))
            }
            ExpressionKind::Binary(op, left, right) => {
                let left = self.formula(left, params)?;
                let right = self.formula(right, params)?;
                Ok(self.binary(*op, left, right, formula.span))
            }
            ExpressionKind::Call(name, arguments) => {
                let function = self.function(*name)?;
                let [argument] = arguments.as_slice() else {
                    let function = name.text.to_owned();
                    let kind = DiagnosticKind::ArgumentCount { function, found: arguments.len() };
                    return failure(formula.span, kind);
                };
                let (argument, _) = self.formula(argument, params)?;
                Ok((Expr::Call(function, Box::new(argument)), NumberType::Real))
            }
        }
    }

    fn named_value(&self, name: Name<'_>, params: &[Name<'_>]) -> Lowered<Typed> {
        if params.iter().any(|param| param.text == name.text) {
            return Ok((Expr::Symbol(name.text.to_owned()), NumberType::Real));
        }
        if let Some(constant) = Constant::from_name(name.text) {
            return Ok((Expr::Constant(constant), NumberType::Real));
        }
        match self.names.get(name.text) {
            Some(Meaning::Constant(value, number_type)) => Ok((value.clone(), *number_type)),
            Some(Meaning::Failed) => Err(Failure::Known),
            Some(_) => failure(name.span, DiagnosticKind::NotANumber { name: quoted(name.text) }),
            None => {
                let built_in = Constant::ALL.iter().map(|constant| constant.name());
                let own = self.names.of_kind(|meaning| matches!(meaning, Meaning::Constant(..)));
                let known = built_in.chain(own).chain(params.iter().map(|param| param.text));
                let nearest = self.nearest(name.text, known);
                let kind = DiagnosticKind::UnknownConstant { name: quoted(name.text), nearest };
                failure(name.span, kind)
            }
        }
    }

    fn function(&self, name: Name<'_>) -> Lowered<Function> {
        if let Some(function) = Function::from_name(name.text) {
            return Ok(function);
        }
        let nearest = self.nearest(name.text, Function::ALL.into_iter().map(Function::name));
        failure(name.span, DiagnosticKind::UnknownFunction { name: quoted(name.text), nearest })
    }

    fn binary(&mut self, op: BinaryOp, left: Typed, right: Typed, span: Span) -> Typed {
        let are_integers = left.1 == NumberType::Integer && right.1 == NumberType::Integer;
        let expr = left.0.binary(op, right.0);
        if !are_integers {
            return (expr, NumberType::Real);
        }
        let quotient = expr.value().ok().filter(|value| value.trunc() != *value);
        if let (BinaryOp::Divide, Some(value)) = (op, quotient) {
            let kind = DiagnosticKind::IntegerDivision {
                expr: quoted(&expr.to_string()),
                value: value.to_string(),
            };
            self.diagnostics.warn(span, kind);
            return (expr, NumberType::Real);
        }
        (expr, NumberType::Integer)
    }
}

fn not_finite<T>(expr: &Expr, span: Span) -> Lowered<T> {
    failure(span, DiagnosticKind::NotFinite { expr: quoted(&expr.to_string()) })
}
