//! What there is to say about keeping the work.

use wasm_bindgen::JsCast as _;
use web_sys::{Blob, HtmlAnchorElement, Url};
use yew::prelude::*;

use crate::ui::hooks::SavedNotice;
use crate::ui::i18n::use_texts;
use crate::ui::words;

/// What the banner needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct SavedBannerProps {
    /// What there is to say.
    pub(in crate::ui) notice: UseStateHandle<Option<SavedNotice>>,
}

/// A notice that the saved document was set aside, or that nothing is being kept.
#[component]
pub(in crate::ui) fn SavedBanner(props: &SavedBannerProps) -> Html {
    let texts = use_texts();
    let Some(notice) = &*props.notice else { return Html::default() };
    let dismiss = {
        let notice = props.notice.clone();
        Callback::from(move |_: MouseEvent| notice.set(None))
    };
    let (sentence, download) = match notice {
        SavedNotice::Damaged(error, text) => {
            let text = text.clone();
            let onclick = Callback::from(move |_: MouseEvent| offer(&text));
            let button = html! {
                <button type="button" {onclick}>{ texts.t("saved-download") }</button>
            };
            (words::file_error(&texts, error), button)
        }
        SavedNotice::NotKept(error) => (words::store_error(&texts, *error), Html::default()),
    };
    html! {
        <div class="banner" role="alert">
            <p>{ sentence }</p>
            { download }
            <button type="button" onclick={dismiss}>{ texts.t("banner-dismiss") }</button>
        </div>
    }
}

/// Offers a text as a file to save. Where the browser refuses, nothing happens: the text is
/// still in its storage.
fn offer(text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let Ok(url) =
        Blob::new_with_str_sequence(&parts).and_then(|b| Url::create_object_url_with_blob(&b))
    else {
        return;
    };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download("ketpad-document.json");
        link.click();
    }
    // The address can be let go once the download has been started.
    let _ = Url::revoke_object_url(&url);
}
