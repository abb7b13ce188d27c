//! Small complex matrices and seeded random streams.
//!
//! Owns: [`Matrix`], the dense square matrix in which gates are written down, and [`SquareMatrix`]
//! for those of one and two qubits in inner loops; [`EulerAngles`] of one qubit and the
//! [`WeylDecomposition`] of two; [`PauliProduct`]s and what a gate makes of them, [`bits`] in words,
//! and [`random`], the only source of randomness of every result; how alike two names are, and
//! lists in [`order`]. Does not know: circuits, states, browsers.
//!
//! Angles are radians. Elementary functions come from `libm`, so that a result is the same
//! bits natively and in the browser.

pub mod bits;
mod chacha;
mod euler;
mod jacobi;
mod matrix;
pub mod order;
mod pauli;
pub mod random;
mod spectrum;
mod spelling;
mod square;
mod weyl;

pub use euler::{EulerAngles, principal_angle};
pub use matrix::Matrix;
pub use pauli::{PauliProduct, conjugated_paulis};
pub use spelling::{nearest_name, small_letters};
pub use square::{Matrix2, Matrix4, SquareMatrix};
pub use weyl::{WeylDecomposition, canonical_gate, mirrored_coordinates};

/// A number without the rounding error, of some `1e-16`, that hides that it is -1, 0 or 1.
pub fn snapped(number: f64) -> f64 {
    let whole = number.round();
    if (number - whole).abs() < 1e-15 { whole } else { number }
}

#[cfg(test)]
mod tests;

/// A complex number in double precision.
pub type C64 = num_complex::Complex<f64>;

/// The argument of a complex number in radians, from -π to π.
pub fn arg(number: C64) -> f64 {
    libm::atan2(number.im, number.re)
}

/// `exp(i·angle)`, the point of the unit circle at `angle` radians.
pub fn cis(angle: f64) -> C64 {
    let (sin, cos) = libm::sincos(angle);
    C64::new(cos, sin)
}

/// The absolute value. The library's own takes the platform's `hypot`.
fn length(number: C64) -> f64 {
    number.norm_sqr().sqrt()
}

/// The square root with a real part that is not negative.
fn square_root(number: C64) -> C64 {
    let length = length(number);
    let part = |twice_squared: f64| (twice_squared.max(0.0) / 2.0).sqrt();
    C64::new(part(length + number.re), part(length - number.re).copysign(number.im))
}
