//! What the page and a worker say to each other.
//!
//! Both ends are always the same build, so the encoding is the compact one of `postcard` and
//! carries no version. A message travels as a `Uint8Array` whose memory is handed over.

use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::engine::EngineError;
use crate::primitives::{Partial, Task};
use crate::runtime::TaskId;

/// From the page to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum ToWorker {
    /// Execute this task. Sent only to a worker that is ready and has none.
    Run { id: TaskId, task: Task },
}

/// From a worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum FromWorker {
    /// The worker listens. Said once, before everything else.
    Ready,
    /// `done` of `total` units of work are done.
    Progress { id: TaskId, done: u64, total: u64 },
    /// The task has ended, and the worker is free for another. It has taken so many bytes of
    /// memory by now.
    Finished { id: TaskId, result: Result<Partial, EngineError>, memory_bytes: u64 },
}

/// Why something received is not a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum ProtocolError {
    /// It is no array of bytes.
    #[error("a message that is not an array of bytes")]
    NotBytes,
    /// Its bytes are no message, or more than one.
    #[error("a damaged message")]
    Damaged,
}

/// A message as bytes.
pub(super) fn encode<M: Serialize>(message: &M) -> Vec<u8> {
    postcard::to_allocvec(message)
        .expect("invariant: messages hold no sequence of unknown length, all else can be encoded")
}

/// The message that these bytes are.
pub(super) fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, ProtocolError> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(ProtocolError::Damaged),
    }
}

/// The two arguments of `postMessage`: the bytes, and the list of what is handed over with them.
pub(super) fn pack(bytes: &[u8]) -> (Uint8Array, Array) {
    let data = Uint8Array::from(bytes);
    let transfer = Array::of1(&data.buffer());
    (data, transfer)
}

/// The message in the data of a `message` event.
pub(super) fn unpack<M: DeserializeOwned>(data: &JsValue) -> Result<M, ProtocolError> {
    let bytes = data.dyn_ref::<Uint8Array>().ok_or(ProtocolError::NotBytes)?;
    decode(&bytes.to_vec())
}
