//! Ketpad: Qiskit Runtime in a browser tab.

pub mod math;

pub mod circuit;

pub mod backend;

pub mod engine;

pub mod primitives;

pub mod runtime;

pub mod editor;

pub mod plot;

#[cfg(feature = "app")]
pub mod web;
