//! What each command does.

use super::layout::{Knots, blocked_wires, meet};
use super::registers::{with_bits_for, with_one_more_qubit, without_qubit};
use super::{Command, EditError, Layout, Tool};
use crate::circuit::{Circuit, Expr, Gate, Instruction, Operation, Qubit};

/// A circuit after an edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The circuit as it is now.
    pub circuit: Circuit,
    /// Place of the instruction the edit was about, when it is still there.
    pub focus: Option<usize>,
}

impl From<Circuit> for Edited {
    fn from(circuit: Circuit) -> Self {
        Self { circuit, focus: None }
    }
}

/// Carries out a command on a circuit.
///
/// # Errors
/// [`EditError`] when the command makes no sense for this circuit.
pub fn apply(circuit: &Circuit, command: &Command) -> Result<Edited, EditError> {
    match command {
        Command::Place { tool, wire, column } => place(circuit, *tool, *wire, *column),
        Command::MoveToColumn { instruction, wires_down, column } => {
            move_to_column(circuit, *instruction, *wires_down, *column)
        }
        Command::SetQubit { instruction, operand, qubit } => {
            changed(circuit, *instruction, |step| set_qubit(step, *operand, *qubit))
        }
        Command::SetClbit { instruction, clbit } => changed(circuit, *instruction, |step| {
            *step.clbits.first_mut()? = *clbit;
            Some(())
        }),
        Command::SetParam { instruction, param, value } => changed(circuit, *instruction, |step| {
            *step.params.get_mut(*param)? = value.clone();
            Some(())
        }),
        Command::Remove { instruction } => Ok(without(circuit, *instruction)?.0.into()),
        Command::AddQubit => Ok(with_one_more_qubit(circuit)?.into()),
        Command::RemoveQubit { qubit } => Ok(without_qubit(circuit, *qubit)?.into()),
        Command::MeasureAll => measure_all(circuit),
        Command::Clear => {
            let mut cleared = circuit.clone();
            cleared.set_instructions(Vec::new())?;
            Ok(cleared.into())
        }
        Command::Replace(new) => Ok(Circuit::clone(new).into()),
    }
}

fn place(circuit: &Circuit, tool: Tool, wire: Qubit, column: usize) -> Result<Edited, EditError> {
    match tool {
        Tool::Gate(gate) => {
            let (needed, num_params) = circuit.gate_arity(gate)?;
            let params = vec![Expr::from_angle(Tool::DEFAULT_ANGLE); num_params];
            let qubits = operands_at(circuit, gate, needed, wire)?;
            inserted(circuit, Instruction::gate(gate, params, qubits), column)
        }
        Tool::Measure => {
            let (circuit, clbits) = with_bits_for(circuit, &[wire], "c")?;
            inserted(&circuit, Instruction::measure(wire, clbits[0]), column)
        }
        Tool::Barrier => {
            let qubits = (0..circuit.num_qubits()).map(Qubit).collect();
            inserted(circuit, Instruction::barrier(qubits), column)
        }
    }
}

/// The qubits of a gate dropped onto `wire`: from there downwards, or upwards where the
/// circuit ends.
fn operands_at(
    circuit: &Circuit,
    gate: Gate,
    needed: usize,
    wire: Qubit,
) -> Result<Vec<Qubit>, EditError> {
    let available = circuit.num_qubits() as usize;
    let (first, needed_u32) = (wire.0, needed as u32);
    if needed > available {
        let gate = circuit.gate_name(gate).to_owned();
        Err(EditError::TooFewQubits { gate, needed, available })
    } else if first as usize + needed <= available {
        Ok((first..first + needed_u32).map(Qubit).collect())
    } else if first + 1 >= needed_u32 {
        Ok((first + 1 - needed_u32..=first).rev().map(Qubit).collect())
    } else {
        Ok((0..needed_u32).map(Qubit).collect())
    }
}

/// The circuit with an instruction put at a column, moving what stands there to the right.
fn inserted(circuit: &Circuit, new: Instruction, column: usize) -> Result<Edited, EditError> {
    let layout = Layout::of(circuit);
    let wires = 0..=circuit.num_qubits().saturating_sub(1);
    let knots = Knots::of(circuit);
    let blocked = |step: &Instruction| blocked_wires(step, knots.ties(step), &wires);
    let new_blocked = blocked(&new);
    let steps = circuit.instructions();
    let is_left = |index: usize| layout.column_of(index).is_some_and(|c| c < column);
    let meets = |index: &usize| {
        blocked(&steps[*index]).zip(new_blocked.clone()).is_some_and(|(a, b)| meet(&a, &b))
    };
    let after_left =
        (0..steps.len()).rev().filter(meets).find(|&i| is_left(i)).map_or(0, |i| i + 1);
    let first_right = (0..steps.len()).filter(meets).find(|&i| !is_left(i)).unwrap_or(steps.len());
    // Program order usually agrees with the columns where the new gate goes, and then the
    // program keeps its order. Where it does not, sorting by column makes it agree.
    if after_left <= first_right {
        let place = if after_left == 0 { first_right } else { after_left };
        return with_inserted(circuit, steps.to_vec(), place, new);
    }
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by_key(|&index| layout.column_of(index));
    let place = order.partition_point(|&index| layout.column_of(index).is_none_or(|c| c < column));
    let sorted = order.into_iter().map(|index| steps[index].clone()).collect();
    with_inserted(circuit, sorted, place, new)
}

fn with_inserted(
    circuit: &Circuit,
    mut steps: Vec<Instruction>,
    place: usize,
    new: Instruction,
) -> Result<Edited, EditError> {
    steps.insert(place, new);
    let mut circuit = circuit.clone();
    circuit.set_instructions(steps)?;
    Ok(Edited { circuit, focus: Some(place) })
}

fn without(circuit: &Circuit, instruction: usize) -> Result<(Circuit, Instruction), EditError> {
    let mut steps = circuit.instructions().to_vec();
    if instruction >= steps.len() {
        return Err(EditError::NoSuchPlace);
    }
    let taken = steps.remove(instruction);
    let mut rest = circuit.clone();
    rest.set_instructions(steps)?;
    Ok((rest, taken))
}

fn move_to_column(
    circuit: &Circuit,
    instruction: usize,
    wires_down: i64,
    column: usize,
) -> Result<Edited, EditError> {
    let (rest, mut moved) = without(circuit, instruction)?;
    if !matches!(moved.operation, Operation::Barrier(_)) {
        let last = i64::from(circuit.num_qubits()) - 1;
        let indices = || moved.qubits.iter().map(|qubit| i64::from(qubit.0));
        let top = indices().min().unwrap_or(0);
        let bottom = indices().max().unwrap_or(last);
        let down = wires_down.clamp(-top, last - bottom);
        for qubit in &mut moved.qubits {
            qubit.0 = (i64::from(qubit.0) + down) as u32;
        }
    }
    inserted(&rest, moved, column)
}

fn changed(
    circuit: &Circuit,
    instruction: usize,
    change: impl FnOnce(&mut Instruction) -> Option<()>,
) -> Result<Edited, EditError> {
    let mut steps = circuit.instructions().to_vec();
    let step = steps.get_mut(instruction).ok_or(EditError::NoSuchPlace)?;
    change(step).ok_or(EditError::NoSuchPlace)?;
    let mut circuit = circuit.clone();
    circuit.set_instructions(steps)?;
    Ok(Edited { circuit, focus: Some(instruction) })
}

fn set_qubit(step: &mut Instruction, operand: usize, qubit: Qubit) -> Option<()> {
    let before = *step.qubits.get(operand)?;
    if let Some(other) = step.qubits.iter().position(|&taken| taken == qubit) {
        step.qubits[other] = before;
    }
    step.qubits[operand] = qubit;
    Some(())
}

fn measure_all(circuit: &Circuit) -> Result<Edited, EditError> {
    let mut is_measured = vec![false; circuit.num_qubits() as usize];
    for step in circuit.instructions() {
        if step.operation == Operation::Measure {
            step.qubits.iter().for_each(|qubit| is_measured[qubit.index()] = true);
        }
    }
    let unmeasured: Vec<Qubit> =
        (0..circuit.num_qubits()).map(Qubit).filter(|qubit| !is_measured[qubit.index()]).collect();
    let (mut measured, clbits) = with_bits_for(circuit, &unmeasured, "meas")?;
    for (qubit, clbit) in unmeasured.into_iter().zip(clbits) {
        measured.push(Instruction::measure(qubit, clbit))?;
    }
    Ok(measured.into())
}
