//! Calls of gates, with their modifiers.

use super::super::plain::instead_for_qiskit;
use super::Writer;
use crate::circuit::{
    Expr, Gate, Instruction, ModifiedGate, Operation, Power, Qubit, StandardGate,
};

/// Writes a formula.
pub(super) type FormulaWriter<'f, 'c> = dyn Fn(&mut Writer<'c>, &Expr) -> String + 'f;

impl<'c> Writer<'c> {
    /// The lines that append a gate on qubits as they are written.
    pub(super) fn gate_lines(
        &mut self,
        instruction: &Instruction,
        qubits: &[String],
        formula: &FormulaWriter<'_, 'c>,
    ) -> Vec<String> {
        match &instruction.operation {
            Operation::Gate(gate) => vec![self.plain_gate(*gate, instruction, qubits, formula)],
            Operation::Modified(modified) => {
                if let Some(steps) = self.instead(instruction) {
                    let on = |step: &Instruction| -> Vec<String> {
                        step.qubits.iter().map(|qubit| qubits[qubit.index()].clone()).collect()
                    };
                    let lines = steps.iter().map(|step| self.gate_lines(step, &on(step), formula));
                    return lines.collect::<Vec<_>>().concat();
                }
                let gate = self.modified_gate(modified, instruction, formula);
                vec![format!("{}.append({gate}, [{}])", self.target, qubits.join(", "))]
            }
            _ => Vec::new(),
        }
    }

    /// The gates to write instead, on qubits that count those of the instruction.
    fn instead(&mut self, instruction: &Instruction) -> Option<Vec<Instruction>> {
        let own = (0..instruction.qubits.len() as u32).map(Qubit).collect();
        let own = Instruction { qubits: own, ..instruction.clone() };
        let outcome = instead_for_qiskit(self.circuit, &own)?;
        Some(outcome.unwrap_or_else(|loss| {
            self.lose(loss);
            Vec::new()
        }))
    }

    fn plain_gate(
        &mut self,
        gate: Gate,
        instruction: &Instruction,
        qubits: &[String],
        formula: &FormulaWriter<'_, 'c>,
    ) -> String {
        let target = self.target;
        match gate {
            Gate::Standard(StandardGate::GlobalPhase) => {
                let phase = instruction.params.first().map(|expr| formula(self, expr));
                format!("{target}.global_phase += {}", phase.unwrap_or_default())
            }
            Gate::Standard(standard) if standard.spec().qiskit.has_method => {
                let params = instruction.params.iter().map(|expr| formula(self, expr));
                let arguments: Vec<String> = params.chain(qubits.iter().cloned()).collect();
                format!("{target}.{}({})", standard.spec().name, arguments.join(", "))
            }
            _ => {
                let made = self.made(gate, &instruction.params, formula);
                format!("{target}.append({made}, [{}])", qubits.join(", "))
            }
        }
    }

    /// `RXGate(0.5)`, `my_gate(0.5)`
    fn made(&mut self, gate: Gate, params: &[Expr], formula: &FormulaWriter<'_, 'c>) -> String {
        let params: Vec<String> = params.iter().map(|expr| formula(self, expr)).collect();
        let name = match gate {
            Gate::Standard(standard) => {
                let class = standard.spec().qiskit.class;
                self.import("qiskit.circuit.library", class);
                class
            }
            Gate::Defined(id) => self.names.of_definition(id.0 as usize),
        };
        format!("{name}({})", params.join(", "))
    }

    /// `XGate().power(0.5).control(2, ctrl_state="01")`
    fn modified_gate(
        &mut self,
        modified: &ModifiedGate,
        instruction: &Instruction,
        formula: &FormulaWriter<'_, 'c>,
    ) -> String {
        // The modifiers of what is known only by name are noted and not computed.
        let is_opaque = self.is_opaque(modified.gate);
        let mut text = self.made(modified.gate, &instruction.params, formula);
        let noted = if is_opaque { "annotated=True" } else { "" };
        for power in modified.powers.iter().rev() {
            match power {
                Power::Inverse => text.extend([".inverse(", noted, ")"]),
                Power::Exponent(exponent) => {
                    let comma = if is_opaque { ", " } else { "" };
                    let exponent = formula(self, exponent);
                    text.extend([".power(", exponent.as_str(), comma, noted, ")"]);
                }
            }
        }
        if !modified.controls.is_empty() {
            text += &control(&modified.controls, is_opaque);
        }
        text
    }

    fn is_opaque(&self, gate: Gate) -> bool {
        match gate {
            Gate::Standard(_) => false,
            Gate::Defined(id) => {
                self.circuit.definition(id).is_ok_and(|definition| definition.body.is_none())
            }
        }
    }
}

/// `.control(2, ctrl_state="01")`; the first control is the last character.
fn control(values: &[bool], is_noted: bool) -> String {
    let noted = if is_noted { ", annotated=True" } else { "" };
    if values.iter().all(|value| *value) {
        return format!(".control({}{noted})", values.len());
    }
    let state: String = values.iter().rev().map(|value| if *value { '1' } else { '0' }).collect();
    format!(".control({}, ctrl_state=\"{state}\"{noted})", values.len())
}
