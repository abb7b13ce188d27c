//! Values that are known before a circuit runs: sizes, indices, constants.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::{Nearest, quoted};
use super::super::source_map::Part;
use super::super::syntax::{
    BaseType, ConstantDeclaration, Expression, ExpressionKind, Index, Name, TypeName,
};
use super::formulas::{real_function, wrong_count};
use super::names::Meaning;
use super::values::{MAX_EXACT, Value, is_bitwise, mask, truth_value, whole_value, wrapped};
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{
    BinaryOp, ClassicalBinary, ClassicalType, ClassicalUnary, Constant, Expr, Function,
};

/// The functions of known numbers alone, and the power.
const OF_NUMBERS: [&str; 5] = ["ceiling", "floor", "mod", "popcount", "pow"];

impl<'a> Lowering<'a, '_> {
    /// A constant is kept as its value, in multiples of π where it is one: written out in full,
    /// constants made of constants could grow without bound.
    pub(super) fn constant(
        &mut self,
        declaration: &ConstantDeclaration<'a>,
        span: Span,
    ) -> Lowered<()> {
        let name = declaration.name;
        self.names.check_is_new(name)?;
        self.names.set(name, Meaning::Failed);
        let value = self.constant_of_type(&declaration.kind, &declaration.value)?;
        self.map_part(Part::Abbreviation, span);
        self.names.set(name, Meaning::Constant(value, value.expr()));
        Ok(())
    }

    fn constant_of_type(
        &mut self,
        kind: &TypeName<'_>,
        formula: &Expression<'_>,
    ) -> Lowered<Value> {
        if matches!(kind.base, BaseType::Float | BaseType::Angle) {
            return Ok(Value::Real(self.real(formula)?));
        }
        let value = self.constant_value(formula)?;
        if let (BaseType::Int | BaseType::Uint, Value::Real(_)) = (kind.base, value) {
            return Ok(Value::Int(self.whole(value, formula.span)?));
        }
        self.cast_value(kind, value, formula.span)
    }

    /// The value of a formula that must be a whole number.
    pub(super) fn integer(&mut self, formula: &Expression<'_>) -> Lowered<i64> {
        let value = self.constant_value(formula)?;
        self.whole(value, formula.span)
    }

    fn whole(&self, value: Value, span: Span) -> Lowered<i64> {
        let is_logic = matches!(value, Value::Bool(_));
        if let Some(whole) = value.whole().filter(|_| !is_logic) {
            return Ok(whole);
        }
        let expr = quoted(span.text(self.source));
        failure(span, DiagnosticKind::NotAnInteger { expr })
    }

    /// That a formula has no value before the circuit runs.
    pub(super) fn not_constant<T>(&self, span: Span) -> Lowered<T> {
        let expr = quoted(span.text(self.source));
        failure(span, DiagnosticKind::NotConstant { expr })
    }

    pub(super) fn constant_value(&mut self, formula: &Expression<'_>) -> Lowered<Value> {
        let span = formula.span;
        match &formula.kind {
            ExpressionKind::Integer(value) => Ok(Value::Int(*value)),
            ExpressionKind::Real(value) => Ok(Value::Real(*value)),
            ExpressionKind::Bool(value) => Ok(Value::Bool(*value)),
            ExpressionKind::BitString(digits) => self.bit_string(digits, span),
            ExpressionKind::Duration(..) => {
                let construct = quoted(span.text(self.source));
                failure(span, DiagnosticKind::Unsupported { construct })
            }
            ExpressionKind::Name(name) => self.constant_of_name(Name { text: name, span }),
            ExpressionKind::Unary(op, inner) => {
                let inner = self.constant_value(inner)?;
                self.unary_value(*op, inner, span)
            }
            ExpressionKind::Binary(op, left, right) => {
                let left = self.constant_value(left)?;
                let right = self.constant_value(right)?;
                self.binary_value(*op, left, right, span)
            }
            ExpressionKind::Index(inner, index) => {
                let inner = self.constant_value(inner)?;
                self.bit_value(inner, index, span)
            }
            ExpressionKind::Cast(kind, inner) => {
                let value = self.constant_value(inner)?;
                self.cast_value(kind, value, span)
            }
            ExpressionKind::Call(name, arguments) => {
                self.check_function(*name)?;
                let values = arguments
                    .iter()
                    .map(|argument| self.constant_value(argument))
                    .collect::<Lowered<Vec<Value>>>()?;
                self.called_value(*name, &values, span)
            }
        }
    }

    /// `"0101"`, whose last digit is bit 0.
    pub(super) fn bit_string(&self, digits: &str, span: Span) -> Lowered<Value> {
        let digits = digits.replace('_', "");
        let width = digits.len() as u32;
        match u64::from_str_radix(&digits, 2) {
            Ok(value) if width <= ClassicalType::MAX_WIDTH => Ok(Value::Bits { width, value }),
            _ => self.too_wide(span, width),
        }
    }

    pub(super) fn too_wide<T>(&self, span: Span, size: u32) -> Lowered<T> {
        let (register, limit) = (quoted(span.text(self.source)), ClassicalType::MAX_WIDTH);
        failure(span, DiagnosticKind::RegisterTooWide { register, size, limit })
    }

    fn constant_of_name(&mut self, name: Name<'_>) -> Lowered<Value> {
        if let Some(constant) = Constant::from_name(name.text) {
            return self.finite(&Expr::Constant(constant), name.span);
        }
        match self.names.get(name.text) {
            Some(Meaning::Constant(value, _)) => Ok(*value),
            Some(Meaning::Failed) => Err(Failure::Known),
            Some(Meaning::Gate(_) | Meaning::Qubits(_)) => {
                failure(name.span, DiagnosticKind::NotANumber { name: quoted(name.text) })
            }
            Some(_) => self.not_constant(name.span),
            None => self.unknown_constant(name, None),
        }
    }

    fn finite(&self, expr: &Expr, span: Span) -> Lowered<Value> {
        match expr.value() {
            Ok(value) => Ok(Value::Real(value)),
            Err(_) => self.no_number(span),
        }
    }

    /// That a formula has no value, or none that fits.
    fn no_number<T>(&self, span: Span) -> Lowered<T> {
        let expr = quoted(span.text(self.source));
        failure(span, DiagnosticKind::NotFinite { expr })
    }

    fn unary_value(&self, op: ClassicalUnary, value: Value, span: Span) -> Lowered<Value> {
        match (op, value) {
            (ClassicalUnary::Not, value) => Ok(Value::Bool(!value.is_true())),
            (ClassicalUnary::Negate, Value::Real(value)) => Ok(Value::Real(-value)),
            (ClassicalUnary::Negate, value) => {
                let negated = value.whole().and_then(i64::checked_neg);
                negated.map(Value::Int).map_or_else(|| self.no_number(span), Ok)
            }
            (ClassicalUnary::BitNot, Value::Bool(value)) => Ok(Value::Bool(!value)),
            (ClassicalUnary::BitNot, Value::Int(value)) => Ok(Value::Int(!value)),
            (ClassicalUnary::BitNot, Value::Bits { width, value }) => {
                Ok(Value::Bits { width, value: !value & mask(width) })
            }
            (ClassicalUnary::BitNot, Value::Real(_)) => self.whole(value, span).map(Value::Int),
        }
    }

    fn binary_value(
        &self,
        op: ClassicalBinary,
        left: Value,
        right: Value,
        span: Span,
    ) -> Lowered<Value> {
        if let Some(truth) = truth_value(op, left, right) {
            return Ok(Value::Bool(truth));
        }
        let is_real = [left, right].iter().any(|value| matches!(value, Value::Real(_)));
        let (Some(first), Some(second), false) = (left.whole(), right.whole(), is_real) else {
            return self.real_value(op, left.real(), right.real(), span);
        };
        if op == ClassicalBinary::Power && second < 0 {
            return self.real_value(op, left.real(), right.real(), span);
        }
        let Some(result) = whole_value(op, first, second) else {
            return self.no_number(span);
        };
        match (left, right, u64::try_from(result)) {
            (Value::Bits { width, .. }, Value::Bits { width: other, .. }, Ok(value))
                if width == other && is_bitwise(op) =>
            {
                Ok(Value::Bits { width, value })
            }
            _ => Ok(Value::Int(result)),
        }
    }

    fn real_value(&self, op: ClassicalBinary, left: f64, right: f64, span: Span) -> Lowered<Value> {
        let op = match op {
            ClassicalBinary::Add => BinaryOp::Add,
            ClassicalBinary::Subtract => BinaryOp::Subtract,
            ClassicalBinary::Multiply => BinaryOp::Multiply,
            ClassicalBinary::Divide => BinaryOp::Divide,
            ClassicalBinary::Power => BinaryOp::Power,
            ClassicalBinary::Remainder if right != 0.0 => return Ok(Value::Real(left % right)),
            ClassicalBinary::Remainder => return self.no_number(span),
            ClassicalBinary::BitXor => return failure(span, DiagnosticKind::PowerSign),
            _ => {
                let expr = quoted(span.text(self.source));
                return failure(span, DiagnosticKind::NotAnInteger { expr });
            }
        };
        self.finite(&Expr::Number(left).binary(op, Expr::Number(right)), span)
    }

    fn bit_value(&mut self, value: Value, index: &Index<'_>, span: Span) -> Lowered<Value> {
        let (Value::Bits { width, value }, Index::One(index)) = (value, index) else {
            let construct = quoted(span.text(self.source));
            return failure(span, DiagnosticKind::Unsupported { construct });
        };
        let name = Name { text: span.text(self.source), span };
        let element = self.element(name, width, index)?;
        Ok(Value::Bits { width: 1, value: value >> element & 1 })
    }

    fn cast_value(&mut self, kind: &TypeName<'_>, value: Value, span: Span) -> Lowered<Value> {
        let cut = |value: Value| match value {
            Value::Real(real) if real.abs() <= MAX_EXACT => Some(real.trunc() as i64),
            Value::Bits { value, .. } => Some(value as i64),
            other => other.whole(),
        };
        match kind.base {
            BaseType::Float | BaseType::Angle => Ok(Value::Real(value.real())),
            BaseType::Bool => Ok(Value::Bool(value.is_true())),
            BaseType::Bit => {
                let width = self.width(kind)?.unwrap_or(1);
                let Some(whole) = cut(value) else { return self.no_number(span) };
                Ok(Value::Bits { width, value: whole as u64 & mask(width) })
            }
            BaseType::Int | BaseType::Uint => {
                let width = self.width(kind)?;
                let Some(whole) = cut(value) else { return self.no_number(span) };
                let kind = match kind.base {
                    BaseType::Int => ClassicalType::Int(width),
                    _ => ClassicalType::Uint(width),
                };
                Ok(Value::Int(wrapped(whole, kind)))
            }
        }
    }

    /// The size of a type, if it says one.
    pub(super) fn width(&mut self, kind: &TypeName<'_>) -> Lowered<Option<u32>> {
        let Some(size) = &kind.size else {
            return Ok(None);
        };
        let limit = ClassicalType::MAX_WIDTH;
        let value = self.integer(size)?;
        match u32::try_from(value) {
            Ok(width) if (1..=limit).contains(&width) => Ok(Some(width)),
            _ => failure(size.span, DiagnosticKind::Width { found: value.to_string(), limit }),
        }
    }

    fn called_value(&self, name: Name<'_>, values: &[Value], span: Span) -> Lowered<Value> {
        let expected = if matches!(name.text, "mod" | "pow") { 2 } else { 1 };
        let function = real_function(name.text);
        match (name.text, values) {
            (_, values) if values.len() != expected => {
                wrong_count(name, expected, values.len(), span)
            }
            ("mod", [left, right]) => {
                self.binary_value(ClassicalBinary::Remainder, *left, *right, span)
            }
            ("pow", [base, exponent]) => {
                self.binary_value(ClassicalBinary::Power, *base, *exponent, span)
            }
            ("ceiling", [value]) => self.rounded(value.real().ceil(), span),
            ("floor", [value]) => self.rounded(value.real().floor(), span),
            ("popcount", [value]) => {
                let bits = match value {
                    Value::Bits { value, .. } => *value,
                    other => self.whole(*other, span)? as u64,
                };
                Ok(Value::Int(i64::from(bits.count_ones())))
            }
            (_, [value]) => match function {
                Some(function) => {
                    self.finite(&Expr::Call(function, Box::new(Expr::Number(value.real()))), span)
                }
                None => self.unknown_function(name),
            },
            _ => self.unknown_function(name),
        }
    }

    fn rounded(&self, value: f64, span: Span) -> Lowered<Value> {
        self.whole(Value::Real(value), span).map(Value::Int)
    }

    /// Whether there is a function of this name.
    pub(super) fn check_function(&self, name: Name<'_>) -> Lowered<()> {
        let is_known = real_function(name.text).is_some() || OF_NUMBERS.contains(&name.text);
        if is_known { Ok(()) } else { self.unknown_function(name) }
    }

    pub(super) fn unknown_function<T>(&self, name: Name<'_>) -> Lowered<T> {
        if matches!(name.text, "imag" | "real" | "rotl" | "rotr" | "sizeof") {
            let construct = name.text.to_owned();
            return failure(name.span, DiagnosticKind::Unsupported { construct });
        }
        let nearest = match name.text {
            "ln" => Nearest(Some("log".to_owned())),
            "ceil" => Nearest(Some("ceiling".to_owned())),
            other => {
                let known = Function::ALL.into_iter().map(Function::name);
                self.nearest(other, known.chain(OF_NUMBERS))
            }
        };
        failure(name.span, DiagnosticKind::UnknownFunction { name: quoted(name.text), nearest })
    }
}
