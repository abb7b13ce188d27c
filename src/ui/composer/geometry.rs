//! Pixels of the grid.

use crate::circuit::Qubit;
use crate::ui::state::Cell;

/// Width of a column.
pub(super) const COLUMN: f64 = 52.0;
/// Height of a wire.
pub(super) const ROW: f64 = 48.0;
/// Side of a gate's box.
pub(super) const BOX: f64 = 38.0;
/// Height of a classical register's line, below the wires.
pub(super) const CREG_ROW: f64 = 32.0;

/// The middle of a column.
pub(super) fn x(column: usize) -> f64 {
    (column as f64 + 0.5) * COLUMN
}

/// The height of a qubit's wire.
pub(super) fn y(wire: Qubit) -> f64 {
    (f64::from(wire.0) + 0.5) * ROW
}

/// The height of a classical register's line, by its place among the registers.
pub(super) fn creg_y(num_qubits: u32, place: usize) -> f64 {
    f64::from(num_qubits) * ROW + (place as f64 + 0.5) * CREG_ROW
}

/// The height of the whole drawing.
pub(super) fn height(num_qubits: u32, num_cregs: usize) -> f64 {
    f64::from(num_qubits) * ROW + num_cregs as f64 * CREG_ROW + 8.0
}

/// The cell at a point of the drawing, where there is a wire.
pub(super) fn cell_at((x, y): (f64, f64), num_qubits: u32) -> Option<Cell> {
    let (column, wire) = ((x / COLUMN).floor(), (y / ROW).floor());
    let is_inside = column >= 0.0 && (0.0..f64::from(num_qubits)).contains(&wire);
    is_inside.then_some(Cell { wire: Qubit(wire as u32), column: column as usize })
}

/// The identifier of a cell's element.
pub(super) fn cell_id(cell: Cell) -> String {
    format!("cell-{}-{}", cell.wire.0, cell.column)
}

/// The cell whose element has this identifier.
pub(super) fn cell_of_id(id: &str) -> Option<Cell> {
    let (wire, column) = id.strip_prefix("cell-")?.split_once('-')?;
    Some(Cell { wire: Qubit(wire.parse().ok()?), column: column.parse().ok()? })
}
