//! Random seeds.

use std::collections::BTreeSet;

use ketpad::web::random_seed;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn seeds_differ_and_are_short_enough_to_be_typed() {
    let seeds: BTreeSet<u64> = (0..100).map(|_| random_seed()).collect();
    // Two of a hundred agree once in a million runs; three never.
    assert!(seeds.len() >= 99);
    assert!(seeds.iter().all(|&seed| seed < 1 << 32));
}
