//! Sampled results are distributed as measured ones are.

use std::rc::Rc;

use ketpad::circuit::{Circuit, StandardGate as G};
use ketpad::engine::{EngineError, Unwatched};
use ketpad::observable::SparsePauliOp;
use ketpad::primitives::{
    BindingsArray, EstimatorOptions, EstimatorPub, NdArray, ObservablesArray, Plan, SamplerOptions,
    SamplerPub, execute,
};
use ketpad::qasm;

use crate::pubs::{estimated, results};
use crate::random::check_counts;

fn parsed(text: &str) -> Circuit {
    let text = format!("OPENQASM 3.0; include \"stdgates.inc\"; {text}");
    qasm::parse(&text).circuit.unwrap()
}

/// The same circuit without parameters, so many times over, each with random numbers of its own.
fn repeated(circuit: &Circuit, times: usize) -> BindingsArray {
    BindingsArray::from_array(circuit, NdArray::new([times, 0], Vec::new()).unwrap()).unwrap()
}

#[test]
fn every_set_is_sampled_with_its_own_probabilities() {
    let circuit = parsed(
        "input float[64] a; bit[2] c; qubit[2] q; rx(a) q[0]; cx q[0], q[1];
        ry(0.7) q[1]; c = measure q;",
    );
    let angles = [0.4, 1.3, 2.9];
    let parameter_values =
        BindingsArray::from_array(&circuit, NdArray::from_vec(angles.to_vec())).unwrap();
    let own = SamplerPub { parameter_values, shots: Some(20_000), ..SamplerPub::new(circuit) };
    let result = results(Plan::sampler(vec![own], &SamplerOptions::default(), 3).unwrap());
    let bits = result[0].data.bits("c").unwrap();
    for (set, angle) in angles.into_iter().enumerate() {
        let (p, turn) = (libm::sin(angle / 2.0).powi(2), libm::sin(0.35).powi(2));
        let expected = [(1.0 - p) * (1.0 - turn), p * turn, (1.0 - p) * turn, p * (1.0 - turn)];
        let counts = bits.at(&[set]).unwrap().counts();
        let count = |text: &str| counts.get(text).copied().unwrap_or(0) as f64;
        check_counts(&["00", "01", "10", "11"].map(count), &expected);
    }
}

/// A state in which no string has a value of -1, 0 or 1.
fn turned() -> Circuit {
    let mut circuit = Circuit::with_registers(3, 0);
    for qubit in 0..3 {
        circuit.gate(G::U, &[0.7 + f64::from(qubit), 0.4, 1.1], &[qubit]).unwrap();
        circuit.gate(G::Rzz, &[0.9], &[qubit, (qubit + 1) % 3]).unwrap();
        circuit.gate(G::Ry, &[1.9 - f64::from(qubit)], &[(qubit + 1) % 3]).unwrap();
    }
    circuit
}

/// Binomial probabilities of so many trials.
fn binomial(trials: u32, p: f64) -> Vec<f64> {
    let mut probability = (1.0 - p).powi(trials as i32);
    let mut all = vec![probability];
    for ones in 0..trials {
        probability *= f64::from(trials - ones) / f64::from(ones + 1) * p / (1.0 - p);
        all.push(probability);
    }
    all
}

/// Checks that the mean over 25 shots of a string is distributed as the mean of 25 outcomes, and
/// that its standard error is that of those outcomes.
#[track_caller]
fn check_string(circuit: &Circuit, label: &str) {
    let observables = ObservablesArray::from_labels(&[label]).unwrap();
    let once = EstimatorPub::new(circuit.clone(), observables);
    let exact = estimated(once.clone(), 0.0, 0).data.evs().unwrap().elements()[0];
    let own = EstimatorPub { parameter_values: repeated(circuit, 8_000), ..once };
    let result = estimated(own, 0.2, 11);
    assert_eq!(result.metadata.shots, Some(25));
    let mut observed = vec![0.0; 26];
    let values = [result.data.evs().unwrap(), result.data.stds().unwrap()].map(|v| v.elements());
    for (ev, std) in values[0].iter().zip(values[1]) {
        let ones = (25.0 * (1.0 - ev) / 2.0).round();
        assert!((ev - (1.0 - 2.0 * ones / 25.0)).abs() < 1e-12, "{ev}");
        assert!((std - ((1.0 - ev * ev) / 25.0).sqrt()).abs() < 1e-12, "{ev} ± {std}");
        observed[ones as usize] += 1.0;
    }
    check_counts(&observed, &binomial(25, (1.0 - exact) / 2.0));
}

#[test]
fn sampled_values_of_a_string_are_binomial() {
    check_string(&turned(), "ZIX");
    check_string(&turned(), "YYI");
    // Nothing happens to qubit 1, and it is in the state 0.
    let mut alone = Circuit::with_registers(2, 2);
    alone.gate(G::Ry, &[0.8], &[0]).unwrap();
    alone.measure(0, 0).unwrap();
    check_string(&alone, "XI");
    check_string(&alone, "ZX");
}

#[test]
fn sampled_values_on_stabilizers_are_binomial() {
    let mut wide = Circuit::with_registers(60, 0);
    wide.gate(G::H, &[], &[0]).unwrap();
    (1..60).for_each(|qubit| wide.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap());
    check_string(&wide, &format!("X{}", "I".repeat(59)));
    check_string(&wide, &format!("Z{}Y", "I".repeat(58)));
}

#[test]
fn standard_errors_say_how_far_values_are_off() {
    let terms =
        [("ZZI", 0.8), ("XIX", -0.5), ("IYY", 0.3), ("ZII", 0.4), ("XYZ", 0.9), ("III", 2.0)];
    let observable = SparsePauliOp::from_list(terms).unwrap();
    let once = EstimatorPub::new(turned(), observable);
    let exact = estimated(once.clone(), 0.0, 0).data.evs().unwrap().elements()[0];
    let own = EstimatorPub { parameter_values: repeated(&turned(), 10_000), ..once };
    let result = estimated(own, 0.05, 12);
    let values = [result.data.evs().unwrap(), result.data.stds().unwrap()].map(|v| v.elements());
    let pairs = || values[0].iter().zip(values[1]);
    let distances: Vec<f64> = pairs().map(|(ev, std)| (ev - exact).abs() / std).collect();
    for (within, expected) in [(1.0, 0.682_69), (2.0, 0.954_50), (3.0, 0.997_30)] {
        let share = distances.iter().filter(|far| **far < within).count() as f64 / 10_000.0;
        // Five standard errors of the share itself, and what 400 shots are off a normal
        // distribution.
        let bound = 5.0 * (expected * (1.0 - expected) / 10_000.0_f64).sqrt() + 0.003;
        assert!((share - expected).abs() < bound, "{share} within {within} standard errors");
    }
    // Neither they nor the values are off on the mean.
    let mean = values[0].iter().sum::<f64>() / 10_000.0;
    let spread = (values[0].iter().map(|ev| (ev - exact).powi(2)).sum::<f64>() / 10_000.0).sqrt();
    let std = (values[1].iter().map(|std| std * std).sum::<f64>() / 10_000.0).sqrt();
    assert!((mean - exact).abs() < 5.0 * spread / 100.0, "{mean}, not {exact}");
    assert!((spread / std - 1.0).abs() < 0.03, "{spread}, not {std}");
}

#[test]
fn strings_that_commute_qubit_by_qubit_are_measured_at_once() {
    let mut bell = Circuit::with_registers(2, 0);
    bell.gate(G::H, &[], &[0]).unwrap();
    bell.gate(G::Cx, &[], &[0, 1]).unwrap();
    let labels = ["ZI", "IZ", "ZZ", "XX", "XI", "IX"];
    let own = EstimatorPub::new(bell, ObservablesArray::from_labels(&labels).unwrap());
    let result = estimated(own, 0.05, 1);
    let evs = result.data.evs().unwrap().elements();
    // In a Bell pair, both qubits give the same in each shot.
    assert_eq!((evs[0], evs[2]), (evs[1], 1.0));
    assert_eq!((evs[4], evs[3]), (evs[5], 1.0));
    assert!(evs[0] != 0.0 && evs[0] != evs[4], "{evs:?}");
    let stds = result.data.stds().unwrap().elements();
    assert_eq!((stds[2], stds[3]), (0.0, 0.0));
    // Their difference is measured in the same shots, so that nothing is uncertain about it.
    let difference = SparsePauliOp::from_list([("ZI", 1.0), ("IZ", -1.0)]).unwrap();
    let own = EstimatorPub::new(Rc::new(parsed("qubit[2] q; h q[0]; cx q[0], q[1];")), difference);
    let data = estimated(own, 0.05, 1).data;
    assert_eq!(
        (data.evs().unwrap().elements(), data.stds().unwrap().elements()),
        (&[0.0][..], &[0.0][..])
    );
}

#[test]
fn what_is_constant_has_no_error() {
    let constant = SparsePauliOp::from_list([("II", 0.7), ("ZI", 1.0), ("ZI", -1.0)]).unwrap();
    let own = EstimatorPub::new(Circuit::with_registers(2, 0), constant);
    let data = estimated(own, 0.1, 0).data;
    assert_eq!(
        (data.evs().unwrap().elements(), data.stds().unwrap().elements()),
        (&[0.7][..], &[0.0][..])
    );
}

/// Qubit 0 is measured and turned on, qubit 1 flipped if the outcome is one.
fn dynamic() -> Circuit {
    parsed(
        "bit[1] c; qubit[2] q; ry(1.2) q[0]; c[0] = measure q[0]; if (c[0]) { x q[1]; }
        h q[0]; rz(0.5) q[0];",
    )
}

#[test]
fn a_circuit_that_measures_on_its_way_is_sampled() {
    let observables = ObservablesArray::from_labels(&["IX", "ZI", "ZY"]).unwrap();
    let own = EstimatorPub::new(dynamic(), observables);
    let p = libm::sin(0.6).powi(2);
    let mean = 1.0 - 2.0 * p;
    // After the measurement qubit 0 is |0> or |1>, and h makes of it |+> or |->; rz turns X to Y.
    let expected = [mean * libm::cos(0.5), mean, libm::sin(0.5)];
    let data = estimated(own.clone(), 0.005, 4).data;
    let values = [data.evs().unwrap(), data.stds().unwrap()].map(|values| values.elements());
    for ((ev, std), expected) in values[0].iter().zip(values[1]).zip(expected) {
        assert!((ev - expected).abs() < 4.5 * std, "{ev} ± {std}, not {expected}");
    }
    let own = EstimatorPub { precision: Some(0.0), ..own };
    let plan = Plan::estimator(vec![own], &EstimatorOptions::default(), 0).unwrap();
    let refused = execute(&plan.task(0).unwrap(), &mut Unwatched);
    assert_eq!(refused, Err(EngineError::NoSingleFinalState));
}

#[test]
fn seeds_repeat_values_and_others_do_not() {
    let own = EstimatorPub::new(turned(), SparsePauliOp::from_list([("ZZI", 1.0)]).unwrap());
    let value = |seed| estimated(own.clone(), 0.1, seed).data.evs().unwrap().elements()[0];
    assert_eq!(value(1), value(1));
    assert!((2..12).any(|seed| value(seed) != value(1)));
}
