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
