//! What classical expressions mean: names looked up, types checked.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{BaseType, Expression, ExpressionKind, Index, Name, TypeName};
use super::names::{Bits, Meaning};
use super::types::{self, Type, Typed};
use super::values::Value;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{ClassicalExpr, ClassicalType, ClassicalUnary, Clbit, Constant};

impl Lowering<'_, '_> {
    /// An expression as a condition.
    pub(super) fn condition(&mut self, formula: &Expression<'_>) -> Lowered<ClassicalExpr> {
        Ok(self.classical(formula)?.truth())
    }

    pub(super) fn classical(&mut self, formula: &Expression<'_>) -> Lowered<Typed> {
        let span = formula.span;
        self.spend(1, span)?;
        match &formula.kind {
            ExpressionKind::Integer(value) => {
                Ok(Typed::new(ClassicalExpr::Int(*value), Type::Whole))
            }
            ExpressionKind::Bool(value) => Ok(Typed::new(ClassicalExpr::Bool(*value), Type::Bool)),
            ExpressionKind::Real(_) => self.no_integer(span),
            ExpressionKind::BitString(digits) => {
                let value = self.bit_string(digits, span)?;
                self.known_value(value, span)
            }
            ExpressionKind::Duration(..) => {
                let construct = quoted(span.text(self.source));
                failure(span, DiagnosticKind::Unsupported { construct })
            }
            ExpressionKind::Name(name) => self.classical_name(Name { text: name, span }),
            ExpressionKind::Unary(op, inner) => {
                let inner = self.classical(inner)?;
                types::unary(*op, inner).or_else(|operand| {
                    let (operator, operand) = ("-", operand.to_string());
                    failure(span, DiagnosticKind::OperandType { operator, operand })
                })
            }
            ExpressionKind::Binary(op, left, right) => {
                let left = self.classical(left)?;
                let right = self.classical(right)?;
                types::binary(*op, left, right).or_else(|(left, right)| {
                    let operator = op.symbol();
                    let (left, right) = (left.to_string(), right.to_string());
                    failure(span, DiagnosticKind::OperandTypes { operator, left, right })
                })
            }
            ExpressionKind::Index(inner, index) => self.classical_element(inner, index, span),
            ExpressionKind::Cast(kind, inner) => self.classical_cast(kind, inner, span),
            // Functions are of what is known only.
            ExpressionKind::Call(..) => {
                let value = self.constant_value(formula)?;
                self.known_value(value, span)
            }
        }
    }

    fn no_integer<T>(&self, span: Span) -> Lowered<T> {
        let expr = quoted(span.text(self.source));
        failure(span, DiagnosticKind::NotAnInteger { expr })
    }

    /// A value that is known, as an expression.
    fn known_value(&self, value: Value, span: Span) -> Lowered<Typed> {
        match value {
            Value::Bool(value) => Ok(Typed::new(ClassicalExpr::Bool(value), Type::Bool)),
            Value::Int(value) => Ok(Typed::new(known_int(value), Type::Whole)),
            Value::Bits { width: 1, value } => {
                Ok(Typed::new(ClassicalExpr::Int(value as i64), Type::Bit))
            }
            Value::Bits { width, value } => {
                Ok(Typed { expr: known_bits(width, value), kind: Type::Bits(width) })
            }
            Value::Real(_) => self.no_integer(span),
        }
    }

    fn classical_name(&mut self, name: Name<'_>) -> Lowered<Typed> {
        match self.names.get(name.text) {
            Some(Meaning::Variable(id, kind) | Meaning::LoopVariable(id, kind)) => {
                Ok(Typed::new(ClassicalExpr::Variable(*id), *kind))
            }
            Some(Meaning::Clbits(bits)) => {
                let bits = bits.clone();
                self.bits_as_number(&bits, name.span)
            }
            Some(Meaning::Constant(value, _)) => self.known_value(*value, name.span),
            Some(Meaning::Input | Meaning::InputVector(_)) => self.no_integer(name.span),
            Some(Meaning::Failed) => Err(Failure::Known),
            Some(Meaning::Gate(_) | Meaning::Qubits(_)) => {
                failure(name.span, DiagnosticKind::NotANumber { name: quoted(name.text) })
            }
            None if Constant::from_name(name.text).is_some() => self.no_integer(name.span),
            None => self.unknown_constant(name, None),
        }
    }

    /// A register as one number.
    fn bits_as_number(&mut self, bits: &Bits, span: Span) -> Lowered<Typed> {
        if bits.is_single {
            return Ok(Typed::new(ClassicalExpr::Bit(Clbit(bits.bit(0))), Type::Bit));
        }
        if bits.size() > ClassicalType::MAX_WIDTH {
            return self.too_wide(span, bits.size());
        }
        self.spend(bits.size() as usize, span)?;
        let all = bits.all().into_iter().map(Clbit).collect();
        Ok(Typed::new(ClassicalExpr::Bits(all), Type::Bits(bits.size())))
    }

    /// `c[0]`, `c[0:1]`, `n[3]`, `c[n]`
    fn classical_element(
        &mut self,
        inner: &Expression<'_>,
        index: &Index<'_>,
        span: Span,
    ) -> Lowered<Typed> {
        let name = Name { text: inner.span.text(self.source), span: inner.span };
        let bits = match (&inner.kind, self.names.get(name.text)) {
            (ExpressionKind::Name(_), Some(Meaning::Clbits(bits))) => Some(bits.clone()),
            _ => None,
        };
        match (bits, index) {
            (Some(bits), index) if !self.is_known_late(index) => {
                let elements = self.elements(name, bits.size(), index)?;
                let chosen: Vec<u32> =
                    elements.into_iter().map(|element| bits.bit(element)).collect();
                let chosen = match index {
                    Index::One(_) => Bits::single(chosen[0]),
                    _ => Bits::list(chosen),
                };
                self.bits_as_number(&chosen, span)
            }
            (_, Index::One(index)) => {
                let number = self.classical(inner)?;
                self.bit_of(number, name, index)
            }
            (_, Index::Set(_) | Index::Range(_)) => {
                let construct = quoted(span.text(self.source));
                failure(span, DiagnosticKind::Unsupported { construct })
            }
        }
    }

    /// Whether an index is one element whose number is known only when the circuit runs.
    fn is_known_late(&self, index: &Index<'_>) -> bool {
        match index {
            Index::One(element) => self.has_variable(element),
            Index::Set(_) | Index::Range(_) => false,
        }
    }

    fn has_variable(&self, formula: &Expression<'_>) -> bool {
        let is_variable = match formula.kind {
            ExpressionKind::Name(name) => matches!(
                self.names.get(name),
                Some(Meaning::Variable(..) | Meaning::LoopVariable(..) | Meaning::Clbits(_))
            ),
            _ => false,
        };
        is_variable || formula.parts().into_iter().any(|part| self.has_variable(part))
    }

    /// One bit of a number.
    fn bit_of(&mut self, number: Typed, name: Name<'_>, index: &Expression<'_>) -> Lowered<Typed> {
        let width = match number.kind {
            Type::Bits(width) => width,
            Type::Int(width) | Type::Uint(width) => width.unwrap_or(ClassicalType::MAX_WIDTH),
            Type::Bool | Type::Bit | Type::Whole => {
                let kind = number.kind.to_string();
                return failure(name.span, DiagnosticKind::NoElements { kind });
            }
        };
        let place = if self.has_variable(index) {
            self.classical(index)?.expr
        } else {
            ClassicalExpr::Int(i64::from(self.element(name, width, index)?))
        };
        let expr = ClassicalExpr::Index(Box::new(number.expr), Box::new(place));
        Ok(Typed::new(expr, Type::Bit))
    }

    fn classical_cast(
        &mut self,
        kind: &TypeName<'_>,
        inner: &Expression<'_>,
        span: Span,
    ) -> Lowered<Typed> {
        let width = self.width(kind)?;
        let (target, kind) = match kind.base {
            BaseType::Bool => (ClassicalType::Bool, Type::Bool),
            BaseType::Bit if width.is_none() => (ClassicalType::Bool, Type::Bit),
            BaseType::Bit => (ClassicalType::Uint(width), Type::Bits(width.unwrap_or(1))),
            BaseType::Int => (ClassicalType::Int(width), Type::Int(width)),
            BaseType::Uint => (ClassicalType::Uint(width), Type::Uint(width)),
            BaseType::Float | BaseType::Angle => return self.no_integer(span),
        };
        let inner = self.classical(inner)?;
        Ok(Typed { expr: ClassicalExpr::Cast(target, Box::new(inner.expr)), kind })
    }
}

/// A number, a negative one with its sign apart.
fn known_int(value: i64) -> ClassicalExpr {
    match value.checked_neg() {
        Some(magnitude) if value < 0 => {
            let magnitude = Box::new(ClassicalExpr::Int(magnitude));
            ClassicalExpr::Unary(ClassicalUnary::Negate, magnitude)
        }
        _ => ClassicalExpr::Int(value),
    }
}

/// Bits as a number. One with the highest bit of all set is the complement of one without it.
fn known_bits(width: u32, value: u64) -> ClassicalExpr {
    i64::try_from(value).map_or_else(
        |_| {
            let rest = Box::new(ClassicalExpr::Int(!value as i64));
            let cast = Box::new(ClassicalExpr::Cast(ClassicalType::Uint(Some(width)), rest));
            ClassicalExpr::Unary(ClassicalUnary::BitNot, cast)
        },
        ClassicalExpr::Int,
    )
}
