//! What no parameter has an influence on.

use super::super::beginning::is_fixed;
use super::*;

/// Layers of rotations, some of which turn the phase of the whole state, and of CX from each qubit
/// to the next.
fn ladder(circuit: &mut Circuit, layers: u32) {
    let num_qubits = circuit.num_qubits();
    for layer in 0..layers {
        for qubit in 0..num_qubits {
            let angle = 0.3 + f64::from(layer + qubit);
            circuit.gate(G::Ry, &[angle], &[qubit]).unwrap();
            circuit.gate(G::Rz, &[angle], &[qubit]).unwrap();
        }
        for qubit in 1..num_qubits {
            circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
        }
    }
}

fn turned(circuit: &mut Circuit, gate: G, name: &str, qubits: &[u32]) {
    let qubits = qubits.iter().copied().map(Qubit).collect();
    let params = vec![Expr::Symbol(name.to_owned())];
    circuit.push(Instruction::gate(Gate::Standard(gate), params, qubits)).unwrap();
}

/// A long beginning, gates with two parameters, and all qubits measured.
fn swept(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    for name in ["a", "b"] {
        circuit.add_input(name, None).unwrap();
    }
    ladder(&mut circuit, 3);
    for qubit in 0..num_qubits {
        turned(&mut circuit, G::Rx, if qubit % 2 == 0 { "a" } else { "b" }, &[qubit]);
    }
    ladder(&mut circuit, 1);
    for qubit in 0..num_qubits {
        circuit.measure(qubit, qubit).unwrap();
    }
    circuit
}

const SETS: [[f64; 2]; 4] = [[0.1, -2.0], [0.0, 0.0], [1.5, 0.2], [0.1, -2.0]];

#[test]
fn a_set_among_others_gives_what_it_gives_alone() {
    for num_qubits in [1, 3, 9] {
        let circuit = swept(num_qubits);
        for precision in [Precision::Double, Precision::Single] {
            let options = CompileOptions { precision, ..CompileOptions::default() };
            let prepared = Prepared::new(&circuit, options, SETS.len());
            for set in SETS {
                let among = prepared.compile(&set).unwrap();
                let alone = compile_with(&circuit, &set, options).unwrap();
                let state = |program| statevector(program, &mut Unwatched).unwrap();
                assert_eq!(state(&among), state(&alone));
                let shots = |program| sample(program, 0..200, 5, 0, &mut Unwatched).unwrap();
                assert_eq!(shots(&among), shots(&alone));
                if precision == Precision::Double {
                    let expected = plain_statevector(&circuit, &set).unwrap();
                    for (found, expected) in state(&among).iter().zip(&expected) {
                        assert!((found - expected).norm() < 1e-13, "{found} {expected}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_beginning_is_run_once() {
    let circuit = swept(9);
    let prepared = Prepared::new(&circuit, CompileOptions::default(), 2);
    let costs = SETS.map(|set| {
        let program = prepared.compile(&set).unwrap();
        final_state(&program, &mut Unwatched).unwrap();
        program.run_cost()
    });
    assert!(costs[1..].iter().all(|cost| *cost < 0.5 * costs[0]), "{costs:?}");
    // The others begin with a copy, and go on as the first did.
    let Step::Begin(beginning) = &prepared.compile(&SETS[0]).unwrap().steps[0] else { panic!() };
    assert_eq!(beginning.work(), 512.0);
    let of_gates = beginning.gates.plan.work();
    assert_eq!(costs[3], costs[0] - of_gates + 512.0);
}

#[test]
fn what_is_kept_belongs_to_the_qubits_that_are_used() {
    // Sampled in other bases, further qubits are a part of the state.
    let mut circuit = Circuit::with_registers(6, 0);
    circuit.add_input("a", None).unwrap();
    for qubit in 0..4 {
        circuit.gate(G::H, &[], &[qubit]).unwrap();
    }
    for _ in 0..4 {
        for qubit in 1..4 {
            circuit.gate(G::Crx, &[0.7], &[qubit - 1, qubit]).unwrap();
        }
    }
    turned(&mut circuit, G::Rx, "a", &[3]);
    let labels = ["IIZZZZ", "IIXIXI", "XXIIIZ", "IIIIIY"];
    let bases: Vec<Basis> = (20..)
        .zip(labels)
        .map(|(seed, label)| Basis { letters: label.parse().unwrap(), seed })
        .collect();
    let sampled = |prepared: &Prepared<'_>, bases: &[Basis], value: f64| {
        let readings = Readings { bases, shots: 0..100, stream: 0 };
        let mut all = Vec::new();
        let mut found = |_: usize, samples: &Samples| all.push(samples.clone());
        sample_in_bases(prepared, &[value], &readings, &mut Unwatched, &mut found).unwrap();
        all
    };
    let among = Prepared::new(&circuit, CompileOptions::default(), 9);
    for value in [0.4, 1.1] {
        for bases in [&bases[..1], &bases[..], &bases[3..]] {
            let alone = Prepared::new(&circuit, CompileOptions::default(), 1);
            assert_eq!(sampled(&among, bases, value), sampled(&alone, bases, value));
        }
    }
}

#[test]
fn gates_that_a_parameter_comes_before_are_not_fixed() {
    let mut circuit = Circuit::with_registers(3, 1);
    circuit.gate(G::H, &[], &[0]).unwrap();
    assert!(is_fixed(&circuit).is_empty(), "there is no parameter");
    circuit.add_input("a", None).unwrap();
    turned(&mut circuit, G::Rz, "a", &[0]);
    circuit.gate(G::H, &[], &[1]).unwrap();
    circuit.gate(G::Cx, &[], &[1, 0]).unwrap();
    circuit.gate(G::Cx, &[], &[1, 2]).unwrap();
    circuit.gate(G::X, &[], &[2]).unwrap();
    assert_eq!(is_fixed(&circuit), [true, false, true, false, false, false]);
    // A measurement ends the beginning.
    let mut circuit = Circuit::with_registers(2, 1);
    circuit.add_input("a", None).unwrap();
    circuit.gate(G::H, &[], &[0]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit.gate(G::H, &[], &[1]).unwrap();
    assert_eq!(is_fixed(&circuit), [true]);
}

#[test]
fn a_measurement_amid_the_circuit_goes_on_from_what_is_kept() {
    let mut circuit = Circuit::with_registers(5, 5);
    circuit.add_input("a", None).unwrap();
    ladder(&mut circuit, 3);
    turned(&mut circuit, G::Rx, "a", &[0]);
    for qubit in 0..5 {
        circuit.measure(qubit, qubit).unwrap();
        circuit.gate(G::H, &[], &[qubit]).unwrap();
    }
    circuit.measure(4, 4).unwrap();
    let prepared = Prepared::new(&circuit, CompileOptions::default(), 3);
    for value in [0.3, 0.9, 0.3] {
        let shots = |program| sample(program, 0..300, 5, 0, &mut Unwatched).unwrap();
        let alone = compile(&circuit, &[value]).unwrap();
        assert_eq!(shots(&prepared.compile(&[value]).unwrap()), shots(&alone));
    }
}
