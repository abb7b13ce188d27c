//! The list of keys.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::circuit::{Circuit, Operation};
use crate::editor::Tool;
use crate::ui::composer::{GATE_KEYS, operation_word};
use crate::ui::i18n::{Texts, use_texts};

/// What the list of keys needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct HelpProps {
    /// Whether it is open.
    pub(in crate::ui) is_open: bool,
    /// Called when it is closed.
    pub(in crate::ui) on_close: Callback<()>,
}

/// Keys that do not put down a gate, and the message that says what they do.
const KEYS: [(&str, &str); 10] = [
    ("← → ↑ ↓", "key-arrows"),
    ("Home, End", "key-home-end"),
    ("Ctrl Home, Ctrl End", "key-corners"),
    ("Enter", "key-enter"),
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
    let dialog = use_node_ref();
    use_effect_with((dialog.clone(), props.is_open), |(dialog, is_open)| {
        let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
        if *is_open && !dialog.open() {
            // Fails only for a dialog that is not on the page, which this one is.
            let _ = dialog.show_modal();
        } else if !*is_open && dialog.open() {
            dialog.close();
        }
    });
    let onclose = props.on_close.reform(|_: Event| ());
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    let key = |(key, id): &(&'static str, &'static str)| row(key, texts.t(id).to_string());
    let gate = |(key, tool): &(&'static str, Tool)| row(key, gate_word(&texts, *tool));
    html! {
        <dialog ref={dialog} {onclose} aria-labelledby="help-title" class="help card">
            <h2 id="help-title">{ texts.t("help-title") }</h2>
            <p class="quiet">{ texts.t("help-where") }</p>
            <div class="help-columns">
                <dl class="keys">{ for KEYS.iter().map(key) }</dl>
                <dl class="keys">{ for GATE_KEYS.iter().map(gate) }</dl>
            </div>
            <button type="button" class="primary" {onclick}>{ texts.t("help-close") }</button>
        </dialog>
    }
}

fn row(key: &'static str, meaning: String) -> Html {
    html! { <div><dt><kbd>{ key }</kbd></dt><dd>{ meaning }</dd></div> }
}

fn gate_word(texts: &Texts, tool: Tool) -> String {
    let operation = match tool {
        Tool::Gate(gate) => Operation::Gate(gate),
        Tool::Measure => Operation::Measure,
        Tool::Barrier => Operation::Barrier,
    };
    operation_word(texts, &Circuit::new(), operation)
}
