//! What each command does.

use super::change::{self, Refusal, changed, modify, reflow};
use super::drop::{Spot, Target, move_to, without};
use super::registers::{with_one_more_qubit, without_qubit};
use super::symbols::with_variables_in_order;
use super::{Command, EditError, Layout, carried_over, declare, group, loops, measure, place};
use crate::circuit::{Circuit, Instruction, Operation};

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

/// Carries out a command on a circuit whose gates are all shown closed.
///
/// # Errors
/// [`EditError`] when the command makes no sense for this circuit.
pub fn apply(circuit: &Circuit, command: &Command) -> Result<Edited, EditError> {
    apply_seen(circuit, &Layout::of(circuit), command)
}

/// Carries out a command on a circuit that is seen in this layout, which has to be the
/// circuit's own.
///
/// # Errors
/// [`EditError`] when the command makes no sense for this circuit.
pub fn apply_seen(
    circuit: &Circuit,
    layout: &Layout,
    command: &Command,
) -> Result<Edited, EditError> {
    let edited = carried_out(circuit, layout, command)?;
    Ok(match command {
        Command::Replace(_) => edited,
        _ => Edited { circuit: with_variables_in_order(edited.circuit), ..edited },
    })
}

fn carried_out(circuit: &Circuit, layout: &Layout, command: &Command) -> Result<Edited, EditError> {
    match command {
        Command::Place { tool, wire, column } => {
            let spot = Spot { block: layout.block_at(*wire, *column), column: *column };
            place::place(circuit, layout, *tool, *wire, spot)
        }
        Command::PlaceInBlock { tool, wire, column, block } => {
            let spot = Spot { block: *block, column: *column };
            place::place(circuit, layout, *tool, *wire, spot)
        }
        Command::MoveToColumn { instruction, wires_down, column } => {
            move_to(circuit, layout, *instruction, *wires_down, Target::Cell(*column))
        }
        Command::MoveToBlock { instruction, wires_down, column, block } => {
            let target = Target::Block(*block, *column);
            move_to(circuit, layout, *instruction, *wires_down, target)
        }
        Command::Remove { instruction } => Ok(without(circuit, layout, *instruction)?.0.into()),
        Command::Unwrap { block } => group::unwrap(circuit, layout, *block),
        Command::Group { instructions, name } => group::group(circuit, layout, instructions, name),
        Command::Decompose { instruction } => group::decompose(circuit, layout, *instruction),
        Command::SetLoopVariable { instruction, name } => {
            loops::set_variable(circuit, layout, *instruction, name.as_deref())
        }
        Command::AddQubit => Ok(with_one_more_qubit(circuit)?.into()),
        Command::RemoveQubit { qubit } => Ok(without_qubit(circuit, *qubit)?.into()),
        Command::Declare(new) => Ok(declare::declared(circuit, new)?.into()),
        Command::Rename { name, to } => Ok(declare::renamed(circuit, name, to)?.into()),
        Command::Resize { name, size } => Ok(declare::resized(circuit, name, *size)?.into()),
        Command::Undeclare { name } => Ok(declare::undeclared(circuit, name)?.into()),
        Command::MeasureAll => measure::measure_all(circuit),
        Command::Clear => {
            let mut cleared = circuit.clone();
            cleared.set_instructions(Vec::new())?;
            Ok(cleared.into())
        }
        Command::Replace(new) => Ok(Circuit::clone(new).into()),
        Command::All(commands) => all(circuit, layout, commands),
        one => {
            let (instruction, change) = change_of(one).ok_or(EditError::NoSuchPlace)?;
            changed(circuit, layout, instruction, change)
        }
    }
}

type Change<'c> = Box<dyn FnOnce(&mut Instruction) -> Result<(), Refusal> + 'c>;

/// The instruction that a command is about, and what it does with it, if it leaves it where it
/// is.
fn change_of(command: &Command) -> Option<(usize, Change<'_>)> {
    Some(match command {
        Command::SetQubit { instruction, operand, qubit } => {
            (*instruction, Box::new(|step| change::set_qubit(step, *operand, *qubit)))
        }
        Command::SetClbit { instruction, clbit } => (
            *instruction,
            Box::new(|step| {
                if step.operation != Operation::Measure {
                    return Err(Refusal::Kind);
                }
                *step.clbits.first_mut().ok_or(Refusal::Part)? = *clbit;
                Ok(())
            }),
        ),
        Command::SetParam { instruction, param, value } => (
            *instruction,
            Box::new(|step| {
                *step.params.get_mut(*param).ok_or(Refusal::Part)? = value.clone();
                Ok(())
            }),
        ),
        Command::SetDelay { instruction, duration } => (
            *instruction,
            Box::new(|step| {
                let Operation::Delay(own) = &mut step.operation else { return Err(Refusal::Kind) };
                *own = *duration;
                Ok(())
            }),
        ),
        Command::SetBarrierLabel { instruction, label } => (
            *instruction,
            Box::new(|step| {
                let Operation::Barrier(own) = &mut step.operation else {
                    return Err(Refusal::Kind);
                };
                own.clone_from(label);
                Ok(())
            }),
        ),
        Command::SetAssignment { instruction, assignment } => {
            (*instruction, Box::new(|step| change::set_assignment(step, assignment)))
        }
        other => return modifier_change(other).or_else(|| flow_change(other)),
    })
}

/// As [`change_of`], for the modifiers of a gate.
fn modifier_change(command: &Command) -> Option<(usize, Change<'_>)> {
    Some(match command {
        Command::AddControl { instruction, qubit, value } => (
            *instruction,
            Box::new(|step| {
                modify(step, |gate, qubits| {
                    gate.controls.insert(0, *value);
                    qubits.insert(0, *qubit);
                    Some(())
                })
            }),
        ),
        Command::RemoveControl { instruction, control } => (
            *instruction,
            Box::new(|step| {
                modify(step, |gate, qubits| change::remove_control(gate, qubits, *control))
            }),
        ),
        Command::ToggleControl { instruction, control } => (
            *instruction,
            Box::new(|step| {
                modify(step, |gate, _| {
                    let value = gate.controls.get_mut(*control)?;
                    *value = !*value;
                    Some(())
                })
            }),
        ),
        Command::ToggleInverse { instruction } => (
            *instruction,
            Box::new(|step| {
                modify(step, |gate, _| {
                    change::toggle_inverse(gate);
                    Some(())
                })
            }),
        ),
        Command::SetExponent { instruction, exponent } => (
            *instruction,
            Box::new(|step| {
                modify(step, |gate, _| {
                    change::set_exponent(gate, exponent.as_ref());
                    Some(())
                })
            }),
        ),
        _ => return None,
    })
}

/// As [`change_of`], for control flow.
fn flow_change(command: &Command) -> Option<(usize, Change<'_>)> {
    Some(match command {
        Command::SetCondition { instruction, condition } => (
            *instruction,
            Box::new(|step| {
                reflow(step, |flow| {
                    flow.condition_mut().ok_or(Refusal::Kind)?.clone_from(condition);
                    Ok(())
                })
            }),
        ),
        Command::SetLoopValues { instruction, values } => (
            *instruction,
            Box::new(|step| reflow(step, |flow| change::set_loop_values(flow, values))),
        ),
        Command::AddElse { instruction } => {
            (*instruction, Box::new(|step| reflow(step, change::add_else)))
        }
        Command::AddCase { instruction } => {
            (*instruction, Box::new(|step| reflow(step, change::add_case)))
        }
        Command::SetCaseValues { block, values } => (
            block.place,
            Box::new(|step| {
                reflow(step, |flow| change::set_case_values(flow, block.block, values))
            }),
        ),
        Command::RemoveBlock { block } => (
            block.place,
            Box::new(|step| reflow(step, |flow| change::remove_block(flow, block.block))),
        ),
        _ => return None,
    })
}

/// Carries out several commands one after the other. The place to look at is that of the last.
fn all(circuit: &Circuit, layout: &Layout, commands: &[Command]) -> Result<Edited, EditError> {
    let mut edited = Edited::from(circuit.clone());
    let mut seen = layout.clone();
    for command in commands {
        let next = apply_seen(&edited.circuit, &seen, command)?;
        let opened = carried_over(&edited.circuit, &next.circuit, &seen.opened());
        seen = Layout::with_open(&next.circuit, &opened);
        edited = next;
    }
    Ok(edited)
}
