//! Variables: their declarations, and assignments to them and to bits.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::source_map::Part;
use super::super::syntax::{
    Assign, BaseType, Expression, Initial, Operand, RegisterKind, TypeName, VariableDeclaration,
};
use super::names::{Bits, Meaning};
use super::types::{self, Type, Typed};
use super::values::wrapped;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{
    Assignment, AssignmentTarget, Circuit, ClassicalExpr, ClassicalType, Clbit, Instruction,
    Variable, VariableId, VariableScope,
};

impl<'a> Lowering<'a, '_> {
    /// `int[8] n = 3;` A value that is known is what a global variable begins with; any other,
    /// and every one in a block, is assigned where the declaration stands.
    pub(super) fn variable(
        &mut self,
        declaration: &VariableDeclaration<'a>,
        span: Span,
    ) -> Lowered<()> {
        let name = declaration.name;
        self.names.check_is_new(name)?;
        self.names.set(name, Meaning::Failed);
        let kind = self.variable_type(&declaration.kind)?;
        let value = match &declaration.initial {
            Some(Initial::Value(value)) => Some(self.value_for(value, kind.into(), name.text)?),
            // Only bits can be measured into.
            Some(Initial::Measured(_)) => {
                return failure(name.span, DiagnosticKind::NotBits { name: quoted(name.text) });
            }
            None => None,
        };
        let initial = match (&declaration.initial, &value) {
            (Some(Initial::Value(formula)), Some(value))
                if self.names.is_global() && is_known(value) =>
            {
                let initial = self.constant_value(formula)?;
                initial.as_variable().map(|value| wrapped(value, kind))
            }
            _ => None,
        };
        let id = if let Some(Meaning::Variable(id, _)) = self.declared_before(name) {
            id
        } else {
            let name = self.free_name(name);
            let scope = VariableScope::Global;
            self.add_variable(Variable { name, kind, scope, initial }, span)?
        };
        self.declare(name, Meaning::Variable(id, kind));
        match value {
            Some(value) if initial.is_none() => {
                self.assign_to(AssignmentTarget::Variable(id), value, span)
            }
            _ => Ok(()),
        }
    }

    /// The type of a variable.
    pub(super) fn variable_type(&mut self, kind: &TypeName<'_>) -> Lowered<ClassicalType> {
        let width = self.width(kind)?;
        Ok(match kind.base {
            BaseType::Int => ClassicalType::Int(width),
            BaseType::Uint => ClassicalType::Uint(width),
            // The parser lets no other type pass.
            _ => ClassicalType::Bool,
        })
    }

    pub(super) fn add_variable(&mut self, variable: Variable, span: Span) -> Lowered<VariableId> {
        match self.circuit.add_variable(variable) {
            Ok(id) => {
                self.map_part(Part::Variable(id), span);
                Ok(id)
            }
            // Name and width were checked, so that it is the number of variables.
            Err(_) => too_many_variables(span),
        }
    }

    /// The value of a bit register's declaration. Bits of the whole program begin with 0 anyway.
    pub(super) fn begin_bits(
        &mut self,
        bits: &Bits,
        value: &Expression<'_>,
        span: Span,
    ) -> Lowered<()> {
        let target = self.bits_type(bits, span)?;
        let value = self.value_for(value, target, "bit")?;
        let is_zero = matches!(value, ClassicalExpr::Int(0) | ClassicalExpr::Bool(false));
        if is_zero && self.names.is_global() {
            return Ok(());
        }
        let bits = bits.all().into_iter().map(Clbit).collect();
        self.assign_to(AssignmentTarget::Bits(bits), value, span)
    }

    fn bits_type(&self, bits: &Bits, span: Span) -> Lowered<Type> {
        if bits.is_single {
            return Ok(Type::Bit);
        }
        if bits.size() > ClassicalType::MAX_WIDTH {
            return self.too_wide(span, bits.size());
        }
        Ok(Type::Bits(bits.size()))
    }

    /// `n = 3;`, `c[0] = true;`, `n += 1;`
    pub(super) fn assignment(&mut self, assign: &Assign<'a>, span: Span) -> Lowered<()> {
        let (target, current) = self.assignment_target(&assign.target)?;
        let value = match assign.op {
            None => self.value_for(&assign.value, current.kind, assign.target.name.text)?,
            Some(op) => {
                let right = self.classical(&assign.value)?;
                let kind = current.kind;
                let joined = types::binary(op, current, right).or_else(|(left, right)| {
                    let operator = op.symbol();
                    let (left, right) = (left.to_string(), right.to_string());
                    failure(span, DiagnosticKind::OperandTypes { operator, left, right })
                })?;
                fitting(joined, kind, assign.target.name.text, span)?
            }
        };
        self.assign_to(target, value, span)
    }

    /// What an assignment writes, and its value until then.
    fn assignment_target(&mut self, operand: &Operand<'a>) -> Lowered<(AssignmentTarget, Typed)> {
        let name = operand.name;
        match (self.names.get(name.text), &operand.index) {
            (Some(Meaning::Variable(id, kind)), None) => {
                let (id, kind) = (*id, *kind);
                let current = Typed::new(ClassicalExpr::Variable(id), kind);
                Ok((AssignmentTarget::Variable(id), current))
            }
            (Some(Meaning::Variable(..)), Some(_)) => {
                let construct = quoted(&format!("{} =", operand.span.text(self.source)));
                failure(operand.span, DiagnosticKind::Unsupported { construct })
            }
            (Some(Meaning::Failed), _) => Err(Failure::Known),
            (Some(Meaning::Clbits(_)) | None, _) => self.written_bits(operand),
            (Some(_), _) => {
                failure(name.span, DiagnosticKind::NotAssignable { name: quoted(name.text) })
            }
        }
    }

    fn written_bits(&mut self, operand: &Operand<'a>) -> Lowered<(AssignmentTarget, Typed)> {
        let selection = self.select(operand, RegisterKind::Classical)?;
        let bits: Vec<Clbit> = selection.bits.iter().copied().map(Clbit).collect();
        let target = if selection.is_single {
            Bits::single(selection.bits[0])
        } else {
            Bits::list(selection.bits)
        };
        let kind = self.bits_type(&target, operand.span)?;
        let current = match bits.as_slice() {
            [bit] if target.is_single => ClassicalExpr::Bit(*bit),
            _ => ClassicalExpr::Bits(bits.clone()),
        };
        Ok((AssignmentTarget::Bits(bits), Typed { expr: current, kind }))
    }

    /// A value for a variable or bits of type `target`.
    fn value_for(
        &mut self,
        formula: &Expression<'_>,
        target: Type,
        name: &str,
    ) -> Lowered<ClassicalExpr> {
        let value = self.classical(formula)?;
        fitting(value, target, name, formula.span)
    }

    fn assign_to(
        &mut self,
        target: AssignmentTarget,
        value: ClassicalExpr,
        span: Span,
    ) -> Lowered<()> {
        let width = match &target {
            AssignmentTarget::Bits(bits) => bits.len(),
            AssignmentTarget::Variable(_) => 1,
        };
        self.spend(1 + width, span)?;
        self.emit(Instruction::assign(Assignment { target, value }), span);
        Ok(())
    }
}

pub(super) fn too_many_variables<T>(span: Span) -> Lowered<T> {
    failure(span, DiagnosticKind::TooManyVariables { limit: Circuit::MAX_BITS })
}

/// A value as something of type `target` can be given it.
fn fitting(value: Typed, target: Type, name: &str, span: Span) -> Lowered<ClassicalExpr> {
    value.assigned_to(target).or_else(|found| {
        let name = quoted(name);
        let (expected, found) = (target.to_string(), found.to_string());
        failure(span, DiagnosticKind::AssignedTypes { name, expected, found })
    })
}

/// Whether an expression depends on nothing that the circuit does.
fn is_known(expr: &ClassicalExpr) -> bool {
    let mut is_known = true;
    expr.for_each_part(&mut |part| {
        is_known &= !matches!(
            part,
            ClassicalExpr::Bit(_) | ClassicalExpr::Bits(_) | ClassicalExpr::Variable(_)
        );
    });
    is_known
}
