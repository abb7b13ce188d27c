//! How the page looks. Saved, not undoable.

use std::rc::Rc;

use yew::Reducible;

use crate::plot::BitOrder;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order of the menu.
    pub(in crate::ui) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name under which it is kept, and that of its message after `theme-`.
    pub(in crate::ui) fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name; as the system has it for any other.
    pub(in crate::ui) fn from_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.id() == id).unwrap_or(Self::System)
    }
}

/// The preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Prefs {
    /// The theme.
    pub(in crate::ui) theme: Theme,
    /// Whether a long circuit is folded into several rows.
    pub(in crate::ui) is_folded: bool,
    /// Where bit 0 of a bitstring stands.
    pub(in crate::ui) bits: BitOrder,
}

/// A change of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum PrefAction {
    /// Another theme.
    Theme(Theme),
    /// Whether to fold circuits.
    Fold(bool),
    /// Where bit 0 is to stand.
    Bits(BitOrder),
}

impl Reducible for Prefs {
    type Action = PrefAction;

    fn reduce(self: Rc<Self>, action: PrefAction) -> Rc<Self> {
        Rc::new(match action {
            PrefAction::Theme(theme) => Self { theme, ..*self },
            PrefAction::Fold(is_folded) => Self { is_folded, ..*self },
            PrefAction::Bits(bits) => Self { bits, ..*self },
        })
    }
}
