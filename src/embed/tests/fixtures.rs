//! Qiskit's answers, asked for as JSON.

use serde_json::{Value as Json, json};

use super::{answer, check_close, estimator, result};

const PUBS: &str = include_str!("../../../tests/fixtures/pubs.json");
const SEEDS: &str = include_str!("../../../tests/fixtures/seeds.json");

fn read(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

/// Elements in row-major order as nested lists of this shape.
fn nested(shape: &[Json], elements: &[Json]) -> Json {
    let Some((length, inner)) = shape.split_first() else { return elements[0].clone() };
    let length = length.as_u64().unwrap() as usize;
    let step = elements.len() / length.max(1);
    (0..length).map(|item| nested(inner, &elements[item * step..(item + 1) * step])).collect()
}

fn array(case: &Json, name: &str) -> Json {
    let shape = case[format!("{name}_shape")].as_array().unwrap();
    nested(shape, case[name].as_array().unwrap())
}

/// An observable as Qiskit's terms have it: `[["XX", 1.0], …]`.
fn sum(terms: &Json) -> Json {
    let terms = terms.as_array().unwrap().iter();
    let terms = terms.map(|term| (term[0].as_str().unwrap().to_owned(), term[1].clone()));
    Json::Object(terms.collect())
}

fn observables(case: &Json) -> Json {
    let sums: Vec<Json> = case["observables"].as_array().unwrap().iter().map(sum).collect();
    nested(case["observables_shape"].as_array().unwrap(), &sums)
}

fn evs(case: &Json, values: &Json) -> Json {
    let pubs = json!([[case["qasm3"], observables(case), values]]);
    result(&estimator(&pubs))["results"][0]["data"]["evs"].clone()
}

#[test]
fn broadcast_pubs_have_qiskits_values_and_shapes() {
    let cases = read(PUBS);
    for case in cases["valid"].as_array().unwrap() {
        let shape = case["result_shape"].as_array().unwrap();
        let expected = nested(shape, case["evs"].as_array().unwrap());
        check_close(&evs(case, &array(case, "parameters")), &expected);
    }
}

#[test]
fn pubs_that_qiskit_refuses_are_refused() {
    let cases = read(PUBS);
    let circuit = &cases["valid"][0]["qasm3"];
    for case in cases["invalid"].as_array().unwrap() {
        let fill = |shape: &Json, element: &Json| {
            let shape = shape.as_array().unwrap();
            let size = shape.iter().map(|length| length.as_u64().unwrap() as usize).product();
            nested(shape, &vec![element.clone(); size])
        };
        let observables = fill(&case["observables_shape"], &json!("ZZZ"));
        let values = fill(&case["parameters_shape"], &json!(0.5));
        let refused = answer(&estimator(&json!([[circuit, observables, values]])));
        assert!(refused.is_err(), "{case}");
    }
}

#[test]
fn the_sweep_and_the_session_example_have_qiskits_values() {
    let cases = read(SEEDS);
    let sweep = &cases["theta_sweep"];
    let pubs = json!([[sweep["qasm3"], sum(&sweep["observable"]), sweep["thetas"]]]);
    let found = result(&estimator(&pubs));
    check_close(&found["results"][0]["data"]["evs"], &sweep["evs"]);
    let session = &cases["session_estimator"];
    check_close(&evs(session, &session["parameters"]), &session["evs"]);
}
