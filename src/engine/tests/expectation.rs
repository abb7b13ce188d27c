//! Expectation values, held to sums over the amplitudes of the plain engine.

use std::f64::consts::{FRAC_PI_4, FRAC_PI_8};
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::plans::{circuits, plainly};
use super::*;
use crate::engine::compile::Sketch;
use crate::engine::expectation::How;
use crate::observable::{Pauli, SparsePauliOp};

/// The values where circuits of so much work are split.
fn splitting(
    least_work: f64,
    circuit: &Circuit,
    observables: &[SparsePauliOp],
) -> Result<Vec<f64>, EngineError> {
    let how = How { least_work, ..How::new(CompileOptions::default()) };
    let sketch = Sketch::new(circuit, &[], how.options.precision)?;
    how.find(sketch, observables, &mut Unwatched).map(|found| found.values)
}

/// Works from which a circuit is split: always, and never.
const SPLITS: [f64; 2] = [0.0, f64::INFINITY];

type Terms<'t> = &'t [(&'t str, f64)];

fn sum(terms: Terms<'_>) -> SparsePauliOp {
    SparsePauliOp::from_list(terms.iter().copied()).unwrap()
}

fn values(circuit: &Circuit, observables: &[SparsePauliOp]) -> Vec<f64> {
    expectation_values(circuit, &[], observables, &mut Unwatched).unwrap()
}

/// The value of a string in a state, by the definition.
fn defined(state: &[C64], pauli: &Pauli) -> f64 {
    let word = |mask: &[u64]| mask.first().map_or(0, |word| *word as usize);
    let (x, z) = (word(pauli.x()), word(pauli.z()));
    let turn = [C64::ONE, C64::I, -C64::ONE, -C64::I][(x & z).count_ones() as usize % 4];
    let term = |index: usize| {
        let sign = if (index & z).count_ones() % 2 == 1 { -turn } else { turn };
        state[index ^ x].conj() * sign * state[index]
    };
    let value: C64 = (0..state.len()).map(term).sum();
    assert!(value.im.abs() < 1e-12);
    value.re
}

#[track_caller]
fn check(circuit: &Circuit, observables: &[SparsePauliOp]) {
    let state = plainly(circuit);
    for least_work in SPLITS {
        let found = splitting(least_work, circuit, observables);
        for (found, observable) in found.unwrap().into_iter().zip(observables) {
            let terms = observable.terms().iter();
            let scale: f64 = 1.0 + terms.clone().map(|(_, number)| number.abs()).sum::<f64>();
            let expected: f64 = terms.map(|(pauli, number)| number * defined(&state, pauli)).sum();
            assert!((found - expected).abs() < 1e-12 * scale, "{found}, not {expected}");
        }
    }
}

/// A string with letters from among these.
fn label(num_qubits: usize, letters: &'static str) -> impl Strategy<Value = String> {
    let letters: Vec<char> = letters.chars().collect();
    let labels = prop::collection::vec(prop::sample::select(letters), num_qubits);
    labels.prop_map(|letters| letters.into_iter().collect())
}

fn observable(num_qubits: usize) -> impl Strategy<Value = SparsePauliOp> {
    let letters = prop::sample::select(vec!["IXYZ", "IIIIX", "IIZ", "IIYZ", "XY", "IIIIIIIZXY"]);
    let term = letters.prop_flat_map(move |letters| (label(num_qubits, letters), -2.0..2.0));
    prop::collection::vec(term, 1..40).prop_map(|terms: Vec<(String, f64)>| {
        SparsePauliOp::from_list(terms.iter().map(|(label, number)| (&**label, *number))).unwrap()
    })
}

proptest! {
    #[test]
    fn values_are_those_of_the_plain_engine(
        (circuit, observables) in circuits().prop_flat_map(|circuit| {
            let num_qubits = circuit.num_qubits() as usize;
            (Just(circuit), prop::collection::vec(observable(num_qubits), 1..3))
        })
    ) {
        check(&circuit, &observables);
    }
}

/// A circuit in which every amplitude is another one.
fn tangle(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for round in 0..2_u32 {
        for qubit in 0..num_qubits {
            let angle = 0.3 + 0.17 * f64::from(qubit + 5 * round);
            circuit.gate(G::U, &[angle, 0.5 * angle, 1.0 - angle], &[qubit]).unwrap();
        }
        for qubit in 1..num_qubits {
            circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
        }
    }
    circuit
}

/// All strings of the letters I and Z, or of X and Y, on so many qubits.
fn all_of(num_qubits: u32, [zero, one]: [char; 2]) -> SparsePauliOp {
    let label = |index: u32| {
        let letter = |qubit: u32| if index >> qubit & 1 == 1 { one } else { zero };
        (0..num_qubits).map(letter).collect::<String>()
    };
    let labels: Vec<String> = (0..1 << num_qubits).map(label).collect();
    let terms = labels.iter().zip(1..).map(|(label, number)| (&**label, 1.0 / f64::from(number)));
    SparsePauliOp::from_list(terms).unwrap()
}

#[test]
fn dense_groups_of_states_of_many_blocks_are_summed_with_all_signs() {
    for num_qubits in [1, 2, 5, 11] {
        let observables = [all_of(num_qubits, ['I', 'Z']), all_of(num_qubits, ['X', 'Y'])];
        check(&tangle(num_qubits), &observables);
    }
}

#[test]
fn few_strings_of_states_of_many_blocks_share_their_bins() {
    let circuit = tangle(12);
    check(
        &circuit,
        &[
            sum(&[("IIXZZYIIIIII", 0.5), ("IIYZZXIIIIII", 0.25), ("IIXZZXIIIIII", -1.0)]),
            sum(&[("XZZYIIIIIIXY", 0.5), ("YZZYIIIIIIXX", 0.25), ("XZZXIIIIIIYY", 3.0)]),
            sum(&[("ZIIIIIIIIIII", 0.5), ("IIIIIIIIIIIZ", 0.25), ("ZZZZZZZZZZZZ", 3.0)]),
            sum(&[("IIIIIIIIIIXX", 0.5), ("IIIIIIIIIIYX", 0.25), ("IIIIZZIIIIYY", 3.0)]),
        ],
    );
}

#[test]
fn a_table_of_small_values() {
    let bell = circuit(2, 0, &[Apply(G::H, &[0]), Apply(G::Cx, &[0, 1])]);
    let one = circuit(2, 0, &[Apply(G::X, &[0])]);
    let turned = circuit(2, 0, &[Apply(G::H, &[1]), Apply(G::S, &[1])]);
    let table: [(&Circuit, Terms<'_>, f64); 12] = [
        (&bell, &[("XX", 1.0)], 1.0),
        (&bell, &[("YY", 1.0)], -1.0),
        (&bell, &[("ZZ", 2.0), ("XX", 0.5)], 2.5),
        (&bell, &[("ZI", 1.0)], 0.0),
        (&bell, &[("XY", 1.0)], 0.0),
        (&one, &[("IZ", 1.0)], -1.0),
        (&one, &[("ZI", 1.0)], 1.0),
        (&one, &[("XI", 1.0)], 0.0),
        (&one, &[("II", 0.1), ("IZ", 1.0), ("II", 0.2)], 0.1 - 1.0 + 0.2),
        (&turned, &[("YI", 1.0)], 1.0),
        (&turned, &[("YZ", 3.0)], 3.0),
        (&turned, &[("YX", 3.0)], 0.0),
    ];
    for (circuit, terms, expected) in table {
        let [found] = values(circuit, &[sum(terms)])[..] else { panic!("one value") };
        assert!((found - expected).abs() < 1e-15, "{terms:?}: {found}, not {expected}");
    }
    let nothing = SparsePauliOp::new(2, Vec::new()).unwrap();
    assert_eq!(values(&bell, &[nothing, sum(&[("II", 0.3)])]), [0.0, 0.3]);
    assert_eq!(values(&Circuit::new(), &[sum(&[("", 0.5)])]), [0.5]);
}

/// Layers of gates on neighbours, by which only few qubits have an influence on each.
fn brickwork(num_qubits: u32, depth: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for qubit in 0..num_qubits {
        circuit.gate(G::Ry, &[0.3 + 0.1 * f64::from(qubit % 7)], &[qubit]).unwrap();
    }
    for layer in 0..depth {
        for first in (layer % 2..num_qubits - 1).step_by(2) {
            circuit.gate(G::Rzz, &[0.4], &[first, first + 1]).unwrap();
            circuit.gate(G::Rx, &[0.7 + 0.01 * f64::from(first)], &[first]).unwrap();
            circuit.gate(G::Rx, &[0.2], &[first + 1]).unwrap();
        }
    }
    circuit
}

/// ZZ on all neighbours, X on each, and one string from end to end.
fn chain(num_qubits: u32) -> SparsePauliOp {
    let mut terms = Vec::new();
    for qubit in 0..num_qubits {
        terms.push((Pauli::from_sparse("X", &[qubit], num_qubits).unwrap(), 0.5));
        if qubit > 0 {
            let pair = Pauli::from_sparse("ZZ", &[qubit - 1, qubit], num_qubits).unwrap();
            terms.push((pair, 1.0 + f64::from(qubit)));
        }
    }
    terms.push((Pauli::from_sparse("YZ", &[0, num_qubits - 1], num_qubits).unwrap(), -2.0));
    SparsePauliOp::new(num_qubits, terms).unwrap()
}

#[test]
fn the_first_gate_is_within_the_light_cones_of_its_qubits() {
    let mut circuit = Circuit::with_registers(4, 0);
    circuit.gate(G::Rxx, &[0.7], &[0, 1]).unwrap();
    circuit.gate(G::Rxx, &[0.4], &[2, 3]).unwrap();
    // Each pair is no product of what its qubits are.
    check(&circuit, &[sum(&[("IIZZ", 1.0)]), sum(&[("ZZII", 1.0)]), sum(&[("ZIIZ", 1.0)])]);
}

#[test]
fn light_cones_give_what_the_whole_state_gives() {
    for (num_qubits, depth) in [(9, 1), (10, 2), (12, 3), (12, 6)] {
        check(&brickwork(num_qubits, depth), &[chain(num_qubits)]);
    }
}

/// Notes the most that was reported, and whether it ever went back.
#[derive(Default)]
struct Reports {
    reports: Vec<(u64, u64)>,
    stop_after: Option<usize>,
}

impl Monitor for Reports {
    fn report(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        self.reports.push((done, total));
        match self.stop_after {
            Some(stop) if self.reports.len() > stop => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// The state of 40 qubits would take 16 TiB.
#[test]
fn a_wide_shallow_circuit_has_values_though_its_state_fits_nowhere() {
    let (wide, narrow) = (brickwork(40, 4), brickwork(14, 4));
    let mut reports = Reports::default();
    let found = expectation_values(&wide, &[], &[chain(40)], &mut reports).unwrap();
    assert!(found[0].is_finite());
    assert!(reports.reports.iter().all(|(done, total)| done <= total && *total < 1 << 24));
    // What happens at the left end does not know of the right one.
    let pair = |num_qubits| {
        SparsePauliOp::from_sparse_list([("ZZ", &[2, 3][..], 1.0)], num_qubits).unwrap()
    };
    let (wide, narrow) = (values(&wide, &[pair(40)]), values(&narrow, &[pair(14)]));
    assert!((wide[0] - narrow[0]).abs() < 1e-14);
}

#[test]
fn parts_that_nothing_connects_multiply() {
    let mut circuit = Circuit::with_registers(60, 0);
    for first in (0..60).step_by(3) {
        circuit.gate(G::Ry, &[2.0 * FRAC_PI_8], &[first]).unwrap();
        circuit.gate(G::Cx, &[], &[first, first + 2]).unwrap();
        circuit.gate(G::Ry, &[FRAC_PI_4], &[first + 1]).unwrap();
    }
    // Each Z counts cos(π/4), a pair of them 1.
    let cos = std::f64::consts::FRAC_1_SQRT_2;
    let term = |letters: &'static str, qubits: &'static [u32]| {
        SparsePauliOp::from_sparse_list([(letters, qubits, 1.0)], 60).unwrap()
    };
    let found = values(
        &circuit,
        &[
            term("Z", &[0]),
            term("ZZ", &[0, 2]),
            term("ZZZ", &[0, 3, 59]),
            term("ZZZZ", &[0, 2, 31, 34]),
        ],
    );
    for (found, expected) in found.into_iter().zip([cos, 1.0, cos.powi(3), cos.powi(2)]) {
        assert!((found - expected).abs() < 1e-14, "{found}, not {expected}");
    }
    let all = Pauli::from_label(&"ZIX".repeat(20)).unwrap();
    assert!((values(&circuit, &[all.into()])[0]).abs() < 1e-14);
}

#[test]
fn wide_clifford_circuits_have_exact_values() {
    let mut circuit = Circuit::with_registers(200, 200);
    circuit.gate(G::H, &[], &[0]).unwrap();
    for qubit in 1..200 {
        circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
    }
    circuit.measure(0, 0).unwrap();
    let term = |letters: &str, qubits: &[u32]| {
        SparsePauliOp::from(Pauli::from_sparse(letters, qubits, 200).unwrap())
    };
    let all: Vec<u32> = (0..200).collect();
    let found = values(
        &circuit,
        &[
            term("ZZ", &[3, 150]),
            term(&"X".repeat(200), &all),
            term(&"Y".repeat(200), &all),
            term("Z", &[7]),
        ],
    );
    assert_eq!(found, [1.0, 1.0, 1.0, 0.0]);
    // A gate that is no Clifford gate, on a qubit of its own.
    let mut circuit = circuit.clone();
    circuit.add_qreg("more", 1).unwrap();
    circuit.gate(G::Ry, &[FRAC_PI_4], &[200]).unwrap();
    let terms = [("ZZ", &[3, 150][..], 1.0), ("ZZZ", &[3, 150, 200][..], 1.0)];
    let found = values(&circuit, &[SparsePauliOp::from_sparse_list(terms, 201).unwrap()]);
    assert!((found[0] - 1.0 - std::f64::consts::FRAC_1_SQRT_2).abs() < 1e-14);
}

#[test]
fn qubits_are_reset_at_the_beginning_at_most() {
    let mut first = circuit(2, 2, &[]);
    first.push(Instruction::reset(Qubit(0))).unwrap();
    first.gate(G::X, &[], &[0]).unwrap();
    first.measure(0, 0).unwrap();
    let z = [sum(&[("IZ", 1.0)])];
    for least_work in SPLITS {
        let found = splitting(least_work, &first, &z);
        assert_eq!(found, Ok(vec![-1.0]));
    }
    let measured = circuit(2, 2, &[Apply(G::H, &[0]), Read(0, 0), Apply(G::H, &[0])]);
    let mut reset = circuit(2, 2, &[Apply(G::H, &[0])]);
    reset.push(Instruction::reset(Qubit(0))).unwrap();
    for circuit in [measured, reset] {
        for least_work in SPLITS {
            let found = splitting(least_work, &circuit, &z);
            assert_eq!(found, Err(EngineError::NoSingleFinalState));
        }
    }
}

#[test]
fn an_observable_has_to_be_as_wide_as_the_circuit() {
    let observables = [sum(&[("ZZ", 1.0)]), sum(&[("ZZZ", 1.0)])];
    let found = expectation_values(&circuit(2, 0, &[]), &[], &observables, &mut Unwatched);
    assert_eq!(found, Err(EngineError::ObservableWidth { observable: 1, expected: 2, found: 3 }));
}

#[test]
fn work_is_reported_in_small_pieces_and_stops_when_told() {
    let circuit = tangle(16);
    let mut terms: Vec<(String, f64)> = Vec::new();
    for shift in 0..13 {
        for letters in ["XX", "XY", "ZZ", "YIX"] {
            let label = format!("{letters}{}", "I".repeat(shift));
            terms.push((format!("{label:I>16}"), 1.0));
        }
    }
    let terms = terms.iter().map(|(label, number)| (&**label, *number));
    let observables = [SparsePauliOp::from_list(terms).unwrap()];
    let mut reports = Reports::default();
    expectation_values(&circuit, &[], &observables, &mut reports).unwrap();
    let reports = reports.reports;
    let total = reports[0].1;
    assert!(reports.is_sorted() && reports.iter().all(|report| report.1 == total));
    // Several threads report once for each batch.
    let most = if cfg!(feature = "threads") { 1 << 23 } else { 1 << 18 };
    assert!(reports.windows(2).all(|pair| pair[1].0 - pair[0].0 < most));
    assert!(reports.last().unwrap().0 > total - total / 8, "{reports:?}");
    for stop in [0, reports.len() / 2, reports.len() - 1] {
        let mut stopped = Reports { stop_after: Some(stop), ..Reports::default() };
        let found = expectation_values(&circuit, &[], &observables, &mut stopped);
        assert_eq!(found, Err(EngineError::Cancelled));
        assert_eq!(stopped.reports.len(), stop + 1);
    }
}
