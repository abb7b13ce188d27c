//! Changes to the registers of a circuit.

use super::names::free_name;
use super::parts::Parts;
use super::{EditError, Layout};
use crate::circuit::{AssignmentTarget, Circuit, ClassicalExpr, Clbit, Operation, Qubit, Register};

/// A register of the circuit that is to be.
#[derive(Debug, Clone)]
pub(super) struct NewRegister {
    pub(super) name: String,
    pub(super) is_loose: bool,
    /// For each bit the one of the present circuit that it is; none for a new one.
    pub(super) bits: Vec<Option<u32>>,
}

impl NewRegister {
    /// A register of new bits.
    pub(super) fn fresh(name: &str, size: u32) -> Self {
        Self { name: name.to_owned(), is_loose: false, bits: vec![None; size as usize] }
    }

    /// A new bit outside of any register.
    pub(super) fn loose(name: &str) -> Self {
        Self { is_loose: true, ..Self::fresh(name, 1) }
    }
}

/// The registers as they are.
pub(super) fn present(registers: &[Register]) -> Vec<NewRegister> {
    let same = |register: &Register| NewRegister {
        name: register.name.clone(),
        is_loose: register.is_loose,
        bits: (register.start..register.start + register.size).map(Some).collect(),
    };
    registers.iter().map(same).collect()
}

/// The circuit with other registers. What touches a bit that is gone goes with it; of a barrier
/// and a delay that is the bit alone, until none is left.
pub(super) fn rewired(
    circuit: &Circuit,
    qregs: &[NewRegister],
    cregs: &[NewRegister],
) -> Result<Circuit, EditError> {
    if qregs.iter().all(|register| register.bits.is_empty()) && circuit.num_qubits() > 0 {
        return Err(EditError::LastQubit);
    }
    let qubits = new_indices(qregs, circuit.num_qubits());
    let clbits = new_indices(cregs, circuit.num_clbits());
    let qubit = |bit: Qubit| qubits.get(bit.index()).copied().flatten().map(Qubit);
    let clbit = |bit: Clbit| clbits.get(bit.index()).copied().flatten().map(Clbit);
    let mut parts = Parts::of(circuit);
    parts.qregs = registers(qregs);
    parts.cregs = registers(cregs);
    let steps = parts.instructions.iter();
    parts.instructions = steps.filter_map(|step| step.map_bits(&qubit, &clbit)).collect();
    Ok(parts.build()?)
}

/// Where each bit of the present circuit goes.
pub(super) fn new_indices(registers: &[NewRegister], num_bits: u32) -> Vec<Option<u32>> {
    let mut found = vec![None; num_bits as usize];
    let bits = registers.iter().flat_map(|register| &register.bits);
    for (new, old) in bits.enumerate() {
        if let Some(place) = old.and_then(|old| found.get_mut(old as usize)) {
            *place = Some(new as u32);
        }
    }
    found
}

fn registers(new: &[NewRegister]) -> Vec<Register> {
    let kept = new.iter().filter(|register| !register.bits.is_empty());
    let register = |new: &NewRegister| Register {
        name: new.name.clone(),
        // Where a register starts is found when the circuit is put together.
        start: 0,
        size: new.bits.len() as u32,
        is_loose: new.is_loose,
    };
    kept.map(register).collect()
}

/// The circuit with one more qubit, at the end of its last register; behind a qubit outside of
/// registers another such one.
pub(super) fn with_one_more_qubit(circuit: &Circuit) -> Result<Circuit, EditError> {
    let mut qregs = present(circuit.qregs());
    if let Some(last) = circuit.qregs().last().filter(|last| last.name == Register::HARDWARE) {
        return Err(EditError::HardwareQubit { qubit: last.element(last.size) });
    }
    match qregs.last_mut() {
        Some(last) if !last.is_loose => last.bits.push(None),
        Some(_) => qregs.push(NewRegister::loose(&free_name(circuit, "q"))),
        None => qregs.push(NewRegister::fresh(&free_name(circuit, "q"), 1)),
    }
    rewired(circuit, &qregs, &present(circuit.cregs()))
}

/// The circuit without a qubit and without the instructions that touch it.
pub(super) fn without_qubit(circuit: &Circuit, gone: Qubit) -> Result<Circuit, EditError> {
    if circuit.num_qubits() <= 1 {
        return Err(EditError::LastQubit);
    }
    if gone.0 >= circuit.num_qubits() {
        return Err(EditError::NoSuchPlace);
    }
    let mut qregs = present(circuit.qregs());
    for register in &mut qregs {
        register.bits.retain(|bit| *bit != Some(gone.0));
    }
    rewired(circuit, &qregs, &present(circuit.cregs()))
}

/// A bit for a condition in a column: the one of the last measurement that stands left of it,
/// else the first. The circuit gets a register called `c` when it has no classical bits.
pub(super) fn with_bit_to_ask(
    circuit: &Circuit,
    layout: &Layout,
    column: usize,
) -> Result<(Circuit, Clbit), EditError> {
    let measured = circuit.walk().into_iter().filter_map(|visit| {
        let end = layout.slot(visit.place)?.columns.end;
        let is_left = visit.instruction.operation == Operation::Measure && end <= column;
        is_left.then_some((end, *visit.instruction.clbits.first()?))
    });
    let last = measured.max_by_key(|(end, _)| *end).map(|(_, bit)| bit);
    let mut cregs = present(circuit.cregs());
    if cregs.is_empty() {
        cregs.push(NewRegister::fresh(&free_name(circuit, "c"), circuit.num_qubits().max(1)));
    }
    let circuit = rewired(circuit, &present(circuit.qregs()), &cregs)?;
    Ok((circuit, last.unwrap_or(Clbit(0))))
}

/// The register that a bit belongs to as a number.
pub(super) fn register_around(circuit: &Circuit, bit: Clbit) -> ClassicalExpr {
    match circuit.creg_of(bit) {
        Some((register, _)) if !register.is_loose => ClassicalExpr::Bits(
            (register.start..register.start + register.size).map(Clbit).collect(),
        ),
        _ => ClassicalExpr::Bit(bit),
    }
}

/// The target of an assignment to one bit.
pub(super) fn one_bit(bit: Clbit) -> AssignmentTarget {
    AssignmentTarget::Bits(vec![bit])
}
