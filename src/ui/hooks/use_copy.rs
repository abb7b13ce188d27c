//! Putting a text onto the clipboard, and saying whether that worked.

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::JsFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What came of copying is shown for this long.
const SHOWN_MILLIS: u32 = 2500;

/// What came of copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Copied {
    /// Nothing was copied lately.
    Nothing,
    /// The text is on the clipboard.
    Done,
    /// The browser does not allow it here.
    Refused,
}

/// Copies texts.
#[derive(Clone)]
pub(in crate::ui) struct Copying {
    state: UseStateHandle<Copied>,
}

impl Copying {
    /// What came of the last text.
    pub(in crate::ui) fn state(&self) -> Copied {
        *self.state
    }

    /// Puts a text onto the clipboard.
    pub(in crate::ui) fn copy(&self, text: AttrValue) {
        let state = self.state.clone();
        spawn_local(async move {
            state.set(if write(&text).await.is_some() { Copied::Done } else { Copied::Refused });
        });
    }
}

/// Nothing where the browser has no clipboard for this page, or refuses.
async fn write(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    // Pages that came over an unsafe connection have none, whatever its type says.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.ok()?;
    Some(())
}

/// A way to copy texts.
#[hook]
pub(in crate::ui) fn use_copy() -> Copying {
    let state = use_state_eq(|| Copied::Nothing);
    {
        let state = state.clone();
        use_effect_with(*state.clone(), move |copied| {
            let later = (*copied != Copied::Nothing)
                .then(|| Timeout::new(SHOWN_MILLIS, move || state.set(Copied::Nothing)));
            move || drop(later)
        });
    }
    Copying { state }
}
