//! What has a name in a circuit: adding, renaming, resizing, taking away.

use super::gone::without_unused;
use super::names::{Named, check_new, named};
use super::parts::Parts;
use super::registers::{NewRegister, present};
use super::symbols::{is_symbol_used, is_variable_used, keep_variables, rename_symbol};
use super::tree::for_each_mut;
use super::{Declaration, EditError};
use crate::circuit::{
    Circuit, CircuitError, DefinitionId, Gate, Instruction, Operation, Register, Variable,
    VariableId, VariableScope,
};

/// The circuit with something more declared.
pub(super) fn declared(circuit: &Circuit, new: &Declaration) -> Result<Circuit, EditError> {
    let mut circuit = circuit.clone();
    match new {
        Declaration::Qreg { name, size } => {
            check_new(&circuit, name)?;
            circuit.add_qreg(name, check_size(*size)?)?;
        }
        Declaration::Creg { name, size } => {
            check_new(&circuit, name)?;
            circuit.add_creg(name, check_size(*size)?)?;
        }
        Declaration::LooseQubit { name } => {
            check_new(&circuit, name)?;
            circuit.add_loose_qubit(name)?;
        }
        Declaration::LooseClbit { name } => {
            check_new(&circuit, name)?;
            circuit.add_loose_clbit(name)?;
        }
        Declaration::Input { name, length } => {
            check_new(&circuit, name)?;
            circuit.add_input(name, length.map(check_size).transpose()?)?;
        }
        Declaration::Variable { name, kind, initial } => {
            check_new(&circuit, name)?;
            let (name, scope) = (name.clone(), VariableScope::Global);
            circuit.add_variable(Variable { name, kind: *kind, scope, initial: *initial })?;
        }
    }
    Ok(circuit)
}

/// Refuses registers and vectors without elements.
fn check_size(size: u32) -> Result<u32, EditError> {
    if size == 0 { Err(CircuitError::BadValue { value: 0 }.into()) } else { Ok(size) }
}

fn find(circuit: &Circuit, name: &str) -> Result<Named, EditError> {
    named(circuit, name).ok_or(EditError::NoSuchPlace)
}

/// The circuit in which something has another name.
pub(super) fn renamed(circuit: &Circuit, name: &str, to: &str) -> Result<Circuit, EditError> {
    let what = find(circuit, name)?;
    if name == to {
        return Ok(circuit.clone());
    }
    check_new(circuit, to)?;
    let mut parts = Parts::of(circuit);
    match what {
        Named::Qreg(number) => to.clone_into(&mut parts.qregs[number].name),
        Named::Creg(number) => to.clone_into(&mut parts.cregs[number].name),
        Named::Definition(number) => to.clone_into(&mut parts.definitions[number].name),
        Named::Input(number) => {
            to.clone_into(&mut parts.inputs[number].name);
            rename_symbol(&mut parts.instructions, name, to);
        }
        Named::Variable(number) => {
            to.clone_into(&mut parts.variables[number].name);
            rename_symbol(&mut parts.instructions, name, to);
        }
    }
    Ok(parts.build()?)
}

/// The circuit in which a register or a vector of parameters has another size.
pub(super) fn resized(circuit: &Circuit, name: &str, size: u32) -> Result<Circuit, EditError> {
    let what = find(circuit, name)?;
    let size = check_size(size)?;
    match what {
        Named::Qreg(number) => {
            let qregs = with_size(circuit.qregs(), number, size)?;
            without_unused(circuit, &qregs, &present(circuit.cregs()))
        }
        Named::Creg(number) => {
            let cregs = with_size(circuit.cregs(), number, size)?;
            without_unused(circuit, &present(circuit.qregs()), &cregs)
        }
        Named::Input(number) if circuit.inputs()[number].length.is_some() => {
            let mut parts = Parts::of(circuit);
            parts.inputs[number].length = Some(size);
            Ok(parts.build()?)
        }
        _ => Err(EditError::DoesNotApply { operation: name.to_owned() }),
    }
}

fn with_size(
    registers: &[Register],
    number: usize,
    size: u32,
) -> Result<Vec<NewRegister>, EditError> {
    let mut new = present(registers);
    let limit = Circuit::MAX_BITS;
    if size > limit {
        return Err(CircuitError::TooManyBits { limit }.into());
    }
    let changed = &mut new[number];
    if changed.name == Register::HARDWARE && size as usize > changed.bits.len() {
        return Err(EditError::HardwareQubit { qubit: registers[number].element(size - 1) });
    }
    if changed.is_loose {
        return Err(EditError::DoesNotApply { operation: changed.name.clone() });
    }
    changed.bits.resize(size as usize, None);
    Ok(new)
}

/// The circuit without something that has a name.
pub(super) fn undeclared(circuit: &Circuit, name: &str) -> Result<Circuit, EditError> {
    let mut parts = Parts::of(circuit);
    let refuse_if = |is_used: bool| {
        if is_used { Err(EditError::InUse { name: name.to_owned() }) } else { Ok(()) }
    };
    match find(circuit, name)? {
        Named::Qreg(number) => {
            let mut qregs = present(circuit.qregs());
            qregs.remove(number);
            return without_unused(circuit, &qregs, &present(circuit.cregs()));
        }
        Named::Creg(number) => {
            let mut cregs = present(circuit.cregs());
            cregs.remove(number);
            return without_unused(circuit, &present(circuit.qregs()), &cregs);
        }
        Named::Input(number) => {
            refuse_if(is_symbol_used(circuit, name))?;
            parts.inputs.remove(number);
        }
        Named::Variable(number) => {
            let gone = VariableId(number as u32);
            refuse_if(is_variable_used(circuit, gone))?;
            let others = (0..parts.variables.len() as u32).map(VariableId);
            let others: Vec<VariableId> = others.filter(|id| *id != gone).collect();
            keep_variables(&mut parts, &others);
        }
        Named::Definition(number) => {
            refuse_if(remove_definition(&mut parts, number))?;
        }
    }
    Ok(parts.build()?)
}

/// Takes a gate definition away and numbers the others anew. Gives whether it is in use.
fn remove_definition(parts: &mut Parts, number: usize) -> bool {
    parts.definitions.remove(number);
    let mut is_used = false;
    let mut renumber = |step: &mut Instruction| {
        let gate = match &mut step.operation {
            Operation::Gate(gate) => gate,
            Operation::Modified(modified) => &mut modified.gate,
            _ => return,
        };
        if let Gate::Defined(DefinitionId(id)) = gate {
            is_used |= *id as usize == number;
            *id -= u32::from(*id as usize > number);
        }
    };
    for body in parts.definitions.iter_mut().filter_map(|own| own.body.as_mut()) {
        body.iter_mut().for_each(&mut renumber);
    }
    for_each_mut(&mut parts.instructions, &mut renumber);
    is_used
}
