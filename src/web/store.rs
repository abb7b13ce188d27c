//! What the browser keeps between visits.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Storage;

use crate::runtime::{Store, StoreError};

/// Before every key: many pages may share an origin, and with it the storage.
const PREFIX: &str = "ketpad:";

/// The page's `localStorage`. The key `name` is kept there as `ketpad:name`.
///
/// Where storage is switched off, even looking at it throws: then nothing is found, and keeping
/// something is [`StoreError::Unavailable`].
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalStorage;

impl Store for LocalStorage {
    fn get(&self, key: &str) -> Option<String> {
        storage()?.get_item(&prefixed(key)).ok()?
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let storage = storage().ok_or(StoreError::Unavailable)?;
        storage.set_item(&prefixed(key), text).map_err(|thrown| error_from(&thrown))
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = storage() {
            // It throws only where nothing can have been kept.
            let _ = storage.remove_item(&prefixed(key));
        }
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn prefixed(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn error_from(thrown: &JsValue) -> StoreError {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) if error.name() == "QuotaExceededError" => StoreError::Full,
        _ => StoreError::Unavailable,
    }
}
