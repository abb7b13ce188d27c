//! What a place that runs circuits can do.
//!
//! Owns: [`BackendInfo`], which the list of backends shows; [`Target`], what a device can do and
//! how well, with its [`CouplingMap`]. Does not know: how to reach a backend, or how to run anything.
//!
//! Physical qubits are numbers from 0. Times are seconds, frequencies hertz, errors
//! probabilities from 0 to 1.

mod coupling;
mod error;
mod info;
mod properties;
mod target;

pub use coupling::CouplingMap;
pub use error::{Figure, TargetError};
pub use info::{AnyGateQubits, BackendInfo};
pub use properties::{GateProperties, QubitProperties};
pub use target::{Ability, AngleRange, Target};

#[cfg(test)]
mod tests;
