//! Why a row has no time.

use ketpad::engine::EngineError;
use wasm_bindgen::{JsError, JsValue};

/// Why a piece of work cannot be measured.
#[derive(Debug)]
pub enum Failure {
    /// The engine cannot do it yet.
    Missing(&'static str),
    /// It went wrong.
    Wrong(String),
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Self::Wrong(error.to_string())
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let message = match failure {
            Failure::Missing(what) => format!("missing: {what}"),
            Failure::Wrong(why) => why,
        };
        JsError::new(&message).into()
    }
}
