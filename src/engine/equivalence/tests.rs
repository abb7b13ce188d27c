use super::*;
use crate::circuit::{Expr, Gate, StandardGate as G};

/// Gates by name with values and qubits.
type Steps<'s> = &'s [(G, &'s [f64], &'s [u32])];

fn circuit(num_qubits: u32, steps: Steps<'_>) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 3);
    for (gate, values, qubits) in steps {
        circuit.gate(*gate, values, qubits).unwrap();
    }
    circuit
}

fn compared(first: &Circuit, second: &Circuit) -> Comparison {
    compare(first, second, &[], &Layouts::trivial(first.num_qubits())).unwrap()
}

#[track_caller]
fn check_same(num_qubits: u32, first: Steps<'_>, second: Steps<'_>, expected_phase: f64) {
    let found = compared(&circuit(num_qubits, first), &circuit(num_qubits, second));
    let Comparison::Same { phase } = found else {
        panic!("{found:?}");
    };
    assert!((phase - expected_phase).abs() < 1e-12, "{phase}");
    assert_eq!(found.is_same(), expected_phase == 0.0);
}

#[track_caller]
fn check_different(num_qubits: u32, first: Steps<'_>, second: Steps<'_>) {
    let found = compared(&circuit(num_qubits, first), &circuit(num_qubits, second));
    assert!(matches!(found, Comparison::Different { .. }), "{found:?}");
}

#[test]
fn circuits_that_do_the_same_are_found_to() {
    let swap: Steps<'_> = &[(G::Cx, &[], &[0, 1]), (G::Cx, &[], &[1, 0]), (G::Cx, &[], &[0, 1])];
    check_same(2, &[(G::Swap, &[], &[0, 1])], swap, 0.0);
    check_same(1, &[(G::P, &[0.8], &[0])], &[(G::Rz, &[0.8], &[0])], -0.4);
    check_same(1, &[(G::Z, &[], &[0])], &[(G::GlobalPhase, &[1.0], &[]), (G::Z, &[], &[0])], 1.0);
    check_same(3, &[], &[], 0.0);
    let iswap: (G, &[f64], &[u32]) = (G::Iswap, &[], &[0, 1]);
    let three_times: Steps<'_> = &[iswap; 3];
    check_same(2, &[(G::XxPlusYy, &[std::f64::consts::PI, 0.0], &[0, 1])], three_times, 0.0);
}

#[test]
fn small_differences_are_found() {
    check_different(2, &[(G::Cx, &[], &[0, 1])], &[(G::Cx, &[], &[1, 0])]);
    let steps: Steps<'_> = &[(G::Cx, &[], &[0, 1]), (G::P, &[1e-6], &[0])];
    check_different(2, &[(G::Cx, &[], &[0, 1])], steps);
    check_different(2, &[(G::Crx, &[0.3], &[0, 1])], &[(G::Crx, &[0.3 + 1e-8], &[0, 1])]);
    check_different(
        3,
        &[(G::Ccz, &[], &[0, 1, 2])],
        &[(G::Ccz, &[], &[0, 1, 2]), (G::T, &[], &[2])],
    );
    check_different(1, &[(G::S, &[], &[0])], &[(G::Sdg, &[], &[0])]);
}

#[test]
fn a_wrong_phase_of_one_basis_state_among_many_is_found() {
    let on_all = |angle: f64| {
        let mut circuit = Circuit::with_registers(MAX_QUBITS as u32, 0);
        let modified = crate::circuit::ModifiedGate {
            gate: Gate::Standard(G::GlobalPhase),
            controls: vec![true; MAX_QUBITS],
            powers: Vec::new(),
        };
        let qubits = (0..MAX_QUBITS as u32).map(Qubit).collect();
        let step = Instruction::modified(modified, vec![Expr::from_angle(angle)], qubits);
        circuit.push(step).unwrap();
        circuit
    };
    assert!(matches!(compared(&on_all(1.0), &on_all(1.0 + 1e-6)), Comparison::Different { .. }));
    assert!(compared(&on_all(1.0), &on_all(1.0)).is_same());
}

/// A circuit, and the same one on other qubits with swaps on the way and a helping qubit.
fn moved() -> (Circuit, Circuit, Layouts) {
    let mut first = circuit(
        3,
        &[
            (G::H, &[], &[0]),
            (G::Cp, &[0.7], &[0, 2]),
            (G::Ry, &[0.4], &[1]),
            (G::Cx, &[], &[1, 2]),
        ],
    );
    // 0 is at 4, 1 at 1, 2 at 0; then 2 goes to 3, and 2 is 0 all the while.
    let mut second = circuit(
        6,
        &[
            (G::H, &[], &[4]),
            (G::Cp, &[0.7], &[0, 4]),
            (G::Swap, &[], &[0, 3]),
            (G::Ry, &[0.4], &[1]),
            (G::Cx, &[], &[1, 3]),
            (G::Cx, &[], &[2, 1]),
        ],
    );
    first.measure(2, 0).unwrap();
    second.measure(3, 0).unwrap();
    let layouts =
        Layouts { initial: [4, 1, 0].map(Qubit).to_vec(), last: [4, 1, 3].map(Qubit).to_vec() };
    (first, second, layouts)
}

#[test]
fn qubits_may_move_and_others_may_help() {
    let (first, second, layouts) = moved();
    assert!(compare(&first, &second, &[], &layouts).unwrap().is_same());
    let stayed = Layouts { last: layouts.initial.clone(), ..layouts.clone() };
    let found = compare(&first, &second, &[], &stayed).unwrap();
    assert!(matches!(found, Comparison::Different { .. }));
    let mut unclean = second;
    unclean.gate(G::Rx, &[1e-4], &[2]).unwrap();
    let found = compare(&first, &unclean, &[], &layouts).unwrap();
    assert!(matches!(found, Comparison::Different { .. }));
}

#[test]
fn measurements_are_compared_where_the_qubits_are_at_the_end() {
    let (first, second, layouts) = moved();
    let mut more = second.clone();
    more.measure(1, 1).unwrap();
    let found = compare(&first, &more, &[], &layouts).unwrap();
    assert_eq!(found, Comparison::MeasuredDifferently);
    let mut overwritten = second;
    overwritten.measure(4, 0).unwrap();
    let found = compare(&first, &overwritten, &[], &layouts).unwrap();
    assert_eq!(found, Comparison::MeasuredDifferently);
    overwritten.measure(3, 0).unwrap();
    assert!(compare(&first, &overwritten, &[], &layouts).unwrap().is_same());
}

#[test]
fn qubits_without_any_use_are_not_simulated() {
    let wide = |gate: G| {
        let mut circuit = Circuit::with_registers(Circuit::MAX_BITS, 0);
        circuit.gate(gate, &[], &[4000, 17]).unwrap();
        circuit
    };
    assert!(compared(&wide(G::Cz), &wide(G::Cz)).is_same());
    assert!(!compared(&wide(G::Cz), &wide(G::Cx)).is_same_up_to_phase());
}

#[test]
fn parameters_have_the_same_values_by_name() {
    let with = |names: &[&str], turns: &[&str]| {
        let mut circuit = Circuit::with_registers(1, 0);
        for name in names {
            circuit.add_input(name, None).unwrap();
        }
        for name in turns {
            let angle = vec![Expr::Symbol((*name).to_owned())];
            let step = Instruction::gate(Gate::Standard(G::Rx), angle, vec![Qubit(0)]);
            circuit.push(step).unwrap();
        }
        circuit
    };
    let layouts = Layouts::trivial(1);
    let (first, second) = (with(&["a", "b"], &["a", "b"]), with(&["b"], &["b"]));
    let same = |values: &[f64]| compare(&first, &second, values, &layouts).unwrap().is_same();
    assert!(same(&[0.0, 0.4]));
    assert!(!same(&[0.4, 0.0]));
    let error = EquivalenceError::UnknownParameter { name: "a".to_owned() };
    assert_eq!(compare(&second, &first, &[0.1], &layouts), Err(error));
    let error = EngineError::ParameterCount { expected: 2, found: 0 };
    assert_eq!(compare(&first, &second, &[], &layouts), Err(error.into()));
}

#[test]
fn what_cannot_be_decided_is_refused() {
    let plain = circuit(1, &[(G::X, &[], &[0])]);
    let layouts = Layouts::trivial(1);
    let mut measured_amid = plain.clone();
    measured_amid.measure(0, 0).unwrap();
    measured_amid.gate(G::X, &[], &[0]).unwrap();
    let error = EquivalenceError::NotUnitary { side: Side::Second, place: 1 };
    assert_eq!(compare(&plain, &measured_amid, &[], &layouts), Err(error));
    let mut reset = Circuit::with_registers(1, 0);
    reset.push(Instruction::reset(Qubit(0))).unwrap();
    let error = EquivalenceError::NotUnitary { side: Side::First, place: 0 };
    assert_eq!(compare(&reset, &plain, &[], &layouts), Err(error));
    let wide = MAX_QUBITS as u32 + 1;
    let mut many = Circuit::with_registers(wide, 0);
    (0..wide).for_each(|qubit| many.gate(G::H, &[], &[qubit]).unwrap());
    let error = EquivalenceError::TooManyQubits { num_qubits: 13, limit: 12 };
    assert_eq!(compare(&many, &many, &[], &Layouts::trivial(wide)), Err(error));
    for layout in [vec![], vec![Qubit(1)]] {
        let layouts = Layouts { initial: layout, last: vec![Qubit(0)] };
        assert_eq!(compare(&plain, &plain, &[], &layouts), Err(EquivalenceError::BadLayout));
    }
}

#[test]
fn rounding_errors_of_many_gates_are_no_difference() {
    let mut circuit = Circuit::with_registers(2, 0);
    let angle = |k: u32| f64::from(k) * 0.37 + 0.1;
    for k in 0..20_000 {
        circuit.gate(G::Ry, &[angle(k)], &[k % 2]).unwrap();
        circuit.gate(G::Cu, &[angle(k), 0.2, angle(k + 7), 0.4], &[(k + 1) % 2, k % 2]).unwrap();
    }
    for k in (0..20_000).rev() {
        circuit
            .gate(G::Cu, &[-angle(k), -angle(k + 7), -0.2, -0.4], &[(k + 1) % 2, k % 2])
            .unwrap();
        circuit.gate(G::Ry, &[-angle(k)], &[k % 2]).unwrap();
    }
    assert!(compared(&circuit, &Circuit::with_registers(2, 0)).is_same());
}
