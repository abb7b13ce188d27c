//! Files that are dropped anywhere onto the page.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, Event, File};
use yew::prelude::*;

/// A drag that is not heard of for this long has left the page.
const QUIET_MILLIS: u32 = 500;

/// Calls `then` with a file that is dropped. Gives whether one is being dragged over the page.
///
/// The listeners come before all others: the code editor would take a file as text to put in.
#[hook]
pub(super) fn use_file_drop(then: Callback<File>) -> bool {
    let is_over = use_state_eq(|| false);
    {
        let is_over = is_over.clone();
        use_effect_with(then, move |then| {
            let listeners = listen(&is_over, then);
            move || drop(listeners)
        });
    }
    *is_over
}

fn listen(is_over: &UseStateHandle<bool>, then: &Callback<File>) -> [Option<EventListener>; 2] {
    let leaving: Rc<std::cell::RefCell<Option<Timeout>>> = Rc::default();
    let over = {
        let (is_over, leaving) = (is_over.clone(), Rc::clone(&leaving));
        on_files("dragover", move |_| {
            is_over.set(true);
            let is_over = is_over.clone();
            leaving.replace(Some(Timeout::new(QUIET_MILLIS, move || is_over.set(false))));
        })
    };
    let dropped = {
        let (is_over, then) = (is_over.clone(), then.clone());
        on_files("drop", move |event| {
            leaving.take();
            is_over.set(false);
            let files = event.data_transfer().and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                then.emit(file);
            }
        })
    };
    [over, dropped]
}

/// Calls `then` with the drag events of one type that carry files, and with them alone.
fn on_files(
    event_type: &'static str,
    then: impl Fn(&DragEvent) + 'static,
) -> Option<EventListener> {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        ..EventListenerOptions::enable_prevent_default()
    };
    let window = web_sys::window()?;
    Some(EventListener::new_with_options(&window, event_type, options, move |event: &Event| {
        let Some(event) = event.dyn_ref::<DragEvent>() else { return };
        let types = event.data_transfer().map(|data| data.types());
        if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
            event.prevent_default();
            event.stop_propagation();
            then(event);
        }
    }))
}
