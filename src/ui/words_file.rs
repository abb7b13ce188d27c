//! The files of words: the start-up script (`www/boot.js`) loads the one the page begins with, and
//! others when they are asked for.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom;
use super::i18n::Language;

/// The global name of the script's object, which holds a text for each language it has loaded,
const GLOBAL: &str = "ketpadWords";
/// and a function that loads another.
const LOAD: &str = "load";

/// The language the page begins with, which the script has chosen.
pub(super) fn first_language() -> Language {
    let root = dom::document().and_then(|document| document.document_element());
    let tag = root.and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::English)
}

/// The words of a language that has been loaded.
pub(super) fn loaded(language: Language) -> Option<String> {
    Reflect::get(&words()?, &language.tag().into()).ok()?.as_string()
}

/// Loads the words of a language, unless that has been done. Nothing where it fails.
pub(super) async fn load(language: Language) -> Option<String> {
    let words = words()?;
    let load: Function = Reflect::get(&words, &LOAD.into()).ok()?.dyn_into().ok()?;
    let coming: Promise = load.call1(&words, &language.tag().into()).ok()?.dyn_into().ok()?;
    JsFuture::from(coming).await.ok()?.as_string()
}

fn words() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &GLOBAL.into()).ok()
}
