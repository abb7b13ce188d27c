//! Changes to the registers of a circuit.

use super::EditError;
use crate::circuit::{Circuit, CircuitError, Clbit, Instruction, Operation, Qubit};

/// The circuit with other registers, given as names and sizes, and other instructions.
fn rebuilt(
    circuit: &Circuit,
    qregs: &[(String, u32)],
    cregs: &[(String, u32)],
    instructions: Vec<Instruction>,
) -> Result<Circuit, CircuitError> {
    let mut new = Circuit::new();
    for (name, size) in qregs {
        new.add_qreg(name, *size)?;
    }
    for (name, size) in cregs {
        new.add_creg(name, *size)?;
    }
    for definition in circuit.definitions() {
        new.define(definition.clone())?;
    }
    new.set_instructions(instructions)?;
    Ok(new)
}

fn qreg_sizes(circuit: &Circuit) -> Vec<(String, u32)> {
    circuit.qregs().iter().map(|register| (register.name.clone(), register.size)).collect()
}

fn creg_sizes(circuit: &Circuit) -> Vec<(String, u32)> {
    circuit.cregs().iter().map(|register| (register.name.clone(), register.size)).collect()
}

/// The circuit with one more qubit, at the end of its last register.
pub(super) fn with_one_more_qubit(circuit: &Circuit) -> Result<Circuit, EditError> {
    let mut qregs = qreg_sizes(circuit);
    match qregs.last_mut() {
        Some((_, size)) => *size += 1,
        None => qregs.push((free_name(circuit, "q"), 1)),
    }
    Ok(rebuilt(circuit, &qregs, &creg_sizes(circuit), circuit.instructions().to_vec())?)
}

/// The circuit without a qubit and without the instructions that touch it. A barrier loses the
/// qubit, and goes when it has none left.
pub(super) fn without_qubit(circuit: &Circuit, gone: Qubit) -> Result<Circuit, EditError> {
    if circuit.num_qubits() <= 1 {
        return Err(EditError::LastQubit);
    }
    let place = circuit.qregs().iter().position(|register| register.contains(gone.0));
    let mut qregs = qreg_sizes(circuit);
    qregs[place.ok_or(EditError::NoSuchPlace)?].1 -= 1;
    qregs.retain(|(_, size)| *size > 0);
    let instructions =
        circuit.instructions().iter().filter_map(|step| without_operand(step, gone)).collect();
    Ok(rebuilt(circuit, &qregs, &creg_sizes(circuit), instructions)?)
}

fn without_operand(instruction: &Instruction, gone: Qubit) -> Option<Instruction> {
    let mut kept = instruction.clone();
    if kept.qubits.contains(&gone) {
        kept.qubits.retain(|&qubit| qubit != gone);
        if !matches!(kept.operation, Operation::Barrier(_)) || kept.qubits.is_empty() {
            return None;
        }
    }
    for qubit in &mut kept.qubits {
        qubit.0 -= u32::from(qubit.0 > gone.0);
    }
    Some(kept)
}

/// A classical bit for a measurement of each of the qubits: the one with the qubit's number when
/// nobody writes it, else the first free one, else a new one. The circuit grows bits at the end
/// of its last register, or a register called `name`, as needed.
pub(super) fn with_bits_for(
    circuit: &Circuit,
    qubits: &[Qubit],
    name: &str,
) -> Result<(Circuit, Vec<Clbit>), EditError> {
    let mut cregs = creg_sizes(circuit);
    if cregs.is_empty() && !qubits.is_empty() {
        cregs.push((free_name(circuit, name), circuit.num_qubits()));
    }
    let mut is_written = vec![false; cregs.iter().map(|(_, size)| *size as usize).sum()];
    for clbit in circuit.instructions().iter().flat_map(|step| &step.clbits) {
        is_written[clbit.index()] = true;
    }
    let num_clbits = is_written.len();
    let mut first_free = 0;
    let clbits = qubits.iter().map(|qubit| {
        while is_written.get(first_free) == Some(&true) {
            first_free += 1;
        }
        let is_own_free = is_written.get(qubit.index()) == Some(&false);
        let bit = if is_own_free { qubit.index() } else { first_free };
        if bit == is_written.len() {
            is_written.push(true);
        }
        is_written[bit] = true;
        Clbit(bit as u32)
    });
    let clbits = clbits.collect();
    if let Some((_, size)) = cregs.last_mut() {
        *size += (is_written.len() - num_clbits) as u32;
    }
    let instructions = circuit.instructions().to_vec();
    Ok((rebuilt(circuit, &qreg_sizes(circuit), &cregs, instructions)?, clbits))
}

/// `wanted`, with a number behind it when the name is taken.
fn free_name(circuit: &Circuit, wanted: &str) -> String {
    let registers = || circuit.qregs().iter().chain(circuit.cregs()).map(|register| &register.name);
    let gates = || circuit.definitions().iter().map(|definition| &definition.name);
    let is_taken = |name: &str| registers().chain(gates()).any(|taken| taken == name);
    let numbered = (0_u32..).map(|k| format!("{wanted}{k}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(|name| !is_taken(name))
        .expect("invariant: a circuit has finitely many names")
}
