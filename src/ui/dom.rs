//! The page's document: finding an element, giving it the focus; the window around it.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

/// The document of this page.
pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Width of the window in CSS pixels; 0 when it is not known.
pub(super) fn window_width() -> f64 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok());
    width.and_then(|width| width.as_f64()).unwrap_or(0.0)
}

/// Gives the focus to the first element that a selector finds. SVG elements take the focus as
/// HTML elements do; one that cannot take it leaves it where it is.
pub(super) fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// As [`focus`], after the page has been drawn anew.
pub(super) fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    Timeout::new(0, move || focus(&selector)).forget();
}
