//! What the tools of the palette put down.

use super::drop::{Spot, put};
use super::measure::with_bit_for;
use super::registers::{one_bit, register_around, with_bit_to_ask};
use super::{EditError, Edited, Layout, Tool};
use crate::circuit::{Assignment, Circuit, ClassicalExpr, Expr, Gate, Instruction, Qubit};

/// Puts what a tool stands for onto a spot.
pub(super) fn place(
    circuit: &Circuit,
    layout: &Layout,
    tool: Tool,
    wire: Qubit,
    spot: Spot,
) -> Result<Edited, EditError> {
    let new = match tool {
        Tool::Gate(gate) => {
            let (needed, num_params) = circuit.gate_arity(gate)?;
            let params = vec![Expr::from_angle(Tool::DEFAULT_ANGLE); num_params];
            Instruction::gate(gate, params, operands_at(circuit, gate, needed, wire)?)
        }
        Tool::Reset => Instruction::reset(wire),
        Tool::Delay => Instruction::delay(Tool::DEFAULT_DELAY, vec![wire]),
        Tool::Break => Instruction::break_loop(),
        Tool::Continue => Instruction::continue_loop(),
        Tool::Barrier => {
            let around = spot.block.and_then(|at| layout.slot(at.place));
            let all = 0..=circuit.num_qubits().saturating_sub(1);
            let wires = around.map_or(all, |around| around.wires.clone());
            Instruction::barrier(wires.map(Qubit).collect())
        }
        Tool::Measure => {
            let (circuit, bit) = with_bit_for(circuit, wire, "c")?;
            return put(&circuit, layout, spot, Instruction::measure(wire, bit));
        }
        Tool::For => flow(tool, ClassicalExpr::Bool(false), ClassicalExpr::Bool(false))?,
        Tool::Assign => {
            let (circuit, bit) = with_bit_to_ask(circuit, layout, spot.column)?;
            let value = ClassicalExpr::Bool(true);
            let new = Instruction::assign(Assignment { target: one_bit(bit), value });
            return put(&circuit, layout, spot, new);
        }
        Tool::If | Tool::IfElse | Tool::While | Tool::Switch => {
            let (circuit, bit) = with_bit_to_ask(circuit, layout, spot.column)?;
            let target = register_around(&circuit, bit);
            let new = flow(tool, ClassicalExpr::Bit(bit), target)?;
            return put(&circuit, layout, spot, new);
        }
    };
    put(circuit, layout, spot, new)
}

fn flow(
    tool: Tool,
    condition: ClassicalExpr,
    target: ClassicalExpr,
) -> Result<Instruction, EditError> {
    tool.control_flow(condition, target).map(Instruction::flow).ok_or(EditError::NoSuchPlace)
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
