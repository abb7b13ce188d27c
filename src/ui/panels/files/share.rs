//! The circuit as a link.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::editor::share::{self, ShareError};
use crate::ui::dom;
use crate::ui::hooks::{DocHandle, Inputs, shared, use_dialog};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::panels::copy_button::CopyButton;
use crate::ui::words;

/// Links longer than this do not get through everywhere.
const LONG_LINK: usize = 2000;

/// What the dialog needs.
#[derive(Properties, PartialEq)]
pub(super) struct ShareDialogProps {
    /// The document.
    pub(super) document: DocHandle,
    /// The fields that go with it.
    pub(super) inputs: UseStateHandle<Inputs>,
    /// Whether it is open.
    pub(super) is_open: bool,
    /// Called when it is closed.
    pub(super) on_close: Callback<()>,
}

/// Shows the circuit as a link, which can be copied.
#[component]
pub(super) fn ShareDialog(props: &ShareDialogProps) -> Html {
    let texts = use_texts();
    let dialog = use_dialog(props.is_open);
    let content = (props.is_open, props.document.source().clone(), (*props.inputs).clone());
    let link = use_memo(content, |(is_open, ..)| {
        is_open.then(|| share::encode(&shared(&props.document, &props.inputs)))
    });
    let link = link.as_ref().as_ref().map(|code| code.as_ref().map(|code| address() + "#" + code));
    let onclose = props.on_close.reform(|_: Event| ());
    let on_cancel = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={dialog} {onclose} id="share-dialog" aria-labelledby="share-title" class="ask card">
            <h2 id="share-title">{ texts.t("share-title") }</h2>
            <p>{ texts.t("share-what") }</p>
            if props.document.draft().is_some() {
                <p class="warning" id="share-unfinished">{ texts.t("share-unfinished") }</p>
            }
            if let Some(link) = link {
                { shown(&texts, link) }
            }
            <div class="buttons">
                <button type="button" id="share-close" onclick={on_cancel}>{ texts.t("help-close") }</button>
            </div>
        </dialog>
    }
}

/// The address of this page, without what stands behind a `#`.
fn address() -> String {
    let location = dom::document().and_then(|document| document.location());
    let whole = location.and_then(|location| location.href().ok()).unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

fn shown(texts: &Texts, link: Result<String, &ShareError>) -> Html {
    let link: AttrValue = match link {
        Ok(link) => link.into(),
        Err(error) => return html! { <p class="error">{ words::share_error(texts, error) }</p> },
    };
    let length = link.len();
    let on_focus = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlInputElement>().select();
    });
    let text = {
        let link = link.clone();
        Callback::from(move |()| link.clone())
    };
    let count = words::grouped(length as u64);
    html! {
        <>
            <label class="field wide">
                <span>{ texts.with("share-link", &[("count", count.into())]) }</span>
                <input id="share-link" type="text" readonly=true value={link} onfocus={on_focus} />
            </label>
            if length > LONG_LINK {
                <p class="warning" id="share-long">
                    { texts.with("share-long", &[("limit", words::grouped(LONG_LINK as u64).into())]) }
                </p>
            }
            <div class="buttons">
                <CopyButton id="share-copy" label={texts.t("share-copy")} {text} />
            </div>
        </>
    }
}
