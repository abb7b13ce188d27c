//! Which signed variables never are negative, and so can be unsigned, as all numbers of Qiskit are.
//!
//! Qiskit itself writes a `switch` to OpenQASM 3 with such a variable, into which it copies bits.

use std::collections::BTreeSet;

use crate::circuit::{
    Assignment, AssignmentTarget, Circuit, ClassicalExpr, ClassicalType, ControlFlow, Operation,
    VariableId,
};

/// Signed variables that are given bits and numbers that are not negative, and only asked for by
/// `switch`. What is computed with a variable could become negative.
pub(super) fn unsigned(circuit: &Circuit) -> BTreeSet<VariableId> {
    let variables = (0..).map(VariableId).zip(circuit.variables());
    let at_first = variables
        .filter(|(_, variable)| matches!(variable.kind, ClassicalType::Int(_)))
        .filter(|(_, variable)| variable.initial.is_none_or(|value| value >= 0))
        .map(|(id, _)| id);
    let mut found = BTreeSet::new();
    found.extend(at_first);
    let computed = |value: &ClassicalExpr, found: &mut BTreeSet<VariableId>| {
        value.for_each_part(&mut |part| {
            if let ClassicalExpr::Variable(id) = part {
                found.remove(id);
            }
        });
    };
    for visit in circuit.walk() {
        match &visit.instruction.operation {
            Operation::Assign(assignment) => {
                computed(&assignment.value, &mut found);
                if let Some(id) = made_negative(circuit, assignment) {
                    found.remove(&id);
                }
            }
            Operation::Flow(flow) => match flow.as_ref() {
                ControlFlow::Switch { target: ClassicalExpr::Variable(_), .. } => {}
                other => {
                    if let Some(value) = other.condition() {
                        computed(value, &mut found);
                    }
                }
            },
            _ => {}
        }
    }
    found
}

/// The variable that an assignment can make negative.
fn made_negative(circuit: &Circuit, assignment: &Assignment) -> Option<VariableId> {
    let AssignmentTarget::Variable(id) = assignment.target else {
        return None;
    };
    let width = circuit.variables().get(id.index())?.kind.width();
    let fits = match &assignment.value {
        ClassicalExpr::Bool(_) | ClassicalExpr::Bit(_) => width > 1,
        ClassicalExpr::Bits(bits) => bits.len() < width as usize,
        ClassicalExpr::Int(value) => *value >= 0 && *value >> (width - 1).min(63) == 0,
        _ => false,
    };
    (!fits).then_some(id)
}
