//! Results as pictures: SVG text drawn with plotters. Pure.
//!
//! Owns: the [`Histogram`] of up to four runs, which bars it keeps and in which order; lines with
//! error bars ([`line_picture`]) and heat maps ([`heat_picture`]) of values; how numbers are
//! written beside them; in which order bits are shown ([`BitOrder`]); the rows of a state vector
//! ([`AmplitudeRow`]). Does not know: the page it is shown on; its words come from the caller and
//! its colours are those of [`Style`], which a style sheet may override by attribute.
//!
//! Text is placed by anchors and never measured, so a plot is the same everywhere. What is told
//! apart by colour is told apart by stripes or marks as well.
//!
//! ```
//! use ketpad::plot::{BitOrder, Histogram, Order, RunCounts};
//! use ketpad::primitives::BitArray;
//!
//! let bits = BitArray::from_counts(&[("00", 5), ("01", 1), ("10", 7), ("11", 5)]);
//! let run = RunCounts { bits: &bits, outcomes: &bits.outcomes() };
//! let histogram = Histogram::new(&[run], 2, &Order::Count, BitOrder::ZeroRight);
//! let labels: Vec<&str> = histogram.bars.iter().map(|bar| bar.label.as_str()).collect();
//! assert_eq!(labels, ["10", "00"]);
//! assert_eq!((histogram.rest_outcomes, &histogram.rest_counts[..]), (2, &[6][..]));
//! ```

mod amplitudes;
mod axis;
mod bars;
mod bit_order;
mod canvas;
mod frame;
mod heat;
mod histogram;
mod lines;
mod numbers;
mod style;

pub use amplitudes::{AmplitudeRow, amplitude_rows, most_probable};
pub use axis::Scale;
pub use bars::{HistogramView, HistogramWords, Measure, histogram_picture};
pub use bit_order::BitOrder;
pub use canvas::Picture;
pub use heat::{HeatMap, heat_picture};
pub use histogram::{Bar, Histogram, MAX_RUNS, Order, RunCounts};
pub use lines::{AxisNames, Line, Point, line_picture};
pub use numbers::{number, share};
pub use style::{NUM_SERIES, Style};

#[cfg(test)]
mod tests;
