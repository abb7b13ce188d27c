//! The matrices of the gate table, as functions of the parameters.

use std::f64::consts::FRAC_1_SQRT_2;

use crate::math::{C64, Matrix, cis};

const ZERO: C64 = C64::ZERO;
const ONE: C64 = C64::ONE;
const I: C64 = C64::I;
const HALF_PLUS: C64 = C64::new(0.5, 0.5);
const HALF_MINUS: C64 = C64::new(0.5, -0.5);

fn real(value: f64) -> C64 {
    C64::new(value, 0.0)
}

fn m(entries: &[C64]) -> Matrix {
    Matrix::from_rows(entries)
}

/// Cosine and sine of half the angle, as complex numbers.
fn half(angle: f64) -> (C64, C64) {
    let (sin, cos) = libm::sincos(angle / 2.0);
    (real(cos), real(sin))
}

pub(super) fn h(_: &[f64]) -> Matrix {
    let r = real(FRAC_1_SQRT_2);
    m(&[r, r, r, -r])
}

pub(super) fn x(_: &[f64]) -> Matrix {
    m(&[ZERO, ONE, ONE, ZERO])
}

pub(super) fn y(_: &[f64]) -> Matrix {
    m(&[ZERO, -I, I, ZERO])
}

pub(super) fn z(_: &[f64]) -> Matrix {
    Matrix::diagonal(&[ONE, -ONE])
}

pub(super) fn s(_: &[f64]) -> Matrix {
    Matrix::diagonal(&[ONE, I])
}

pub(super) fn sdg(_: &[f64]) -> Matrix {
    Matrix::diagonal(&[ONE, -I])
}

pub(super) fn t(_: &[f64]) -> Matrix {
    Matrix::diagonal(&[ONE, C64::new(FRAC_1_SQRT_2, FRAC_1_SQRT_2)])
}

pub(super) fn tdg(_: &[f64]) -> Matrix {
    Matrix::diagonal(&[ONE, C64::new(FRAC_1_SQRT_2, -FRAC_1_SQRT_2)])
}

pub(super) fn sx(_: &[f64]) -> Matrix {
    m(&[HALF_PLUS, HALF_MINUS, HALF_MINUS, HALF_PLUS])
}

pub(super) fn sxdg(_: &[f64]) -> Matrix {
    m(&[HALF_MINUS, HALF_PLUS, HALF_PLUS, HALF_MINUS])
}

pub(super) fn id(_: &[f64]) -> Matrix {
    Matrix::identity(2)
}

pub(super) fn global_phase(p: &[f64]) -> Matrix {
    m(&[cis(p[0])])
}

/// `exp(-i θ/2 X)`
pub(super) fn rx(p: &[f64]) -> Matrix {
    let (cos, sin) = half(p[0]);
    m(&[cos, -I * sin, -I * sin, cos])
}

/// `exp(-i θ/2 Y)`
pub(super) fn ry(p: &[f64]) -> Matrix {
    let (cos, sin) = half(p[0]);
    m(&[cos, -sin, sin, cos])
}

/// `exp(-i φ/2 Z)`
pub(super) fn rz(p: &[f64]) -> Matrix {
    Matrix::diagonal(&[cis(-p[0] / 2.0), cis(p[0] / 2.0)])
}

pub(super) fn p(p: &[f64]) -> Matrix {
    Matrix::diagonal(&[ONE, cis(p[0])])
}

/// A turn by θ about the axis `cos φ · X + sin φ · Y`.
pub(super) fn r(p: &[f64]) -> Matrix {
    let (cos, sin) = half(p[0]);
    m(&[cos, -I * cis(-p[1]) * sin, -I * cis(p[1]) * sin, cos])
}

pub(super) fn u(p: &[f64]) -> Matrix {
    let (cos, sin) = half(p[0]);
    m(&[cos, -cis(p[2]) * sin, cis(p[1]) * sin, cis(p[1] + p[2]) * cos])
}

pub(super) fn u2(p: &[f64]) -> Matrix {
    let r = real(FRAC_1_SQRT_2);
    m(&[r, -cis(p[1]) * r, cis(p[0]) * r, cis(p[0] + p[1]) * r])
}

/// [`u`] under one control, with the phase γ = `p[3]` of its own.
pub(super) fn cu(p: &[f64]) -> Matrix {
    let phase = cis(p[3]);
    let entries: Vec<C64> = u(p).entries().iter().map(|entry| phase * entry).collect();
    m(&entries).controlled(1)
}

/// The matrix that sends basis state `c` to `image[c]`, without phases.
fn permutation(image: [usize; 4]) -> Matrix {
    Matrix::from_columns(4, |c| vec![(image[c], ONE)])
}

pub(super) fn swap(_: &[f64]) -> Matrix {
    permutation([0, 2, 1, 3])
}

pub(super) fn iswap(_: &[f64]) -> Matrix {
    Matrix::from_columns(4, |c| match c {
        1 => vec![(2, I)],
        2 => vec![(1, I)],
        _ => vec![(c, ONE)],
    })
}

pub(super) fn dcx(_: &[f64]) -> Matrix {
    permutation([0, 2, 3, 1])
}

/// An echoed `rzx(π/2)`: `(IX - XY)/√2`.
pub(super) fn ecr(_: &[f64]) -> Matrix {
    let (r, i) = (real(FRAC_1_SQRT_2), I * FRAC_1_SQRT_2);
    m(&[
        ZERO, r, ZERO, i, //
        r, ZERO, -i, ZERO, //
        ZERO, i, ZERO, r, //
        -i, ZERO, r, ZERO,
    ])
}

/// `exp(-i θ/2 P)` for a Pauli product `P` that sends basis state `c` to `phase(c)·|c ^ flip⟩`.
fn pauli_rotation(theta: f64, flip: usize, phase: impl Fn(usize) -> C64) -> Matrix {
    let (cos, sin) = half(theta);
    Matrix::from_columns(4, |c| {
        if flip == 0 {
            vec![(c, cos - I * sin * phase(c))]
        } else {
            vec![(c, cos), (c ^ flip, -I * sin * phase(c))]
        }
    })
}

pub(super) fn rxx(p: &[f64]) -> Matrix {
    pauli_rotation(p[0], 3, |_| ONE)
}

pub(super) fn ryy(p: &[f64]) -> Matrix {
    pauli_rotation(p[0], 3, |c| if c == 0 || c == 3 { -ONE } else { ONE })
}

pub(super) fn rzz(p: &[f64]) -> Matrix {
    pauli_rotation(p[0], 0, |c| if c == 0 || c == 3 { ONE } else { -ONE })
}

/// Z on the first qubit, X on the second.
pub(super) fn rzx(p: &[f64]) -> Matrix {
    pauli_rotation(p[0], 2, |c| if c & 1 == 0 { ONE } else { -ONE })
}

/// A turn by θ within the two basis states `low` and `high`, with phase β between them.
fn pair_rotation(p: &[f64], low: usize, high: usize) -> Matrix {
    let (cos, sin) = half(p[0]);
    Matrix::from_columns(4, |c| {
        if c == low {
            vec![(low, cos), (high, -I * sin * cis(p[1]))]
        } else if c == high {
            vec![(high, cos), (low, -I * sin * cis(-p[1]))]
        } else {
            vec![(c, ONE)]
        }
    })
}

pub(super) fn xx_plus_yy(p: &[f64]) -> Matrix {
    pair_rotation(p, 1, 2)
}

pub(super) fn xx_minus_yy(p: &[f64]) -> Matrix {
    pair_rotation(p, 0, 3)
}

/// Toffoli up to phases that depend on the basis state (Margolus).
pub(super) fn rccx(_: &[f64]) -> Matrix {
    Matrix::from_columns(8, |c| match c {
        3 => vec![(7, I)],
        5 => vec![(5, -ONE)],
        7 => vec![(3, -I)],
        _ => vec![(c, ONE)],
    })
}

/// Toffoli with three controls, up to phases that depend on the basis state.
pub(super) fn rcccx(_: &[f64]) -> Matrix {
    Matrix::from_columns(16, |c| match c {
        3 => vec![(3, I)],
        7 => vec![(15, -ONE)],
        11 => vec![(11, -I)],
        15 => vec![(7, ONE)],
        _ => vec![(c, ONE)],
    })
}
