//! What there is to say about keeping the work, about what came in from outside, and about words
//! that did not come.

use yew::prelude::*;

use crate::ui::download;
use crate::ui::hooks::{Incoming, LanguageHandle, Notices, Told};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::words;

/// What the banners need.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct SavedBannersProps {
    /// What there is to say.
    pub(in crate::ui) notices: Notices,
    /// What came in from outside.
    pub(in crate::ui) incoming: Incoming,
    /// The language.
    pub(in crate::ui) language: LanguageHandle,
}

/// Notices that a saved document was set aside, that nothing is being kept, and so on.
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
    html! {
        <>
            { damaged }
            { not_kept }
            { told(&texts, &props.incoming) }
            { missing_words(&texts, &props.language) }
            { earlier(&texts, props) }
            { changed_elsewhere(&texts, notices) }
        </>
    }
}

/// That another language was asked for and could not be loaded.
fn missing_words(texts: &Texts, language: &LanguageHandle) -> Html {
    let Some(missing) = language.missing() else { return Html::default() };
    let sentence = texts.with("header-language-missing", &[("language", missing.name().into())]);
    let language = language.clone();
    banner(texts, sentence, Html::default(), move || language.dismiss_missing())
}

/// What there is to say about what came in last.
fn told(texts: &Texts, incoming: &Incoming) -> Html {
    let sentence = match incoming.told() {
        None => return Html::default(),
        Some(Told::File(name, problem)) => words::file_problem(texts, &name, &problem),
        Some(Told::Link(error)) => words::share_error(texts, &error),
    };
    let incoming = incoming.clone();
    banner(texts, sentence, Html::default(), move || incoming.dismiss())
}

/// Offers the document that a link took the place of.
fn earlier(texts: &Texts, props: &SavedBannersProps) -> Html {
    let Some(text) = props.notices.earlier() else { return Html::default() };
    let (notices, incoming) = (props.notices.clone(), props.incoming.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        incoming.bring_back(&text);
        notices.dismiss_earlier();
    });
    let back = html! {
        <button type="button" id="earlier-back" {onclick}>{ texts.t("earlier-back") }</button>
    };
    let notices = props.notices.clone();
    banner(texts, texts.t("earlier-kept"), back, move || notices.dismiss_earlier())
}

/// Says that another tab keeps a document, too.
fn changed_elsewhere(texts: &Texts, notices: &Notices) -> Html {
    if !notices.is_changed_elsewhere() {
        return Html::default();
    }
    let notices = notices.clone();
    let dismiss = move || notices.dismiss_changed_elsewhere();
    banner(texts, texts.t("saved-elsewhere"), Html::default(), dismiss)
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
