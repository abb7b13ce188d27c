//! The scenarios of `tests/contract/kernels` as a module for a browser, so that they also run as
//! the kinds of program for which the WebAssembly tests are not built.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use wasm_bindgen::prelude::wasm_bindgen;

#[path = "../contract/kernels/mod.rs"]
mod contract;

macro_rules! table {
    ($($name:ident)*) => {
        const SCENARIOS: &[(&str, fn())] = &[$((stringify!($name), contract::$name)),*];
    };
}

contract::kernel_scenarios! { table }

/// Lets the console say why a scenario stops.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The names of all scenarios.
#[wasm_bindgen]
pub fn scenarios() -> Vec<String> {
    SCENARIOS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// Runs the scenario of this name.
///
/// # Panics
/// When it fails, or there is none of this name.
#[wasm_bindgen]
pub fn run(name: &str) {
    let (_, scenario) = SCENARIOS.iter().find(|(known, _)| *known == name).unwrap();
    scenario();
}

/// Makes so many threads of this worker, and calls `then` with the number of those that are there.
#[cfg(feature = "threads")]
#[wasm_bindgen(js_name = startThreads)]
pub fn start_threads(threads: u32, then: js_sys::Function) {
    ketpad::web::start_threads(threads as usize, move || {
        let present = rayon::current_num_threads() as u32;
        // What it throws is the page's to notice: no answer comes.
        let _ = then.call1(&wasm_bindgen::JsValue::NULL, &present.into());
    });
}
