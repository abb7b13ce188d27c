//! From circuits to text.
//!
//! The text is what `stdgates.inc` and the language offer, so that other tools read it: gates
//! of the table that the library lacks are defined before they are used. One statement a line,
//! always the same text for the same circuit.

mod bits;
mod definitions;
mod instructions;
mod names;

use crate::circuit::{Circuit, Register};
use definitions::{definition_lines, table_definitions};
use instructions::instruction_lines;
use names::Names;

/// The circuit as an OpenQASM 3 program, ending with a line break.
///
/// A register or gate of the circuit whose name is a word of the language or a gate of
/// `stdgates.inc` gets a number at the end of its name.
pub fn to_qasm3(circuit: &Circuit) -> String {
    let table = table_definitions(circuit);
    let names = Names::new(circuit, &table);
    let mut lines = vec!["OPENQASM 3.0;".to_owned(), "include \"stdgates.inc\";".to_owned()];
    for (gate, definition) in &table {
        lines.extend(definition_lines(names.of_standard(*gate), definition, &names));
    }
    for (index, definition) in circuit.definitions().iter().enumerate() {
        lines.extend(definition_lines(names.of_definition(index), definition, &names));
    }
    lines.extend(register_lines("qubit", circuit.qregs(), names.qregs()));
    lines.extend(register_lines("bit", circuit.cregs(), names.cregs()));
    lines.extend(instruction_lines(circuit, &names));
    lines.push(String::new());
    lines.join("\n")
}

fn register_lines(keyword: &str, registers: &[Register], names: &[String]) -> Vec<String> {
    let declared = registers.iter().zip(names).filter(|(register, _)| register.size > 0);
    declared.map(|(register, name)| format!("{keyword}[{}] {name};", register.size)).collect()
}
