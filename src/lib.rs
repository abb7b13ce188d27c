//! Ketpad: Qiskit Runtime in a browser tab.
//!
//! The rooms in reading order; a room imports only rooms above it. The way of the data:
//!
//! ```text
//! editor::Command -> Circuit -> SamplerPub, EstimatorPub -> JobRequest -> dyn Service
//! LocalService: Plan -> Task* -> Executor -> engine -> Partial* -> Assembly -> PrimitiveResult
//! ```
//!
//! `src/main.rs` puts the page together, `src/bin/worker.rs` is the worker, `src/bin/embed.rs` runs jobs for
//! other pages.

pub mod math;

pub mod circuit;

pub mod observable;

pub mod qasm;

pub mod backend;

pub mod transpiler;

pub mod engine;

pub mod primitives;

pub mod runtime;

pub mod rest;

pub mod embed;

pub mod editor;

pub mod plot;

#[cfg(feature = "worker")]
pub mod web;

#[cfg(feature = "app")]
pub mod ui;
