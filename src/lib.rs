//! Ketpad: Qiskit Runtime in a browser tab.

pub mod circuit;
pub mod math;
pub mod qasm;
