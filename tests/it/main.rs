//! All native integration tests, in one binary.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod analysis;
mod commands;
mod dynamic;
mod edits;
mod estimates;
mod examples;
mod executor;
mod expectation;
mod idle;
mod isa;
mod kernels;
mod laws;
mod locales;
mod matrices;
mod modifiers;
mod nested;
mod options;
mod powers;
mod pubs;
mod random;
mod reference;
mod rooms;
mod service;
mod states;
mod store;
mod styles;
mod tidy;
mod transpiler;
mod wire;
