//! The worker's end: takes a task, executes it, says how far it is.

use std::ops::ControlFlow;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Performance};

use super::protocol::{self, FromWorker, ToWorker};
use crate::engine::{Monitor, taken_bytes};
use crate::primitives;
use crate::runtime::TaskId;

/// Least time between two reports of progress: often enough for a bar to move smoothly, seldom
/// enough to cost nothing.
const PROGRESS_INTERVAL_MS: f64 = 50.0;

/// Makes the worker this is called in execute tasks for the page's
/// [`WorkerPool`](super::WorkerPool), until the page ends it.
///
/// A panic, or a message that is none, becomes an uncaught error of the worker, which the page
/// sees as a crash.
///
/// # Panics
/// When called anywhere but in a dedicated worker.
pub fn serve() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let on_message = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent) -> Result<(), JsError>>::new(
            move |event: MessageEvent| {
                let ToWorker::Run { id, task } = protocol::unpack(&event.data())?;
                let result = primitives::execute(&task, &mut Reporter::new(&scope, id));
                let memory_bytes = taken_bytes();
                post(&scope, &FromWorker::Finished { id, result, memory_bytes });
                Ok(())
            },
        )
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    on_message.forget();
    #[cfg(feature = "threads")]
    super::threads::start_threads(super::threads::num_threads(&scope), move || {
        post(&scope, &FromWorker::Ready);
    });
    #[cfg(not(feature = "threads"))]
    post(&scope, &FromWorker::Ready);
}

fn post<M: Serialize>(scope: &DedicatedWorkerGlobalScope, message: &M) {
    let (data, transfer) = protocol::pack(&protocol::encode(message));
    scope
        .post_message_with_transfer(&data, &transfer)
        .expect("invariant: an array of bytes that nobody else holds can be handed over");
}

/// Tells the page how far a task is. It never stops the work: the page does that by ending the
/// worker, which works even where the engine does not listen.
struct Reporter<'a> {
    scope: &'a DedicatedWorkerGlobalScope,
    clock: Performance,
    id: TaskId,
    reported_ms: f64,
}

impl<'a> Reporter<'a> {
    fn new(scope: &'a DedicatedWorkerGlobalScope, id: TaskId) -> Self {
        let clock = scope.performance().expect("invariant: every worker has a clock");
        let reported_ms = clock.now();
        Self { scope, clock, id, reported_ms }
    }
}

impl Monitor for Reporter<'_> {
    fn report(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        let now_ms = self.clock.now();
        if now_ms - self.reported_ms >= PROGRESS_INTERVAL_MS {
            self.reported_ms = now_ms;
            post(self.scope, &FromWorker::Progress { id: self.id, done, total });
        }
        ControlFlow::Continue(())
    }
}
