//! Bits that are to go: only those that nothing uses.

use std::collections::BTreeSet;

use super::EditError;
use super::registers::{NewRegister, new_indices, rewired};
use crate::circuit::{Circuit, Clbit, Instruction, Operation, Qubit, Register};

/// Most bits that are named one by one.
const MAX_NAMED: usize = 3;

/// As [`rewired`], where no instruction uses a bit that goes. Of a barrier and a delay a bit can
/// go while there are others.
pub(super) fn without_unused(
    circuit: &Circuit,
    qregs: &[NewRegister],
    cregs: &[NewRegister],
) -> Result<Circuit, EditError> {
    let rest = rewired(circuit, qregs, cregs)?;
    let qubits = are_gone(qregs, circuit.num_qubits());
    let clbits = are_gone(cregs, circuit.num_clbits());
    let (mut count, mut used_qubits, mut used_clbits) = (0, BTreeSet::new(), BTreeSet::new());
    for visit in circuit.walk() {
        let step = visit.instruction;
        if is_used_by(step, &qubits, &clbits) {
            count += 1;
            used_qubits.extend(own_qubits(step).iter().map(|bit| bit.0));
            used_clbits.extend(own_clbits(step).iter().map(|bit| bit.0));
        }
    }
    if count == 0 {
        return Ok(rest);
    }
    let mut bits = names(circuit.qregs(), &qubits, &used_qubits);
    bits.extend(names(circuit.cregs(), &clbits, &used_clbits));
    Err(EditError::BitsInUse { bits: bits.join(", "), count })
}

/// For each bit of a kind, whether it goes.
fn are_gone(registers: &[NewRegister], num_bits: u32) -> Vec<bool> {
    new_indices(registers, num_bits).iter().map(Option::is_none).collect()
}

/// Whether an instruction itself, without what is in its blocks, cannot be without the bits.
fn is_used_by(step: &Instruction, qubits: &[bool], clbits: &[bool]) -> bool {
    let stays = |gone: &[bool], index: usize| gone.get(index) == Some(&false);
    if step.control_flow().is_some() {
        return own_clbits(step).iter().any(|bit| !stays(clbits, bit.index()));
    }
    let qubit = |bit: Qubit| stays(qubits, bit.index()).then_some(bit);
    let clbit = |bit: Clbit| stays(clbits, bit.index()).then_some(bit);
    step.map_bits(&qubit, &clbit).is_none()
}

/// The qubits that an instruction itself acts on.
fn own_qubits(step: &Instruction) -> &[Qubit] {
    if step.control_flow().is_some() { &[] } else { &step.qubits }
}

/// The classical bits that an instruction itself reads or writes.
fn own_clbits(step: &Instruction) -> Vec<Clbit> {
    let (mut bits, value) = match &step.operation {
        Operation::Flow(flow) => (Vec::new(), flow.condition()),
        Operation::Assign(assignment) => (step.clbits.clone(), Some(&assignment.value)),
        _ => (step.clbits.clone(), None),
    };
    if let Some(value) = value {
        value.for_each_bit(&mut |bit| bits.push(bit));
    }
    bits
}

/// The bits that go and are used, as a program names them; a register that goes by its own name.
fn names(registers: &[Register], gone: &[bool], used: &BTreeSet<u32>) -> Vec<String> {
    let mut names = Vec::new();
    for register in registers {
        let all = register.start..register.start + register.size;
        let goes = |place: &u32| gone.get(*place as usize) == Some(&true);
        let mut of_register = all.clone().filter(|place| goes(place) && used.contains(place));
        let whole = all.clone().all(|place| goes(&place));
        if whole && of_register.next().is_some() {
            names.push(register.name.clone());
            continue;
        }
        let named = of_register.by_ref().take(MAX_NAMED);
        names.extend(named.map(|place| register.element(place - register.start)));
        names.extend(of_register.next().map(|_| "…".to_owned()));
    }
    names
}
