//! The width of an element, kept up to date.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The width in pixels of the element that `node` refers to; zero before it is shown.
#[hook]
pub(in crate::ui) fn use_width(node: &NodeRef) -> u32 {
    let width = use_state(|| 0);
    {
        let width = width.clone();
        use_effect_with(node.clone(), move |node| {
            let observed = node.cast::<Element>().and_then(|element| observe(element, width));
            move || {
                if let Some((observer, _measure)) = observed {
                    observer.disconnect();
                }
            }
        });
    }
    *width
}

type Measure = Closure<dyn FnMut()>;

fn observe(element: Element, width: UseStateHandle<u32>) -> Option<(ResizeObserver, Measure)> {
    let observed = element.clone();
    let measure = Measure::new(move || {
        width.set(element.client_width().unsigned_abs());
    });
    let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&observed);
    Some((observer, measure))
}
