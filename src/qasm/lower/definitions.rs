//! Gates that the program defines.

use std::collections::BTreeSet;

use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Call, GateDeclaration, MAX_DEPTH, Name, Operand};
use super::names::{Extent, GateMeaning, Meaning, redefined};
use super::standard::standard_gate;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{Expr, Gate, GateDefinition, Instruction, Qubit};

impl<'a> Lowering<'a, '_> {
    /// A gate of the program. One that is a gate of the table in name and in deed is that gate.
    pub(super) fn gate_declaration(&mut self, declaration: &GateDeclaration<'a>) -> Lowered<()> {
        let name = declaration.name;
        self.names.check_is_new(name)?;
        self.names.set(name, Meaning::Failed);
        let (definition, extent) = self.definition(declaration)?;
        let meaning = if let Some(gate) = standard_gate(&self.circuit, &definition) {
            GateMeaning::standard(gate)
        } else {
            let added = self.circuit.define(definition);
            let id = added.expect("invariant: the name is new and the body was checked");
            GateMeaning { gate: Gate::Defined(id), extent }
        };
        self.names.set(name, Meaning::Gate(meaning));
        Ok(())
    }

    /// The definition that a declaration gives, and how much it stands for.
    pub(super) fn definition(
        &mut self,
        declaration: &GateDeclaration<'_>,
    ) -> Lowered<(GateDefinition, Extent)> {
        check_arguments(declaration)?;
        let calls = declaration.body.as_ref().ok_or(Failure::Known)?;
        let mut body = Vec::new();
        let mut extent = Extent { depth: 1, gates: 0 };
        for call in calls {
            let outcome = self.body_call(call, declaration);
            if let Some((instruction, inner)) = self.note(outcome) {
                body.push(instruction);
                extent.depth = extent.depth.max(inner.depth + 1);
                extent.gates = extent.gates.saturating_add(inner.gates);
            }
        }
        if body.len() < calls.len() {
            return Err(Failure::Known);
        }
        if extent.depth > MAX_DEPTH {
            return failure(declaration.name.span, DiagnosticKind::TooDeep { limit: MAX_DEPTH });
        }
        let definition = GateDefinition {
            name: declaration.name.text.to_owned(),
            params: texts(&declaration.params),
            qubits: texts(&declaration.qubits),
            body: Some(body),
        };
        Ok((definition, extent))
    }

    fn body_call(
        &mut self,
        call: &Call<'_>,
        declaration: &GateDeclaration<'_>,
    ) -> Lowered<(Instruction, Extent)> {
        if call.gate.text == declaration.name.text {
            let kind = DiagnosticKind::RecursiveGate { name: quoted(call.gate.text) };
            return failure(call.gate.span, kind);
        }
        let GateMeaning { gate, extent } = self.gate(call.gate)?;
        self.check_counts(call, gate)?;
        let params: Vec<Expr> = call
            .params
            .iter()
            .map(|param| self.body_formula(param, &declaration.params))
            .collect::<Lowered<_>>()?;
        let mut qubits = Vec::new();
        for operand in &call.operands {
            let qubit = self.argument(operand, declaration)?;
            if qubits.contains(&qubit) {
                let kind = DiagnosticKind::RepeatedQubit {
                    gate: quoted(call.gate.text),
                    qubit: quoted(operand.name.text),
                };
                return failure(operand.span, kind);
            }
            qubits.push(qubit);
        }
        Ok((Instruction::gate(gate, params, qubits), extent))
    }

    /// Which argument of the gate an operand in its body is.
    fn argument(&self, operand: &Operand<'_>, declaration: &GateDeclaration<'_>) -> Lowered<Qubit> {
        let name = operand.name;
        let arguments = declaration.qubits.iter().map(|argument| argument.text);
        let Some(index) = arguments.clone().position(|argument| argument == name.text) else {
            return self.unknown_register(name, arguments);
        };
        if operand.index.is_some() {
            let kind = DiagnosticKind::IndexedArgument { name: quoted(name.text) };
            return failure(operand.span, kind);
        }
        Ok(Qubit(index as u32))
    }
}

/// Whether no two parameters or qubit arguments share a name.
fn check_arguments(declaration: &GateDeclaration<'_>) -> Lowered<()> {
    let mut seen = BTreeSet::new();
    let mut names = declaration.params.iter().chain(&declaration.qubits);
    match names.find(|name| !seen.insert(name.text)) {
        Some(repeated) => redefined(*repeated),
        None => Ok(()),
    }
}

fn texts(names: &[Name<'_>]) -> Vec<String> {
    names.iter().map(|name| name.text.to_owned()).collect()
}
