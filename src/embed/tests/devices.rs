//! Jobs for devices.

use serde_json::{Value as Json, json};

use super::{answer, estimator, result, sampler};

/// A Bell state on qubits 1 and 2 of as many as the device has, of gates that some devices have.
fn bell(num_qubits: u32, two_qubit_gates: &str) -> String {
    format!(
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit[{num_qubits}] q; bit[2] c; \
         rz(pi/2) q[1]; sx q[1]; rz(pi/2) q[1]; {two_qubit_gates} \
         c[0] = measure q[1]; c[1] = measure q[2];"
    )
}

fn on(device: &str, mut job: Json) -> Json {
    job["backend"] = json!(device);
    job["seed"] = json!(5);
    job
}

#[track_caller]
fn check_bell(device: &str, num_qubits: u32, two_qubit_gates: &str) {
    let pubs = json!([[bell(num_qubits, two_qubit_gates), null, 500]]);
    let result = result(&on(device, sampler(&pubs)));
    assert_eq!(result["metadata"]["backend"], device);
    assert_eq!(result["metadata"]["noisy"], false);
    let samples = result["results"][0]["data"]["c"]["samples"].as_array().unwrap();
    let zeros = samples.iter().filter(|sample| **sample == "0x0").count();
    let threes = samples.iter().filter(|sample| **sample == "0x3").count();
    assert_eq!(zeros + threes, 500);
    assert!((150..350).contains(&zeros), "{zeros}");
}

#[test]
fn circuits_of_a_devices_own_instructions_run_there() {
    check_bell("fake_manila", 5, "cx q[1], q[2];");
    // As wide as the device: what is idle costs nothing.
    let by_cz = "rz(pi/2) q[2]; sx q[2]; rz(pi/2) q[2]; cz q[1], q[2]; \
                 rz(pi/2) q[2]; sx q[2]; rz(pi/2) q[2];";
    check_bell("fake_fez", 156, by_cz);
}

#[track_caller]
fn check_refused(device: &str, text: &str, words: &str) {
    let good = bell(5, "");
    let failure = answer(&on(device, sampler(&json!([good, text])))).unwrap_err();
    let body: Json = serde_json::from_str(&failure.to_json()).unwrap();
    let error = &body["errors"][0];
    assert_eq!((&error["code"], &error["path"]), (&json!(1517), &json!("$.params.pubs[1]")));
    let message = error["message"].as_str().unwrap();
    assert!(message.contains(words), "{message}");
}

#[test]
fn other_circuits_are_refused_there() {
    check_refused("fake_manila", &bell(5, "h q[1];"), "no h on qubit 1");
    check_refused("fake_manila", &bell(5, "cx q[0], q[2];"), "no cx on qubits 0, 2");
    check_refused("fake_manila", &bell(6, ""), "6 qubits, the backend has 5");
    check_refused("fake_fez", &bell(5, "cx q[1], q[2];"), "no cx on qubits 1, 2");
}

#[test]
fn exact_values_are_not_to_be_had_from_a_device() {
    let text = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[5] q; x q[3];";
    let job = on("fake_manila", estimator(&json!([[text, "IZIII"]])));
    assert!(answer(&job).unwrap_err().to_json().contains("a precision of 0"));
    let mut job = job;
    job["params"]["precision"] = json!(0.1);
    assert_eq!(result(&job)["results"][0]["data"]["evs"], json!(-1.0));
}
