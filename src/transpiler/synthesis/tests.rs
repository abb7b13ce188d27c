//! Gates are written exactly, and with as few others as theory allows.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, FRAC_PI_8, PI};

use super::*;
use crate::circuit::StandardGate as G;
use crate::math::random::ShotStream;
use crate::math::{
    C64, Matrix2, SquareMatrix, WeylDecomposition, canonical_gate, mirrored_coordinates,
};

const ONE_QUBIT: [OneQubitBasis; 6] = [
    OneQubitBasis::RzSxX,
    OneQubitBasis::RzSxXRx,
    OneQubitBasis::RzRx,
    OneQubitBasis::RzRy,
    OneQubitBasis::U,
    OneQubitBasis::U3,
];

/// The gates that a basis has.
fn gates_of(basis: OneQubitBasis) -> &'static [G] {
    match basis {
        OneQubitBasis::RzSxX => &[G::Rz, G::Sx, G::X],
        OneQubitBasis::RzSxXRx => &[G::Rz, G::Sx, G::X, G::Rx],
        OneQubitBasis::RzRx => &[G::Rz, G::Rx],
        OneQubitBasis::RzRy => &[G::Rz, G::Ry],
        OneQubitBasis::U => &[G::U],
        OneQubitBasis::U3 => &[G::U3],
    }
}

fn one(gate: G, params: &[f64]) -> Matrix2 {
    Matrix2::of(&gate.matrix(params)).unwrap()
}

fn two(gate: G, params: &[f64]) -> Matrix4 {
    Matrix4::of(&gate.matrix(params)).unwrap()
}

/// A matrix is written exactly in every basis; in that of `rz` and `sx` with so many gates
/// beside `rz`, and so many in all.
#[track_caller]
fn check_one(matrix: &Matrix2, beside_rz: usize, in_all: usize) {
    let expected = Matrix4::of_locals(&[*matrix, Matrix2::IDENTITY]);
    for basis in ONE_QUBIT {
        let found = basis.synthesize(matrix);
        let distance = found.matrix().distance(&expected);
        assert!(distance < 1e-11, "{basis:?} is {distance:e} off: {found:?}");
        assert!(found.gates.iter().all(|gate| gates_of(basis).contains(&gate.gate)), "{found:?}");
        let most = match basis {
            OneQubitBasis::RzSxX => 5,
            OneQubitBasis::U | OneQubitBasis::U3 => 1,
            _ => 3,
        };
        let most = if in_all == 0 { 0 } else { most };
        assert!(found.gates.len() <= most, "{found:?}");
    }
    let found = OneQubitBasis::RzSxX.synthesize(matrix).gates;
    let others = found.iter().filter(|gate| gate.gate != G::Rz).count();
    assert_eq!((others, found.len()), (beside_rz, in_all), "{found:?}");
}

#[test]
fn gates_on_one_qubit_become_the_fewest() {
    check_one(&Matrix2::IDENTITY, 0, 0);
    check_one(&Matrix2::IDENTITY.scaled(cis(1.3)), 0, 0);
    check_one(&one(G::Rz, &[2.0 * PI]), 0, 0);
    check_one(&one(G::Rx, &[2.0 * PI]), 0, 0);
    check_one(&one(G::Rx, &[1e-13]), 0, 0);
    check_one(&one(G::T, &[]), 0, 1);
    check_one(&one(G::Rz, &[-5.0]), 0, 1);
    check_one(&one(G::X, &[]), 1, 1);
    check_one(&one(G::Rx, &[PI]), 1, 1);
    check_one(&one(G::Y, &[]), 1, 2);
    check_one(&(one(G::X, &[]) * one(G::P, &[0.7])), 1, 2);
    check_one(&one(G::Sx, &[]), 1, 1);
    check_one(&one(G::Rx, &[FRAC_PI_2]), 1, 1);
    check_one(&one(G::H, &[]), 1, 3);
    check_one(&one(G::U2, &[0.3, 0.4]), 1, 3);
    check_one(&one(G::U, &[0.3, PI, 0.0]), 2, 3);
    check_one(&one(G::U, &[0.3, 0.4, 0.5]), 2, 5);
    check_one(&one(G::U, &[PI - 1e-3, 0.4, 0.5]), 2, 5);
}

#[test]
fn turns_about_an_axis_that_a_device_has_are_one_gate() {
    let num_gates = |basis: OneQubitBasis, matrix: Matrix2| basis.synthesize(&matrix).gates.len();
    for angle in [0.3, -0.3, FRAC_PI_2, -FRAC_PI_2, PI, 4.0, 6.0] {
        let (rx, ry) = (one(G::Rx, &[angle]), one(G::Ry, &[angle]));
        assert_eq!(num_gates(OneQubitBasis::RzRx, rx), 1, "{angle}");
        assert_eq!(num_gates(OneQubitBasis::RzRy, ry), 1, "{angle}");
        assert!(num_gates(OneQubitBasis::RzRy, rx) <= 3, "{angle}");
    }
}

/// Random numbers from 0 to 1.
fn numbers(seed: u64) -> impl FnMut() -> f64 {
    let (mut stream, mut number) = (ShotStream::new(seed, 0, 1), 0);
    move || {
        number += 1;
        stream.uniform(number, 0)
    }
}

/// A random unitary matrix: columns made orthogonal one after the other.
fn random_unitary<const N: usize>(next: &mut impl FnMut() -> f64) -> SquareMatrix<N> {
    let mut rows = [[C64::ZERO; N]; N];
    for row in 0..N {
        let mut gaussian = |()| {
            let radius = (-2.0 * libm::log(1.0 - next())).sqrt();
            cis(2.0 * PI * next()) * radius
        };
        let mut new = [(); N].map(&mut gaussian);
        for other in [&rows[..row], &rows[..row]].concat() {
            let overlap: C64 = new.iter().zip(&other).map(|(a, b)| a * b.conj()).sum();
            new.iter_mut().zip(&other).for_each(|(a, b)| *a -= overlap * b);
        }
        let norm = new.iter().map(C64::norm_sqr).sum::<f64>().sqrt();
        rows[row] = new.map(|entry| entry / norm);
    }
    SquareMatrix::from_rows(rows)
}

const ANGLES: [f64; 7] = [0.0, FRAC_PI_4, FRAC_PI_2, PI, -FRAC_PI_2, 0.3, 1e-12];

#[test]
fn any_gate_on_one_qubit_is_written_exactly() {
    let mut next = numbers(1);
    for _ in 0..1000 {
        check_one(&random_unitary(&mut next), 2, 5);
    }
    for theta in ANGLES {
        for (phi, lambda) in ANGLES.iter().flat_map(|a| ANGLES.map(|b| (*a, b))) {
            let matrix = one(G::U, &[theta, phi, lambda]).scaled(cis(0.7));
            let expected = Matrix4::of_locals(&[matrix, Matrix2::IDENTITY]);
            for basis in ONE_QUBIT {
                let distance = basis.synthesize(&matrix).matrix().distance(&expected);
                assert!(distance < 1e-11, "{basis:?}: {distance:e} off");
            }
        }
    }
}

const TWO_QUBIT: [TwoQubitBasis; 5] = [
    TwoQubitBasis::Cx,
    TwoQubitBasis::Cz,
    TwoQubitBasis::Ecr,
    TwoQubitBasis::Rzz,
    TwoQubitBasis::CzAndRzz,
];

/// A gate on two qubits is one that a basis has, in the order of its coupling.
fn is_of_basis(gate: &SynthesizedGate, basis: TwoQubitBasis, qubits: [u32; 2]) -> bool {
    let is_there = match (basis, gate.gate) {
        (TwoQubitBasis::Cx, G::Cx)
        | (TwoQubitBasis::Cz | TwoQubitBasis::CzAndRzz, G::Cz)
        | (TwoQubitBasis::Ecr, G::Ecr) => true,
        (TwoQubitBasis::Rzz | TwoQubitBasis::CzAndRzz, G::Rzz) => {
            (0.0..=FRAC_PI_2 + 1e-15).contains(&gate.params()[0])
        }
        _ => false,
    };
    is_there && gate.qubits() == qubits
}

/// Synthesizers for every basis and order, with the qubits in that order.
fn all() -> impl Iterator<Item = (TwoQubitBasis, [u32; 2], OneQubitBasis, TwoQubitSynthesizer)> {
    let orders = [(Order::Ascending, [0, 1]), (Order::Descending, [1, 0])];
    let one_qubit = ONE_QUBIT.into_iter();
    one_qubit.flat_map(move |one| {
        let bases = TWO_QUBIT.into_iter().flat_map(move |basis| orders.map(|order| (basis, order)));
        bases.map(move |(basis, (order, qubits))| {
            (basis, qubits, one, TwoQubitSynthesizer::new(basis, order, one))
        })
    })
}

/// A matrix is written exactly, with gates of the basis, and with so many on two qubits: CX, CZ
/// and ECR alike, RZZ, and CZ with RZZ.
#[track_caller]
fn check_two(matrix: &Matrix4, quarters: usize, rzz: usize, mixed: usize) {
    let coordinates = WeylDecomposition::of(matrix).coordinates;
    for (basis, qubits, one, synthesizer) in all() {
        let found = synthesizer.synthesize(matrix);
        let distance = found.matrix().distance(matrix);
        assert!(distance < 1e-11, "{basis:?} {one:?} {qubits:?} is {distance:e} off: {found:?}");
        for gate in &found.gates {
            let is_allowed = match gate.qubits().len() {
                1 => gates_of(one).contains(&gate.gate),
                _ => is_of_basis(gate, basis, qubits),
            };
            assert!(is_allowed, "{gate:?} is not in {basis:?} {one:?} {qubits:?}");
        }
        let expected = match basis {
            TwoQubitBasis::Rzz => rzz,
            TwoQubitBasis::CzAndRzz => mixed,
            _ => quarters,
        };
        assert_eq!(found.num_two_qubit_gates(), expected, "{basis:?}: {found:?}");
        assert_eq!(synthesizer.num_gates(&coordinates), expected);
    }
}

#[test]
fn gates_on_two_qubits_become_as_few_as_theory_allows() {
    let swap = two(G::Swap, &[]);
    let local = Matrix4::of_locals(&[one(G::H, &[]), one(G::U, &[0.1, 0.2, 0.3])]);
    check_two(&Matrix4::IDENTITY, 0, 0, 0);
    check_two(&local, 0, 0, 0);
    check_two(&two(G::Cp, &[2.0 * PI]), 0, 0, 0);
    for gate in [G::Cx, G::Cy, G::Cz, G::Ch, G::Ecr] {
        check_two(&two(gate, &[]), 1, 1, 1);
        check_two(&two(gate, &[]).exchanged(), 1, 1, 1);
        check_two(&(local * two(gate, &[]) * local), 1, 1, 1);
    }
    check_two(&two(G::Rzz, &[FRAC_PI_2]), 1, 1, 1);
    for gate in [G::Cp, G::Crx, G::Cry, G::Crz, G::Rxx, G::Ryy, G::Rzz, G::Rzx] {
        check_two(&two(gate, &[0.7]), 2, 1, 1);
        check_two(&two(gate, &[-2.0]), 2, 1, 1);
    }
    check_two(&two(G::Cs, &[]), 2, 1, 1);
    check_two(&two(G::Csx, &[]), 2, 1, 1);
    check_two(&two(G::Cu, &[0.3, 0.4, 0.5, 0.6]), 2, 1, 1);
    for gate in [G::Iswap, G::Dcx] {
        check_two(&two(gate, &[]), 2, 2, 2);
    }
    check_two(&two(G::XxPlusYy, &[0.7, 0.2]), 2, 2, 2);
    check_two(&two(G::XxMinusYy, &[PI, 0.2]), 2, 2, 2);
    check_two(&(swap * two(G::Cx, &[])), 2, 2, 2);
    // The B gate.
    check_two(&canonical_gate(&[FRAC_PI_4, FRAC_PI_8, 0.0]), 2, 2, 2);
    check_two(&swap, 3, 3, 3);
    check_two(&(swap * two(G::Cp, &[0.7])), 3, 3, 3);
    // The square root of an exchange, and its inverse.
    check_two(&canonical_gate(&[FRAC_PI_8; 3]), 3, 3, 3);
    check_two(&canonical_gate(&[FRAC_PI_8, FRAC_PI_8, -FRAC_PI_8]), 3, 3, 3);
    let mut next = numbers(2);
    for _ in 0..60 {
        check_two(&random_unitary(&mut next), 3, 3, 3);
    }
}

#[test]
fn rounding_errors_need_no_gates() {
    let mut next = numbers(3);
    for gate in [G::Cx, G::Swap, G::Iswap, G::Cs] {
        let exact = two(gate, &[]);
        let expected = num_basis_gates(&WeylDecomposition::of(&exact).coordinates);
        for (_, _, _, synthesizer) in all().take(6) {
            let noise = [(); 16].map(|()| 1e-12 * (next() - 0.5));
            let noisy = Matrix4::from_entries(|r, c| exact.get(r, c) + noise[4 * r + c]);
            let found = synthesizer.synthesize(&noisy);
            assert_eq!(found.num_two_qubit_gates(), expected);
            assert!(found.matrix().distance(&exact) < 1e-10);
        }
    }
}

/// How many gates on one qubit a matrix takes with `cx`, `cz`, `ecr`, and `cz` and `rzz`.
fn beside(matrix: &Matrix4) -> [usize; 4] {
    let bases = [
        (TwoQubitBasis::Cx, OneQubitBasis::RzSxX),
        (TwoQubitBasis::Cz, OneQubitBasis::RzSxX),
        (TwoQubitBasis::Ecr, OneQubitBasis::RzSxX),
        (TwoQubitBasis::CzAndRzz, OneQubitBasis::RzSxXRx),
    ];
    bases.map(|(basis, one_qubit)| {
        let synthesizer = TwoQubitSynthesizer::new(basis, Order::Ascending, one_qubit);
        let found = synthesizer.synthesize(matrix);
        found.gates.len() - found.num_two_qubit_gates()
    })
}

#[test]
fn few_gates_on_one_qubit_stand_beside_those_on_two() {
    let local = Matrix4::of_locals(&[one(G::U, &[0.3, 0.4, 0.5]), one(G::U, &[1.3, 1.4, 1.5])]);
    let any = local * canonical_gate(&[0.5, 0.3, 0.2]) * local;
    let (matrices, most): (Vec<_>, Vec<_>) = [
        (two(G::Cx, &[]), [0, 5, 3, 5]),
        (two(G::Cz, &[]), [5, 0, 7, 0]),
        (two(G::Ecr, &[]), [3, 7, 0, 7]),
        (two(G::Cp, &[0.7]), [3, 7, 7, 4]),
        (two(G::Rzz, &[0.7]), [1, 8, 6, 0]),
        (two(G::Iswap, &[]), [10, 8, 10, 8]),
        (two(G::Swap, &[]), [13, 8, 16, 8]),
        (any, [25, 30, 26, 17]),
    ]
    .into_iter()
    .unzip();
    let found: Vec<_> = matrices.iter().map(beside).collect();
    let pairs = found.as_flattened().iter().zip(most.as_flattened());
    assert!(pairs.into_iter().all(|(found, most)| found <= most), "{found:?}, not {most:?}");
}

#[test]
fn a_gate_of_the_device_is_itself() {
    for (basis, gate, params) in [
        (TwoQubitBasis::Cx, G::Cx, vec![]),
        (TwoQubitBasis::Cz, G::Cz, vec![]),
        (TwoQubitBasis::Ecr, G::Ecr, vec![]),
        (TwoQubitBasis::Rzz, G::Rzz, vec![0.4]),
        (TwoQubitBasis::CzAndRzz, G::Rzz, vec![0.4]),
        (TwoQubitBasis::CzAndRzz, G::Cz, vec![]),
    ] {
        for order in [Order::Ascending, Order::Descending] {
            let is_turned = order == Order::Descending;
            let matrix = two(gate, &params);
            let matrix = if is_turned { matrix.exchanged() } else { matrix };
            let synthesizer = TwoQubitSynthesizer::new(basis, order, OneQubitBasis::RzSxX);
            let found = synthesizer.synthesize(&matrix);
            assert_eq!(found.gates.len(), 1, "{found:?}");
        }
    }
}

#[test]
fn an_exchange_beside_a_gate_may_save_gates() {
    let uses = |gate: &Matrix4| num_basis_gates(&WeylDecomposition::of(gate).coordinates);
    let mirrored = |gate: &Matrix4| {
        num_basis_gates(&mirrored_coordinates(&WeylDecomposition::of(gate).coordinates))
    };
    let swap = two(G::Swap, &[]);
    let mut next = numbers(4);
    let random: Matrix4 = random_unitary(&mut next);
    let fixed = [
        (swap, 0),
        (two(G::Cx, &[]), 2),
        (two(G::Iswap, &[]), 1),
        (two(G::Cp, &[0.7]), 3),
        (swap * two(G::Cp, &[0.7]), 2),
        (Matrix4::IDENTITY, 3),
        (random, 3),
    ];
    for (gate, expected) in fixed {
        assert_eq!((mirrored(&gate), uses(&(swap * gate))), (expected, expected));
    }
}

/// The average fidelity of two gates.
fn fidelity(a: &Matrix4, b: &Matrix4) -> f64 {
    let product = a.adjoint() * *b;
    let trace: C64 = (0..4).map(|k| product.get(k, k)).sum();
    (4.0 + trace.norm_sqr()) / 20.0
}

#[test]
fn fewer_gates_stand_for_a_matrix_where_gates_are_bad() {
    let synthesizer = |fidelity: Option<f64>| {
        let new =
            TwoQubitSynthesizer::new(TwoQubitBasis::Cz, Order::Ascending, OneQubitBasis::RzSxX);
        fidelity.map_or(new.clone(), |fidelity| new.with_gate_fidelity(fidelity))
    };
    for (coordinates, gate_fidelity, uses) in [
        ([0.5, 0.3, 0.02], None, 3),
        ([0.5, 0.3, 0.02], Some(0.99), 2),
        ([0.5, 0.3, 0.2], Some(0.99), 3),
        ([0.5, 0.3, 0.02], Some(0.9999), 3),
        ([0.03, 0.02, 0.0], Some(0.99), 0),
        ([0.75, 0.01, 0.0], Some(0.99), 1),
        ([0.5, 0.3, 0.2], Some(1.0), 3),
    ] {
        let gate = canonical_gate(&coordinates);
        let found = synthesizer(gate_fidelity).synthesize(&gate);
        assert_eq!(found.num_two_qubit_gates(), uses, "{coordinates:?} {gate_fidelity:?}");
        let reached = fidelity(&found.matrix(), &gate);
        let expected = expected_fidelity(&coordinates, uses, 1.0);
        assert!((reached - expected).abs() < 1e-12, "{reached} instead of {expected}");
    }
}
