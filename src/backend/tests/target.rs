use std::f64::consts::{FRAC_PI_2, PI};

use crate::backend::{
    Ability, AngleRange, Figure, GateProperties, QubitProperties, Target, TargetError,
};
use crate::circuit::StandardGate::{self, Cx, Rz, Rzz, Sx, X};

fn properties(error: f64, duration_s: f64) -> GateProperties {
    GateProperties { error: Some(error), duration_s: Some(duration_s) }
}

/// Three qubits in a line, with `cx` from left to right.
fn line() -> Target {
    let gates = [
        (X, vec![0], properties(0.001, 1e-8)),
        (Cx, vec![0, 1], properties(0.01, 3e-7)),
        (Cx, vec![1, 2], properties(0.02, 4e-7)),
    ];
    Target::new("line", 3, gates).unwrap()
}

#[test]
fn a_target_has_the_gates_it_was_given_in_their_direction() {
    let target = line();
    assert_eq!((target.name(), target.num_qubits()), ("line", 3));
    assert!(!target.is_any_gate());
    assert_eq!(target.gates().collect::<Vec<_>>(), [X, Cx]);
    assert!(target.has(Cx, &[0, 1]) && !target.has(Cx, &[1, 0]) && !target.has(Cx, &[0, 2]));
    assert!(target.has(X, &[0]) && !target.has(X, &[1]) && !target.has(Sx, &[0]));
    assert_eq!(target.gate_properties(Cx, &[1, 2]), Some(&properties(0.02, 4e-7)));
    assert_eq!(target.gate_properties(Cx, &[2, 1]), None);
    let places: Vec<_> = target.places(Cx).map(|(qubits, _)| qubits.to_vec()).collect();
    assert_eq!(places, [[0, 1], [1, 2]]);
    assert_eq!(target.coupling().edges().collect::<Vec<_>>(), [(0, 1), (1, 2)]);
}

#[test]
fn a_target_of_any_gate_has_all_within_range() {
    let target = Target::any_gate("any", 3).unwrap();
    assert!(target.is_any_gate());
    assert!(target.gates().eq(StandardGate::all()));
    assert!(target.has(Cx, &[2, 0]) && target.has(Rzz, &[0, 1]));
    assert!(!target.has(Cx, &[0, 3]) && !target.has(Cx, &[1, 1]) && !target.has(X, &[0, 1]));
    assert!(Ability::ALL.into_iter().all(|ability| target.can(ability)));
}

#[test]
fn faulty_qubits_take_their_gates_with_them() {
    let target = line().with_faulty([2]).unwrap();
    assert!(target.is_faulty(2) && !target.is_faulty(1));
    assert_eq!(target.faulty_qubits().collect::<Vec<_>>(), [2]);
    assert!(target.has(Cx, &[0, 1]) && !target.has(Cx, &[1, 2]));
    assert_eq!(target.places(Cx).count(), 1);
    assert_eq!(target.coupling().edges().collect::<Vec<_>>(), [(0, 1)]);
}

#[test]
fn abilities_are_what_a_target_is_given() {
    let target = line();
    assert!(target.has_measure() && target.has_reset() && target.has_delay());
    assert!(!target.has_control_flow("if") && !target.has_control_flow("break"));
    let dynamic = target.with_abilities([Ability::Measure, Ability::If, Ability::For]);
    assert!(dynamic.has_measure() && !dynamic.has_reset() && !dynamic.has_delay());
    let keywords = ["if", "for", "while", "switch", "break", "continue", "goto"];
    let has: Vec<_> = keywords.iter().filter(|keyword| dynamic.has_control_flow(keyword)).collect();
    assert_eq!(has, [&"if", &"for", &"break", &"continue"]);
    for ability in Ability::ALL {
        assert_eq!(Ability::from_name(ability.name()), Some(ability));
    }
    assert_eq!(Ability::from_name("cx"), None);
}

#[test]
fn properties_of_qubits_are_kept() {
    let qubit = |t1_s| QubitProperties { t1_s: Some(t1_s), ..QubitProperties::default() };
    let qubits = vec![qubit(1e-4), qubit(2e-4), qubit(3e-4)];
    let target = line().with_qubits(qubits.clone()).unwrap().with_dt(1e-9).unwrap();
    assert_eq!(target.qubit_properties(1), Some(&qubits[1]));
    assert_eq!(target.qubit_properties(3), None);
    assert_eq!(target.dt_s(), Some(1e-9));
}

#[track_caller]
fn check_error(found: &Result<Target, TargetError>, expected: &TargetError) {
    assert_eq!(found.as_ref(), Err(expected));
}

#[track_caller]
fn check_gate_error(gate: StandardGate, qubits: &[u32], expected: &TargetError) {
    let gates = [(gate, qubits.to_vec(), GateProperties::default())];
    check_error(&Target::new("bad", 3, gates), expected);
}

#[test]
fn gates_that_cannot_be_are_named() {
    check_gate_error(Cx, &[0, 3], &TargetError::NoSuchQubit { qubit: 3, num_qubits: 3 });
    check_gate_error(Cx, &[0], &TargetError::QubitCount { gate: Cx, expected: 2, found: 1 });
    check_gate_error(Cx, &[1, 1], &TargetError::RepeatedQubit { gate: Cx, qubit: 1 });
    let twice = [(X, vec![1], properties(0.0, 0.0)), (X, vec![1], properties(0.1, 0.0))];
    let expected = TargetError::GateTwice { gate: X, qubits: vec![1] };
    check_error(&Target::new("bad", 3, twice), &expected);
}

#[test]
fn numbers_that_cannot_be_are_named() {
    let bad = |figure, qubits: &[u32], value| TargetError::BadFigure {
        figure,
        qubits: qubits.to_vec(),
        value,
    };
    let with = |properties| Target::new("bad", 2, [(Cx, vec![1, 0], properties)]);
    check_error(&with(properties(1.5, 0.0)), &bad(Figure::GateError(Cx), &[1, 0], 1.5));
    check_error(&with(properties(-0.5, 0.0)), &bad(Figure::GateError(Cx), &[1, 0], -0.5));
    check_error(&with(properties(0.5, -1e-9)), &bad(Figure::GateDuration(Cx), &[1, 0], -1e-9));
    let infinite = f64::INFINITY;
    check_error(
        &with(properties(0.5, infinite)),
        &bad(Figure::GateDuration(Cx), &[1, 0], infinite),
    );
    assert!(with(properties(f64::NAN, 0.0)).is_err());
    let qubit = |change: fn(&mut QubitProperties)| {
        let mut qubits = vec![QubitProperties::default(); 3];
        change(&mut qubits[2]);
        line().with_qubits(qubits)
    };
    check_error(&qubit(|q| q.t1_s = Some(-1.0)), &bad(Figure::T1, &[2], -1.0));
    check_error(&qubit(|q| q.t2_s = Some(-1.0)), &bad(Figure::T2, &[2], -1.0));
    check_error(&qubit(|q| q.readout_error = Some(2.0)), &bad(Figure::ReadoutError, &[2], 2.0));
    check_error(
        &qubit(|q| q.prob_meas0_prep1 = Some(2.0)),
        &bad(Figure::ProbMeas0Prep1, &[2], 2.0),
    );
    check_error(
        &qubit(|q| q.prob_meas1_prep0 = Some(2.0)),
        &bad(Figure::ProbMeas1Prep0, &[2], 2.0),
    );
    for dt in [0.0, -1.0, f64::INFINITY] {
        check_error(&line().with_dt(dt), &bad(Figure::TimeStep, &[], dt));
    }
    let found = line().with_qubits(vec![QubitProperties::default()]);
    check_error(&found, &TargetError::PropertyCount { expected: 3, found: 1 });
    check_error(&line().with_faulty([4]), &TargetError::NoSuchQubit { qubit: 4, num_qubits: 3 });
}

#[test]
fn angles_have_a_range_where_a_target_says_so() {
    let range = AngleRange { least: 0.0, most: FRAC_PI_2 };
    let target = line().with_angle_range(Rzz, range).unwrap();
    assert_eq!((target.angle_range(Rzz), target.angle_range(Rz)), (Some(range), None));
    let expected = TargetError::BadAngleRange { gate: Cx, least: 0.0, most: FRAC_PI_2 };
    check_error(&line().with_angle_range(Cx, range), &expected);
    let expected = TargetError::BadAngleRange { gate: Rz, least: PI, most: 0.0 };
    check_error(&line().with_angle_range(Rz, AngleRange { least: PI, most: 0.0 }), &expected);
}

#[test]
fn a_target_is_the_same_after_a_journey_to_a_worker() {
    let target = line().with_faulty([0]).unwrap();
    let there = postcard::to_allocvec(&target).unwrap();
    let back: Target = postcard::from_bytes(&there).unwrap();
    assert_eq!(back, target);
    assert_eq!(back.coupling().distance(1, 2), Some(1));
}
