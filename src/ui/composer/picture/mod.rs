//! The circuit as a drawing: where everything is, and the marks it is made of.
//!
//! Pure: the page shows the marks of what is in sight, an exported file those of the whole.

mod classical;
mod flow;
mod gates;
mod geometry;
mod labels;
mod markup;
mod scene;
mod shape;
mod steps;
mod svg;
mod toggle;
mod wires;

pub(super) use self::classical::{assignment, listed, reading, target};
pub(super) use self::flow::title as block_title;
pub(super) use self::geometry::{COLUMN, Geometry, Pane, ROW, cell_id, cell_of_id};
pub(in crate::ui) use self::labels::short_label;
pub(super) use self::labels::{duration, greek, hue, modifiers, pretty_angle, unit};
pub(super) use self::scene::Scene;
pub(super) use self::svg::{Ground, size, to_svg};
pub(super) use self::toggle::{can_open, toggle_at};
pub(super) use self::wires::names_width;

#[cfg(test)]
mod tests;
