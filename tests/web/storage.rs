//! What is kept between visits.

use ketpad::runtime::{Store, StoreError};
use ketpad::web::LocalStorage;
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../contract/store.rs"]
mod contract;

#[wasm_bindgen_test]
fn texts_are_kept_replaced_and_forgotten() {
    contract::texts_are_kept_replaced_and_forgotten(&LocalStorage);
}

#[wasm_bindgen_test]
fn other_pages_of_the_origin_are_left_alone() {
    let foreign = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    foreign.set_item("test", "foreign").unwrap();
    assert_eq!(LocalStorage.get("test"), None);
    LocalStorage.set("test", "ours").unwrap();
    assert_eq!(foreign.get_item("test").unwrap().as_deref(), Some("foreign"));
    assert_eq!(foreign.get_item("ketpad:test").unwrap().as_deref(), Some("ours"));
    LocalStorage.remove("test");
    assert_eq!(foreign.get_item("test").unwrap().as_deref(), Some("foreign"));
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_was_there() {
    LocalStorage.set("test-full", "small").unwrap();
    let too_long = "x".repeat(20_000_000);
    assert_eq!(LocalStorage.set("test-full", &too_long), Err(StoreError::Full));
    assert_eq!(LocalStorage.get("test-full").as_deref(), Some("small"));
    LocalStorage.remove("test-full");
}
