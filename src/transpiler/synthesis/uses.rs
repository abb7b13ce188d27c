//! How many gates on two qubits a gate needs, from its Weyl coordinates alone.
//!
//! With any gate of the class of CX, which has the coordinates (π/4, 0, 0): none reaches (0, 0, 0),
//! one reaches its own point, two all of c = 0, three everything (Shende, Markov and Bullock,
//! quant-ph/0308033; Vidal and Dawson, quant-ph/0307177).

use std::f64::consts::FRAC_PI_4;

/// How near two coordinates are to be the same. Far above the rounding errors of products of many
/// gates, and as much below what a person could mean.
pub(super) const TOLERANCE: f64 = 1e-11;

/// The fewest gates of the class of CX that gates with these coordinates need: 0 to 3.
///
/// For a gate together with an exchange of its qubits, ask about its
/// [`mirrored_coordinates`](crate::math::mirrored_coordinates).
pub fn num_basis_gates(&[a, b, c]: &[f64; 3]) -> usize {
    if a <= TOLERANCE {
        0
    } else if (a - FRAC_PI_4).abs() <= TOLERANCE && b <= TOLERANCE {
        1
    } else if c.abs() <= TOLERANCE {
        2
    } else {
        3
    }
}

/// The fewest `rzz` gates by any angle that gates with these coordinates need, if no more than three
/// are tried: one for each coordinate that is not zero.
pub fn num_fractional_gates(coordinates: &[f64; 3]) -> usize {
    coordinates.iter().filter(|coordinate| coordinate.abs() > TOLERANCE).count()
}

/// What so many gates of the class of CX reach that is nearest to these coordinates.
pub(super) fn nearest(coordinates: &[f64; 3], uses: usize) -> [f64; 3] {
    match uses {
        0 => [0.0; 3],
        1 => [FRAC_PI_4, 0.0, 0.0],
        2 => [coordinates[0], coordinates[1], 0.0],
        _ => *coordinates,
    }
}

/// The average fidelity with gates of these coordinates that so many gates of the class of CX reach,
/// each of which has the average fidelity `gate_fidelity` itself.
pub fn expected_fidelity(coordinates: &[f64; 3], uses: usize, gate_fidelity: f64) -> f64 {
    let nearest = nearest(coordinates, uses);
    let (mut sines, mut cosines) = (1.0, 1.0);
    for (coordinate, reached) in coordinates.iter().zip(nearest) {
        let (sin, cos) = libm::sincos(coordinate - reached);
        sines *= sin;
        cosines *= cos;
    }
    // The trace of what is left to do is 4·(cosines + i·sines).
    let trace_squared = 16.0 * (sines * sines + cosines * cosines);
    (4.0 + trace_squared) / 20.0 * gate_fidelity.powi(uses as i32)
}
