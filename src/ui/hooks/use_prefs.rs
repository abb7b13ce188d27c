//! Theme, folding and the order of bits: read at the start, kept, and told to the document.

use std::rc::Rc;

use yew::prelude::*;

use crate::plot::BitOrder;
use crate::runtime::Store;
use crate::ui::dom;
use crate::ui::state::{PrefAction, Prefs, Theme};

/// Key under which the theme is kept, also read by the page's start-up script.
const THEME: &str = "theme";
/// Key under which is kept whether circuits are folded.
const FOLD: &str = "fold";
/// Key under which is kept where bit 0 stands.
const BITS: &str = "bit-order";
/// What stands there for the leftmost place.
const ZERO_LEFT: &str = "zero-left";

/// The preferences and how to change them.
#[derive(Clone)]
pub(in crate::ui) struct PrefsHandle {
    prefs: UseReducerHandle<Prefs>,
    store: Rc<dyn Store>,
}

impl PartialEq for PrefsHandle {
    fn eq(&self, other: &Self) -> bool {
        self.prefs == other.prefs
    }
}

impl PrefsHandle {
    /// The preferences as they are.
    pub(in crate::ui) fn get(&self) -> Prefs {
        *self.prefs
    }

    /// Changes the theme, and keeps it. A page that cannot keep anything works all the same.
    pub(in crate::ui) fn set_theme(&self, theme: Theme) {
        let _ = self.store.set(THEME, theme.id());
        self.prefs.dispatch(PrefAction::Theme(theme));
    }

    /// Folds circuits, or shows them in one row; and keeps that.
    pub(in crate::ui) fn set_folded(&self, is_folded: bool) {
        let _ = self.store.set(FOLD, if is_folded { "on" } else { "off" });
        self.prefs.dispatch(PrefAction::Fold(is_folded));
    }

    /// Turns bitstrings everywhere on the page, and keeps that.
    pub(in crate::ui) fn set_bits(&self, bits: BitOrder) {
        let kept = if bits == BitOrder::ZeroLeft { ZERO_LEFT } else { "zero-right" };
        let _ = self.store.set(BITS, kept);
        self.prefs.dispatch(PrefAction::Bits(bits));
    }
}

/// The preferences, kept in `store`.
#[hook]
pub(in crate::ui) fn use_prefs(store: Rc<dyn Store>) -> PrefsHandle {
    let read = || Prefs {
        theme: Theme::from_id(&store.get(THEME).unwrap_or_default()),
        is_folded: store.get(FOLD).is_some_and(|fold| fold == "on"),
        bits: match store.get(BITS) {
            Some(kept) if kept == ZERO_LEFT => BitOrder::ZeroLeft,
            _ => BitOrder::ZeroRight,
        },
    };
    let prefs = use_reducer(read);
    use_effect_with(*prefs, |prefs| show(*prefs));
    PrefsHandle { prefs, store }
}

/// Sets the attribute that style sheets go by.
fn show(prefs: Prefs) {
    let Some(root) = dom::document().and_then(|document| document.document_element()) else {
        return;
    };
    // Setting an attribute of a fixed valid name cannot fail.
    let _ = match prefs.theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", prefs.theme.id()),
    };
}
