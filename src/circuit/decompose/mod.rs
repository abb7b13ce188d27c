//! Modified gates in terms of plain ones.
//!
//! [`decompose`] writes `ctrl @`, `negctrl @`, `inv @` and `pow(k) @` of any gate as standard
//! gates and calls of definitions, with the same matrix, global phase included. It works by
//! rewriting: a modified gate becomes simpler gates, some of them modified in turn, until none
//! is. Parameters may have no value yet, except where a power that is not whole depends on them.

mod angles;
mod bodies;
mod controls;
mod error;
mod modifiers;
mod powers;
mod rules;

#[cfg(test)]
mod tests;

pub(super) use bodies::body_of;
pub use error::DecomposeError;
pub(super) use modifiers::under;
pub(super) use powers::{matrix_to_powers, whole_exponent};

use super::{
    Circuit, DefinitionId, Expr, Gate, Instruction, ModifiedGate, Operation, Qubit, StandardGate,
};
use crate::math::Matrix;

/// Most gates that one modified gate may become, and a bound on the work for it. A short program
/// can ask for far more, by powers of definitions or by many controls.
pub const MAX_DECOMPOSED_GATES: usize = 100_000;

/// Most rewritings for each gate that results; the rules need fewer, but a definition with an
/// empty body is work without any result.
const MAX_REWRITINGS: usize = 4 * MAX_DECOMPOSED_GATES;

/// The plain gates that a modified gate of the circuit, or of one of its definitions, stands for,
/// in the order of time: standard gates, calls of definitions, and the barriers that stood in
/// definitions. Anything else is returned as it is.
///
/// An inverse turns a definition round, a whole power repeats it, and a control is added to each
/// of its gates; a global phase under controls becomes a phase on the controls. The table's own
/// controlled gates are used where it has them. `n` controls beyond those take a number of gates
/// that grows with `n²`, and no further qubits.
///
/// # Errors
/// See [`DecomposeError`].
pub fn decompose(
    circuit: &Circuit,
    instruction: &Instruction,
) -> Result<Vec<Instruction>, DecomposeError> {
    Rewriter { circuit, calls: Calls::Kept }.run(instruction.clone())
}

/// As [`decompose`], with calls of definitions written out as well: standard gates, and the
/// barriers that stood in definitions.
///
/// # Errors
/// See [`DecomposeError`].
pub fn unrolled(
    circuit: &Circuit,
    instruction: &Instruction,
) -> Result<Vec<Instruction>, DecomposeError> {
    Rewriter { circuit, calls: Calls::WrittenOut }.run(instruction.clone())
}

/// What becomes of calls of definitions without modifiers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Calls {
    Kept,
    WrittenOut,
}

struct Rewriter<'c> {
    circuit: &'c Circuit,
    calls: Calls,
}

impl Rewriter<'_> {
    fn run(&self, instruction: Instruction) -> Result<Vec<Instruction>, DecomposeError> {
        let limit = MAX_DECOMPOSED_GATES;
        let mut plain = Vec::new();
        // Last in, first out; what is done first is on top.
        let mut pending = vec![instruction];
        for _ in 0..MAX_REWRITINGS {
            let Some(step) = pending.pop() else {
                return Ok(plain);
            };
            match self.rewritten(&step)? {
                Some(simpler) => pending.extend(simpler.into_iter().rev()),
                None => plain.push(step),
            }
            if plain.len() > limit {
                break;
            }
        }
        Err(DecomposeError::TooManyGates { limit })
    }

    /// One step towards plain gates; none when it is there.
    fn rewritten(&self, step: &Instruction) -> Result<Option<Vec<Instruction>>, DecomposeError> {
        let Instruction { operation, params, qubits, .. } = step;
        match operation {
            Operation::Modified(modified) if modified.controls.contains(&false) => {
                Ok(Some(on_ones(modified, params, qubits)))
            }
            Operation::Modified(modified) => match modified.gate {
                Gate::Standard(standard) if modified.powers.is_empty() => {
                    Ok(Some(controlled(standard, modified, params, qubits)))
                }
                Gate::Standard(standard) => {
                    powers::reduced(standard, modified, params, qubits).map(Some)
                }
                Gate::Defined(id) => self.defined(id, modified, params, qubits).map(Some),
            },
            Operation::Gate(Gate::Defined(id)) if self.calls == Calls::WrittenOut => {
                let body = body_of(self.circuit, *id, params)?;
                let bare = bare(Gate::Defined(*id));
                let steps = body.iter().map(|step| modifiers::under(&bare, qubits, step));
                Ok(Some(steps.collect()))
            }
            _ => Ok(None),
        }
    }

    fn defined(
        &self,
        id: DefinitionId,
        modified: &ModifiedGate,
        params: &[Expr],
        qubits: &[Qubit],
    ) -> Result<Vec<Instruction>, DecomposeError> {
        let name = self.circuit.gate_name(modified.gate);
        let num_targets = qubits.len() - modified.controls.len();
        let exponent = powers::whole_exponent(name, &modified.powers);
        if let Ok(exponent) = exponent
            && exponent >= 0.0
            && modified.controls.is_empty()
        {
            let own = (0..num_targets as u32).map(Qubit).collect();
            let call = Instruction::gate(modified.gate, params.to_vec(), own);
            return powers::repeated(&[call], exponent, modified, qubits);
        }
        let body = body_of(self.circuit, id, params)?;
        match (body.as_slice(), exponent) {
            ([], _) => Ok(Vec::new()),
            ([only], _) => Ok(vec![modifiers::under(modified, qubits, only)]),
            (_, Ok(exponent)) => powers::repeated(&body, exponent, modified, qubits),
            (_, Err(_)) if num_targets == 1 => {
                let matrix = self.matrix_of(name, modified.gate, params)?;
                powers::power_of_matrix(name, &matrix, modified, qubits)
            }
            (_, Err(error)) => Err(error),
        }
    }

    /// The matrix of a gate of one qubit.
    fn matrix_of(&self, name: &str, gate: Gate, params: &[Expr]) -> Result<Matrix, DecomposeError> {
        let call = Instruction::gate(gate, params.to_vec(), vec![Qubit(0)]);
        let writer = Self { circuit: self.circuit, calls: Calls::WrittenOut };
        let mut product = Matrix::identity(2);
        for step in writer.run(call)? {
            let Operation::Gate(Gate::Standard(standard)) = step.operation else {
                continue;
            };
            let values = step
                .params
                .iter()
                .map(|expr| expr.value().map_err(|_| powers::open_power(name, expr)));
            let matrix = standard.matrix(&values.collect::<Result<Vec<f64>, _>>()?);
            product = match matrix.dim() {
                1 => &Matrix::diagonal(&[matrix.get(0, 0); 2]) * &product,
                _ => &matrix * &product,
            };
        }
        Ok(product)
    }
}

/// The gate without any modifier.
fn bare(gate: Gate) -> ModifiedGate {
    ModifiedGate { gate, controls: Vec::new(), powers: Vec::new() }
}

/// With X before and after on each control that must be 0, so that all must be 1.
fn on_ones(modified: &ModifiedGate, params: &[Expr], qubits: &[Qubit]) -> Vec<Instruction> {
    let zeros = modified.controls.iter().zip(qubits).filter(|(must_be_one, _)| !**must_be_one);
    let flips: Vec<Instruction> =
        zeros.map(|(_, qubit)| rules::plain(StandardGate::X, &[*qubit])).collect();
    let controls = vec![true; modified.controls.len()];
    let on_ones = ModifiedGate { controls, ..modified.clone() };
    let middle = Instruction::modified(on_ones, params.to_vec(), qubits.to_vec());
    [flips.as_slice(), &[middle], &flips].concat()
}

/// A standard gate under controls that must be 1.
fn controlled(
    standard: StandardGate,
    modified: &ModifiedGate,
    params: &[Expr],
    qubits: &[Qubit],
) -> Vec<Instruction> {
    let count = modified.controls.len();
    if let Some((gate, params)) = controls::from_table(standard, params, count) {
        return vec![Instruction::gate(Gate::Standard(gate), params, qubits.to_vec())];
    }
    match rules::rule(standard, params) {
        rules::Rule::Basic => controls::basic(standard, params, qubits),
        rule => powers::through(rule, modified, qubits),
    }
}
