//! What every store must keep, as one scenario over any of them.

use ketpad::runtime::Store;

/// Texts are kept under their keys, replaced, and forgotten. `store` keeps nothing at first under
/// the keys `contract` and `contract-2`, and nothing in the end.
pub(super) fn texts_are_kept_replaced_and_forgotten(store: &dyn Store) {
    let (key, other_key) = ("contract", "contract-2");
    assert_eq!(store.get(key), None);
    store.set(key, "첫 번째").unwrap();
    store.set(other_key, "other").unwrap();
    assert_eq!(store.get(key).as_deref(), Some("첫 번째"));
    store.set(key, "").unwrap();
    assert_eq!(store.get(key).as_deref(), Some(""));
    store.remove(key);
    store.remove(key);
    assert_eq!(store.get(key), None);
    assert_eq!(store.get(other_key).as_deref(), Some("other"));
    store.remove(other_key);
    assert_eq!(store.get(other_key), None);
}
