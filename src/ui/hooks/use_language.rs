//! The language of the page: kept, told to the document, and changed once its words are there.

use std::cell::Cell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::runtime::Store;
use crate::ui::dom;
use crate::ui::i18n::{Language, Texts};
use crate::ui::words_file;

/// Key under which the language is kept, read by the page's start-up script.
const LANGUAGE: &str = "language";

/// The language and how to change it.
#[derive(Clone)]
pub(in crate::ui) struct LanguageHandle {
    texts: UseStateHandle<Texts>,
    missing: UseStateHandle<Option<Language>>,
    /// What was asked for last: words that come later than others asked for since are not shown.
    wanted: Rc<Cell<Option<Language>>>,
    store: Rc<dyn Store>,
}

impl PartialEq for LanguageHandle {
    fn eq(&self, other: &Self) -> bool {
        self.texts == other.texts && self.missing == other.missing
    }
}

impl LanguageHandle {
    /// The messages in the language of the page.
    pub(in crate::ui) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The language that was asked for last, if its words could not be loaded.
    pub(in crate::ui) fn missing(&self) -> Option<Language> {
        *self.missing
    }

    /// Says no more that words are missing.
    pub(in crate::ui) fn dismiss_missing(&self) {
        self.missing.set(None);
    }

    /// Changes the language, and keeps it; when its words cannot be loaded, nothing changes.
    pub(in crate::ui) fn set(&self, language: Language) {
        self.wanted.set(Some(language));
        self.missing.set(None);
        let handle = self.clone();
        spawn_local(async move {
            let file = words_file::load(language).await;
            if handle.wanted.get() != Some(language) {
                return;
            }
            match file {
                Some(file) => {
                    // A page that cannot keep anything works all the same.
                    let _ = handle.store.set(LANGUAGE, language.tag());
                    handle.texts.set(Texts::new(language, file));
                }
                None => handle.missing.set(Some(language)),
            }
        });
    }
}

/// The language, kept in `store`. It begins with that of the start-up script.
#[hook]
pub(in crate::ui) fn use_language(store: Rc<dyn Store>) -> LanguageHandle {
    let texts = use_state(|| {
        let language = words_file::first_language();
        Texts::new(language, words_file::loaded(language).unwrap_or_default())
    });
    use_effect_with(texts.language(), |language| {
        if let Some(root) = dom::document().and_then(|document| document.document_element()) {
            // Setting an attribute of a fixed valid name cannot fail.
            let _ = root.set_attribute("lang", language.tag());
        }
    });
    let missing = use_state(|| None);
    let wanted = (*use_memo((), |()| Rc::new(Cell::new(None)))).clone();
    LanguageHandle { texts, missing, wanted, store }
}
