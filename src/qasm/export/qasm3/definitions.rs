//! Gate definitions.

use super::super::super::{Loss, Part};
use super::super::calls::{call, labelled};
use super::super::formulas::{Formulas, has_symbols};
use super::super::names::Arguments;
use super::super::page::{Parts, Statement};
use super::{Reader, SPELLING, SPELLING_OF_ARGUMENTS_FOR_QISKIT, Writer};
use crate::circuit::{BinaryOp, Expr, Gate, GateDefinition, Instruction, Operation};

impl Writer<'_> {
    /// Definitions of the gates of the table that the library lacks, then the circuit's own.
    pub(super) fn definitions(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (gate, definition) in std::mem::take(&mut self.table) {
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
            for step in self.instead(instruction).iter() {
                lines.push(format!("  {}", self.step(step, definition, &arguments)));
            }
        }
        lines.push("}".to_owned());
        lines
    }

    /// Names of the arguments. Qiskit's reader gives values to the parameters in the order of the
    /// alphabet, and confuses those of two definitions that share a name.
    fn arguments(&mut self, definition: &GateDefinition) -> Arguments {
        match self.reader {
            Reader::Any => self.names.of_arguments(definition),
            Reader::Qiskit => self.names.of_sorted_arguments(definition),
        }
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
        let spelling = match self.reader {
            Reader::Any => &SPELLING,
            Reader::Qiskit => &SPELLING_OF_ARGUMENTS_FOR_QISKIT,
        };
        let formulas = Formulas { spelling, symbol: &symbol, is_whole: &|_| false };
        let is_held = !self.is_for_qiskit() || is_held_by_qiskit(expr);
        let text = formulas.text(expr).filter(|_| is_held);
        self.text_or_loss(text, expr)
    }
}

/// Whether Qiskit's reader takes a formula of arguments, which are angles to it: they can be
/// added, but neither multiplied with each other nor divide a number.
fn is_held_by_qiskit(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) | Expr::Constant(_) | Expr::Symbol(_) => true,
        Expr::Negate(inner) | Expr::Call(_, inner) => is_held_by_qiskit(inner),
        Expr::Binary(op, left, right) => {
            let is_held = match op {
                BinaryOp::Multiply => !(has_symbols(left) && has_symbols(right)),
                BinaryOp::Divide => !has_symbols(right),
                BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Power => true,
            };
            is_held && is_held_by_qiskit(left) && is_held_by_qiskit(right)
        }
    }
}
