//! Asking before something is lost by saving.

use yew::prelude::*;

use super::format::Format;
use crate::qasm::Loss;
use crate::ui::hooks::{DocHandle, Inputs, use_dialog};
use crate::ui::i18n::use_texts;
use crate::ui::panels::code::loss_list;

/// What the dialog needs.
#[derive(Properties, PartialEq)]
pub(super) struct SaveDialogProps {
    /// The document.
    pub(super) document: DocHandle,
    /// The fields that are saved with it.
    pub(super) inputs: UseStateHandle<Inputs>,
    /// The format to be asked about; none while the dialog is closed.
    pub(super) format: Option<Format>,
    /// Called when it is closed.
    pub(super) on_close: Callback<()>,
}

/// Says what a format cannot hold, and asks whether to save all the same.
#[component]
pub(super) fn SaveDialog(props: &SaveDialogProps) -> Html {
    let texts = use_texts();
    let dialog = use_dialog(props.format.is_some());
    let file = props.format.map(|format| format.file(&props.document, &props.inputs));
    let is_whole = file.as_ref().is_some_and(super::format::SavedFile::is_whole);
    let losses = file.as_ref().map(|file| file.losses.as_slice()).unwrap_or_default();
    let told: Vec<&Loss> = losses.iter().filter(|loss| is_whole || loss.is_fatal()).collect();
    let question = if is_whole { "save-losses" } else { "save-unwritable" };
    let name = file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
    let onclose = props.on_close.reform(|_: Event| ());
    let on_cancel = props.on_close.reform(|_: MouseEvent| ());
    let on_save = {
        let on_close = props.on_close.clone();
        let (document, inputs, format) =
            (props.document.clone(), props.inputs.clone(), props.format);
        Callback::from(move |_: MouseEvent| {
            if let Some(format) = format {
                format.file(&document, &inputs).offer();
            }
            on_close.emit(());
        })
    };
    html! {
        <dialog ref={dialog} {onclose} id="save-dialog" aria-labelledby="save-title" class="ask card">
            <h2 id="save-title">{ texts.t("save-title") }</h2>
            <p>{ texts.with(question, &[("file", name.into())]) }</p>
            { loss_list(&texts, &told) }
            <div class="buttons">
                if is_whole {
                    <button type="button" id="save-anyway" class="primary" onclick={on_save}>
                        { texts.t("save-anyway") }
                    </button>
                }
                <button type="button" id="save-cancel" onclick={on_cancel}>
                    { texts.t(if is_whole { "save-cancel" } else { "help-close" }) }
                </button>
            </div>
        </dialog>
    }
}
