//! The store's contract, kept by the store in memory.

use ketpad::runtime::MemoryStore;

#[path = "../contract/store.rs"]
mod contract;

#[test]
fn texts_are_kept_replaced_and_forgotten() {
    contract::texts_are_kept_replaced_and_forgotten(&MemoryStore::default());
}
