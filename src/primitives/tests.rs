use std::collections::BTreeMap;
use std::rc::Rc;

use super::*;
use crate::circuit::{Circuit, StandardGate as G};
use crate::engine::{EngineError, Unwatched};
use crate::observable::SparsePauliOp;

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

/// The results of a job, its tasks executed one after the other.
fn results(plan: Plan) -> Vec<PubResult> {
    let tasks: Vec<Task> = (0..plan.num_tasks()).map(|task| plan.task(task).unwrap()).collect();
    let partials = tasks.iter().map(|task| execute(task, &mut Unwatched).unwrap());
    plan.assemble(partials).unwrap()
}

fn run(circuit: Circuit, shots: u64) -> PubResult {
    let own = SamplerPub { shots: Some(shots), ..SamplerPub::new(circuit) };
    results(Plan::sampler(vec![own], &SamplerOptions::default(), 42).unwrap()).remove(0)
}

/// Checks the bitstring of each register of a circuit with fixed bits.
#[track_caller]
fn check_bits(registers: &[(&str, u32)], ones: &[u32], bitstrings: &[&str]) {
    let result = run(fixed_bits(registers, ones), 3);
    let found: Vec<BTreeMap<String, u64>> =
        result.data.registers().map(|(_, bits)| bits.counts()).collect();
    let expected: Vec<BTreeMap<String, u64>> =
        bitstrings.iter().map(|bits| BTreeMap::from([((*bits).to_owned(), 3)])).collect();
    assert_eq!(found, expected);
    for ((name, bits), (expected, size)) in result.data.registers().zip(registers) {
        assert_eq!((name, bits.num_bits()), (*expected, *size));
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
fn the_first_of_joined_registers_has_the_lowest_bits() {
    let data = run(fixed_bits(&[("a", 2), ("b", 3), ("none", 0)], &[0, 3, 4]), 3).data;
    let check = |names: Option<&[&str]>, bitstring: &str| {
        let joined = data.join_data(names).unwrap();
        assert_eq!(joined.counts(), [(bitstring.to_owned(), 3)].into(), "{names:?}");
    };
    check(None, "11001");
    check(Some(&["a", "b"]), "11001");
    check(Some(&["b", "a"]), "01110");
    check(Some(&["b", "none"]), "110");
    let missing = JoinError::NoRegister { name: "c".to_owned() };
    assert_eq!(data.join_data(Some(&["a", "c"])), Err(missing));
    assert_eq!(data.join_data(Some(&[])), Err(BitArrayError::Nothing.into()));
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
    let bits = result.data.bits("c").unwrap();
    assert_eq!(bits.bytes(), [2, 1, 2, 1]);
    assert_eq!(bits.bitstring(1).as_deref(), Some("1000000001"));
    assert_eq!(bits.bitstring(2), None);
    assert_eq!(bits.num_shots(), 2);
}

#[test]
fn copies_of_a_result_share_its_bits() {
    let result = run(fixed_bits(&[("c", 10)], &[0, 9]), 2);
    let bits = |result: &PubResult| Rc::clone(result.data.bits("c").unwrap());
    assert!(Rc::ptr_eq(&bits(&result), &bits(&result.clone())));
}

#[test]
fn counts_add_up_to_the_shots() {
    let mut circuit = Circuit::with_registers(2, 2);
    circuit.gate(G::H, &[], &[0]).unwrap();
    circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit.measure(1, 1).unwrap();
    let counts = run(circuit, 1000).data.bits("c").unwrap().counts();
    assert_eq!(counts.keys().collect::<Vec<_>>(), ["00", "11"]);
    assert_eq!(counts.values().sum::<u64>(), 1000);
}

#[test]
fn tasks_and_answers_survive_the_way_to_a_worker_and_back() {
    let mut circuit = fixed_bits(&[("c", 10)], &[3]);
    circuit.add_input("angles", Some(2)).unwrap();
    let sample = Work::Sample { sets: 0..1, shots: 5..9, seed: u64::MAX, pub_index: 2 };
    let observables = vec![SparsePauliOp::from_list([("XZ", 0.5), ("II", 1.0)]).unwrap()];
    let blocks = vec![Block { observables: 0..1, sets: vec![3] }];
    let sampling = Some(Sampling { shots: 10, seed: 1, pub_index: 0 });
    let estimate = Work::Estimate { observables, blocks, sampling };
    for work in [sample, estimate, Work::Amplitudes, Work::Gauge] {
        let (circuit, parameter_values) = (circuit.clone().into(), vec![0.5, -1.0]);
        let options = CompileOptions::default();
        let task = Task { circuit, parameter_values, options, work };
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
        circuit: Circuit::with_registers(70, 0).into(),
        parameter_values: Vec::new(),
        options: CompileOptions::default(),
        work: Work::Amplitudes,
    };
    let error = execute(&task, &mut Unwatched).unwrap_err();
    assert!(matches!(error, EngineError::Memory { num_qubits: 70, .. }), "{error:?}");
}

/// How a circuit was run that is to be simulated like this.
fn simulated(circuit: &Circuit, simulation: CompileOptions) -> Result<Simulation, EngineError> {
    let pubs = vec![SamplerPub { shots: Some(8), ..SamplerPub::new(circuit.clone()) }];
    let mut options = SamplerOptions::default();
    options.simulator.simulate(simulation);
    let plan = Plan::sampler(pubs, &options, 1).unwrap();
    let partial = execute(&plan.task(0).unwrap(), &mut Unwatched)?;
    let result = plan.assemble([partial]).unwrap().remove(0);
    Ok(*result.metadata.simulations.first().unwrap())
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
