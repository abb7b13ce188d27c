//! Writes a circuit with gates on one and two qubits alone.

use super::error::TranspileError;
use super::rules;
use super::step::{Origins, Step};
use crate::circuit::{Circuit, Gate, Instruction, Operation, StandardGate, unrolled};

/// Most gates that a circuit may become.
pub(super) const MAX_GATES: usize = 1_000_000;

/// The circuit's instructions as steps, calls of definitions and gates on more than two qubits
/// written out. Global phases, which no measurement can tell, are left out. Blocks of control flow
/// stay as they are: they are routed by themselves.
///
/// # Errors
/// A gate without a definition, or whose power is not known as gates; too many gates.
pub(super) fn steps(circuit: &Circuit) -> Result<Vec<Step>, TranspileError> {
    let mut steps = Vec::with_capacity(circuit.instructions().len());
    for (number, instruction) in circuit.instructions().iter().enumerate() {
        let from = Origins::one(number as u32);
        write_out(circuit, instruction, number, &from, &mut steps)?;
    }
    Ok(steps)
}

/// The steps of a block of the instruction with this number.
pub(super) fn block_steps(
    circuit: &Circuit,
    block: &[Instruction],
    number: usize,
    from: &Origins,
) -> Result<Vec<Step>, TranspileError> {
    let mut steps = Vec::with_capacity(block.len());
    for instruction in block {
        write_out(circuit, instruction, number, from, &mut steps)?;
    }
    Ok(steps)
}

fn write_out(
    circuit: &Circuit,
    instruction: &Instruction,
    number: usize,
    from: &Origins,
    steps: &mut Vec<Step>,
) -> Result<(), TranspileError> {
    let is_small = |instruction: &Instruction| match instruction.operation {
        Operation::Gate(Gate::Standard(_)) => instruction.qubits.len() <= 2,
        Operation::Gate(_) | Operation::Modified(_) => false,
        _ => true,
    };
    let mut add = |instruction: Instruction| {
        let is_phase =
            instruction.operation == Operation::Gate(Gate::Standard(StandardGate::GlobalPhase));
        if !is_phase {
            steps.push(Step::instruction(instruction, from.clone()));
        }
        if steps.len() > MAX_GATES {
            return Err(TranspileError::TooManyGates { limit: MAX_GATES });
        }
        Ok(())
    };
    if is_small(instruction) {
        return add(instruction.clone());
    }
    let plain = unrolled(circuit, instruction)
        .map_err(|error| TranspileError::Gate { instruction: number, error })?;
    for gate in plain {
        let smaller = match gate.operation {
            Operation::Gate(Gate::Standard(standard)) => rules::smaller(standard, &gate.qubits),
            _ => None,
        };
        match smaller {
            Some(parts) => parts.into_iter().try_for_each(&mut add)?,
            None => add(gate)?,
        }
    }
    Ok(())
}
