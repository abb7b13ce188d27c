//! The parser as a page calls it, for `tests/bench/parse.mjs` to measure in a browser.

use ketpad::qasm::parse;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a program; answers the number of instructions of its circuit, or none when it has
/// errors.
#[wasm_bindgen(js_name = numInstructions)]
#[must_use]
pub fn num_instructions(source: &str) -> Option<usize> {
    parse(source).circuit.map(|circuit| circuit.num_places())
}
