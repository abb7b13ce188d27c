use crate::backend::{GateProperties, QubitProperties, Remark, Target};
use crate::circuit::StandardGate::{self, Cx, Cz};

fn target(gates: &[(StandardGate, [u32; 2], f64)]) -> Target {
    let there = gates.iter().map(|(gate, qubits, error)| {
        let properties = GateProperties { error: Some(*error), duration_s: None };
        (*gate, qubits.to_vec(), properties)
    });
    Target::new("doubtful", 4, there).unwrap()
}

#[track_caller]
fn check(target: &Target, expected: &[Remark]) {
    assert_eq!(target.remarks(), expected);
}

#[test]
fn a_device_in_good_order_has_no_remarks() {
    let line = target(&[(Cx, [0, 1], 0.0), (Cx, [1, 2], 0.1), (Cx, [2, 3], 0.5)]);
    check(&line, &[]);
    check(&Target::any_gate("any", 9).unwrap(), &[]);
}

#[test]
fn parts_of_a_device_are_told_apart() {
    let two = target(&[(Cx, [0, 2], 0.0), (Cx, [3, 1], 0.1)]);
    check(&two, &[Remark::Parts { parts: vec![vec![0, 2], vec![1, 3]] }]);
    // A qubit that is out of order takes its couplings with it, and is no part of its own.
    let line = target(&[(Cx, [0, 1], 0.0), (Cx, [1, 2], 0.1), (Cx, [2, 3], 0.5)]);
    let at_the_end = line.clone().with_faulty([3]).unwrap();
    check(&at_the_end, &[Remark::Faulty { qubit: 3 }]);
    let within = line.with_faulty([1]).unwrap();
    let parts = Remark::Parts { parts: vec![vec![0], vec![2, 3]] };
    check(&within, &[parts, Remark::Faulty { qubit: 1 }]);
}

#[test]
fn gates_that_never_work_are_named() {
    let ring = target(&[(Cx, [0, 1], 1.0), (Cx, [1, 2], 0.99), (Cz, [2, 3], 1.0)]);
    let wrong = |gate, qubits: [u32; 2]| Remark::AlwaysWrong { gate, qubits: qubits.to_vec() };
    check(&ring, &[wrong(Cx, [0, 1]), wrong(Cz, [2, 3])]);
}

#[test]
fn times_that_nature_does_not_allow_are_named() {
    let line = target(&[(Cx, [0, 1], 0.0), (Cx, [1, 2], 0.1), (Cx, [2, 3], 0.5)]);
    let qubit = |t1_s, t2_s| QubitProperties { t1_s, t2_s, ..QubitProperties::default() };
    let qubits = vec![
        qubit(Some(1e-4), Some(2e-4)),
        qubit(Some(1e-4), Some(2.1e-4)),
        qubit(None, Some(1.0)),
        qubit(Some(0.0), None),
    ];
    let expected = Remark::T2TooLong { qubit: 1, t1_s: 1e-4, t2_s: 2.1e-4 };
    check(&line.with_qubits(qubits).unwrap(), &[expected]);
}
