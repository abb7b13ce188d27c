use serde_json::{Value as Json, json};

use super::encodings;
use crate::rest::codec::{
    ArrayData, BitArray, DataBin, Kind, Members, NdArray, PrimitiveResult, Problem, PubKind,
    PubResult, Value, decode, decode_plain, encode_plain,
};

/// A result with this for the data of its only PUB.
fn result(data: &Json) -> Json {
    json!({ "results": [{ "data": data, "metadata": {} }], "metadata": {} })
}

#[track_caller]
fn check(data: &Json, kind: PubKind, shape: Option<&[usize]>, field: &Value) {
    let json = result(data);
    let found = decode_plain(&json).unwrap();
    let one = &found.pub_results[0];
    assert_eq!((one.kind, one.data.shape.as_deref()), (kind, shape), "{data}");
    assert_eq!(one.data.fields[0].1, *field, "{data}");
    assert_eq!(encode_plain(&found).unwrap(), json);
}

fn bits(shape: &[usize], num_bits: u64, rows: &[u8]) -> Value {
    Value::BitArray(BitArray::new(shape.to_vec(), rows.to_vec(), num_bits).unwrap())
}

#[test]
fn samples_are_nested_by_the_shape_of_the_pub() {
    let sampler = |samples: Json, num_bits: u64, shape: &[usize], field: &Value| {
        let data = json!({ "c": { "samples": samples, "num_bits": num_bits } });
        check(&data, PubKind::Sampler, Some(shape), field);
    };
    sampler(json!(["0x3", "0x0", "0x1"]), 2, &[], &bits(&[3], 2, &[3, 0, 1]));
    sampler(json!([["0x1"], ["0x0"]]), 1, &[2], &bits(&[2, 1], 1, &[1, 0]));
    sampler(
        json!([[["0x3ff", "0x201"], ["0x0", "0x10"]]]),
        10,
        &[1, 2],
        &bits(&[1, 2, 2], 10, &[3, 0xff, 2, 1, 0, 0, 0, 0x10]),
    );
    let wide = format!("0x1{}", "0".repeat(32));
    let mut row = [0; 17];
    row[0] = 1;
    sampler(json!([wide]), 129, &[], &bits(&[1], 129, &row));
    sampler(json!(["0x0", "0x0"]), 0, &[], &bits(&[2], 0, &[]));
}

#[test]
fn samples_may_have_more_digits_than_they_need() {
    let data = json!({ "c": { "samples": ["0x0003", "0x0A"], "num_bits": 4 } });
    let found = decode_plain(&result(&data)).unwrap();
    assert_eq!(found.pub_results[0].data.fields[0].1, bits(&[2], 4, &[3, 10]));
}

#[test]
fn values_are_numbers_or_nested_by_the_shape_of_the_pub() {
    let values = |shape: &[usize], values: &[f64]| {
        let data = ArrayData::Float64(values.to_vec());
        Value::NdArray(NdArray::new(shape.to_vec(), data).unwrap())
    };
    check(&json!({ "evs": 0.5 }), PubKind::Pub, Some(&[]), &values(&[], &[0.5]));
    let nested = json!({ "evs": [[0.5, 1.0], [-1.0, 0.0]], "ensemble_standard_error": null });
    check(&nested, PubKind::Pub, Some(&[2, 2]), &values(&[2, 2], &[0.5, 1.0, -1.0, 0.0]));
    check(&json!({ "stds": [0.1] }), PubKind::Pub, None, &values(&[1], &[0.1]));
}

#[track_caller]
fn check_wrong(data: &Json, path: &str, problem: &Problem) {
    let error = decode_plain(&result(data)).unwrap_err();
    assert_eq!(error.path.to_string(), format!("$.results[0].data{path}"), "{data}");
    assert_eq!(error.problem, *problem, "{data}");
}

#[test]
fn what_is_no_sample_or_no_value() {
    let samples = |samples: Json| json!({ "c": { "samples": samples, "num_bits": 4 } });
    let not = |found| Problem::WrongKind { expected: Kind::Samples, found };
    check_wrong(&samples(json!("0x1")), ".c.samples", &not(Kind::Text));
    for text in ["", "0x", "3", "0b1", "0xg", "0x-1", "0x 1", "0x1é"] {
        check_wrong(&samples(json!(["0x1", text])), ".c.samples[1]", &not(Kind::Text));
    }
    check_wrong(&samples(json!([3])), ".c.samples[0]", &not(Kind::Number));
    for text in ["0x10", "0xffff", "0x100000000000000000000"] {
        check_wrong(
            &samples(json!([text])),
            ".c.samples[0]",
            &Problem::TooManyBits { num_bits: 4 },
        );
    }
    let three = json!({ "c": { "samples": ["0x8"], "num_bits": 3 } });
    check_wrong(&three, ".c.samples[0]", &Problem::TooManyBits { num_bits: 3 });
    let ragged = Problem::Ragged { expected: vec![1], found: vec![2] };
    check_wrong(&samples(json!([["0x1"], ["0x1", "0x1"]])), ".c.samples[1]", &ragged);
    let missing = Problem::Missing { name: "num_bits".to_owned() };
    check_wrong(&json!({ "c": {} }), ".c", &missing);
    let text = Problem::WrongKind { expected: Kind::Numbers, found: Kind::Text };
    check_wrong(&json!({ "evs": [0.5, "0.5"] }), ".evs[1]", &text);
}

/// A result with only this metadata.
fn with_metadata(name: &str, value: Value) -> PrimitiveResult {
    PrimitiveResult { pub_results: Vec::new(), metadata: vec![(name.to_owned(), value)] }
}

#[track_caller]
fn check_metadata(name: &str, expected: Option<&Json>) {
    let value = decode(&encodings()["encoded"][name]).unwrap();
    let written = encode_plain(&with_metadata("it", value));
    if let Some(expected) = expected {
        assert_eq!(written.unwrap()["metadata"]["it"], *expected, "{name}");
        return;
    }
    let error = written.unwrap_err();
    assert!(matches!(error.problem, Problem::NoPlainForm { .. }), "{name}: {error}");
    assert!(error.path.to_string().starts_with("$.metadata.it"), "{name}: {error}");
}

#[test]
fn metadata_lose_their_tags_if_they_mean_the_same_without() {
    check_metadata("ndarray_f8_2x3", Some(&json!([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]])));
    check_metadata("ndarray_i8", Some(&json!([1, 2, 3])));
    check_metadata("ndarray_bool", Some(&json!([true, false])));
    check_metadata("ndarray_object", Some(&json!(["exponential", "linear"])));
    check_metadata("complex", Some(&json!([1.0, -2.0])));
    check_metadata("date", Some(&json!({ "date": "2026-01-15" })));
    check_metadata("set", Some(&json!([1])));
    let spans = json!([[
        { "date": "2026-01-15T07:53:15.123456" },
        { "date": "2026-01-15T07:53:21" },
        { "0": [[100], [0, 1], [0, 100]] },
    ]]);
    check_metadata("executionspans", Some(&spans));
    for name in ["circuit_bell", "sparsepauliop", "bindingsarray", "layererror", "slicespan"] {
        check_metadata(name, None);
    }
    let infinite = NdArray::new(Vec::new(), ArrayData::Float64(vec![f64::INFINITY])).unwrap();
    let data = DataBin {
        shape: None,
        fields: vec![("evs".to_owned(), Value::NdArray(infinite))],
        field_types: None,
    };
    let one = PubResult { kind: PubKind::Pub, data, metadata: Members::new() };
    let result = PrimitiveResult { pub_results: vec![one], metadata: Members::new() };
    let error = encode_plain(&result).unwrap_err();
    assert_eq!(
        (error.path.to_string().as_str(), error.problem),
        ("$.results[0].data.evs", Problem::NotFinite)
    );
}
