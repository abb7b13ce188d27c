//! One worker of the browser, from its start to its end.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::protocol;

/// What the page notices of a worker.
#[derive(Debug)]
pub(super) enum Sign {
    /// It has posted this.
    Message(JsValue),
    /// It could not be loaded, has died of an uncaught error, or posted what cannot be received.
    Broken,
    /// It has not called itself ready in time.
    Late,
}

/// A running worker. Dropping it ends the worker, whatever it is at.
#[derive(Debug)]
pub(super) struct WorkerHandle {
    worker: Worker,
    start_timer: Option<Timeout>,
    // Held for their lifetime: dropping them removes the listeners.
    _listeners: [EventListener; 3],
}

impl WorkerHandle {
    /// Starts the module at `url` as a worker of this name. What becomes of it is told to `notice`; among it
    /// is [`Sign::Late`], unless [`WorkerHandle::started`] is called within `start_timeout_ms`.
    ///
    /// # Errors
    /// What the browser throws, for an address of another origin for instance.
    pub(super) fn start(
        url: &str,
        name: &str,
        start_timeout_ms: u32,
        notice: impl Fn(Sign) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(name);
        let worker = Worker::new_with_options(url, &options)?;
        Ok(Self {
            start_timer: Some(on_timeout(start_timeout_ms, notice.clone())),
            _listeners: [
                on_message(&worker, notice.clone()),
                on_failure(&worker, "error", notice.clone()),
                on_failure(&worker, "messageerror", notice),
            ],
            worker,
        })
    }

    /// The worker has called itself ready, so its start is over.
    pub(super) fn started(&mut self) {
        self.start_timer = None;
    }

    /// Sends an encoded message.
    ///
    /// # Errors
    /// What the browser throws.
    pub(super) fn post(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let (data, transfer) = protocol::pack(bytes);
        self.worker.post_message_with_transfer(&data, &transfer)
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn on_message(worker: &Worker, notice: impl Fn(Sign) + 'static) -> EventListener {
    EventListener::new(worker, "message", move |event| {
        notice(Sign::Message(event.unchecked_ref::<MessageEvent>().data()));
    })
}

fn on_failure(
    worker: &Worker,
    event: &'static str,
    notice: impl Fn(Sign) + 'static,
) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(worker, event, options, move |event| {
        // It is dealt with here, so it shall not be reported as an error of the page as well.
        event.prevent_default();
        notice(Sign::Broken);
    })
}

fn on_timeout(timeout_ms: u32, notice: impl Fn(Sign) + 'static) -> Timeout {
    Timeout::new(timeout_ms, move || notice(Sign::Late))
}
