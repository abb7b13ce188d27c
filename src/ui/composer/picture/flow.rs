//! How control flow looks: a box around its blocks, a bar with a header before each of them, and
//! double lines from the first header down to the registers that decide.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::classical::{listed, reading, rounds, value_at_line};
use super::geometry::{COLUMN, Geometry, ROW, Spot};
use super::labels::fitted;
use super::shape::{Anchor, Form, Ink, Letters, Mark, Style};
use crate::circuit::{Circuit, ClassicalExpr, ControlFlow, Qubit};
use crate::editor::Slot;
use crate::ui::i18n::Texts;

const CONDITION: Style = Style::line(Ink::Creg, 1.0);
const BAR: Style = Style::fill(Ink::Fill);
const OPEN_BAR: Style = Style::both(Ink::Card, Ink::Fill, 1.5);

/// Most characters in a line of a header.
const LINE: usize = 8;
/// Height of a line.
const LINE_HEIGHT: f64 = 12.0;
/// Wires after which a header on a tall bar is written again, to be seen wherever one looks.
const REPEAT: u32 = 8;

/// How far a box keeps away from the edges of its wires: deeper ones lie within the others.
fn inset(depth: usize) -> f64 {
    1.0 + 1.5 * depth.min(3) as f64
}

/// The ground and the outline of a box, one part for each strip it reaches into.
pub(super) fn ground(geometry: &Geometry, slot: &Slot) -> Vec<Mark> {
    let (top, bottom) = (Qubit(*slot.wires.start()), Qubit(*slot.wires.end()));
    let style = Style::both(Ink::Block(slot.depth), Ink::Fill, 1.5);
    let part = |columns: std::ops::Range<usize>| {
        let (first, last) = (geometry.spot(columns.start), geometry.spot(columns.end - 1));
        let (y, x) = (first.y(top) - ROW / 2.0 + inset(slot.depth), first.x - COLUMN / 2.0 + 1.0);
        let bottom = first.y(bottom) + ROW / 2.0 - inset(slot.depth);
        let (width, height) = (last.x + COLUMN / 2.0 - 1.0 - x, bottom - y);
        Mark { form: Form::Rect { x, y, width, height, radius: 6.0 }, style }
    };
    geometry.parts(slot.columns.clone()).map(part).collect()
}

/// The bar with the header of a block.
pub(super) fn header(lines: &[String], slot: &Slot, spot: Spot) -> Vec<Mark> {
    bar(lines, slot, spot, BAR, Ink::OnFill)
}

/// The bar of what acts on no qubit: an assignment, `break`, `continue`.
pub(super) fn across(text: &str, slot: &Slot, spot: Spot) -> Vec<Mark> {
    bar(&wrapped(text), slot, spot, OPEN_BAR, Ink::Text)
}

fn bar(lines: &[String], slot: &Slot, spot: Spot, style: Style, ink: Ink) -> Vec<Mark> {
    let (top, bottom) = (*slot.wires.start(), *slot.wires.end());
    let keep = inset(slot.depth) + 2.0;
    let (x, y) = (spot.x - COLUMN / 2.0 + 3.5, spot.y(Qubit(top)) - ROW / 2.0 + keep);
    let height = spot.y(Qubit(bottom)) + ROW / 2.0 - keep - y;
    let form = Form::Rect { x, y, width: COLUMN - 7.0, height, radius: 4.0 };
    let mut marks = vec![Mark { form, style }];
    let fitting = ((height / LINE_HEIGHT) as usize).max(1);
    let lines = &lines[..lines.len().min(fitting)];
    let is_tall = bottom - top >= 2 * REPEAT;
    if is_tall {
        let middles = (top..=bottom).skip(1).step_by(REPEAT as usize);
        marks.extend(middles.flat_map(|wire| written(lines, spot.x, spot.y(Qubit(wire)), ink)));
    } else {
        marks.extend(written(lines, spot.x, y + height / 2.0, ink));
    }
    marks
}

/// Lines of text around a height, the first of them bold.
fn written(lines: &[String], x: f64, middle: f64, ink: Ink) -> impl Iterator<Item = Mark> {
    let first = middle - (lines.len().saturating_sub(1)) as f64 / 2.0 * LINE_HEIGHT;
    lines.iter().enumerate().map(move |(number, line)| {
        let size = if line.chars().count() > 6 { 9.0 } else { 10.5 };
        let letters = if number == 0 { Letters::bold(size) } else { Letters::plain(size) };
        Mark::text((x, first + number as f64 * LINE_HEIGHT), letters, ink, line.clone())
    })
}

/// A text in short lines.
pub(super) fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| fitted(line, LINE)).collect()
}

/// What stands in the header of a block: the keyword, and what decides.
pub(in crate::ui::composer) fn title(
    texts: &Texts,
    circuit: &Circuit,
    flow: &ControlFlow,
    block: usize,
) -> (String, String) {
    let word = |id: &str| texts.t(id).to_string();
    match flow {
        ControlFlow::If { condition, .. } if block == 0 => {
            (word("flow-if"), reading(circuit, condition))
        }
        ControlFlow::If { .. } => (word("flow-else"), String::new()),
        ControlFlow::While { condition, .. } => (word("flow-while"), reading(circuit, condition)),
        ControlFlow::For { variable, values, .. } => {
            (word("flow-for"), rounds(circuit, *variable, values))
        }
        ControlFlow::Switch { cases, .. } => match cases.get(block) {
            Some(case) => (word("flow-case"), listed(&case.values)),
            None => (word("flow-default"), String::new()),
        },
    }
}

/// The lines of the header of a block.
pub(super) fn header_lines(
    texts: &Texts,
    circuit: &Circuit,
    flow: &ControlFlow,
    block: usize,
) -> Vec<String> {
    let (keyword, rest) = title(texts, circuit, flow, block);
    let own = if keyword.chars().count() + 1 + rest.chars().count() <= LINE && block > 0 {
        vec![format!("{keyword} {rest}").trim_end().to_owned()]
    } else {
        let rest = if rest.is_empty() { Vec::new() } else { wrapped(&rest) };
        std::iter::once(fitted(&keyword, LINE)).chain(rest).collect()
    };
    match flow {
        // The first case also says what the cases are told apart by.
        ControlFlow::Switch { target, .. } if block == 0 => {
            let target = format!("{} {}", texts.t("flow-switch"), reading(circuit, target));
            wrapped(&target).into_iter().chain(wrapped(&own.join(" "))).collect()
        }
        _ => own,
    }
}

/// The double lines from the lower edge of what reads or writes classical data to the registers.
pub(super) fn lines_down(
    circuit: &Circuit,
    read: Option<&ClassicalExpr>,
    wires: &RangeInclusive<u32>,
    spot: Spot,
) -> Vec<Mark> {
    let mut places = BTreeSet::new();
    if let Some(expr) = read {
        expr.for_each_bit(&mut |bit| {
            let register = circuit.cregs().iter().position(|register| register.contains(bit.0));
            places.extend(register);
        });
    }
    let (x, top) = (spot.x, spot.y(Qubit(*wires.end())) + ROW / 2.0 - 6.0);
    let Some(&lowest) = places.last() else { return Vec::new() };
    let end = spot.creg_y(lowest);
    let shafts = format!("M{} {top}V{end}M{} {top}V{end}", x - 1.5, x + 1.5);
    let mut marks = vec![Mark::path(shafts, CONDITION)];
    let dot = |place: &usize| Mark::circle((x, spot.creg_y(*place)), 4.0, Style::fill(Ink::Creg));
    marks.extend(places.iter().map(dot));
    let value = read.filter(|_| places.len() == 1).and_then(|expr| value_at_line(circuit, expr));
    if let Some(value) = value {
        let letters = Letters::mono(11.0, Anchor::Start);
        marks.push(Mark::text((x + 7.0, end - 9.0), letters, Ink::Text, value));
    }
    marks
}
