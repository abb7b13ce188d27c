//! Gate definitions as text.

use super::super::diagnostic::Diagnostics;
use super::super::lower::lower_definition;
use super::super::syntax::parse_program;
use super::instructions::call;
use super::names::Names;
use crate::circuit::{
    Circuit, Gate, GateDefinition, Instruction, OpenQasm, Operation, Qubit, StandardGate,
};

/// The gates of the table that a circuit uses and the library lacks, with their definitions,
/// each behind those it uses.
pub(super) fn table_definitions(circuit: &Circuit) -> Vec<(StandardGate, GateDefinition)> {
    let bodies =
        circuit.definitions().iter().flat_map(|definition| definition.body.iter().flatten());
    let mut found = Vec::new();
    for gate in bodies.chain(circuit.instructions()).filter_map(standard_gate) {
        collect(gate, &mut found);
    }
    found
}

fn collect(gate: StandardGate, found: &mut Vec<(StandardGate, GateDefinition)>) {
    if found.iter().any(|(known, _)| *known == gate) {
        return;
    }
    let Some(definition) = table_definition(gate) else {
        return;
    };
    for used in definition.body.iter().flatten().filter_map(standard_gate) {
        collect(used, found);
    }
    found.push((gate, definition));
}

fn standard_gate(instruction: &Instruction) -> Option<StandardGate> {
    match instruction.operation {
        Operation::Gate(Gate::Standard(gate)) => Some(gate),
        _ => None,
    }
}

/// The definition in a gate's row of the table.
fn table_definition(gate: StandardGate) -> Option<GateDefinition> {
    let spec = gate.spec();
    let OpenQasm::Define(qubits, body) = spec.open_qasm else {
        return None;
    };
    let params = spec.params.join(", ");
    let text = format!("gate {}({params}) {qubits} {{ {body} }}", spec.name);
    let mut diagnostics = Diagnostics::default();
    let statements = parse_program(&text, &mut diagnostics);
    lower_definition(&statements, &mut diagnostics)
}

/// `gate name(params) qubits { … }`, a call a line.
pub(super) fn definition_lines(
    name: &str,
    definition: &GateDefinition,
    names: &Names,
) -> Vec<String> {
    let params = match definition.params.as_slice() {
        [] => String::new(),
        params => format!("({})", params.join(", ")),
    };
    let head = format!("gate {name}{params} {} {{", definition.qubits.join(", "));
    let argument = |qubit: &Qubit| definition.qubits.get(qubit.index()).map_or("?", String::as_str);
    let calls = definition.body.iter().flatten().filter_map(|instruction| {
        let Operation::Gate(gate) = instruction.operation else {
            return None;
        };
        let operands: Vec<&str> = instruction.qubits.iter().map(argument).collect();
        Some(format!("  {}", call(names.of_gate(gate), &instruction.params, &operands)))
    });
    [head].into_iter().chain(calls).chain(["}".to_owned()]).collect()
}
