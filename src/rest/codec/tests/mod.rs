//! Byte for byte what the specification says, every form of input, and input that means harm.

mod bytes;
mod hostile;
mod jobs;
mod plain;

use serde_json::Value as Json;

/// What Qiskit's own client writes of every type: `encoded` has the JSON, `decoded_bytes` what is
/// inside of it.
fn encodings() -> Json {
    let text = include_str!("../../../../tests/fixtures/wire/encodings.json");
    serde_json::from_str(text).unwrap()
}
