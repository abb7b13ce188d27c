//! Qubits on which nothing happens cost nothing, and change nothing.

use std::rc::Rc;

use ketpad::circuit::{Circuit, Instruction, Qubit, StandardGate as G};
use ketpad::engine::Unwatched;
use ketpad::observable::SparsePauliOp;
use ketpad::primitives::{
    Block, CompileOptions, Estimates, EstimatorOptions, EstimatorPub, NdArray, ObservablesArray,
    Partial, Plan, SamplerOptions, SamplerPub, Sampling, Task, Work, execute,
};
use ketpad::qasm;
use proptest::prelude::*;

use crate::random::{any_steps, check, circuit};

/// Qubits of the device.
const WIDTH: u32 = 7;

/// A circuit whose qubit `k` has become qubit `places[k]` of so many.
fn spread(narrow: &Circuit, places: &[u32], num_qubits: u32) -> Circuit {
    let mut wide = Circuit::with_registers(num_qubits, narrow.num_clbits());
    for variable in narrow.variables() {
        wide.add_variable(variable.clone()).unwrap();
    }
    let moved = |step: &Instruction| {
        step.map_bits(&|qubit| Some(Qubit(places[qubit.index()])), &Some).unwrap()
    };
    wide.set_instructions(narrow.instructions().iter().map(moved).collect()).unwrap();
    wide
}

fn label(letters: &[usize]) -> String {
    letters.iter().map(|letter| ["I", "X", "Y", "Z"][*letter]).collect()
}

/// Values of observables, by a task with all qubits.
fn in_full(
    circuit: &Circuit,
    observables: &[SparsePauliOp],
    sampling: Option<Sampling>,
) -> Estimates {
    let blocks = vec![Block { observables: 0..observables.len(), sets: vec![0] }];
    let observables = observables.to_vec();
    let work = Work::Estimate { observables, blocks, sampling };
    let (circuit, parameter_values) = (Rc::new(circuit.clone()), Vec::new());
    let task = Task { circuit, parameter_values, options: CompileOptions::default(), work };
    let Partial::Estimates(estimates) = execute(&task, &mut Unwatched).unwrap() else { panic!() };
    estimates
}

/// A plan for the values, and its answer.
fn planned(circuit: &Circuit, observables: &[SparsePauliOp], precision: f64) -> (Task, Estimates) {
    let array = NdArray::from_vec(observables.to_vec());
    let observables = ObservablesArray::new(array).unwrap();
    let own = EstimatorPub {
        precision: Some(precision),
        ..EstimatorPub::new(circuit.clone(), observables)
    };
    let plan = Plan::estimator(vec![own], &EstimatorOptions::default(), 3).unwrap();
    assert_eq!(plan.num_tasks(), 1);
    let task = plan.task(0).unwrap();
    let Partial::Estimates(estimates) = execute(&task, &mut Unwatched).unwrap() else { panic!() };
    (task, estimates)
}

#[test]
fn values_are_those_of_the_whole_device() {
    let places = Just((0..WIDTH).collect::<Vec<u32>>()).prop_shuffle();
    let labels =
        proptest::collection::vec(proptest::collection::vec(0..4_usize, WIDTH as usize), 3);
    check(60, (any_steps(3, 12), places, labels), |(steps, places, labels)| {
        let wide = spread(&circuit(3, &steps), &places, WIDTH);
        let terms: Vec<_> = labels.iter().map(|letters| (label(letters), 1.5)).collect();
        let terms: Vec<_> = terms.iter().map(|(label, factor)| (label.as_str(), *factor)).collect();
        let mut observables: Vec<_> =
            terms.iter().map(|term| SparsePauliOp::from_list([*term]).unwrap()).collect();
        observables.push(SparsePauliOp::from_list(terms).unwrap());
        let expected = in_full(&wide, &observables, None);
        let (_, found) = planned(&wide, &observables, 0.0);
        for (found, expected) in found.evs.iter().zip(&expected.evs) {
            assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
        }
    });
}

#[test]
fn samples_are_those_of_the_whole_device() {
    let places = Just((0..WIDTH).collect::<Vec<u32>>()).prop_shuffle();
    check(60, (any_steps(3, 12), places), |(steps, places)| {
        let mut narrow = Circuit::with_registers(3, 3);
        narrow.set_instructions(circuit(3, &steps).instructions().to_vec()).unwrap();
        (0..3).for_each(|bit| narrow.measure(bit, bit).unwrap());
        check_samples(&spread(&narrow, &places, WIDTH));
    });
}

/// Checks that a job gives the samples of a task with all qubits.
#[track_caller]
fn check_samples(wide: &Circuit) {
    let own = SamplerPub { shots: Some(100), ..SamplerPub::new(wide.clone()) };
    let plan = Plan::sampler(vec![own], &SamplerOptions::default(), 3).unwrap();
    let task = plan.task(0).unwrap();
    assert!(task.circuit.num_qubits() < wide.num_qubits());
    assert_eq!(task.circuit.num_places(), wide.num_places());
    let whole = Task { circuit: Rc::new(wide.clone()), ..task.clone() };
    let [found, expected] = [task, whole].map(|task| {
        let Partial::Samples(samples) = execute(&task, &mut Unwatched).unwrap() else { panic!() };
        samples[0].bytes().to_vec()
    });
    assert_eq!(found, expected);
}

fn parsed(body: &str) -> Circuit {
    let text = format!("OPENQASM 3.0; include \"stdgates.inc\"; {body}");
    qasm::parse(&text).circuit.unwrap()
}

#[test]
fn control_flow_stays_what_it_is() {
    check_samples(&parsed(
        "qubit[2] left; qubit[5] q; bit[3] c; int[8] n; h q[4]; barrier left; delay[10ns] q[0];
        c[0] = measure q[4];
        if (c[0]) { h q[2]; barrier q; delay[10ns] left[0]; c[1] = measure q[2]; }
        else { x q[2]; reset q[4]; h q[4]; }
        for int i in [0:2] { ry(i) q[2]; n = n + 1; }
        switch (n) { case 3 { cx q[2], q[4]; } default { } }
        c[1] = measure q[2]; c[2] = measure q[4];",
    ));
    // All of its qubits are idle, but for what is measured.
    check_samples(&parsed("qubit[3] q; bit[1] c; c[0] = measure q[1];"));
}

/// Five qubits in use, of as many as a large device has.
fn on_a_large_device() -> Circuit {
    let mut circuit = Circuit::with_registers(156, 5);
    let used = [3, 40, 77, 101, 155];
    for (bit, qubit) in (0..).zip(used) {
        circuit.gate(G::Ry, &[0.3 + f64::from(bit)], &[qubit]).unwrap();
    }
    for pair in used.windows(2) {
        circuit.gate(G::Cz, &[], pair).unwrap();
        circuit.gate(G::Rx, &[0.4], &pair[1..]).unwrap();
    }
    circuit.push(Instruction::barrier((0..156).map(Qubit).collect())).unwrap();
    (0..).zip(used).for_each(|(bit, qubit)| circuit.measure(qubit, bit).unwrap());
    circuit
}

#[test]
fn five_qubits_of_a_large_device_cost_five() {
    let circuit = on_a_large_device();
    let own = SamplerPub { shots: Some(10), ..SamplerPub::new(circuit.clone()) };
    let plan = Plan::sampler(vec![own], &SamplerOptions::default(), 3).unwrap();
    let task = plan.task(0).unwrap();
    assert_eq!(task.circuit.num_qubits(), 5);
    assert_eq!(task.circuit.num_clbits(), 5);
    execute(&task, &mut Unwatched).unwrap();

    let sparse = |letters: &str, qubits: &[u32]| {
        SparsePauliOp::from_sparse_list([(letters, qubits, 1.0)], 156).unwrap()
    };
    // On an idle qubit, Z is 1 and X is 0.
    let observables = [sparse("ZZ", &[3, 40]), sparse("ZZZ", &[3, 40, 50]), sparse("ZX", &[3, 50])];
    let (task, exact) = planned(&circuit, &observables[..2], 0.0);
    assert_eq!(task.circuit.num_qubits(), 5);
    assert!(exact.evs[0].abs() > 0.1);
    assert_eq!(exact.evs[0], exact.evs[1]);
    let (task, exact) = planned(&circuit, &observables, 0.0);
    assert_eq!(task.circuit.num_qubits(), 6);
    assert!(exact.evs[2].abs() < 1e-12);
    // What is measured there is chance.
    let (_, sampled) = planned(&circuit, &observables, 0.05);
    assert!(sampled.stds[2] > 0.04 && sampled.evs[2].abs() < 0.3, "{sampled:?}");
    let unused = Circuit::with_registers(156, 0);
    let (task, values) = planned(&unused, &[sparse("Z", &[7]), sparse("X", &[8])], 0.0);
    assert_eq!((task.circuit.num_qubits(), values.evs), (1, vec![1.0, 0.0]));
}
