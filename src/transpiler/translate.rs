//! Writes steps with the gates of the device.

use std::collections::BTreeMap;

use super::device::Device;
use super::error::TranspileError;
use super::rules;
use super::singles;
use super::collect::{Parts, parts};
use super::step::{Action, Block, Step};
use super::synthesis::{OneQubitBasis, TwoQubitSynthesizer};
use crate::circuit::{Expr, Gate, Instruction, Operation, Qubit, StandardGate as G};
use crate::math::Matrix4;

/// Gates on two qubits whose angles have no values written with CX.
pub(super) fn without_formulas(steps: Vec<Step>) -> Vec<Step> {
    let mut written = Vec::with_capacity(steps.len());
    for step in steps {
        let parts = match (&step.action, step.pair(), step.numeric()) {
            (Action::Instruction(instruction), Some((a, b)), None) => match instruction.operation {
                Operation::Gate(Gate::Standard(gate)) => {
                    rules::entangling(gate, &instruction.params, &[Qubit(a), Qubit(b)])
                }
                _ => None,
            },
            _ => None,
        };
        match parts {
            Some(parts) => {
                let part = |part| Step::instruction(part, step.from.clone());
                written.extend(parts.into_iter().map(part));
            }
            None => written.push(step),
        }
    }
    written
}

/// The steps in the gates that the device has at their places.
///
/// # Errors
/// A gate that nothing on the device can stand for.
pub(super) fn translated(
    steps: Vec<Step>,
    device: &Device<'_>,
) -> Result<Vec<Step>, TranspileError> {
    let mut writer = Writer { device, synthesizers: BTreeMap::new(), written: Vec::new() };
    for step in steps {
        writer.write(step)?;
    }
    let basis = OneQubitBasis::of(device.target).ok_or_else(|| no_basis("u"))?;
    Ok(singles::joined(writer.written, device.grid.num_qubits(), &basis))
}

fn no_basis(name: &str) -> TranspileError {
    TranspileError::NoBasis { name: name.to_owned() }
}

struct Writer<'d> {
    device: &'d Device<'d>,
    /// By the gate that entangles.
    synthesizers: BTreeMap<G, TwoQubitSynthesizer>,
    written: Vec<Step>,
}

impl Writer<'_> {
    fn write(&mut self, step: Step) -> Result<(), TranspileError> {
        let has = |gate: G, qubits: &[u32]| self.device.target.has(gate, qubits);
        match (&step.action, step.pair()) {
            (Action::Block(block), Some((a, b))) => return self.block(block, [a, b], &step),
            (Action::Instruction(_), Some((a, b))) => {
                let Some((gate, values)) = step.numeric() else { return Err(no_basis("cx")) };
                if !has(gate, &[a, b])
                    && let Some(matrix) = Matrix4::of(&gate.matrix(&values))
                {
                    let Parts { block, after } = parts(&matrix);
                    if let Some(block) = block {
                        self.block(&block, [a, b], &step)?;
                    }
                    let turns = [a, b].into_iter().zip(after);
                    self.written.extend(turns.map(|(q, turn)| Step::turn(turn, q, step.from.clone())));
                    return Ok(());
                }
            }
            _ => {}
        }
        let parts = match step.numeric() {
            Some(_) => None,
            None => singles::with_formulas(&step, &|gate, qubit| has(gate, &[qubit])),
        };
        match parts {
            Some(parts) => self.written.extend(parts),
            None => self.written.push(step),
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, [a, b]: [u32; 2], step: &Step) -> Result<(), TranspileError> {
        let Some((gate, is_turned)) = self.device.entangler(a, b) else {
            return Err(no_basis("cx"));
        };
        let synthesizer = match self.synthesizers.entry(gate) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(TwoQubitSynthesizer::new(gate).ok_or_else(|| no_basis("cx"))?)
            }
        };
        let (matrix, qubits) = if is_turned {
            (block.matrix.exchanged(), [b, a])
        } else {
            (block.matrix, [a, b])
        };
        for part in synthesizer.synthesize(&matrix).gates {
            let qubits: Vec<Qubit> =
                part.qubits.iter().map(|local| Qubit(qubits[usize::from(*local)])).collect();
            let params = part.params.iter().map(|value| Expr::from_angle(*value)).collect();
            let own = Instruction::gate(Gate::Standard(part.gate), params, qubits);
            self.written.push(Step::instruction(own, step.from.clone()));
        }
        Ok(())
    }
}
