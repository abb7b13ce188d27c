//! The threads of a worker whose program shares its memory.
//!
//! In a browser, a thread is a worker that runs the same program in the same memory. The first
//! one, which serves the page, starts the others from its own address, `www/worker_loader.js`; each says
//! that it is there, and then [`be_thread`] keeps it. They end with the first.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{LazyLock, Mutex, PoisonError};

use gloo_events::EventListener;
use js_sys::Array;
use rayon::{ThreadBuilder, ThreadPoolBuilder};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Worker};

use super::handle::new_worker;

/// The name of a worker that is to be a thread, as `www/worker_loader.js` has it.
const THREAD: &str = "thread";

/// Most threads of a worker: memory does not get faster with their number.
const MOST_THREADS: usize = 8;

/// Where threads find what they are to do.
struct Places {
    sender: Sender<ThreadBuilder>,
    receiver: Mutex<Receiver<ThreadBuilder>>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let (sender, receiver) = mpsc::channel();
    Places { sender, receiver: Mutex::new(receiver) }
});

/// How many threads are worth having: one for each processor, as far as memory keeps up.
pub(super) fn num_threads(scope: &DedicatedWorkerGlobalScope) -> usize {
    (scope.navigator().hardware_concurrency() as usize).clamp(1, MOST_THREADS)
}

/// Makes so many threads of the worker that this is called in, which is one of them, and calls
/// `then` when all are at work or known to be missing.
///
/// The worker's script has to hand a worker with the name `thread` over to [`be_thread`].
///
/// # Panics
/// When called anywhere but in a dedicated worker.
pub fn start_threads(num_threads: usize, then: impl FnOnce() + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let more = 1..num_threads.max(1);
    let workers: Vec<Worker> = more.map_while(|_| start_one(&scope).ok()).collect();
    let arrivals = Rc::new(Arrivals {
        awaited: Cell::new(workers.len()),
        present: Cell::new(0),
        then: Cell::new(Some(Box::new(then))),
    });
    if workers.is_empty() {
        return arrivals.complete();
    }
    for worker in workers {
        for (event, number) in [("message", 1), ("error", 0)] {
            let arrivals = arrivals.clone();
            let note = move |_: &web_sys::Event| arrivals.note(number);
            EventListener::once(&worker, event, note).forget();
        }
        // Held for ever: browsers may end a worker that nobody holds.
        std::mem::forget(worker);
    }
}

fn start_one(scope: &DedicatedWorkerGlobalScope) -> Result<Worker, JsValue> {
    let worker = new_worker(&scope.location().href(), THREAD)?;
    worker.post_message(&Array::of2(&wasm_bindgen::module(), &wasm_bindgen::memory()))?;
    Ok(worker)
}

/// Workers that are on their way.
struct Arrivals {
    awaited: Cell<usize>,
    present: Cell<usize>,
    then: Cell<Option<Box<dyn FnOnce()>>>,
}

impl Arrivals {
    /// Another one is there, or `number` is 0, and it will not come.
    fn note(&self, number: usize) {
        self.present.set(self.present.get() + number);
        self.awaited.set(self.awaited.get().saturating_sub(1));
        if self.awaited.get() == 0 {
            self.complete();
        }
    }

    fn complete(&self) {
        let Some(then) = self.then.take() else { return };
        let pool = ThreadPoolBuilder::new().num_threads(self.present.get() + 1);
        let pool = pool.use_current_thread().spawn_handler(|thread| {
            let sent = PLACES.sender.send(thread);
            sent.map_err(|_| std::io::ErrorKind::BrokenPipe.into())
        });
        // Without a pool, one thread does everything.
        let _ = pool.build_global();
        then();
    }
}

/// Works as one of the threads of the program that this worker was started for. Does not return
/// while that one lives.
#[wasm_bindgen(js_name = beThread)]
pub fn be_thread() {
    let next = {
        let places = PLACES.receiver.lock().unwrap_or_else(PoisonError::into_inner);
        places.recv()
    };
    if let Ok(thread) = next {
        thread.run();
    }
}
