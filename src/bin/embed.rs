//! The program behind `www/ketpad.js`: runs jobs for pages that embed Ketpad.

use std::rc::Rc;

use js_sys::{Function, Promise};
use ketpad::embed;
use ketpad::web::{self, PoolOptions, WorkerPool};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

fn main() {
    console_error_panic_hook::set_once();
}

/// The workers that all jobs of a page share.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    pool: Rc<WorkerPool>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine whose workers are the module at this address.
    #[wasm_bindgen(constructor)]
    pub fn new(worker_url: &str) -> Self {
        let pool = WorkerPool::new(PoolOptions::new(worker_url, web::pool_size()));
        pool.start();
        Self { pool: Rc::new(pool) }
    }

    /// Promises the result of a job, both as JSON; or rejects with a refusal as JSON. `on_progress`
    /// is called with the units that are done and the number of all. The job is cancelled when
    /// `cancelled` is settled.
    pub fn run(&self, job: String, on_progress: Function, cancelled: Promise) -> Promise {
        let pool = self.pool.clone();
        future_to_promise(async move {
            let tell = |done: u64, total: u64| {
                // The function is ours, and does not throw.
                let _ = on_progress.call2(&JsValue::NULL, &number(done), &number(total));
            };
            let cancelled = async {
                // However it is settled.
                let _ = JsFuture::from(cancelled).await;
            };
            let answer = embed::run(pool, &job, Box::new(web::random_seed), tell, cancelled).await;
            answer.map(JsValue::from).map_err(|failure| failure.to_json().into())
        })
    }
}

/// Units of progress are few, so nothing is lost.
fn number(units: u64) -> JsValue {
    (units as f64).into()
}
