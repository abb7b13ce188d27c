//! Whatever is done to what was recorded, reading it ends, and what was read can be written.

use std::cell::Cell;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ketpad::rest::codec::{
    Form, Value, decode, decode_job, decode_plain, encode, encode_job, encode_plain,
};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{encodings, jobs, results};
use crate::random::check;

/// What is put in place of a part of a document.
const FOREIGN: [&str; 14] = [
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e308",
    "18446744073709551615",
    "\"\"",
    "\"0x1\"",
    "\"fallback\"",
    "[]",
    "[[], [1]]",
    "{}",
    r#"{"__type__": "ndarray", "__value__": "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RoGOpo6CrUKFAAuAFOzG1s="}"#,
];

/// A change: which part of the document, and what becomes of it.
type Change = (usize, usize, usize);

/// Number of parts of a document.
fn num_parts(json: &Json) -> usize {
    1 + match json {
        Json::Array(items) => items.iter().map(num_parts).sum(),
        Json::Object(members) => members.values().map(num_parts).sum(),
        _ => 0,
    }
}

/// The part of a document with this number.
fn part(json: &mut Json, number: usize) -> &mut Json {
    if number == 0 {
        return json;
    }
    let mut left = number - 1;
    let children: Vec<&mut Json> = match json {
        Json::Array(items) => items.iter_mut().collect(),
        Json::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    for child in children {
        let count = num_parts(child);
        if left < count {
            return part(child, left);
        }
        left -= count;
    }
    unreachable!("the number of a part")
}

fn change(json: &mut Json, (place, what, how): Change) {
    let place = place % num_parts(json);
    let part = part(json, place);
    match (what % 6, &mut *part) {
        (0, Json::String(text)) if !text.is_empty() => {
            // One letter of a text, which breaks base64, zlib, npy or a number.
            let mut letters: Vec<char> = text.chars().collect();
            let at = how % letters.len();
            letters[at] = ['A', '/', '=', '0', 'é'][how / 7 % 5];
            *text = letters.into_iter().collect();
        }
        (1, Json::String(text)) => *text = text.chars().take(how % (text.len() + 1)).collect(),
        (2, Json::Array(items)) if !items.is_empty() => drop(items.remove(how % items.len())),
        (2, Json::Object(members)) if !members.is_empty() => {
            let name = members.keys().nth(how % members.len()).unwrap().clone();
            members.shift_remove(&name);
        }
        (3, Json::Array(items)) if !items.is_empty() => {
            items.push(items[how % items.len()].clone());
        }
        (4, inner) => *inner = json!([inner.take()]),
        _ => *part = serde_json::from_str(FOREIGN[how % FOREIGN.len()]).unwrap(),
    }
}

/// Reads a document in every way, writes what was read, and reads that again. Says whether it
/// could be read in some way other than as any JSON.
fn read_in_every_way(json: &Json) -> bool {
    let mut is_read = false;
    if let Ok(value) = decode(json) {
        if let Ok(written) = encode(&value) {
            let again = decode(&written).unwrap();
            assert_eq!(encode(&again).unwrap(), written);
        }
        is_read = !matches!(value, Value::Object(_) | Value::List(_));
        if let Value::PrimitiveResult(result) = value {
            let _ = encode_plain(&result);
        }
    }
    if let Ok(result) = decode_plain(json) {
        is_read = true;
        let written = encode_plain(&result).unwrap();
        assert_eq!(encode_plain(&decode_plain(&written).unwrap()).unwrap(), written);
    }
    if let Ok(job) = decode_job(json) {
        is_read = true;
        assert_eq!(decode_job(&encode_job(&job, Form::Tagged).unwrap()), Ok(job));
    }
    is_read
}

/// Reads what `changed` makes of random numbers; some of it must be refused, and some not.
#[track_caller]
fn check_changes<S: Strategy>(changes: S, changed: impl Fn(S::Value) -> Json) {
    let (read, refused) = (Cell::new(0), Cell::new(0));
    check(20_000, changes, |changes| {
        let count = if read_in_every_way(&changed(changes)) { &read } else { &refused };
        count.set(count.get() + 1);
    });
    let (read, refused) = (read.get(), refused.get());
    assert!(read > 1000 && refused > 1000, "{read} read, {refused} refused");
}

fn check_documents(documents: &[Json]) {
    let changes = prop::collection::vec(any::<Change>(), 1..5);
    check_changes((0..documents.len(), changes), |(index, changes)| {
        let mut json = documents[index].clone();
        for one in changes {
            change(&mut json, one);
        }
        json
    });
}

#[test]
fn changed_documents_are_read_or_refused() {
    let all = [results(), jobs(), encodings()];
    let documents: Vec<Json> = all.into_iter().flatten().map(|(_, json)| json).collect();
    check_documents(&documents);
}

#[test]
fn circuits_as_text_reach_what_stands_behind_them() {
    let mut documents: Vec<Json> = jobs().into_iter().map(|(_, json)| json).collect();
    documents.retain(|json| json["program_id"] != "executor");
    for json in &mut documents {
        for one in json["params"]["pubs"].as_array_mut().unwrap() {
            one[0] = json!("OPENQASM 3.0;");
        }
        assert!(decode_job(json).is_ok());
    }
    check_documents(&documents);
}

/// An array whose unpacked bytes are changed, which base64 and its checksum would hide else.
#[test]
fn changed_arrays_are_read_or_refused() {
    let whole = encodings()["ndarray_f8_2x3"]["__value__"].as_str().unwrap().to_owned();
    let bytes = decompress_to_vec_zlib(&STANDARD.decode(whole).unwrap()).unwrap();
    let changes = prop::collection::vec((0..bytes.len(), any::<u8>()), 1..5);
    check_changes((changes, 0..bytes.len() + 1), |(changes, length)| {
        let mut bytes = bytes.clone();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        if length % 4 == 0 {
            bytes.truncate(length);
        }
        let packed = STANDARD.encode(compress_to_vec_zlib(&bytes, 1));
        json!({ "__type__": "ndarray", "__value__": packed })
    });
}
