//! A state as rows to look at.

use crate::math::{C64, arg, order};

/// One basis state of a state vector.
#[derive(Debug, Clone, PartialEq)]
pub struct AmplitudeRow {
    /// The basis state, qubit 0 rightmost.
    pub label: String,
    /// Its amplitude.
    pub amplitude: C64,
    /// Square of the amplitude's magnitude.
    pub probability: f64,
    /// Argument of the amplitude in radians, from -π to π; none where the amplitude vanishes.
    pub phase: Option<f64>,
    /// The amplitude scaled to magnitude one; zero where it vanishes.
    pub direction: C64,
}

/// Amplitudes smaller than this are shown as vanishing: they are rounding of the engine.
const VANISHING: f64 = 1e-12;

/// The rows of a state on `n` qubits, in the order of the basis states, for its `2^n`
/// little-endian amplitudes.
pub fn amplitude_rows(amplitudes: &[C64]) -> Vec<AmplitudeRow> {
    let width = amplitudes.len().max(1).ilog2() as usize;
    let row = |(index, &amplitude): (usize, &C64)| {
        let magnitude = amplitude.norm();
        let is_shown = magnitude >= VANISHING;
        AmplitudeRow {
            label: if width == 0 { String::new() } else { format!("{index:0width$b}") },
            amplitude,
            probability: amplitude.norm_sqr(),
            phase: is_shown.then(|| arg(amplitude)),
            direction: if is_shown { amplitude / magnitude } else { C64::ZERO },
        }
    };
    amplitudes.iter().enumerate().map(row).collect()
}

/// The `keep` most probable rows, in the order of the basis states.
pub fn most_probable(mut rows: Vec<AmplitudeRow>, keep: usize) -> Vec<AmplitudeRow> {
    // The sort is stable, so among equals the first basis states are kept.
    order::sort_by(&mut rows, |a, b| b.probability.total_cmp(&a.probability));
    rows.truncate(keep);
    order::sort_by(&mut rows, |a, b| a.label.cmp(&b.label));
    rows
}
