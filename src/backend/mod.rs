//! What a place that runs circuits can do.
//!
//! Owns: [`BackendInfo`], which the list of backends shows, and how one chooses among them
//! ([`backends`], [`least_busy`]); [`Target`], what a device can do and how well, with its
//! [`CouplingMap`]; devices in files ([`Snapshot`]); whether a circuit can run on a device as it is
//! ([`check_isa`]). Does not know: how to reach a backend, how to load a file, how to run anything, how to
//! make a circuit fit a device.
//!
//! Physical qubits are numbers from 0. Times are seconds, frequencies hertz, angles radians,
//! errors probabilities from 0 to 1.

mod coupling;
mod devices;
mod error;
mod filters;
mod info;
mod isa;
mod place;
mod properties;
mod remark;
mod snapshot;
mod target;

pub use coupling::CouplingMap;
pub use devices::devices;
pub use error::{Figure, TargetError};
pub use filters::{BackendFilters, NoBackend, backends, least_busy};
pub use info::{AnyGateQubits, BackendInfo, BackendStatus, Processor};
pub use isa::{IsaError, check_angles, check_isa};
pub use place::Place;
pub use properties::{GateProperties, QubitProperties};
pub use remark::Remark;
pub use snapshot::{Snapshot, SnapshotError};
pub use target::{Ability, AngleRange, Target};

#[cfg(test)]
mod tests;
