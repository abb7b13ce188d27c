//! Changes of one instruction that leave it where it is.

use std::collections::BTreeSet;

use super::tree::{change_block, renew, way_into};
use super::{EditError, Edited, Layout};
use crate::circuit::{
    Assignment, AssignmentTarget, Circuit, ControlFlow, Expr, Instruction, LoopValues,
    ModifiedGate, Operation, Power, Qubit, SwitchCase,
};

/// Why a change is not possible, seen from the instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The instruction is of another kind.
    Kind,
    /// The instruction has no such part.
    Part,
    /// It cannot be without this block.
    LastBlock,
    /// It needs a value at least.
    NoValues,
}

/// Changes the instruction at a place.
pub(super) fn changed(
    circuit: &Circuit,
    layout: &Layout,
    place: usize,
    change: impl FnOnce(&mut Instruction) -> Result<(), Refusal>,
) -> Result<Edited, EditError> {
    let home = *layout.homes().get(place).ok_or(EditError::NoSuchPlace)?;
    let way = way_into(layout.homes(), home.inside).ok_or(EditError::NoSuchPlace)?;
    let mut instructions = circuit.instructions().to_vec();
    let outcome = change_block(&mut instructions, &way, |block| {
        block.get_mut(home.index).ok_or(Refusal::Part).and_then(change)
    });
    let operation = || {
        let step = layout.instruction(circuit, place);
        step.map_or("?", |step| circuit.operation_name(&step.operation)).to_owned()
    };
    match outcome {
        Some(Ok(())) => {}
        Some(Err(Refusal::Kind)) => {
            return Err(EditError::DoesNotApply { operation: operation() });
        }
        Some(Err(Refusal::LastBlock)) => {
            return Err(EditError::LastBlock { operation: operation() });
        }
        Some(Err(Refusal::NoValues)) => return Err(EditError::NoValues),
        Some(Err(Refusal::Part)) | None => return Err(EditError::NoSuchPlace),
    }
    let mut circuit = circuit.clone();
    circuit.set_instructions(instructions)?;
    Ok(Edited { circuit, focus: Some(place) })
}

/// Puts one operand onto another qubit, and what was there in its place.
pub(super) fn set_qubit(
    step: &mut Instruction,
    operand: usize,
    qubit: Qubit,
) -> Result<(), Refusal> {
    if step.control_flow().is_some() {
        return Err(Refusal::Kind);
    }
    let before = *step.qubits.get(operand).ok_or(Refusal::Part)?;
    if let Some(other) = step.qubits.iter().position(|&taken| taken == qubit) {
        step.qubits[other] = before;
    }
    step.qubits[operand] = qubit;
    Ok(())
}

/// Changes what an assignment writes and its value.
pub(super) fn set_assignment(
    step: &mut Instruction,
    assignment: &Assignment,
) -> Result<(), Refusal> {
    let Operation::Assign(_) = &step.operation else { return Err(Refusal::Kind) };
    if matches!(&assignment.target, AssignmentTarget::Bits(bits) if bits.is_empty()) {
        return Err(Refusal::Part);
    }
    *step = Instruction::assign(assignment.clone());
    Ok(())
}

/// Changes the modifiers of a gate. `change` sees them with the instruction's qubits; without
/// modifiers left, the gate is a plain one again.
pub(super) fn modify(
    step: &mut Instruction,
    change: impl FnOnce(&mut ModifiedGate, &mut Vec<Qubit>) -> Option<()>,
) -> Result<(), Refusal> {
    let mut modified = match &step.operation {
        Operation::Gate(gate) => ModifiedGate { gate: *gate, controls: vec![], powers: vec![] },
        Operation::Modified(modified) => modified.as_ref().clone(),
        _ => return Err(Refusal::Kind),
    };
    let mut qubits = step.qubits.clone();
    change(&mut modified, &mut qubits).ok_or(Refusal::Part)?;
    *step = Instruction::modified(modified, std::mem::take(&mut step.params), qubits);
    Ok(())
}

/// Takes a control away that a modifier added.
pub(super) fn remove_control(
    modified: &mut ModifiedGate,
    qubits: &mut Vec<Qubit>,
    control: usize,
) -> Option<()> {
    modified.controls.get(control)?;
    modified.controls.remove(control);
    qubits.remove(control);
    Some(())
}

/// Puts the inverse in place of a modified gate.
pub(super) fn toggle_inverse(modified: &mut ModifiedGate) {
    if modified.powers.first() == Some(&Power::Inverse) {
        modified.powers.remove(0);
    } else {
        modified.powers.insert(0, Power::Inverse);
    }
}

/// Sets the outermost exponent, adds one, or takes it away.
pub(super) fn set_exponent(modified: &mut ModifiedGate, exponent: Option<&Expr>) {
    let is_exponent = |power: &Power| matches!(power, Power::Exponent(_));
    let place = modified.powers.iter().position(is_exponent);
    match (place, exponent) {
        (Some(place), Some(new)) => modified.powers[place] = Power::Exponent(new.clone()),
        (Some(place), None) => _ = modified.powers.remove(place),
        (None, Some(new)) => modified.powers.insert(0, Power::Exponent(new.clone())),
        (None, None) => {}
    }
}

/// Changes control flow, and brings the instruction in line.
pub(super) fn reflow(
    step: &mut Instruction,
    change: impl FnOnce(&mut ControlFlow) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let Operation::Flow(flow) = &mut step.operation else { return Err(Refusal::Kind) };
    change(flow)?;
    renew(step);
    Ok(())
}

/// Changes the values of a `for` loop.
pub(super) fn set_loop_values(flow: &mut ControlFlow, new: &LoopValues) -> Result<(), Refusal> {
    let ControlFlow::For { values, .. } = flow else { return Err(Refusal::Kind) };
    if matches!(new, LoopValues::Set(values) if values.is_empty()) {
        return Err(Refusal::NoValues);
    }
    values.clone_from(new);
    Ok(())
}

/// Adds what is done otherwise.
pub(super) fn add_else(flow: &mut ControlFlow) -> Result<(), Refusal> {
    let (ControlFlow::If { otherwise: place, .. } | ControlFlow::Switch { default: place, .. }) =
        flow
    else {
        return Err(Refusal::Kind);
    };
    place.get_or_insert_default();
    Ok(())
}

/// Adds a case for the smallest value from 0 that none has.
pub(super) fn add_case(flow: &mut ControlFlow) -> Result<(), Refusal> {
    let ControlFlow::Switch { cases, .. } = flow else { return Err(Refusal::Kind) };
    let mut taken = BTreeSet::new();
    taken.extend(cases.iter().flat_map(|case| case.values.iter().copied()));
    let free = (0..=taken.len() as i64).find(|value| !taken.contains(value));
    let free = free.ok_or(Refusal::Part)?;
    cases.push(SwitchCase { values: vec![free], body: Vec::new() });
    Ok(())
}

/// Changes the values a case is for.
pub(super) fn set_case_values(
    flow: &mut ControlFlow,
    number: usize,
    values: &[i64],
) -> Result<(), Refusal> {
    let ControlFlow::Switch { cases, .. } = flow else { return Err(Refusal::Kind) };
    let case = cases.get_mut(number).ok_or(Refusal::Part)?;
    if values.is_empty() {
        return Err(Refusal::NoValues);
    }
    case.values = values.to_vec();
    Ok(())
}

/// Takes a block away that the control flow can be without.
pub(super) fn remove_block(flow: &mut ControlFlow, number: usize) -> Result<(), Refusal> {
    if number >= flow.blocks().len() {
        return Err(Refusal::Part);
    }
    match flow {
        ControlFlow::If { otherwise, .. } if number == 1 => *otherwise = None,
        ControlFlow::Switch { cases, default, .. }
            if cases.len() + usize::from(default.is_some()) > 1 =>
        {
            if number < cases.len() {
                cases.remove(number);
            } else {
                *default = None;
            }
        }
        _ => return Err(Refusal::LastBlock),
    }
    Ok(())
}
