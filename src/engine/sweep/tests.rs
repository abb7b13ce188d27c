use std::ops::ControlFlow;

use proptest::prelude::*;
use wide::f64x2;

use super::*;
use crate::circuit::BinaryOp::{Add, Divide, Multiply, Subtract};
use crate::circuit::{Expr, Gate, Instruction, Qubit, StandardGate as G};
use crate::engine::Unwatched;
use crate::math::cis;
use crate::observable::Pauli;
use angles::Angle;

/// Gates that have a row among the rotations, and Clifford gates.
fn gates() -> Vec<G> {
    let angle = Expr::Number(0.3);
    let is_usable = |gate: &G| {
        let params = vec![angle.clone(); gate.spec().params.len()];
        let qubits: Vec<usize> = (0..gate.spec().num_qubits as usize).collect();
        rotations::rotations(*gate, &params, &qubits).is_some()
            || params.is_empty() && frame::Frame::new(4).add(&gate.matrix(&[]), &qubits)
    };
    G::all().filter(is_usable).collect()
}

fn expr() -> impl Strategy<Value = Expr> {
    let parameter = (0..3_usize).prop_map(|number| Expr::Symbol(format!("p{number}")));
    let number = (-3.0..3.0_f64).prop_map(Expr::Number);
    // Angles are no more exact than they are large.
    let divisor = (0.2..3.0_f64).prop_map(Expr::Number);
    prop_oneof![
        parameter.clone(),
        number.clone(),
        (parameter.clone(), number.clone()).prop_map(|(a, b)| b.binary(Multiply, a)),
        (parameter.clone(), number).prop_map(|(a, b)| a.binary(Add, b).negated()),
        (parameter.clone(), parameter).prop_map(|(a, b)| a.binary(Subtract, b)),
        divisor.prop_map(|a| Expr::Symbol("p0".to_owned()).binary(Divide, a)),
    ]
}

fn instruction(num_qubits: usize) -> impl Strategy<Value = Option<Instruction>> {
    let order = Just((0..num_qubits as u32).collect::<Vec<_>>()).prop_shuffle();
    let params = proptest::collection::vec(expr(), 4);
    (proptest::sample::select(gates()), order, params).prop_map(|(gate, order, params)| {
        let spec = gate.spec();
        let qubits = order.get(..spec.num_qubits as usize)?.iter().copied().map(Qubit).collect();
        let params = params[..spec.params.len()].to_vec();
        Some(Instruction::gate(Gate::Standard(gate), params, qubits))
    })
}

fn circuit(num_qubits: usize) -> impl Strategy<Value = Circuit> {
    proptest::collection::vec(instruction(num_qubits), 0..30).prop_map(move |steps| {
        let mut circuit = with_parameters(num_qubits as u32);
        steps.into_iter().flatten().for_each(|step| circuit.push(step).unwrap());
        circuit
    })
}

fn with_parameters(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for number in 0..3 {
        circuit.add_input(&format!("p{number}"), None).unwrap();
    }
    circuit
}

fn observable(num_qubits: usize) -> impl Strategy<Value = SparsePauliOp> {
    let letter = proptest::sample::select(vec!['I', 'X', 'Y', 'Z', 'Z']);
    let label = proptest::collection::vec(letter, num_qubits);
    let term = (label, -2.0..2.0_f64).prop_map(|(letters, coefficient)| {
        (Pauli::from_label(&letters.into_iter().collect::<String>()).unwrap(), coefficient)
    });
    proptest::collection::vec(term, 1..6)
        .prop_map(move |terms| SparsePauliOp::new(num_qubits as u32, terms).unwrap())
}

/// Checks that all sets together give what each by itself does; says whether it was by template.
#[track_caller]
fn check(circuit: &Circuit, sets: &[f64], observables: &[SparsePauliOp]) -> bool {
    let found = sweep(circuit, sets, observables, &mut Unwatched).unwrap();
    let num_sets = sets.len() / circuit.parameters().len();
    let prepared = Prepared::new(circuit, CompileOptions::default(), num_sets);
    let expected =
        one_by_one(&prepared, (sets, num_sets), observables, &mut Unwatched).unwrap().values;
    assert_eq!(found.len(), expected.len());
    for (at, (a, b)) in found.iter().zip(&expected).enumerate() {
        assert!((a - b).abs() < 1e-12, "value {at}: {a}, not {b}");
    }
    Template::new(circuit, observables).is_some()
}

fn everything() -> impl Strategy<Value = (Circuit, Vec<SparsePauliOp>)> {
    (1..=5_usize).prop_flat_map(|num_qubits| {
        (circuit(num_qubits), proptest::collection::vec(observable(num_qubits), 1..3))
    })
}

proptest! {
    #[test]
    fn sets_together_give_what_each_gives_by_itself(
        (circuit, observables) in everything(),
        sets in proptest::collection::vec(-7.0..7.0_f64, 18),
    ) {
        prop_assert!(check(&circuit, &sets, &observables));
    }
}

/// A layered circuit of rotations whose parameters are all different.
fn layers(num_qubits: u32) -> (Circuit, usize) {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    let mut names = (0..).map(|number| format!("t{number:03}"));
    for layer in 0..3 {
        for gate in [G::Ry, G::Rz] {
            for qubit in 0..num_qubits {
                let name = names.next().unwrap();
                circuit.add_input(&name, None).unwrap();
                let params = vec![Expr::Symbol(name)];
                let gate = Instruction::gate(Gate::Standard(gate), params, vec![Qubit(qubit)]);
                circuit.push(gate).unwrap();
            }
        }
        for qubit in (1..num_qubits).filter(|_| layer < 2) {
            circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
        }
    }
    let num_parameters = circuit.parameters().len();
    (circuit, num_parameters)
}

fn numbers(count: usize) -> Vec<f64> {
    (0..count).map(|index| 4.0 * cis(index as f64 * 0.7391).im).collect()
}

#[test]
fn sets_that_do_not_fill_the_lanes_are_computed_like_the_others() {
    let (circuit, num_parameters) = layers(3);
    let observables = [SparsePauliOp::from_list([("ZZI", 1.0), ("IXY", 0.5)]).unwrap()];
    for num_sets in [1, 2, 3, 4, 5, 9] {
        check(&circuit, &numbers(num_sets * num_parameters), &observables);
    }
    assert_eq!(sweep(&circuit, &[], &observables, &mut Unwatched), Ok(Vec::new()));
}

#[test]
fn what_no_observable_sees_is_left_out() {
    let (circuit, _) = layers(4);
    let last = SparsePauliOp::from_list([("ZZZZ", 1.0)]).unwrap();
    // The four phases at the end change no Z.
    let template = Template::new(&circuit, &[last]).unwrap();
    assert_eq!(template.steps.len(), 24 - 4);
    let first = SparsePauliOp::from_list([("IIIZ", 1.0)]).unwrap();
    // Two layers of gates on neighbours reach two qubits further.
    assert_eq!(Template::new(&circuit, &[first]).unwrap().num_bits, 3);
}

#[test]
fn what_is_not_linear_or_not_a_rotation_is_computed_one_by_one() {
    let observables = [SparsePauliOp::from_list([("ZX", 1.0)]).unwrap()];
    let sets = numbers(15);
    let symbol = || Expr::Symbol("p1".to_owned());
    let squared = symbol().binary(Multiply, symbol());
    for (gate, params, qubits) in
        [(G::Rx, vec![squared], vec![Qubit(0)]), (G::Ch, vec![], vec![Qubit(1), Qubit(0)])]
    {
        let mut circuit = with_parameters(2);
        circuit
            .push(Instruction::gate(Gate::Standard(G::Ry), vec![symbol()], vec![Qubit(1)]))
            .unwrap();
        circuit.push(Instruction::gate(Gate::Standard(gate), params, qubits)).unwrap();
        assert!(!check(&circuit, &sets, &observables));
    }
}

#[test]
fn a_set_that_is_not_whole_or_not_finite_is_refused() {
    let circuit = with_parameters(1);
    let observables = [SparsePauliOp::from_list([("Z", 1.0)]).unwrap()];
    let run = |sets: &[f64]| sweep(&circuit, sets, &observables, &mut Unwatched);
    assert_eq!(run(&[0.0; 5]), Err(EngineError::ParameterCount { expected: 3, found: 2 }));
    let name = "p1".to_owned();
    assert_eq!(run(&[0.0, f64::NAN, 0.0]), Err(EngineError::ParameterNotFinite { name }));
}

#[test]
fn large_angles_are_as_right_as_small_ones() {
    let angle = Angle::of(&Expr::Symbol("p".to_owned()), &["p".to_owned()]).unwrap();
    for value in [0.0, 1e-9, -0.3, 2.0, 99_999.0, 1e5 + 0.1, -3e7, 1e15, 1e300] {
        let (sin, cos) = angle.sines_and_cosines(&[value; SETS], 1, 1.0).unwrap();
        let expected = cis(value);
        for (found, expected) in [(sin, expected.im), (cos, expected.re)] {
            let difference = found.map(|pair: f64x2| pair.to_array()[1] - expected);
            assert!(difference.iter().all(|d| d.abs() < 4e-16), "{value}: {difference:?}");
        }
    }
    let overflow = Angle::of(&Expr::Number(1e308), &[]).unwrap();
    assert!(overflow.sines_and_cosines(&[], 0, 10.0).is_none());
}

#[test]
fn a_sweep_can_be_cancelled() {
    struct Stop;
    impl Monitor for Stop {
        fn report(&mut self, _done: u64, _total: u64) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
    }
    let (circuit, num_parameters) = layers(6);
    let observables = [SparsePauliOp::from_list([("ZZZZZZ", 1.0)]).unwrap()];
    let sets = numbers(400 * num_parameters);
    assert_eq!(sweep(&circuit, &sets, &observables, &mut Stop), Err(EngineError::Cancelled));
}

#[test]
fn sets_are_simulated_as_the_options_say_and_the_answer_says_how() {
    let observables = [SparsePauliOp::from_list([("ZZ", 1.0), ("XI", 0.5)]).unwrap()];
    let mut turned = Circuit::with_registers(2, 0);
    turned.add_input("a", None).unwrap();
    let angle = vec![Expr::Symbol("a".to_owned())];
    turned.push(Instruction::gate(Gate::Standard(G::Ry), angle, vec![Qubit(0)])).unwrap();
    turned.gate(G::Cx, &[], &[0, 1]).unwrap();
    let found = |set: &[f64], method, precision| {
        let options = CompileOptions { method, precision };
        let prepared = Prepared::new(&turned, options, set.len());
        sweep_with(&prepared, set, &observables, &mut Unwatched)
    };
    let (state, stabilizer) = (Some(Method::Statevector), Some(Method::Stabilizer));
    let half = std::f64::consts::FRAC_PI_2;
    for (method, precision, expected) in [
        (None, Precision::Double, Simulation::new(Method::Statevector, Precision::Double)),
        (state, Precision::Single, Simulation::new(Method::Statevector, Precision::Single)),
        (stabilizer, Precision::Single, Simulation::new(Method::Stabilizer, Precision::Single)),
    ] {
        let found = found(&[half, -half], method, precision).unwrap();
        assert_eq!(found.simulations, [expected].into());
        let exact = if precision == Precision::Single { 1e-6 } else { 1e-14 };
        assert!(found.values.iter().all(|value| (value - 1.0).abs() < exact), "{found:?}");
    }
    let refused = found(&[half, 0.3], stabilizer, Precision::Double);
    assert!(matches!(refused, Err(EngineError::NotClifford { instruction: 0, .. })), "{refused:?}");
}
