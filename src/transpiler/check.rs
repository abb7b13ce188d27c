//! Whether a circuit can be made for a device at all.

use super::device::Device;
use super::error::TranspileError;
use crate::backend::Ability;
use crate::circuit::{ControlFlow, Instruction, Operation};

/// That there is room for so many qubits.
///
/// # Errors
/// More than the device has, or than are connected there and in order.
pub(super) fn check_room(device: &Device<'_>, needed: u32) -> Result<(), TranspileError> {
    let total = device.target.num_qubits();
    if needed > total {
        return Err(TranspileError::TooManyQubits { needed, available: total });
    }
    let available = device.usable.len() as u32;
    if needed > available {
        return Err(TranspileError::Disconnected { needed, available });
    }
    Ok(())
}

/// That each qubit is given a place of its own that is in order.
///
/// # Errors
/// The first place that is not so, or a list of another length than the circuit has qubits.
pub(super) fn check_layout(
    given: &[u32],
    device: &Device<'_>,
    num_qubits: u32,
) -> Result<(), TranspileError> {
    if given.len() != num_qubits as usize {
        return Err(TranspileError::LayoutLength { expected: num_qubits, found: given.len() });
    }
    for (qubit, place) in given.iter().enumerate() {
        if !device.usable.contains(place) || given[..qubit].contains(place) {
            return Err(TranspileError::Layout { qubit: qubit as u32, place: *place });
        }
    }
    Ok(())
}

/// That the device can do what no gate can stand for. What is wrong in a block is told of the
/// instruction around it, whose number is given then.
///
/// # Errors
/// The first instruction of which it cannot.
pub(super) fn check_abilities(
    block: &[Instruction],
    device: &Device<'_>,
    around: Option<usize>,
) -> Result<(), TranspileError> {
    let target = device.target;
    for (place, instruction) in block.iter().enumerate() {
        let number = around.unwrap_or(place);
        let needed = match &instruction.operation {
            Operation::Measure => Some(Ability::Measure),
            Operation::Reset => Some(Ability::Reset),
            Operation::Delay(_) => Some(Ability::Delay),
            Operation::Flow(flow) => Some(match flow.as_ref() {
                ControlFlow::If { .. } => Ability::If,
                ControlFlow::While { .. } => Ability::While,
                ControlFlow::For { .. } => Ability::For,
                ControlFlow::Switch { .. } => Ability::Switch,
            }),
            _ => None,
        };
        if let Some(ability) = needed.filter(|needed| !target.can(*needed)) {
            let name = ability.name().to_owned();
            return Err(TranspileError::Unsupported { instruction: number, name });
        }
        for block in instruction.control_flow().map(ControlFlow::blocks).unwrap_or_default() {
            check_abilities(block, device, Some(number))?;
        }
    }
    Ok(())
}
