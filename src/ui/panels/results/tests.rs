use std::f64::consts::PI;
use std::rc::Rc;

use super::asked::{Asked, observable_text};
use super::chart::{Chart, chart};
use super::csv::{self, Cell};
use super::estimates_table::{Columns, Estimate, estimates, estimates_csv};
use super::kept::{self, Counts, Kept, MAX_KEPT};
use super::noise::{noise, shown};
use super::sampler::set_number;
use crate::circuit::Circuit;
use crate::observable::SparsePauliOp;
use crate::plot::{BitOrder, Histogram, Order, RunCounts};
use crate::primitives::{
    BindingsArray, BitArray, EstimatorOptions, EstimatorPub, Method, NdArray, ObservablesArray,
    Plan, Precision, PubResult, SamplerOptions, SamplerPub, Simulation, Unwatched, execute,
};
use crate::qasm;
use crate::runtime::Program;

/// A circuit with the parameters `a` and `b`.
fn circuit() -> Rc<Circuit> {
    let text = "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] a; input float[64] b;
        qubit[2] q; rx(a) q[0]; ry(b) q[1];";
    Rc::new(qasm::parse(text).circuit.unwrap())
}

fn grid(a: &[f64], b: &[f64]) -> BindingsArray {
    let lists = [("a".to_owned(), a.to_vec()), ("b".to_owned(), b.to_vec())];
    BindingsArray::grid(&circuit(), &lists).unwrap()
}

/// A PUB with exact values.
fn estimator(observables: ObservablesArray, parameter_values: BindingsArray) -> EstimatorPub {
    let (circuit, precision) = (circuit(), Some(0.0));
    EstimatorPub { circuit, observables, parameter_values, precision }
}

fn program(own: &EstimatorPub) -> Program {
    Program::Estimator { pubs: vec![own.clone()], options: EstimatorOptions::default() }
}

fn result(own: &EstimatorPub) -> PubResult {
    let plan = Plan::estimator(vec![own.clone()], &EstimatorOptions::default(), 7).unwrap();
    let tasks: Vec<_> = (0..plan.num_tasks()).filter_map(|index| plan.task(index)).collect();
    let partials = tasks.iter().map(|task| execute(task, &mut Unwatched).unwrap());
    plan.assemble(partials).unwrap().remove(0)
}

/// Observables as a column, so that they go with every parameter set of a row.
fn column(labels: &[&str]) -> ObservablesArray {
    let one = |label: &&str| SparsePauliOp::from_list([(*label, 1.0)]).unwrap();
    let observables = labels.iter().map(one).collect();
    ObservablesArray::new(NdArray::new([labels.len(), 1], observables).unwrap()).unwrap()
}

const B: f64 = 0.25;

#[test]
fn one_swept_parameter_makes_a_line_for_each_observable() {
    let values = grid(&[0.0, 1.0, 2.0], &[B]);
    let values = NdArray::new([3, 2], values.values().to_vec()).unwrap();
    let values = BindingsArray::from_array(&circuit(), values).unwrap();
    let own = estimator(column(&["IZ", "ZI"]), values);
    let program = program(&own);
    let asked = Asked::of(&program, 0).unwrap();
    let Chart::Lines(swept, curves) = chart(&asked) else { panic!("no lines") };
    assert_eq!((swept.parameter.as_deref(), &swept.values[..]), (Some("a"), &[0.0, 1.0, 2.0][..]));
    let places: Vec<&[usize]> = curves.iter().map(|curve| &curve.places[..]).collect();
    assert_eq!(places, [[0, 1, 2], [3, 4, 5]]);
    assert_eq!(curves[1].observable, 1);
    // The first qubit turns with `a`, the second stays as `b` has it.
    let data = result(&own).data;
    let evs = data.evs().unwrap().elements();
    for (x, place) in swept.values.iter().zip(&curves[0].places) {
        assert!((evs[*place] - libm::cos(*x)).abs() < 1e-12);
    }
    for place in &curves[1].places {
        assert!((evs[*place] - libm::cos(B)).abs() < 1e-12);
    }
}

#[test]
fn two_swept_parameters_make_a_heat_map() {
    let own = estimator(
        ObservablesArray::from(SparsePauliOp::from_list([("IZ", 1.0)]).unwrap()),
        grid(&[0.0, 1.0], &[0.5, 0.6, 0.7]),
    );
    let program = program(&own);
    let asked = Asked::of(&program, 0).unwrap();
    let Chart::Heat(rows, columns, curves) = chart(&asked) else { panic!("no heat map") };
    assert_eq!((rows.parameter.as_deref(), &rows.values[..]), (Some("a"), &[0.0, 1.0][..]));
    assert_eq!(
        (columns.parameter.as_deref(), &columns.values[..]),
        (Some("b"), &[0.5, 0.6, 0.7][..])
    );
    assert_eq!(curves.len(), 1);
    assert_eq!(curves[0].places, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn what_is_no_sweep_of_one_parameter_is_numbered() {
    // Both parameters change together.
    let both = NdArray::new([2, 2], vec![0.0, 0.1, 1.0, 1.1]).unwrap();
    let values = BindingsArray::from_array(&circuit(), both).unwrap();
    let own = estimator(column(&["ZZ"]), values.clone());
    let program_of_both = program(&own);
    let asked = Asked::of(&program_of_both, 0).unwrap();
    let Chart::Lines(swept, _) = chart(&asked) else { panic!("no lines") };
    assert_eq!((swept.parameter, &swept.values[..]), (None, &[1.0, 2.0][..]));
    assert_eq!(asked.set_text(1), "a = 1, b = 1.1");
    assert_eq!(asked.set_text(2), "");
    // One observable for each set.
    let zipped = estimator(ObservablesArray::from_labels(&["ZZ", "XX"]).unwrap(), values);
    assert_eq!(chart(&Asked::of(&program(&zipped), 0).unwrap()), Chart::None);
    assert_eq!(Asked::of(&program(&zipped), 1), None);
}

#[test]
fn a_single_set_is_numbers_alone() {
    let own =
        estimator(ObservablesArray::from_labels(&["ZZ", "XX"]).unwrap(), grid(&[0.3], &[0.4]));
    let program = program(&own);
    let asked = Asked::of(&program, 0).unwrap();
    assert_eq!(chart(&asked), Chart::Numbers);
    let all = estimates(&result(&own), &asked, BitOrder::ZeroRight, 0..9);
    let names: Vec<&str> = all.iter().map(|estimate| estimate.observable.as_str()).collect();
    assert_eq!((names, &all[0].parameters[..]), (vec!["ZZ", "XX"], &[0.3, 0.4][..]));
    assert!((all[0].ev - libm::cos(0.3) * libm::cos(0.4)).abs() < 1e-12);
}

#[test]
fn what_rounding_leaves_of_zero_is_shown_as_zero() {
    #[track_caller]
    fn check(ev: f64, precision: Option<Precision>, coefficient: f64, expected: f64) {
        let method = if precision.is_some() { Method::Statevector } else { Method::Stabilizer };
        let simulations = [Simulation { method, precision }].into();
        let observable = SparsePauliOp::from_list([("XZ", coefficient), ("ZX", -1.0)]).unwrap();
        assert_eq!(shown(ev, noise(&simulations, &observable)), expected);
    }
    let (double, single) = (Some(Precision::Double), Some(Precision::Single));
    check(-2.776e-16, double, 1.0, 0.0);
    check(3e-14, double, 1.0, 3e-14);
    check(3e-14, double, -4.0, 0.0);
    check(-1.5e-6, single, 1.0, 0.0);
    check(3e-6, single, 1.0, 3e-6);
    check(1e-300, None, 1.0, 1e-300);
    // The sine of π, which is not quite a number of this precision.
    let own = estimator(ObservablesArray::from_labels(&["IY"]).unwrap(), grid(&[PI], &[0.0]));
    let program = program(&own);
    let asked = Asked::of(&program, 0).unwrap();
    let [one] = &estimates(&result(&own), &asked, BitOrder::ZeroRight, 0..9)[..] else { panic!() };
    assert!(one.ev != 0.0 && one.shown == 0.0, "{one:?}");
}

#[test]
fn observables_are_written_in_the_order_of_bits_that_is_asked_for() {
    #[track_caller]
    fn check(terms: &[(&str, f64)], bits: BitOrder, text: &str) {
        let observable = SparsePauliOp::from_list(terms.iter().copied()).unwrap();
        assert_eq!(observable_text(&observable, bits), text);
    }
    let (right, left) = (BitOrder::ZeroRight, BitOrder::ZeroLeft);
    check(&[("ZZI", -1.0), ("IIX", 0.5)], right, "-ZZI + 0.5 IIX");
    check(&[("ZZI", 2.0), ("IIX", -0.5)], left, "2 IZZ - 0.5 XII");
    let wide = format!("Z{}X", "I".repeat(18));
    check(&[(&wide, 1.0)], right, "Z[19] X[0]");
    check(&[(&wide, 1.0)], left, "X[0] Z[19]");
    check(&[(&"I".repeat(20), 1.0)], right, "I");
    check(
        &[("X", 1.0), ("Y", 1.0), ("Z", 1.0), ("I", 1.0), ("X", 1.0)],
        right,
        "X + Y + Z + I + …",
    );
}

#[test]
fn tables_quote_what_would_break_them() {
    let columns = Columns {
        parameters: vec!["a".to_owned(), "=b".to_owned()],
        others: ["Observable \"q0\"", "Value", "Error"].map(str::to_owned),
    };
    let estimate = Estimate {
        parameters: vec![-0.5, 2.0],
        observable: "-Z".to_owned(),
        ev: 1e-17,
        shown: 0.0,
        std: 0.0,
    };
    let file = estimates_csv(columns, vec![estimate]);
    assert_eq!(file, "a,'=b,\"Observable \"\"q0\"\"\",Value,Error\r\n-0.5,2,'-Z,1e-17,0\r\n");
}

#[test]
fn cells_are_no_formulas_and_numbers_are_read_back_as_they_were() {
    #[track_caller]
    fn check(cell: &Cell, text: &str) {
        let file = csv::table(Vec::new(), std::iter::once(vec![cell.clone()]));
        assert_eq!(file, format!("\r\n{text}\r\n"));
        if let Cell::Real(value) = cell {
            assert_eq!(text.parse(), Ok(*value));
        }
    }
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
        check(&Cell::Text(text.to_owned()), &format!("'{text}"));
    }
    check(&Cell::Text("=\"a\",b".to_owned()), "\"'=\"\"a\"\",b\"");
    check(&Cell::Text("\rx".to_owned()), "\"'\rx\"");
    check(&Cell::Text("seed = 1".to_owned()), "seed = 1");
    check(&Cell::Whole(10), "10");
    check(&Cell::Real(-1.0), "-1");
    check(&Cell::Real(0.123_456_789_012_345_68), "0.12345678901234568");
    check(&Cell::Real(1e300), "1e300");
    check(&Cell::Real(-2.5e-9), "-2.5e-9");
}

#[test]
fn a_table_of_counts_says_its_order_and_whose_counts_they_are() {
    let bits =
        [BitArray::from_counts(&[("01", 3), ("11", 1)]), BitArray::from_counts(&[("01", 2)])];
    let outcomes = [bits[0].outcomes(), bits[1].outcomes()];
    let file = |runs: usize| {
        let all: Vec<RunCounts<'_>> =
            (0..runs).map(|run| RunCounts { bits: &bits[run], outcomes: &outcomes[run] }).collect();
        let histogram = Histogram::new(&all, usize::MAX, &Order::Value, BitOrder::ZeroLeft);
        let words = csv::CountsWords {
            parameters: &[],
            outcome: "Outcome (c[0] c[1])",
            counts: "Counts",
            share: "Share",
            runs: &["=one", "two"][..runs],
        };
        let sets = std::iter::once((&[][..], histogram));
        csv::counts(sets, BitOrder::ZeroLeft, &words)
    };
    assert_eq!(file(1), "Outcome (c[0] c[1]),Counts,Share\r\n10,3,0.75\r\n11,1,0.25\r\n");
    let head = "Outcome (c[0] c[1]),'=one: Counts,'=one: Share,two: Counts,two: Share\r\n";
    assert_eq!(file(2), format!("{head}10,3,0.75,2,1\r\n11,1,0.25,0,0\r\n"));
}

#[test]
fn counts_of_each_set_are_kept_once_and_up_to_three() {
    let text = "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] a; bit c; qubit q;
        rx(a) q; c = measure q;";
    let circuit = Rc::new(qasm::parse(text).circuit.unwrap());
    let values = NdArray::new([4, 1], vec![0.0, std::f64::consts::PI, 0.0, 0.0]).unwrap();
    let parameter_values = BindingsArray::from_array(&circuit, values).unwrap();
    let own = SamplerPub { parameter_values, shots: Some(10), ..SamplerPub::new(circuit) };
    let plan = Plan::sampler(vec![own], &SamplerOptions::default(), 7).unwrap();
    let tasks: Vec<_> = (0..plan.num_tasks()).filter_map(|index| plan.task(index)).collect();
    let partials = tasks.iter().map(|task| execute(task, &mut Unwatched).unwrap());
    let data = plan.assemble(partials).unwrap().remove(0).data;
    let source = data.bits("c").unwrap();
    let counts = |set| Counts::new(Rc::clone(source), set);
    assert_eq!(counts(1).unwrap().bits.counts(), [("1".to_owned(), 10)].into());
    assert_eq!(counts(2).unwrap().bits.counts(), [("0".to_owned(), 10)].into());
    assert!(counts(4).is_none());
    let mut all = Vec::new();
    for set in [0, 0, 1, 2, 3] {
        all = kept::with(&all, &counts(set).unwrap(), format!("set {set}").into());
    }
    assert_eq!(all.len(), MAX_KEPT);
    let all = kept::renamed(&kept::without(&all, 1), 1, "last".into());
    let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["set 0", "last"]);
}

#[test]
fn a_table_of_all_sets_has_the_values_of_their_parameters_in_front() {
    let set = |outcomes: &[(&str, u64)]| {
        let bits = BitArray::from_counts(outcomes);
        let run = RunCounts { bits: &bits, outcomes: &bits.outcomes() };
        Histogram::new(&[run], usize::MAX, &Order::Value, BitOrder::ZeroRight)
    };
    let words = csv::CountsWords {
        parameters: &["a".to_owned(), "b".to_owned()],
        outcome: "Outcome (c[0])",
        counts: "Counts",
        share: "Share",
        runs: &["this run"],
    };
    let sets = [
        (&[0.1, std::f64::consts::PI][..], set(&[("0", 3), ("1", 1)])),
        (&[-0.1, 0.0][..], set(&[("1", 4)])),
    ];
    let file = csv::counts(sets.into_iter(), BitOrder::ZeroRight, &words);
    let pi = "3.141592653589793";
    let rows = format!("0.1,{pi},0,3,0.75\r\n0.1,{pi},1,1,0.25\r\n-0.1,0,1,4,1\r\n");
    assert_eq!(file, format!("a,b,Outcome (c[0]),Counts,Share\r\n{rows}"));
}

#[test]
fn a_set_is_one_of_those_that_there_are() {
    for (text, set) in [
        ("1", Some(0)),
        (" 3 ", Some(2)),
        ("", None),
        ("0", None),
        ("4", None),
        ("99", None),
        ("-1", None),
        ("1.5", None),
        ("two", None),
    ] {
        assert_eq!(set_number(text, 3), set, "{text:?}");
    }
}

#[test]
fn only_outcomes_of_as_many_bits_stand_side_by_side() {
    #[track_caller]
    fn check(all: &[Kept], shown: &Counts, expected: &[&str]) {
        let runs = kept::beside(all, shown, "shown".into());
        let names: Vec<&str> = runs.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, expected);
    }
    let counts = |outcome: &str| {
        let bits = Rc::new(BitArray::from_counts(&[(outcome, 1)]));
        Counts::new(bits, 0).unwrap()
    };
    let kept =
        |name: &str, outcome: &str| Kept { name: name.to_owned().into(), counts: counts(outcome) };
    let all = [kept("two", "01"), kept("one", "1"), kept("other two", "11")];
    check(&all, &counts("10"), &["shown", "two", "other two"]);
    check(&all, &counts("0"), &["shown", "one"]);
    check(&all, &counts("001"), &["shown"]);
    // What is shown and kept has the name by which it is kept.
    check(&all, &all[2].counts, &["other two", "two"]);
}
