//! Clifford circuits on stabilizers, held to the state vector.

use std::collections::BTreeMap;
use std::f64::consts::FRAC_PI_2;

use proptest::prelude::*;

use super::*;
use crate::circuit::{Block, ClassicalExpr, Clbit, ControlFlow as Flow};
use crate::engine::machine::{Machine, Pause};
use crate::engine::qubits::Qubits;
use crate::engine::tableau::Tableau;

fn forced(circuit: &Circuit, method: Method) -> Program {
    compile_with(circuit, &[], CompileOptions { method: Some(method), ..CompileOptions::default() })
        .unwrap()
}

/// Standard gates that are Clifford gates if all their angles are these multiples of π/2.
fn clifford_gates() -> Vec<(G, Vec<f64>)> {
    let mut found = Vec::new();
    for gate in G::all() {
        let num_params = gate.spec().params.len();
        for number in 0..4_usize.pow(num_params as u32) {
            let quarters = (0..num_params).map(|place| number >> (2 * place) & 3);
            let params: Vec<f64> = quarters.map(|quarter| quarter as f64 * FRAC_PI_2).collect();
            let num_qubits = gate.spec().num_qubits;
            let mut circuit = Circuit::with_registers(num_qubits, 0);
            let qubits: Vec<u32> = (0..num_qubits).collect();
            circuit.gate(gate, &params, &qubits).unwrap();
            let method = Some(Method::Stabilizer);
            let options = CompileOptions { method, ..CompileOptions::default() };
            if compile_with(&circuit, &[], options).is_ok() {
                found.push((gate, params));
            }
        }
    }
    found
}

/// Checks the expectation values of all products of Pauli matrices.
#[track_caller]
fn check_state(circuit: &Circuit) {
    let num_qubits = circuit.num_qubits();
    let program = forced(circuit, Method::Statevector);
    let state = statevector(&program, &mut Unwatched).unwrap();
    let program = forced(circuit, Method::Stabilizer);
    let stabilizers = stabilizer_state(&program, &mut Unwatched).unwrap().unwrap();
    for x in 0..1_usize << num_qubits {
        for z in 0..1_usize << num_qubits {
            let turn = [C64::ONE, C64::I, -C64::ONE, -C64::I][(x & z).count_ones() as usize % 4];
            let term = |index: usize| {
                let sign = if (index & z).count_ones() % 2 == 1 { -turn } else { turn };
                state[index ^ x].conj() * sign * state[index]
            };
            let value: C64 = (0..state.len()).map(term).sum();
            let found = stabilizers.expectation(&[x as u64], &[z as u64]);
            assert!((value - f64::from(found)).norm() < 1e-10, "{x:b} {z:b}: {value}, {found}");
        }
    }
}

#[test]
fn every_clifford_gate_of_the_table_does_what_its_matrix_does() {
    let gates = clifford_gates();
    let names: std::collections::BTreeSet<&str> =
        gates.iter().map(|(g, _)| g.spec().name).collect();
    for name in "h s sdg x y z sx sxdg id cx cy cz swap iswap dcx ecr rx ry rz p u r u1 u2 u3 rxx \
                 ryy rzz rzx cp cu xx_plus_yy xx_minus_yy crx"
        .split(' ')
    {
        assert!(names.contains(name), "{name} is never a Clifford gate");
    }
    for (gate, params) in gates {
        let num_qubits = gate.spec().num_qubits;
        // In a state that the gate can change in any way, in both orders of its qubits.
        let n = num_qubits + 1;
        let mut before = Circuit::with_registers(n, 0);
        for qubit in 0..n {
            before.gate([G::H, G::Sx, G::H][qubit as usize % 3], &[], &[qubit]).unwrap();
            before.gate(G::S, &[], &[qubit]).unwrap();
            before.gate(G::Cx, &[], &[qubit, (qubit + 1) % n]).unwrap_or(());
        }
        let forward: Vec<u32> = (0..num_qubits).collect();
        let backward: Vec<u32> = (1..n).rev().collect();
        for qubits in [forward, backward] {
            let mut circuit = before.clone();
            circuit.gate(gate, &params, &qubits).unwrap();
            check_state(&circuit);
        }
    }
}

/// What happens in a random circuit.
#[derive(Debug, Clone)]
enum Act {
    Gate(usize, Vec<u32>),
    Measure(u32, u32),
    Reset(u32),
    /// So often, or if a bit is set: the inner acts.
    Loop(Vec<Act>),
    If(u32, Vec<Act>),
}

/// A gate, or if it need not be unitary, a measurement or a reset.
fn any_act(num_qubits: u32, is_unitary: bool) -> BoxedStrategy<Act> {
    let qubits = Just((0..num_qubits).collect::<Vec<_>>()).prop_shuffle();
    let gate = (any::<prop::sample::Index>(), qubits)
        .prop_map(|(gate, qubits)| Act::Gate(gate.index(1 << 16), qubits));
    if is_unitary {
        return gate.boxed();
    }
    let measure = (0..num_qubits, 0..4_u32).prop_map(|(qubit, bit)| Act::Measure(qubit, bit));
    let reset = (0..num_qubits).prop_map(Act::Reset);
    prop_oneof![6 => gate, 2 => measure, 1 => reset].boxed()
}

/// As [`any_act`], with control flow around some.
fn any_flow(num_qubits: u32) -> BoxedStrategy<Act> {
    any_act(num_qubits, false)
        .prop_recursive(2, 8, 4, |inner| {
            let body = prop::collection::vec(inner, 1..4);
            prop_oneof![
                body.clone().prop_map(Act::Loop),
                (0..4_u32, body).prop_map(|(bit, body)| Act::If(bit, body)),
            ]
        })
        .boxed()
}

fn instruction(act: &Act, gates: &[(G, Vec<f64>)]) -> Option<Instruction> {
    let block =
        |acts: &[Act]| -> Block { acts.iter().filter_map(|act| instruction(act, gates)).collect() };
    Some(match act {
        Act::Gate(number, qubits) => {
            let (gate, params) = &gates[number % gates.len()];
            let operands = qubits.get(..gate.spec().num_qubits as usize)?;
            let params = params.iter().map(|value| Expr::Number(*value)).collect();
            let operands = operands.iter().map(|qubit| Qubit(*qubit)).collect();
            Instruction::gate(Gate::Standard(*gate), params, operands)
        }
        Act::Measure(qubit, bit) => Instruction::measure(Qubit(*qubit), Clbit(*bit)),
        Act::Reset(qubit) => Instruction::reset(Qubit(*qubit)),
        Act::Loop(body) => Instruction::flow(Flow::For {
            variable: None,
            values: crate::circuit::LoopValues::Range { start: 0, step: 1, stop: 1 },
            body: block(body),
        }),
        Act::If(bit, body) => Instruction::flow(Flow::If {
            condition: ClassicalExpr::Bit(Clbit(*bit)),
            then: block(body),
            otherwise: None,
        }),
    })
}

fn built(acts: &[Act], num_qubits: u32) -> Circuit {
    let gates = clifford_gates();
    let steps = acts.iter().filter_map(|act| instruction(act, &gates)).collect();
    let mut circuit = Circuit::with_registers(num_qubits, 4 + num_qubits);
    circuit.set_instructions(steps).unwrap();
    circuit
}

/// The probability of every value of the classical bits.
fn distribution<Q: Qubits>(program: &Program) -> BTreeMap<Vec<u8>, f64> {
    let mut unwatched = Unwatched;
    let mut progress = Progress::new(&mut unwatched, 1.0);
    let mut found = BTreeMap::new();
    let mut machines = vec![(1.0, Machine::<Q>::start(program, &mut progress).unwrap())];
    while let Some((p, mut machine)) = machines.pop() {
        let Pause::Choice(bit) = machine.advance(program, &mut progress).unwrap() else {
            let mut ends = vec![(p, machine.state, machine.memory)];
            for measurement in &program.final_measurements {
                for (p, state, memory) in std::mem::take(&mut ends) {
                    let weights = state.weights(measurement.bit, &mut progress).unwrap();
                    for (outcome, weight) in [false, true].into_iter().zip(weights) {
                        if p * weight > 1e-12 {
                            let mut state = state.try_copy(&mut progress).unwrap().unwrap();
                            let mut memory = memory.clone();
                            state
                                .collapse(measurement.bit, outcome, weight, &mut progress)
                                .unwrap();
                            memory.set_bit(measurement.clbit, outcome);
                            ends.push((p * weight, state, memory));
                        }
                    }
                }
            }
            for (p, _, memory) in ends {
                *found.entry(memory.row().to_vec()).or_insert(0.0) += p;
            }
            continue;
        };
        let weights = machine.state.weights(bit, &mut progress).unwrap();
        for (outcome, weight) in [false, true].into_iter().zip(weights) {
            if p * weight > 1e-12 {
                let mut branch = machine.try_copy(&mut progress).unwrap().unwrap();
                branch.choose(outcome, weight, program, &mut progress).unwrap();
                machines.push((p * weight, branch));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn stabilizers_and_amplitudes_are_of_one_state(
        (n, acts) in (1..=5_u32)
            .prop_flat_map(|n| (Just(n), prop::collection::vec(any_act(n, true), 1..40))),
    ) {
        check_state(&built(&acts, n));
    }

    #[test]
    fn measured_bits_are_as_probable_as_with_a_state_vector(
        (n, acts) in prop_oneof![
            (1..=8_u32).prop_flat_map(|n| (Just(n), prop::collection::vec(any_flow(n), 1..24))),
            (1..=4_u32)
                .prop_flat_map(|n| (Just(n), prop::collection::vec(any_act(n, false), 1..40))),
        ],
    ) {
        let mut circuit = built(&acts, n);
        (0..n).for_each(|qubit| circuit.measure(qubit, 4 + qubit).unwrap());
        let expected = distribution::<State>(&forced(&circuit, Method::Statevector));
        let program = forced(&circuit, Method::Stabilizer);
        let found = distribution::<Tableau>(&program);
        prop_assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (bits, p) in &found {
            prop_assert!((p - expected[bits]).abs() < 1e-10, "{:?}: {}", bits, p);
        }
        check_frequencies(&program, &found);
    }

    #[test]
    fn a_gate_and_its_inverse_do_nothing(
        (n, acts) in (1..=70_u32)
            .prop_flat_map(|n| (Just(n), prop::collection::vec(any_act(n, true), 1..200))),
    ) {
        let mut circuit = built(&acts, n);
        let there: Vec<Instruction> = circuit.instructions().to_vec();
        for step in there.iter().rev() {
            let Some(Gate::Standard(gate)) = step.base_gate() else { unreachable!() };
            let params: Vec<f64> = step.params.iter().map(|expr| expr.value().unwrap()).collect();
            let qubits: Vec<u32> = step.qubits.iter().map(|qubit| qubit.0).collect();
            for (gate, params) in gate.inverse(&params) {
                circuit.gate(gate, &params, &qubits).unwrap();
            }
        }
        let program = forced(&circuit, Method::Stabilizer);
        let state = stabilizer_state(&program, &mut Unwatched).unwrap().unwrap();
        for qubit in 0..n as usize {
            let mut z = vec![0; qubit / 64 + 1];
            z[qubit / 64] = 1 << (qubit % 64);
            prop_assert_eq!(state.expectation(&[], &z), 1);
        }
    }
}

/// Checks by Pearson's test that what is sampled has these probabilities; of 100,000 right
/// samplings one would fail.
#[track_caller]
fn check_frequencies(program: &Program, expected: &BTreeMap<Vec<u8>, f64>) {
    let num_shots = 50 * expected.len() as u64;
    let samples = sample(program, 0..num_shots, 3, 0, &mut Unwatched).unwrap();
    let mut counts: BTreeMap<&[u8], u64> = BTreeMap::new();
    (0..num_shots).for_each(|shot| *counts.entry(samples.row(shot)).or_default() += 1);
    assert!(counts.keys().all(|row| expected.contains_key(*row)));
    let terms = expected.iter().map(|(row, p)| {
        let mean = p * num_shots as f64;
        let count = counts.get(&row[..]).copied().unwrap_or(0) as f64;
        (count - mean).powi(2) / mean
    });
    let chi_squared: f64 = terms.sum();
    let freedom = (expected.len() - 1) as f64;
    // Bound of Laurent and Massart for a probability of e^-11.5.
    let limit = freedom + 2.0 * (freedom * 11.5).sqrt() + 2.0 * 11.5;
    assert!(chi_squared <= limit || freedom == 0.0, "{chi_squared} for {freedom}");
}

/// A circuit that measures and resets amid it, and whose final outcomes are mixed.
fn mixed(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits + 1);
    for round in 0..3 {
        for qubit in 0..num_qubits {
            circuit.gate([G::H, G::Sx, G::S][(qubit + round) as usize % 3], &[], &[qubit]).unwrap();
            circuit.gate(G::Cx, &[], &[qubit, (qubit + 1) % num_qubits]).unwrap();
        }
        circuit.measure(round, num_qubits).unwrap();
        circuit.push(Instruction::reset(Qubit(round + 1))).unwrap();
    }
    (0..num_qubits).for_each(|qubit| circuit.measure(qubit, qubit).unwrap());
    circuit
}

#[test]
fn cutting_the_shots_changes_no_bit() {
    for circuit in [mixed(70), entangled(), teleported()] {
        let program = forced(&circuit, Method::Stabilizer);
        let whole = sample(&program, 0..300, 9, 1, &mut Unwatched).unwrap();
        for range in [0..1, 1..130, 130..300] {
            let part = sample(&program, range.clone(), 9, 1, &mut Unwatched).unwrap();
            for shot in range.clone() {
                assert_eq!(part.row(shot - range.start), whole.row(shot));
            }
        }
        let stream = ShotStream::new(9, 1, program.draws_per_shot());
        assert_eq!(sample_keeping(0, &program, 0..300, stream, &mut Unwatched).unwrap(), whole);
    }
}

/// A circuit that is measured at its end alone.
fn entangled() -> Circuit {
    let mut circuit = Circuit::with_registers(4, 4);
    for (gate, qubits) in [
        (G::H, &[0_u32][..]),
        (G::Cx, &[0, 1]),
        (G::H, &[3]),
        (G::Sx, &[2]),
        (G::Ecr, &[1, 2]),
        (G::Iswap, &[2, 3]),
        (G::Cx, &[3, 0]),
    ] {
        circuit.gate(gate, &[], qubits).unwrap();
    }
    (0..4).for_each(|qubit| circuit.measure(qubit, qubit).unwrap());
    circuit
}

/// A circuit in which what has been measured decides what comes next.
fn teleported() -> Circuit {
    let mut circuit = Circuit::with_registers(3, 3);
    let step = |gate, qubits: &[u32]| {
        let qubits = qubits.iter().map(|qubit| Qubit(*qubit)).collect();
        Instruction::gate(Gate::Standard(gate), Vec::new(), qubits)
    };
    let when = |bit, gate| {
        let (condition, then) = (ClassicalExpr::Bit(Clbit(bit)), vec![step(gate, &[2])]);
        Instruction::flow(Flow::If { condition, then, otherwise: None })
    };
    let steps = vec![
        step(G::H, &[0]),
        step(G::S, &[0]),
        step(G::H, &[1]),
        step(G::Cx, &[1, 2]),
        step(G::Cx, &[0, 1]),
        step(G::H, &[0]),
        Instruction::measure(Qubit(0), Clbit(0)),
        Instruction::measure(Qubit(1), Clbit(1)),
        when(1, G::X),
        when(0, G::Z),
        step(G::Sxdg, &[2]),
        Instruction::measure(Qubit(2), Clbit(2)),
    ];
    circuit.set_instructions(steps).unwrap();
    circuit
}

#[track_caller]
fn check_counts(circuit: &Circuit, seed: u64, expected: &[(u8, u64)]) {
    let program = forced(circuit, Method::Stabilizer);
    let samples = sample(&program, 0..1_000, seed, 0, &mut Unwatched).unwrap();
    let mut counts: BTreeMap<u8, u64> = BTreeMap::new();
    (0..1_000).for_each(|shot| *counts.entry(samples.row(shot)[0]).or_default() += 1);
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    let possible = distribution::<State>(&forced(circuit, Method::Statevector));
    let possible: Vec<u8> = possible.keys().map(|row| row[0]).collect();
    assert_eq!(expected.iter().map(|(row, _)| *row).collect::<Vec<_>>(), possible);
}

#[test]
fn a_seed_gives_the_same_counts_for_ever() {
    check_counts(&entangled(), 1234, &[(1, 258), (5, 235), (11, 259), (15, 248)]);
    let eighths =
        [(0, 135), (1, 145), (2, 118), (3, 116), (20, 125), (21, 107), (22, 115), (23, 139)];
    check_counts(&mixed(4), u64::MAX, &eighths);
    check_counts(&teleported(), 7, &[(4, 265), (5, 218), (6, 243), (7, 274)]);
}

/// A GHZ state of 1,000 qubits, 10,000 gates at random places, and a measurement of all.
fn large() -> Circuit {
    let n = 1_000;
    let mut circuit = Circuit::with_registers(n, n);
    circuit.gate(G::H, &[], &[0]).unwrap();
    (1..n).for_each(|qubit| circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap());
    let mut stream = ShotStream::new(5, 0, 3);
    for step in 0..10_000 {
        let mut below = |draw, bound: u32| (stream.uniform(step, draw) * f64::from(bound)) as u32;
        let (gate, qubit, other) = (below(0, 4), below(1, n), below(2, n - 1));
        match gate {
            0 => circuit.gate(G::H, &[], &[qubit]).unwrap(),
            1 => circuit.gate(G::S, &[], &[qubit]).unwrap(),
            _ => circuit.gate(G::Cx, &[], &[qubit, (qubit + 1 + other) % n]).unwrap(),
        }
    }
    (0..n).for_each(|qubit| circuit.measure(qubit, qubit).unwrap());
    circuit
}

#[test]
fn a_state_measured_amid_the_circuit_has_no_expectation_values() {
    let program = forced(&mixed(4), Method::Stabilizer);
    let refused = stabilizer_state(&program, &mut Unwatched);
    assert_eq!(refused, Err(EngineError::NoSingleFinalState));
    let program = forced(&entangled(), Method::Statevector);
    assert_eq!(stabilizer_state(&program, &mut Unwatched), Ok(None));
}

#[test]
fn a_thousand_qubits_take_work_that_a_browser_does_in_seconds() {
    let program = compile(&large(), &[]).unwrap();
    assert_eq!(program.method(), Method::Stabilizer);
    let mut log = Log { reports: Vec::new(), stop_after: usize::MAX };
    let samples = sample(&program, 0..10_000, 1, 0, &mut log).unwrap();
    assert_eq!(samples.num_shots(), 10_000);
    let (done, total) = *log.reports.last().unwrap();
    assert!(done as f64 > 0.5 * total as f64, "{done} of {total}");
    // About a nanosecond each.
    assert!(total < 200_000_000, "{total} units of work");
    assert!(log.reports.is_sorted());

    let mut stopping = Log { reports: Vec::new(), stop_after: 3 };
    let refused = sample(&program, 0..10_000, 1, 0, &mut stopping);
    assert_eq!(refused, Err(EngineError::Cancelled));
    assert_eq!(stopping.reports.len(), 3);
}
