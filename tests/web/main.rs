//! What only a browser can show: run in headless Chromium by `wasm-bindgen-test-runner`.
//!
//! Natively this is an empty program.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may")]

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test_configure;

mod contract;
mod engine;
mod entropy;
mod kernels;
mod pool;
mod storage;
mod support;

wasm_bindgen_test_configure!(run_in_browser);

/// What the workers of the tests call, as the product's worker does.
#[wasm_bindgen]
pub fn serve() {
    ketpad::web::serve();
}

/// Dies in the way an error in the engine would.
#[wasm_bindgen]
pub fn crash() {
    panic!("a test asked for this");
}
