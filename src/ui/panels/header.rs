//! The top of the page: name, examples, language, theme.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::editor::Example;
use crate::ui::hooks::{DocHandle, PrefsHandle};
use crate::ui::i18n::{Language, use_texts};
use crate::ui::state::Theme;

/// What the header needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct HeaderProps {
    /// The document that examples are opened in.
    pub(in crate::ui) document: DocHandle,
    /// The preferences.
    pub(in crate::ui) prefs: PrefsHandle,
}

/// The top of the page.
#[component]
pub(in crate::ui) fn Header(props: &HeaderProps) -> Html {
    let texts = use_texts();
    let prefs = props.prefs.get();
    let on_example = {
        let document = props.document.clone();
        Callback::from(move |id: String| {
            if let Some(example) = Example::ALL.into_iter().find(|example| example.id == id) {
                document.open(example.qasm);
            }
        })
    };
    let on_theme = {
        let prefs = props.prefs.clone();
        Callback::from(move |id: String| prefs.set_theme(Theme::from_id(&id)))
    };
    let on_language = {
        let prefs = props.prefs.clone();
        Callback::from(move |tag: String| {
            if let Some(language) = Language::from_tag(&tag) {
                prefs.set_language(language);
            }
        })
    };
    let examples =
        Example::ALL.map(|example| (example.id, texts.t(&format!("example-{}", example.id))));
    let themes = Theme::ALL.map(|theme| (theme.id(), texts.t(&format!("theme-{}", theme.id()))));
    let languages = Language::ALL.map(|language| (language.tag(), language.name().into()));
    html! {
        <header class="header">
            <h1 class="brand">
                <span class="ket" aria-hidden="true">{ "|k⟩" }</span>
                { "Ketpad" }
            </h1>
            <p class="tagline">{ texts.t("tagline") }</p>
            <div class="menus">
                { menu("examples", texts.t("header-examples"), Some(texts.t("header-examples-choose")), &examples, "", on_example) }
                { menu("language", texts.t("header-language"), None, &languages, prefs.language.tag(), on_language) }
                { menu("theme", texts.t("header-theme"), None, &themes, prefs.theme.id(), on_theme) }
            </div>
        </header>
    }
}

/// A labelled list to choose from. With a `prompt`, it is a menu: it shows the prompt again
/// after each choice.
fn menu(
    id: &'static str,
    label: AttrValue,
    prompt: Option<AttrValue>,
    choices: &[(&'static str, AttrValue)],
    chosen: &str,
    on_choice: Callback<String>,
) -> Html {
    let is_menu = prompt.is_some();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        on_choice.emit(select.value());
        if is_menu {
            select.set_selected_index(0);
        }
    });
    let option = |(value, name): &(&'static str, AttrValue)| {
        html! { <option value={*value} selected={*value == chosen}>{ name.clone() }</option> }
    };
    html! {
        <label class="menu">
            <span class="visually-hidden">{ label }</span>
            <select {id} {onchange}>
                if let Some(prompt) = prompt {
                    <option value="" selected=true>{ prompt }</option>
                }
                { for choices.iter().map(option) }
            </select>
        </label>
    }
}
