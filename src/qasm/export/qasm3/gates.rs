//! Calls of gates, with their modifiers.

use super::super::super::Loss;
use super::super::calls::call;
use super::super::formulas::has_symbols;
use super::Writer;
use crate::circuit::{Expr, Gate, Instruction, ModifiedGate, Operation, Power, StandardGate};

impl Writer<'_> {
    /// The call of a gate of the circuit.
    pub(super) fn gate(&mut self, instruction: &Instruction) -> String {
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
                if self.is_for_qiskit() {
                    self.check_for_qiskit(modified, instruction);
                }
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

    /// Qiskit's reader computes powers when it reads them, so nothing in them may be open.
    fn check_for_qiskit(&mut self, modified: &ModifiedGate, instruction: &Instruction) {
        let is_open = modified.powers.iter().any(|power| match power {
            Power::Inverse => false,
            Power::Exponent(exponent) => {
                has_symbols(exponent) || instruction.params.iter().any(has_symbols)
            }
        });
        let is_phase = modified.gate == Gate::Standard(StandardGate::GlobalPhase);
        if is_open || is_phase {
            let gate = self.gate_name(modified.gate).to_owned();
            self.lose(Loss::Modified { gate });
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
