//! What a call of a defined gate stands for.

use super::DecomposeError;
use super::angles::{MAX_PARTS, substituted};
use super::modifiers::powers_of;
use crate::circuit::{Circuit, DefinitionId, Expr, Instruction, ModifiedGate, Operation, Power};

/// The body of a definition with its parameters replaced. Its qubits count the gate's own.
pub(in crate::circuit) fn body_of(
    circuit: &Circuit,
    id: DefinitionId,
    params: &[Expr],
) -> Result<Vec<Instruction>, DecomposeError> {
    let no_definition = |gate: &str| DecomposeError::NoDefinition { gate: gate.to_owned() };
    let definition = circuit.definition(id).map_err(|_| no_definition("?"))?;
    let body = definition.body.as_ref().ok_or_else(|| no_definition(&definition.name))?;
    let value_of = |name: &str| {
        let place = definition.params.iter().position(|param| param == name)?;
        params.get(place).cloned()
    };
    body.iter().map(|step| with_values(circuit, step, &value_of)).collect()
}

fn with_values(
    circuit: &Circuit,
    step: &Instruction,
    value_of: &dyn Fn(&str) -> Option<Expr>,
) -> Result<Instruction, DecomposeError> {
    let too_long = |_| DecomposeError::FormulaTooLong {
        gate: circuit.operation_name(&step.operation).to_owned(),
        limit: MAX_PARTS,
    };
    let mut step = Instruction {
        params: step
            .params
            .iter()
            .map(|expr| substituted(expr, value_of).map_err(too_long))
            .collect::<Result<_, _>>()?,
        ..step.clone()
    };
    let exponents: Result<Vec<Power>, DecomposeError> = powers_of(&step)
        .iter()
        .map(|power| match power {
            Power::Inverse => Ok(Power::Inverse),
            Power::Exponent(expr) => {
                let name = circuit.operation_name(&step.operation).to_owned();
                let too_long = |_| DecomposeError::FormulaTooLong { gate: name, limit: MAX_PARTS };
                substituted(expr, value_of).map(Power::Exponent).map_err(too_long)
            }
        })
        .collect();
    let powers = exponents?;
    if let Operation::Modified(modified) = &step.operation {
        let modified = ModifiedGate { powers, ..modified.as_ref().clone() };
        step.operation = Operation::Modified(Box::new(modified));
    }
    Ok(step)
}
