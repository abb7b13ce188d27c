mod weyl;

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};

use super::random::ShotStream;
use super::{C64, EulerAngles, Matrix, cis, order, principal_angle};

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

/// The matrix that sends basis state `c` to `image[c]`.
fn permutation(image: &[usize]) -> Matrix {
    Matrix::from_columns(image.len(), |c| vec![(image[c], C64::ONE)])
}

/// Some unitary matrix of dimension `2^k`, the same for the same seed.
fn some_unitary(k: u32, seed: u64) -> Matrix {
    let mut stream = ShotStream::new(seed, 0, 1 << 16);
    let mut number = 0;
    let mut angle = || {
        number += 1;
        7.0 * stream.uniform(0, number)
    };
    let mut unitary = Matrix::identity(1 << k);
    for step in 0..3 * k {
        let (sin, cos) = libm::sincos(angle());
        let (sin, cos) = (C64::new(sin, 0.0), C64::new(cos, 0.0));
        let turn = Matrix::from_rows(&[cos, -sin, sin, cos]);
        let phases: Vec<C64> = (0..1 << k).map(|_| cis(angle())).collect();
        let place = step % k;
        let wide = Matrix::from_columns(1 << k, |c| {
            let bit = c >> place & 1;
            (0..2).map(|r| (c & !(1 << place) | r << place, turn.get(r, bit))).collect()
        });
        unitary = &(&Matrix::diagonal(&phases) * &wide) * &unitary;
    }
    unitary
}

/// Checks that a third of the phases, three times, is the matrix again.
#[track_caller]
fn check_third(matrix: &Matrix) {
    let third = matrix.with_phases(|phase| phase / 3.0);
    let bound = 1e-14 * matrix.dim() as f64;
    assert!(third.is_unitary(bound));
    let distance = third.repeated(3).distance(matrix);
    assert!(distance < bound, "{distance} off");
}

#[test]
fn phases_of_eigenvalues_can_be_mapped() {
    check_third(&Matrix::identity(1));
    check_third(&Matrix::identity(8));
    check_third(&x());
    check_third(&x().controlled(3));
    // All eigenvalues as far apart as can be, and none of the usual shifts near one of them.
    for dim in [2, 3, 4, 5, 8, 16, 31] {
        check_third(&permutation(&(0..dim).map(|c| (c + 1) % dim).collect::<Vec<_>>()));
    }
    check_third(&permutation(&[1, 0, 3, 2, 5, 4]));
    for seed in 0..20 {
        check_third(&some_unitary(1 + seed as u32 % 5, seed));
    }
    // Eigenvalues that are nearly, but not quite, the same.
    let close = Matrix::diagonal(&[cis(1.0), cis(1.0 + 1e-9), cis(1.0 + 1e-13), cis(-2.0)]);
    let other = some_unitary(2, 99);
    check_third(&(&(&other * &close) * &other.adjoint()));
}

#[test]
fn a_square_root_turns_half_as_far() {
    let turn = |angle: f64| Matrix::diagonal(&[cis(-angle), cis(angle)]);
    let half = turn(3.0).with_phases(|phase| phase / 2.0);
    assert!(half.distance(&turn(1.5)) < 1e-15);
    let root_of_x = x().with_phases(|phase| phase.abs() / 2.0);
    let (plus, minus) = (C64::new(0.5, 0.5), C64::new(0.5, -0.5));
    assert!(root_of_x.distance(&Matrix::from_rows(&[plus, minus, minus, plus])) < 1e-15);
}

#[test]
fn a_matrix_is_repeated() {
    let eighth = Matrix::diagonal(&[C64::ONE, cis(0.25)]);
    for times in [0, 1, 2, 7, 12] {
        let expected = Matrix::diagonal(&[C64::ONE, cis(0.25 * f64::from(times))]);
        assert!(eighth.repeated(times).distance(&expected) < 1e-14);
    }
    assert_eq!(x().repeated(6), Matrix::identity(2));
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
fn numbers_are_those_that_the_generator_has_at_their_places() {
    let draws_per_shot = 5;
    let mut stream = ShotStream::new(7, 2, draws_per_shot);
    for (shot, draw) in [(0, 0), (6, 1), (6, 2), (6, 3), (0, 4), (u64::MAX, 4), (1000, 0), (0, 0)] {
        let mut generator = ChaCha8Rng::seed_from_u64(7);
        generator.set_stream(2);
        let place = u128::from(shot) * u128::from(draws_per_shot) + u128::from(draw);
        generator.set_word_pos(2 * place);
        let expected = (generator.next_u64() >> 11) as f64 / 2.0_f64.powi(53);
        assert_eq!(stream.uniform(shot, draw), expected, "shot {shot}, draw {draw}");
    }
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
fn a_phase_of_minus_pi_is_one_of_pi() {
    assert_eq!(principal_angle(-PI), PI);
    assert_eq!(principal_angle(PI), PI);
    assert_eq!(principal_angle(1.0), 1.0);
    assert!((principal_angle(3.0 * PI) - PI).abs() < 1e-14);
    assert!((principal_angle(4.0) - (4.0 - 2.0 * PI)).abs() < 1e-15);
}

/// Lists in both ways of [`order`] are what the standard library makes of them.
#[track_caller]
fn check_order(list: &[(i32, usize)]) {
    let mut expected = list.to_vec();
    expected.sort_by_key(|entry| entry.0);
    let (mut by_key, mut compared) = (list.to_vec(), list.to_vec());
    order::sort_by_key(&mut by_key, |entry| entry.0);
    order::sort_by(&mut compared, |left, right| left.0.cmp(&right.0));
    assert_eq!(by_key, expected);
    assert_eq!(compared, expected);
}

#[test]
fn lists_are_put_in_order_and_equal_entries_stay_in_theirs() {
    check_order(&[]);
    check_order(&[(1, 0)]);
    check_order(&[(2, 0), (1, 1)]);
    check_order(&[(3, 0), (1, 1), (2, 2), (1, 3), (3, 4), (1, 5)]);
    check_order(&[(2, 0), (3, 1), (1, 2)]);
    let mut random = ChaCha8Rng::seed_from_u64(7);
    for length in [10, 100, 1000] {
        let entry = |place| ((random.next_u32() % 50) as i32, place);
        check_order(&(0..length).map(entry).collect::<Vec<_>>());
    }
}
