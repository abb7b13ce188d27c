//! Listening to the window as long as a component lives.

use gloo_events::{EventListener, EventListenerOptions};
use yew::prelude::*;

/// Calls `callback` with every event of this type that reaches the window. The event's default
/// action can be prevented.
#[hook]
pub(in crate::ui) fn use_window_event(event_type: &'static str, callback: Callback<Event>) {
    use_effect_with((event_type, callback), |(event_type, callback)| {
        let callback = callback.clone();
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, *event_type, options, move |event| {
                callback.emit(event.clone());
            })
        });
        move || drop(listener)
    });
}
