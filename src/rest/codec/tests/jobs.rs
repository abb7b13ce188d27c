#![expect(clippy::needless_pass_by_value, reason = "documents are written where they are used")]

use serde_json::{Value as Json, json};

use super::encodings;
use crate::rest::codec::{
    Floats, Form, Kind, ObservablesArray, Problem, RawEstimatorPub, RawParameters, RawProgram,
    RawSamplerPub, decode_job, encode_job,
};

const TEXT: &str = "OPENQASM 3.0; qubit[2] q;";

fn job(program_id: &str, params: Json) -> Json {
    json!({ "program_id": program_id, "params": params })
}

fn pubs(program_id: &str, one: Json) -> Json {
    job(program_id, json!({ "pubs": [one] }))
}

fn floats(shape: &[usize], values: &[f64]) -> Floats {
    Floats::new(shape.to_vec(), values.to_vec()).unwrap()
}

fn encoded(name: &str) -> Json {
    encodings()["encoded"][name].clone()
}

#[track_caller]
fn check_sampler(one: Json, parameter_values: RawParameters, shots: Option<u64>) {
    let read = decode_job(&pubs("sampler", one)).unwrap();
    let expected = RawSamplerPub { circuit: TEXT.to_owned(), parameter_values, shots };
    assert_eq!(read.program, RawProgram::Sampler { pubs: vec![expected], shots: None });
    for form in [Form::Tagged, Form::Plain] {
        assert_eq!(decode_job(&encode_job(&read, form).unwrap()).unwrap(), read);
    }
}

#[test]
fn a_sampler_pub_has_many_forms() {
    let unset = || RawParameters::Unset;
    check_sampler(json!(TEXT), unset(), None);
    check_sampler(json!([TEXT]), unset(), None);
    check_sampler(json!([TEXT, null]), unset(), None);
    check_sampler(json!([TEXT, null, 100]), unset(), Some(100));
    let array = |shape, values| RawParameters::Array(floats(shape, values));
    check_sampler(json!([TEXT, [], null]), array(&[0], &[]), None);
    check_sampler(json!([TEXT, 0.5, null]), array(&[], &[0.5]), None);
    check_sampler(json!([TEXT, [0.5, 1], 7]), array(&[2], &[0.5, 1.0]), Some(7));
    check_sampler(json!([TEXT, [[0.5], [1]]]), array(&[2, 1], &[0.5, 1.0]), None);
    check_sampler(json!([TEXT, encoded("ndarray_f8_empty_0"), null]), array(&[0], &[]), None);
    let six = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
    check_sampler(json!([TEXT, encoded("ndarray_f8_2x3")]), array(&[2, 3], &six), None);
    check_sampler(json!([TEXT, encoded("ndarray_i8")]), array(&[3], &[1.0, 2.0, 3.0]), None);
}

#[test]
fn parameters_have_values_by_name() {
    let by_name = |arrays: &[(&str, Floats)]| {
        let arrays = arrays.iter().map(|(name, array)| ((*name).to_owned(), array.clone()));
        RawParameters::ByName(arrays.collect())
    };
    check_sampler(json!([TEXT, {}]), by_name(&[]), None);
    let values = json!({ "b": 0.25, "a": [0.1, 0.2], "c": encoded("ndarray_f8_scalar") });
    let expected = by_name(&[
        ("b", floats(&[], &[0.25])),
        ("a", floats(&[2], &[0.1, 0.2])),
        ("c", floats(&[], &[0.5])),
    ]);
    check_sampler(json!([TEXT, values]), expected, None);
    let expected = by_name(&[
        ("a", floats(&[3], &[0.0, 2.0, 4.0])),
        ("b", floats(&[3], &[1.0, 3.0, 5.0])),
        ("c", floats(&[3], &[1.0, 1.0, 1.0])),
    ]);
    let Json::Object(mut bindings) = encoded("bindingsarray") else { panic!("an object") };
    let found = decode_job(&pubs("sampler", json!([TEXT, bindings.clone()]))).unwrap();
    let RawProgram::Sampler { pubs: found, .. } = found.program else { panic!("a sampler") };
    let RawParameters::ByName(arrays) = &found[0].parameter_values else { panic!("by name") };
    let shapes: Vec<_> = arrays.iter().map(|(name, a)| (name.as_str(), a.shape())).collect();
    assert_eq!(shapes, [("a", &[3][..]), ("b", &[3]), ("c", &[3])]);
    // The values of the specification's example are read as they are packed: a and b by turns.
    let values = [
        ("[\"a\", \"b\"]", json!([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])),
        ("[\"c\"]", json!([[1.0], [1.0], [1.0]])),
    ];
    for (key, lists) in values {
        let lists = decode_job(&pubs("sampler", json!([TEXT, lists]))).unwrap();
        let tagged = encode_job(&lists, Form::Tagged).unwrap();
        bindings["__value__"]["data"][key] = tagged["params"]["pubs"][0][1].clone();
    }
    check_sampler(json!([TEXT, bindings]), expected, None);
}

type Terms<'a> = &'a [&'a [(&'a str, f64)]];

#[track_caller]
fn check_observables(json: &Json, shape: &[usize], terms: Terms<'_>) {
    let read = decode_job(&pubs("estimator", json!([TEXT, json, null, 0.25]))).unwrap();
    let sum = |terms: &&[(&str, f64)]| {
        terms.iter().map(|(label, coefficient)| ((*label).to_owned(), *coefficient)).collect()
    };
    let terms = terms.iter().map(sum).collect();
    let expected = RawEstimatorPub {
        circuit: TEXT.to_owned(),
        observables: ObservablesArray::new(shape.to_vec(), terms).unwrap(),
        parameter_values: RawParameters::Unset,
        precision: Some(0.25),
    };
    let program =
        RawProgram::Estimator { pubs: vec![expected], precision: None, resilience_level: None };
    assert_eq!(read.program, program, "{json}");
    for form in [Form::Tagged, Form::Plain] {
        assert_eq!(decode_job(&encode_job(&read, form).unwrap()).unwrap(), read);
    }
}

#[test]
fn observables_have_many_forms() {
    check_observables(&json!("ZZ"), &[], &[&[("ZZ", 1.0)]]);
    let sum: &[(&str, f64)] = &[("ZZ", 1.0), ("XI", -0.5)];
    check_observables(&json!({ "ZZ": 1, "XI": -0.5 }), &[], &[sum]);
    check_observables(&json!(["ZZ", { "XI": 2.0 }]), &[2], &[&[("ZZ", 1.0)], &[("XI", 2.0)]]);
    check_observables(&json!([["ZZ"], ["XX"]]), &[2, 1], &[&[("ZZ", 1.0)], &[("XX", 1.0)]]);
    check_observables(&json!([]), &[0], &[]);
    check_observables(&json!({}), &[], &[&[]]);
    let real = json!({ "ZZ": { "__type__": "complex", "__value__": [0.5, 0.0] } });
    check_observables(&real, &[], &[&[("ZZ", 0.5)]]);
    let tagged: Terms<'_> = &[&[("ZZ", 1.0)], &[("IZ", 1.0), ("XI", 0.5)]];
    check_observables(&encoded("observablesarray"), &[1, 2], tagged);
    check_observables(&encoded("pauli"), &[], &[&[("XYZ", 1.0)]]);
    check_observables(&encoded("paulilist"), &[2], &[&[("XX", 1.0)], &[("ZZ", 1.0)]]);
    check_observables(&encoded("sparsepauliop"), &[], &[&[("ZZ", 1.0), ("XI", 0.5)]]);
}

#[track_caller]
fn check_wrong(json: &Json, path: &str, problem: &Problem) {
    let error = decode_job(json).unwrap_err();
    assert_eq!((error.path.to_string().as_str(), &error.problem), (path, problem), "{json}");
}

#[test]
fn circuits_are_text() {
    let qpy = encoded("circuit_bell");
    let first = "$.params.pubs[0][0]";
    check_wrong(&pubs("sampler", json!([qpy, null])), first, &Problem::QpyCircuit);
    check_wrong(&pubs("sampler", qpy.clone()), "$.params.pubs[0]", &Problem::QpyCircuit);
    check_wrong(&pubs("estimator", json!([qpy, "ZZ"])), first, &Problem::QpyCircuit);
    let number = Problem::WrongKind { expected: Kind::Circuit, found: Kind::Number };
    check_wrong(&pubs("sampler", json!([5])), first, &number);
    assert!(Problem::QpyCircuit.to_string().contains("qasm3.dumps"));
}

#[test]
fn mistakes_in_pubs_are_named_with_their_place() {
    let wrong = |expected, found| Problem::WrongKind { expected, found };
    let missing = |name: &str| Problem::Missing { name: name.to_owned() };
    let sampler = |one: Json| pubs("sampler", one);
    let at = "$.params.pubs[0]";
    check_wrong(&sampler(json!([])), at, &missing("circuit"));
    check_wrong(
        &sampler(json!([TEXT, null, 1, 2])),
        at,
        &Problem::TooManyItems { found: 4, most: 3 },
    );
    for shots in [json!(-1), json!(1.5), json!(1e300)] {
        let problem = wrong(Kind::Count, Kind::Number);
        check_wrong(&sampler(json!([TEXT, null, shots])), "$.params.pubs[0][2]", &problem);
    }
    let values = "$.params.pubs[0][1]";
    check_wrong(&sampler(json!([TEXT, "0.5"])), values, &wrong(Kind::Numbers, Kind::Text));
    check_wrong(
        &sampler(json!([TEXT, [0.5, null]])),
        "$.params.pubs[0][1][1]",
        &wrong(Kind::Numbers, Kind::Null),
    );
    let ragged = Problem::Ragged { expected: vec![2], found: vec![1] };
    check_wrong(&sampler(json!([TEXT, [[1, 2], [3]]])), "$.params.pubs[0][1][1]", &ragged);
    let ragged = Problem::Ragged { expected: Vec::new(), found: vec![1] };
    check_wrong(&sampler(json!([TEXT, { "a": [1, [3]] }])), "$.params.pubs[0][1].a[1]", &ragged);
    check_wrong(
        &sampler(json!([TEXT, encoded("ndarray_c16")])),
        values,
        &wrong(Kind::Real, Kind::Object),
    );
    check_wrong(
        &sampler(json!([TEXT, encoded("ndarray_bool")])),
        values,
        &wrong(Kind::Real, Kind::Object),
    );

    let estimator = |one: Json| pubs("estimator", one);
    check_wrong(&estimator(json!([TEXT])), at, &missing("observables"));
    check_wrong(&estimator(json!(TEXT)), at, &wrong(Kind::List, Kind::Text));
    check_wrong(&estimator(json!([TEXT, 5])), values, &wrong(Kind::Observable, Kind::Number));
    check_wrong(
        &estimator(json!([TEXT, { "Z": "1" }])),
        "$.params.pubs[0][1].Z",
        &wrong(Kind::Real, Kind::Text),
    );
    let complex = json!({ "Z": { "__type__": "complex", "__value__": [0.0, 1.0] } });
    check_wrong(
        &estimator(json!([TEXT, complex])),
        "$.params.pubs[0][1].Z",
        &wrong(Kind::Real, Kind::Object),
    );
    check_wrong(
        &estimator(json!([TEXT, encoded("circuit_bell")])),
        values,
        &wrong(Kind::Observable, Kind::Object),
    );
    check_wrong(
        &estimator(json!([TEXT, "Z", null, "0.1"])),
        "$.params.pubs[0][3]",
        &wrong(Kind::Number, Kind::Text),
    );
}

#[test]
fn mistakes_around_pubs_are_named_with_their_place() {
    let unknown = |name: &str| Problem::UnknownMember { name: name.to_owned() };
    let empty = || json!({ "pubs": [] });
    let mut more = job("sampler", empty());
    more["seed"] = json!(1);
    check_wrong(&more, "$", &unknown("seed"));
    let precise = json!({ "pubs": [], "precision": 0.1 });
    check_wrong(&job("sampler", precise), "$.params", &unknown("precision"));
    check_wrong(
        &job("estimator", json!({ "pubs": [], "shots": 1 })),
        "$.params",
        &unknown("shots"),
    );
    let missing = Problem::Missing { name: "pubs".to_owned() };
    check_wrong(&job("sampler", json!({})), "$.params", &missing);
    let program = Problem::UnknownProgram { program_id: "circuit-runner".to_owned() };
    check_wrong(&job("circuit-runner", empty()), "$.program_id", &program);
    let version = Problem::WrongKind { expected: Kind::Version, found: Kind::Number };
    check_wrong(&job("sampler", json!({ "pubs": [], "version": 1 })), "$.params.version", &version);
    let options = Problem::WrongKind { expected: Kind::Object, found: Kind::List };
    check_wrong(
        &job("sampler", json!({ "pubs": [], "options": [] })),
        "$.params.options",
        &options,
    );
}
