//! Modified gates, opaque gates, and what bounds them.

use super::*;
use crate::circuit::{ModifiedGate, Power};
use crate::math::cis;

fn symbol(name: &str) -> Expr {
    Expr::Symbol(name.to_owned())
}

fn power(exponent: f64) -> Power {
    Power::Exponent(Expr::Number(exponent))
}

/// A gate without parameters, modified, on the first qubits.
fn modified(gate: Gate, controls: &[bool], powers: &[Power], num_qubits: u32) -> Instruction {
    let modified = ModifiedGate { gate, controls: controls.to_vec(), powers: powers.to_vec() };
    Instruction::modified(modified, Vec::new(), (0..num_qubits).map(Qubit).collect())
}

fn defined(circuit: &mut Circuit, num_qubits: u32, body: Option<Vec<Instruction>>) -> Gate {
    let name = format!("own{}", circuit.definitions().len());
    let whole = GateDefinition { body, ..definition(&name, &[], num_qubits, Vec::new()) };
    Gate::Defined(circuit.define(whole).unwrap())
}

#[track_caller]
fn check_refused(circuit: &Circuit, error: EngineError) {
    assert_eq!(compile(circuit, &[]), Err(error));
}

#[test]
fn an_opaque_gate_is_named_with_its_place() {
    let mut circuit = circuit(1, 0, &[Apply(G::H, &[0])]);
    let opaque = defined(&mut circuit, 1, None);
    let outer = defined(&mut circuit, 1, Some(vec![modified(opaque, &[], &[], 1)]));
    let plain = circuit.clone();
    circuit.push(modified(outer, &[], &[], 1)).unwrap();
    check_refused(&circuit, EngineError::OpaqueGate { instruction: 1, gate: "own0".to_owned() });
    // No matter what it does, to the power of zero it does nothing.
    let mut circuit = plain.clone();
    circuit.push(modified(opaque, &[], &[power(0.0)], 1)).unwrap();
    assert_eq!(amplitudes(&circuit), amplitudes(&plain));
}

#[test]
fn the_phase_of_a_gate_under_control_is_seen() {
    let turned = |controls: &[bool], qubits: u32| {
        let mut circuit = circuit(2, 0, &[Apply(G::H, &[0]), Apply(G::H, &[1])]);
        let modified = ModifiedGate {
            gate: Gate::Standard(G::GlobalPhase),
            controls: controls.to_vec(),
            powers: vec![power(0.5)],
        };
        let qubits = (0..qubits).map(Qubit).collect();
        let instruction = Instruction::modified(modified, vec![Expr::Number(1.2)], qubits);
        circuit.push(instruction).unwrap();
        amplitudes(&circuit)
    };
    let check = |state: Vec<C64>, turned: &[usize]| {
        for (index, amplitude) in state.into_iter().enumerate() {
            let phase = if turned.contains(&index) { cis(0.6) } else { C64::ONE };
            assert!((amplitude - phase * 0.5).norm() < 1e-15, "{index}: {amplitude}");
        }
    };
    check(turned(&[], 0), &[0, 1, 2, 3]);
    check(turned(&[true], 1), &[1, 3]);
    check(turned(&[false], 1), &[0, 2]);
    check(turned(&[false, true], 2), &[2]);
}

#[test]
fn a_gate_with_many_controls_touches_few_amplitudes() {
    let mut circuit = Circuit::with_registers(18, 0);
    for qubit in (0..17).filter(|qubit| qubit % 3 != 0) {
        circuit.gate(G::X, &[], &[qubit]).unwrap();
    }
    let controls: Vec<bool> = (0..17).map(|qubit| qubit % 3 != 0).collect();
    circuit.push(modified(Gate::Standard(G::X), &controls, &[], 18)).unwrap();
    let program = compile(&circuit, &[]).unwrap();
    // Preparing the qubits is a product, and with all controls known the gate flips one of it.
    assert!(program.run_cost() < 4.0 * f64::from(1 << 18), "{}", program.run_cost());
    let state = amplitudes(&circuit);
    let expected: usize = (0..18).filter(|qubit| qubit % 3 != 0).map(|qubit| 1 << qubit).sum();
    assert_eq!(state[expected | 1 << 17], C64::ONE);
}

#[test]
fn exponents_and_angles_are_expressions() {
    let mut circuit = Circuit::with_registers(1, 0);
    circuit.add_input("k", None).unwrap();
    let body = vec![Instruction::modified(
        ModifiedGate {
            gate: Gate::Standard(G::Rx),
            controls: Vec::new(),
            powers: vec![Power::Exponent(symbol("a").binary(BinaryOp::Add, Expr::Number(1.0)))],
        },
        vec![symbol("b")],
        vec![Qubit(0)],
    )];
    let own = circuit.define(definition("own", &["a", "b"], 1, body)).unwrap();
    let applied = ModifiedGate {
        gate: Gate::Defined(own),
        controls: Vec::new(),
        powers: vec![Power::Inverse, Power::Exponent(symbol("k"))],
    };
    let values = vec![symbol("k").binary(BinaryOp::Divide, Expr::Number(4.0)), Expr::Number(0.3)];
    circuit.push(Instruction::modified(applied, values, vec![Qubit(0)])).unwrap();
    let program = compile(&circuit, &[2.0]).unwrap();
    let found = statevector(&program, &mut Unwatched).unwrap();
    let mut plain = Circuit::with_registers(1, 0);
    plain.gate(G::Rx, &[-2.0 * 1.5 * 0.3], &[0]).unwrap();
    let expected = amplitudes(&plain);
    let differences = found.iter().zip(&expected).map(|(a, b)| (a - b).norm());
    assert!(differences.fold(0.0, f64::max) < 1e-14, "{found:?}");
}

#[test]
fn whole_powers_repeat_and_their_length_is_bounded() {
    let mut circuit = Circuit::with_registers(2, 0);
    let t = modified(Gate::Standard(G::T), &[], &[], 1);
    let own = defined(&mut circuit, 2, Some(vec![t]));
    let empty = defined(&mut circuit, 2, Some(Vec::new()));
    let mut seventh = circuit.clone();
    seventh.gate(G::H, &[], &[0]).unwrap();
    seventh.push(modified(own, &[], &[power(7.0)], 2)).unwrap();
    let inverse = amplitudes(&seventh)[1] * std::f64::consts::SQRT_2;
    assert!((inverse - cis(-std::f64::consts::FRAC_PI_4)).norm() < 1e-15, "{inverse}");
    let mut endless = circuit.clone();
    endless.push(modified(own, &[], &[power(-1e300)], 2)).unwrap();
    check_refused(&endless, EngineError::TooManySteps { limit: MAX_STEPS });
    let mut nothing = circuit.clone();
    nothing.push(modified(empty, &[], &[power(1e300)], 2)).unwrap();
    assert_eq!(compile(&nothing, &[]).unwrap().steps.len(), 0);
    // Of a standard gate the matrix is raised, at once.
    let mut standard = circuit;
    standard.push(modified(Gate::Standard(G::T), &[], &[power(8e6 + 2.0)], 1)).unwrap();
    let program = compile(&standard, &[]).unwrap();
    let mut s = Circuit::with_registers(2, 0);
    s.gate(G::S, &[], &[0]).unwrap();
    let (Step::Gates(_), state) = (&program.steps[0], amplitudes(&s)) else { panic!() };
    assert_eq!((program.steps.len(), state.len()), (1, 4));
}

#[test]
fn a_root_of_a_defined_gate_is_one_step_up_to_eight_qubits() {
    let with_root = |num_qubits: u32| {
        let mut circuit = Circuit::with_registers(num_qubits, 0);
        let body = (0..num_qubits)
            .map(|qubit| Instruction::gate(Gate::Standard(G::X), Vec::new(), vec![Qubit(qubit)]));
        let body = body.collect();
        let own = defined(&mut circuit, num_qubits, Some(body));
        circuit.push(modified(own, &[], &[power(0.5)], num_qubits)).unwrap();
        circuit
    };
    let program = compile(&with_root(5), &[]).unwrap();
    assert_eq!(program.steps.len(), 1);
    // All X at once have the eigenvalue -1 as one X has it: the root goes half way.
    let state = amplitudes(&with_root(5));
    assert!((state[0] - C64::new(0.5, 0.5)).norm() < 1e-14);
    assert!((state[31] - C64::new(0.5, -0.5)).norm() < 1e-14);
    let (gate, num_qubits, limit) = ("own0".to_owned(), 9, 8);
    let error = EngineError::PowerTooLarge { instruction: 0, gate, num_qubits, limit };
    check_refused(&with_root(9), error);
}

#[test]
fn roots_of_large_gates_count_as_many_steps() {
    let mut circuit = Circuit::with_registers(6, 0);
    let own = defined(&mut circuit, 6, Some(Vec::new()));
    let root = modified(own, &[], &[power(0.5)], 6);
    circuit.set_instructions(vec![root; 130]).unwrap();
    check_refused(&circuit, EngineError::TooManySteps { limit: MAX_STEPS });
}

#[test]
fn an_exponent_beyond_all_bounds_is_refused() {
    let mut circuit = Circuit::with_registers(1, 0);
    let powers = [power(1e300), power(0.3), power(1e300), power(0.3)];
    circuit.push(modified(Gate::Standard(G::T), &[], &powers, 1)).unwrap();
    assert!(compile(&circuit, &[]).is_ok());
    let infinite = [power(1e300), power(1e300)];
    circuit.push(modified(Gate::Standard(G::T), &[], &infinite, 1)).unwrap();
    let reason = ParameterError::NoMatrix { gate: "t".to_owned() };
    check_refused(&circuit, EngineError::Parameter { instruction: 1, reason });
}
