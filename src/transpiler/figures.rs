//! The figures of a circuit that matter on a device.

use crate::circuit::Circuit;
use crate::circuit::analysis::{depth, is_counted, is_nonlocal, num_nonlocal_gates, size};

/// The figures of a circuit that matter on a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Gates on two or more qubits.
    pub two_qubit_gates: usize,
    /// The most of them one after the other.
    pub two_qubit_depth: usize,
    /// The most instructions one after the other.
    pub depth: usize,
    /// All instructions.
    pub size: usize,
}

impl Figures {
    /// Those of a circuit.
    pub fn of(circuit: &Circuit) -> Self {
        Self {
            two_qubit_gates: num_nonlocal_gates(circuit),
            two_qubit_depth: depth(circuit, is_nonlocal),
            depth: depth(circuit, is_counted),
            size: size(circuit),
        }
    }
}
