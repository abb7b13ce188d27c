//! Joins turns of one qubit that follow each other, and writes them with the gates of the device.

use super::rules;
use super::step::{Action, Origins, Step, is_identity};
use super::synthesis::OneQubitBasis;
use crate::circuit::{BinaryOp, Expr, Gate, Instruction, Operation, Qubit, StandardGate as G};
use crate::math::Matrix2;

/// The steps with every turn of one qubit written in this basis, as few gates as there can be.
pub(super) fn joined(steps: Vec<Step>, num_qubits: u32, basis: OneQubitBasis) -> Vec<Step> {
    let mut joiner = Joiner {
        basis,
        pending: vec![None; num_qubits as usize],
        last: vec![None; num_qubits as usize],
        done: Vec::with_capacity(steps.len()),
    };
    for step in steps {
        joiner.add(step);
    }
    for qubit in 0..num_qubits {
        joiner.flush(qubit);
    }
    joiner.done
}

struct Joiner {
    basis: OneQubitBasis,
    /// For each qubit the turns that are not written yet.
    pending: Vec<Option<(Matrix2, Origins)>>,
    /// For each qubit its last step among those that are done.
    last: Vec<Option<usize>>,
    done: Vec<Step>,
}

impl Joiner {
    fn add(&mut self, step: Step) {
        let matrix = match (&step.action, step.qubits.as_slice()) {
            (Action::Turn(matrix), _) => Some(*matrix),
            (Action::Instruction(_), [_]) => {
                step.numeric().and_then(|(gate, values)| Matrix2::of(&gate.matrix(&values)))
            }
            _ => None,
        };
        if let (Some(matrix), [qubit]) = (matrix, step.qubits.as_slice()) {
            let pending = &mut self.pending[*qubit as usize];
            *pending = Some(match pending.take() {
                Some((before, from)) => (matrix * before, from.and(&step.from)),
                None => (matrix, step.from),
            });
            return;
        }
        for qubit in step.stopped(self.pending.len() as u32) {
            self.flush(qubit);
        }
        self.push(step);
    }

    fn flush(&mut self, qubit: u32) {
        let Some((matrix, from)) = self.pending[qubit as usize].take() else { return };
        if is_identity(&matrix) {
            return;
        }
        for part in self.basis.synthesize(&matrix).gates {
            self.push(Step::synthesized(&part, &[qubit], from.clone()));
        }
    }

    /// Adds a step; a turn about Z by a formula and one right before it become one.
    fn push(&mut self, step: Step) {
        let last = step.qubits.first().and_then(|qubit| self.last[*qubit as usize]);
        if let Some(before) = last.map(|last| &mut self.done[last])
            && let Some((first, second)) = z_angle(before).zip(z_angle(&step))
        {
            let sum = first.clone().binary(BinaryOp::Add, second.clone());
            let sum = sum.value().map_or(sum, Expr::from_angle);
            let own = vec![Qubit(step.qubits[0])];
            let whole = Instruction::gate(Gate::Standard(G::Rz), vec![sum], own);
            *before = Step::instruction(whole, before.from.and(&step.from));
            return;
        }
        for qubit in step.stopped(self.last.len() as u32) {
            self.last[qubit as usize] = Some(self.done.len());
        }
        self.done.push(step);
    }
}

/// The angle of a turn about Z.
fn z_angle(step: &Step) -> Option<&Expr> {
    let Action::Instruction(instruction) = &step.action else { return None };
    let is_turn = instruction.operation == Operation::Gate(Gate::Standard(G::Rz));
    if is_turn { instruction.params.first() } else { None }
}

/// Gates on one qubit whose angles have no values, in terms of those that the device has.
pub(super) fn with_formulas(step: &Step, has: &dyn Fn(G) -> bool) -> Option<Vec<Step>> {
    let Action::Instruction(instruction) = &step.action else { return None };
    let Operation::Gate(Gate::Standard(gate)) = instruction.operation else { return None };
    let [qubit] = step.qubits.as_slice() else { return None };
    if has(gate) {
        return Some(vec![step.clone()]);
    }
    let parts = rules::turns(gate, &instruction.params, Qubit(*qubit))?;
    Some(parts.into_iter().map(|part| Step::instruction(part, step.from.clone())).collect())
}
