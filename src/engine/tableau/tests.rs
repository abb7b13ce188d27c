use std::f64::consts::FRAC_PI_2 as QUARTER;

use proptest::prelude::*;

use super::super::gate_step::{Controls, GateStep};
use super::bits::{WORD, bit};
use super::clifford::{Clifford, Judge};
use super::state::Tableau;
use crate::circuit::StandardGate as G;

/// A gate without parameters on these qubits.
fn gate(gate: G, qubits: &[usize]) -> Clifford {
    let step =
        GateStep { matrix: gate.matrix(&[]), targets: qubits.into(), controls: Controls::new() };
    Judge::default().clifford(&step).unwrap()
}

/// What is done to a tableau.
#[derive(Debug, Clone)]
enum Act {
    Gate(G, Vec<usize>),
    Collapse(usize, bool),
}

const GATES: [G; 11] =
    [G::H, G::S, G::Y, G::Sx, G::Cx, G::Cy, G::Cz, G::Swap, G::Iswap, G::Dcx, G::Ecr];

fn any_acts(num_qubits: usize) -> impl Strategy<Value = Vec<Act>> {
    let qubits = Just((0..num_qubits).collect::<Vec<_>>()).prop_shuffle();
    let gates = (prop::sample::select(&GATES[..]), qubits).prop_map(|(gate, mut qubits)| {
        qubits.truncate(gate.spec().num_qubits as usize);
        Act::Gate(gate, qubits)
    });
    let collapses = (0..num_qubits, any::<bool>()).prop_map(|(q, value)| Act::Collapse(q, value));
    prop::collection::vec(prop_oneof![4 => gates, 1 => collapses], 1..60)
}

fn act(tableau: &mut Tableau, act: &Act) {
    match act {
        Act::Gate(standard, qubits) => tableau.apply(&gate(*standard, qubits)),
        Act::Collapse(qubit, outcome) => {
            let weight = tableau.weights(*qubit)[usize::from(*outcome)];
            tableau.collapse(*qubit, *outcome == (weight > 0.0) || weight == 0.5);
        }
    }
}

fn take(tableau: &mut Tableau, acts: &[Act]) {
    for step in acts {
        act(tableau, step);
    }
}

/// A row as the bits of X and of Z.
fn row(tableau: &Tableau, row: usize) -> (Vec<bool>, Vec<bool>) {
    let of = |qubit| tableau.columns(qubit);
    let bits = (0..tableau.num_qubits).map(|qubit| (bit(of(qubit).0, row), bit(of(qubit).1, row)));
    bits.unzip()
}

fn commute(a: &(Vec<bool>, Vec<bool>), b: &(Vec<bool>, Vec<bool>)) -> bool {
    let crossings = |x: &[bool], z: &[bool]| x.iter().zip(z).filter(|(x, z)| **x && **z).count();
    (crossings(&a.0, &b.1) + crossings(&a.1, &b.0)).is_multiple_of(2)
}

fn words(bits: &[bool]) -> Vec<u64> {
    let pack = |bits: &[bool]| bits.iter().rev().fold(0, |word, bit| word << 1 | u64::from(*bit));
    bits.chunks(WORD).map(pack).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_destabilizer_anticommutes_with_its_stabilizer_alone(
        acts in prop_oneof![any_acts(3), any_acts(67)],
        num_qubits in 67_usize..70,
    ) {
        let mut tableau = Tableau::new(num_qubits);
        take(&mut tableau, &acts);
        let stabilizer = tableau.half * WORD;
        let rows: Vec<_> = (0..num_qubits).chain(stabilizer..stabilizer + num_qubits).collect();
        let rows: Vec<_> = rows.into_iter().map(|number| row(&tableau, number)).collect();
        for (i, a) in rows.iter().enumerate() {
            for (j, b) in rows.iter().enumerate() {
                prop_assert_eq!(commute(a, b), i.abs_diff(j) != num_qubits, "{} and {}", i, j);
            }
        }
    }

    #[test]
    fn the_expectation_value_of_a_stabilizer_is_its_sign(acts in any_acts(66)) {
        let mut tableau = Tableau::new(66);
        take(&mut tableau, &acts);
        for number in 0..66 {
            let place = tableau.half * WORD + number;
            let (x, z) = row(&tableau, place);
            let sign = if bit(&tableau.signs, place) { -1 } else { 1 };
            prop_assert_eq!(tableau.expectation(&words(&x), &words(&z)), sign);
            // A destabilizer does not commute with one of them.
            let (x, z) = row(&tableau, number);
            prop_assert_eq!(tableau.expectation(&words(&x), &words(&z)), 0);
        }
    }

    #[test]
    fn what_has_been_measured_comes_out_again(acts in any_acts(5), qubit in 0..5_usize) {
        let mut tableau = Tableau::new(5);
        take(&mut tableau, &acts);
        for outcome in [false, true] {
            if tableau.weights(qubit)[usize::from(outcome)] > 0.0 {
                let mut collapsed = tableau.clone();
                collapsed.collapse(qubit, outcome);
                let mut certain = [0.0; 2];
                certain[usize::from(outcome)] = 1.0;
                prop_assert_eq!(collapsed.weights(qubit), certain);
                collapsed.flip(qubit);
                certain.reverse();
                prop_assert_eq!(collapsed.weights(qubit), certain);
            }
        }
    }
}

#[test]
fn a_state_of_no_qubits_has_the_expectation_value_one_of_nothing() {
    assert_eq!(Tableau::new(0).expectation(&[], &[]), 1);
    assert_eq!(Tableau::new(2).expectation(&[], &[]), 1);
}

#[test]
fn the_sign_of_a_product_is_right_wherever_its_stabilizers_are() {
    // CZ on two qubits, both plus, has the stabilizers XZ and ZX, and their product is YY.
    for other in [1, 63, 64, 130] {
        for is_minus in [false, true] {
            let mut tableau = Tableau::new(131);
            take(&mut tableau, &[Act::Gate(G::H, vec![0]), Act::Gate(G::H, vec![other])]);
            tableau.apply(&gate(G::Cz, &[0, other]));
            if is_minus {
                tableau.apply(&gate(G::Z, &[other]));
            }
            let both: Vec<bool> = (0..131).map(|qubit| qubit == 0 || qubit == other).collect();
            let both = words(&both);
            let expected = if is_minus { -1 } else { 1 };
            assert_eq!(tableau.expectation(&both, &both), expected, "qubits 0 and {other}");
        }
    }
}

#[test]
fn only_clifford_gates_on_few_qubits_are_taken() {
    let check = |gate: G, params: &[f64], num_qubits: usize, expected: bool| {
        let (matrix, targets) = (gate.matrix(params), (0..num_qubits).collect());
        let step = GateStep { matrix, targets, controls: Controls::new() };
        assert_eq!(Judge::default().clifford(&step).is_some(), expected, "{gate:?} {params:?}");
    };
    check(G::T, &[], 1, false);
    check(G::Rx, &[3.0 * QUARTER], 1, true);
    check(G::Rx, &[QUARTER + 1e-6], 1, false);
    check(G::Rzz, &[-QUARTER], 2, true);
    check(G::Crx, &[QUARTER], 2, false);
    check(G::Ccx, &[], 3, false);
    check(G::C3sx, &[], 4, false);
    check(G::U, &[QUARTER, 2.0 * QUARTER, -QUARTER], 1, true);
}

#[test]
fn the_bytes_of_a_table_are_those_that_are_taken() {
    for num_qubits in [0, 1, 63, 64, 65, 200] {
        let table = Tableau::new(num_qubits);
        let taken = size_of_val(&table.columns[..]) + size_of_val(&table.signs[..]);
        assert_eq!(table.num_bytes(), taken as u64, "{num_qubits} qubits");
    }
}
