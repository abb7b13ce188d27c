//! A new circuit is looked at from its beginning.

use web_sys::Element;
use yew::prelude::*;

use crate::ui::state::Happening;

/// Scrolls an element back to its start when the circuit has been replaced.
#[hook]
pub(in crate::ui) fn use_scroll_home(node: &NodeRef, happening: &(u64, Happening)) {
    let replaced = (happening.1 == Happening::Replaced).then_some(happening.0);
    use_effect_with((node.clone(), replaced), |(node, replaced)| {
        if let Some(element) = node.cast::<Element>().filter(|_| replaced.is_some()) {
            element.set_scroll_left(0);
            element.set_scroll_top(0);
        }
    });
}
