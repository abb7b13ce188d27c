//! A matrix on one qubit as a real one between phases.
//!
//! Phases of a whole layer of gates meet in one pass, and a real matrix costs half as much as a
//! complex one. So the fewer phases stand between two real matrices the better: they are put on
//! one side only where the matrix allows it.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::math::{C64, EulerAngles, Matrix, arg, cis};

/// Entries below this are rounding errors of a matrix that is real, or that has zeros.
const NEGLIGIBLE: f64 = 1e-15;

/// A matrix as phases of the qubit being 1, in radians, around what is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phased {
    pub(super) before: f64,
    pub(super) middle: Middle,
    pub(super) after: f64,
    /// The phase of everything.
    pub(super) whole: f64,
}

/// What is left of a matrix without phases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Middle {
    Nothing,
    /// Exchanges 0 and 1.
    Flip,
    /// `[[a, b], [c, d]]`, or with `i·b` and `i·c`.
    Turn {
        entries: [f64; 4],
        is_imaginary: bool,
    },
}

impl Phased {
    /// A unitary matrix, row by row.
    pub(super) fn of(matrix: [C64; 4]) -> Self {
        let [a, b, c, d] = matrix;
        if is_zero(b) && is_zero(c) {
            let (before, middle) = (0.0, Middle::Nothing);
            return Self { before, middle, after: arg(d) - arg(a), whole: arg(a) };
        }
        if is_zero(a) && is_zero(d) {
            let (before, middle) = (0.0, Middle::Flip);
            return Self { before, middle, after: arg(c) - arg(b), whole: arg(b) };
        }
        if let Some(middle) = real(matrix) {
            return Self { before: 0.0, middle, after: 0.0, whole: 0.0 };
        }
        // Where the entries of a row have one phase, all phases can come after; where those of a
        // column have, before.
        if let Some((whole, after, middle)) = by_rows([a, b, c, d]) {
            return Self { before: 0.0, middle, after, whole };
        }
        if let Some((whole, before, middle)) = by_rows([a, c, b, d]) {
            return Self { before, middle: middle.transposed(), after: 0.0, whole };
        }
        let EulerAngles { theta, phi, lambda, phase } =
            EulerAngles::of(&Matrix::from_rows(&matrix));
        let turn = cis(theta / 2.0);
        let entries = [turn.re, -turn.im, turn.im, turn.re];
        let middle = Middle::Turn { entries, is_imaginary: false };
        Self { before: lambda, middle, after: phi, whole: phase }
    }
}

impl Middle {
    fn transposed(self) -> Self {
        match self {
            Self::Turn { entries: [a, b, c, d], is_imaginary } => {
                Self::Turn { entries: [a, c, b, d], is_imaginary }
            }
            other => other,
        }
    }
}

/// The phases of the first row, and of the second beyond it, and what they leave, if that is real,
/// or imaginary beside the diagonal.
fn by_rows([a, b, c, d]: [C64; 4]) -> Option<(f64, f64, Middle)> {
    let (first, second) = (a * b.conj(), c * d.conj());
    // Of an imaginary entry, a quarter of a turn is its own.
    let own = if is_real(first) && is_real(second) {
        0.0
    } else if is_imaginary(first) && is_imaginary(second) {
        FRAC_PI_2
    } else {
        return None;
    };
    let of_larger = |diagonal: C64, beside: C64| {
        if diagonal.norm_sqr() >= beside.norm_sqr() { arg(diagonal) } else { arg(beside) - own }
    };
    let whole = of_larger(a, b);
    let after = of_larger(d, c) - whole;
    let rows = [cis(-whole), cis(-whole - after)];
    let middle = real([rows[0] * a, rows[0] * b, rows[1] * c, rows[1] * d])?;
    Some((whole, wrapped(after), middle))
}

/// The matrix as one of real numbers, or with a factor `i` beside the diagonal.
fn real([a, b, c, d]: [C64; 4]) -> Option<Middle> {
    if !is_real(a) || !is_real(d) {
        None
    } else if is_real(b) && is_real(c) {
        Some(Middle::Turn { entries: [a.re, b.re, c.re, d.re], is_imaginary: false })
    } else if is_imaginary(b) && is_imaginary(c) {
        Some(Middle::Turn { entries: [a.re, b.im, c.im, d.re], is_imaginary: true })
    } else {
        None
    }
}

/// An angle between two that are arguments, without a full turn.
fn wrapped(angle: f64) -> f64 {
    if angle > PI {
        angle - 2.0 * PI
    } else if angle <= -PI {
        angle + 2.0 * PI
    } else {
        angle
    }
}

fn is_real(number: C64) -> bool {
    number.im.abs() < NEGLIGIBLE
}

fn is_imaginary(number: C64) -> bool {
    number.re.abs() < NEGLIGIBLE
}

fn is_zero(number: C64) -> bool {
    is_real(number) && is_imaginary(number)
}
