//! The program behind `www/ketpad.js`: runs jobs for pages that embed Ketpad.

use std::rc::Rc;

use js_sys::{Function, Promise};
use ketpad::embed;
use ketpad::web::{self, PoolOptions, WorkerPool};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
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

    /// Promises the result of a job, both as JSON; or rejects with a refusal as JSON. `load_device`
    /// promises the file of a device by its name. `on_progress` is called with the units that are done
    /// and the number of all. The job is cancelled when `cancelled` is settled.
    pub fn run(
        &self,
        job: String,
        load_device: Function,
        on_progress: Function,
        cancelled: Promise,
    ) -> Promise {
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
            let file = async |name: &str| file(&load_device, name).await;
            let seed = Box::new(web::random_seed);
            let answer = embed::run(pool, &job, seed, file, tell, cancelled).await;
            answer.map(JsValue::from).map_err(|failure| failure.to_json().into())
        })
    }
}

/// The file of a device, or why there is none.
async fn file(load: &Function, name: &str) -> Result<String, String> {
    let promised = async {
        let promise = load.call1(&JsValue::NULL, &name.into())?;
        JsFuture::from(Promise::resolve(&promise)).await
    };
    let file = promised.await.map_err(|thrown| words(&thrown))?;
    file.as_string().ok_or_else(|| "it is no text".to_owned())
}

/// What has been thrown, as text.
fn words(thrown: &JsValue) -> String {
    let error = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.or_else(|| thrown.as_string()).unwrap_or_else(|| "it cannot be loaded".to_owned())
}

/// Units of progress are few, so nothing is lost.
fn number(units: u64) -> JsValue {
    (units as f64).into()
}
