use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::observable::SparsePauliOp;
use crate::primitives::{NdArray, ObservablesArray};

/// Qiskit's answers, one row for each array.
fn rows() -> Vec<Value> {
    let text = include_str!("../../../tests/fixtures/bit_arrays.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    assert!(rows.len() > 5);
    rows
}

fn list<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

/// An array as it is written in the rows.
fn array(value: &Value) -> BitArray {
    let hex = value["bytes"].as_str().unwrap();
    let byte = |at: usize| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap();
    let bytes = (0..hex.len() / 2).map(byte).collect();
    let (shape, shots) = (list::<Vec<usize>>(&value["shape"]), list(&value["shots"]));
    BitArray::from_bytes(Shape::new(shape), shots, list(&value["bits"]), bytes).unwrap()
}

#[test]
fn outcomes_are_counted_as_qiskit_counts_them() {
    for row in rows() {
        let bits = array(&row["array"]);
        assert_eq!(bits.counts(), list::<BTreeMap<String, u64>>(&row["counts"]));
        let numbers: BTreeMap<String, u64> = bits
            .int_counts()
            .into_iter()
            .map(|(number, count)| (number.to_string(), count))
            .collect();
        assert_eq!(numbers, list::<BTreeMap<String, u64>>(&row["int_counts"]));
        assert_eq!(bits.bitstrings().collect::<Vec<_>>(), list::<Vec<String>>(&row["bitstrings"]));
        assert_eq!(bits.bitcount().elements(), list::<Vec<u32>>(&row["bitcount"]));
        let index: Vec<usize> = list(&row["index"]);
        let counts = list::<BTreeMap<String, u64>>(&row["counts_at"]);
        assert_eq!(bits.counts_at(&index), Ok(counts));
    }
}

#[test]
fn parts_are_taken_as_qiskit_takes_them() {
    for row in rows() {
        let bits = array(&row["array"]);
        let check = |found: BitArray, name: &str| assert_eq!(found, array(&row[name]), "{name}");
        check(bits.slice_bits(&list::<Vec<u32>>(&row["kept_bits"])).unwrap(), "slice_bits");
        let shots: Vec<u64> = list(&row["chosen_shots"]);
        check(bits.slice_shots(&shots).unwrap(), "slice_shots");
        let wanted: Vec<(u32, bool)> = list(&row["wanted"]);
        check(bits.postselect(&wanted).unwrap(), "postselect");
        check(bits.transpose(&list::<Vec<usize>>(&row["axes"])).unwrap(), "transpose");
        let shots = bits.num_rows() as usize / 2;
        check(bits.reshape([shots, 2]).unwrap(), "reshape");
    }
}

#[test]
fn arrays_are_put_together_as_qiskit_does_it() {
    for row in rows() {
        let (bits, other) = (array(&row["array"]), array(&row["other"]));
        let check = |found: BitArray, name: &str| assert_eq!(found, array(&row[name]), "{name}");
        check(bits.and(&other).unwrap(), "and");
        check(bits.or(&other).unwrap(), "or");
        check(bits.xor(&other).unwrap(), "xor");
        check(!&bits, "not");
        check(BitArray::concatenate_shots(&[&bits, &other]).unwrap(), "concatenate_shots");
        let beside = array(&row["beside"]);
        check(BitArray::concatenate_bits(&[&bits, &beside]).unwrap(), "concatenate_bits");
        if let Some(axis) = bits.shape().num_axes().checked_sub(1) {
            check(BitArray::concatenate(&[&bits, &other], axis).unwrap(), "concatenate");
        }
    }
}

#[test]
fn diagonal_observables_have_qiskits_means() {
    for row in rows() {
        let bits = array(&row["array"]);
        let sum = |terms: &BTreeMap<String, f64>| {
            SparsePauliOp::from_list(terms.iter().map(|(label, c)| (label.as_str(), *c))).unwrap()
        };
        let observables: Vec<BTreeMap<String, f64>> = list(&row["observables"]);
        let observables = NdArray::from_vec(observables.iter().map(sum).collect());
        let found = bits.expectation_values(&ObservablesArray::new(observables).unwrap()).unwrap();
        let expected: Vec<usize> = list(&row["expectation_shape"]);
        assert_eq!(found.shape(), &Shape::new(expected));
        let expected: Vec<f64> = list(&row["expectation_values"]);
        for (found, expected) in found.elements().iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
        }
    }
}

/// Two sets of two shots of two bits: 00 01, 10 11.
fn four() -> BitArray {
    BitArray::from_bytes(Shape::from([2]), 2, 2, vec![0, 1, 2, 3]).unwrap()
}

#[test]
fn sets_are_found_by_their_index() {
    let bits = four();
    assert_eq!(bits.at(&[1]).unwrap().bytes(), [2, 3]);
    assert_eq!(bits.at(&[]).unwrap(), bits);
    assert_eq!(
        bits.slice(&[std::ops::Range { start: 1, end: 2 }]).unwrap().shape(),
        &Shape::from([1])
    );
    assert_eq!(bits.slice(&[std::ops::Range { start: 1, end: 2 }]).unwrap().bytes(), [2, 3]);
    assert_eq!(bits.slice(&[]).unwrap(), bits);
    for index in [vec![2], vec![0, 0]] {
        let error = BitArrayError::Index { index: index.clone(), shape: Shape::from([2]) };
        assert_eq!(bits.at(&index), Err(error));
    }
    let error = BitArrayError::Index { index: vec![3], shape: Shape::from([2]) };
    assert_eq!(bits.slice(&[std::ops::Range { start: 1, end: 3 }]), Err(error));
    assert_eq!(bits.bitstring(3).as_deref(), Some("11"));
    assert_eq!((bits.bitstring(4), bits.bit(2, 1), bits.bit(2, 2)), (None, true, false));
}

#[test]
fn what_does_not_go_together_is_refused() {
    let bits = four();
    let wide = BitArray::from_counts(&[("101", 2)]);
    let fewer = bits.slice_shots(&[0]).unwrap();
    let error = |error: ShapeError| Err(BitArrayError::Shape(error));
    let (left, right) = (Shape::from([2]), Shape::scalar());
    let unlike = ShapeError::Broadcast { left, right };
    assert_eq!(BitArray::concatenate_bits(&[]), Err(BitArrayError::Nothing));
    assert_eq!(BitArray::concatenate_bits(&[&bits, &wide]), error(unlike));
    let shots = BitArrayError::Shots { left: 2, right: 1 };
    assert_eq!(BitArray::concatenate_bits(&[&bits, &fewer]), Err(shots.clone()));
    assert_eq!(BitArray::concatenate(&[&bits, &fewer], 0), Err(shots));
    let axes = BitArrayError::Axes { axes: vec![1], shape: Shape::from([2]) };
    assert_eq!(BitArray::concatenate(&[&bits, &bits], 1), Err(axes));
    assert_eq!(bits.xor(&wide), Err(BitArrayError::Bits { left: 2, right: 3 }));
    let axes = BitArrayError::Axes { axes: vec![0, 0], shape: Shape::from([2]) };
    assert_eq!(bits.transpose(&[0, 0]), Err(axes));
    let elements = ShapeError::Elements { shape: Shape::from([3]), found: 4 };
    assert_eq!(bits.clone().reshape([3]), error(elements));
    assert_eq!(bits.slice_bits(&[2]), Err(BitArrayError::Bit { bit: 2, num_bits: 2 }));
    assert_eq!(bits.slice_shots(&[2]), Err(BitArrayError::Shot { shot: 2, num_shots: 2 }));
    let shape = Shape::from([2]).with_last(2).with_last(1);
    let elements = ShapeError::Elements { shape, found: 3 };
    assert_eq!(BitArray::from_bytes(Shape::from([2]), 2, 2, vec![0; 3]), Err(elements));
}

#[test]
fn bits_say_nothing_about_other_observables() {
    let bits = four();
    let values = |label| bits.expectation_values(&ObservablesArray::from_labels(&[label]).unwrap());
    assert_eq!(values("IIZ"), Err(BitArrayError::Width { num_bits: 2, found: 3 }));
    let pauli = "XI".parse().unwrap();
    assert_eq!(values("XI"), Err(BitArrayError::NotDiagonal { pauli }));
    // Of the shots with other bits than any has, none is left.
    let none = bits.postselect(&[(0, false), (0, true)]).unwrap();
    assert_eq!((none.num_shots(), none.shape()), (0, &Shape::scalar()));
    let refused = none.expectation_values(&ObservablesArray::from_labels(&["ZZ"]).unwrap());
    assert_eq!(refused, Err(BitArrayError::NoShots));
}

#[test]
fn bits_above_the_highest_do_not_count() {
    let padded = BitArray::from_bytes(Shape::scalar(), 1, 3, vec![0b1111_1101]).unwrap();
    assert_eq!(padded, BitArray::from_counts(&[("101", 1)]));
}

/// Checks the outcomes of shots with these numbers against those of a map.
#[track_caller]
fn check_tally(num_bits: u32, numbers: &[u64]) {
    let text = |number: &u64| format!("{number:0width$b}", width = num_bits as usize);
    let bitstrings: Vec<String> = numbers.iter().map(text).collect();
    let pairs: Vec<(&str, u64)> = bitstrings.iter().map(|bits| (bits.as_str(), 1)).collect();
    let bits = BitArray::from_counts(&pairs);
    let mut expected: BTreeMap<&str, Outcome> = BTreeMap::new();
    for (shot, text) in (0..).zip(&bitstrings) {
        expected.entry(text).or_insert(Outcome { shot, count: 0 }).count += 1;
    }
    let counts = expected.iter().map(|(text, outcome)| ((*text).to_owned(), outcome.count));
    assert_eq!(bits.counts(), counts.collect());
    let mut sorted: Vec<Outcome> = expected.into_values().collect();
    sorted.sort_by_key(|outcome| std::cmp::Reverse(outcome.count));
    assert_eq!(bits.tally(), sorted);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn outcomes_are_counted_alike_whatever_their_width(
        num_bits in 1..=80_u32,
        numbers in proptest::collection::vec(any::<u64>(), 1..300),
        kept in any::<u64>(),
    ) {
        // Few different numbers in wide registers as well, by keeping some of their bits.
        let within = u64::MAX >> 64_u32.saturating_sub(num_bits);
        let numbers: Vec<u64> = numbers.iter().map(|number| number & kept & within).collect();
        check_tally(num_bits, &numbers);
        let few: Vec<u64> = numbers.iter().map(|number| number & 0b101 & within).collect();
        check_tally(num_bits, &few);
    }
}
