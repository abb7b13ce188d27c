//! A backend as the list of backends shows it.

use crate::circuit::Circuit;

/// A backend as the list of backends shows it. What differs between the engine in this tab and
/// a quantum computer is data in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackendInfo {
    /// The name jobs are addressed to.
    pub name: String,
    /// Most qubits a circuit may have.
    pub num_qubits: u32,
    /// Most qubits of a circuit with any gates, where circuits of Clifford gates alone may have
    /// more.
    pub num_any_gate_qubits: Option<AnyGateQubits>,
    /// Whether it computes instead of measuring nature.
    pub simulator: bool,
    /// Whether its results carry noise.
    pub noisy: bool,
}

/// Most qubits of a circuit with any gates, by the precision of its amplitudes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnyGateQubits {
    /// In double precision.
    pub double: u32,
    /// In single precision, whose amplitudes take half the memory.
    pub single: u32,
}

impl BackendInfo {
    /// The engine in this tab: ideal, with every gate on all qubits.
    ///
    /// A state takes `16·2^n` bytes, or `8·2^n` in single precision, and 32-bit WebAssembly has
    /// less than 4 GiB: that makes 27 and 28 qubits. Where a machine has less memory, the engine says so. Stabilizers take a few bytes
    /// for each pair of qubits, so Clifford circuits may have all the qubits that a circuit can.
    pub fn ketpad_simulator() -> Self {
        let name = "ketpad_simulator".to_owned();
        let num_any_gate_qubits = Some(AnyGateQubits { double: 27, single: 28 });
        Self {
            name,
            num_qubits: Circuit::MAX_BITS,
            num_any_gate_qubits,
            simulator: true,
            noisy: false,
        }
    }
}
