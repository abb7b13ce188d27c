//! The circuit composer: palette, toolbar, canvas, inspector.

mod canvas;
mod export;
mod fields;
mod inspector;
mod keyboard;
mod names;
mod palette;
mod picture;
mod speech;
mod toolbar;

use yew::prelude::*;

use self::canvas::Canvas;
use self::inspector::Inspector;
use self::keyboard::{Key, Reaction, reaction};
use self::names::Names;
use self::palette::Palette;
use self::picture::Geometry;
use self::toolbar::Toolbar;
use super::dom::focus_soon;
use super::hooks::{DocHandle, DragHandle, DragSource, PrefsHandle, use_drag, use_size};
use super::i18n::{Texts, use_texts};
use super::panels::ParametersPanel;
use super::state::{Cell, DocAction, Happening};
use crate::circuit::{Instruction, Visit};
use crate::ui::words;

pub(super) use self::keyboard::{GATE_KEYS, name as key_name};
pub(super) use self::picture::short_label;

/// What the composer needs.
#[derive(Properties, PartialEq)]
pub(super) struct ComposerProps {
    /// The document.
    pub(super) document: DocHandle,
    /// How the page is looked at.
    pub(super) prefs: PrefsHandle,
    /// Called to show the keys.
    pub(super) on_help: Callback<()>,
}

/// The composer: the palette, and the circuit with all that belongs to it.
#[component]
pub(super) fn Composer(props: &ComposerProps) -> Html {
    let texts = use_texts();
    let (grid, scroller) = (use_node_ref(), use_node_ref());
    let size = use_size(&scroller);
    let document = &props.document;
    let geometry = canvas::geometry(document, size, props.prefs.get().is_folded);
    let drag = use_composer_drag(document, &grid, geometry);
    let to_grid = {
        let document = document.clone();
        Callback::from(move |()| canvas::focus_cell(document.cursor))
    };
    let on_key = key_handler(document, geometry.num_columns);
    html! {
        <>
            <Palette document={document.clone()} drag={drag.clone()} on_taken={to_grid.clone()} />
            <section class="circuit card" aria-labelledby="circuit-title">
                <h2 id="circuit-title" class="visually-hidden">{ texts.t("circuit-title") }</h2>
                <Toolbar document={document.clone()} prefs={props.prefs.clone()} on_help={props.on_help.clone()} />
                { hint(&texts, document) }
                <Canvas document={document.clone()} drag={drag.clone()} {scroller} {size} {grid} {geometry} {on_key} />
                { global_phases(&texts, document) }
                <Inspector document={document.clone()} on_leave={to_grid} />
                <ParametersPanel document={document.clone()} />
                <Names document={document.clone()} />
                <p class="visually-hidden" role="status" aria-live="polite" id="announcer">
                    <span key={document.happening.0}>{ speech::happening(&texts, document) }</span>
                </p>
            </section>
            { ghost(document, &drag) }
        </>
    }
}

#[hook]
fn use_composer_drag(document: &DocHandle, grid: &NodeRef, geometry: Geometry) -> DragHandle {
    let cell_at = use_callback((grid.clone(), geometry), |at: (f64, f64), (grid, geometry)| {
        canvas::cell_at(grid, geometry, at)
    });
    let on_drop = use_callback(document.clone(), |(source, cell): (DragSource, Cell), document| {
        if let Some(command) = canvas::dropped(document.circuit(), source, cell) {
            document.move_cursor(cell);
            document.edit(command);
        }
    });
    use_drag(document.circuit(), cell_at, on_drop)
}

fn key_handler(document: &DocHandle, columns: usize) -> Callback<KeyboardEvent> {
    let document = document.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() {
            return;
        }
        let name = keyboard::name(&event.key(), &event.code(), event.shift_key());
        let has_ctrl = event.ctrl_key() || event.meta_key();
        let key = Key { name: &name, has_ctrl, has_shift: event.shift_key() };
        let Some(reaction) = reaction(key, &document, columns) else { return };
        event.prevent_default();
        match reaction {
            Reaction::Act(action) => document.act(action),
            Reaction::Details => {
                let Cell { wire, column } = document.cursor;
                let held = document.layout().at(document.circuit(), wire, column);
                document.act(DocAction::Select(held.map(|(index, _)| index)));
                focus_soon("#inspector input, #inspector select, #inspector button");
            }
            Reaction::Palette => focus_soon("#palette [tabindex='0']"),
        }
    })
}

/// What to do next with the tool in hand, or why the last edit was refused.
fn hint(texts: &Texts, document: &DocHandle) -> Html {
    match &document.happening.1 {
        Happening::Refused(error) => {
            return html! { <p class="hint error">{ words::edit_error(texts, error) }</p> };
        }
        Happening::Translated => {
            return html! { <p class="hint warning">{ texts.t("event-translated") }</p> };
        }
        _ => {}
    }
    let text = match document.tool {
        Some(tool) => {
            let name = speech::tool_word(texts, document.circuit(), tool);
            let help = words::operation_help(texts, &tool.operation());
            let armed = [("gate", name.into()), ("help", help.as_str().into())];
            let hint = texts.with("hint-armed", &armed);
            if document.circuit().has_control_flow() {
                format!("{hint} {}", texts.t("hint-into-block")).into()
            } else {
                hint
            }
        }
        None if document.circuit().num_qubits() == 0 => texts.t("hint-no-qubits"),
        None => texts.t("hint-idle"),
    };
    html! { <p class="hint quiet">{ text }</p> }
}

/// Global phases act on no wire, so they are listed below the grid.
fn global_phases(texts: &Texts, document: &DocHandle) -> Html {
    let circuit = document.circuit();
    let is_phase = |step: &Instruction| step.qubits.is_empty() && step.base_gate().is_some();
    let phases = circuit.walk().into_iter().filter(|visit| is_phase(visit.instruction));
    let chip = |visit: Visit<'_>| {
        let (document, place) = (document.clone(), visit.place);
        let onclick =
            Callback::from(move |_: MouseEvent| document.act(DocAction::Select(Some(place))));
        let title = speech::operation_title(texts, circuit, visit.instruction);
        html! { <button type="button" class="chip" {onclick}>{ title }</button> }
    };
    html! { <div class="phases">{ for phases.map(chip) }</div> }
}

/// What follows the pointer while something is dragged.
fn ghost(document: &DocHandle, drag: &DragHandle) -> Html {
    let circuit = document.circuit();
    let operation = match drag.source() {
        Some(DragSource::Tool(tool)) => Some(tool.operation()),
        Some(DragSource::Instruction { instruction, .. }) => {
            circuit.instruction(instruction).map(|step| step.operation.clone())
        }
        None => None,
    };
    let class = operation.as_ref().map_or("hidden", |operation| picture::hue(operation).class());
    let label = operation.map(|operation| short_label(circuit, &operation));
    html! {
        <div ref={drag.ghost()} class={classes!("ghost", "tile", class)} aria-hidden="true">
            { label.unwrap_or_default() }
        </div>
    }
}

#[cfg(test)]
mod tests;
