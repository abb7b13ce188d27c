use std::rc::Rc;

use super::*;
use crate::circuit::{BinaryOp, Circuit, Expr, Gate, Instruction, Qubit, StandardGate as G};
use crate::engine::Unwatched;
use crate::observable::SparsePauliOp;
use crate::primitives::{
    BindingsArray, MAX_SHOTS, NdArray, ObservablesArray, Shape, ShapeError, execute,
};

/// Rotations by two parameters and by a product of them, entangled; with measurements of all.
fn circuit(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    circuit.add_input("a", None).unwrap();
    circuit.add_input("b", None).unwrap();
    let symbol = |name: &str| Expr::Symbol(name.to_owned());
    let product = symbol("a").binary(BinaryOp::Multiply, symbol("b"));
    for qubit in 0..num_qubits {
        for (gate, angle) in [(G::Ry, symbol("a")), (G::Rx, symbol("b")), (G::Rz, product.clone())]
        {
            let gate = Gate::Standard(gate);
            circuit.push(Instruction::gate(gate, vec![angle], vec![Qubit(qubit)])).unwrap();
        }
        circuit.gate(G::Cx, &[], &[qubit, (qubit + 1) % num_qubits]).unwrap();
    }
    (0..num_qubits).for_each(|bit| circuit.measure(bit, bit).unwrap());
    circuit
}

fn values(circuit: &Circuit, lengths: &[usize]) -> BindingsArray {
    let shape = Shape::new(lengths).with_last(2);
    let elements = (0..shape.size()).map(|at| 0.3 + 0.7 * at as f64).collect();
    BindingsArray::from_array(circuit, NdArray::new(shape, elements).unwrap()).unwrap()
}

fn observables(num_qubits: u32, lengths: &[usize]) -> ObservablesArray {
    let shape = Shape::new(lengths);
    let letter = |at: usize| ["X", "Y", "Z", "I"][at % 4];
    let observable = |at: usize| {
        let label =
            |seed: usize| (0..num_qubits as usize).map(|q| letter(seed + q * seed)).collect();
        let labels: [String; 3] = [label(at), label(at + 1), label(2 * at + 1)];
        let terms = labels.iter().map(|label| (label.as_str(), 0.5 + at as f64));
        SparsePauliOp::from_list(terms).unwrap()
    };
    let all = (0..shape.size()).map(observable).collect();
    ObservablesArray::new(NdArray::new(shape, all).unwrap()).unwrap()
}

/// The results when every task has so many sets, and tasks are answered from the last to the
/// first.
fn results_cut(plan: &Plan, sets_per_task: usize) -> (usize, Vec<PubResult>) {
    let mut plan = plan.clone();
    let mut end = 0;
    for (own, own_end) in plan.pubs.iter_mut().zip(&mut plan.ends) {
        let (PubPlan::Sampler(SamplerPlan { deal, .. })
        | PubPlan::Estimator(EstimatorPlan { deal, .. })) = own;
        deal.sets_per_task = sets_per_task;
        end += deal.num_tasks();
        *own_end = end;
    }
    let plan = Rc::new(plan);
    let mut assembly = Assembly::new(Rc::clone(&plan));
    for index in (0..plan.num_tasks()).rev() {
        let partial = execute(&plan.task(index).unwrap(), &mut Unwatched).unwrap();
        assembly.add(index, partial).unwrap();
    }
    assert_eq!(plan.task(plan.num_tasks()), None);
    (plan.num_tasks(), assembly.finish().unwrap())
}

/// Checks that a job gives the same, to the last bit, however its sets are dealt.
#[track_caller]
fn check_cuts(plan: &Plan) {
    let (num_tasks, expected) = results_cut(plan, usize::MAX >> 1);
    assert_eq!(num_tasks, plan.pubs.len());
    for sets_per_task in [1, 2, 3, 5] {
        let (num_tasks, found) = results_cut(plan, sets_per_task);
        assert!(num_tasks > plan.pubs.len());
        assert_eq!(found, expected, "{sets_per_task} sets a task");
    }
}

#[test]
fn samples_do_not_depend_on_how_sets_are_dealt() {
    let circuit = Rc::new(circuit(3));
    let own = |lengths: &[usize]| SamplerPub {
        parameter_values: values(&circuit, lengths),
        shots: Some(50),
        ..SamplerPub::new(Rc::clone(&circuit))
    };
    let pubs = vec![own(&[2, 3]), own(&[6])];
    let plan = Plan::sampler(pubs, &SamplerOptions::default(), 5).unwrap();
    check_cuts(&plan);
    let (_, results) = results_cut(&plan, 1);
    let bits = |result: &PubResult| Rc::clone(result.data.bits("c").unwrap());
    let [first, second] = [bits(&results[0]), bits(&results[1])];
    assert_eq!(first.shape(), &Shape::from([2, 3]));
    assert_ne!(first.bytes(), second.bytes(), "each PUB has random numbers of its own");
}

#[test]
fn every_set_has_random_numbers_of_its_own() {
    let mut coin = Circuit::with_registers(1, 1);
    coin.gate(G::H, &[], &[0]).unwrap();
    coin.measure(0, 0).unwrap();
    let array = NdArray::new([2, 0], Vec::new()).unwrap();
    let parameter_values = BindingsArray::from_array(&coin, array).unwrap();
    let own = SamplerPub { parameter_values, shots: Some(200), ..SamplerPub::new(coin) };
    let plan = Plan::sampler(vec![own], &SamplerOptions::default(), 5).unwrap();
    let bits = Rc::clone(results_cut(&plan, 2).1[0].data.bits("c").unwrap());
    assert_ne!(bits.at(&[0]).unwrap().bytes(), bits.at(&[1]).unwrap().bytes());
}

#[test]
fn every_estimated_pub_has_random_numbers_of_its_own() {
    let circuit = Rc::new(circuit(2));
    let own = EstimatorPub {
        parameter_values: values(&circuit, &[3]),
        precision: Some(0.1),
        ..EstimatorPub::new(Rc::clone(&circuit), observables(2, &[]))
    };
    let plan = Plan::estimator(vec![own.clone(), own], &EstimatorOptions::default(), 5).unwrap();
    let (_, results) = results_cut(&plan, 3);
    let evs = |result: &PubResult| Rc::clone(result.data.evs().unwrap());
    assert_ne!(evs(&results[0]), evs(&results[1]));
}

#[test]
fn estimates_do_not_depend_on_how_sets_are_dealt() {
    // One that is computed for several sets at once, and one too wide for that.
    for num_qubits in [2, 13] {
        let circuit = Rc::new(circuit(num_qubits));
        let own = |sets: &[usize], of_observables: &[usize]| EstimatorPub {
            parameter_values: values(&circuit, sets),
            ..EstimatorPub::new(Rc::clone(&circuit), observables(num_qubits, of_observables))
        };
        for default_precision in [0.0, 0.2] {
            let pubs = vec![own(&[4, 1], &[2]), own(&[2, 3], &[2, 3]), own(&[3, 2], &[])];
            let options = EstimatorOptions {
                default_precision: Some(default_precision),
                ..EstimatorOptions::default()
            };
            check_cuts(&Plan::estimator(pubs, &options, 5).unwrap());
        }
    }
}

/// Checks how many tasks a PUB with so many sets of parameters becomes.
#[track_caller]
fn check_num_tasks(num_qubits: u32, num_sets: usize, shots: u64, expected: std::ops::Range<usize>) {
    let circuit = circuit(num_qubits);
    let parameter_values = values(&circuit, &[num_sets]);
    let own = SamplerPub { parameter_values, shots: Some(shots), ..SamplerPub::new(circuit) };
    let plan = Plan::sampler(vec![own], &SamplerOptions::default(), 0).unwrap();
    assert!(expected.contains(&plan.num_tasks()), "{} tasks", plan.num_tasks());
    let work: u64 = (0..plan.num_tasks()).map(|task| plan.work(task)).sum();
    assert!(
        (0..plan.num_tasks()).all(|task| plan.work(task) <= (1 << 27).max(work / num_sets as u64))
    );
}

#[test]
fn tasks_have_much_to_do_but_not_too_much() {
    check_num_tasks(2, 10, 4096, 1..2);
    check_num_tasks(2, 10_000, 4096, 10..50);
    check_num_tasks(2, 1_000_000, 100, 100..1_000);
    check_num_tasks(18, 10, 4096, 1..2);
    check_num_tasks(18, 1_000, 4096, 5..200);
    check_num_tasks(24, 10, 4096, 4..11);
    // However wide the circuit, the answer of a task stays small.
    check_num_tasks(100, 50, 100_000, 10..51);
}

fn refused_sampler(own: SamplerPub) -> PlanError {
    let good = SamplerPub { shots: Some(1), ..SamplerPub::new(circuit_without_parameters()) };
    Plan::sampler(vec![good, own], &SamplerOptions::default(), 0).unwrap_err()
}

fn circuit_without_parameters() -> Circuit {
    let mut circuit = Circuit::with_registers(2, 2);
    circuit.measure(0, 0).unwrap();
    circuit
}

#[track_caller]
fn check_sampler(own: SamplerPub, error: PubError) {
    assert_eq!(refused_sampler(own), PlanError { index: 1, error });
}

#[test]
fn a_sampler_pub_that_cannot_be_run_is_refused() {
    let good = SamplerPub::new(circuit_without_parameters());
    for shots in [0, MAX_SHOTS + 1, 1_000_000_000_000, u64::MAX] {
        check_sampler(SamplerPub { shots: Some(shots), ..good.clone() }, PubError::Shots { shots });
    }
    check_sampler(SamplerPub::new(Circuit::with_registers(1, 1)), PubError::NoMeasurement);
    let error = PubError::ParameterCount { expected: 2, found: 0 };
    check_sampler(SamplerPub::new(circuit(2)), error);
    let parameter_values = values(&circuit(2), &[]);
    let error = PubError::ParameterCount { expected: 0, found: 2 };
    check_sampler(SamplerPub { parameter_values, ..good }, error);
    let mut wide = Circuit::with_registers(1, 4096);
    wide.measure(0, 0).unwrap();
    let needed_bytes = 512 * MAX_SHOTS + 1;
    let error = PubError::ResultTooLarge { needed_bytes, limit_bytes: MAX_RESULT_BYTES };
    check_sampler(SamplerPub { shots: Some(MAX_SHOTS), ..SamplerPub::new(wide) }, error);
    let options = SamplerOptions { default_shots: Some(0), ..SamplerOptions::default() };
    let pubs = vec![SamplerPub::new(circuit_without_parameters())];
    let error = PubError::Shots { shots: 0 };
    assert_eq!(Plan::sampler(pubs, &options, 0), Err(PlanError { index: 0, error }));
}

#[track_caller]
fn check_estimator(own: EstimatorPub, options: &EstimatorOptions, error: PubError) {
    let refused = Plan::estimator(vec![own], options, 0);
    assert_eq!(refused, Err(PlanError { index: 0, error }));
}

#[test]
fn an_estimator_pub_that_cannot_be_run_is_refused() {
    let options = EstimatorOptions::default();
    let circuit = Rc::new(circuit(2));
    let own = |sets: &[usize], of_observables: &[usize]| EstimatorPub {
        parameter_values: values(&circuit, sets),
        ..EstimatorPub::new(Rc::clone(&circuit), observables(2, of_observables))
    };
    let shapes = |left, right| PubError::Shapes(ShapeError::Broadcast { left, right });
    let (left, right) = (Shape::from([3]), Shape::from([4]));
    check_estimator(own(&[4], &[3]), &options, shapes(left, right));
    let (left, right) = (Shape::from([2, 3]), Shape::from([2, 2]));
    check_estimator(own(&[2, 2], &[2, 3]), &options, shapes(left, right));
    let other = EstimatorPub { observables: observables(3, &[]), ..own(&[], &[]) };
    check_estimator(other, &options, PubError::ObservableWidth { expected: 2, found: 3 });
    let other = EstimatorPub { parameter_values: BindingsArray::default(), ..own(&[], &[]) };
    check_estimator(other, &options, PubError::ParameterCount { expected: 2, found: 0 });
    for precision in [-1.0, f64::INFINITY, -f64::MIN_POSITIVE] {
        let other = EstimatorPub { precision: Some(precision), ..own(&[], &[]) };
        check_estimator(other, &options, PubError::Precision { precision });
    }
    let other = EstimatorPub { precision: Some(f64::NAN), ..own(&[], &[]) };
    let refused = Plan::estimator(vec![other], &options, 0).unwrap_err().error;
    assert!(matches!(refused, PubError::Precision { precision } if precision.is_nan()));
    for (precision, shots) in [(1e-4, 100_000_000), (1e-160, u64::MAX)] {
        let other = EstimatorPub { precision: Some(precision), ..own(&[], &[]) };
        check_estimator(other, &options, PubError::TooPrecise { precision, shots });
    }
    let no_shots = EstimatorOptions { default_shots: Some(0), ..options.clone() };
    check_estimator(own(&[], &[]), &no_shots, PubError::Shots { shots: 0 });
    let sets = own(&[100_000, 1], &[200]);
    let error =
        PubError::ResultTooLarge { needed_bytes: 320_000_000, limit_bytes: MAX_RESULT_BYTES };
    check_estimator(sets, &options, error);
}

/// Checks the shots and the precision that an estimator PUB's result states.
#[track_caller]
fn check_accuracy(
    precision: Option<f64>,
    default_shots: Option<u64>,
    shots: Option<u64>,
    target_precision: f64,
) {
    let mut circuit = Circuit::with_registers(1, 0);
    circuit.gate(G::H, &[], &[0]).unwrap();
    let observables = ObservablesArray::from_labels(&["Z"]).unwrap();
    let own = EstimatorPub { precision, ..EstimatorPub::new(circuit, observables) };
    let options = EstimatorOptions { default_shots, ..EstimatorOptions::default() };
    let plan = Plan::estimator(vec![own], &options, 0).unwrap();
    assert_eq!(plan.first_exact(), shots.is_none().then_some(0));
    let metadata = results_cut(&plan, 1).1[0].metadata.clone();
    assert_eq!((metadata.shots, metadata.target_precision), (shots, Some(target_precision)));
}

#[test]
fn the_precision_says_how_many_shots_are_taken() {
    check_accuracy(None, None, Some(4096), 0.015_625);
    check_accuracy(Some(0.0), Some(10), None, 0.0);
    check_accuracy(Some(0.1), None, Some(100), 0.1);
    check_accuracy(Some(0.3), None, Some(12), 0.3);
    check_accuracy(Some(1e-3), None, Some(1_000_000), 1e-3);
    check_accuracy(Some(2.0), None, Some(1), 2.0);
    check_accuracy(Some(1e200), None, Some(1), 1e200);
    check_accuracy(None, Some(400), Some(400), 0.05);
}

#[test]
fn an_answer_to_something_else_is_none() {
    let options = SamplerOptions::default();
    let own = SamplerPub { shots: Some(3), ..SamplerPub::new(circuit_without_parameters()) };
    let plan = Rc::new(Plan::sampler(vec![own.clone()], &options, 0).unwrap());
    let mut assembly = Assembly::new(Rc::clone(&plan));
    let others = Plan::sampler(vec![SamplerPub { shots: Some(4), ..own }], &options, 0).unwrap();
    let other = execute(&others.task(0).unwrap(), &mut Unwatched).unwrap();
    let refused = Err(AssemblyError::NoAnswer { task: 0 });
    assert_eq!(assembly.add(0, other.clone()), refused);
    assert_eq!(assembly.add(0, Partial::Amplitudes(Vec::new())), refused);
    assert_eq!(assembly.add(0, Partial::Samples(Vec::new())), refused);
    assert_eq!(assembly.add(1, other), Err(AssemblyError::NoAnswer { task: 1 }));
    assert_eq!(assembly.clone().finish(), Err(AssemblyError::Missing { missing: 1 }));
    let partial = execute(&plan.task(0).unwrap(), &mut Unwatched).unwrap();
    assembly.add(0, partial.clone()).unwrap();
    // A task that was tried twice may answer twice.
    assembly.add(0, partial).unwrap();
    assert_eq!(assembly.finish().unwrap().len(), 1);
}
