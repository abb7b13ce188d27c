//! What is said when something is wrong with a job.

use serde_json::{Value as Json, json};

use super::{BELL, ROTATION, answer, estimator, sampler, with};

/// The job is refused with one error: this code and path, and a message with these words.
#[track_caller]
fn check(job: &Json, code: u64, path: &str, words: &str) {
    let failure = answer(job).expect_err("refused");
    let body: Json = serde_json::from_str(&failure.to_json()).unwrap();
    let errors = body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{body}");
    assert_eq!(errors[0]["code"], code, "{body}");
    assert_eq!(errors[0]["path"].as_str().unwrap_or_default(), path, "{body}");
    let message = errors[0]["message"].as_str().unwrap();
    assert!(message.contains(words), "{message}");
}

#[test]
fn programs_and_backends_that_do_not_exist() {
    let job = json!({ "program_id": "circuit-runner", "params": { "pubs": [] } });
    check(&job, 1290, "$.program_id", "there is no program circuit-runner");
    let mut job = sampler(&json!([BELL]));
    job["backend"] = json!("ibm_torino");
    check(&job, 1007, "$.backend", "there is no backend ibm_torino");
    job["backend"] = json!("ketpad_simulator");
    answer(&job).unwrap();
    // A device whose file cannot be had, or is not whole.
    job["backend"] = json!("fake_lagos");
    check(&job, 1000, "", "the description of fake_lagos cannot be read: not found");
    job["backend"] = json!("fake_guadalupe");
    check(&job, 1000, "", "the description of fake_guadalupe cannot be read: the file is cut off");
}

#[test]
fn jobs_that_are_none() {
    check(&json!([]), 1003, "$", "a list, not an object");
    check(&json!({ "program_id": "sampler" }), 1003, "$", "there is no params");
    check(&sampler(&json!([])), 1003, "$.params.pubs", "the job has no PUB");
    let mut job = sampler(&json!([BELL]));
    job["shots"] = json!(3);
    check(&job, 1003, "$", "there is nothing of the name shots");
    let mut job = sampler(&json!([BELL]));
    job["seed"] = json!(-1);
    check(&job, 1003, "$.seed", "a number, not a whole number from 0");
}

#[test]
fn options_that_are_unknown_or_no_good() {
    let options = |options: Json| with(sampler(&json!([BELL])), "options", options);
    let place = |option: &str| format!("$.params.options.{option}");
    let misspelled = options(json!({ "default_shot": 3 }));
    check(&misspelled, 1003, &place("default_shot"), "did you mean `default_shots`?");
    let of_estimator = options(json!({ "seed_estimator": 1 }));
    check(&of_estimator, 1003, &place("seed_estimator"), "there is no option");
    let dotted = options(json!({ "simulator.seed_simulator": 1 }));
    check(&dotted, 1003, &place("simulator.seed_simulator"), "there is no option");
    check(&options(json!({ "simulator": 1 })), 1003, &place("simulator"), "an object");
    let noise = options(json!({ "simulator": { "noise_model": {} } }));
    check(&noise, 1003, &place("simulator.noise_model"), "noise is not simulated here");
    let signals = options(json!({ "execution": { "meas_type": "kerneled" } }));
    check(&signals, 1003, &place("execution.meas_type"), "measurements give bits here");
    let mut tags = sampler(&json!([BELL]));
    tags["tags"] = json!(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    check(&tags, 1003, "$.tags", "at most 8 texts");
    let seed = options(json!({ "simulator": { "seed_simulator": 1.5 } }));
    check(&seed, 1003, "$.params.options.simulator.seed_simulator", "a whole number");
    let level = with(estimator(&json!([[BELL, "ZZ"]])), "resilience_level", json!(3));
    check(&level, 1003, "$.params.resilience_level", "a whole number from 0 to 2");
}

#[test]
fn circuits_that_cannot_be_read() {
    let bad = "OPENQASM 3.0; include \"stdgates.inc\";\nqubit[2] q;\n  hh q[0];";
    check(
        &sampler(&json!([[bad]])),
        1603,
        "$.params.pubs[0][0]",
        "$.params.pubs[0][0], line 3, column 3: there is no gate `hh`",
    );
    check(&sampler(&json!([BELL, bad])), 1603, "$.params.pubs[1]", "line 3, column 3");
    let twice = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; creg c[1]; creg c[2];";
    check(&sampler(&json!([twice])), 1603, "$.params.pubs[0]", "the name `c` is already taken");
    let failure = answer(&sampler(&json!([bad, [bad]]))).expect_err("refused");
    let body: Json = serde_json::from_str(&failure.to_json()).unwrap();
    assert_eq!(body["errors"][1]["path"], "$.params.pubs[1][0]");
    assert_eq!((&body["errors"][1]["line"], &body["errors"][1]["column"]), (&json!(3), &json!(3)));
    let binary = json!({ "__type__": "QuantumCircuit", "__value__": "eJw=" });
    check(&sampler(&json!([[binary]])), 1003, "$.params.pubs[0][0]", "qiskit.qasm3.dumps");
}

#[test]
fn circuits_that_cannot_be_run() {
    let unmeasured = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[1] q; h q[0];";
    check(&sampler(&json!([unmeasured])), 1003, "$.params.pubs[0]", "has no measurement");
    check(&sampler(&json!([BELL, unmeasured])), 1003, "$.params.pubs[1]", "has no measurement");
    let gates = |qubit: u32| format!("rx(0.1) q[{qubit}]; cx q[0], q[{}];", 1 + qubit % 39);
    let gates: String = (0..40).map(gates).collect();
    let header = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[40] q; bit[40] c;";
    let wide = format!("{header} {gates} c = measure q;");
    // What the engine says comes with the PUB that it is about.
    let reason = "40 qubits need 17592186044416 bytes";
    check(&sampler(&json!([wide])), 1517, "$.params.pubs[0]", reason);
    check(&sampler(&json!([BELL, wide])), 1517, "$.params.pubs[1]", reason);
}

#[test]
fn values_that_do_not_go_with_the_circuit() {
    let place = "$.params.pubs[0][2]";
    let job = |values: Json| estimator(&json!([[ROTATION, "Z", values]]));
    check(&job(json!([])), 1003, place, "an array of the shape (0,) has no values");
    let words = "the last axis of the shape (1, 1) must be the circuit's 0 parameters";
    check(&estimator(&json!([[BELL, "ZZ", [[0.1]]]])), 1003, place, words);
    check(&job(json!([[0.1], [0.2, 0.3]])), 1003, "$.params.pubs[0][2][1]", "[1]");
    check(&job(json!([null])), 1003, "$.params.pubs[0][2][0]", "null, not an array of numbers");
    check(&job(json!(["NaN"])), 1003, "$.params.pubs[0][2][0]", "not an array of numbers");
    check(&job(json!({ "phi": 1 })), 1003, place, "no parameter phi");
    check(&job(json!({})), 1003, place, "no values for theta");
    check(&job(json!(null)), 1003, "$.params.pubs[0]", "has 1 parameters, 0 values are given");
    check(
        &estimator(&json!([[ROTATION, ["Z", "Y"], [[0.1], [0.2], [0.3]]]])),
        1003,
        "$.params.pubs[0]",
        "(2,) and (3,)",
    );
}

#[test]
fn values_that_are_no_numbers() {
    use crate::rest::codec::{ArrayData, NdArray, Value, encode};
    for value in [f64::NAN, f64::INFINITY] {
        let array = NdArray::new(vec![2], ArrayData::Float64(vec![0.0, value])).unwrap();
        let packed = encode(&Value::NdArray(array)).unwrap();
        let words = "the value of theta in set 1 is not a finite number";
        check(&estimator(&json!([[ROTATION, "Z", packed]])), 1003, "$.params.pubs[0][2]", words);
    }
}

#[test]
fn observables_that_are_none() {
    let place = "$.params.pubs[0][1]";
    let job = |observables: Json| estimator(&json!([[BELL, observables]]));
    check(&job(json!([])), 1003, place, "an array of the shape (0,) has no observable");
    check(&job(json!("ZQ")), 1003, place, "letter 1 is 'Q', not one of I, X, Y and Z");
    check(&job(json!("zz")), 1003, place, "letter 0 is 'z'");
    check(&job(json!("ZZZ")), 1003, "$.params.pubs[0]", "on 3 qubits, the circuit has 2");
    check(&job(json!(["ZZ", "Z"])), 1003, place, "observable 1 is on 1 qubits, not on 2");
    check(&job(json!({ "ZZ": 1, "Z": 2 })), 1003, place, "term 1 is on 1 qubits, not on 2");
    check(&job(json!({})), 1003, place, "a sum without terms");
    check(&job(json!({ "ZZ": "1j" })), 1003, "$.params.pubs[0][1].ZZ", "a real number");
    let complex = json!({ "__type__": "complex", "__value__": [0.0, 1.0] });
    check(&job(json!({ "ZZ": complex })), 1003, "$.params.pubs[0][1].ZZ", "a real number");
    check(&job(json!({ "ZZ": [0, 1] })), 1003, "$.params.pubs[0][1].ZZ", "a real number");
    check(&job(json!(null)), 1003, "$.params.pubs[0]", "there is no observables");
}

#[test]
fn shots_and_precisions_that_are_no_good() {
    let sampled = |shots: Json| sampler(&json!([[BELL, null, shots]]));
    check(&sampled(json!(0)), 1003, "$.params.pubs[0]", "0 shots; from 1 to");
    let many = 1_000_000_000_000_u64;
    check(
        &sampled(json!(many)),
        1003,
        "$.params.pubs[0]",
        "1000000000000 shots; from 1 to 1000000",
    );
    check(&sampled(json!(-5)), 1003, "$.params.pubs[0][2]", "a whole number from 0");
    let precise = |precision: Json| estimator(&json!([[BELL, "ZZ", null, precision]]));
    check(&precise(json!(-1)), 1003, "$.params.pubs[0]", "-1 is no precision");
    check(&precise(json!(1e-9)), 1003, "$.params.pubs[0]", "needs 999999999999999872 shots");
    let default = with(sampler(&json!([BELL])), "options", json!({ "default_shots": 0 }));
    check(&default, 1003, "$.params.options.default_shots", "a whole number of at least 1");
}

#[test]
fn results_that_are_too_large_for_lists() {
    let one = json!([BELL, null, 1_000_000]);
    let job = sampler(&json!([one, one, one, one, one]));
    check(&job, 1003, "", "5000000 numbers or samples");
}

#[test]
fn texts_that_are_no_json() {
    use futures::FutureExt as _;
    let executor = crate::runtime::InlineExecutor::new();
    let never = std::future::pending();
    let no_file = async |_: &str| Err(String::new());
    let run = super::run(executor, "{\"program_id\": ", Box::new(|| 0), no_file, |_, _| {}, never);
    let failure = run.now_or_never().unwrap().unwrap_err();
    assert!(failure.to_json().contains("the job is not JSON: EOF"), "{}", failure.to_json());
}
