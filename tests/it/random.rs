//! Random gates, matrices written down without thought of speed, and tests of frequencies.

use std::ops::Range;

use ketpad::circuit::{Circuit, StandardGate};
use ketpad::engine::{Program, Samples, Unwatched, compile, sample, statevector};
use ketpad::math::{C64, Matrix};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// A gate on qubits with parameter values.
pub(crate) type Step = (StandardGate, Vec<f64>, Vec<u32>);

/// Any gate of the table that has room, on any qubits.
pub(crate) fn any_step(num_qubits: u32) -> impl Strategy<Value = Step> {
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

pub(crate) fn any_steps(num_qubits: u32, most: usize) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(any_step(num_qubits), 0..most)
}

/// Tries a law on values of `strategy`, the same ones every time.
#[track_caller]
pub(crate) fn check<S: Strategy>(cases: u32, strategy: S, law: impl Fn(S::Value)) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&strategy, |value| {
        law(value);
        Ok(())
    });
    outcome.unwrap();
}

pub(crate) fn circuit(num_qubits: u32, steps: &[Step]) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    push(&mut circuit, steps);
    circuit
}

pub(crate) fn push(circuit: &mut Circuit, steps: &[Step]) {
    for (gate, params, qubits) in steps {
        circuit.gate(*gate, params, qubits).unwrap();
    }
}

pub(crate) fn amplitudes(circuit: &Circuit) -> Vec<C64> {
    statevector(&compile(circuit, &[]).unwrap(), &mut Unwatched).unwrap()
}

pub(crate) fn samples(program: &Program, shots: Range<u64>, seed: u64) -> Samples {
    sample(program, shots, seed, 0, &mut Unwatched).unwrap()
}

pub(crate) fn largest_difference(left: &[C64], right: &[C64]) -> f64 {
    assert_eq!(left.len(), right.len());
    left.iter().zip(right).map(|(a, b)| (a - b).norm()).fold(0.0, f64::max)
}

pub(crate) fn probabilities(amplitudes: &[C64]) -> Vec<f64> {
    amplitudes.iter().map(C64::norm_sqr).collect()
}

/// The matrix of a gate on all qubits, written down without thought of speed: it acts on the
/// bits of its own qubits, and where the other bits agree.
pub(crate) fn dense(matrix: &Matrix, qubits: &[u32], num_qubits: u32) -> Matrix {
    let own = |index: usize| -> usize {
        qubits.iter().enumerate().map(|(j, &qubit)| (index >> qubit & 1) << j).sum()
    };
    let mask: usize = qubits.iter().map(|&qubit| 1 << qubit).sum();
    Matrix::from_columns(1 << num_qubits, |column| {
        let rows = (0..1 << num_qubits).filter(|row| row & !mask == column & !mask);
        rows.map(|row| (row, matrix.get(own(row), own(column)))).collect()
    })
}

pub(crate) fn apply(matrix: &Matrix, state: &[C64]) -> Vec<C64> {
    let row = |row| state.iter().enumerate().map(|(column, a)| matrix.get(row, column) * a).sum();
    (0..state.len()).map(row).collect()
}

/// Checks by Pearson's chi-squared test that bits come out as often as they should. The seed
/// is fixed; the bound is the 1 - 1e-6 quantile, in Wilson and Hilferty's approximation.
#[track_caller]
pub(crate) fn check_frequencies(samples: &Samples, p_expected: &[f64]) {
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
