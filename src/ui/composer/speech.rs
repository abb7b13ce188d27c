//! The circuit in words, for those who listen to it.

use fluent_bundle::FluentValue;
use yew::AttrValue;

use super::picture::{assignment, block_title, can_open, duration, modifiers, pretty_angle};
use crate::circuit::{Circuit, Clbit, ControlFlow, Gate, Instruction, Operation, Qubit};
use crate::editor::{BlockAt, Item, Layout, Part, Tool};
use crate::ui::i18n::Texts;
use crate::ui::state::{Cell, DocState, Happening};
use crate::ui::words;

/// A qubit as OpenQASM names it, such as `q[2]`.
pub(super) fn qubit_name(circuit: &Circuit, qubit: Qubit) -> String {
    let found = circuit.qreg_of(qubit);
    found.map_or_else(|| qubit.0.to_string(), |(register, place)| register.element(place))
}

/// A classical bit as OpenQASM names it, such as `c[2]`.
pub(super) fn clbit_name(circuit: &Circuit, clbit: Clbit) -> String {
    let found = circuit.creg_of(clbit);
    found.map_or_else(|| clbit.0.to_string(), |(register, place)| register.element(place))
}

/// An instruction with what belongs to it: `rx(π/2)`, `negctrl Y`, `If c = 3`, `Delay 100 ns`.
pub(super) fn operation_title(texts: &Texts, circuit: &Circuit, step: &Instruction) -> String {
    let name = operation_word(texts, circuit, &step.operation);
    match &step.operation {
        Operation::Assign(assigned) => assignment(circuit, assigned),
        Operation::Flow(flow) => flow_title(texts, circuit, flow),
        Operation::Delay(length) => format!("{name} {}", duration(*length)),
        Operation::Barrier(Some(label)) => format!("{name} {label}"),
        _ => {
            let before = modifiers(step);
            let before = if before.is_empty() { before } else { format!("{before} ") };
            let params: Vec<String> = step.params.iter().map(pretty_angle).collect();
            let params = params.join(", ");
            let params = if params.is_empty() { params } else { format!("({params})") };
            format!("{before}{name}{params}")
        }
    }
}

fn flow_title(texts: &Texts, circuit: &Circuit, flow: &ControlFlow) -> String {
    if let ControlFlow::Switch { target, .. } = flow {
        let target = super::picture::reading(circuit, target);
        return format!("{} {target}", texts.t("flow-switch"));
    }
    let (keyword, rest) = block_title(texts, circuit, flow, 0);
    format!("{keyword} {rest}")
}

/// The name of an operation.
pub(super) fn operation_word(texts: &Texts, circuit: &Circuit, operation: &Operation) -> String {
    let id = match operation {
        Operation::Gate(gate) => return gate_word(circuit, *gate),
        Operation::Modified(modified) => return gate_word(circuit, modified.gate),
        Operation::Measure => "tool-measure",
        Operation::Reset => "tool-reset",
        Operation::Barrier(_) => "tool-barrier",
        Operation::Delay(_) => "tool-delay",
        Operation::Assign(_) => "tool-assign",
        Operation::Flow(flow) => match flow.as_ref() {
            ControlFlow::If { otherwise: None, .. } => "tool-if",
            ControlFlow::If { .. } => "tool-if-else",
            ControlFlow::While { .. } => "tool-while",
            ControlFlow::For { .. } => "tool-for",
            ControlFlow::Switch { .. } => "tool-switch",
        },
        Operation::Break => "tool-break",
        Operation::Continue => "tool-continue",
    };
    texts.t(id).to_string()
}

/// The name of a gate; those of a program's own gates are as it writes them.
fn gate_word(circuit: &Circuit, gate: Gate) -> String {
    match gate {
        Gate::Standard(_) => circuit.gate_name(gate).to_ascii_uppercase(),
        Gate::Defined(_) => circuit.gate_name(gate).to_owned(),
    }
}

/// What a cell holds and where it is.
pub(super) fn cell(texts: &Texts, circuit: &Circuit, layout: &Layout, cell: Cell) -> AttrValue {
    let held = held(texts, circuit, layout, cell);
    match layout.block_at(cell.wire, cell.column) {
        None => held,
        Some(block) => {
            let around = surroundings(texts, circuit, layout, block);
            let (cell, around) = (held.as_str().into(), around.into());
            texts.with("cell-inside", &[("cell", cell), ("around", around)])
        }
    }
}

/// The blocks around something, the innermost first: `If c = 3`, `For i in 0..3`.
fn surroundings(texts: &Texts, circuit: &Circuit, layout: &Layout, inner: BlockAt) -> String {
    let mut names = Vec::new();
    let mut next = Some(inner);
    while let Some(BlockAt { place, block }) = next {
        let flow = layout.instruction(circuit, place).and_then(Instruction::control_flow);
        names.extend(flow.map(|flow| {
            let (keyword, rest) = block_title(texts, circuit, flow, block);
            format!("{keyword} {rest}").trim_end().to_owned()
        }));
        next = layout.slot(place).and_then(|slot| slot.inside);
    }
    names.join(", ")
}

fn held(texts: &Texts, circuit: &Circuit, layout: &Layout, cell: Cell) -> AttrValue {
    let place: [(&str, FluentValue<'_>); 2] =
        [("wire", qubit_name(circuit, cell.wire).into()), ("column", (cell.column + 1).into())];
    let found = layout.at(circuit, cell.wire, cell.column);
    let found = found.and_then(|(at, part)| Some((at, part, layout.instruction(circuit, at)?)));
    let Some((at, part, step)) = found else { return texts.with("cell-empty", &place) };
    let title = |step: &Instruction| ("gate", operation_title(texts, circuit, step).into());
    let [wire, column] = place;
    match part {
        Part::Line => texts.with("cell-line", &[wire, column, title(step)]),
        Part::Header(block) => {
            let head = step.control_flow().map(|flow| block_title(texts, circuit, flow, block));
            let (keyword, rest) = head.unwrap_or_default();
            let head = format!("{keyword} {rest}").trim_end().to_owned();
            texts.with("cell-header", &[wire, column, ("head", head.into())])
        }
        Part::Inside(index) => {
            let inner = layout.shown(circuit, Item::Inside { place: at, index }).unwrap_or(step);
            let name = ("name", operation_title(texts, circuit, step).into());
            texts.with("cell-opened", &[wire, column, title(inner), name])
        }
        Part::Operand(_) if step.operation == Operation::Measure => {
            let bit = step.clbits.first().map(|&clbit| clbit_name(circuit, clbit));
            let bit = ("bit", bit.unwrap_or_default().into());
            texts.with("cell-measure", &[wire, column, title(step), bit])
        }
        Part::Operand(_) | Part::Across => {
            let said = operand(texts, step, part, [wire, column, title(step)]);
            if can_open(circuit, step) {
                texts.with("cell-opens", &[("cell", said.as_str().into())])
            } else {
                said
            }
        }
    }
}

/// An instruction at one of its operands.
fn operand(
    texts: &Texts,
    step: &Instruction,
    part: Part,
    [wire, column, title]: [(&str, FluentValue<'_>); 3],
) -> AttrValue {
    match part {
        Part::Operand(place) if step.controls().get(place) == Some(&false) => {
            texts.with("cell-open-control", &[wire, column, title])
        }
        Part::Operand(place) if step.qubits.len() > 1 => {
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
            let count = circuit.num_places();
            let qubits = ("qubits", circuit.num_qubits().into());
            texts.with("event-changed", &[qubits, ("count", count.into())])
        }
        Happening::Translated => texts.t("event-translated"),
        Happening::Refused(error) => words::edit_error(texts, error),
        Happening::Undone => texts.t("event-undone"),
        Happening::Redone => texts.t("event-redone"),
        Happening::Armed(None) => texts.t("event-disarmed"),
        Happening::Opened(place) | Happening::Closed(place) => {
            let step = circuit.instruction(*place);
            let title = step.map(|step| operation_title(texts, circuit, step)).unwrap_or_default();
            let is_opened = matches!(document.happening.1, Happening::Opened(_));
            let id = if is_opened { "event-opened" } else { "event-closed" };
            texts.with(id, &[("gate", title.into())])
        }
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

fn spoken_instruction(texts: &Texts, document: &DocState, place: usize) -> AttrValue {
    let circuit = document.circuit();
    let Some(step) = circuit.instruction(place) else { return AttrValue::default() };
    let gate = ("gate", operation_title(texts, circuit, step).into());
    let Some(column) = document.layout().column_of(place) else {
        return texts.with("event-placed-nowhere", &[gate]);
    };
    let column = ("column", (column + 1).into());
    if step.qubits.is_empty() {
        return texts.with("event-placed-across", &[gate, column]);
    }
    let qubits: Vec<String> = step.qubits.iter().map(|&q| qubit_name(circuit, q)).collect();
    texts.with("event-placed", &[gate, ("wires", qubits.join(", ").into()), column])
}
