//! Gates on two qubits taken apart and put together again.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, FRAC_PI_8, PI, TAU};

use crate::math::random::ShotStream;
use crate::math::{
    C64, EulerAngles, Matrix2, Matrix4, WeylDecomposition, canonical_gate, cis,
    mirrored_coordinates,
};

use super::from_angles;

/// Random numbers, one after the other.
struct Dice(ShotStream, u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(ShotStream::new(seed, 0, 1), 0)
    }

    /// From 0 to 1.
    fn roll(&mut self) -> f64 {
        self.1 += 1;
        self.0.uniform(self.1, 0)
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[(self.roll() * list.len() as f64) as usize]
    }

    /// Real and imaginary part with the normal distribution.
    fn gaussian(&mut self) -> C64 {
        let radius = (-2.0 * libm::log(1.0 - self.roll())).sqrt();
        cis(TAU * self.roll()) * radius
    }

    /// A unitary matrix with the distribution that no unitary matrix changes.
    fn unitary<const N: usize>(&mut self) -> crate::math::SquareMatrix<N> {
        let mut rows = [[C64::ZERO; N]; N];
        for row in 0..N {
            let mut new = [(); N].map(|()| self.gaussian());
            // Twice, so that rounding errors of the first time go as well.
            for other in [&rows[..row], &rows[..row]].concat() {
                let overlap: C64 = new.iter().zip(&other).map(|(a, b)| a * b.conj()).sum();
                new.iter_mut().zip(&other).for_each(|(a, b)| *a -= overlap * b);
            }
            let norm = new.iter().map(C64::norm_sqr).sum::<f64>().sqrt();
            rows[row] = new.map(|entry| entry / norm);
        }
        crate::math::SquareMatrix::from_rows(rows)
    }
}

fn gate(theta: f64, phi: f64, lambda: f64) -> Matrix2 {
    Matrix2::of(&from_angles(&EulerAngles { theta, phi, lambda, phase: 0.0 })).unwrap()
}

const SWAP: [f64; 3] = [FRAC_PI_4, FRAC_PI_4, FRAC_PI_4];

/// Interactions that have equal eigenvalues, or lie on an edge of the chamber.
const SPECIAL: [[f64; 3]; 10] = [
    [0.0, 0.0, 0.0],
    [FRAC_PI_4, 0.0, 0.0],
    [FRAC_PI_4, FRAC_PI_4, 0.0],
    SWAP,
    [FRAC_PI_8, FRAC_PI_8, 0.0],
    [FRAC_PI_8, FRAC_PI_8, FRAC_PI_8],
    [FRAC_PI_8, FRAC_PI_8, -FRAC_PI_8],
    [FRAC_PI_4, FRAC_PI_8, 0.0],
    [FRAC_PI_8, 0.0, 0.0],
    [FRAC_PI_4, 0.3, 0.3],
];

/// Whether the coordinates are where they are said to be.
fn is_in_chamber(&[a, b, c]: &[f64; 3]) -> bool {
    a <= FRAC_PI_4 && a >= b && b >= c.abs() && (c >= 0.0 || a < FRAC_PI_4)
}

/// What comes out is a decomposition, as exact as `tolerance`.
#[track_caller]
fn check(unitary: &Matrix4, tolerance: f64) -> WeylDecomposition {
    let found = WeylDecomposition::of(unitary);
    let distance = found.matrix().distance(unitary);
    assert!(distance <= tolerance, "{distance:e} off: {found:?}");
    assert!(is_in_chamber(&found.coordinates), "{:?}", found.coordinates);
    let is_unitary = |gate: &Matrix2| gate.is_unitary(tolerance);
    assert!(found.k1.iter().chain(&found.k2).all(is_unitary), "{found:?}");
    found
}

#[test]
fn any_gate_is_an_interaction_between_gates_on_single_qubits() {
    let mut dice = Dice::new(1);
    for _ in 0..3000 {
        check(&dice.unitary(), 1e-13);
    }
}

/// A product of gates that are usual, and so have equal eigenvalues and zeros.
fn word(dice: &mut Dice) -> Matrix4 {
    let angles = [0.0, FRAC_PI_4, FRAC_PI_2, PI, -FRAC_PI_2, 3.0 * FRAC_PI_4];
    let length = dice.pick(&[1, 2, 3, 4, 6, 9]);
    (0..length).fold(Matrix4::IDENTITY, |product, _| {
        let mut local = || gate(dice.pick(&angles), dice.pick(&angles), dice.pick(&angles));
        let locals = Matrix4::of_locals(&[local(), local()]);
        canonical_gate(&dice.pick(&SPECIAL)) * locals * product
    })
}

#[test]
fn usual_gates_are_taken_apart_as_exactly() {
    let mut dice = Dice::new(2);
    for _ in 0..5000 {
        check(&word(&mut dice), 1e-13);
    }
}

#[test]
fn what_is_nearly_special_is_taken_apart_as_exactly() {
    let mut dice = Dice::new(3);
    for exponent in 1..=17 {
        let size = libm::pow(10.0, -f64::from(exponent));
        for _ in 0..300 {
            let mut near = |special: &Matrix4| {
                let mut small = || size * (dice.roll() - 0.5);
                let turn = canonical_gate(&[small(), small(), small()]);
                let local = [gate(small(), small(), small()), gate(small(), small(), small())];
                turn * Matrix4::of_locals(&local) * *special
            };
            check(&near(&Matrix4::IDENTITY), 1e-13);
            check(&near(&canonical_gate(&SWAP)), 1e-13);
            let special = word(&mut Dice::new(exponent as u64));
            check(&near(&special), 1e-13);
        }
    }
}

#[test]
fn an_error_in_the_matrix_stays_as_small() {
    let mut dice = Dice::new(4);
    for case in 0..3000 {
        let exact = if case % 2 == 0 { word(&mut dice) } else { dice.unitary() };
        let noise = [(); 16].map(|()| dice.gaussian() * 1e-12);
        let noisy = Matrix4::from_entries(|r, c| exact.get(r, c) + noise[4 * r + c]);
        check(&noisy, 3e-11);
    }
}

#[track_caller]
fn check_coordinates(unitary: &Matrix4, expected: [f64; 3]) {
    let found = check(unitary, 1e-13).coordinates;
    let distance = found.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!(distance < 1e-13, "{found:?} instead of {expected:?}");
}

#[test]
fn gates_on_single_qubits_do_not_change_the_coordinates() {
    let mut dice = Dice::new(5);
    let on_chance = |dice: &mut Dice| {
        let b = FRAC_PI_4 * dice.roll();
        [b + (FRAC_PI_4 - b) * dice.roll(), b, b * (2.0 * dice.roll() - 1.0)]
    };
    for case in 0..2000 {
        let coordinates = SPECIAL.get(case).copied().unwrap_or_else(|| on_chance(&mut dice));
        let gate = canonical_gate(&coordinates);
        let mut around = || Matrix4::of_locals(&[dice.unitary(), dice.unitary()]);
        let (first, last) = (around(), around());
        check_coordinates(&(last * gate * first), coordinates);
        check_coordinates(&(last * gate.exchanged() * first), coordinates);
        check_coordinates(&(canonical_gate(&SWAP) * gate), mirrored_coordinates(&coordinates));
    }
}

#[test]
fn the_same_coordinates_come_from_all_eight_corners() {
    for (a, b, c) in [(0.7, 0.5, 0.2), (0.7, 0.5, -0.2), (FRAC_PI_4, 0.5, 0.2)] {
        let expected = [a, b, c];
        let variants = [
            [a + FRAC_PI_2, b, c],
            [a, b - FRAC_PI_2, c + PI],
            [b, c, a],
            [c, a, b],
            [-a, -b, c],
            [c, -b, -a],
            [FRAC_PI_2 - a, -b, c],
            [b - PI, -c, -a + 3.0 * FRAC_PI_2],
        ];
        for variant in variants {
            check_coordinates(&canonical_gate(&variant), expected);
        }
    }
}

#[test]
fn an_exchange_of_the_qubits_exchanges_what_is_on_them() {
    let mut dice = Dice::new(6);
    let locals = [dice.unitary(), dice.unitary()];
    let exchanged = Matrix4::of_locals(&[locals[1], locals[0]]);
    assert!(Matrix4::of_locals(&locals).exchanged().distance(&exchanged) < 1e-15);
    assert!(Matrix4::of(&exchanged.to_matrix()) == Some(exchanged));
    assert!(Matrix2::of(&exchanged.to_matrix()).is_none());
}

#[test]
fn what_is_no_unitary_matrix_does_no_harm() {
    for number in [0.0, 1.0, 1e200, f64::NAN, f64::INFINITY] {
        let matrix = Matrix4::from_entries(|_, _| C64::new(number, -number));
        // There is nothing to say of what comes out; it ends.
        let _ = WeylDecomposition::of(&matrix);
    }
}
