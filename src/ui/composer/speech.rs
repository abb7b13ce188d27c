//! The circuit in words, for those who listen to it.

use fluent_bundle::FluentValue;
use yew::AttrValue;

use super::glyphs::pretty_angle;
use crate::circuit::{Circuit, Clbit, Gate, Instruction, Operation, Qubit};
use crate::editor::{Layout, Part, Tool};
use crate::ui::i18n::Texts;
use crate::ui::state::{Cell, DocState, Happening};
use crate::ui::words;

/// A qubit as OpenQASM names it, such as `q[2]`.
pub(super) fn qubit_name(circuit: &Circuit, qubit: Qubit) -> String {
    let place = circuit.qreg_of(qubit);
    place.map_or_else(|| qubit.0.to_string(), |(register, k)| format!("{}[{k}]", register.name))
}

/// A classical bit as OpenQASM names it, such as `c[2]`.
pub(super) fn clbit_name(circuit: &Circuit, clbit: Clbit) -> String {
    let place = circuit.creg_of(clbit);
    place.map_or_else(|| clbit.0.to_string(), |(register, k)| format!("{}[{k}]", register.name))
}

/// The name of an operation with its angles, such as `rx(π/2)`.
pub(super) fn operation_title(texts: &Texts, circuit: &Circuit, step: &Instruction) -> String {
    let name = operation_word(texts, circuit, &step.operation);
    if step.params.is_empty() {
        return name;
    }
    let params: Vec<String> = step.params.iter().map(pretty_angle).collect();
    format!("{name}({})", params.join(", "))
}

/// The name of an operation.
pub(super) fn operation_word(texts: &Texts, circuit: &Circuit, operation: &Operation) -> String {
    match operation {
        Operation::Gate(gate @ Gate::Standard(_)) => circuit.gate_name(*gate).to_uppercase(),
        // The names of a program's own gates are as it writes them.
        Operation::Gate(gate @ Gate::Defined(_)) => circuit.gate_name(*gate).to_owned(),
        Operation::Measure => texts.t("tool-measure").to_string(),
        Operation::Barrier(_) => texts.t("tool-barrier").to_string(),
        _ => circuit.operation_name(operation).to_owned(),
    }
}

/// What a cell holds and where it is.
pub(super) fn cell(texts: &Texts, circuit: &Circuit, layout: &Layout, cell: Cell) -> AttrValue {
    let place: [(&str, FluentValue<'_>); 2] =
        [("wire", qubit_name(circuit, cell.wire).into()), ("column", (cell.column + 1).into())];
    let Some((index, part)) = layout.at(circuit, cell.wire, cell.column) else {
        return texts.with("cell-empty", &place);
    };
    let Some(step) = layout.instruction(circuit, index) else { return AttrValue::default() };
    let title = ("gate", operation_title(texts, circuit, step).into());
    let [wire, column] = place;
    match (part, step.clbits.first()) {
        (Part::Line, _) => texts.with("cell-line", &[wire, column, title]),
        (Part::Operand(_), Some(&clbit)) if step.operation == Operation::Measure => {
            let bit = ("bit", clbit_name(circuit, clbit).into());
            texts.with("cell-measure", &[wire, column, title, bit])
        }
        (Part::Operand(place), None) if step.qubits.len() > 1 => {
            let operand = ("operand", (place + 1).into());
            let operands = ("operands", step.qubits.len().into());
            texts.with("cell-operand", &[wire, column, title, operand, operands])
        }
        _ => texts.with("cell-gate", &[wire, column, title]),
    }
}

/// What has just happened.
pub(super) fn happening(texts: &Texts, document: &DocState) -> AttrValue {
    let circuit = document.circuit();
    match &document.happening.1 {
        Happening::None => AttrValue::default(),
        Happening::Edited(Some(index)) => spoken_instruction(texts, document, *index),
        Happening::Edited(None) | Happening::Replaced => {
            let count = circuit.instructions().len();
            let qubits = ("qubits", circuit.num_qubits().into());
            texts.with("event-changed", &[qubits, ("count", count.into())])
        }
        Happening::Refused(error) => words::edit_error(texts, error),
        Happening::Undone => texts.t("event-undone"),
        Happening::Redone => texts.t("event-redone"),
        Happening::Armed(None) => texts.t("event-disarmed"),
        Happening::Armed(Some(tool)) => {
            let name = tool_word(texts, circuit, *tool);
            texts.with("event-armed", &[("gate", name.into())])
        }
    }
}

/// The name of a tool.
pub(super) fn tool_word(texts: &Texts, circuit: &Circuit, tool: Tool) -> String {
    operation_word(texts, circuit, &tool.operation())
}

fn spoken_instruction(texts: &Texts, document: &DocState, index: usize) -> AttrValue {
    let circuit = document.circuit();
    let Some(step) = circuit.instruction(index) else { return AttrValue::default() };
    let gate = ("gate", operation_title(texts, circuit, step).into());
    let Some(column) = document.layout().column_of(index) else {
        return texts.with("event-placed-nowhere", &[gate]);
    };
    let qubits: Vec<String> = step.qubits.iter().map(|&q| qubit_name(circuit, q)).collect();
    let (wires, column) = (qubits.join(", ").into(), (column + 1).into());
    texts.with("event-placed", &[gate, ("wires", wires), ("column", column)])
}
