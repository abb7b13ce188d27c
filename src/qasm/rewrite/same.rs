//! Whether two circuits are the same program.
//!
//! The numbers of variables are those of their declarations in the text, where those of the
//! whole program can stand before or behind loops; and a variable of a loop that is gone can
//! still have its number. And a text names the hardware qubits that it uses and no others. None of
//! that makes a difference to what a program is.

use std::collections::BTreeMap;

use crate::circuit::{
    AssignmentTarget, Circuit, ClassicalExpr, ControlFlow, Instruction, Operation, Register,
    Variable, VariableId, VariableScope,
};

/// Whether the circuits are equal but for the numbers of their variables, and for hardware qubits
/// that nothing uses.
pub(in crate::qasm) fn is_same(left: &Circuit, right: &Circuit) -> bool {
    if left == right {
        return true;
    }
    has_same_qubits(left, right)
        && left.cregs() == right.cregs()
        && left.inputs() == right.inputs()
        && left.definitions() == right.definitions()
        && in_order(left) == in_order(right)
}

fn has_same_qubits(left: &Circuit, right: &Circuit) -> bool {
    let is_hardware = |register: &Register| register.name == Register::HARDWARE;
    left.qregs() == right.qregs() || left.qregs().iter().chain(right.qregs()).all(is_hardware)
}

/// The variables in the order of their use in the text, and the instructions with their numbers
/// in that order.
fn in_order(circuit: &Circuit) -> (Vec<&Variable>, Vec<Instruction>) {
    let variables = circuit.variables();
    let is_global = |index: &usize| variables[*index].scope == VariableScope::Global;
    let mut order: Vec<usize> = (0..variables.len()).filter(is_global).collect();
    for visit in circuit.walk() {
        if let Some(ControlFlow::For { variable: Some(id), .. }) = visit.instruction.control_flow()
        {
            order.push(id.index());
        }
    }
    let ids = order.iter().enumerate();
    let mut numbers = BTreeMap::new();
    numbers.extend(ids.rev().map(|(new, old)| (*old, VariableId(new as u32))));
    let renumbered = circuit.instructions().iter().map(|step| renumber(step, &numbers));
    let listed = order.iter().filter_map(|index| variables.get(*index));
    (listed.collect(), renumbered.collect())
}

fn renumber(instruction: &Instruction, numbers: &BTreeMap<usize, VariableId>) -> Instruction {
    let mut instruction = instruction.clone();
    let new = |id: &mut VariableId| *id = numbers.get(&id.index()).copied().unwrap_or(*id);
    match &mut instruction.operation {
        Operation::Assign(assignment) => {
            if let AssignmentTarget::Variable(id) = &mut assignment.target {
                new(id);
            }
            renumber_value(&mut assignment.value, numbers);
        }
        Operation::Flow(flow) => {
            if let Some(condition) = flow.condition_mut() {
                renumber_value(condition, numbers);
            }
            if let ControlFlow::For { variable: Some(id), .. } = flow.as_mut() {
                new(id);
            }
            for block in flow.blocks_mut() {
                for inner in block {
                    *inner = renumber(inner, numbers);
                }
            }
        }
        _ => {}
    }
    instruction
}

fn renumber_value(value: &mut ClassicalExpr, numbers: &BTreeMap<usize, VariableId>) {
    match value {
        ClassicalExpr::Variable(id) => *id = numbers.get(&id.index()).copied().unwrap_or(*id),
        ClassicalExpr::Unary(_, inner) | ClassicalExpr::Cast(_, inner) => {
            renumber_value(inner, numbers);
        }
        ClassicalExpr::Binary(_, left, right) | ClassicalExpr::Index(left, right) => {
            renumber_value(left, numbers);
            renumber_value(right, numbers);
        }
        _ => {}
    }
}
