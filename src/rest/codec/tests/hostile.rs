#![expect(clippy::needless_pass_by_value, reason = "documents are written where they are used")]

use serde_json::{Value as Json, json};

use super::encodings;
use crate::rest::codec::pack;
use crate::rest::codec::{
    Kind, MAX_BYTES, MAX_DEPTH, NpyError, Problem, decode, decode_job, decode_plain,
};

#[track_caller]
fn check(json: &Json, path: &str, problem: Problem) {
    let error = decode(json).unwrap_err();
    assert_eq!((error.path.to_string().as_str(), error.problem), (path, problem), "{json}");
}

fn tagged(tag: &str, value: Json) -> Json {
    json!({ "__type__": tag, "__value__": value })
}

/// An array of these bytes, packed as they ought to be.
fn array(bytes: &[u8]) -> Json {
    tagged("ndarray", pack::zlib(bytes).into())
}

fn npy(header: &str, body: &[u8]) -> Json {
    let length = (header.len() as u16).to_le_bytes();
    array(&[b"\x93NUMPY\x01\x00", &length[..], header.as_bytes(), body].concat())
}

fn described(descr: &str, shape: &str, body: &[u8]) -> Json {
    npy(&format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}\n"), body)
}

#[test]
fn broken_base64_and_zlib() {
    let whole = encodings()["encoded"]["ndarray_f8_2x3"]["__value__"].as_str().unwrap().to_owned();
    let at = "$.__value__";
    check(&tagged("ndarray", whole[..whole.len() - 3].into()), at, Problem::Base64);
    check(&tagged("ndarray", "not base64 at all".into()), at, Problem::Base64);
    check(&tagged("ndarray", whole[..whole.len() - 8].into()), at, Problem::Zlib);
    check(&tagged("ndarray", "".into()), at, Problem::Zlib);
    check(&tagged("ndarray", "AAAA".into()), at, Problem::Zlib);
    check(&tagged("QuantumCircuit", pack::zlib(b"QISK").into()), at, Problem::NotQpy);
    // The last bytes are the checksum of zlib.
    let mut changed = whole.into_bytes();
    let last = changed.len() - 1;
    changed[last] = if changed[last] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).unwrap();
    check(&tagged("ndarray", changed.into()), at, Problem::Zlib);
}

#[track_caller]
fn check_npy(json: &Json, error: NpyError) {
    check(json, "$.__value__", Problem::Npy(error));
}

#[test]
fn broken_arrays() {
    check_npy(&array(b""), NpyError::Magic);
    check_npy(&array(b"\x93NUMPY"), NpyError::Magic);
    check_npy(&array(b"\x93NUMPY\x01\x00\xff\xff{"), NpyError::Magic);
    check_npy(&array(b"\x93NUMPY\x09\x00\x01\x00{"), NpyError::Magic);
    for header in [
        "",
        "{",
        "{}",
        "{'descr': '<f8'}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': ()}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': ()} or more",
        "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': ()}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'more': 1}",
        "{'descr': '<f\\'8', 'fortran_order': False, 'shape': ()}",
    ] {
        check_npy(&npy(header, &[0; 8]), NpyError::Header);
    }
    check_npy(&npy("\u{e4}", &[]), NpyError::Header);
    for descr in ["|O", ">f8", "<U11", "|S3", "<f2", "<M8[ns]", ""] {
        check_npy(&described(descr, "()", &[]), NpyError::Descr { descr: descr.to_owned() });
    }
}

#[test]
fn shapes_that_the_data_do_not_have() {
    let length = |expected, found| NpyError::Length { expected, found };
    check_npy(&described("<f8", "(2,)", &[0; 8]), length(16, 8));
    check_npy(&described("<f8", "()", &[0; 9]), length(8, 9));
    check_npy(&described("|u1", "(1000000000000,)", &[]), length(1_000_000_000_000, 0));
    let too_large = |shape: &[usize]| NpyError::Shape { shape: shape.to_vec() };
    let half = "(4294967296, 4294967296, 4294967296)";
    check_npy(&described("<f8", half, &[]), too_large(&[1 << 32; 3]));
    check_npy(&described("<f8", "(4611686018427387904,)", &[]), too_large(&[1 << 62]));
    // Nothing at all, and yet more lists than memory holds.
    check_npy(&described("<f8", "(1000000000000, 0)", &[]), too_large(&[1_000_000_000_000, 0]));
    check_npy(&described("<f8", "(0, 1048577)", &[]), too_large(&[0, (1 << 20) + 1]));
    assert!(decode(&described("<f8", "(1048576, 0)", &[])).is_ok());
    let axes = format!("({})", "1, ".repeat(65));
    check_npy(&described("|u1", &axes, &[0]), too_large(&[1; 65]));
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = pack::zlib(&vec![0; MAX_BYTES + 1]);
    assert!(bomb.len() < MAX_BYTES / 500);
    let too_large = Problem::TooLarge { limit: MAX_BYTES };
    check(&tagged("ndarray", bomb.as_str().into()), "$.__value__", too_large.clone());
    check(&tagged("QuantumCircuit", bomb.into()), "$.__value__", too_large.clone());
    // What is small by itself is too much together.
    let quarter = described("|u1", "(67108736,)", &vec![0; 67_108_736]);
    let many = Json::Array(vec![quarter; 5]);
    check(&many, "$[4].__value__", too_large.clone());
    // A short sample of a register that is said to be wide.
    let wide = json!({ "samples": ["0x1", "0x1"], "num_bits": MAX_BYTES as u64 * 5 });
    let plain = json!({ "results": [{ "data": { "c": wide } }] });
    let error = decode_plain(&plain).unwrap_err();
    assert_eq!(error.path.to_string(), "$.results[0].data.c.samples[1]");
    assert_eq!(error.problem, too_large);
}

#[test]
fn layers_are_counted() {
    let nested = |layers: usize| (0..layers).fold(json!(0), |inside, _| json!([inside]));
    assert!(decode(&nested(MAX_DEPTH)).is_ok());
    let error = decode(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(error.problem, Problem::TooDeep { limit: MAX_DEPTH });
    let observables = tagged("ObservablesArray", nested(2 * MAX_DEPTH));
    assert_eq!(decode(&observables).unwrap_err().problem, Problem::TooDeep { limit: MAX_DEPTH });
    let job = json!({ "program_id": "sampler", "params": { "pubs": [["", nested(500)]] } });
    assert_eq!(decode_job(&job).unwrap_err().problem, Problem::TooDeep { limit: MAX_DEPTH });
    let plain = json!({ "results": [{ "data": { "evs": nested(500) } }] });
    assert_eq!(decode_plain(&plain).unwrap_err().problem, Problem::TooDeep { limit: MAX_DEPTH });
}

fn wrong(expected: Kind, found: Kind) -> Problem {
    Problem::WrongKind { expected, found }
}

#[test]
fn values_of_the_wrong_kind() {
    let missing = |name: &str| Problem::Missing { name: name.to_owned() };
    check(&json!({ "__type__": "complex" }), "$", missing("__value__"));
    check(
        &tagged("complex", json!([1.0])),
        "$.__value__",
        wrong(Kind::Tagged("complex"), Kind::List),
    );
    check(&tagged("complex", json!([1.0, "i"])), "$.__value__[1]", wrong(Kind::Number, Kind::Text));
    check(&tagged("datetime", json!(5)), "$.__value__", wrong(Kind::Text, Kind::Number));
    check(&tagged("set", json!({})), "$.__value__", wrong(Kind::List, Kind::Object));
    check(
        &json!({ "a b": [tagged("ndarray", json!({}))] }),
        "$[\"a b\"][0].__value__",
        wrong(Kind::Tagged("ndarray"), Kind::Object),
    );
    check(
        &tagged("PrimitiveResult", json!({ "pub_results": [{}] })),
        "$.__value__.pub_results[0]",
        wrong(Kind::Tagged("PubResult"), Kind::Object),
    );
    let span = json!({ "start": "now", "stop": "then", "data_slices": {} });
    check(
        &tagged("DoubleSliceSpan", span),
        "$.__value__.start",
        wrong(Kind::Tagged("datetime"), Kind::Text),
    );
}

#[test]
fn data_that_do_not_fit_their_description() {
    let bits = |descr: &str, shape: &str, body: &[u8], num_bits: Json| {
        let array = described(descr, shape, body);
        tagged("BitArray", json!({ "array": array, "num_bits": num_bits }))
    };
    let at = "$.__value__.array";
    let shape = |expected: &[usize], found: &[usize]| Problem::Shape {
        expected: expected.to_vec(),
        found: found.to_vec(),
    };
    check(&bits("|u1", "(1, 2)", &[0, 0], json!(17)), at, shape(&[1, 3], &[1, 2]));
    check(&bits("|u1", "(2,)", &[0, 0], json!(9)), at, shape(&[2], &[2]));
    check(&bits("|u1", "(1, 1)", &[4], json!(2)), at, Problem::TooManyBits { num_bits: 2 });
    let expected = wrong(Kind::Tagged("BitArray"), Kind::Object);
    check(&bits("|b1", "(1, 1)", &[1], json!(2)), at, expected);
    let negative = wrong(Kind::Count, Kind::Number);
    check(&bits("|u1", "(1, 1)", &[1], json!(-2)), "$.__value__.num_bits", negative);

    let bin = |names: Json| {
        let fields = json!({ "evs": 1, "stds": 2 });
        tagged("DataBin", json!({ "field_names": names, "shape": null, "fields": fields }))
    };
    let at = "$.__value__.fields";
    check(&bin(json!(["evs"])), at, Problem::UnknownMember { name: "stds".to_owned() });
    let missing = Problem::Missing { name: "more".to_owned() };
    check(&bin(json!(["evs", "stds", "more"])), at, missing);

    let pair = encodings()["encoded"]["bindingsarray"]["__value__"]["data"]["[\"c\"]"].clone();
    let bindings =
        |key: &str| tagged("BindingsArray", json!({ "shape": [3], "data": { key: pair.clone() } }));
    check(
        &bindings("[\"a\", \"b\"]"),
        "$.__value__.data[\"[\\\"a\\\", \\\"b\\\"]\"]",
        shape(&[3, 2], &[3, 1]),
    );
    check(&bindings("c"), "$.__value__.data.c", wrong(Kind::Tagged("BindingsArray"), Kind::Object));
    check(
        &tagged("ObservablesArray", json!([[{ "Z": 1 }], [{ "Z": 1 }, { "X": 1 }]])),
        "$.__value__[1]",
        Problem::Ragged { expected: vec![1], found: vec![2] },
    );
}
