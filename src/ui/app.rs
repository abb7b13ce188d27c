//! The page as a whole.

use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::composer::{Composer, key_name};
use super::hooks::{
    use_backend, use_document, use_gauge, use_incoming, use_language, use_live_state, use_prefs,
    use_run, use_window_event,
};
use super::i18n::Texts;
use super::panels::{
    CodePanel, DropHint, FactsPanel, FileMenu, Header, Help, LivePanel, ResultsPanel, RunPanel,
    SavedBanners, program,
};
use super::ports::Ports;
use super::same::Same;
use super::state::{DocAction, DocState, changed};

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
    let language = use_language(props.ports.store.clone());
    let (document, inputs, notices) = use_document(props.ports.store.clone());
    let incoming = use_incoming(&document, &inputs, &notices);
    let live = use_live_state(props.ports.live.clone(), &document);
    let run = use_run(props.ports.service.clone());
    let backend = use_backend(props.ports.service.clone());
    let (ports, options) = (&props.ports, inputs.simulation);
    let gauge = use_gauge(ports.live.clone(), ports.device_bytes, &document, options);
    let is_help_open = use_state(|| false);
    let open_help = use_callback(is_help_open.setter(), |(), help| help.set(true));
    let close_help = use_callback(is_help_open.setter(), |(), help| help.set(false));
    let on_key = use_callback(document.clone(), |event: Event, document| {
        if let Some(action) = shortcut(&event, document) {
            event.prevent_default();
            document.act(action);
        }
    });
    use_window_event("keydown", on_key);
    let asked = Same(use_memo((document.clone(), inputs.clone()), |(document, inputs)| {
        program(document, inputs)
    }));
    let change = use_memo(
        (run.outcome.clone().map(Same), Same(document.circuit().clone()), asked.clone()),
        |(outcome, circuit, asked)| {
            let outcome = outcome.as_ref()?;
            changed((&outcome.circuit, &outcome.program), &circuit.0, asked.as_ref().ok())
        },
    );
    html! {
        <ContextProvider<Texts> context={language.texts().clone()}>
            <Header document={document.clone()} prefs={prefs.clone()} language={language.clone()}>
                <FileMenu
                    document={document.clone()}
                    inputs={inputs.clone()}
                    incoming={incoming.clone()}
                />
            </Header>
            <DropHint is_over={incoming.is_over} />
            <SavedBanners {notices} {incoming} {language} />
            <main class="workspace">
                <Composer document={document.clone()} prefs={prefs.clone()} on_help={open_help} />
                <RunPanel document={document.clone()} {inputs} {asked} run={run.clone()} {backend} {gauge} bits={prefs.get().bits} />
                <ResultsPanel {run} change={*change} prefs={prefs.clone()} />
                <CodePanel document={document.clone()} />
                <LivePanel view={live} {prefs} />
                <FactsPanel circuit={Same(document.circuit().clone())} />
            </main>
            <Help is_open={*is_help_open} on_close={close_help} />
        </ContextProvider<Texts>>
    }
}

/// What a key asks for wherever the focus is, but for fields, which have an undo and an Escape
/// of their own, and dialogs, behind which nothing should happen.
fn shortcut(event: &Event, document: &DocState) -> Option<DocAction> {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    let target = event.target()?.dyn_into::<web_sys::Element>().ok();
    let owner = target.as_ref().map(|element| (element.tag_name(), element.id()));
    let is_elsewhere = match owner.as_ref().map(|(tag, id)| (tag.as_str(), id.as_str())) {
        // A plain code field's own undo knows only what was typed since its text was last put in.
        Some(("TEXTAREA", "code")) => document.is_in_field(),
        // The editor, too, asks for undo itself when its own has nothing left.
        Some((_, "code") | ("INPUT" | "TEXTAREA" | "SELECT", _)) => true,
        _ => target.is_some_and(|element| matches!(element.closest("dialog"), Ok(Some(_)))),
    };
    if is_elsewhere {
        return None;
    }
    let name = key_name(&event.key(), &event.code(), event.shift_key());
    match (name.as_str(), event.ctrl_key() || event.meta_key()) {
        ("z", true) => Some(DocAction::Undo),
        ("Z" | "y", true) => Some(DocAction::Redo),
        ("Escape", false) if document.tool.is_some() => Some(DocAction::Arm(None)),
        _ => None,
    }
}
