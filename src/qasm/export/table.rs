//! The gates of the table that a program has to define.

use std::collections::BTreeSet;

use super::super::diagnostic::Diagnostics;
use super::super::lower::lower_definition;
use super::super::syntax::parse_program;
use crate::circuit::{Circuit, Gate, GateDefinition, Instruction, StandardGate};

/// What a language writes for a gate of the table that its library lacks: names of the qubit
/// arguments, and a body in OpenQASM 3.
pub(super) type TableBody = fn(StandardGate) -> Option<(&'static str, &'static str)>;

/// All instructions of a circuit, those of blocks and definitions included.
pub(super) fn all_instructions(circuit: &Circuit) -> impl Iterator<Item = &Instruction> {
    let definitions = circuit.definitions().iter();
    let bodies = definitions.flat_map(|definition| definition.body.iter().flatten());
    bodies.chain(circuit.walk().into_iter().map(|visit| visit.instruction))
}

/// The gates of the table that instructions use and the library lacks, with their definitions,
/// each behind those it uses.
pub(super) fn table_definitions<'i>(
    instructions: impl Iterator<Item = &'i Instruction>,
    body_of: TableBody,
) -> Vec<(StandardGate, GateDefinition)> {
    let mut used = BTreeSet::new();
    used.extend(instructions.filter_map(standard_gate));
    let mut found = Vec::new();
    for gate in used {
        collect(gate, body_of, &mut found);
    }
    found
}

fn collect(
    gate: StandardGate,
    body_of: TableBody,
    found: &mut Vec<(StandardGate, GateDefinition)>,
) {
    if found.iter().any(|(known, _)| *known == gate) {
        return;
    }
    let Some(definition) = body_of(gate).and_then(|(qubits, body)| definition(gate, qubits, body))
    else {
        return;
    };
    for used in definition.body.iter().flatten().filter_map(standard_gate) {
        collect(used, body_of, found);
    }
    found.push((gate, definition));
}

fn standard_gate(instruction: &Instruction) -> Option<StandardGate> {
    match instruction.base_gate() {
        Some(Gate::Standard(gate)) => Some(gate),
        _ => None,
    }
}

/// The definition of a gate of the table by names of its qubit arguments and a body.
pub(super) fn definition(gate: StandardGate, qubits: &str, body: &str) -> Option<GateDefinition> {
    let spec = gate.spec();
    let params = spec.params.join(", ");
    let text = format!("gate {}({params}) {qubits} {{ {body} }}", spec.name);
    let mut diagnostics = Diagnostics::default();
    let statements = parse_program(&text, &mut diagnostics);
    lower_definition(&statements, &mut diagnostics)
}
