//! Ketpad: Qiskit Runtime in a browser tab.

pub mod circuit;
pub mod editor;
pub mod math;
pub mod plot;
