//! Where the qubits of a device stand in a picture of it.

use serde::{Deserialize, Serialize};

/// Where a qubit stands in a picture of its device, as people know it: on a square grid, where
/// coupled qubits are neighbours. Row 0 is the uppermost, column 0 the leftmost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The row.
    pub row: u16,
    /// The column.
    pub column: u16,
}
