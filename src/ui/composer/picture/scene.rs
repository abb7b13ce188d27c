//! Everything that is drawn of some panes, in layers.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::geometry::{Geometry, Pane, Spot};
use super::labels::hue;
use super::markup::{group_html, mark_html};
use super::shape::{Hue, Mark};
use super::{classical, flow, gates, names_width, steps, toggle, wires};
use crate::circuit::{Assignment, Circuit, Instruction, Operation, Qubit};
use crate::editor::{Item, Layout, Placed, Slot};
use crate::ui::i18n::Texts;

/// A circuit with where its parts stand.
pub(in crate::ui::composer) struct Scene<'c> {
    /// The circuit.
    pub(in crate::ui::composer) circuit: &'c Circuit,
    /// Where its instructions stand on the grid.
    pub(in crate::ui::composer) layout: &'c Layout,
    /// Where the cells of the grid lie.
    pub(in crate::ui::composer) geometry: Geometry,
    /// The words on control flow.
    pub(in crate::ui::composer) texts: &'c Texts,
}

/// What is drawn of one instruction.
pub(super) struct Drawn {
    item: Item,
    /// The hue that its fills have.
    pub(super) hue: Hue,
    /// Below the wires: the ground of a box with others inside.
    ground: Vec<Mark>,
    /// Above the wires and below all gates: lines to the classical registers.
    lines: Vec<Mark>,
    /// Above those.
    marks: Vec<Mark>,
    /// Above all else: names on boxes, and the buttons that open and close them.
    captions: Vec<Mark>,
}

/// A layer of the drawing.
#[derive(Clone, Copy)]
pub(super) enum Layer {
    /// What is below the wires.
    Ground,
    /// What is above the wires and below all gates.
    Lines,
    /// Gates and headers.
    Steps,
    /// What is above all else.
    Captions,
}

impl Drawn {
    fn new(item: Item, hue: Hue, marks: Vec<Mark>) -> Self {
        Self { item, hue, ground: Vec::new(), lines: Vec::new(), marks, captions: Vec::new() }
    }

    /// What belongs to a layer.
    pub(super) fn marks(&self, layer: Layer) -> &[Mark] {
        match layer {
            Layer::Ground => &self.ground,
            Layer::Lines => &self.lines,
            Layer::Steps => &self.marks,
            Layer::Captions => &self.captions,
        }
    }

    /// Tells it from all others on the page.
    fn key(&self) -> String {
        match self.item {
            Item::Instruction(place) => place.to_string(),
            Item::Inside { place, index } => format!("{place}-{index}"),
        }
    }
}

impl Scene<'_> {
    /// The drawing of some panes, for the page.
    pub(in crate::ui::composer) fn html(&self, panes: &[Pane]) -> Html {
        let drawn = self.drawn(panes);
        let layer = |layer: Layer, class: &'static str| -> Html {
            let seen = drawn.iter().filter(|drawn| !drawn.marks(layer).is_empty());
            let group = |it: &Drawn| group_html(it.key(), class, it.hue, it.marks(layer));
            html! { <g>{ for seen.map(group) }</g> }
        };
        let wires = panes.iter().flat_map(|pane| wires::lines(&self.geometry, pane));
        html! {
            <>
                { layer(Layer::Ground, "ground") }
                <g>{ for wires.map(|mark| mark_html(&mark)) }</g>
                { layer(Layer::Lines, "down") }
                { layer(Layer::Steps, "gate") }
                { layer(Layer::Captions, "caption") }
            </>
        }
    }

    /// The names of the wires of some panes, for the page.
    pub(in crate::ui::composer) fn names_html(&self, panes: &[Pane]) -> Html {
        let right = names_width(self.circuit);
        let names =
            panes.iter().flat_map(|pane| wires::names(self.circuit, &self.geometry, pane, right));
        names.map(|mark| mark_html(&mark)).collect()
    }

    /// Everything in some panes, what is around before what is inside.
    pub(super) fn drawn(&self, panes: &[Pane]) -> Vec<Drawn> {
        let (mut seen, mut drawn) = (BTreeSet::new(), Vec::new());
        for pane in panes {
            for placed in self.layout.window(pane.columns.clone(), pane.wires.clone()) {
                // A box that goes on in the next strip is in the panes of both.
                if seen.insert(placed.item) {
                    drawn.extend(self.draw(placed));
                }
            }
        }
        drawn
    }

    fn draw(&self, placed: Placed<'_>) -> Option<Drawn> {
        let Placed { item, slot } = placed;
        let (circuit, step) = (self.circuit, self.layout.shown(self.circuit, item)?);
        let spot = self.geometry.spot(slot.columns.start);
        let mut drawn = Drawn::new(item, hue(&step.operation), Vec::new());
        match &step.operation {
            Operation::Gate(_) | Operation::Modified(_) if slot.is_opened => {
                self.opened(&mut drawn, step, slot);
            }
            Operation::Gate(gate) => drawn.marks = gates::draw(circuit, *gate, step, spot),
            Operation::Modified(modified) => {
                drawn.marks = gates::draw(circuit, modified.gate, step, spot);
            }
            Operation::Measure => {
                drawn.marks = steps::measurement(step, spot);
                drawn.lines = steps::arrow(circuit, step, slot, spot);
            }
            Operation::Reset => drawn.marks = steps::reset(step, spot),
            Operation::Delay(length) => drawn.marks = steps::delay(*length, step, spot),
            Operation::Barrier(label) => {
                drawn.marks = steps::barrier(label.as_deref(), step, spot);
            }
            Operation::Assign(assignment) => self.assign(&mut drawn, assignment, step, slot, spot),
            Operation::Flow(control) => {
                drawn.ground = flow::ground(&self.geometry, slot);
                drawn.lines = flow::lines_down(circuit, control.condition(), &slot.wires, spot);
                for (number, block) in slot.blocks.iter().enumerate() {
                    let lines = flow::header_lines(self.texts, circuit, control, number);
                    drawn.marks.extend(flow::header(
                        &lines,
                        slot,
                        self.geometry.spot(block.header),
                    ));
                }
            }
            Operation::Break | Operation::Continue => {
                let word = circuit.operation_name(&step.operation);
                drawn.marks = flow::across(word, slot, spot);
            }
        }
        if matches!(item, Item::Instruction(_)) && toggle::can_open(circuit, step) {
            drawn.captions.extend(toggle::marks(slot, step, &self.geometry));
        }
        Some(drawn)
    }

    /// The box of a gate that is shown opened, with its name on the upper edge.
    fn opened(&self, drawn: &mut Drawn, step: &Instruction, slot: &Slot) {
        drawn.ground = flow::ground(&self.geometry, slot);
        let spot = self.geometry.spot(slot.columns.start);
        let top = Qubit(*slot.wires.start());
        let room = (slot.columns.len() * 9).saturating_sub(2);
        let name = gates::name(self.circuit, step, room);
        drawn.captions = gates::caption(&name, top, spot);
    }

    fn assign(
        &self,
        drawn: &mut Drawn,
        assignment: &Assignment,
        step: &Instruction,
        slot: &Slot,
        spot: Spot,
    ) {
        drawn.marks = flow::across(&classical::assignment(self.circuit, assignment), slot, spot);
        drawn.lines = flow::lines_down(self.circuit, Some(&assignment.value), &slot.wires, spot);
        drawn.lines.extend(steps::arrow(self.circuit, step, slot, spot));
    }
}
