//! Functions that make the gates which the circuit defines.

use std::collections::BTreeSet;

use super::super::super::{Loss, Part};
use super::super::page::{Parts, Statement};
use super::{Writer, literal};
use crate::circuit::{GateDefinition, Operation};

impl Writer<'_> {
    pub(super) fn definitions(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (index, definition) in self.circuit.definitions().iter().enumerate() {
            let name = self.names.of_definition(index).to_owned();
            let mut lines = vec![String::new()];
            lines.extend(self.definition(&name, definition));
            lines.push(String::new());
            statements.push(Statement::lines(Parts::One(Part::Definition(index)), lines));
        }
        if !statements.is_empty() {
            statements.push(Statement::lines(Parts::One(Part::Head), vec![String::new()]));
        }
        statements
    }

    fn definition(&mut self, name: &str, definition: &GateDefinition) -> Vec<String> {
        self.import("qiskit.circuit", "Gate");
        let arguments = self.names.of_arguments(definition, &BTreeSet::new());
        let params = arguments.params.join(", ");
        let count = definition.qubits.len();
        let gate = format!("Gate({}, {count}, [{params}])", literal(&definition.name));
        let mut lines = vec![format!("def {name}({params}):")];
        let Some(body) = &definition.body else {
            lines.push(format!("    return {gate}"));
            return lines;
        };
        self.import("qiskit", "QuantumCircuit");
        lines.push(format!("    body = QuantumCircuit({count})"));
        let symbol = |name: &str| {
            let index = definition.params.iter().position(|param| param == name);
            let written = index.and_then(|index| arguments.params.get(index));
            written.map_or(name, String::as_str).to_owned()
        };
        self.target = "body";
        for step in body {
            if matches!(step.operation, Operation::Barrier(_)) {
                self.lose(Loss::BarrierInDefinition);
                continue;
            }
            let qubits: Vec<String> = step.qubits.iter().map(|q| q.0.to_string()).collect();
            let formula = |writer: &mut Self, expr: &_| writer.formula_with(expr, &symbol);
            let calls = self.gate_lines(step, &qubits, &formula);
            lines.extend(calls.into_iter().map(|line| format!("    {line}")));
        }
        self.target = "circuit";
        lines.push(format!("    gate = {gate}"));
        lines.push("    gate.definition = body".to_owned());
        lines.push("    return gate".to_owned());
        lines
    }
}
