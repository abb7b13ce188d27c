//! Pixels of the drawing.
//!
//! A circuit is drawn in one strip, or folded: in several strips below each other, each with the
//! same number of columns and all wires and registers of its own.

use std::ops::Range;

use crate::circuit::Qubit;
use crate::ui::state::Cell;

/// Width of a column.
pub(in crate::ui::composer) const COLUMN: f64 = 52.0;
/// Height of a wire.
pub(in crate::ui::composer) const ROW: f64 = 48.0;
/// Side of a gate's box.
pub(super) const BOX: f64 = 38.0;
/// Height of a classical register's line, below the wires.
const CREG_ROW: f64 = 32.0;
/// Space above the wires.
const ABOVE: f64 = 6.0;
/// Space below the registers.
const BELOW: f64 = 8.0;
/// More of it where another strip follows.
const BETWEEN: f64 = 20.0;

/// How the cells of a circuit lie on the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::composer) struct Geometry {
    /// Number of qubits, each with a wire.
    pub(in crate::ui::composer) num_qubits: u32,
    /// Number of classical registers, each with a line.
    pub(in crate::ui::composer) num_cregs: usize,
    /// Number of columns, at least one.
    pub(in crate::ui::composer) num_columns: usize,
    /// Most columns of a strip where the circuit is folded; at least one.
    pub(in crate::ui::composer) fold: Option<usize>,
}

/// A column on the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// The middle of the column.
    pub(super) x: f64,
    /// The upper edge of its strip's wires.
    top: f64,
    num_qubits: u32,
}

impl Spot {
    /// The height of a qubit's wire.
    pub(super) fn y(&self, wire: Qubit) -> f64 {
        self.top + (f64::from(wire.0) + 0.5) * ROW
    }

    /// The height of a classical register's line, by its place among the registers.
    pub(super) fn creg_y(&self, place: usize) -> f64 {
        self.top + f64::from(self.num_qubits) * ROW + (place as f64 + 0.5) * CREG_ROW
    }
}

impl Geometry {
    /// The columns of each strip.
    fn per_strip(&self) -> usize {
        self.fold.map_or(self.num_columns, |fold| fold.min(self.num_columns)).max(1)
    }

    /// Number of strips.
    pub(super) fn num_strips(&self) -> usize {
        self.num_columns.div_ceil(self.per_strip()).max(1)
    }

    /// How far a strip is from the one above it.
    fn pitch(&self) -> f64 {
        self.strip_height() + BETWEEN
    }

    fn strip_height(&self) -> f64 {
        ABOVE + f64::from(self.num_qubits) * ROW + self.num_cregs as f64 * CREG_ROW + BELOW
    }

    /// The upper edge of a strip's wires.
    fn top(&self, strip: usize) -> f64 {
        strip as f64 * self.pitch() + ABOVE
    }

    /// Where a column is.
    pub(super) fn spot(&self, column: usize) -> Spot {
        let (strip, place) = (column / self.per_strip(), column % self.per_strip());
        Spot { x: (place as f64 + 0.5) * COLUMN, top: self.top(strip), num_qubits: self.num_qubits }
    }

    /// The parts of a range of columns, each within one strip.
    pub(super) fn parts(&self, columns: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let per_strip = self.per_strip();
        let mut start = columns.start;
        std::iter::from_fn(move || {
            let end = (start / per_strip + 1) * per_strip;
            let part = start..end.min(columns.end);
            start = part.end;
            (!part.is_empty()).then_some(part)
        })
    }

    /// The columns of a strip.
    pub(super) fn strip(&self, strip: usize) -> Range<usize> {
        let start = strip * self.per_strip();
        start.min(self.num_columns)..(start + self.per_strip()).min(self.num_columns)
    }

    /// Width of the drawing.
    pub(in crate::ui::composer) fn width(&self) -> f64 {
        self.per_strip() as f64 * COLUMN
    }

    /// Height of the drawing.
    pub(in crate::ui::composer) fn height(&self) -> f64 {
        (self.num_strips() - 1) as f64 * self.pitch() + self.strip_height()
    }

    /// The cell at a point of the drawing, where there is a wire.
    pub(in crate::ui::composer) fn cell_at(&self, (x, y): (f64, f64)) -> Option<Cell> {
        if x < 0.0 || y < 0.0 || x >= self.width() {
            return None;
        }
        let strip = ((y / self.pitch()).floor() as usize).min(self.num_strips() - 1);
        let wire = ((y - self.top(strip)) / ROW).floor();
        let column = strip * self.per_strip() + (x / COLUMN).floor() as usize;
        let is_wire = (0.0..f64::from(self.num_qubits)).contains(&wire);
        let is_inside = is_wire && column < self.num_columns;
        is_inside.then_some(Cell { wire: Qubit(wire as u32), column })
    }

    /// The upper left corner of a cell.
    pub(in crate::ui::composer) fn corner(&self, cell: Cell) -> (f64, f64) {
        let spot = self.spot(cell.column);
        (spot.x - COLUMN / 2.0, spot.y(cell.wire) - ROW / 2.0)
    }

    /// What of the drawing is within `margin` cells of a rectangle of it, in pixels: for each
    /// strip the columns and the wires.
    pub(in crate::ui::composer) fn window(
        &self,
        across: Range<f64>,
        down: Range<f64>,
        margin: usize,
    ) -> Vec<Pane> {
        let (margin_x, margin_y) = (margin as f64 * COLUMN, margin as f64 * ROW);
        let first = ((down.start - margin_y).max(0.0) / self.pitch()).floor() as usize;
        let last = ((down.end + margin_y).max(0.0) / self.pitch()).floor() as usize;
        let strips = first.min(self.num_strips() - 1)..=last.min(self.num_strips() - 1);
        let cells = |from: f64, to: f64, size: f64| {
            ((from / size).floor().max(0.0) as usize)..((to / size).ceil().max(0.0) as usize)
        };
        let places = cells(across.start - margin_x, across.end + margin_x, COLUMN);
        let pane = |strip: usize| {
            let top = self.top(strip);
            let wires = cells(down.start - margin_y - top, down.end + margin_y - top, ROW);
            let clipped = |wire: usize| (wire as u32).min(self.num_qubits);
            let columns = self.strip(strip);
            let clip = |place: usize| (columns.start + place).min(columns.end);
            Pane {
                columns: clip(places.start)..clip(places.end),
                wires: clipped(wires.start)..clipped(wires.end),
            }
        };
        strips.map(pane).collect()
    }

    /// The whole drawing.
    pub(super) fn whole(&self) -> Vec<Pane> {
        let pane = |strip| Pane { columns: self.strip(strip), wires: 0..self.num_qubits };
        (0..self.num_strips()).map(pane).collect()
    }
}

/// Neighbouring columns of one strip, and neighbouring wires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui::composer) struct Pane {
    /// The columns.
    pub(in crate::ui::composer) columns: Range<usize>,
    /// The wires.
    pub(in crate::ui::composer) wires: Range<u32>,
}

/// The identifier of a cell's element.
pub(in crate::ui::composer) fn cell_id(cell: Cell) -> String {
    format!("cell-{}-{}", cell.wire.0, cell.column)
}

/// The cell whose element has this identifier.
pub(in crate::ui::composer) fn cell_of_id(id: &str) -> Option<Cell> {
    let (wire, column) = id.strip_prefix("cell-")?.split_once('-')?;
    Some(Cell { wire: Qubit(wire.parse().ok()?), column: column.parse().ok()? })
}
