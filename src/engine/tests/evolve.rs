//! A final state that goes on with more gates.

use proptest::prelude::*;

use super::plans::circuits;
use super::*;

fn state_of(circuit: &Circuit, precision: Precision) -> FinalState {
    let options = CompileOptions { precision, method: Some(Method::Statevector) };
    let program = compile_with(circuit, &[], options).unwrap();
    final_state(&program, &mut Unwatched).unwrap()
}

/// The first gates of a circuit, and the others.
fn cut(circuit: &Circuit, at: usize) -> [Circuit; 2] {
    let (first, second) = circuit.instructions().split_at(at);
    [first, second].map(|instructions| {
        let mut part = Circuit::with_registers(circuit.num_qubits(), 0);
        for instruction in instructions {
            part.push(instruction.clone()).unwrap();
        }
        part
    })
}

#[track_caller]
fn check(circuit: &Circuit, at: usize, precision: Precision, tolerance: f64) {
    let [first, second] = cut(circuit, at);
    let mut state = state_of(&first, precision);
    state.evolve(&second, &[], &mut Unwatched).unwrap();
    let found = state.to_vec().unwrap();
    let expected = amplitudes(circuit);
    for (index, (a, b)) in found.iter().zip(&expected).enumerate() {
        assert!((a - b).norm() < tolerance, "cut at {at}, amplitude {index}: {a}, not {b}");
        assert_eq!(*a, state.amplitude(index as u64));
    }
}

proptest! {
    #[test]
    fn a_circuit_in_two_pieces_ends_in_the_same_state(circuit in circuits(), share in 0.0..1.0) {
        let at = (share * circuit.instructions().len() as f64) as usize;
        check(&circuit, at, Precision::Double, 1e-12);
        check(&circuit, at, Precision::Single, 1e-5);
    }
}

#[test]
fn parameters_of_later_gates_get_values() {
    let mut state = state_of(&Circuit::with_registers(1, 0), Precision::Double);
    let mut turn = Circuit::with_registers(1, 0);
    turn.add_input("θ", None).unwrap();
    let angle = Expr::Symbol("θ".to_owned());
    turn.push(Instruction::gate(Gate::Standard(G::Ry), vec![angle], vec![Qubit(0)])).unwrap();
    for _ in 0..2 {
        state.evolve(&turn, &[std::f64::consts::FRAC_PI_2], &mut Unwatched).unwrap();
    }
    assert!((state.amplitude(1).re - 1.0).abs() < 1e-15);
    let missing = state.evolve(&turn, &[], &mut Unwatched);
    assert_eq!(missing, Err(EngineError::ParameterCount { expected: 1, found: 0 }));
}

#[test]
fn what_is_not_made_of_gates_on_as_many_qubits_is_refused() {
    let mut state = state_of(&Circuit::with_registers(2, 0), Precision::Double);
    let wide = state.evolve(&Circuit::with_registers(3, 0), &[], &mut Unwatched);
    assert_eq!(wide, Err(EngineError::QubitCount { expected: 2, found: 3 }));
    let mut measured = Circuit::with_registers(2, 1);
    measured.gate(G::H, &[], &[0]).unwrap();
    measured.measure(0, 0).unwrap();
    measured.gate(G::H, &[], &[0]).unwrap();
    let refused = state.evolve(&measured, &[], &mut Unwatched);
    assert_eq!(refused, Err(EngineError::NoSingleFinalState));
}
