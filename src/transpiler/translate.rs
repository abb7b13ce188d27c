//! Writes steps with the gates of the device.

use std::collections::BTreeMap;

use super::device::Device;
use super::error::TranspileError;
use super::rules;
use super::singles;
use super::step::{Action, Origins, Step};
use super::synthesis::{OneQubitBasis, Order, TwoQubitBasis, TwoQubitSynthesizer};
use crate::circuit::{Gate, Operation, Qubit, StandardGate as G};
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
    let basis = device.one_qubit.ok_or_else(|| no_basis("u"))?;
    let mut writer = Writer { device, basis, synthesizers: BTreeMap::new(), written: Vec::new() };
    for step in steps {
        writer.write(step)?;
    }
    Ok(singles::joined(writer.written, device.grid.num_qubits(), basis))
}

fn no_basis(name: &str) -> TranspileError {
    TranspileError::NoBasis { name: name.to_owned() }
}

struct Writer<'d> {
    device: &'d Device<'d>,
    basis: OneQubitBasis,
    synthesizers: BTreeMap<(TwoQubitBasis, Order), TwoQubitSynthesizer>,
    written: Vec<Step>,
}

impl Writer<'_> {
    fn write(&mut self, step: Step) -> Result<(), TranspileError> {
        let has = |gate: G| self.device.target.has(gate, &step.qubits);
        match (&step.action, step.pair()) {
            (Action::Block(block), Some(pair)) => self.block(&block.matrix, pair, &step.from),
            (Action::Instruction(_), Some(pair)) => {
                let Some((gate, values)) = step.numeric() else { return Err(no_basis("cx")) };
                if has(gate) {
                    self.written.push(step);
                    return Ok(());
                }
                let matrix = Matrix4::of(&gate.matrix(&values)).unwrap_or(Matrix4::IDENTITY);
                self.block(&matrix, pair, &step.from)
            }
            _ => {
                let parts = match step.numeric() {
                    Some(_) => None,
                    None => singles::with_formulas(&step, &has),
                };
                self.written.extend(parts.unwrap_or_else(|| vec![step]));
                Ok(())
            }
        }
    }

    fn block(
        &mut self,
        matrix: &Matrix4,
        (a, b): (u32, u32),
        from: &Origins,
    ) -> Result<(), TranspileError> {
        let kind = self.device.entangler(a, b).ok_or_else(|| no_basis("cx"))?;
        let new = || TwoQubitSynthesizer::new(kind.0, kind.1, self.basis);
        let synthesizer = self.synthesizers.entry(kind).or_insert_with(new);
        let parts = synthesizer.synthesize(matrix).gates;
        let part = |part| Step::synthesized(part, &[a, b], from.clone());
        self.written.extend(parts.iter().map(part));
        Ok(())
    }
}
