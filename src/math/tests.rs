use super::random::ShotStream;
use super::{C64, EulerAngles, Matrix, cis, principal_angle, principal_power};

use std::f64::consts::PI;

fn x() -> Matrix {
    Matrix::from_rows(&[C64::ZERO, C64::ONE, C64::ONE, C64::ZERO])
}

#[test]
fn a_controlled_gate_acts_where_the_first_qubits_are_one() {
    let cx = x().controlled(1);
    // |01⟩ (control one, target zero) goes to |11⟩ and back; the rest stays.
    let image: Vec<usize> =
        (0..4).map(|c| (0..4).find(|&r| cx.get(r, c) == C64::ONE).unwrap()).collect();
    assert_eq!(image, [0, 3, 2, 1]);
}

#[test]
fn a_product_with_the_adjoint_is_the_identity_for_unitary_matrices_only() {
    let phase = Matrix::diagonal(&[C64::ONE, cis(0.3)]);
    assert!((&x() * &phase).is_unitary(1e-15));
    assert!(!Matrix::diagonal(&[C64::ONE, C64::new(0.5, 0.0)]).is_unitary(1e-3));
}

#[test]
fn matrices_of_different_size_are_infinitely_far_apart() {
    assert_eq!(Matrix::identity(2).distance(&Matrix::identity(4)), f64::INFINITY);
}

#[test]
fn a_shots_numbers_do_not_depend_on_the_order_in_which_they_are_asked_for() {
    let mut forward = ShotStream::new(7, 0, 3);
    let numbers: Vec<f64> = (0..30).map(|k| forward.uniform(k / 3, k % 3)).collect();
    let mut backward = ShotStream::new(7, 0, 3);
    for k in (0..30).rev() {
        assert_eq!(backward.uniform(k / 3, k % 3), numbers[k as usize]);
    }
    assert!(numbers.iter().all(|u| (0.0..1.0).contains(u)));
}

#[test]
fn seeds_and_pubs_have_streams_of_their_own() {
    let first = |seed, index| ShotStream::new(seed, index, 1).uniform(0, 0);
    assert_ne!(first(1, 0), first(2, 0));
    assert_ne!(first(1, 0), first(1, 1));
}

#[test]
fn a_stream_is_the_same_numbers_in_every_release() {
    // These very bits: a stored seed must give the stored counts for ever.
    let mut stream = ShotStream::new(1234, 0, 1);
    let bits: Vec<u64> = (0..3).map(|s| (stream.uniform(s, 0) * 2.0_f64.powi(53)) as u64).collect();
    assert_eq!(bits, STREAM_1234);
}

const STREAM_1234: [u64; 3] = [3_480_139_695_815_017, 8_974_103_404_988_316, 5_376_225_981_537_288];

/// `exp(i·phase) · U(θ, φ, λ)`, written out.
fn from_angles(angles: &EulerAngles) -> Matrix {
    let EulerAngles { theta, phi, lambda, phase } = *angles;
    let (sin, cos) = libm::sincos(theta / 2.0);
    let entries = [C64::from(cos), -cis(lambda) * sin, cis(phi) * sin, cis(phi + lambda) * cos];
    Matrix::from_rows(&entries.map(|entry| entry * cis(phase)))
}

#[test]
fn euler_angles_give_the_matrix_back() {
    let angles = [0.0, 1e-17, 1e-9, 0.4, PI / 2.0, 3.0, PI - 1e-9, PI, -2.0, 6.0];
    for theta in angles {
        for phi in angles {
            for (lambda, phase) in [(0.0, 0.0), (1.0, -2.0), (PI, PI), (-1e-9, 5.0)] {
                let matrix = from_angles(&EulerAngles { theta, phi, lambda, phase });
                let found = EulerAngles::of(&matrix);
                assert!(matrix.distance(&from_angles(&found)) < 1e-15, "{found:?}");
                assert!((0.0..=PI).contains(&found.theta));
            }
        }
    }
}

#[test]
fn a_power_of_one_qubit_multiplies_the_phases_of_the_eigenvalues() {
    #[track_caller]
    fn check(matrix: &Matrix, exponent: f64, expected: &Matrix) {
        let found = principal_power(matrix, exponent);
        assert!(found.distance(expected) < 1e-14, "{found:?}");
    }
    let diagonal = |first: f64, second: f64| Matrix::diagonal(&[cis(first), cis(second)]);
    check(&diagonal(1.0, -2.0), 0.5, &diagonal(0.5, -1.0));
    check(&diagonal(1.0, 4.0), 0.5, &diagonal(0.5, 2.0 - PI));
    check(&diagonal(PI, -PI), 0.5, &diagonal(PI / 2.0, PI / 2.0));
    check(&diagonal(0.3, 0.3), -3.0, &diagonal(-0.9, -0.9));
    let root = principal_power(&x(), 0.5);
    check(&root, 2.0, &x());
    check(&root, -1.0, &root.adjoint());
}

#[test]
fn a_phase_of_minus_pi_is_one_of_pi() {
    assert_eq!(principal_angle(-PI), PI);
    assert_eq!(principal_angle(PI), PI);
    assert_eq!(principal_angle(1.0), 1.0);
    assert!((principal_angle(3.0 * PI) - PI).abs() < 1e-14);
    assert!((principal_angle(4.0) - (4.0 - 2.0 * PI)).abs() < 1e-15);
}
