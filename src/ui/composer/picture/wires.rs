//! The wires of qubits, the lines of classical registers, and their names.

use super::geometry::{Geometry, Pane};
use super::shape::{Anchor, Ink, Letters, Mark, Style};
use crate::circuit::{Circuit, Qubit, Register};
use crate::ui::composer::speech::qubit_name;

const WIRE: Style = Style::line(Ink::Wire, 1.2);
const CREG: Style = Style::line(Ink::Creg, 1.0);

/// Height of a name's letters.
const LETTERS: f64 = 13.0;
/// Width of one of its characters.
const CHARACTER: f64 = 7.9;
/// Space before and behind a name.
const MARGIN: f64 = 9.0;
/// Longer names are cut.
const LENGTH: usize = 16;
/// Shorter ones have the room of this many characters.
const MIN_LENGTH: usize = 5;

/// The wires of a pane, and the lines of the registers below it.
pub(super) fn lines(geometry: &Geometry, pane: &Pane) -> Vec<Mark> {
    let (spot, width) = (geometry.spot(pane.columns.start), geometry.width());
    let line = |y: f64, style| Mark::line((0.0, y), (width, y), style);
    let wires = pane.wires.clone().map(|wire| line(spot.y(Qubit(wire)), WIRE));
    let cregs = (0..geometry.num_cregs).flat_map(|place| {
        let y = spot.creg_y(place);
        [line(y - 1.5, CREG), line(y + 1.5, CREG)]
    });
    wires.chain(cregs).collect()
}

/// The name of a classical register as it stands before its line, with its size.
fn creg_label(register: &Register) -> String {
    if register.is_loose {
        register.name.clone()
    } else {
        format!("{} /{}", register.name, register.size)
    }
}

/// Width of the names before the wires.
pub(in crate::ui::composer) fn names_width(circuit: &Circuit) -> f64 {
    let length = |text: String| text.chars().count().min(LENGTH);
    let last = |register: &Register| register.element(register.size.saturating_sub(1));
    let qubits = circuit.qregs().iter().map(|register| length(last(register)));
    let cregs = circuit.cregs().iter().map(|register| length(creg_label(register)));
    let longest = qubits.chain(cregs).max().unwrap_or(0).max(MIN_LENGTH);
    longest as f64 * CHARACTER + 2.0 * MARGIN
}

/// The names before the wires and lines of a pane, ending where the wires begin if those begin
/// at `right`.
pub(super) fn names(circuit: &Circuit, geometry: &Geometry, pane: &Pane, right: f64) -> Vec<Mark> {
    let spot = geometry.spot(pane.columns.start);
    let letters = Letters::mono(LETTERS, Anchor::End);
    let name = |y: f64, text: &str| Mark::text((right - MARGIN, y), letters, Ink::Text, cut(text));
    let wires = pane.wires.clone().map(Qubit);
    let wires = wires.map(|wire| name(spot.y(wire), &qubit_name(circuit, wire)));
    let cregs = circuit.cregs().iter().enumerate();
    let cregs = cregs.map(|(place, register)| name(spot.creg_y(place), &creg_label(register)));
    wires.chain(cregs).collect()
}

/// A name that keeps its two ends when it is cut.
fn cut(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= LENGTH {
        return name.to_owned();
    }
    let end = characters.len() - 6;
    let ends = characters[..LENGTH - 7].iter().chain(&['…']).chain(&characters[end..]);
    ends.collect()
}
