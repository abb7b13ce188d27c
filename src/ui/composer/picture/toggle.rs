//! The small button on the box of a circuit's own gate, which opens and closes it.

use super::geometry::{BOX, COLUMN, Geometry};
use super::shape::{Form, Ink, Mark, Style};
use crate::circuit::{Circuit, Gate, Instruction, Operation, Power, Qubit};
use crate::editor::{Layout, Slot};

/// Side of the button as it is drawn.
const SIDE: f64 = 13.0;
/// Side of the area that a pointer can hit.
const TARGET: f64 = 24.0;

/// Whether an instruction can be shown as what it stands for: a gate with a definition, raised
/// to no power.
pub(in crate::ui::composer) fn can_open(circuit: &Circuit, step: &Instruction) -> bool {
    let Some(Gate::Defined(id)) = step.base_gate() else { return false };
    let has_body = circuit.definition(id).is_ok_and(|definition| definition.body.is_some());
    let has_power = match &step.operation {
        Operation::Modified(modified) => modified.powers.iter().any(|p| *p != Power::Inverse),
        _ => false,
    };
    has_body && !has_power
}

/// The middle of the button: in the upper right corner of the box.
fn middle(slot: &Slot, step: &Instruction, geometry: &Geometry) -> (f64, f64) {
    let spot = geometry.spot(slot.columns.end - 1);
    if slot.is_opened {
        let y = spot.y(Qubit(*slot.wires.start())) - BOX / 2.0;
        return (spot.x + COLUMN / 2.0 - SIDE / 2.0 - 1.0, y + 1.0);
    }
    let targets = &step.qubits[step.controls().len()..];
    let top = targets.iter().min().copied().unwrap_or(Qubit(*slot.wires.start()));
    let side = BOX / 2.0 - SIDE / 2.0;
    (spot.x + side + 3.0, spot.y(top) - side - 3.0)
}

/// The button.
pub(super) fn marks(slot: &Slot, step: &Instruction, geometry: &Geometry) -> Vec<Mark> {
    let (x, y) = middle(slot, step, geometry);
    let (left, top) = (x - SIDE / 2.0, y - SIDE / 2.0);
    let form = Form::Rect { x: left, y: top, width: SIDE, height: SIDE, radius: 3.0 };
    let minus = format!("M{} {y}h7", x - 3.5);
    let sign = if slot.is_opened { minus } else { format!("{minus}M{x} {}v7", y - 3.5) };
    vec![
        Mark { form, style: Style::both(Ink::Card, Ink::Fill, 1.5) },
        Mark::path(sign, Style::line(Ink::Fill, 1.5)),
    ]
}

/// The place of the gate whose button is at a point of the drawing.
pub(in crate::ui::composer) fn toggle_at(
    circuit: &Circuit,
    layout: &Layout,
    geometry: &Geometry,
    (x, y): (f64, f64),
) -> Option<usize> {
    let cell = geometry.cell_at((x, y))?;
    let (place, _) = layout.at(circuit, cell.wire, cell.column)?;
    let (slot, step) = (layout.slot(place)?, layout.instruction(circuit, place)?);
    let (middle_x, middle_y) = middle(slot, step, geometry);
    let is_hit = (x - middle_x).abs().max((y - middle_y).abs()) <= TARGET / 2.0;
    (is_hit && can_open(circuit, step)).then_some(place)
}
