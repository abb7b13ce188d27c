//! What the page says about itself, and the machine about its processors.

use js_sys::Reflect;
use web_sys::{Document, Url, Window};

/// Where the worker's script is: the address in the page's `<meta name="ketpad-worker">`, resolved
/// against the page's own.
pub fn worker_url() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let named = document.as_ref().and_then(named_worker);
    let base = document.and_then(|document| document.base_uri().ok().flatten());
    let address = named.unwrap_or_else(|| "worker_loader.js".to_owned());
    let resolved = base.and_then(|base| Url::new_with_base(&address, &base).ok());
    resolved.map_or(address, |url| url.href())
}

fn named_worker(document: &Document) -> Option<String> {
    let meta = document.query_selector("meta[name='ketpad-worker']").ok().flatten()?;
    meta.get_attribute("content")
}

/// How many bytes of memory the device has, as far as the browser tells: some do not, and those
/// that do round the number, so that it says little about whose device it is.
pub fn device_memory() -> Option<u64> {
    let navigator = web_sys::window()?.navigator();
    let gibibytes = Reflect::get(&navigator, &"deviceMemory".into()).ok()?.as_f64()?;
    Some((gibibytes * f64::from(1 << 30)) as u64)
}

/// How many workers to have at most: one per processor, but two at least, so that the state of
/// the circuit is shown while a long job runs, and four at most, since each takes memory.
pub fn pool_size() -> usize {
    let processors = web_sys::window().as_ref().map(Window::navigator);
    processors.map_or(2, |navigator| navigator.hardware_concurrency() as usize).clamp(2, 4)
}
