//! Calls of gates, with their modifiers.

use super::super::super::Loss;
use super::super::formulas::has_symbols;
use super::Writer;
use crate::circuit::{
    Expr, Gate, Instruction, ModifiedGate, Operation, Power, StandardGate, decompose,
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
            Operation::Modified(modified)
                if modified.gate == Gate::Standard(StandardGate::GlobalPhase) =>
            {
                self.modified_phase(instruction, qubits, formula)
            }
            Operation::Modified(modified) => {
                let gate = self.modified_gate(modified, instruction, formula);
                vec![format!("{}.append({gate}, [{}])", self.target, qubits.join(", "))]
            }
            _ => Vec::new(),
        }
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
        // What is known only by name, or not yet, is noted and not computed.
        let is_opaque = self.is_opaque(modified.gate);
        let is_open = instruction.params.iter().any(has_symbols);
        let mut text = self.made(modified.gate, &instruction.params, formula);
        let noted = |is_noted: bool| if is_noted { "annotated=True" } else { "" };
        for power in modified.powers.iter().rev() {
            match power {
                Power::Inverse => text += &format!(".inverse({})", noted(is_opaque)),
                Power::Exponent(exponent) => {
                    if has_symbols(exponent) {
                        let gate = self.circuit.gate_name(modified.gate).to_owned();
                        self.lose(Loss::Modified { gate });
                    }
                    let comma = if is_opaque || is_open { ", " } else { "" };
                    let exponent = formula(self, exponent);
                    text += &format!(".power({exponent}{comma}{})", noted(is_opaque || is_open));
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

    /// A phase under controls is a phase on the controls.
    fn modified_phase(
        &mut self,
        instruction: &Instruction,
        qubits: &[String],
        formula: &FormulaWriter<'_, 'c>,
    ) -> Vec<String> {
        let own = (0..qubits.len() as u32).map(crate::circuit::Qubit).collect();
        let own = Instruction { qubits: own, ..instruction.clone() };
        let Ok(plain) = decompose(self.circuit, &own) else {
            self.lose(Loss::Modified { gate: StandardGate::GlobalPhase.spec().name.to_owned() });
            return Vec::new();
        };
        let mut lines = Vec::new();
        for step in plain {
            let on: Vec<String> = step.qubits.iter().map(|q| qubits[q.index()].clone()).collect();
            lines.extend(self.gate_lines(&step, &on, formula));
        }
        lines
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
