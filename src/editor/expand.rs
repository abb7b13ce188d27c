//! What a circuit's own gates stand for.

use crate::circuit::{Circuit, Expr, Gate, Instruction, ModifiedGate, Operation, Power, Qubit};

/// The instructions that a gate of the circuit's own stands for, on the qubits and with the
/// parameters it is given. Controls and inverses go over to each of them. `None` for any other
/// instruction, for an opaque gate, and for one raised to a power.
pub(super) fn expanded(circuit: &Circuit, instruction: &Instruction) -> Option<Vec<Instruction>> {
    let Gate::Defined(id) = instruction.base_gate()? else { return None };
    let definition = circuit.definition(id).ok()?;
    let body = definition.body.as_ref()?;
    let powers = match &instruction.operation {
        Operation::Modified(modified) => modified.powers.as_slice(),
        _ => &[],
    };
    if powers.iter().any(|power| *power != Power::Inverse) {
        return None;
    }
    let is_inverse = powers.len() % 2 == 1;
    let (controls, qubits) = instruction.qubits.split_at(instruction.controls().len());
    let value = |name: &str| {
        let place = definition.params.iter().position(|param| param == name)?;
        instruction.params.get(place).cloned()
    };
    let given = |inner: &Instruction| {
        let own = inner.qubits.iter().map(|qubit| qubits.get(qubit.index()).copied());
        let mut inner = Instruction { qubits: own.collect::<Option<_>>()?, ..inner.clone() };
        substitute(&mut inner, &value);
        Some(modified(inner, instruction.controls(), controls, is_inverse))
    };
    let found: Option<Vec<Instruction>> = body.iter().map(given).collect();
    found.map(|mut steps| {
        if is_inverse {
            steps.reverse();
        }
        steps
    })
}

/// Puts other expressions in place of names, where `value` knows one.
pub(super) fn substitute(instruction: &mut Instruction, value: &dyn Fn(&str) -> Option<Expr>) {
    for param in &mut instruction.params {
        *param = param.with_symbols(value);
    }
    if let Operation::Modified(modified) = &mut instruction.operation {
        for power in &mut modified.powers {
            if let Power::Exponent(exponent) = power {
                *exponent = exponent.with_symbols(value);
            }
        }
    }
}

/// A gate with more controls, outermost, and if `is_inverse` its inverse. A barrier is itself.
fn modified(
    gate: Instruction,
    values: &[bool],
    controls: &[Qubit],
    is_inverse: bool,
) -> Instruction {
    let mut modified = match gate.operation {
        Operation::Gate(gate) => ModifiedGate { gate, controls: vec![], powers: vec![] },
        Operation::Modified(modified) => *modified,
        _ => return gate,
    };
    modified.controls = [values, &modified.controls].concat();
    if is_inverse && modified.powers.first() == Some(&Power::Inverse) {
        modified.powers.remove(0);
    } else if is_inverse {
        modified.powers.insert(0, Power::Inverse);
    }
    Instruction::modified(modified, gate.params, [controls, &gate.qubits].concat())
}
