//! Circuits in and out: the menu of files, and the dialogs it opens.

mod format;
mod save;
mod share;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::hooks::{DocHandle, Incoming, Inputs};
use crate::ui::i18n::{Texts, use_texts};
use format::Format;
use save::SaveDialog;
use share::ShareDialog;

/// What the menu needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct FileMenuProps {
    /// The document.
    pub(in crate::ui) document: DocHandle,
    /// The fields that are saved with it.
    pub(in crate::ui) inputs: UseStateHandle<Inputs>,
    /// Takes in files.
    pub(in crate::ui) incoming: Incoming,
}

/// The menu of files: open, save in a format, share as a link.
#[component]
pub(in crate::ui) fn FileMenu(props: &FileMenuProps) -> Html {
    let texts = use_texts();
    let chooser = use_node_ref();
    // A format whose losses are being told of.
    let asked = use_state_eq(|| None::<Format>);
    let is_sharing = use_state_eq(|| false);
    let on_open = {
        let chooser = chooser.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(chooser) = chooser.cast::<HtmlInputElement>() {
                chooser.click();
            }
        })
    };
    let on_chosen = {
        let incoming = props.incoming.clone();
        Callback::from(move |event: Event| {
            let chooser: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = chooser.files().and_then(|files| files.get(0)) {
                incoming.open(file);
            }
            // The same file can be chosen again.
            chooser.set_value("");
        })
    };
    let on_share = {
        let is_sharing = is_sharing.clone();
        Callback::from(move |_: MouseEvent| is_sharing.set(true))
    };
    let save = |format: Format| {
        let (document, inputs) = (props.document.clone(), props.inputs.clone());
        let asked = asked.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let file = format.file(&document, &inputs);
            if file.losses.is_empty() {
                file.offer();
            } else {
                asked.set(Some(format));
            }
        });
        item(format.id(), texts.t(format.message()), onclick)
    };
    let close_save = asked.setter();
    let close_share = is_sharing.setter();
    html! {
        <div class="menu">
            <button type="button" id="file" popovertarget="file-list">{ texts.t("file-menu") }</button>
            <ul id="file-list" class="card menu-list" popover="auto" aria-label={texts.t("file-menu")}>
                { item("file-open", texts.t("file-open"), on_open) }
                { for Format::ALL.map(save) }
                { item("file-share", texts.t("file-share"), on_share) }
            </ul>
            <input
                ref={chooser}
                id="file-chooser"
                type="file"
                class="hidden"
                accept=".qasm,.txt,.json,text/plain,application/json"
                aria-label={texts.t("file-open")}
                onchange={on_chosen}
            />
            <SaveDialog
                document={props.document.clone()}
                inputs={props.inputs.clone()}
                format={*asked}
                on_close={Callback::from(move |()| close_save.set(None))}
            />
            <ShareDialog
                document={props.document.clone()}
                inputs={props.inputs.clone()}
                is_open={*is_sharing}
                on_close={Callback::from(move |()| close_share.set(false))}
            />
        </div>
    }
}

fn item(id: &'static str, label: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <li>
            <button type="button" {id} popovertarget="file-list" popovertargetaction="hide" {onclick}>
                { label }
            </button>
        </li>
    }
}

/// What the hint needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct DropHintProps {
    /// Whether a file is being dragged over the page.
    pub(in crate::ui) is_over: bool,
}

/// Says that a file can be dropped anywhere.
#[component]
pub(in crate::ui) fn DropHint(props: &DropHintProps) -> Html {
    let texts: Texts = use_texts();
    if !props.is_over {
        return Html::default();
    }
    html! { <div class="drop-hint" aria-hidden="true"><p>{ texts.t("file-drop") }</p></div> }
}
