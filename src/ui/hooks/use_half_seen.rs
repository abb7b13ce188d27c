//! Doing something when an element comes into view.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// Calls `then` when at least half of an element is in view, each time that this comes true.
#[hook]
pub(in crate::ui) fn use_half_seen(node: &NodeRef, then: Callback<()>) {
    use_effect_with((node.clone(), then), |(node, then)| {
        let observed = node.cast::<Element>().and_then(|element| observe(&element, then.clone()));
        move || {
            if let Some((observer, _look)) = observed {
                observer.disconnect();
            }
        }
    });
}

type Look = Closure<dyn FnMut(js_sys::Array)>;

fn observe(element: &Element, then: Callback<()>) -> Option<(IntersectionObserver, Look)> {
    let look = Look::new(move |entries: js_sys::Array| {
        let is_seen = |entry: wasm_bindgen::JsValue| {
            entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()
        };
        if entries.iter().any(is_seen) {
            then.emit(());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_threshold(&0.5.into());
    let callback = look.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
    observer.observe(element);
    Some((observer, look))
}
