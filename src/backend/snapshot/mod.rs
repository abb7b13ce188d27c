//! Devices in files.
//!
//! A file is one JSON object. Its members, where those in brackets may be missing:
//!
//! - `format`: `"ketpad-device"`, and `version`: 1.
//! - `name`, `num_qubits`, [`processor`] (`family`, `revision`, [`segment`]), [`dt_s`].
//! - `abilities`: what it can do beside gates, by Qiskit's names.
//! - [`faulty`]: the qubits that are out of order.
//! - [`angle_ranges`]: of gates whose angle is limited, by name, the least and the most, in radians.
//! - [`rows`], [`columns`]: where each qubit stands in a picture.
//! - `qubits`: a *column* of numbers for each property of [`QubitProperties`](super::QubitProperties), under its
//!   name; one that is not known of any qubit is missing.
//! - `gates`: a list of objects with `gates`, names of gates that have all their places and numbers in common;
//!   [`qubits`], the qubits of all places one after the other, each in the order of the gate's arguments,
//!   where a gate on one qubit without them is on every qubit; the columns [`error`] and
//!   [`duration_s`]; and [`both_ways`], `true` where the gate on two qubits is also there in the other direction,
//!   with the same numbers unless the columns [`back_error`] and [`back_duration_s`] have others.
//!
//! A column is a number that holds for all; or a list with a number for each; or, where many are
//! the same, `{"of": […], "at": […]}` with those that there are and for each the index of its
//! own. In the place of a number, `null` says that it is not known.
//!
//! `tests/fixtures/backends/compact.py` writes such files.

mod column;
mod error;
mod read;

pub use error::SnapshotError;

use super::Target;

/// Devices in files.
#[derive(Debug, Clone, Copy)]
pub struct Snapshot;

impl Snapshot {
    /// What `format` has to be.
    pub const FORMAT: &'static str = "ketpad-device";
    /// The version of the format that is read.
    pub const VERSION: u64 = 1;

    /// Reads a device out of a file. What is only doubtful about it, [`Target::remarks`] says.
    ///
    /// # Errors
    /// [`SnapshotError`]: what is wrong with the text, with the object in it, or with the device.
    pub fn parse(text: &str) -> Result<Target, SnapshotError> {
        read::target(text)
    }
}
