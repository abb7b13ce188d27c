//! Gate definitions, and the calls of gates.

use std::collections::BTreeSet;

use super::super::super::{Loss, Part, message::quoted};
use super::super::calls::{call, labelled};
use super::super::formulas::Formulas;
use super::super::names::Arguments;
use super::super::page::{Parts, Statement};
use super::super::table::definition;
use super::{SPELLING, Writer};
use crate::circuit::{
    Expr, Gate, GateDefinition, Instruction, OpenQasm, OpenQasm2, Operation, StandardGate,
};

/// Whose names a call uses.
#[derive(Clone, Copy)]
pub(super) enum Scope<'s> {
    /// The circuit's.
    Circuit,
    /// Those of the arguments of a definition.
    Definition(&'s GateDefinition, &'s Arguments),
}

impl Writer<'_> {
    /// Defines the gates that the circuit defines.
    pub(super) fn own_definitions(&mut self) {
        for (index, own) in self.circuit.definitions().iter().enumerate() {
            if own.qubits.is_empty() {
                self.lose(Loss::GlobalPhase);
                continue;
            }
            let name = self.names.of_definition(index).to_owned();
            let lines = self.definition(&name, own);
            self.definitions.push(Statement::lines(Parts::One(Part::Definition(index)), lines));
        }
    }

    /// `gate name(params) qubits { … }`, a call a line. What the calls need is defined before.
    pub(super) fn definition(&mut self, name: &str, definition: &GateDefinition) -> Vec<String> {
        let arguments = self.names.of_arguments(definition, &BTreeSet::new());
        let params = match arguments.params.as_slice() {
            [] => String::new(),
            params => format!("({})", params.join(", ")),
        };
        let qubits = arguments.qubits.join(", ");
        let Some(body) = &definition.body else {
            return vec![format!("opaque {name}{params} {qubits};")];
        };
        let mut lines = vec![format!("gate {name}{params} {qubits} {{")];
        let scope = Scope::Definition(definition, &arguments);
        for step in body {
            lines.extend(self.call(step, scope).map(|line| format!("  {line}")));
        }
        lines.push("}".to_owned());
        lines
    }

    /// The call of a gate, or a barrier; none for what does nothing but to the global phase.
    pub(super) fn call(&mut self, instruction: &Instruction, scope: Scope<'_>) -> Option<String> {
        match &instruction.operation {
            Operation::Gate(gate) => self.plain_call(*gate, instruction, scope),
            Operation::Modified(modified) => self.modified_call(modified, instruction, scope),
            Operation::Barrier(_) if instruction.qubits.is_empty() => None,
            Operation::Barrier(label) => {
                if label.is_some() {
                    self.lose(Loss::BarrierLabel);
                }
                let statement = call("barrier", &[], &self.operands(instruction, scope));
                Some(labelled(statement, label.as_deref()))
            }
            _ => None,
        }
    }

    /// The call of a gate without modifiers.
    pub(super) fn plain_call(
        &mut self,
        gate: Gate,
        instruction: &Instruction,
        scope: Scope<'_>,
    ) -> Option<String> {
        if instruction.qubits.is_empty() {
            self.lose(Loss::GlobalPhase);
            return None;
        }
        let name = match gate {
            Gate::Standard(standard) => self.standard_name(standard),
            Gate::Defined(id) => self.names.of_definition(id.0 as usize).to_owned(),
        };
        Some(self.call_of(&name, instruction, scope))
    }

    /// `name(params) qubits;`
    pub(super) fn call_of(
        &mut self,
        name: &str,
        instruction: &Instruction,
        scope: Scope<'_>,
    ) -> String {
        let params: Vec<String> =
            instruction.params.iter().map(|expr| self.formula(expr, scope)).collect();
        let elements = instruction.qubits.iter().map(|qubit| match scope {
            Scope::Circuit => self.qubits.element(qubit.0),
            Scope::Definition(_, arguments) => argument(arguments, qubit.index()),
        });
        call(name, &params, &elements.collect::<Vec<_>>())
    }

    fn operands(&self, instruction: &Instruction, scope: Scope<'_>) -> Vec<String> {
        match scope {
            Scope::Circuit => {
                let indices: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
                self.qubits.registers_and_elements(&indices)
            }
            Scope::Definition(_, arguments) => {
                instruction.qubits.iter().map(|q| argument(arguments, q.index())).collect()
            }
        }
    }

    fn formula(&mut self, expr: &Expr, scope: Scope<'_>) -> String {
        let symbol = |name: &str| match scope {
            Scope::Circuit => self.names.of_symbol(name).to_owned(),
            Scope::Definition(definition, arguments) => {
                let index = definition.params.iter().position(|param| param == name);
                let written = index.and_then(|index| arguments.params.get(index));
                written.map_or(name, String::as_str).to_owned()
            }
        };
        let formulas = Formulas { spelling: &SPELLING, symbol: &symbol, is_whole: &|_| false };
        let text = formulas.text(expr);
        text.unwrap_or_else(|| {
            let formula = quoted(&expr.to_string());
            self.lose(Loss::Formula { formula: formula.clone() });
            formula
        })
    }

    /// The name of a gate of the table, which is defined now if it needs to be.
    fn standard_name(&mut self, gate: StandardGate) -> String {
        let spec = gate.spec();
        if let Some(name) = self.table.get(&gate) {
            return name.clone();
        }
        let (qubits, body) = match (spec.open_qasm_2, spec.open_qasm) {
            (OpenQasm2::BuiltIn(name), _) => return name.to_owned(),
            (OpenQasm2::Define(qubits, body), _)
            | (OpenQasm2::AsInOpenQasm3, OpenQasm::Define(qubits, body)) => (qubits, body),
            _ => return spec.name.to_owned(),
        };
        let name = self.names.choose(spec.name);
        self.table.insert(gate, name.clone());
        if let Some(definition) = definition(gate, qubits, body) {
            let lines = self.definition(&name, &definition);
            self.definitions.push(Statement::lines(Parts::One(Part::TableGate(gate)), lines));
        }
        name
    }
}

fn argument(arguments: &Arguments, index: usize) -> String {
    arguments.qubits.get(index).map_or("?", String::as_str).to_owned()
}
