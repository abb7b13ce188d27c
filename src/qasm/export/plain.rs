//! Modified gates that Qiskit cannot take as they are.

use super::super::Loss;
use super::formulas::has_symbols;
use crate::circuit::{
    Circuit, Gate, Instruction, ModifiedGate, Operation, Power, StandardGate, decompose,
};

/// Most gates that are written instead of one.
const MOST: usize = 10_000;

/// The gates to write instead of one that Qiskit cannot take: a modified global phase, which has
/// no qubits of its own, and a power that depends on parameters, since Qiskit computes powers at
/// once. None for a gate that it takes.
///
/// # Errors
/// A gate that has no others instead.
pub(super) fn instead_for_qiskit(
    circuit: &Circuit,
    instruction: &Instruction,
) -> Option<Result<Vec<Instruction>, Loss>> {
    let Operation::Modified(modified) = &instruction.operation else {
        return None;
    };
    let is_phase = modified.gate == Gate::Standard(StandardGate::GlobalPhase);
    if !is_phase && !is_open(modified, instruction) {
        return None;
    }
    let plain = decompose(circuit, instruction).ok().filter(|plain| plain.len() <= MOST);
    let gate = circuit.gate_name(modified.gate).to_owned();
    Some(plain.ok_or(Loss::Modified { gate }))
}

fn is_open(modified: &ModifiedGate, instruction: &Instruction) -> bool {
    modified.powers.iter().any(|power| match power {
        Power::Inverse => false,
        Power::Exponent(exponent) => {
            has_symbols(exponent) || instruction.params.iter().any(has_symbols)
        }
    })
}
