//! Gate definitions.

use std::collections::BTreeSet;

use super::super::super::{Loss, Part};
use super::super::calls::{call, labelled};
use super::super::formulas::Formulas;
use super::super::names::Arguments;
use super::super::page::{Parts, Statement};
use super::super::table::table_definitions;
use super::{Writer, table_body};
use crate::circuit::{Expr, Gate, GateDefinition, Instruction, Operation};

impl Writer<'_> {
    /// Definitions of the gates of the table that the library lacks, then the circuit's own.
    pub(super) fn definitions(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (gate, definition) in table_definitions(self.circuit, table_body) {
            let name = self.gate_name(Gate::Standard(gate)).to_owned();
            let lines = self.definition(&name, &definition);
            statements.push(Statement::lines(Parts::One(Part::TableGate(gate)), lines));
        }
        for (index, definition) in self.circuit.definitions().iter().enumerate() {
            let name = self.names.of_definition(index).to_owned();
            let lines = self.definition(&name, definition);
            statements.push(Statement::lines(Parts::One(Part::Definition(index)), lines));
        }
        statements
    }

    /// `gate name(params) qubits { … }`, a call a line; of an opaque gate one line.
    fn definition(&mut self, name: &str, definition: &GateDefinition) -> Vec<String> {
        let arguments = self.arguments(definition);
        let params = match arguments.params.as_slice() {
            [] => String::new(),
            params => format!("({})", params.join(", ")),
        };
        let qubits = arguments.qubits.join(", ");
        let Some(body) = &definition.body else {
            let gate = definition.name.clone();
            let is_lost = self.is_for_qiskit();
            self.lose(if is_lost { Loss::Undefined { gate } } else { Loss::Opaque { gate } });
            return vec![format!("opaque {name}{params} {qubits};")];
        };
        let mut lines = vec![format!("gate {name}{params} {qubits} {{")];
        for instruction in body {
            lines.push(format!("  {}", self.step(instruction, definition, &arguments)));
        }
        lines.push("}".to_owned());
        lines
    }

    /// Names of the arguments. Qiskit's reader takes an argument for what a call of that name
    /// means, all others tell them apart.
    fn arguments(&self, definition: &GateDefinition) -> Arguments {
        let body = definition.body.iter().flatten();
        let gates = body.filter_map(Instruction::base_gate).map(|gate| self.gate_name(gate));
        let called: BTreeSet<&str> =
            if self.is_for_qiskit() { gates.collect() } else { BTreeSet::new() };
        self.names.of_arguments(definition, &called)
    }

    /// One step of a definition's body.
    fn step(
        &mut self,
        instruction: &Instruction,
        definition: &GateDefinition,
        arguments: &Arguments,
    ) -> String {
        let qubits: Vec<&str> = instruction
            .qubits
            .iter()
            .map(|qubit| arguments.qubits.get(qubit.index()).map_or("?", String::as_str))
            .collect();
        if let Operation::Barrier(label) = &instruction.operation {
            return labelled(call("barrier", &[], &qubits), label.as_deref());
        }
        let mut formula = |writer: &mut Self, expr: &Expr| {
            writer.formula_of_arguments(expr, definition, arguments)
        };
        let name = self.call_name(instruction, &mut formula);
        let params = instruction.params.iter().map(|expr| formula(self, expr)).collect::<Vec<_>>();
        call(&name, &params, &qubits)
    }

    /// A formula whose symbols are the parameters of a definition.
    fn formula_of_arguments(
        &mut self,
        expr: &Expr,
        definition: &GateDefinition,
        arguments: &Arguments,
    ) -> String {
        let symbol = |name: &str| {
            let index = definition.params.iter().position(|param| param == name);
            let written = index.and_then(|index| arguments.params.get(index));
            written.map_or(name, String::as_str).to_owned()
        };
        let formulas =
            Formulas { spelling: self.spelling(), symbol: &symbol, is_whole: &|_| false };
        let text = formulas.text(expr);
        self.text_or_loss(text, expr)
    }
}
