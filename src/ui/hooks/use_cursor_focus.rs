//! The focus goes where the cursor goes.

use web_sys::{Document, Element};
use yew::prelude::*;

use crate::ui::dom;
use crate::ui::state::Cell;

/// Keeps the focus on the cursor's cell while the focus is in the grid.
#[hook]
pub(in crate::ui) fn use_cursor_focus(cursor: Cell, grid: &NodeRef, focus: fn(Cell)) {
    use_effect_with((cursor, grid.clone()), move |(cursor, grid)| {
        let grid = grid.cast::<Element>();
        let has_focus = dom::document().as_ref().and_then(Document::active_element);
        if grid.is_some_and(|grid| grid.contains(has_focus.as_deref())) {
            focus(*cursor);
        }
    });
}
