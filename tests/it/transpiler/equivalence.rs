//! What comes out does what went in, with gates that the device has where it has them.

use std::collections::BTreeMap;

use super::devices::{heavy_hexagon, line, square};
use super::random::{self, Random};
use ketpad::backend::Target;
use ketpad::circuit::{Circuit, Gate, Operation, Qubit, StandardGate as G};
use ketpad::engine::{Unwatched, compile, statevector};
use ketpad::math::C64;
use ketpad::transpiler::{TranspileOptions, Transpiled, transpile};

/// The circuit on the qubits alone that it uses or that these are, and where each of them went.
fn compact(circuit: &Circuit, also: &[u32]) -> (Circuit, BTreeMap<u32, u32>) {
    let used = circuit.instructions().iter().flat_map(|own| own.qubits.iter().map(|q| q.0));
    let mut used: Vec<u32> = used.chain(also.iter().copied()).collect();
    used.sort_unstable();
    used.dedup();
    let mut numbers = BTreeMap::new();
    numbers.extend(used.iter().enumerate().map(|(number, qubit)| (*qubit, number as u32)));
    let mut small = Circuit::with_registers(used.len() as u32, circuit.num_clbits());
    for input in circuit.inputs() {
        small.add_input(&input.name, input.length).unwrap();
    }
    for own in circuit.instructions() {
        let moved = own.map_bits(&|qubit| Some(Qubit(numbers[&qubit.0])), &Some);
        small.push(moved.unwrap()).unwrap();
    }
    (small, numbers)
}

/// The amplitudes of the circuit's qubits where they ended; all others have to be 0.
fn state(transpiled: &Transpiled, values: &[f64]) -> Vec<C64> {
    let last = transpiled.layout().final_layout();
    let (small, numbers) = compact(transpiled.circuit(), last);
    let whole = statevector(&compile(&small, values).unwrap(), &mut Unwatched).unwrap();
    let place = |index: usize| -> usize {
        last.iter().enumerate().map(|(own, at)| (index >> own & 1) << numbers[at]).sum()
    };
    (0..1 << last.len()).map(|index| whole[place(index)]).collect()
}

fn overlap(a: &[C64], b: &[C64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a.conj() * b).sum::<C64>().norm()
}

#[track_caller]
fn check_gates(transpiled: &Transpiled, target: &Target) {
    for own in transpiled.circuit().instructions() {
        let qubits: Vec<u32> = own.qubits.iter().map(|qubit| qubit.0).collect();
        if let Operation::Gate(gate) = own.operation {
            let Gate::Standard(gate) = gate else { panic!("{own:?}") };
            assert!(target.has(gate, &qubits), "{gate:?} on {qubits:?}");
        } else {
            assert!(!matches!(own.operation, Operation::Modified(_)), "{own:?}");
        }
    }
    assert_eq!(transpiled.origins().len(), transpiled.circuit().instructions().len());
}

fn options(level: u8, seed: u64) -> TranspileOptions {
    TranspileOptions { optimization_level: level, seed, initial_layout: None }
}

#[test]
fn circuits_for_a_device_do_what_they_did() {
    let devices =
        [line(8, G::Cx), heavy_hexagon(G::Ecr), square(G::Cz), square(G::Rzz), line(6, G::Ecr)];
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let target = &devices[seed as usize % devices.len()];
        let num_qubits = 2 + random.below(5);
        let num_gates = 3 + random.below(30) as usize;
        let circuit = random::circuit(num_qubits, num_gates, &mut random);
        let expected = compile(&circuit, &[0.37]).unwrap();
        let expected = statevector(&expected, &mut Unwatched).unwrap();
        for level in 0..=3 {
            let found = transpile(&circuit, target, &options(level, seed)).unwrap();
            check_gates(&found, target);
            let overlap = overlap(&expected, &state(&found, &[0.37]));
            assert!((overlap - 1.0).abs() < 1e-9, "level {level}, seed {seed}: {overlap}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_circuit() {
    let circuit = random::circuit(6, 40, &mut Random::new(5));
    let target = heavy_hexagon(G::Cx);
    for level in 0..=3 {
        let [first, second] = [0; 2].map(|_| transpile(&circuit, &target, &options(level, 9)));
        assert_eq!(first, second);
    }
}
