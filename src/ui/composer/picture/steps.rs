//! How instructions look that are no gates.

use super::gates::{ON_BOX, boxed, frame, written};
use super::geometry::{ROW, Spot};
use super::labels::{duration, fitted};
use super::shape::{Anchor, Form, Ink, Letters, Mark, Style};
use crate::circuit::{Circuit, Duration, Instruction, Qubit};
use crate::editor::Slot;

const ARROW: Style = Style::line(Ink::Creg, 1.0);
const BARRIER: Style = Style::fill(Ink::Fill).faint(0.3);
const BARRIER_LINE: Style = Style::line(Ink::Quiet, 1.5).dashed();

/// Most characters of a barrier's label.
const BARRIER_LABEL: usize = 9;

/// A box with a meter.
pub(super) fn measurement(step: &Instruction, spot: Spot) -> Vec<Mark> {
    let Some(&qubit) = step.qubits.first() else { return Vec::new() };
    let (x, y) = (spot.x, spot.y(qubit));
    let meter = format!("M{} {}a10 10 0 0 1 20 0M{x} {}l7 -11", x - 10.0, y + 7.0, y + 7.0);
    vec![frame(qubit, qubit, spot), Mark::path(meter, ON_BOX)]
}

/// The double line from what writes classical bits down to the register of the first of them.
pub(super) fn arrow(circuit: &Circuit, step: &Instruction, slot: &Slot, spot: Spot) -> Vec<Mark> {
    let Some(&clbit) = step.clbits.first() else { return Vec::new() };
    let place = circuit.cregs().iter().position(|register| register.contains(clbit.0));
    let (Some(place), Some((register, bit))) = (place, circuit.creg_of(clbit)) else {
        return Vec::new();
    };
    let (x, tip) = (spot.x, spot.creg_y(place) - 3.0);
    let top = spot.y(Qubit(*slot.wires.end()));
    let shaft = format!("M{} {top}V{}M{} {top}V{}", x - 1.5, tip - 6.0, x + 1.5, tip - 6.0);
    let head = format!("M{} {}h12l-6 7z", x - 6.0, tip - 7.0);
    let mut marks = vec![Mark::path(shaft, ARROW), Mark::path(head, Style::fill(Ink::Creg))];
    if !register.is_loose && step.clbits.len() == 1 {
        let letters = Letters::mono(11.0, Anchor::Start);
        marks.push(Mark::text((x + 9.0, tip - 4.0), letters, Ink::Quiet, bit.to_string()));
    }
    marks
}

/// A box that says which state it leaves.
pub(super) fn reset(step: &Instruction, spot: Spot) -> Vec<Mark> {
    step.qubits.iter().flat_map(|&qubit| boxed("|0⟩", &[], &[qubit], spot)).collect()
}

/// A box with the length on every qubit that waits.
pub(super) fn delay(length: Duration, step: &Instruction, spot: Spot) -> Vec<Mark> {
    let text = fitted(&duration(length).replace(' ', ""), 7);
    let on = |&qubit: &Qubit| {
        let letters = written("Delay", &text, spot.y(qubit), spot.x);
        std::iter::once(frame(qubit, qubit, spot)).chain(letters)
    };
    step.qubits.iter().flat_map(on).collect()
}

/// A dashed line across the qubits, with the label above the first of them.
pub(super) fn barrier(label: Option<&str>, step: &Instruction, spot: Spot) -> Vec<Mark> {
    let on = |&qubit: &Qubit| {
        let (x, top) = (spot.x, spot.y(qubit) - ROW / 2.0);
        let form = Form::Rect { x: x - 9.0, y: top, width: 18.0, height: ROW, radius: 0.0 };
        [Mark { form, style: BARRIER }, Mark::line((x, top), (x, top + ROW), BARRIER_LINE)]
    };
    let mut marks: Vec<Mark> = step.qubits.iter().flat_map(on).collect();
    if let (Some(label), Some(&first)) = (label, step.qubits.iter().min()) {
        let at = (spot.x, spot.y(first) - ROW / 2.0 + 7.0);
        let text = fitted(label, BARRIER_LABEL);
        marks.push(Mark::text(at, Letters::plain(10.0), Ink::Text, text));
    }
    marks
}
