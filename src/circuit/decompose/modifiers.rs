//! Adding modifiers to instructions.

use crate::circuit::{Instruction, ModifiedGate, Operation, Power, Qubit};

/// `step`, whose qubits count those after the controls of `modified`, on `qubits` and under its
/// controls and powers. What is no gate stays without them.
pub(in crate::circuit) fn under(
    modified: &ModifiedGate,
    qubits: &[Qubit],
    step: &Instruction,
) -> Instruction {
    let (control_qubits, targets) = qubits.split_at(modified.controls.len());
    let own = step.qubits.iter().map(|qubit| targets[qubit.index()]);
    let Some(gate) = step.base_gate() else {
        return Instruction { qubits: own.collect(), ..step.clone() };
    };
    let qubits = control_qubits.iter().copied().chain(own).collect();
    let controls = [modified.controls.as_slice(), step.controls()].concat();
    let powers = [modified.powers.as_slice(), powers_of(step)].concat();
    Instruction::modified(ModifiedGate { gate, controls, powers }, step.params.clone(), qubits)
}

/// `step` under further powers, on the same qubits.
pub(super) fn with_powers(powers: &[Power], step: &Instruction) -> Instruction {
    let Some(gate) = step.base_gate() else {
        return step.clone();
    };
    let controls = step.controls().to_vec();
    let powers = [powers, powers_of(step)].concat();
    let modified = ModifiedGate { gate, controls, powers };
    Instruction::modified(modified, step.params.clone(), step.qubits.clone())
}

/// The modifiers of an instruction other than controls.
pub(super) fn powers_of(step: &Instruction) -> &[Power] {
    match &step.operation {
        Operation::Modified(modified) => &modified.powers,
        _ => &[],
    }
}
