//! Laws that hold for every circuit, tried on random ones.

use ketpad::circuit::{Circuit, StandardGate};
use ketpad::engine::compile;
use ketpad::math::C64;
use proptest::prelude::*;

use crate::matrices::{apply, dense};
use crate::random::{
    Step, amplitudes, any_step, any_steps, check, check_frequencies, circuit, largest_difference,
    probabilities, push, samples,
};

#[test]
fn gates_keep_the_norm() {
    check(40, any_steps(5, 250), |steps| {
        let norm: f64 = probabilities(&amplitudes(&circuit(5, &steps))).iter().sum();
        assert!((norm - 1.0).abs() < 1e-12, "norm {norm}");
    });
}

#[test]
fn a_thousand_hadamards_keep_the_norm() {
    let steps = vec![(StandardGate::H, Vec::new(), vec![0]); 1000];
    let norm: f64 = probabilities(&amplitudes(&circuit(1, &steps))).iter().sum();
    assert!((norm - 1.0).abs() < 1e-12, "norm {norm}");
}

#[test]
fn the_inverse_undoes_a_circuit() {
    check(60, any_steps(5, 40), |steps| {
        let mut there_and_back = circuit(5, &steps);
        for (gate, params, qubits) in steps.iter().rev() {
            for (inverse, values) in gate.inverse(params) {
                there_and_back.gate(inverse, &values, qubits).unwrap();
            }
        }
        let mut ground = vec![C64::ZERO; 32];
        ground[0] = C64::ONE;
        let distance = largest_difference(&amplitudes(&there_and_back), &ground);
        assert!(distance < 1e-12, "{distance} away from the ground state");
    });
}

#[test]
fn every_gate_is_its_matrix_between_identities() {
    for gate in StandardGate::all() {
        let own_step = any_step(5).prop_map(move |(_, _, mut qubits)| {
            qubits.extend((0..5).filter(|qubit| !qubits.contains(qubit)).collect::<Vec<_>>());
            qubits.truncate(gate.spec().num_qubits as usize);
            qubits
        });
        let params = [0.7, -1.3, 2.1, 0.4][..gate.spec().params.len()].to_vec();
        check(6, (any_steps(5, 12), own_step), |(before, qubits)| {
            let mut with_gate = circuit(5, &before);
            with_gate.gate(gate, &params, &qubits).unwrap();
            let matrix = dense(&gate.matrix(&params), &qubits, 5);
            let expected = apply(&matrix, &amplitudes(&circuit(5, &before)));
            let distance = largest_difference(&amplitudes(&with_gate), &expected);
            assert!(distance < 1e-13, "{gate:?} on {qubits:?} is {distance} off");
        });
    }
}

/// A random circuit with measurements in it, a bit for each.
fn with_measurements(num_qubits: u32, parts: &[(Vec<Step>, u32)]) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, parts.len() as u32);
    for (bit, (steps, qubit)) in parts.iter().enumerate() {
        push(&mut circuit, steps);
        circuit.measure(*qubit, bit as u32).unwrap();
    }
    circuit
}

fn any_parts(num_qubits: u32) -> impl Strategy<Value = Vec<(Vec<Step>, u32)>> {
    proptest::collection::vec((any_steps(num_qubits, 8), 0..num_qubits), 1..6)
}

#[test]
fn a_range_of_shots_can_be_cut_anywhere() {
    check(40, (any_parts(4), 0..=1000_u64, any::<u64>()), |(parts, cut, seed)| {
        let program = compile(&with_measurements(4, &parts), &[]).unwrap();
        let whole = samples(&program, 0..1000, seed);
        let head = samples(&program, 0..cut, seed);
        let tail = samples(&program, cut..1000, seed);
        for shot in 0..1000 {
            let part = if shot < cut { head.row(shot) } else { tail.row(shot - cut) };
            assert_eq!(part, whole.row(shot), "shot {shot}, cut at {cut}");
        }
    });
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_one_others() {
    let steps = (0..4).map(|qubit| (vec![(StandardGate::H, Vec::new(), vec![qubit])], qubit));
    let program = compile(&with_measurements(4, &steps.collect::<Vec<_>>()), &[]).unwrap();
    assert_eq!(samples(&program, 0..100, 3), samples(&program, 0..100, 3));
    assert_ne!(samples(&program, 0..100, 3), samples(&program, 0..100, 4));
}

#[test]
fn outcomes_come_out_as_often_as_they_should() {
    check(30, any_steps(5, 30), |steps| {
        let plain = circuit(5, &steps);
        let mut measured = Circuit::with_registers(5, 5);
        push(&mut measured, &steps);
        for qubit in 0..5 {
            measured.measure(qubit, qubit).unwrap();
        }
        let found = samples(&compile(&measured, &[]).unwrap(), 0..5000, 99);
        check_frequencies(&found, &probabilities(&amplitudes(&plain)));
    });
}

/// As above, with more outcomes than are looked up in one go, many shots for each, and cuts.
#[test]
fn many_outcomes_come_out_as_often_as_they_should_in_many_shots() {
    check(4, any_steps(11, 120), |steps| {
        let mut measured = circuit(11, &[]);
        measured.add_creg("c", 11).unwrap();
        for qubit in 0..11 {
            measured.gate(StandardGate::Ry, &[0.2 + 0.1 * f64::from(qubit)], &[qubit]).unwrap();
        }
        push(&mut measured, &steps);
        let expected = probabilities(&amplitudes(&measured));
        (0..11).for_each(|qubit| measured.measure(qubit, qubit).unwrap());
        let program = compile(&measured, &[]).unwrap();
        let found = samples(&program, 0..300_000, 5);
        check_frequencies(&found, &expected);
        let piece = samples(&program, 123_456..123_460, 5);
        assert!((0..4).all(|shot| piece.row(shot) == found.row(123_456 + shot)));
    });
}

/// The same circuit with each measurement replaced by a CX onto a fresh qubit, and the
/// probabilities of the values of those fresh qubits.
fn deferred_probabilities(num_qubits: u32, parts: &[(Vec<Step>, u32)]) -> Vec<f64> {
    let mut circuit = Circuit::with_registers(num_qubits + parts.len() as u32, 0);
    for (place, (steps, qubit)) in parts.iter().enumerate() {
        push(&mut circuit, steps);
        let fresh = num_qubits + place as u32;
        circuit.gate(StandardGate::Cx, &[], &[*qubit, fresh]).unwrap();
    }
    let mut sums = vec![0.0; 1 << parts.len()];
    for (index, p) in probabilities(&amplitudes(&circuit)).into_iter().enumerate() {
        sums[index >> num_qubits] += p;
    }
    sums
}

#[test]
fn measuring_amid_a_circuit_is_measuring_a_copy_at_its_end() {
    check(30, any_parts(4), |parts| {
        let program = compile(&with_measurements(4, &parts), &[]).unwrap();
        let found = samples(&program, 0..3000, 17);
        check_frequencies(&found, &deferred_probabilities(4, &parts));
    });
}
