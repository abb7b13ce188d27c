//! The switch that turns bitstrings everywhere on the page.

use yew::prelude::*;

use crate::plot::BitOrder;
use crate::ui::hooks::PrefsHandle;
use crate::ui::i18n::use_texts;

/// What the switch needs.
#[derive(Properties, PartialEq)]
pub(super) struct BitOrderSwitchProps {
    /// The preferences.
    pub(super) prefs: PrefsHandle,
}

/// A button that is pressed while bit 0 is the leftmost. There may be several on the page.
#[component]
pub(super) fn BitOrderSwitch(props: &BitOrderSwitchProps) -> Html {
    let texts = use_texts();
    let bits = props.prefs.get().bits;
    let onclick = {
        let prefs = props.prefs.clone();
        Callback::from(move |_: MouseEvent| prefs.set_bits(bits.turned()))
    };
    let is_turned = (bits == BitOrder::ZeroLeft).to_string();
    html! {
        <button type="button" class="bit-order" aria-pressed={is_turned} {onclick}>
            { texts.t("bit-order-turn") }
        </button>
    }
}
