//! Measuring: which qubits are still to be measured, and into which bits.

use super::names::free_name;
use super::registers::{NewRegister, present, rewired};
use super::{EditError, Edited};
use crate::circuit::{
    AssignmentTarget, Circuit, ClassicalExpr, Clbit, Instruction, Operation, Qubit, Register,
};

/// The circuit with a measurement at its end of every qubit whose result is not kept by one.
/// They go to bits that nobody writes where there are enough of them, else to a new register.
pub(super) fn measure_all(circuit: &Circuit) -> Result<Edited, EditError> {
    let unmeasured = unmeasured(circuit);
    let (mut measured, clbits) = match free_bits(circuit, &unmeasured) {
        Some(clbits) => (circuit.clone(), clbits),
        None => with_new_register(circuit, "meas", unmeasured.len() as u32)?,
    };
    for (qubit, clbit) in unmeasured.into_iter().zip(clbits) {
        measured.push(Instruction::measure(qubit, clbit))?;
    }
    Ok(measured.into())
}

/// The qubits on which something happens behind their last measurement, and those whose result
/// is overwritten.
fn unmeasured(circuit: &Circuit) -> Vec<Qubit> {
    let mut result_of: Vec<Option<Clbit>> = vec![None; circuit.num_qubits() as usize];
    let mut kept_in: Vec<Option<Qubit>> = vec![None; circuit.num_clbits() as usize];
    for step in circuit.instructions() {
        if matches!(step.operation, Operation::Barrier(_)) {
            continue;
        }
        for bit in written_bits(step) {
            if let Some(earlier) = kept_in[bit.index()].take() {
                result_of[earlier.index()] = None;
            }
        }
        for qubit in &step.qubits {
            if let Some(bit) = result_of[qubit.index()].take() {
                kept_in[bit.index()] = None;
            }
        }
        if let (Operation::Measure, [qubit], [bit]) =
            (&step.operation, &*step.qubits, &*step.clbits)
        {
            result_of[qubit.index()] = Some(*bit);
            kept_in[bit.index()] = Some(*qubit);
        }
    }
    let qubits = (0..circuit.num_qubits()).map(Qubit);
    qubits.filter(|qubit| result_of[qubit.index()].is_none()).collect()
}

/// The bits that an instruction writes, itself or in its blocks.
fn written_bits(step: &Instruction) -> Vec<Clbit> {
    let Some(flow) = step.control_flow() else { return step.clbits.clone() };
    let blocks = flow.blocks();
    blocks.into_iter().flatten().flat_map(written_bits).collect()
}

/// A classical bit for a measurement of the qubit: one that nobody writes, else a new one. That
/// comes to the end of the last register, or into a register of its own called `name` where the
/// program asks for the whole of that one.
pub(super) fn with_bit_for(
    circuit: &Circuit,
    qubit: Qubit,
    name: &str,
) -> Result<(Circuit, Clbit), EditError> {
    let only = |clbits: Vec<Clbit>| clbits.first().copied().ok_or(EditError::NoSuchPlace);
    if let Some(clbits) = free_bits(circuit, &[qubit]) {
        return Ok((circuit.clone(), only(clbits)?));
    }
    let can_grow = |last: &Register| !last.is_loose && !is_read_whole(circuit, last);
    if circuit.cregs().last().is_some_and(can_grow) {
        let mut cregs = present(circuit.cregs());
        if let Some(last) = cregs.last_mut() {
            last.bits.push(None);
        }
        let grown = rewired(circuit, &present(circuit.qregs()), &cregs)?;
        return Ok((grown, Clbit(circuit.num_clbits())));
    }
    let size = if circuit.cregs().is_empty() { circuit.num_qubits() } else { 1 };
    let (circuit, clbits) = with_new_register(circuit, name, size)?;
    let own = free_bits(&circuit, &[qubit]).unwrap_or(clbits);
    Ok((circuit, only(own)?))
}

/// The circuit with one more register, and the bits of that.
fn with_new_register(
    circuit: &Circuit,
    name: &str,
    size: u32,
) -> Result<(Circuit, Vec<Clbit>), EditError> {
    let mut cregs = present(circuit.cregs());
    cregs.push(NewRegister::fresh(&free_name(circuit, name), size));
    let first = circuit.num_clbits();
    let larger = rewired(circuit, &present(circuit.qregs()), &cregs)?;
    Ok((larger, (first..first.saturating_add(size)).map(Clbit).collect()))
}

/// A bit that nobody writes for each of the qubits: the one with the qubit's number, else the
/// first one. None when there are not enough.
fn free_bits(circuit: &Circuit, qubits: &[Qubit]) -> Option<Vec<Clbit>> {
    let mut is_written = vec![false; circuit.num_clbits() as usize];
    for visit in circuit.walk() {
        if visit.instruction.control_flow().is_none() {
            visit.instruction.clbits.iter().for_each(|bit| is_written[bit.index()] = true);
        }
    }
    let mut first_free = 0;
    let mut take = |qubit: &Qubit| {
        while is_written.get(first_free) == Some(&true) {
            first_free += 1;
        }
        let is_own_free = is_written.get(qubit.index()) == Some(&false);
        let bit = if is_own_free { qubit.index() } else { first_free };
        *is_written.get_mut(bit)? = true;
        Some(Clbit(bit as u32))
    };
    qubits.iter().map(&mut take).collect()
}

/// Whether a condition or an assignment says the whole of a register, which another size would
/// change.
fn is_read_whole(circuit: &Circuit, register: &Register) -> bool {
    let all = || (register.start..register.start + register.size).map(Clbit);
    let is_whole = |bits: &[Clbit]| all().all(|bit| bits.contains(&bit));
    let reads = |value: &ClassicalExpr| {
        let mut found = false;
        value.for_each_part(&mut |part| {
            found |= matches!(part, ClassicalExpr::Bits(bits) if is_whole(bits));
        });
        found
    };
    circuit.walk().iter().any(|visit| match &visit.instruction.operation {
        Operation::Assign(assignment) => {
            let writes =
                matches!(&assignment.target, AssignmentTarget::Bits(bits) if is_whole(bits));
            writes || reads(&assignment.value)
        }
        Operation::Flow(flow) => flow.condition().is_some_and(reads),
        _ => false,
    })
}
