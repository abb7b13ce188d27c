//! Circuits as a device can run them.
//!
//! Owns: [`synthesis`], gates on one and two qubits as the fewest of a device's own. Does not know:
//! how anything is run, or what a page shows.

pub mod synthesis;
