//! Whether the variable of a loop stands where a value must be known before the circuit runs.

use super::super::syntax::{
    BaseType, Block, Call, Expression, ExpressionKind, For, ForValues, Initial, Modifier, Operand,
    Statement, StatementKind,
};
use crate::circuit::ClassicalBinary;

/// Whether a statement of the block uses the variable `name` to select qubits or bits, or
/// elsewhere where a circuit has no room for a variable.
pub(super) fn selects_by(block: &Block<'_>, name: &str) -> bool {
    block.statements.iter().any(|statement| selects(statement, name))
}

fn selects(statement: &Statement<'_>, name: &str) -> bool {
    let operand = |operand: &Operand<'_>| selects_operand(operand, name);
    let formula = |formula: &Expression<'_>| mentions(formula, name);
    let value = |value: &Expression<'_>| selects_in_value(value, name);
    match &statement.kind {
        StatementKind::Call(call) => selects_in_call(call, name),
        StatementKind::Measure { qubits, bits } => operand(qubits) || operand(bits),
        StatementKind::Reset(operands) => operands.iter().any(operand),
        StatementKind::Barrier(barrier) => barrier.operands.iter().any(operand),
        StatementKind::Delay(delay) => {
            formula(&delay.duration) || delay.operands.iter().any(operand)
        }
        StatementKind::Alias(alias) => alias.operands.iter().any(operand),
        StatementKind::Constant(constant) => formula(&constant.value),
        StatementKind::Register(register) => {
            register.size.as_ref().is_some_and(formula)
                || selects_in_initial(register.initial.as_ref(), name)
        }
        StatementKind::Variable(variable) => selects_in_initial(variable.initial.as_ref(), name),
        StatementKind::Assign(assign) => operand(&assign.target) || value(&assign.value),
        StatementKind::If(branch) => {
            value(&branch.condition)
                || selects_by(&branch.then, name)
                || branch.otherwise.as_ref().is_some_and(|block| selects_by(block, name))
        }
        StatementKind::While(repeat) => value(&repeat.condition) || selects_by(&repeat.body, name),
        StatementKind::For(repeat) => selects_in_loop(repeat, name),
        StatementKind::Switch(switch) => {
            value(&switch.target)
                || switch.cases.iter().any(|case| {
                    case.values.iter().flatten().any(formula) || selects_by(&case.body, name)
                })
        }
        _ => false,
    }
}

fn selects_in_call(call: &Call<'_>, name: &str) -> bool {
    call.operands.iter().any(|operand| selects_operand(operand, name))
        || call.params.iter().any(|param| needs_value(param, name))
        || call.modifiers.iter().any(|modifier| match modifier {
            Modifier::Control { count, .. } => {
                count.as_ref().is_some_and(|count| mentions(count, name))
            }
            Modifier::Inverse => false,
            Modifier::Power(exponent) => needs_value(exponent, name),
        })
}

fn selects_in_loop(repeat: &For<'_>, name: &str) -> bool {
    let values = match &repeat.values {
        ForValues::Range(range) => range.parts(),
        ForValues::Set(values) => values.iter().collect(),
    };
    // A loop with a variable of the same name hides this one.
    values.into_iter().any(|value| mentions(value, name))
        || repeat.variable.text != name && selects_by(&repeat.body, name)
}

fn selects_in_initial(initial: Option<&Initial<'_>>, name: &str) -> bool {
    match initial {
        Some(Initial::Measured(qubits)) => selects_operand(qubits, name),
        Some(Initial::Value(value)) => selects_in_value(value, name),
        None => false,
    }
}

fn selects_operand(operand: &Operand<'_>, name: &str) -> bool {
    let parts = operand.index.iter().flat_map(super::super::syntax::Index::parts);
    parts.into_iter().any(|part| mentions(part, name))
}

fn mentions(formula: &Expression<'_>, name: &str) -> bool {
    matches!(formula.kind, ExpressionKind::Name(mentioned) if mentioned == name)
        || formula.parts().into_iter().any(|part| mentions(part, name))
}

/// Whether an angle has the variable in a part of which formulas of a circuit keep the value
/// only: an index, or an operator or function that they lack.
fn needs_value(formula: &Expression<'_>, name: &str) -> bool {
    let is_kept = match &formula.kind {
        ExpressionKind::Binary(op, ..) => matches!(
            op,
            ClassicalBinary::Add
                | ClassicalBinary::Subtract
                | ClassicalBinary::Multiply
                | ClassicalBinary::Divide
                | ClassicalBinary::Power
        ),
        ExpressionKind::Unary(op, _) => *op == crate::circuit::ClassicalUnary::Negate,
        ExpressionKind::Call(function, _) => {
            function.text == "pow" || super::formulas::real_function(function.text).is_some()
        }
        ExpressionKind::Cast(kind, _) => matches!(kind.base, BaseType::Float | BaseType::Angle),
        ExpressionKind::Index(..) => false,
        _ => true,
    };
    if is_kept {
        formula.parts().into_iter().any(|part| needs_value(part, name))
    } else {
        mentions(formula, name)
    }
}

/// Whether a classical expression has the variable where a circuit has no room for one: a single
/// bit can be chosen while it runs, a part of a register cannot.
fn selects_in_value(value: &Expression<'_>, name: &str) -> bool {
    match &value.kind {
        ExpressionKind::Index(_, index) if !index.is_one() => mentions(value, name),
        ExpressionKind::Call(..) => mentions(value, name),
        ExpressionKind::Cast(kind, inner) => {
            kind.size.as_ref().is_some_and(|size| mentions(size, name))
                || selects_in_value(inner, name)
        }
        _ => value.parts().into_iter().any(|part| selects_in_value(part, name)),
    }
}
