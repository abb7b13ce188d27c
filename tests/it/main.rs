//! All native integration tests, in one binary.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod executor;
mod laws;
mod rooms;
mod seeds;
mod service;
mod tidy;
