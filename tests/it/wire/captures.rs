//! Everything that was recorded is read, and means the same after it was written again.

use ketpad::rest::codec::{
    ArrayData, Form, Problem, RawProgram, Value, decode, decode_job, decode_plain, encode,
    encode_job, encode_plain,
};
use serde_json::{Value as Json, json};

use super::{encodings, is_tagged, jobs, results};

#[test]
fn values_of_every_type_come_back() {
    let all = encodings();
    assert_eq!(all.len(), 42);
    for (name, json) in all {
        let value = decode(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!matches!(value, Value::Unknown(_)), "{name} is not known");
        assert_eq!(decode(&encode(&value).unwrap()), Ok(value), "{name}");
    }
}

/// The same with the packed arrays as numbers: how hard zlib tries is not what counts.
fn unpacked(json: &Json) -> Json {
    match json {
        Json::Object(members) if members.get("__type__") == Some(&json!("ndarray")) => {
            match decode(json).unwrap() {
                Value::NdArray(array) => json!([array.shape(), format!("{:?}", array.data())]),
                _ => json.clone(),
            }
        }
        Json::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), unpacked(value))).collect()
        }
        Json::Array(items) => items.iter().map(unpacked).collect(),
        _ => json.clone(),
    }
}

#[test]
fn results_are_written_as_they_came() {
    let mut counts = [0, 0];
    for (name, json) in results() {
        counts[usize::from(is_tagged(&json))] += 1;
        if is_tagged(&json) {
            let value = decode(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(matches!(value, Value::PrimitiveResult(_)), "{name}");
            assert_eq!(unpacked(&encode(&value).unwrap()), unpacked(&json), "{name}");
        } else {
            let result = decode_plain(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(encode_plain(&result).unwrap(), json, "{name}");
        }
    }
    assert_eq!(counts, [4, 19]);
}

#[test]
fn a_result_holds_what_its_job_asked_for() {
    let Value::PrimitiveResult(result) = decode(&results()["sampler-param-2x3"]).unwrap() else {
        panic!("another value");
    };
    let data = &result.pub_results[0].data;
    let Value::BitArray(bits) = &data.fields[0].1 else { panic!("no bits") };
    assert_eq!(data.shape.as_deref(), Some(&[2, 3][..]));
    assert_eq!(bits.shape()[..2], [2, 3]);

    let Value::PrimitiveResult(result) = decode(&results()["estimator-zne-full"]).unwrap() else {
        panic!("another value");
    };
    let fields = &result.pub_results[0].data.fields;
    let shapes: Vec<_> = fields
        .iter()
        .map(|(name, field)| match field {
            Value::NdArray(array) if matches!(array.data(), ArrayData::Float64(_)) => {
                (name.as_str(), array.shape().to_vec())
            }
            _ => panic!("{name} is no array of numbers"),
        })
        .collect();
    let expected = [
        ("evs", vec![2, 3]),
        ("stds", vec![2, 3]),
        ("ensemble_standard_error", vec![2, 3]),
        ("evs_noise_factors", vec![2, 3, 3]),
        ("stds_noise_factors", vec![2, 3, 3]),
        ("ensemble_stds_noise_factors", vec![2, 3, 3]),
        ("evs_extrapolated", vec![2, 3, 2, 2]),
        ("stds_extrapolated", vec![2, 3, 2, 2]),
    ];
    assert_eq!(shapes, expected);
}

/// The same with a text in place of each circuit in Qiskit's own format.
fn with_texts(json: &Json) -> (Json, usize) {
    let (mut json, mut replaced) = (json.clone(), 0);
    for one in json["params"]["pubs"].as_array_mut().unwrap() {
        if is_tagged(&one[0]) {
            one[0] = json!("OPENQASM 3.0;");
            replaced += 1;
        }
    }
    (json, replaced)
}

#[test]
fn jobs_are_written_as_they_came() {
    let mut counts = [0, 0];
    for (name, json) in jobs() {
        if json["program_id"] == "executor" {
            let error = decode_job(&json).unwrap_err();
            let program_id = "executor".to_owned();
            assert_eq!(error.problem, Problem::UnknownProgram { program_id });
            continue;
        }
        let (readable, replaced) = with_texts(&json);
        counts[usize::from(replaced > 0)] += 1;
        if replaced > 0 {
            let error = decode_job(&json).unwrap_err();
            assert_eq!(error.problem, Problem::QpyCircuit, "{name}");
            assert_eq!(error.path.to_string(), "$.params.pubs[0][0]");
        }
        let job = decode_job(&readable).unwrap_or_else(|error| panic!("{name}: {error}"));
        let form = if replaced > 0 { Form::Tagged } else { Form::Plain };
        let again = encode_job(&job, form).unwrap();
        assert_eq!(decode_job(&again).unwrap(), job, "{name}");
        if replaced > 0 {
            // The official client sends all that there is to say, as we do.
            assert_eq!(unpacked(&again), unpacked(&readable), "{name}");
        }
    }
    assert_eq!(counts, [6, 21]);
}

#[test]
fn a_job_says_what_its_sender_meant() {
    let (json, _) = with_texts(&jobs()["estimator-zne-full"]);
    let job = decode_job(&json).unwrap();
    assert_eq!(job.backend.as_deref(), Some("test_manila"));
    assert_eq!(job.envelope.tags, ["vqe", "run-7"]);
    assert_eq!(job.envelope.cost, Some(300));
    assert_eq!(job.options["seed_estimator"], 42);
    let RawProgram::Estimator { pubs, precision: None, resilience_level: Some(1) } = job.program
    else {
        panic!("another program");
    };
    assert_eq!(pubs[0].observables.shape(), [2, 1]);
    let terms = [("IIIZZ".to_owned(), 1.0), ("IIIXI".to_owned(), 0.5)];
    assert_eq!(pubs[0].observables.terms()[0], terms, "in the order of the sender");
}
