//! Laws that hold for every circuit, tried on random ones.

use ketpad::circuit::{Circuit, StandardGate};
use ketpad::engine::{Program, Samples, Unwatched, compile, sample, statevector};
use ketpad::math::{C64, Matrix};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// A gate on qubits with parameter values.
type Step = (StandardGate, Vec<f64>, Vec<u32>);

/// Any gate of the table that has room, on any qubits.
fn any_step(num_qubits: u32) -> impl Strategy<Value = Step> {
    let gates: Vec<StandardGate> =
        StandardGate::all().filter(|gate| gate.spec().num_qubits <= num_qubits).collect();
    let qubits = Just((0..num_qubits).collect::<Vec<u32>>()).prop_shuffle();
    let params = proptest::collection::vec(-7.0..7.0_f64, 4);
    (proptest::sample::select(gates), params, qubits).prop_map(|(gate, mut params, mut qubits)| {
        params.truncate(gate.spec().params.len());
        qubits.truncate(gate.spec().num_qubits as usize);
        (gate, params, qubits)
    })
}

fn any_steps(num_qubits: u32, most: usize) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(any_step(num_qubits), 0..most)
}

/// Tries a law on values of `strategy`, the same ones every time.
#[track_caller]
fn check<S: Strategy>(cases: u32, strategy: S, law: impl Fn(S::Value)) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&strategy, |value| {
        law(value);
        Ok(())
    });
    outcome.unwrap();
}

fn circuit(num_qubits: u32, steps: &[Step]) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    push(&mut circuit, steps);
    circuit
}

fn push(circuit: &mut Circuit, steps: &[Step]) {
    for (gate, params, qubits) in steps {
        circuit.gate(*gate, params, qubits).unwrap();
    }
}

fn amplitudes(circuit: &Circuit) -> Vec<C64> {
    statevector(&compile(circuit, &[]).unwrap(), &mut Unwatched).unwrap()
}

fn samples(program: &Program, shots: std::ops::Range<u64>, seed: u64) -> Samples {
    sample(program, shots, seed, 0, &mut Unwatched).unwrap()
}

fn largest_difference(left: &[C64], right: &[C64]) -> f64 {
    assert_eq!(left.len(), right.len());
    left.iter().zip(right).map(|(a, b)| (a - b).norm()).fold(0.0, f64::max)
}

fn probabilities(amplitudes: &[C64]) -> Vec<f64> {
    amplitudes.iter().map(C64::norm_sqr).collect()
}

#[test]
fn gates_keep_the_norm() {
    check(40, any_steps(5, 250), |steps| {
        let norm: f64 = probabilities(&amplitudes(&circuit(5, &steps))).iter().sum();
        assert!((norm - 1.0).abs() < 1e-12, "norm {norm}");
    });
}

#[test]
fn a_thousand_hadamards_keep_the_norm() {
    let steps = vec![(StandardGate::H, Vec::new(), vec![0]); 1000];
    let norm: f64 = probabilities(&amplitudes(&circuit(1, &steps))).iter().sum();
    assert!((norm - 1.0).abs() < 1e-12, "norm {norm}");
}

#[test]
fn the_inverse_undoes_a_circuit() {
    check(60, any_steps(5, 40), |steps| {
        let mut there_and_back = circuit(5, &steps);
        for (gate, params, qubits) in steps.iter().rev() {
            for (inverse, values) in gate.inverse(params) {
                there_and_back.gate(inverse, &values, qubits).unwrap();
            }
        }
        let mut ground = vec![C64::ZERO; 32];
        ground[0] = C64::ONE;
        let distance = largest_difference(&amplitudes(&there_and_back), &ground);
        assert!(distance < 1e-12, "{distance} away from the ground state");
    });
}

/// The matrix of a gate on all qubits, written down without thought of speed: it acts on the
/// bits of its own qubits, and where the other bits agree.
fn dense(matrix: &Matrix, qubits: &[u32], num_qubits: u32) -> Matrix {
    let own = |index: usize| -> usize {
        qubits.iter().enumerate().map(|(j, &qubit)| (index >> qubit & 1) << j).sum()
    };
    let mask: usize = qubits.iter().map(|&qubit| 1 << qubit).sum();
    Matrix::from_columns(1 << num_qubits, |column| {
        let rows = (0..1 << num_qubits).filter(|row| row & !mask == column & !mask);
        rows.map(|row| (row, matrix.get(own(row), own(column)))).collect()
    })
}

fn apply(matrix: &Matrix, state: &[C64]) -> Vec<C64> {
    let row = |row| state.iter().enumerate().map(|(column, a)| matrix.get(row, column) * a).sum();
    (0..state.len()).map(row).collect()
}

#[test]
fn every_gate_is_its_matrix_between_identities() {
    for gate in StandardGate::all() {
        let own_step = any_step(5).prop_map(move |(_, _, mut qubits)| {
            qubits.extend((0..5).filter(|qubit| !qubits.contains(qubit)).collect::<Vec<_>>());
            qubits.truncate(gate.spec().num_qubits as usize);
            qubits
        });
        let params = [0.7, -1.3, 2.1, 0.4][..gate.spec().params.len()].to_vec();
        check(6, (any_steps(5, 12), own_step), |(before, qubits)| {
            let mut with_gate = circuit(5, &before);
            with_gate.gate(gate, &params, &qubits).unwrap();
            let matrix = dense(&gate.matrix(&params), &qubits, 5);
            let expected = apply(&matrix, &amplitudes(&circuit(5, &before)));
            let distance = largest_difference(&amplitudes(&with_gate), &expected);
            assert!(distance < 1e-13, "{gate:?} on {qubits:?} is {distance} off");
        });
    }
}

/// A random circuit with measurements in it, a bit for each.
fn with_measurements(num_qubits: u32, parts: &[(Vec<Step>, u32)]) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, parts.len() as u32);
    for (bit, (steps, qubit)) in parts.iter().enumerate() {
        push(&mut circuit, steps);
        circuit.measure(*qubit, bit as u32).unwrap();
    }
    circuit
}

fn any_parts(num_qubits: u32) -> impl Strategy<Value = Vec<(Vec<Step>, u32)>> {
    proptest::collection::vec((any_steps(num_qubits, 8), 0..num_qubits), 1..6)
}

#[test]
fn a_range_of_shots_can_be_cut_anywhere() {
    check(40, (any_parts(4), 0..=1000_u64, any::<u64>()), |(parts, cut, seed)| {
        let program = compile(&with_measurements(4, &parts), &[]).unwrap();
        let whole = samples(&program, 0..1000, seed);
        let head = samples(&program, 0..cut, seed);
        let tail = samples(&program, cut..1000, seed);
        for shot in 0..1000 {
            let part = if shot < cut { head.row(shot) } else { tail.row(shot - cut) };
            assert_eq!(part, whole.row(shot), "shot {shot}, cut at {cut}");
        }
    });
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_one_others() {
    let steps = (0..4).map(|qubit| (vec![(StandardGate::H, Vec::new(), vec![qubit])], qubit));
    let program = compile(&with_measurements(4, &steps.collect::<Vec<_>>()), &[]).unwrap();
    assert_eq!(samples(&program, 0..100, 3), samples(&program, 0..100, 3));
    assert_ne!(samples(&program, 0..100, 3), samples(&program, 0..100, 4));
}

/// Checks by Pearson's chi-squared test that bits come out as often as they should. The seed
/// is fixed; the bound is the 1 - 1e-6 quantile, in Wilson and Hilferty's approximation.
#[track_caller]
fn check_frequencies(samples: &Samples, p_expected: &[f64]) {
    let mut observed = vec![0.0; p_expected.len()];
    for shot in 0..samples.num_shots() {
        let value = (0..samples.num_bits() as usize)
            .map(|bit| usize::from(samples.bit(shot, bit)) << bit)
            .sum::<usize>();
        observed[value] += 1.0;
    }
    // Outcomes that are too rare for the test are taken together.
    let mut bins = vec![(0.0, 0.0)];
    for (count, p) in observed.iter().zip(p_expected) {
        let expected = p * samples.num_shots() as f64;
        assert!(p > &1e-14 || *count == 0.0, "an outcome of probability {p} came out");
        if expected < 10.0 {
            bins[0] = (bins[0].0 + count, bins[0].1 + expected);
        } else {
            bins.push((*count, expected));
        }
    }
    bins.retain(|&(_, expected)| expected >= 1.0);
    let statistic: f64 =
        bins.iter().map(|(count, expected)| (count - expected).powi(2) / expected).sum();
    let freedom = (bins.len() - 1).max(1) as f64;
    let spread = 2.0 / (9.0 * freedom);
    let bound = freedom * (1.0 - spread + 4.753 * spread.sqrt()).powi(3);
    assert!(statistic < bound, "chi-squared {statistic}, bound {bound}");
}

#[test]
fn outcomes_come_out_as_often_as_they_should() {
    check(30, any_steps(5, 30), |steps| {
        let plain = circuit(5, &steps);
        let mut measured = Circuit::with_registers(5, 5);
        push(&mut measured, &steps);
        for qubit in 0..5 {
            measured.measure(qubit, qubit).unwrap();
        }
        let found = samples(&compile(&measured, &[]).unwrap(), 0..5000, 99);
        check_frequencies(&found, &probabilities(&amplitudes(&plain)));
    });
}

/// The same circuit with each measurement replaced by a CX onto a fresh qubit, and the
/// probabilities of the values of those fresh qubits.
fn deferred_probabilities(num_qubits: u32, parts: &[(Vec<Step>, u32)]) -> Vec<f64> {
    let mut circuit = Circuit::with_registers(num_qubits + parts.len() as u32, 0);
    for (place, (steps, qubit)) in parts.iter().enumerate() {
        push(&mut circuit, steps);
        let fresh = num_qubits + place as u32;
        circuit.gate(StandardGate::Cx, &[], &[*qubit, fresh]).unwrap();
    }
    let mut sums = vec![0.0; 1 << parts.len()];
    for (index, p) in probabilities(&amplitudes(&circuit)).into_iter().enumerate() {
        sums[index >> num_qubits] += p;
    }
    sums
}

#[test]
fn measuring_amid_a_circuit_is_measuring_a_copy_at_its_end() {
    check(30, any_parts(4), |parts| {
        let program = compile(&with_measurements(4, &parts), &[]).unwrap();
        let found = samples(&program, 0..3000, 17);
        check_frequencies(&found, &deferred_probabilities(4, &parts));
    });
}
