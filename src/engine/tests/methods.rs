//! Which method is chosen, and what a program of either can do.

use super::*;
use crate::circuit::{ModifiedGate, Power};

/// A GHZ state of so many qubits, with so many X on its last qubit after it.
fn ghz(num_qubits: u32, num_more: usize) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    circuit.gate(G::H, &[], &[0]).unwrap();
    (1..num_qubits).for_each(|qubit| circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap());
    (0..num_more).for_each(|_| circuit.gate(G::X, &[], &[num_qubits - 1]).unwrap());
    (0..num_qubits).for_each(|qubit| circuit.measure(qubit, qubit).unwrap());
    circuit
}

fn forced(circuit: &Circuit, method: Method) -> Result<Program, EngineError> {
    compile_with(circuit, &[], CompileOptions { method: Some(method), ..CompileOptions::default() })
}

#[track_caller]
fn check_method(circuit: &Circuit, expected: Method) {
    assert_eq!(compile(circuit, &[]).unwrap().method(), expected);
}

#[test]
fn stabilizers_are_chosen_where_they_are_clearly_less_work() {
    check_method(&ghz(5, 0), Method::Statevector);
    check_method(&ghz(16, 0), Method::Statevector);
    check_method(&ghz(16, 1_000), Method::Stabilizer);
    check_method(&ghz(24, 0), Method::Stabilizer);
    check_method(&ghz(4_000, 0), Method::Stabilizer);
    let mut turned = ghz(24, 0);
    turned.gate(G::T, &[], &[3]).unwrap();
    check_method(&turned, Method::Statevector);
    // Qubits that nothing happens to do not count.
    let mut wide = Circuit::with_registers(4_000, 0);
    wide.gate(G::H, &[], &[3_999]).unwrap();
    check_method(&wide, Method::Statevector);
}

#[test]
fn a_method_can_be_forced() {
    for method in [Method::Statevector, Method::Stabilizer] {
        assert_eq!(forced(&ghz(5, 0), method).unwrap().method(), method);
        assert_eq!(forced(&ghz(24, 0), method).unwrap().method(), method);
    }
    let refused = forced(&ghz(100, 0), Method::Statevector);
    assert!(matches!(refused, Err(EngineError::Memory { num_qubits: 100, .. })), "{refused:?}");
}

#[test]
fn the_first_gate_that_is_no_clifford_gate_is_named() {
    let check = |step: Instruction, place, gate: &str| {
        let mut circuit = ghz(3, 0);
        circuit.push(step).unwrap();
        circuit.gate(G::T, &[], &[0]).unwrap();
        let error = EngineError::NotClifford { instruction: place, gate: gate.to_owned() };
        assert_eq!(forced(&circuit, Method::Stabilizer), Err(error));
    };
    let modified = |gate: G, controls: &[bool], powers: &[f64]| {
        let powers = powers.iter().map(|power| Power::Exponent(Expr::Number(*power))).collect();
        let gate = ModifiedGate { gate: Gate::Standard(gate), controls: controls.to_vec(), powers };
        Instruction::modified(gate, Vec::new(), (0..=controls.len() as u32).map(Qubit).collect())
    };
    check(modified(G::T, &[], &[]), 6, "t");
    check(modified(G::T, &[], &[2.0]), 7, "t");
    check(modified(G::X, &[false], &[]), 7, "t");
    check(modified(G::X, &[true, true], &[]), 6, "ctrl(2) @ x");
    check(modified(G::X, &[], &[0.5]), 7, "t");
    check(modified(G::X, &[], &[0.25]), 6, "pow(0.25) @ x");
}

#[test]
fn amplitudes_come_from_a_state_vector_whatever_the_method() {
    let circuit = ghz(5, 3);
    let program = forced(&circuit, Method::Stabilizer).unwrap();
    let state = statevector(&program, &mut Unwatched).unwrap();
    assert_eq!(state, amplitudes(&circuit));
    let program = compile(&ghz(100, 0), &[]).unwrap();
    let refused = statevector(&program, &mut Unwatched);
    assert!(matches!(refused, Err(EngineError::Memory { num_qubits: 100, .. })), "{refused:?}");
}

fn in_single_precision(circuit: &Circuit) -> Program {
    let options = CompileOptions { precision: Precision::Single, ..CompileOptions::default() };
    compile_with(circuit, &[], options).unwrap()
}

#[test]
fn single_precision_takes_half_the_memory() {
    let double = compile(&ghz(10, 0), &[]).unwrap();
    let single = in_single_precision(&ghz(10, 0));
    assert_eq!((double.precision(), single.precision()), (Precision::Double, Precision::Single));
    assert_eq!((double.state_bytes(), single.state_bytes()), (16 << 10, 8 << 10));
}

#[test]
fn single_precision_gives_the_same_counts_where_probabilities_are_exact() {
    for circuit in [ghz(6, 0), branching(4)] {
        let run = |program: Program| sample(&program, 0..1_000, 3, 0, &mut Unwatched).unwrap();
        let double = run(compile(&circuit, &[]).unwrap());
        assert_eq!(run(in_single_precision(&circuit)).bytes(), double.bytes());
    }
}

#[test]
fn samples_say_how_they_were_computed() {
    let check = |circuit: &Circuit, options: CompileOptions, method, precision| {
        let program = compile_with(circuit, &[], options).unwrap();
        let samples = sample(&program, 0..2, 0, 0, &mut Unwatched).unwrap();
        assert_eq!(samples.simulation(), Simulation { method, precision });
        assert_eq!(program.simulation(), samples.simulation());
    };
    let default = CompileOptions::default();
    let single = CompileOptions { precision: Precision::Single, ..default };
    let on_stabilizers = CompileOptions { method: Some(Method::Stabilizer), ..single };
    check(&ghz(5, 0), default, Method::Statevector, Some(Precision::Double));
    check(&ghz(5, 0), single, Method::Statevector, Some(Precision::Single));
    check(&ghz(5, 0), on_stabilizers, Method::Stabilizer, None);
    check(&ghz(30, 0), single, Method::Stabilizer, None);
    check(&branching(20), single, Method::Statevector, Some(Precision::Single));
}

#[test]
fn an_amplitude_of_the_final_state_is_that_of_the_vector() {
    // Qubits 1 and 4 are no part of the state, and the swap changes where the others are.
    let mut circuit = Circuit::with_registers(5, 0);
    circuit.gate(G::Ry, &[0.4], &[0]).unwrap();
    circuit.gate(G::H, &[], &[3]).unwrap();
    circuit.gate(G::Cx, &[], &[3, 2]).unwrap();
    circuit.gate(G::Swap, &[], &[0, 3]).unwrap();
    let program = compile(&circuit, &[]).unwrap();
    let state = final_state(&program, &mut Unwatched).unwrap();
    let vector = statevector(&program, &mut Unwatched).unwrap();
    assert_eq!(state.num_qubits(), 5);
    let found: Vec<C64> = (0..32).map(|index| state.amplitude(index)).collect();
    assert_eq!(found, vector);
    assert_eq!(vector.iter().filter(|amplitude| amplitude.norm() > 0.1).count(), 4);
}
