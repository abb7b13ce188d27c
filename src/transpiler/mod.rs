//! Makes a circuit one that a device can run: its gates, on its qubits, along its couplings.
//!
//! Owns: the stages init, layout, routing, translation and optimization of preset pass managers
//! ([`transpile`]), where qubits went ([`TranspileLayout`]), what came of what, and the figures
//! before and after. Does not know: how devices are read or listed, or how anything is run.
//!
//! The result does what the circuit did, up to where its qubits are and a global phase. It follows
//! from the circuit, the target and the options, the seed among them, alone.

mod axis;
mod check;
mod collect;
mod device;
mod elide;
mod emit;
mod error;
mod figures;
mod init;
mod layout;
mod merge;
mod order;
mod pipeline;
mod random;
mod router;
mod rules;
mod sabre;
mod schedule;
mod singles;
mod step;
pub mod synthesis;
mod translate;
mod transpiled;
mod vf2;

pub use error::TranspileError;
pub use figures::Figures;
pub use layout::TranspileLayout;
pub use schedule::{Schedule, success_probability};
pub use transpiled::Transpiled;

use crate::backend::Target;
use crate::circuit::Circuit;

#[cfg(test)]
mod tests;

/// What is asked of the transpiler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranspileOptions {
    /// How much is tried, from 0 to 3. At 0 gates are translated one by one, and each qubit stays
    /// where its number says; more finds fewer gates and takes longer.
    pub optimization_level: u8,
    /// What random choices follow from.
    pub seed: u64,
    /// For each qubit of the circuit the qubit of the device that it begins on, if not the
    /// transpiler is to decide.
    pub initial_layout: Option<Vec<u32>>,
}

impl Default for TranspileOptions {
    fn default() -> Self {
        Self { optimization_level: 2, seed: 0, initial_layout: None }
    }
}

/// Makes a circuit one for a device.
///
/// Cost: grows with the number of gates times the number of qubits of the device, and with the
/// level.
///
/// # Errors
/// See [`TranspileError`].
pub fn transpile(
    circuit: &Circuit,
    target: &Target,
    options: &TranspileOptions,
) -> Result<Transpiled, TranspileError> {
    pipeline::run(circuit, target, options)
}
