//! The port to wherever small texts are kept between visits.

use std::cell::RefCell;
use std::collections::BTreeMap;

use thiserror::Error;

/// Why a text was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StoreError {
    /// There is no storage here, or it is switched off.
    #[error("nothing can be kept here")]
    Unavailable,
    /// The storage is full.
    #[error("the storage is full")]
    Full,
}

/// Keeps small texts under names between visits. Never for secrets.
pub trait Store {
    /// The text kept under `key`.
    fn get(&self, key: &str) -> Option<String>;

    /// Keeps `text` under `key`, in place of what was there.
    ///
    /// # Errors
    /// [`StoreError`]; what was there is then still there.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Forgets what is kept under `key`.
    fn remove(&self, key: &str);
}

/// A store that lasts as long as the value itself.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<BTreeMap<String, String>>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }
}
