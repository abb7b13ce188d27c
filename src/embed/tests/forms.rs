//! The forms that PUBs can have, and those of results.

use serde_json::{Value as Json, json};

use super::{BELL, DRAWN, ROTATION, check_close, estimator, result, sampler, with};
use crate::rest::codec::{Value, decode, decode_plain, encode};

#[track_caller]
fn check_evs(pubs: &Json, evs: &Json) {
    let result = result(&estimator(pubs));
    check_close(&result["results"][0]["data"]["evs"], evs);
}

#[test]
fn observables_are_labels_sums_or_nested_lists_of_them() {
    check_evs(&json!([[BELL, "ZZ"]]), &json!(1));
    check_evs(&json!([[BELL, { "XX": 0.5, "YY": 2.0 }]]), &json!(-1.5));
    check_evs(&json!([[BELL, ["ZZ", { "IZ": 3.0 }, "YY"]]]), &json!([1, 0, -1]));
    check_evs(&json!([[BELL, [["XX", "YY"], ["ZZ", "ZI"]]]]), &json!([[1, -1], [1, 0]]));
    let tagged = json!({ "__type__": "ObservablesArray", "__value__": [{ "ZZ": 1.0 }] });
    check_evs(&json!([[BELL, tagged]]), &json!([1]));
}

#[test]
fn the_rightmost_letter_is_qubit_zero() {
    let one_flipped = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[3]; x q[0];";
    check_evs(&json!([[one_flipped, ["IIZ", "ZII"]]]), &json!([-1, 1]));
}

#[test]
fn values_are_lists_or_stand_under_names() {
    let pi = std::f64::consts::PI;
    check_evs(&json!([[ROTATION, "Z", [[0.0], [pi]]]]), &json!([1, -1]));
    check_evs(&json!([[ROTATION, "Z", [0.0, pi, pi / 2.0]]]), &json!([1, -1, 0]));
    check_evs(&json!([[ROTATION, "Z", { "theta": [0.0, pi] }]]), &json!([1, -1]));
    check_evs(&json!([[ROTATION, "Z", { "theta": pi }]]), &json!(-1));
    let column = json!([["Z"], ["Y"]]);
    check_evs(
        &json!([[ROTATION, column, [[0.0], [pi / 2.0], [pi]]]]),
        &json!([[1, 0, -1], [0, -1, 0]]),
    );
    check_evs(&json!([[BELL, "ZZ", [], null]]), &json!(1));
}

#[test]
fn exact_values_have_no_errors_and_sampled_ones_say_how_they_came_about() {
    let prepared = BELL.replace("c = measure q;", "");
    let exact = result(&estimator(&json!([[prepared, "IZ"]])));
    assert_eq!(exact["results"][0]["data"]["stds"], json!(0.0));
    assert_eq!(
        exact["results"][0]["metadata"],
        json!({
            "target_precision": 0.0,
            "circuit_metadata": {},
            "simulations": [{ "method": "statevector", "precision": "double" }],
        })
    );
    let job = json!({ "program_id": "estimator", "params": { "pubs": [[BELL, "IZ"]] } });
    let sampled = result(&job);
    let own = &sampled["results"][0];
    assert_eq!(own["metadata"]["shots"], json!(4096));
    assert_eq!(own["metadata"]["target_precision"], json!(0.015_625));
    assert_eq!(own["data"]["stds"], own["data"]["ensemble_standard_error"]);
    let std = own["data"]["stds"].as_f64().unwrap();
    assert!((std - 0.015_625).abs() < 1e-4, "{std}");
    let ev = own["data"]["evs"].as_f64().unwrap();
    assert!(ev != 0.0 && ev.abs() < 5.0 * std, "{ev}");
}

#[test]
fn a_sampler_pub_may_be_a_circuit_alone() {
    for pubs in [json!([BELL]), json!([[BELL]]), json!([[BELL, null, null]])] {
        let result = result(&with(sampler(&pubs), "shots", json!(50)));
        let register = &result["results"][0]["data"]["c"];
        assert_eq!(register["num_bits"], 2);
        let samples = register["samples"].as_array().unwrap();
        assert_eq!(samples.len(), 50);
        assert!(samples.iter().all(|sample| sample == "0x0" || sample == "0x3"), "{samples:?}");
    }
}

#[test]
fn samples_are_nested_by_the_shape_of_the_pub() {
    let text = format!("{ROTATION} bit[1] m; m[0] = measure q[0];");
    let pi = std::f64::consts::PI;
    let pubs = json!([[text, [[[0.0], [pi]], [[pi], [0.0]]], 3]]);
    let result = result(&sampler(&pubs));
    let (zeros, ones) = (["0x0"; 3], ["0x1"; 3]);
    let expected = json!([[zeros, ones], [ones, zeros]]);
    assert_eq!(result["results"][0]["data"]["m"]["samples"], expected);
    assert_eq!(
        result["results"][0]["metadata"],
        json!({
            "shots": 3,
            "circuit_metadata": {},
            "simulations": [{ "method": "statevector", "precision": "double" }],
        })
    );
    assert_eq!(
        result["metadata"],
        json!({ "version": 2, "backend": "ketpad_simulator", "seed": DRAWN, "noisy": false })
    );
}

/// The same job gives the same result in both forms.
#[track_caller]
fn check_both_forms(job: &Json) {
    let plain = decode_plain(&result(job)).unwrap();
    let written = result(&with(job.clone(), "support_qiskit", json!(true)));
    let Value::PrimitiveResult(tagged) = decode(&written).unwrap() else { panic!("{written}") };
    assert_eq!(encode(&Value::PrimitiveResult(tagged.clone())).unwrap(), written);
    assert_eq!(tagged.metadata, plain.metadata);
    for (tagged, plain) in tagged.pub_results.iter().zip(&plain.pub_results) {
        assert_eq!(tagged.data, plain.data);
        assert_eq!(tagged.metadata, plain.metadata);
        assert_eq!(tagged.kind, plain.kind);
    }
    assert_eq!(tagged.pub_results.len(), plain.pub_results.len());
}

#[test]
fn with_support_for_qiskit_the_result_has_tags() {
    check_both_forms(&with(sampler(&json!([BELL, [BELL, [], 7]])), "shots", json!(20)));
    check_both_forms(&estimator(&json!([[BELL, ["ZZ", "XX"]], [ROTATION, "Z", [[0.1], [0.2]]]])));
}

#[test]
fn packed_values_and_those_in_lists_are_the_same() {
    // An array of the shape (2, 1) with 0.5 and 1.5.
    let packed = crate::rest::codec::encode(&Value::NdArray(
        crate::rest::codec::NdArray::new(
            vec![2, 1],
            crate::rest::codec::ArrayData::Float64(vec![0.5, 1.5]),
        )
        .unwrap(),
    ));
    let from_packed = result(&estimator(&json!([[ROTATION, "Z", packed.unwrap()]])));
    let from_lists = result(&estimator(&json!([[ROTATION, "Z", [[0.5], [1.5]]]])));
    assert_eq!(from_packed, from_lists);
    check_close(&from_lists["results"][0]["data"]["evs"], &json!([libm::cos(0.5), libm::cos(1.5)]));
}
