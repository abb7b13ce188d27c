//! How gates look: boxes, dots, crosses, and the line that joins them.

use super::geometry::{BOX, COLUMN, ROW, Spot};
use super::labels::{fitted, gate_label, modifiers, short_params};
use super::shape::{Anchor, Form, Ink, Letters, Mark, Style};
use crate::circuit::{Circuit, Expr, Gate, Instruction, Operation, Qubit, Symbol};

pub(super) const ON_BOX: Style = Style::line(Ink::OnFill, 2.0);
const SPINE: Style = Style::line(Ink::Fill, 2.5);
const PASSING: Style = Style::line(Ink::OnFill, 1.2).faint(0.45);

/// The operands of a gate by what is drawn on them.
struct Operands {
    /// Control qubits with the values they must have.
    controls: Vec<(Qubit, bool)>,
    /// The other qubits, in the order of the gate's arguments.
    targets: Vec<Qubit>,
    symbol: Symbolism,
}

/// What is drawn on the targets.
enum Symbolism {
    /// A dot, a cross or ⊕ on each.
    Sign(Symbol),
    /// One box with this text over all of them.
    Box(String),
}

/// The marks of a gate.
pub(super) fn draw(circuit: &Circuit, gate: Gate, step: &Instruction, spot: Spot) -> Vec<Mark> {
    let Operands { controls, targets, symbol } = operands(circuit, gate, step);
    let mut marks: Vec<Mark> = spine(&step.qubits, spot).into_iter().collect();
    let span = match &symbol {
        Symbolism::Sign(_) => None,
        Symbolism::Box(_) => span(&targets),
    };
    let is_within =
        |qubit: Qubit| span.is_some_and(|(top, bottom)| top <= qubit && qubit <= bottom);
    let (inside, outside): (Vec<_>, Vec<_>) =
        controls.into_iter().partition(|(qubit, _)| is_within(*qubit));
    match symbol {
        Symbolism::Sign(symbol) => {
            marks.extend(targets.iter().flat_map(|&qubit| sign(symbol, qubit, spot)));
        }
        Symbolism::Box(label) if targets.is_empty() => {
            marks.extend(beside_dot(&label, &step.params, &step.qubits, spot));
        }
        Symbolism::Box(label) => {
            marks.extend(boxed(&label, &step.params, &targets, spot));
            marks.extend(opaque_edge(circuit, gate, &targets, spot));
        }
    }
    marks.extend(outside.into_iter().map(|(qubit, value)| dot(qubit, value, Ink::Fill, spot)));
    marks.extend(inside.into_iter().map(|(qubit, value)| dot(qubit, value, Ink::OnFill, spot)));
    marks
}

fn operands(circuit: &Circuit, gate: Gate, step: &Instruction) -> Operands {
    let powers = match &step.operation {
        Operation::Modified(modified) => modified.powers.as_slice(),
        _ => &[],
    };
    let glyph = match gate {
        Gate::Standard(standard) => Some(standard.spec().glyph),
        Gate::Defined(_) => None,
    };
    let own = glyph.map_or(0, |glyph| glyph.controls as usize);
    let values = step.controls().iter().copied().chain(std::iter::repeat_n(true, own));
    let controls: Vec<(Qubit, bool)> = step.qubits.iter().copied().zip(values).collect();
    let targets = step.qubits[controls.len()..].to_vec();
    let symbol = match glyph.map(|glyph| glyph.symbol) {
        Some(symbol @ (Symbol::Dot | Symbol::Cross)) if powers.is_empty() => {
            Symbolism::Sign(symbol)
        }
        Some(Symbol::Plus) if powers.is_empty() && !controls.is_empty() => {
            Symbolism::Sign(Symbol::Plus)
        }
        _ => Symbolism::Box(gate_label(circuit, gate, powers)),
    };
    Operands { controls, targets, symbol }
}

/// The first and the last of some wires.
fn span(qubits: &[Qubit]) -> Option<(Qubit, Qubit)> {
    Some((*qubits.iter().min()?, *qubits.iter().max()?))
}

/// The line that joins the operands.
fn spine(qubits: &[Qubit], spot: Spot) -> Option<Mark> {
    let (top, bottom) = span(qubits).filter(|(top, bottom)| top != bottom)?;
    Some(Mark::line((spot.x, spot.y(top)), (spot.x, spot.y(bottom)), SPINE))
}

/// A control: full for the value 1, open for 0.
fn dot(qubit: Qubit, value: bool, ink: Ink, spot: Spot) -> Mark {
    let at = (spot.x, spot.y(qubit));
    let ground = if ink == Ink::Fill { Ink::Card } else { Ink::Fill };
    if value {
        Mark::circle(at, 5.5, Style::fill(ink))
    } else {
        Mark::circle(at, 5.0, Style::both(ground, ink, 2.0))
    }
}

fn sign(symbol: Symbol, qubit: Qubit, spot: Spot) -> Vec<Mark> {
    let (x, y) = (spot.x, spot.y(qubit));
    match symbol {
        Symbol::Plus => {
            let arms = format!("M{} {y}H{}M{x} {}V{}", x - 9.0, x + 9.0, y - 9.0, y + 9.0);
            vec![Mark::circle((x, y), 14.0, Style::fill(Ink::Fill)), Mark::path(arms, ON_BOX)]
        }
        Symbol::Cross => {
            let arms = format!("M{} {}l14 14m-14 0l14 -14", x - 7.0, y - 7.0);
            vec![Mark::path(arms, SPINE)]
        }
        Symbol::Dot | Symbol::Label(_) => vec![dot(qubit, true, Ink::Fill, spot)],
    }
}

/// What a gate without a target says, such as a controlled phase: beside its last control.
fn beside_dot(label: &str, params: &[Expr], qubits: &[Qubit], spot: Spot) -> Vec<Mark> {
    let Some(last) = qubits.iter().max() else { return Vec::new() };
    let text = if params.is_empty() { label.to_owned() } else { short_params(params) };
    let at = (spot.x, spot.y(*last) + 14.0);
    vec![Mark::text(at, Letters::plain(10.0), Ink::Text, text)]
}

/// A box over all wires from the first target to the last. With several targets, each has the
/// number of its argument at its wire; the wires between them, which only pass, are seen to.
pub(super) fn boxed(label: &str, params: &[Expr], targets: &[Qubit], spot: Spot) -> Vec<Mark> {
    let Some((top, bottom)) = span(targets) else { return Vec::new() };
    let (left, right) = (spot.x - BOX / 2.0, spot.x + BOX / 2.0);
    let mut marks = vec![frame(top, bottom, spot)];
    let passing = (top.0..=bottom.0).map(Qubit).filter(|wire| !targets.contains(wire));
    marks.extend(passing.map(|wire| {
        let y = spot.y(wire);
        Mark::line((left, y), (right, y), PASSING)
    }));
    if targets.len() > 1 {
        marks.extend(targets.iter().enumerate().map(|(place, &wire)| {
            let letters = Letters { anchor: Anchor::Start, ..Letters::plain(9.5) };
            Mark::text((left + 3.0, spot.y(wire)), letters, Ink::OnFill, place.to_string())
        }));
    }
    marks.extend(written(label, &short_params(params), label_y(top, bottom, spot), spot.x));
    marks
}

/// The dashed edge on the box of a gate of which no more is known than its name.
fn opaque_edge(circuit: &Circuit, gate: Gate, targets: &[Qubit], spot: Spot) -> Option<Mark> {
    let Gate::Defined(id) = gate else { return None };
    let is_opaque = circuit.definition(id).is_ok_and(|definition| definition.body.is_none());
    let (top, bottom) = span(targets).filter(|_| is_opaque)?;
    let Form::Rect { x, y, width, height, radius } = frame(top, bottom, spot).form else {
        return None;
    };
    let form =
        Form::Rect { x: x + 2.0, y: y + 2.0, width: width - 4.0, height: height - 4.0, radius };
    Some(Mark { form, style: Style::line(Ink::OnFill, 1.0).dashed() })
}

/// The height of a box's label: its middle, or between two wires next to the middle, where no
/// line crosses it.
fn label_y(top: Qubit, bottom: Qubit, spot: Spot) -> f64 {
    let upper = Qubit(top.0 + (bottom.0 - top.0).saturating_sub(1) / 2);
    let lower = Qubit(upper.0 + u32::from(bottom > top));
    f64::midpoint(spot.y(upper), spot.y(lower))
}

/// The ground of a box.
pub(super) fn frame(top: Qubit, bottom: Qubit, spot: Spot) -> Mark {
    let height = spot.y(bottom) - spot.y(top) + BOX;
    let (x, y) = (spot.x - BOX / 2.0, spot.y(top) - BOX / 2.0);
    let form = Form::Rect { x, y, width: BOX, height, radius: 4.0 };
    Mark { form, style: Style::fill(Ink::Fill) }
}

/// Width that a label can have on a box.
const ON_BOX_WIDTH: f64 = 33.0;

/// The width of a bold text of height 1, nearly, in most fonts.
fn breadth(text: &str) -> f64 {
    let of = |character: char| match character {
        'M' | 'W' | '½' | '¼' | '…' | '^' | '√' | '+' | '−' | 'm' | 'w' => 0.95,
        'i' | 'j' | 'l' | 't' | 'f' | '[' | ']' | '(' | ')' | '.' | ',' | '|' | '†' => 0.42,
        'A'..='Z' => 0.72,
        _ => 0.64,
    };
    text.chars().map(of).sum()
}

/// A label, and below it something smaller, on a box.
pub(super) fn written(label: &str, below: &str, y: f64, x: f64) -> Vec<Mark> {
    let size = (ON_BOX_WIDTH / breadth(label)).clamp(8.0, 15.0);
    let lift = if below.is_empty() { 0.0 } else { 6.0 };
    let mut marks = vec![Mark::text((x, y - lift), Letters::bold(size), Ink::OnFill, label)];
    if !below.is_empty() {
        let size = (ON_BOX_WIDTH / breadth(below)).clamp(7.0, 10.0);
        marks.push(Mark::text((x, y + 11.0), Letters::plain(size), Ink::OnFill, below));
    }
    marks
}

/// The name of a circuit's own gate with its modifiers, cut to so many characters.
pub(super) fn name(circuit: &Circuit, step: &Instruction, length: usize) -> String {
    let Some(gate) = step.base_gate() else { return String::new() };
    let modifiers = modifiers(step);
    let name = circuit.gate_name(gate);
    let text = if modifiers.is_empty() { name.to_owned() } else { format!("{modifiers} {name}") };
    fitted(&text, length)
}

/// A name on the upper edge of a box.
pub(super) fn caption(name: &str, top: Qubit, spot: Spot) -> Vec<Mark> {
    let letters = Letters { anchor: Anchor::Start, ..Letters::bold(9.0) };
    let at = (spot.x - COLUMN / 2.0 + 6.0, spot.y(top) - ROW / 2.0 + 1.0);
    let width = name.chars().count() as f64 * 5.6 + 5.0;
    let form = Form::Rect { x: at.0 - 3.0, y: at.1 - 5.5, width, height: 11.0, radius: 3.0 };
    let ground = Mark { form, style: Style::both(Ink::Card, Ink::Fill, 1.0) };
    vec![ground, Mark::text(at, letters, Ink::Text, name)]
}
