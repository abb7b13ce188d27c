//! What keys do on the grid.

use super::canvas;
use super::picture::can_open;
use crate::circuit::{Gate, Operation, Qubit, StandardGate};
use crate::editor::{Command, Part, Tool};
use crate::ui::state::{Cell, DocAction, DocState};

/// The keys that put a gate onto the cell, and what they put.
pub(in crate::ui) const GATE_KEYS: [(&str, Tool); 32] = [
    ("h", standard(StandardGate::H)),
    ("x", standard(StandardGate::X)),
    ("y", standard(StandardGate::Y)),
    ("z", standard(StandardGate::Z)),
    ("s", standard(StandardGate::S)),
    ("S", standard(StandardGate::Sdg)),
    ("t", standard(StandardGate::T)),
    ("T", standard(StandardGate::Tdg)),
    ("v", standard(StandardGate::Sx)),
    ("V", standard(StandardGate::Sxdg)),
    ("i", standard(StandardGate::Id)),
    ("p", standard(StandardGate::P)),
    ("u", standard(StandardGate::U)),
    ("X", standard(StandardGate::Rx)),
    ("Y", standard(StandardGate::Ry)),
    ("Z", standard(StandardGate::Rz)),
    ("c", standard(StandardGate::Cx)),
    ("k", standard(StandardGate::Cz)),
    ("P", standard(StandardGate::Cp)),
    ("w", standard(StandardGate::Swap)),
    ("C", standard(StandardGate::Ccx)),
    ("W", standard(StandardGate::Cswap)),
    ("m", Tool::Measure),
    ("b", Tool::Barrier),
    ("r", Tool::Reset),
    ("d", Tool::Delay),
    ("f", Tool::If),
    ("F", Tool::IfElse),
    ("L", Tool::While),
    ("l", Tool::For),
    ("n", Tool::Switch),
    ("a", Tool::Assign),
];

const fn standard(gate: StandardGate) -> Tool {
    Tool::Gate(Gate::Standard(gate))
}

/// A key with the modifiers that matter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'a> {
    /// The key's name, as the browser has it.
    pub(super) name: &'a str,
    /// Control, or Command on a Mac.
    pub(super) has_ctrl: bool,
    /// Shift, where it is not a part of the name.
    pub(super) has_shift: bool,
}

/// What a key asks for on the grid.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reaction {
    /// A change of the document.
    Act(DocAction),
    /// To go to the details of the instruction at the cursor.
    Details,
    /// To go to the palette.
    Palette,
}

/// The name of a key, from what the browser says: a letter is the one printed on the key, small
/// or capital as Shift has it. Caps Lock, and scripts other than Latin, change nothing.
pub(in crate::ui) fn name(key: &str, code: &str, has_shift: bool) -> String {
    let is_letter = |text: &str| text.len() == 1 && text.as_bytes()[0].is_ascii_alphabetic();
    let printed = code.strip_prefix("Key").filter(|letter| is_letter(letter));
    let letter = match printed {
        _ if is_letter(key) => key,
        Some(printed) if !key.is_ascii() => printed,
        _ => return key.to_owned(),
    };
    if has_shift { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() }
}

/// What a key does with the cursor where it is, on a grid of so many columns; `None` for a key
/// that means nothing here.
pub(super) fn reaction(key: Key<'_>, document: &DocState, columns: usize) -> Option<Reaction> {
    if let Some(cell) = moved_cursor(key, document, columns) {
        return Some(Reaction::Act(DocAction::Cursor(cell)));
    }
    if key.has_ctrl {
        return moved_gate(key.name, document).map(edit);
    }
    let cursor = document.cursor;
    match key.name {
        "Enter" | " " if key.has_shift => {
            Some(Reaction::Act(canvas::pressed(document, cursor, true)))
        }
        "Enter" | " " => Some(enter(document)),
        "Delete" | "Backspace" => {
            at_cursor(document).map(|(instruction, _)| edit(Command::Remove { instruction }))
        }
        "o" => toggled(document).map(Reaction::Act),
        "Escape" if document.tool.is_some() => Some(Reaction::Act(DocAction::Arm(None))),
        "Escape" => Some(Reaction::Act(DocAction::Select(None))),
        name => GATE_KEYS.iter().find(|(key, _)| *key == name).map(|&(_, tool)| {
            edit(Command::Place { tool, wire: cursor.wire, column: cursor.column })
        }),
    }
}

fn edit(command: Command) -> Reaction {
    Reaction::Act(DocAction::Edit(command))
}

fn at_cursor(document: &DocState) -> Option<(usize, Part)> {
    document.layout().at(document.circuit(), document.cursor.wire, document.cursor.column)
}

/// Opens or closes the gate at the cursor, if it is one that can be.
fn toggled(document: &DocState) -> Option<DocAction> {
    let (place, _) = at_cursor(document)?;
    let step = document.layout().instruction(document.circuit(), place)?;
    can_open(document.circuit(), step).then_some(DocAction::ToggleOpen(place))
}

fn moved_cursor(key: Key<'_>, document: &DocState, columns: usize) -> Option<Cell> {
    let Cell { wire, column } = document.cursor;
    let last_wire = document.circuit().num_qubits().saturating_sub(1);
    let last_column = columns.saturating_sub(1);
    let cell = |wire: u32, column| Cell { wire: Qubit(wire), column };
    Some(match (key.name, key.has_ctrl) {
        ("ArrowLeft", false) => cell(wire.0, column.saturating_sub(1)),
        ("ArrowRight", false) => cell(wire.0, (column + 1).min(last_column)),
        ("ArrowUp", false) => cell(wire.0.saturating_sub(1), column),
        ("ArrowDown", false) => cell((wire.0 + 1).min(last_wire), column),
        ("Home", false) => cell(wire.0, 0),
        ("End", false) => cell(wire.0, document.layout().num_columns().min(last_column)),
        ("Home", true) => cell(0, 0),
        ("End", true) => cell(last_wire, document.layout().num_columns().min(last_column)),
        _ => return None,
    })
}

/// Control and an arrow: the gate at the cursor goes a column aside, or its operand a wire up
/// or down.
fn moved_gate(name: &str, document: &DocState) -> Option<Command> {
    let (instruction, part) = at_cursor(document)?;
    let Cell { wire, column } = document.cursor;
    let to_column = |column| Command::MoveToColumn { instruction, wires_down: 0, column };
    let step = document.layout().instruction(document.circuit(), instruction)?;
    let is_barrier = matches!(step.operation, Operation::Barrier(_));
    let to_wire = |wire: u32| match part {
        Part::Operand(operand) if !is_barrier => {
            Some(Command::SetQubit { instruction, operand, qubit: Qubit(wire) })
        }
        _ => None,
    };
    match name {
        "ArrowLeft" => Some(to_column(column.checked_sub(1)?)),
        "ArrowRight" => Some(to_column(column + 1)),
        "ArrowUp" => to_wire(wire.0.checked_sub(1)?),
        "ArrowDown" if wire.0 + 1 < document.circuit().num_qubits() => to_wire(wire.0 + 1),
        _ => None,
    }
}

fn enter(document: &DocState) -> Reaction {
    let Cell { wire, column } = document.cursor;
    match (document.tool, at_cursor(document)) {
        (Some(tool), _) => edit(Command::Place { tool, wire, column }),
        (None, Some(_)) => Reaction::Details,
        (None, None) => Reaction::Palette,
    }
}
