//! The row of tabs: one stop of the Tab key, arrow keys within.

use yew::prelude::*;

use crate::ui::dom;
use crate::ui::i18n::Texts;
use crate::ui::state::CodeTab;

/// Identifier of the element that shows what the chosen tab stands for.
pub(super) const PANEL: &str = "code-panel";

/// Identifier of a tab's element.
pub(super) fn tab_id(tab: CodeTab) -> String {
    format!("code-tab-{}", tab.mode())
}

/// The row of tabs.
pub(super) fn tabs(texts: &Texts, chosen: CodeTab, choose: &Callback<CodeTab>) -> Html {
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(tab) = reached(chosen, &event.key()) {
                event.prevent_default();
                choose.emit(tab);
                dom::focus_soon(format!("#{}", tab_id(tab)));
            }
        })
    };
    let tab = |tab: CodeTab| {
        let is_chosen = tab == chosen;
        let onclick = choose.reform(move |_: MouseEvent| tab);
        html! {
            <button
                type="button"
                role="tab"
                id={tab_id(tab)}
                aria-selected={is_chosen.to_string()}
                aria-controls={PANEL}
                tabindex={if is_chosen { "0" } else { "-1" }}
                {onclick}
            >
                { tab.name() }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={texts.t("code-tabs")} {onkeydown}>
            { for CodeTab::ALL.map(tab) }
        </div>
    }
}

/// The tab that a key leads to; from the last one on to the first, and back.
fn reached(from: CodeTab, key: &str) -> Option<CodeTab> {
    let tabs = CodeTab::ALL;
    let place = tabs.iter().position(|tab| *tab == from)?;
    let last = tabs.len() - 1;
    Some(match key {
        "ArrowRight" => tabs[(place + 1) % tabs.len()],
        "ArrowLeft" => tabs[(place + last) % tabs.len()],
        "Home" => tabs[0],
        "End" => tabs[last],
        _ => return None,
    })
}
