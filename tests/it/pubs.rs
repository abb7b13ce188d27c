//! PUBs of the Estimator, held to Qiskit's answers, and of any shape, held to a small reference.

use ketpad::circuit::Circuit;
use ketpad::engine::Unwatched;
use ketpad::math::C64;
use ketpad::observable::SparsePauliOp;
use ketpad::primitives::{
    BindingsArray, BindingsError, EstimatorOptions, EstimatorPub, NdArray, ObservablesArray,
    ObservablesError, Partial, Plan, PlanError, PubError, PubResult, Shape, ShapeError, Task,
    execute,
};
use ketpad::qasm;
use proptest::prelude::*;
use serde_json::Value;

use crate::random::check;

/// The results of a job, its tasks executed one after the other.
pub(crate) fn results(plan: Plan) -> Vec<PubResult> {
    let tasks: Vec<Task> = (0..plan.num_tasks()).map(|task| plan.task(task).unwrap()).collect();
    let partials: Vec<Partial> =
        tasks.iter().map(|task| execute(task, &mut Unwatched).unwrap()).collect();
    plan.assemble(partials).unwrap()
}

/// The result of one PUB at a precision.
pub(crate) fn estimated(own: EstimatorPub, precision: f64, seed: u64) -> PubResult {
    let own = EstimatorPub { precision: Some(precision), ..own };
    let plan = Plan::estimator(vec![own], &EstimatorOptions::default(), seed).unwrap();
    results(plan).remove(0)
}

fn fixture(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn lengths(value: &Value) -> Shape {
    Shape::new(serde_json::from_value::<Vec<usize>>(value.clone()).unwrap())
}

fn numbers(value: &Value) -> Vec<f64> {
    serde_json::from_value(value.clone()).unwrap()
}

/// A sum written as pairs of a label and a coefficient.
fn sum(value: &Value) -> SparsePauliOp {
    let terms = value.as_array().unwrap().iter();
    SparsePauliOp::from_list(
        terms.map(|term| (term[0].as_str().unwrap(), term[1].as_f64().unwrap())),
    )
    .unwrap()
}

fn sums(value: &Value, shape: &Value) -> ObservablesArray {
    let all = value.as_array().unwrap().iter().map(sum).collect();
    ObservablesArray::new(NdArray::new(lengths(shape), all).unwrap()).unwrap()
}

fn circuit(row: &Value) -> Circuit {
    qasm::parse(row["qasm3"].as_str().unwrap()).circuit.unwrap()
}

/// A PUB of a circuit with these arrays.
fn estimator_pub(
    circuit: Circuit,
    observables: ObservablesArray,
    values: NdArray<f64>,
) -> EstimatorPub {
    let parameter_values = BindingsArray::from_array(&circuit, values).unwrap();
    EstimatorPub { parameter_values, ..EstimatorPub::new(circuit, observables) }
}

#[track_caller]
fn check_evs(result: &PubResult, shape: &Shape, expected: &[f64]) {
    let evs = result.data.evs().unwrap();
    assert_eq!((result.data.shape(), evs.shape()), (shape, shape));
    assert_eq!(evs.elements().len(), expected.len());
    for (found, expected) in evs.elements().iter().zip(expected) {
        assert!((found - expected).abs() < 1e-13, "{found}, not {expected}");
    }
    let stds = result.data.stds().unwrap();
    assert_eq!(stds.shape(), shape);
    assert!(stds.elements().iter().all(|std| *std == 0.0));
}

/// The valid PUBs of the fixture with what Qiskit makes of them.
fn valid_pubs() -> Vec<(EstimatorPub, Shape, Vec<f64>)> {
    let file = fixture(include_str!("../fixtures/pubs.json"));
    let rows = file["valid"].as_array().unwrap();
    assert_eq!(rows.len(), 8);
    let row = |row: &Value| {
        let observables = sums(&row["observables"], &row["observables_shape"]);
        let shape = lengths(&row["parameters_shape"]);
        let values = NdArray::new(shape, numbers(&row["parameters"])).unwrap();
        let own = estimator_pub(circuit(row), observables, values);
        (own, lengths(&row["result_shape"]), numbers(&row["evs"]))
    };
    rows.iter().map(row).collect()
}

#[test]
fn pubs_of_many_shapes_have_qiskits_values() {
    for (own, shape, evs) in valid_pubs() {
        check_evs(&estimated(own, 0.0, 0), &shape, &evs);
    }
}

#[test]
fn sampled_values_are_within_a_few_standard_errors_of_qiskits() {
    for (seed, (own, shape, evs)) in (0..).zip(valid_pubs()) {
        let result = estimated(own, 0.01, seed);
        assert_eq!(result.metadata.shots, Some(10_000));
        let [found, stds] = [result.data.evs().unwrap(), result.data.stds().unwrap()];
        assert_eq!(found.shape(), &shape);
        for ((found, std), expected) in found.elements().iter().zip(stds.elements()).zip(&evs) {
            assert!(
                *std > 0.0 && (found - expected).abs() < 4.5 * std,
                "{found} ± {std}, {expected}"
            );
        }
    }
}

#[test]
fn shapes_that_qiskit_refuses_are_refused_with_both() {
    let file = fixture(include_str!("../fixtures/pubs.json"));
    let own = valid_pubs().remove(0).0;
    let rows = file["invalid"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    for row in rows {
        let why = row["why"].as_str().unwrap();
        let shape = lengths(&row["parameters_shape"]);
        let values = NdArray::new(shape.clone(), vec![0.0; shape.size()]).unwrap();
        let parameter_values = match BindingsArray::from_array(&own.circuit, values) {
            Ok(parameter_values) => parameter_values,
            Err(error) => {
                assert_eq!(error, BindingsError::LastAxis { shape, num_parameters: 3 });
                assert_eq!(why, "the last axis must be the circuit's 3 parameters");
                continue;
            }
        };
        let left = lengths(&row["observables_shape"]);
        let observables = vec![own.observables.observables()[0].clone(); left.size()];
        let observables =
            ObservablesArray::new(NdArray::new(left.clone(), observables).unwrap()).unwrap();
        let right = parameter_values.shape().clone();
        let own = EstimatorPub { observables, parameter_values, ..own.clone() };
        let refused = Plan::estimator(vec![own], &EstimatorOptions::default(), 0);
        let error = ShapeError::Broadcast { left, right };
        assert_eq!(error.to_string().replace(", ", ","), why);
        let error = PubError::Shapes(error);
        assert_eq!(refused, Err(PlanError { index: 0, error }));
    }
}

/// The value of the example with one angle.
fn value_at(row: &Value, theta: f64) -> f64 {
    let own = estimator_pub(circuit(row), sum(&row["observable"]).into(), NdArray::scalar(theta));
    estimated(own, 0.0, 0).data.evs().unwrap().elements()[0]
}

#[test]
fn a_sweep_of_an_angle_has_qiskits_values() {
    let row = &fixture(include_str!("../fixtures/seeds.json"))["theta_sweep"];
    let thetas = NdArray::from_vec(numbers(&row["thetas"]));
    let own = estimator_pub(circuit(row), sum(&row["observable"]).into(), thetas);
    check_evs(&estimated(own, 0.0, 0), &Shape::from([50]), &numbers(&row["evs"]));
}

#[test]
fn a_search_by_golden_sections_takes_qiskits_way() {
    let file = fixture(include_str!("../fixtures/seeds.json"));
    let (row, search) = (&file["theta_sweep"], &file["golden_section"]);
    let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (0.0, 2.0 * std::f64::consts::PI);
    let mut trace = vec![[low, high]];
    while high - low > search["tolerance"].as_f64().unwrap() {
        let (left, right) = (high - ratio * (high - low), low + ratio * (high - low));
        if value_at(row, left) > value_at(row, right) {
            high = right;
        } else {
            low = left;
        }
        trace.push([low, high]);
        assert!(trace.len() < 20);
    }
    let expected: Vec<[f64; 2]> = serde_json::from_value(search["trace"].clone()).unwrap();
    let steps = search["iterations"].as_u64().unwrap() as usize;
    let difference = |(a, b): (&[f64; 2], &[f64; 2])| (a[0] - b[0]).abs().max((a[1] - b[1]).abs());
    let kept = expected.len().min(trace.len());
    assert!(kept >= steps, "{} of {steps} steps", trace.len());
    let worst = trace.iter().zip(&expected).map(difference).fold(0.0, f64::max);
    assert!(worst < 1e-12, "{trace:?}, not {expected:?}");
    let theta = search["theta"].as_f64().unwrap();
    assert!((value_at(row, theta) - search["ev"].as_f64().unwrap()).abs() < 1e-12);
}

#[test]
fn observables_in_a_column_meet_rows_of_values_of_a_single_parameter() {
    let row = &fixture(include_str!("../fixtures/seeds.json"))["session_estimator"];
    let values: Vec<Vec<f64>> = serde_json::from_value(row["parameters"].clone()).unwrap();
    let values = NdArray::new([3, 2], values.concat()).unwrap();
    let observables = sums(&row["observables"], &row["observables_shape"]);
    let own = estimator_pub(circuit(row), observables, values);
    let expected: Vec<Vec<f64>> = serde_json::from_value(row["evs"].clone()).unwrap();
    check_evs(&estimated(own, 0.0, 0), &lengths(&row["result_shape"]), &expected.concat());
}

/// A random PUB: shapes, the letters and coefficients of observables, values of two parameters.
#[derive(Debug, Clone)]
struct Random {
    observables: Vec<usize>,
    sets: Vec<usize>,
    terms: Vec<(usize, f64)>,
    values: Vec<f64>,
}

/// Shapes that often broadcast, and sometimes do not or have nothing in them.
fn random() -> impl Strategy<Value = Random> {
    let axis = prop_oneof![
        4 => (1..4_usize).prop_map(|n| (n, n)),
        3 => (1..5_usize).prop_map(|n| (n, 1)),
        3 => (1..5_usize).prop_map(|n| (1, n)),
        4 => (0..4_usize, 0..4_usize),
    ];
    let axes = proptest::collection::vec(axis, 0..4);
    let terms = proptest::collection::vec((0..16_usize, -2.0..2.0_f64), 7);
    let values = proptest::collection::vec(-7.0..7.0_f64, 11);
    (axes, 0..4_usize, any::<bool>(), terms, values).prop_map(
        |(axes, missing, on_left, terms, values)| {
            let (mut observables, mut sets): (Vec<usize>, Vec<usize>) = axes.into_iter().unzip();
            let short = if on_left { &mut observables } else { &mut sets };
            short.drain(..missing.min(short.len()));
            Random { observables, sets, terms, values }
        },
    )
}

impl Random {
    /// Number `at` of the observables: one to three terms.
    fn terms(&self, at: usize) -> Vec<(usize, f64)> {
        (0..=at % 3).map(|k| self.terms[(at + 3 * k) % self.terms.len()]).collect()
    }

    /// Number `at` of the sets.
    fn set(&self, at: usize) -> [f64; 2] {
        [2 * at, 2 * at + 1].map(|at| self.values[at % self.values.len()])
    }

    fn observable(&self, at: usize) -> SparsePauliOp {
        let terms = self.terms(at).into_iter();
        let terms = terms.map(|(letters, c)| (label(letters).parse().unwrap(), c)).collect();
        SparsePauliOp::new(2, terms).unwrap()
    }

    /// The values as numpy's rules and a few lines of algebra have them; nothing if shapes do not
    /// go together.
    fn expected(&self) -> Option<(Vec<usize>, Vec<f64>)> {
        let num_axes = self.observables.len().max(self.sets.len());
        let padded =
            |lengths: &[usize]| [vec![1; num_axes - lengths.len()], lengths.to_vec()].concat();
        let (left, right) = (padded(&self.observables), padded(&self.sets));
        let pairs = left.iter().zip(&right);
        let fits = |(left, right): (&usize, &usize)| left == right || *left == 1 || *right == 1;
        if !pairs.clone().all(fits) {
            return None;
        }
        let shape: Vec<usize> = pairs.map(|(l, r)| if *l == 1 { *r } else { *l }).collect();
        let mut values = Vec::new();
        let mut index = vec![0; num_axes];
        for _ in 0..shape.iter().product() {
            let place = |lengths: &[usize]| {
                index.iter().zip(lengths).fold(0, |place, (index, length)| {
                    place * length + if *length == 1 { 0 } else { *index }
                })
            };
            values.push(value(&self.terms(place(&left)), self.set(place(&right))));
            for (index, length) in index.iter_mut().zip(&shape).rev() {
                *index = (*index + 1) % length;
                if *index > 0 {
                    break;
                }
            }
        }
        Some((shape, values))
    }
}

/// Two letters of a number below 16, that of qubit 0 on the right.
fn label(letters: usize) -> String {
    [letters / 4, letters % 4].map(|letter| ['I', 'X', 'Y', 'Z'][letter]).iter().collect()
}

/// The value of a sum in the state after a rotation about Y on qubit 0, one about X on qubit 1, and
/// a CX from 0 to 1.
fn value(terms: &[(usize, f64)], [a, b]: [f64; 2]) -> f64 {
    let zero = [C64::from(libm::cos(a / 2.0)), C64::from(libm::cos(b / 2.0))];
    let one = [C64::from(libm::sin(a / 2.0)), C64::new(0.0, -libm::sin(b / 2.0))];
    let state = [zero[0] * zero[1], one[0] * one[1], zero[0] * one[1], one[0] * zero[1]];
    let of_term = |(letters, coefficient): &(usize, f64)| {
        let sum: C64 = (0..4)
            .map(|index: usize| {
                let (mut to, mut factor) = (index, C64::ONE);
                for (qubit, letter) in [letters % 4, letters / 4].into_iter().enumerate() {
                    let sign = if index >> qubit & 1 == 1 { -1.0 } else { 1.0 };
                    match letter {
                        1 => to ^= 1 << qubit,
                        2 => (to, factor) = (to ^ 1 << qubit, factor * C64::new(0.0, sign)),
                        3 => factor *= sign,
                        _ => {}
                    }
                }
                state[to].conj() * factor * state[index]
            })
            .sum();
        coefficient * sum.re
    };
    terms.iter().map(of_term).sum()
}

fn rotations() -> Circuit {
    let text = "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] a; input float[64] b;
        qubit[2] q; ry(a) q[0]; rx(b) q[1]; cx q[0], q[1];";
    qasm::parse(text).circuit.unwrap()
}

#[test]
fn pubs_of_any_shape_have_the_values_of_a_small_reference() {
    let circuit = std::rc::Rc::new(rotations());
    let (refused, valid) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    check(10_000, random(), |random| {
        let [left, right] = [&random.observables, &random.sets].map(|l| Shape::new(l.clone()));
        let all = (0..left.size()).map(|at| random.observable(at)).collect();
        let observables = ObservablesArray::new(NdArray::new(left.clone(), all).unwrap());
        let values = (0..right.size()).flat_map(|at| random.set(at)).collect();
        let values = NdArray::new(right.with_last(2), values).unwrap();
        let parameter_values = BindingsArray::from_array(&circuit, values);
        if left.size() * right.size() == 0 {
            assert_eq!(observables.is_err(), left.size() == 0);
            assert_eq!(parameter_values.is_err(), right.size() == 0);
            assert!(
                observables.is_ok() || observables == Err(ObservablesError::Empty { shape: left })
            );
            return;
        }
        let own = EstimatorPub {
            parameter_values: parameter_values.unwrap(),
            precision: Some(0.0),
            ..EstimatorPub::new(std::rc::Rc::clone(&circuit), observables.unwrap())
        };
        let plan = Plan::estimator(vec![own], &EstimatorOptions::default(), 0);
        let Some((shape, expected)) = random.expected() else {
            let error = PubError::Shapes(ShapeError::Broadcast { left, right });
            assert_eq!(plan, Err(PlanError { index: 0, error }));
            refused.set(refused.get() + 1);
            return;
        };
        check_evs(&results(plan.unwrap())[0], &Shape::new(shape), &expected);
        valid.set(valid.get() + 1);
    });
    let (refused, valid) = (refused.get(), valid.get());
    assert!(valid > 6_000 && refused > 200, "{valid} valid ones, {refused} refused ones");
}
