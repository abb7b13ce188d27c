//! The top of the page: name, examples, language, theme.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::editor::Example;
use crate::ui::hooks::{DocHandle, LanguageHandle, PrefsHandle};
use crate::ui::i18n::{Language, Texts, use_texts};
use crate::ui::state::Theme;

/// What the header needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct HeaderProps {
    /// The document that examples are opened in.
    pub(in crate::ui) document: DocHandle,
    /// The preferences.
    pub(in crate::ui) prefs: PrefsHandle,
    /// The language.
    pub(in crate::ui) language: LanguageHandle,
    /// More menus, which stand first.
    pub(in crate::ui) children: Children,
}

/// The top of the page.
#[component]
pub(in crate::ui) fn Header(props: &HeaderProps) -> Html {
    let texts = use_texts();
    let prefs = props.prefs.get();
    let on_theme = {
        let prefs = props.prefs.clone();
        Callback::from(move |id: String| prefs.set_theme(Theme::from_id(&id)))
    };
    let on_language = {
        let language = props.language.clone();
        Callback::from(move |tag: String| {
            if let Some(chosen) = Language::from_tag(&tag) {
                language.set(chosen);
            }
        })
    };
    let spoken = texts.language().tag();
    let list = use_language_list(&props.language, spoken);
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
                { props.children.clone() }
                { examples(&texts, &props.document) }
                { choice("language", texts.t("header-language"), &languages, spoken, on_language, list) }
                { choice("theme", texts.t("header-theme"), &themes, prefs.theme.id(), on_theme, NodeRef::default()) }
            </div>
        </header>
    }
}

/// The list of languages. It shows the one the page speaks, also when another was chosen that is
/// missing, so that it can be chosen again.
#[hook]
fn use_language_list(language: &LanguageHandle, spoken: &'static str) -> NodeRef {
    let list = use_node_ref();
    let node = list.clone();
    use_effect_with(language.missing(), move |missing| {
        if let Some(list) = node.cast::<HtmlSelectElement>().filter(|_| missing.is_some()) {
            list.set_value(spoken);
        }
    });
    list
}

/// The menu of examples: a list that the browser itself opens, closes and puts above all else.
fn examples(texts: &Texts, document: &DocHandle) -> Html {
    let example = |example: Example| {
        let document = document.clone();
        let onclick = Callback::from(move |_: MouseEvent| document.open(example));
        html! {
            <li>
                <button
                    type="button"
                    id={format!("example-{}", example.id)}
                    popovertarget="examples-list"
                    popovertargetaction="hide"
                    {onclick}
                >
                    { texts.t(&format!("example-{}", example.id)) }
                </button>
            </li>
        }
    };
    html! {
        <div class="menu">
            <button type="button" id="examples" popovertarget="examples-list">
                { texts.t("header-examples") }
            </button>
            <ul id="examples-list" class="card menu-list" popover="auto" aria-label={texts.t("header-examples")}>
                { for Example::ALL.map(example) }
            </ul>
        </div>
    }
}

/// A labelled list to choose from.
fn choice(
    id: &'static str,
    label: AttrValue,
    choices: &[(&'static str, AttrValue)],
    chosen: &str,
    on_choice: Callback<String>,
    node: NodeRef,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        on_choice.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let option = |(value, name): &(&'static str, AttrValue)| {
        html! { <option value={*value} selected={*value == chosen}>{ name.clone() }</option> }
    };
    html! {
        <label class="menu">
            <span class="visually-hidden">{ label }</span>
            <select ref={node} {id} {onchange}>{ for choices.iter().map(option) }</select>
        </label>
    }
}
