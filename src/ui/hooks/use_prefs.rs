//! Theme and language: read at the start, kept, and told to the document.

use std::rc::Rc;

use yew::prelude::*;

use crate::runtime::Store;
use crate::ui::i18n::Language;
use crate::ui::state::{PrefAction, Prefs, Theme};

/// Keys under which preferences are kept. The first is also read by the page's start-up script.
const THEME: &str = "theme";
const LANGUAGE: &str = "language";

/// The preferences and how to change them.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct PrefsHandle(UseReducerHandle<Prefs>);

impl PrefsHandle {
    /// The preferences as they are.
    pub(in crate::ui) fn get(&self) -> Prefs {
        *self.0
    }

    /// Changes the theme.
    pub(in crate::ui) fn set_theme(&self, theme: Theme) {
        self.0.dispatch(PrefAction::Theme(theme));
    }

    /// Changes the language.
    pub(in crate::ui) fn set_language(&self, language: Language) {
        self.0.dispatch(PrefAction::Language(language));
    }
}

/// The preferences, kept in `store`.
#[hook]
pub(in crate::ui) fn use_prefs(store: Rc<dyn Store>) -> PrefsHandle {
    let read = || Prefs {
        theme: Theme::from_id(&store.get(THEME).unwrap_or_default()),
        language: store
            .get(LANGUAGE)
            .and_then(|tag| Language::from_tag(&tag))
            .or_else(browser_language)
            .unwrap_or(Language::English),
    };
    let prefs = use_reducer(read);
    // What the browser says is not a choice, so nothing is kept before a person makes one.
    let first = use_mut_ref(|| true);
    use_effect_with(*prefs, move |prefs| {
        show(*prefs);
        if !first.replace(false) {
            // A page that cannot keep preferences works all the same.
            let _ = store.set(THEME, prefs.theme.id());
            let _ = store.set(LANGUAGE, prefs.language.tag());
        }
    });
    PrefsHandle(prefs)
}

fn browser_language() -> Option<Language> {
    Language::from_tag(&web_sys::window()?.navigator().language()?)
}

/// Sets the attributes that style sheets and screen readers go by.
fn show(prefs: Prefs) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(root) = document.and_then(|document| document.document_element()) else { return };
    // Setting an attribute of a fixed valid name cannot fail.
    let _ = root.set_attribute("lang", prefs.language.tag());
    let _ = match prefs.theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", prefs.theme.id()),
    };
}
