//! Measuring in several bases.

use super::super::bases::Keeping;
use super::*;
use crate::observable::Pauli;

/// Three qubits, of which the last stays 0, with a classical bit before the outcomes.
fn circuit(angle: f64) -> Circuit {
    let mut circuit = Circuit::with_registers(3, 1);
    circuit.gate(G::Rx, &[angle], &[0]).unwrap();
    circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit
}

fn bases(labels: &[&str]) -> Vec<Basis> {
    let basis = |(seed, label): (u64, &&str)| Basis { letters: label.parse().unwrap(), seed };
    (10..).zip(labels).map(basis).collect()
}

/// The shots in each basis, while so many bytes of a state are kept.
fn sampled(
    circuit: &Circuit,
    options: CompileOptions,
    labels: &[&str],
    shots: std::ops::Range<u64>,
    kept_bytes: u64,
) -> Result<Vec<Samples>, EngineError> {
    let bases = bases(labels);
    let readings = Readings { bases: &bases, shots, stream: 3 };
    let mut all = Vec::new();
    let mut found = |number: usize, samples: &Samples| {
        assert_eq!(number, all.len());
        all.push(samples.clone());
    };
    let keeping = Keeping { readings: &readings, kept_bytes };
    let prepared = Prepared::new(circuit, options, 1);
    keeping.sample(&prepared, &[], &mut Unwatched, &mut found)?;
    Ok(all)
}

const METHODS: [(Method, Precision); 3] = [
    (Method::Statevector, Precision::Double),
    (Method::Statevector, Precision::Single),
    (Method::Stabilizer, Precision::Double),
];

/// Checks the mean of the product of outcomes in each basis, by each method, for a Clifford
/// circuit: it is -1, 0 or 1.
#[track_caller]
fn check_means(circuit: &Circuit, expected: &[(&str, f64)]) {
    let labels: Vec<&str> = expected.iter().map(|(label, _)| *label).collect();
    for (method, precision) in METHODS {
        let options = CompileOptions { method: Some(method), precision };
        let all = sampled(circuit, options, &labels, 0..2000, u64::MAX).unwrap();
        for (samples, (label, expected)) in all.iter().zip(expected) {
            let pauli: Pauli = label.parse().unwrap();
            let first = circuit.num_clbits() as usize;
            let is_odd = |shot: u64| {
                let ones = pauli.support().filter(|qubit| samples.bit(shot, first + qubit));
                ones.count() % 2 == 1
            };
            let ones = (0..2000).filter(|shot| is_odd(*shot)).count() as f64;
            let mean = 1.0 - ones / 1000.0;
            let bound = if *expected == 0.0 { 0.12 } else { 0.0 };
            assert!((mean - expected).abs() <= bound, "{method:?} {label}: {mean}");
        }
    }
}

#[test]
fn outcomes_are_those_of_the_letters() {
    let half = std::f64::consts::FRAC_PI_2;
    // Stabilized by -YX, XY and ZZ on the first two qubits, and by Z on the last.
    let expected = [
        ("IXY", -1.0),
        ("IYX", -1.0),
        ("IZZ", 1.0),
        ("ZII", 1.0),
        ("ZXY", -1.0),
        ("IXX", 0.0),
        ("IIZ", 0.0),
        ("XII", 0.0),
        ("YXY", 0.0),
        ("III", 1.0),
    ];
    check_means(&circuit(half), &expected);
}

#[test]
fn a_circuit_that_goes_on_after_a_measurement_is_sampled_in_each_basis() {
    let mut circuit = Circuit::with_registers(2, 1);
    circuit.gate(G::H, &[], &[0]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    circuit.gate(G::H, &[], &[1]).unwrap();
    check_means(&circuit, &[("XZ", 1.0), ("IZ", 0.0), ("IX", 0.0), ("ZI", 0.0)]);
}

#[test]
fn what_is_kept_and_how_shots_are_cut_changes_no_bit() {
    let labels = ["IXY", "ZZZ", "XII", "YIX"];
    let circuit = circuit(0.7);
    let options = CompileOptions::default();
    let whole = sampled(&circuit, options, &labels, 0..100, u64::MAX).unwrap();
    assert_eq!(sampled(&circuit, options, &labels, 0..100, 0).unwrap(), whole);
    let part = sampled(&circuit, options, &labels, 60..100, u64::MAX).unwrap();
    for (part, whole) in part.iter().zip(&whole) {
        assert!((0..40).all(|shot| part.row(shot) == whole.row(60 + shot)));
    }
    // Another basis before it is nothing to a basis.
    let alone = bases(&labels)[1..2].to_vec();
    let readings = Readings { bases: &alone, shots: 0..100, stream: 3 };
    let mut found = |_: usize, samples: &Samples| assert_eq!(samples, &whole[1]);
    let prepared = Prepared::new(&circuit, options, 1);
    sample_in_bases(&prepared, &[], &readings, &mut Unwatched, &mut found).unwrap();
}

#[test]
fn bases_are_on_the_qubits_of_the_circuit() {
    let refused = sampled(&circuit(0.1), CompileOptions::default(), &["XXX", "ZZ"], 0..1, 0);
    let error = EngineError::ObservableWidth { observable: 1, expected: 3, found: 2 };
    assert_eq!(refused, Err(error));
    let options = CompileOptions { method: Some(Method::Stabilizer), ..CompileOptions::default() };
    let refused = sampled(&circuit(0.1), options, &["XXX"], 0..1, 0);
    assert!(matches!(refused, Err(EngineError::NotClifford { instruction: 0, .. })), "{refused:?}");
}
