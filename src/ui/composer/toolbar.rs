//! What can be done with the circuit as a whole.

use yew::prelude::*;

use super::export::Export;
use super::speech::qubit_name;
use crate::editor::Command;
use crate::ui::hooks::{DocHandle, PrefsHandle};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::DocAction;

/// What the toolbar needs.
#[derive(Properties, PartialEq)]
pub(super) struct ToolbarProps {
    /// The document.
    pub(super) document: DocHandle,
    /// How the page is looked at.
    pub(super) prefs: PrefsHandle,
    /// Called to show the keys.
    pub(super) on_help: Callback<()>,
}

/// Undo, redo, qubits, measure all, clear, help.
#[component]
pub(super) fn Toolbar(props: &ToolbarProps) -> Html {
    let texts = use_texts();
    let document = &props.document;
    let button = |id: &'static str, is_off: bool, action: DocAction| {
        let document = document.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if !is_off {
                document.act(action.clone());
            }
        });
        // Not `disabled`: that would throw the focus away when the last step is undone.
        let is_off = is_off.to_string();
        html! { <button type="button" id={id} aria-disabled={is_off} {onclick}>{ texts.t(id) }</button> }
    };
    let circuit = document.circuit();
    let qubit = document.cursor.wire;
    let name = qubit_name(circuit, qubit);
    let remove_label = texts.with("toolbar-remove-qubit", &[("wire", name.into())]);
    let remove = {
        let document = document.clone();
        Callback::from(move |_: MouseEvent| document.edit(Command::RemoveQubit { qubit }))
    };
    let is_exporting = use_state_eq(|| false);
    let open = {
        let is_exporting = is_exporting.setter();
        Callback::from(move |_: MouseEvent| is_exporting.set(true))
    };
    let on_close = {
        let is_exporting = is_exporting.setter();
        Callback::from(move |()| is_exporting.set(false))
    };
    let is_empty = circuit.instructions().is_empty();
    let help = props.on_help.reform(|_: MouseEvent| ());
    html! {
        <div class="toolbar" role="group" aria-label={texts.t("toolbar-title")}>
            { button("toolbar-undo", !document.can_undo(), DocAction::Undo) }
            { button("toolbar-redo", !document.can_redo(), DocAction::Redo) }
            { button("toolbar-add-qubit", false, DocAction::Edit(Command::AddQubit)) }
            <button type="button" id="toolbar-remove-qubit" aria-disabled={(circuit.num_qubits() < 2).to_string()} onclick={remove}>
                { remove_label }
            </button>
            { button("toolbar-measure-all", false, DocAction::Edit(Command::MeasureAll)) }
            { button("toolbar-clear", is_empty, DocAction::Edit(Command::Clear)) }
            { fold(&texts, &props.prefs) }
            <button type="button" id="toolbar-export" aria-haspopup="dialog" onclick={open}>{ texts.t("toolbar-export") }</button>
            <button type="button" id="toolbar-keys" onclick={help}>{ texts.t("toolbar-keys") }</button>
            <Export document={document.clone()} is_folded={props.prefs.get().is_folded} is_open={*is_exporting} {on_close} />
        </div>
    }
}

/// Shows a long circuit in several rows, or in one.
fn fold(texts: &Texts, prefs: &PrefsHandle) -> Html {
    let is_folded = prefs.get().is_folded;
    let onclick = {
        let prefs = prefs.clone();
        Callback::from(move |_: MouseEvent| prefs.set_folded(!is_folded))
    };
    html! {
        <button type="button" id="toolbar-fold" aria-pressed={is_folded.to_string()} {onclick}>
            { texts.t("toolbar-fold") }
        </button>
    }
}
