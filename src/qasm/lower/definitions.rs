//! Gates that the program defines.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::source_map::Part;
use super::super::syntax::{
    Barrier, Call, GateBody, GateDeclaration, MAX_DEPTH, Name, Operand, Statement, StatementKind,
};
use super::formulas::Formals;
use super::names::{Extent, GateMeaning, Meaning};
use super::standard::standard_gate;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{Gate, GateDefinition, Instruction, Operation, Qubit};

impl<'a> Lowering<'a, '_> {
    /// A gate of the program. One that is a gate of the table in name and in deed is that gate.
    pub(super) fn gate_declaration(
        &mut self,
        declaration: &GateDeclaration<'a>,
        span: Span,
    ) -> Lowered<()> {
        let name = declaration.name;
        self.check_global("gate", span)?;
        self.names.check_is_new(name)?;
        self.names.set(name, Meaning::Failed);
        let (definition, extent) = self.definition(declaration)?;
        let meaning = if let Some(gate) = standard_gate(&self.circuit, &definition) {
            self.map.add(Part::TableGate(gate), span);
            GateMeaning::standard(gate)
        } else {
            self.map.add(Part::Definition(self.circuit.definitions().len()), span);
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
        let formals = Formals::new(declaration)?;
        let (body, extent) = match &declaration.body {
            GateBody::Broken => return Err(Failure::Known),
            GateBody::Opaque => (None, Extent { depth: 1, gates: 1 }),
            GateBody::Statements(statements) => {
                let (body, extent) = self.gate_body(statements, declaration.name, &formals)?;
                (Some(body), extent)
            }
        };
        if extent.depth > MAX_DEPTH {
            return failure(declaration.name.span, DiagnosticKind::TooDeep { limit: MAX_DEPTH });
        }
        let definition = GateDefinition {
            name: declaration.name.text.to_owned(),
            params: texts(&declaration.params),
            qubits: texts(&declaration.qubits),
            body,
        };
        Ok((definition, extent))
    }

    fn gate_body(
        &mut self,
        statements: &[Statement<'_>],
        own_name: Name<'_>,
        formals: &Formals<'_>,
    ) -> Lowered<(Vec<Instruction>, Extent)> {
        let mut body = Vec::new();
        let mut extent = Extent { depth: 1, gates: 0 };
        for statement in statements {
            let outcome = match &statement.kind {
                StatementKind::Call(call) => {
                    self.body_call(call, statement.span, own_name, formals)
                }
                StatementKind::Barrier(barrier) => self.body_barrier(barrier, formals),
                // Nothing else is read there, but for what has been reported.
                _ => Err(Failure::Known),
            };
            if let Some((instruction, inner)) = self.note(outcome) {
                body.push(instruction);
                extent.depth = extent.depth.max(inner.depth + 1);
                extent.gates = extent.gates.saturating_add(inner.gates);
            }
        }
        if body.len() < statements.len() { Err(Failure::Known) } else { Ok((body, extent)) }
    }

    fn body_call(
        &mut self,
        call: &Call<'_>,
        span: Span,
        own_name: Name<'_>,
        formals: &Formals<'_>,
    ) -> Lowered<(Instruction, Extent)> {
        if call.gate.text == own_name.text {
            let kind = DiagnosticKind::RecursiveGate { name: quoted(call.gate.text) };
            return failure(call.gate.span, kind);
        }
        let gate = self.gate_use(call, span, Some(formals))?;
        let qubits = self.arguments(call.gate.text, &call.operands, formals)?;
        let extent = gate.extent;
        Ok((gate.on(qubits), extent))
    }

    /// A barrier across arguments of the gate, or across all of them.
    fn body_barrier(
        &mut self,
        barrier: &Barrier<'_>,
        formals: &Formals<'_>,
    ) -> Lowered<(Instruction, Extent)> {
        let mut qubits = self.arguments("barrier", &barrier.operands, formals)?;
        if barrier.operands.is_empty() {
            qubits = formals.all_qubits();
        }
        let operation = Operation::Barrier(barrier.label.map(|label| label.text.to_owned()));
        let instruction = Instruction { operation, ..Instruction::barrier(qubits) };
        Ok((instruction, Extent { depth: 0, gates: 0 }))
    }

    /// Which arguments of the gate the operands in its body are.
    fn arguments(
        &self,
        gate: &str,
        operands: &[Operand<'_>],
        formals: &Formals<'_>,
    ) -> Lowered<Vec<Qubit>> {
        let mut qubits = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for operand in operands {
            let qubit = self.argument(operand, formals)?;
            if !seen.insert(qubit) {
                let (gate, qubit) = (quoted(gate), quoted(operand.name.text));
                return failure(operand.span, DiagnosticKind::RepeatedQubit { gate, qubit });
            }
            qubits.push(qubit);
        }
        Ok(qubits)
    }

    fn argument(&self, operand: &Operand<'_>, formals: &Formals<'_>) -> Lowered<Qubit> {
        let name = operand.name;
        let Some(qubit) = formals.qubit(name.text) else {
            return self.unknown_register(name, formals.qubit_names());
        };
        if operand.index.is_some() {
            let kind = DiagnosticKind::IndexedArgument { name: quoted(name.text) };
            return failure(operand.span, kind);
        }
        Ok(qubit)
    }
}

fn texts(names: &[Name<'_>]) -> Vec<String> {
    names.iter().map(|name| name.text.to_owned()).collect()
}
