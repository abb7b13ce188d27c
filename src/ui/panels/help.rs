//! The list of keys.

use yew::prelude::*;

use crate::circuit::Circuit;
use crate::editor::Tool;
use crate::ui::composer::{GATE_KEYS, short_label};
use crate::ui::hooks::use_dialog;
use crate::ui::i18n::use_texts;
use crate::ui::words;

/// What the list of keys needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct HelpProps {
    /// Whether it is open.
    pub(in crate::ui) is_open: bool,
    /// Called when it is closed.
    pub(in crate::ui) on_close: Callback<()>,
}

/// Keys that do not put down a gate, and the message that says what they do.
const KEYS: [(&str, &str); 12] = [
    ("← → ↑ ↓", "key-arrows"),
    ("Home, End", "key-home-end"),
    ("Ctrl Home, Ctrl End", "key-corners"),
    ("Enter", "key-enter"),
    ("Shift Enter", "key-shift-enter"),
    ("O", "key-open"),
    ("Delete", "key-delete"),
    ("Ctrl ← →", "key-move-column"),
    ("Ctrl ↑ ↓", "key-move-wire"),
    ("Esc", "key-escape"),
    ("Ctrl Z", "key-undo"),
    ("Ctrl Shift Z, Ctrl Y", "key-redo"),
];

/// The list of keys, in a dialog.
#[component]
pub(in crate::ui) fn Help(props: &HelpProps) -> Html {
    let texts = use_texts();
    let dialog = use_dialog(props.is_open);
    let onclose = props.on_close.reform(|_: Event| ());
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    let key = |(key, id): &(&'static str, &'static str)| row(key, texts.t(id).to_string());
    let gate = |(key, tool): &(&'static str, Tool)| {
        let operation = tool.operation();
        let label = short_label(&Circuit::new(), &operation);
        row(key, format!("{label}: {}", words::operation_help(&texts, &operation)))
    };
    html! {
        <dialog ref={dialog} {onclose} aria-labelledby="help-title" class="help card">
            <div class="help-head">
                <h2 id="help-title">{ texts.t("help-title") }</h2>
                <button type="button" {onclick}>{ texts.t("help-close") }</button>
            </div>
            <p class="quiet">{ texts.t("help-where") }</p>
            <div class="help-columns">
                <dl class="keys">{ for KEYS.iter().map(key) }</dl>
                <dl class="keys">{ for GATE_KEYS.iter().map(gate) }</dl>
            </div>
        </dialog>
    }
}

fn row(key: &'static str, meaning: String) -> Html {
    let keys = key.split(", ").map(|key| html! { <><kbd>{ key }</kbd>{ " " }</> });
    html! { <div><dt>{ for keys }</dt><dd>{ meaning }</dd></div> }
}
