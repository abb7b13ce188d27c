//! The page as a whole.

use yew::prelude::*;

use super::composer::Composer;
use super::hooks::{
    use_backend, use_document, use_live_state, use_prefs, use_run, use_window_event,
};
use super::i18n::Texts;
use super::panels::{CodePanel, Header, Help, LivePanel, ResultsPanel, RunPanel, SavedBanners};
use super::ports::Ports;
use super::state::DocAction;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The outside world.
    pub ports: Ports,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let prefs = use_prefs(props.ports.store.clone());
    let (document, inputs, notices) = use_document(props.ports.store.clone());
    let live = use_live_state(props.ports.live.clone(), document.circuit());
    let run = use_run(props.ports.service.clone());
    let backend = use_backend(props.ports.service.clone());
    let is_help_open = use_state(|| false);
    let open_help = use_callback(is_help_open.setter(), |(), help| help.set(true));
    let close_help = use_callback(is_help_open.setter(), |(), help| help.set(false));
    let texts = use_memo(prefs.get().language, |language| Texts::new(*language));
    let undo_keys = {
        let document = document.clone();
        use_callback(document, |event: Event, document| {
            if let Some(action) = undo_or_redo(&event) {
                event.prevent_default();
                document.act(action);
            }
        })
    };
    use_window_event("keydown", undo_keys);
    html! {
        <ContextProvider<Texts> context={(*texts).clone()}>
            <Header document={document.clone()} {prefs} />
            <SavedBanners {notices} />
            <main class="workspace">
                <Composer document={document.clone()} on_help={open_help} />
                <RunPanel document={document.clone()} {inputs} run={run.clone()} {backend} />
                <ResultsPanel {run} circuit={document.circuit().clone()} />
                <CodePanel document={document.clone()} />
                <LivePanel view={live} />
            </main>
            <Help is_open={*is_help_open} on_close={close_help} />
        </ContextProvider<Texts>>
    }
}

/// What Control with Z or Y asks for, anywhere but in a field, which has an undo of its own.
fn undo_or_redo(event: &Event) -> Option<DocAction> {
    use wasm_bindgen::JsCast as _;
    let event = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    let target = event.target()?.dyn_into::<web_sys::Element>().ok();
    let is_field = target.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    });
    if is_field || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(DocAction::Undo),
        ("z", true) | ("y", false) => Some(DocAction::Redo),
        _ => None,
    }
}
