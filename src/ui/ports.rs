//! What the page is handed by whoever starts it.

use std::rc::Rc;

use crate::runtime::{LiveState, Service, Store};

/// The outside world, as the page sees it.
#[derive(Clone)]
pub struct Ports {
    /// Runs jobs.
    pub service: Rc<dyn Service>,
    /// Computes the state of the circuit while it is edited.
    pub live: Rc<dyn LiveState>,
    /// Keeps the document and the preferences between visits.
    pub store: Rc<dyn Store>,
    /// Bytes of memory that the device has, if that is known.
    pub device_bytes: Option<u64>,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ports").finish_non_exhaustive()
    }
}

impl PartialEq for Ports {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.service, &other.service)
            && Rc::ptr_eq(&self.live, &other.live)
            && Rc::ptr_eq(&self.store, &other.store)
            && self.device_bytes == other.device_bytes
    }
}
