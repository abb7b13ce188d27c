//! What there is to say about keeping the work.

use yew::prelude::*;

use crate::ui::download;
use crate::ui::hooks::Notices;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::words;

/// What the banners need.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct SavedBannersProps {
    /// What there is to say.
    pub(in crate::ui) notices: Notices,
}

/// Notices that a saved document was set aside, and that nothing is being kept.
#[component]
pub(in crate::ui) fn SavedBanners(props: &SavedBannersProps) -> Html {
    let texts = use_texts();
    let notices = &props.notices;
    let damaged = notices.damaged().map(|damaged| {
        let sentence = words::file_error(&texts, &damaged.error);
        let onclick = Callback::from(move |_: MouseEvent| {
            // Where the browser refuses, the text is still in its storage.
            download::text("ketpad-document.json", "application/json", &damaged.text);
        });
        let download =
            html! { <button type="button" {onclick}>{ texts.t("saved-download") }</button> };
        let notices = notices.clone();
        banner(&texts, sentence, download, move || notices.dismiss_damaged())
    });
    let not_kept = notices.not_kept().map(|error| {
        let sentence = words::store_error(&texts, error);
        let notices = notices.clone();
        banner(&texts, sentence, Html::default(), move || notices.dismiss_not_kept())
    });
    html! { <>{ damaged }{ not_kept }</> }
}

fn banner(texts: &Texts, sentence: AttrValue, action: Html, dismiss: impl Fn() + 'static) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| dismiss());
    html! {
        <div class="banner" role="alert">
            <p>{ sentence }</p>
            { action }
            <button type="button" {onclick}>{ texts.t("banner-dismiss") }</button>
        </div>
    }
}
