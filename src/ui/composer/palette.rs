//! The gates to choose from.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::picture::{hue, short_label};
use super::speech::tool_word;
use crate::circuit::{Circuit, DefinitionId, Gate, StandardGate};
use crate::editor::Tool;
use crate::math::small_letters;
use crate::ui::dom;
use crate::ui::hooks::{DocHandle, DragHandle, DragSource};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::DocAction;
use crate::ui::words;

/// What the palette needs.
#[derive(Properties, PartialEq)]
pub(super) struct PaletteProps {
    /// The document.
    pub(super) document: DocHandle,
    /// The drag that begins here.
    pub(super) drag: DragHandle,
    /// Called when a tool was taken by keyboard, to go on to the grid.
    pub(super) on_taken: Callback<()>,
}

/// The groups of the palette: identifier of the heading, and the tools.
fn groups(circuit: &Circuit) -> Vec<(&'static str, Vec<Tool>)> {
    let standard = |keep: &dyn Fn(StandardGate) -> bool| -> Vec<Tool> {
        let gates = StandardGate::all().filter(|&gate| keep(gate));
        gates.map(|gate| Tool::Gate(Gate::Standard(gate))).collect()
    };
    let of = |gate: StandardGate| (gate.spec().num_qubits, !gate.spec().params.is_empty());
    let defined = (0..circuit.definitions().len() as u32)
        .map(|id| Tool::Gate(Gate::Defined(DefinitionId(id))))
        .collect();
    let groups = vec![
        ("palette-operations", Tool::OPERATIONS.to_vec()),
        ("palette-one", standard(&|gate| of(gate) == (1, false))),
        ("palette-rotations", standard(&|gate| matches!(of(gate), (0 | 1, true)))),
        ("palette-two", standard(&|gate| of(gate).0 == 2)),
        ("palette-more", standard(&|gate| of(gate).0 > 2)),
        ("palette-defined", defined),
    ];
    groups.into_iter().filter(|(_, tools)| !tools.is_empty()).collect()
}

/// Whether a search finds a tool: by its names, or by its description.
fn is_found(texts: &Texts, circuit: &Circuit, tool: Tool, search: &str) -> bool {
    let search: String = small_letters(search.trim()).collect();
    let aliases = match tool {
        Tool::Gate(Gate::Standard(gate)) => gate.spec().aliases.join(" "),
        _ => String::new(),
    };
    let haystack = format!(
        "{} {aliases} {}",
        tool_word(texts, circuit, tool),
        words::operation_help(texts, &tool.operation())
    );
    search.is_empty() || small_letters(&haystack).collect::<String>().contains(&search)
}

/// The palette: a search field and a toolbar of gates with one tab stop.
#[component]
pub(super) fn Palette(props: &PaletteProps) -> Html {
    let texts = use_texts();
    let search = use_state(AttrValue::default);
    let current = use_state_eq(|| 0_usize);
    let circuit = props.document.circuit();
    let found: Vec<(&'static str, Vec<Tool>)> = groups(circuit)
        .into_iter()
        .map(|(id, tools)| {
            let keep = |tool: &Tool| is_found(&texts, circuit, *tool, &search);
            (id, tools.into_iter().filter(keep).collect::<Vec<Tool>>())
        })
        .filter(|(_, tools)| !tools.is_empty())
        .collect();
    let count: usize = found.iter().map(|(_, tools)| tools.len()).sum();
    let onkeydown = {
        let current = current.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = next_tile(&event.key(), *current, count) {
                event.prevent_default();
                current.set(next);
                dom::focus(&format!("#palette [data-place='{next}']"));
            }
        })
    };
    let onfocusin = {
        let current = current.clone();
        Callback::from(move |event: FocusEvent| {
            let tile = event.target_dyn_into::<Element>();
            let place = tile.and_then(|tile| tile.get_attribute("data-place"));
            if let Some(place) = place.and_then(|place| place.parse().ok()) {
                current.set(place);
            }
        })
    };
    let oninput = {
        let (search, current) = (search.clone(), current.clone());
        Callback::from(move |event: InputEvent| {
            search.set(event.target_unchecked_into::<HtmlInputElement>().value().into());
            current.set(0);
        })
    };
    // From the search to what it has found.
    let to_found = Callback::from(|event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | "ArrowDown") {
            event.prevent_default();
            dom::focus("#palette [data-place='0']");
        }
    });
    let mut place = 0;
    let tabbed = (*current).min(count.saturating_sub(1));
    let group = |(id, tools): &(&'static str, Vec<Tool>)| {
        let tiles: Html = tools
            .iter()
            .map(|&tool| {
                let tile = tile(props, &texts, tool, place, tabbed);
                place += 1;
                tile
            })
            .collect();
        html! {
            <div role="group" aria-labelledby={*id} class="tile-group" key={*id}>
                <h3 id={*id}>{ texts.t(id) }</h3>
                <div class="tiles">{ tiles }</div>
            </div>
        }
    };
    let groups: Html = found.iter().map(group).collect();
    html! {
        <section class="palette card" aria-labelledby="palette-title">
            <h2 id="palette-title">{ texts.t("palette-title") }</h2>
            <input
                type="search"
                class="palette-search"
                aria-label={texts.t("palette-search")}
                placeholder={texts.t("palette-search")}
                value={(*search).clone()}
                {oninput}
                onkeydown={to_found}
            />
            <div id="palette" role="toolbar" aria-label={texts.t("palette-title")} {onkeydown} {onfocusin}>
                { groups }
                if count == 0 { <p class="quiet">{ texts.t("palette-nothing") }</p> }
            </div>
        </section>
    }
}

fn next_tile(key: &str, current: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some((current + 1).min(last)),
        "ArrowLeft" | "ArrowUp" => Some(current.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn tile(props: &PaletteProps, texts: &Texts, tool: Tool, place: usize, tabbed: usize) -> Html {
    let circuit = props.document.circuit();
    let operation = tool.operation();
    let is_armed = props.document.tool == Some(tool);
    let onclick = {
        let (document, on_taken) = (props.document.clone(), props.on_taken.clone());
        let drag = props.drag.clone();
        Callback::from(move |event: MouseEvent| {
            if drag.swallows_click() {
                return;
            }
            document.act(DocAction::Arm((!is_armed).then_some(tool)));
            // A click without a pointer came from the keyboard.
            if event.detail() == 0 && !is_armed {
                on_taken.emit(());
            }
        })
    };
    let onpointerdown = {
        let drag = props.drag.clone();
        Callback::from(move |event: PointerEvent| drag.begin(DragSource::Tool(tool), &event))
    };
    let label = short_label(circuit, &operation);
    let size = match label.chars().count() {
        0..=3 => "tile",
        4 => "tile small",
        _ => "tile tiny",
    };
    let name = tool_word(texts, circuit, tool);
    let help = words::operation_help(texts, &tool.operation());
    let title = format!("{name}: {help}");
    // What is seen is part of what is heard, so that it can be said to a voice control.
    let is_said = name.eq_ignore_ascii_case(&label);
    let spoken = if is_said { title.clone() } else { format!("{label}, {title}") };
    html! {
        <button
            key={place}
            type="button"
            class={classes!(size, hue(&operation).class())}
            data-place={place.to_string()}
            data-tool={name.clone()}
            tabindex={if place == tabbed { "0" } else { "-1" }}
            aria-pressed={is_armed.to_string()}
            aria-label={spoken}
            {title}
            {onclick}
            {onpointerdown}
        >
            { label }
        </button>
    }
}
