//! Jobs and results as JSON: what the service's clients wrote, laws, and input that was changed.

mod captures;
mod laws;
mod mutations;
mod values;

use serde_json::{Map, Value as Json};

fn read(text: &str) -> Map<String, Json> {
    serde_json::from_str(text).unwrap()
}

/// Results of jobs of the official client and of a client that reads plain JSON, by name.
fn results() -> Map<String, Json> {
    read(include_str!("../../fixtures/wire/results.json"))
}

/// Jobs that the two clients sent, by name.
fn jobs() -> Map<String, Json> {
    read(include_str!("../../fixtures/wire/jobs.json"))
}

/// What the official client writes of every type, by name.
fn encodings() -> Map<String, Json> {
    let all = read(include_str!("../../fixtures/wire/encodings.json"));
    all["encoded"].as_object().unwrap().clone()
}

/// Whether a result or a value has tags.
fn is_tagged(json: &Json) -> bool {
    json.get("__type__").is_some()
}
