use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;

use super::*;
use crate::circuit::{Circuit, StandardGate as G};
use crate::engine::{EngineError, Unwatched};

/// A circuit with these classical registers, whose measured bits are `ones`, counted through
/// all registers.
fn fixed_bits(registers: &[(&str, u32)], ones: &[u32]) -> Circuit {
    let mut circuit = Circuit::with_registers(2, 0);
    circuit.gate(G::X, &[], &[1]).unwrap();
    for (name, size) in registers {
        circuit.add_creg(name, *size).unwrap();
    }
    for bit in 0..circuit.num_clbits() {
        circuit.measure(u32::from(ones.contains(&bit)), bit).unwrap();
    }
    circuit
}

fn run(circuit: Circuit, shots: u64) -> PubResult {
    let pubs = [SamplerPub { circuit, parameter_values: Vec::new(), shots: Some(shots) }];
    let tasks = plan(&pubs, &SamplerOptions::default(), 42).unwrap();
    let samples: Vec<Samples> = tasks
        .iter()
        .map(|task| execute(task, &mut Unwatched).unwrap().into_samples().unwrap())
        .collect();
    assemble(&pubs, &samples).remove(0)
}

/// Checks the bitstring of each register of a circuit with fixed bits.
#[track_caller]
fn check_bits(registers: &[(&str, u32)], ones: &[u32], bitstrings: &[&str]) {
    let result = run(fixed_bits(registers, ones), 3);
    let found: Vec<BTreeMap<String, u64>> =
        result.data.iter().map(|(_, bits)| bits.counts()).collect();
    let expected: Vec<BTreeMap<String, u64>> =
        bitstrings.iter().map(|bits| BTreeMap::from([((*bits).to_owned(), 3)])).collect();
    assert_eq!(found, expected);
    for ((name, bits), (expected, size)) in result.data.iter().zip(registers) {
        assert_eq!((name.as_str(), bits.num_bits()), (*expected, *size));
    }
}

#[test]
fn bit_zero_is_the_rightmost_character_of_its_register() {
    check_bits(&[("c", 3)], &[0], &["001"]);
    check_bits(&[("c", 3)], &[2], &["100"]);
    check_bits(&[("a", 2), ("b", 3)], &[1, 2], &["10", "001"]);
    check_bits(
        &[("a", 7), ("b", 9), ("c", 8)],
        &[6, 7, 15, 23],
        &["1000000", "100000001", "10000000"],
    );
    check_bits(&[("a", 1), ("none", 0), ("b", 1)], &[1], &["0", "", "1"]);
}

#[test]
fn registers_may_be_wider_than_a_machine_word() {
    let wide = format!("1{}1", "0".repeat(98));
    check_bits(&[("a", 5), ("wide", 100)], &[5, 104], &["00000", &wide]);
}

#[test]
fn rows_are_packed_as_qiskit_packs_them() {
    // The most significant byte first: 0b10_0000_0001 is 2, 1.
    let result = run(fixed_bits(&[("c", 10)], &[0, 9]), 2);
    let (_, bits) = &result.data[0];
    assert_eq!(bits.bytes(), [2, 1, 2, 1]);
    assert_eq!(bits.bitstring(1).as_deref(), Some("1000000001"));
    assert_eq!(bits.bitstring(2), None);
    assert_eq!(bits.num_shots(), 2);
}

#[test]
fn copies_of_a_result_share_its_bits() {
    let result = run(fixed_bits(&[("c", 10)], &[0, 9]), 2);
    assert!(Rc::ptr_eq(&result.data[0].1, &result.clone().data[0].1));
}

#[test]
fn counts_add_up_to_the_shots() {
    let mut circuit = Circuit::with_registers(2, 2);
    circuit.gate(G::H, &[], &[0]).unwrap();
    circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit.measure(1, 1).unwrap();
    let counts = run(circuit, 1000).data[0].1.counts();
    assert_eq!(counts.keys().collect::<Vec<_>>(), ["00", "11"]);
    assert_eq!(counts.values().sum::<u64>(), 1000);
}

#[test]
fn a_job_that_cannot_be_run_names_the_pub() {
    let good = SamplerPub {
        circuit: fixed_bits(&[("c", 1)], &[]),
        parameter_values: Vec::new(),
        shots: None,
    };
    let check = |circuit: Circuit, shots, error| {
        let pubs = [good.clone(), SamplerPub { circuit, parameter_values: Vec::new(), shots }];
        let refused = plan(&pubs, &SamplerOptions::default(), 0);
        assert_eq!(refused, Err(PlanError { index: 1, error }));
    };
    check(good.circuit.clone(), Some(0), PubError::Shots { shots: 0 });
    check(good.circuit.clone(), Some(MAX_SHOTS + 1), PubError::Shots { shots: MAX_SHOTS + 1 });
    check(Circuit::with_registers(1, 1), None, PubError::NoMeasurement);
    let pubs = [SamplerPub { parameter_values: vec![0.5], ..good.clone() }];
    let error = PubError::ParameterCount { expected: 0, found: 1 };
    let refused = plan(&pubs, &SamplerOptions::default(), 0);
    assert_eq!(refused, Err(PlanError { index: 0, error }));
    let tasks = plan(std::slice::from_ref(&good), &SamplerOptions::default(), 7).unwrap();
    assert_eq!(tasks[0].work, Work::Sample { shots: 0..4096, seed: 7, pub_index: 0 });
}

#[test]
fn tasks_and_answers_survive_the_way_to_a_worker_and_back() {
    let mut circuit = fixed_bits(&[("c", 10)], &[3]);
    circuit.add_input("angles", Some(2)).unwrap();
    let sampling = Work::Sample { shots: 5..9, seed: u64::MAX, pub_index: 2 };
    for work in [sampling, Work::Amplitudes, Work::Gauge] {
        let task = Task {
            circuit: circuit.clone(),
            parameter_values: vec![0.5, -1.0],
            options: CompileOptions::default(),
            work,
        };
        let sent = postcard::to_allocvec(&task).unwrap();
        assert_eq!(postcard::from_bytes::<Task>(&sent).unwrap(), task);
        let answer = execute(&task, &mut Unwatched).unwrap();
        let sent = postcard::to_allocvec(&answer).unwrap();
        assert_eq!(postcard::from_bytes::<Partial>(&sent).unwrap(), answer);
    }
}

#[test]
fn the_engines_errors_come_through() {
    let task = Task {
        circuit: Circuit::with_registers(70, 0),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: Work::Amplitudes,
    };
    let error = execute(&task, &mut Unwatched).unwrap_err();
    assert!(matches!(error, EngineError::Memory { num_qubits: 70, .. }), "{error:?}");
}

/// How a circuit was run that is to be simulated like this.
fn simulated(circuit: &Circuit, simulation: CompileOptions) -> Result<Simulation, EngineError> {
    let pubs =
        [SamplerPub { circuit: circuit.clone(), parameter_values: Vec::new(), shots: Some(8) }];
    let options = SamplerOptions { simulation, ..SamplerOptions::default() };
    let tasks = plan(&pubs, &options, 1).unwrap();
    let samples = execute(&tasks[0], &mut Unwatched)?.into_samples().unwrap();
    Ok(assemble(&pubs, [&samples]).remove(0).simulation)
}

#[test]
fn the_choice_of_method_and_precision_reaches_the_engine_and_comes_back_with_the_result() {
    let check = |method, precision, expected| {
        let options = CompileOptions { method, precision };
        let found = simulated(&fixed_bits(&[("c", 3)], &[1]), options).unwrap();
        assert_eq!((found.method, found.precision), expected);
    };
    let (state, stabilizer) = (Method::Statevector, Method::Stabilizer);
    check(None, Precision::Double, (state, Some(Precision::Double)));
    check(Some(state), Precision::Single, (state, Some(Precision::Single)));
    check(Some(stabilizer), Precision::Single, (stabilizer, None));
    let mut turned = fixed_bits(&[("c", 1)], &[]);
    turned.gate(G::T, &[], &[0]).unwrap();
    let forced = CompileOptions { method: Some(stabilizer), ..CompileOptions::default() };
    let error = EngineError::NotClifford { instruction: 2, gate: "t".to_owned() };
    assert_eq!(simulated(&turned, forced), Err(error));
}

/// Checks the outcomes of shots with these numbers against those of a map.
#[track_caller]
fn check_tally(num_bits: u32, numbers: &[u64]) {
    let text = |number: &u64| format!("{number:0width$b}", width = num_bits as usize);
    let bitstrings: Vec<String> = numbers.iter().map(text).collect();
    let pairs: Vec<(&str, u64)> = bitstrings.iter().map(|bits| (bits.as_str(), 1)).collect();
    let bits = BitArray::from_counts(&pairs);
    let mut expected: BTreeMap<&str, Outcome> = BTreeMap::new();
    for (shot, text) in (0..).zip(&bitstrings) {
        expected.entry(text).or_insert(Outcome { shot, count: 0 }).count += 1;
    }
    let counts = expected.iter().map(|(text, outcome)| ((*text).to_owned(), outcome.count));
    assert_eq!(bits.counts(), counts.collect());
    let mut sorted: Vec<Outcome> = expected.into_values().collect();
    sorted.sort_by_key(|outcome| std::cmp::Reverse(outcome.count));
    assert_eq!(bits.tally(), sorted);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn outcomes_are_counted_alike_whatever_their_width(
        num_bits in 1..=80_u32,
        numbers in proptest::collection::vec(any::<u64>(), 1..300),
        kept in any::<u64>(),
    ) {
        // Few different numbers in wide registers as well, by keeping some of their bits.
        let within = u64::MAX >> 64_u32.saturating_sub(num_bits);
        let numbers: Vec<u64> = numbers.iter().map(|number| number & kept & within).collect();
        check_tally(num_bits, &numbers);
        let few: Vec<u64> = numbers.iter().map(|number| number & 0b101 & within).collect();
        check_tally(num_bits, &few);
    }
}
