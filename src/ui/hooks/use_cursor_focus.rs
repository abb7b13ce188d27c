//! The focus goes where the cursor goes.

use web_sys::{Document, Element};
use yew::prelude::*;

use crate::ui::dom;
use crate::ui::state::Cell;

/// Keeps the focus on the cursor's cell while the focus is in the grid, or is nowhere since its
/// cell has gone.
#[hook]
pub(in crate::ui) fn use_cursor_focus(cursor: Cell, grid: &NodeRef, focus: fn(Cell)) {
    let is_first = use_mut_ref(|| true);
    use_effect_with((cursor, grid.clone()), move |(cursor, grid)| {
        let has_focus = dom::document().as_ref().and_then(Document::active_element);
        let grid = grid.cast::<Element>();
        let is_inside = grid.is_some_and(|grid| grid.contains(has_focus.as_deref()));
        let is_nowhere = has_focus.is_none_or(|element| element.tag_name() == "BODY");
        if !is_first.replace(false) && (is_inside || is_nowhere) {
            focus(*cursor);
        }
    });
}
