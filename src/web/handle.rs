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
    /// Starts the script at `url` as a worker of this name. What becomes of it is told to `notice`; among it
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
        let worker = new_worker(url, name)?;
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

/// A new worker of this name with the script at `url`: a module, or from a blob, which a page of another
/// origin has made, a script that imports it.
pub(super) fn new_worker(url: &str, name: &str) -> Result<Worker, JsValue> {
    let is_blob = url.starts_with("blob:");
    let options = WorkerOptions::new();
    options.set_type(if is_blob { WorkerType::Classic } else { WorkerType::Module });
    options.set_name(name);
    Worker::new_with_options(url, &options)
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
