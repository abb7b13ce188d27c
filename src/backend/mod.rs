//! What a place that runs circuits can do.
//!
//! Owns: [`BackendInfo`]. Does not know: how to reach a backend, or how to run anything.

/// A backend as the list of backends shows it. What differs between the engine in this tab and
/// a quantum computer is data in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackendInfo {
    /// The name jobs are addressed to.
    pub name: String,
    /// Most qubits a circuit may have.
    pub num_qubits: u32,
    /// Whether it computes instead of measuring nature.
    pub simulator: bool,
    /// Whether its results carry noise.
    pub noisy: bool,
}

impl BackendInfo {
    /// The engine in this tab: ideal, with every gate on all qubits.
    ///
    /// A state takes `16·2^n` bytes in one piece, and 32-bit WebAssembly has pieces of less than
    /// 2 GiB: that makes 26 qubits. Where a machine has less memory, the engine says so.
    pub fn ketpad_simulator() -> Self {
        let name = "ketpad_simulator".to_owned();
        Self { name, num_qubits: 26, simulator: true, noisy: false }
    }
}
