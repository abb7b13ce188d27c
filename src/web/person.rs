//! Whether there is a person at the page.

use futures::StreamExt as _;
use futures::channel::mpsc;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};

/// Events that only come when somebody does something. A scroll is none of them: browsers scroll
/// by themselves to where a page was left. A finger is a pointer; what is clicked or focused
/// without one comes from a program that speaks for a person, a screen reader for instance.
const SIGNS: [&str; 8] =
    ["pointermove", "pointerdown", "wheel", "keydown", "focusin", "input", "click", "dragenter"];

/// Waits until a person does something on the page: moves over it, touches it, types.
pub async fn first_sign() {
    let Some(window) = web_sys::window() else { return };
    let (sender, mut signs) = mpsc::unbounded();
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let _listeners = SIGNS.map(|sign| {
        let sender = sender.clone();
        EventListener::new_with_options(&window, sign, options, move |_| {
            // It fails only once the first sign was taken, when nobody waits for a second.
            let _ = sender.unbounded_send(());
        })
    });
    signs.next().await;
}
