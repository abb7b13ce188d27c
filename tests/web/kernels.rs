//! Every way to a state, held to the plain engine, with the vectors that all browsers have.

use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../contract/kernels/mod.rs"]
mod contract;

macro_rules! in_this_browser {
    ($($name:ident)*) => {
        $(#[wasm_bindgen_test] fn $name() { contract::$name(); })*
    };
}

contract::kernel_scenarios! { in_this_browser }
