//! A dialog that is open when it should be.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The node of a `<dialog>` that is shown, above all else, while `is_open`.
#[hook]
pub(in crate::ui) fn use_dialog(is_open: bool) -> NodeRef {
    let node = use_node_ref();
    use_effect_with((node.clone(), is_open), |(node, is_open)| {
        let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
        if *is_open && !dialog.open() {
            // Fails only for a dialog that is not on the page, which this one is.
            let _ = dialog.show_modal();
        } else if !*is_open && dialog.open() {
            dialog.close();
        }
    });
    node
}
