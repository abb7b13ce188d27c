//! Inputs, registers and variables.

use super::super::super::{Loss, Part};
use super::super::page::Statement;
use super::{Reader, Writer};
use crate::circuit::{ClassicalType, Input, Register, Variable, VariableId, VariableScope};

/// How Qiskit names an element of a vector where there are no vectors.
pub(in super::super) fn vector_element(vector: &str, index: usize) -> String {
    format!("_{vector}_{index}_")
}

impl Writer<'_> {
    /// All declarations, in the order inputs, qubits, classical bits, aliases, variables.
    pub(super) fn declarations(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (index, input) in self.circuit.inputs().iter().enumerate() {
            statements.extend(self.input(index, input));
        }
        for (index, register) in self.circuit.qregs().iter().enumerate() {
            let name = &self.names.qregs()[index];
            statements.extend(register_statement(Part::Qreg(index), "qubit", register, name));
        }
        for (index, register) in self.circuit.cregs().iter().enumerate() {
            let name = &self.names.cregs()[index];
            statements.extend(register_statement(Part::Creg(index), "bit", register, name));
        }
        statements.extend(self.alias_statements());
        statements.extend(self.variables());
        statements
    }

    fn input(&mut self, index: usize, input: &Input) -> Vec<Statement> {
        let part = Part::Input(index);
        let name = self.names.inputs()[index].clone();
        match (input.length, self.reader) {
            (None, _) => vec![Statement::line(part, format!("input float[64] {name};"))],
            (Some(length), Reader::Any) => {
                vec![Statement::line(part, format!("input array[float[64], {length}] {name};"))]
            }
            (Some(_), Reader::Qiskit) => {
                self.lose(Loss::Vectors);
                let elements = input.parameters();
                let lines = elements
                    .map(|symbol| format!("input float[64] {};", self.names.of_symbol(&symbol)));
                vec![Statement::lines(super::super::page::Parts::One(part), lines.collect())]
            }
        }
    }

    fn variables(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (index, variable) in self.circuit.variables().iter().enumerate() {
            let id = VariableId(index as u32);
            if variable.scope == VariableScope::Loop {
                continue;
            }
            if self.is_for_qiskit() {
                self.lose(Loss::Variable { name: variable.name.clone() });
            }
            let line = variable_line(self.names.of_variable(id), variable);
            statements.push(Statement::line(Part::Variable(id), line));
        }
        statements
    }
}

fn register_statement(
    part: Part,
    keyword: &str,
    register: &Register,
    name: &str,
) -> Option<Statement> {
    if register.size == 0 || register.name == Register::HARDWARE {
        return None;
    }
    let line = if register.is_loose {
        format!("{keyword} {name};")
    } else {
        format!("{keyword}[{}] {name};", register.size)
    };
    Some(Statement::line(part, line))
}

/// `int[8]`
pub(super) fn type_name(kind: ClassicalType) -> String {
    match kind {
        ClassicalType::Bool => "bool".to_owned(),
        ClassicalType::Int(None) => "int".to_owned(),
        ClassicalType::Uint(None) => "uint".to_owned(),
        ClassicalType::Int(Some(width)) => format!("int[{width}]"),
        ClassicalType::Uint(Some(width)) => format!("uint[{width}]"),
    }
}

fn variable_line(name: &str, variable: &Variable) -> String {
    let kind = type_name(variable.kind);
    match (variable.initial, variable.kind) {
        (None, _) => format!("{kind} {name};"),
        (Some(value), ClassicalType::Bool) => format!("{kind} {name} = {};", value != 0),
        (Some(value), _) => format!("{kind} {name} = {value};"),
    }
}
