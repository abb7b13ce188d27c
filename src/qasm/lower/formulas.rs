//! What formulas mean: angles and other real numbers, with names looked up and values checked.

use std::collections::BTreeMap;

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{BaseType, Expression, ExpressionKind, GateDeclaration, Index, Name};
use super::names::{Meaning, redefined};
use super::values::Value;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{
    BinaryOp, ClassicalBinary, ClassicalType, ClassicalUnary, Constant, EvalError, Expr, Function,
    Qubit, element_name,
};

/// The arguments of a gate while its definition is read.
pub(super) struct Formals<'g> {
    arguments: BTreeMap<&'g str, Argument>,
    num_qubits: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Argument {
    Param,
    Qubit(Qubit),
}

impl<'g> Formals<'g> {
    /// The arguments of a declaration, no two of which may share a name.
    pub(super) fn new(declaration: &GateDeclaration<'g>) -> Lowered<Self> {
        let params = declaration.params.iter().map(|name| (*name, Argument::Param));
        let qubits = (0..).map(Qubit).map(Argument::Qubit);
        let mut arguments = BTreeMap::new();
        for (name, argument) in params.chain(declaration.qubits.iter().copied().zip(qubits)) {
            if arguments.insert(name.text, argument).is_some() {
                return redefined(name);
            }
        }
        Ok(Self { arguments, num_qubits: declaration.qubits.len() as u32 })
    }

    pub(super) fn qubit(&self, name: &str) -> Option<Qubit> {
        match self.arguments.get(name) {
            Some(Argument::Qubit(qubit)) => Some(*qubit),
            _ => None,
        }
    }

    pub(super) fn all_qubits(&self) -> Vec<Qubit> {
        (0..self.num_qubits).map(Qubit).collect()
    }

    pub(super) fn qubit_names(&self) -> impl Iterator<Item = &str> {
        self.arguments
            .iter()
            .filter(|(_, argument)| **argument != Argument::Param)
            .map(|(name, _)| *name)
    }

    fn params(&self) -> impl Iterator<Item = &str> {
        self.arguments
            .iter()
            .filter(|(_, argument)| **argument == Argument::Param)
            .map(|(name, _)| *name)
    }

    fn is_param(&self, name: &str) -> bool {
        self.arguments.get(name) == Some(&Argument::Param)
    }
}

/// What OpenQASM takes a number for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberType {
    Integer,
    Real,
}

/// A formula and what type of number OpenQASM takes it for.
type Typed = (Expr, NumberType);

impl Lowering<'_, '_> {
    /// A formula as it is written, in the definition of a gate with these arguments or outside
    /// of any. What does not depend on parameters must have a value.
    pub(super) fn angle(
        &mut self,
        formula: &Expression<'_>,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<Expr> {
        let (expr, _) = self.formula(formula, formals)?;
        match expr.value() {
            Err(EvalError::NotFinite { .. }) => not_finite(&expr, formula.span),
            Ok(_) | Err(EvalError::Unbound { .. }) => Ok(expr),
        }
    }

    /// The value of a formula.
    pub(super) fn real(&mut self, formula: &Expression<'_>) -> Lowered<f64> {
        if self.is_known_later(formula, None) {
            return self.not_constant(formula.span);
        }
        let (expr, _) = self.formula(formula, None)?;
        match expr.value() {
            Ok(value) => Ok(value),
            Err(EvalError::NotFinite { .. }) => not_finite(&expr, formula.span),
            Err(EvalError::Unbound { .. }) => self.not_constant(formula.span),
        }
    }

    fn formula(
        &mut self,
        formula: &Expression<'_>,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<Typed> {
        match &formula.kind {
            ExpressionKind::Integer(value) => {
                Ok((Expr::Number(*value as f64), NumberType::Integer))
            }
            ExpressionKind::Real(value) => Ok((Expr::Number(*value), NumberType::Real)),
            ExpressionKind::Name(name) => {
                self.named_value(Name { text: name, span: formula.span }, formals)
            }
            ExpressionKind::Unary(ClassicalUnary::Negate, inner) => {
                let (inner, number_type) = self.formula(inner, formals)?;
                Ok((inner.negated(), number_type))
            }
            ExpressionKind::Binary(op, left, right) if arithmetic(*op).is_some() => {
                let op = arithmetic(*op).expect("invariant: it was just found");
                let left = self.formula(left, formals)?;
                let right = self.formula(right, formals)?;
                Ok(self.binary(op, left, right, formula.span))
            }
            ExpressionKind::Index(vector, index) => self.vector_element(vector, index),
            ExpressionKind::Call(name, arguments) => {
                self.called(*name, arguments, formula, formals)
            }
            ExpressionKind::Cast(kind, inner)
                if matches!(kind.base, BaseType::Float | BaseType::Angle) =>
            {
                let (inner, _) = self.formula(inner, formals)?;
                Ok((inner, NumberType::Real))
            }
            _ => self.folded(formula, formals),
        }
    }

    /// A formula of operators that formulas of the circuit lack, which therefore is replaced by
    /// its value.
    fn folded(
        &mut self,
        formula: &Expression<'_>,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<Typed> {
        if let ExpressionKind::Call(name, _) = &formula.kind {
            self.check_function(*name)?;
        }
        if self.is_known_later(formula, formals) {
            return self.not_in_formulas(formula);
        }
        match self.constant_value(formula)? {
            value @ Value::Int(_) => Ok((value.expr(), NumberType::Integer)),
            value @ Value::Real(_) => Ok((value.expr(), NumberType::Real)),
            Value::Bool(_) | Value::Bits { .. } => {
                let name = quoted(formula.span.text(self.source));
                failure(formula.span, DiagnosticKind::NotANumber { name })
            }
        }
    }

    /// Whether a formula depends on a parameter of the gate that is defined, or else on a
    /// parameter or variable of the program.
    fn is_known_later(&self, formula: &Expression<'_>, formals: Option<&Formals<'_>>) -> bool {
        let ExpressionKind::Name(name) = formula.kind else {
            let mut parts = formula.parts().into_iter();
            return parts.any(|part| self.is_known_later(part, formals));
        };
        match formals {
            Some(formals) => formals.is_param(name),
            None => matches!(
                self.names.get(name),
                Some(
                    Meaning::Input
                        | Meaning::InputVector(_)
                        | Meaning::Variable(..)
                        | Meaning::LoopVariable(..)
                )
            ),
        }
    }

    /// That formulas of the circuit lack an operator or a function.
    fn not_in_formulas<T>(&self, formula: &Expression<'_>) -> Lowered<T> {
        let expr = quoted(formula.span.text(self.source));
        let is_truth_value = match &formula.kind {
            ExpressionKind::Binary(ClassicalBinary::BitXor, ..) => {
                return failure(formula.span, DiagnosticKind::PowerSign);
            }
            ExpressionKind::Binary(op, ..) => gives_truth(*op),
            ExpressionKind::Unary(op, _) => *op == ClassicalUnary::Not,
            _ => false,
        };
        if is_truth_value {
            return failure(formula.span, DiagnosticKind::NotANumber { name: expr });
        }
        let functions = Function::ALL.map(Function::name).join(", ");
        failure(formula.span, DiagnosticKind::OnlyKnownNumbers { expr, functions })
    }

    fn called(
        &mut self,
        name: Name<'_>,
        arguments: &[Expression<'_>],
        formula: &Expression<'_>,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<Typed> {
        if let ("pow", [base, exponent]) = (name.text, arguments) {
            let base = self.formula(base, formals)?;
            let exponent = self.formula(exponent, formals)?;
            return Ok(self.binary(BinaryOp::Power, base, exponent, formula.span));
        }
        let Some(function) = real_function(name.text) else {
            return self.folded(formula, formals);
        };
        let [argument] = arguments else {
            return wrong_count(name, 1, arguments.len(), formula.span);
        };
        let (argument, _) = self.formula(argument, formals)?;
        Ok((Expr::Call(function, Box::new(argument)), NumberType::Real))
    }

    /// `theta[0]`
    fn vector_element(&mut self, vector: &Expression<'_>, index: &Index<'_>) -> Lowered<Typed> {
        let name = Name { text: vector.span.text(self.source), span: vector.span };
        if let (ExpressionKind::Name(_), Some(Meaning::InputVector(length)), Index::One(index)) =
            (&vector.kind, self.names.get(name.text), index)
        {
            let element = self.element(name, *length, index)?;
            return Ok((Expr::Symbol(element_name(name.text, element)), NumberType::Real));
        }
        match self.names.get(name.text) {
            Some(Meaning::Failed) => Err(Failure::Known),
            None if matches!(vector.kind, ExpressionKind::Name(_)) => {
                self.unknown_constant(name, None)
            }
            _ => failure(name.span, DiagnosticKind::NotANumber { name: quoted(name.text) }),
        }
    }

    fn named_value(&self, name: Name<'_>, formals: Option<&Formals<'_>>) -> Lowered<Typed> {
        if formals.is_some_and(|formals| formals.is_param(name.text)) {
            return Ok((Expr::Symbol(name.text.to_owned()), NumberType::Real));
        }
        if let Some(constant) = Constant::from_name(name.text) {
            return Ok((Expr::Constant(constant), NumberType::Real));
        }
        let symbol = match self.names.get(name.text) {
            Some(Meaning::Constant(Value::Int(_), expr)) => {
                return Ok((expr.clone(), NumberType::Integer));
            }
            Some(Meaning::Constant(Value::Real(_), expr)) => {
                return Ok((expr.clone(), NumberType::Real));
            }
            Some(Meaning::Variable(id, kind) | Meaning::LoopVariable(id, kind))
                if *kind != ClassicalType::Bool =>
            {
                let variable = &self.circuit.variables()[id.index()];
                (Expr::Symbol(variable.name.clone()), NumberType::Integer)
            }
            Some(Meaning::Input) => (Expr::Symbol(name.text.to_owned()), NumberType::Real),
            Some(Meaning::Failed) => return Err(Failure::Known),
            Some(_) => {
                return failure(name.span, DiagnosticKind::NotANumber { name: quoted(name.text) });
            }
            None => return self.unknown_constant(name, formals),
        };
        if formals.is_some() {
            return failure(name.span, DiagnosticKind::OutsideGate { name: quoted(name.text) });
        }
        Ok(symbol)
    }

    pub(super) fn unknown_constant<T>(
        &self,
        name: Name<'_>,
        formals: Option<&Formals<'_>>,
    ) -> Lowered<T> {
        let built_in = Constant::ALL.iter().map(|constant| constant.name());
        let own = self.names.of_kind(|meaning| {
            !matches!(meaning, Meaning::Gate(_) | Meaning::Qubits(_) | Meaning::Failed)
        });
        let params = formals.into_iter().flat_map(Formals::params);
        let nearest = self.nearest(name.text, built_in.chain(own).chain(params));
        failure(name.span, DiagnosticKind::UnknownConstant { name: quoted(name.text), nearest })
    }

    fn binary(&mut self, op: BinaryOp, left: Typed, right: Typed, span: Span) -> Typed {
        let are_integers = left.1 == NumberType::Integer && right.1 == NumberType::Integer;
        let expr = left.0.binary(op, right.0);
        if !are_integers {
            return (expr, NumberType::Real);
        }
        if op != BinaryOp::Divide {
            return (expr, NumberType::Integer);
        }
        match expr.value() {
            Ok(value) if value.trunc() == value => return (expr, NumberType::Integer),
            Ok(value) => {
                let (expr, value) = (quoted(&expr.to_string()), value.to_string());
                self.warn(span, DiagnosticKind::IntegerDivision { expr, value });
            }
            Err(EvalError::Unbound { .. }) => {
                let expr = quoted(&expr.to_string());
                self.warn(span, DiagnosticKind::IntegerQuotient { expr });
            }
            Err(EvalError::NotFinite { .. }) => {}
        }
        (expr, NumberType::Real)
    }
}

/// The operator of formulas, if it is one.
fn arithmetic(op: ClassicalBinary) -> Option<BinaryOp> {
    Some(match op {
        ClassicalBinary::Add => BinaryOp::Add,
        ClassicalBinary::Subtract => BinaryOp::Subtract,
        ClassicalBinary::Multiply => BinaryOp::Multiply,
        ClassicalBinary::Divide => BinaryOp::Divide,
        ClassicalBinary::Power => BinaryOp::Power,
        _ => return None,
    })
}

/// Whether an operator compares or joins truth values.
fn gives_truth(op: ClassicalBinary) -> bool {
    use ClassicalBinary as Op;
    matches!(
        op,
        Op::Or
            | Op::And
            | Op::Equal
            | Op::NotEqual
            | Op::Less
            | Op::LessEqual
            | Op::Greater
            | Op::GreaterEqual
    )
}

/// The function of this name, in OpenQASM's spelling or in the one that Qiskit writes.
pub(super) fn real_function(name: &str) -> Option<Function> {
    match name {
        "asin" => Some(Function::Arcsin),
        "acos" => Some(Function::Arccos),
        "atan" => Some(Function::Arctan),
        _ => Function::from_name(name),
    }
}

pub(super) fn wrong_count<T>(
    function: Name<'_>,
    expected: usize,
    found: usize,
    span: Span,
) -> Lowered<T> {
    let function = quoted(function.text);
    failure(span, DiagnosticKind::ArgumentCount { function, expected, found })
}

fn not_finite<T>(expr: &Expr, span: Span) -> Lowered<T> {
    failure(span, DiagnosticKind::NotFinite { expr: quoted(&expr.to_string()) })
}
