//! Jobs in, results out: what authors of pages rely on.

mod devices;
mod errors;
mod fixtures;
mod forms;
mod runs;

use std::rc::Rc;

use futures::FutureExt as _;
use serde_json::{Value as Json, json};

use super::{Failure, run};
use crate::runtime::InlineExecutor;

/// The seed that is drawn where nobody asks for one.
const DRAWN: u64 = 99;

/// A Bell state, measured.
const BELL: &str = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; bit[2] c;
h q[0]; cx q[0], q[1]; c = measure q;";

/// The state that `rx(theta)` makes of one qubit.
const ROTATION: &str =
    "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] theta; qubit[1] q; rx(theta) q[0];";

/// The file of a device, where there is one.
async fn file(name: &str) -> Result<String, String> {
    match name {
        "fake_manila" => Ok(include_str!("../../../www/backends/fake_manila.json").to_owned()),
        "fake_fez" => Ok(include_str!("../../../www/backends/fake_fez.json").to_owned()),
        "fake_guadalupe" => Ok("{\"format\": \"ketpad-device\", ".to_owned()),
        _ => Err("not found".to_owned()),
    }
}

/// Runs a job to its end.
fn answer(job: &Json) -> Result<Json, Failure> {
    let executor = Rc::new(InlineExecutor::new());
    let (text, entropy) = (job.to_string(), Box::new(|| DRAWN));
    let never = std::future::pending();
    let mut running = Box::pin(run(executor.clone(), &text, entropy, file, |_, _| {}, never));
    loop {
        if let Some(answer) = (&mut running).now_or_never() {
            return answer.map(|text| serde_json::from_str(&text).unwrap());
        }
        assert!(executor.step(), "the job waits for nothing");
    }
}

/// The result of a job that succeeds.
#[track_caller]
fn result(job: &Json) -> Json {
    answer(job).unwrap_or_else(|failure| panic!("{}", failure.to_json()))
}

fn sampler(pubs: &Json) -> Json {
    json!({ "program_id": "sampler", "params": { "pubs": pubs, "version": 2 } })
}

/// A job for exact values.
fn estimator(pubs: &Json) -> Json {
    json!({ "program_id": "estimator", "params": { "pubs": pubs, "precision": 0 } })
}

/// The job with a member of its parameters.
fn with(mut job: Json, name: &str, value: Json) -> Json {
    job["params"][name] = value;
    job
}

/// Whether two nested lists of numbers agree to twelve digits.
#[track_caller]
fn check_close(found: &Json, expected: &Json) {
    if let (Json::Array(found), Json::Array(expected)) = (found, expected) {
        assert_eq!(found.len(), expected.len());
        found.iter().zip(expected).for_each(|(found, expected)| check_close(found, expected));
    } else {
        let number = |json: &Json| json.as_f64().unwrap_or_else(|| panic!("{json}"));
        assert!((number(found) - number(expected)).abs() < 1e-12, "{found} {expected}");
    }
}
