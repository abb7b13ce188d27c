//! Results as pictures: SVG text drawn with plotters. Pure.
//!
//! Owns: the [`Histogram`] of counts, which bars it keeps and how it is
//! drawn; the rows of a state vector ([`AmplitudeRow`]). Does not know:
//! the page it is shown on; its words come from the caller and its colours are those of
//! [`Style`], which a style sheet may override by attribute.
//!
//! Text is placed by anchors and never measured, so a plot is the same everywhere.

mod amplitudes;
mod draw;
mod histogram;
mod ticks;

pub use amplitudes::{AmplitudeRow, amplitude_rows, most_probable};
pub use draw::{Labels, Style, histogram_svg};
pub use histogram::{Bar, Histogram};

#[cfg(test)]
mod tests;
