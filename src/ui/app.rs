//! The page as a whole.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::composer::Composer;
use super::hooks::{use_document, use_live_state, use_prefs, use_run, use_window_event};
use super::i18n::Texts;
use super::panels::{CodePanel, Header, Help, LivePanel, ResultsPanel, RunPanel, SavedBanner};
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
    let (document, inputs, notice) = use_document(props.ports.store.clone());
    let live = use_live_state(props.ports.live.clone(), document.circuit());
    let run = use_run(props.ports.service.clone());
    let backend = use_backend(&props.ports);
    let is_help_open = use_state(|| false);
    let set_help = |is_open: bool| {
        let is_help_open = is_help_open.clone();
        Callback::from(move |()| is_help_open.set(is_open))
    };
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
            <SavedBanner {notice} />
            <main class="workspace">
                <Composer document={document.clone()} on_help={set_help(true)} />
                <RunPanel document={document.clone()} {inputs} run={run.clone()} backend={(*backend).clone()} />
                <ResultsPanel {run} circuit={document.circuit().clone()} />
                <CodePanel document={document.clone()} />
                <LivePanel view={live} />
            </main>
            <Help is_open={*is_help_open} on_close={set_help(false)} />
        </ContextProvider<Texts>>
    }
}

/// The first backend of the service: where jobs go.
#[hook]
fn use_backend(ports: &Ports) -> UseStateHandle<Option<crate::backend::BackendInfo>> {
    let backend = use_state(|| None);
    {
        let (backend, service) = (backend.clone(), ports.service.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Ok(backends) = service.backends().await {
                    backend.set(backends.into_iter().next());
                }
            });
        });
    }
    backend
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
