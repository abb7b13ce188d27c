//! The size of an element, kept up to date.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Width and height in pixels of what can be seen of an element's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) struct Size {
    /// Width in pixels.
    pub(in crate::ui) width: u32,
    /// Height in pixels.
    pub(in crate::ui) height: u32,
}

/// The size of the element that `node` refers to; zero before it is shown.
#[hook]
pub(in crate::ui) fn use_size(node: &NodeRef) -> Size {
    let size = use_state_eq(Size::default);
    {
        let size = size.clone();
        use_effect_with(node.clone(), move |node| {
            let observed = node.cast::<Element>().and_then(|element| observe(element, size));
            move || {
                if let Some((observer, _measure)) = observed {
                    observer.disconnect();
                }
            }
        });
    }
    *size
}

type Measure = Closure<dyn FnMut()>;

fn observe(element: Element, size: UseStateHandle<Size>) -> Option<(ResizeObserver, Measure)> {
    let observed = element.clone();
    let measure = Measure::new(move || {
        size.set(Size {
            width: element.client_width().unsigned_abs(),
            height: element.client_height().unsigned_abs(),
        });
    });
    let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&observed);
    Some((observer, measure))
}
