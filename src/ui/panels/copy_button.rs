//! A button that copies a text, and says whether that worked.

use yew::prelude::*;

use crate::ui::hooks::{Copied, use_copy};
use crate::ui::i18n::use_texts;

/// What the button needs.
#[derive(Properties, PartialEq)]
pub(super) struct CopyButtonProps {
    /// The button's identifier.
    pub(super) id: &'static str,
    /// What the button says.
    pub(super) label: AttrValue,
    /// Gives the text.
    pub(super) text: Callback<(), AttrValue>,
}

/// A button that copies a text.
#[component]
pub(super) fn CopyButton(props: &CopyButtonProps) -> Html {
    let texts = use_texts();
    let copying = use_copy();
    let outcome = match copying.state() {
        Copied::Nothing => AttrValue::default(),
        Copied::Done => texts.t("copy-done"),
        Copied::Refused => texts.t("copy-refused"),
    };
    let onclick = {
        let text = props.text.clone();
        Callback::from(move |_: MouseEvent| copying.copy(text.emit(())))
    };
    html! {
        <>
            <button type="button" id={props.id} {onclick}>{ props.label.clone() }</button>
            <span class="quiet" role="status">{ outcome }</span>
        </>
    }
}
