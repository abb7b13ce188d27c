//! Calls of gates, with their modifiers.

use std::borrow::Cow;

use super::super::calls::call;
use super::super::plain::instead_for_qiskit;
use super::Writer;
use crate::circuit::{Expr, Instruction, Operation, Power};

impl Writer<'_> {
    /// The call of a gate of the circuit, or of the gates that are written instead.
    pub(super) fn gates(&mut self, instruction: &Instruction) -> Vec<String> {
        let steps = self.instead(instruction);
        steps.iter().map(|step| self.gate(step)).collect()
    }

    /// The gates to write instead of one that the reader cannot take, or the gate itself.
    pub(super) fn instead<'i>(&mut self, instruction: &'i Instruction) -> Cow<'i, [Instruction]> {
        let itself = Cow::Borrowed(std::slice::from_ref(instruction));
        if !self.is_for_qiskit() {
            return itself;
        }
        match instead_for_qiskit(self.circuit, instruction) {
            None => itself,
            Some(Ok(others)) => Cow::Owned(others),
            Some(Err(loss)) => {
                self.lose(loss);
                itself
            }
        }
    }

    fn gate(&mut self, instruction: &Instruction) -> String {
        let mut formula = |writer: &mut Self, expr: &Expr| writer.formula(expr);
        let name = self.call_name(instruction, &mut formula);
        let params: Vec<String> =
            instruction.params.iter().map(|expr| self.formula(expr)).collect();
        let operands: Vec<String> =
            instruction.qubits.iter().map(|qubit| self.qubits.element(qubit.0)).collect();
        call(&name, &params, &operands)
    }

    /// The name of a gate, behind its modifiers.
    pub(super) fn call_name(
        &mut self,
        instruction: &Instruction,
        formula: &mut dyn FnMut(&mut Self, &Expr) -> String,
    ) -> String {
        match &instruction.operation {
            Operation::Gate(gate) => self.gate_name(*gate).to_owned(),
            Operation::Modified(modified) => {
                let mut text = controls(&modified.controls);
                for power in &modified.powers {
                    match power {
                        Power::Inverse => text.push_str("inv @ "),
                        Power::Exponent(exponent) => {
                            let exponent = formula(self, exponent);
                            text.extend(["pow(", exponent.as_str(), ") @ "]);
                        }
                    }
                }
                text + self.gate_name(modified.gate)
            }
            _ => "?".to_owned(),
        }
    }
}

/// `negctrl @ ctrl(2) @ `
fn controls(values: &[bool]) -> String {
    let mut text = String::new();
    for run in values.chunk_by(|left, right| left == right) {
        let keyword = if run[0] { "ctrl" } else { "negctrl" };
        let count = if run.len() > 1 { format!("({})", run.len()) } else { String::new() };
        text.extend([keyword, count.as_str(), " @ "]);
    }
    text
}
