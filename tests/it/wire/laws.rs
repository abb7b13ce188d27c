//! What is written is read as the same.

use ketpad::rest::codec::{
    DataBin, Envelope, Floats, Form, Members, PrimitiveResult, PubKind, PubResult, RawEstimatorPub,
    RawJob, RawParameters, RawProgram, RawSamplerPub, Value, decode, decode_job, decode_plain,
    encode, encode_job, encode_plain,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value as Json};

use super::values::{bits, finite, floats, members, observables, shape, value};
use crate::random::check;

/// The same document after it was text.
fn through_text(json: &Json) -> Json {
    serde_json::from_str(&json.to_string()).unwrap()
}

#[test]
fn every_value_comes_back() {
    check(2000, value(), |value| {
        let json = through_text(&encode(&value).unwrap());
        assert_eq!(decode(&json), Ok(value));
    });
}

/// Values that JSON has itself.
fn plain_value() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<u64>().prop_map(|number| Value::Number(number.into())),
        "\\PC{0,4}".prop_map(Value::String),
    ];
    let nested = leaf.prop_recursive(2, 10, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::List),
            members(inner).prop_map(Value::Object)
        ]
    });
    nested.boxed()
}

fn plain_pub() -> impl Strategy<Value = PubResult> {
    let sampler =
        shape().prop_filter("lists hold it", |shape| !shape.contains(&0)).prop_flat_map(|shape| {
            let registers = btree_map("[a-z]{1,3}", bits(shape.clone()), 1..3);
            registers.prop_map(move |registers| {
                let fields: Members = registers
                    .into_iter()
                    .map(|(name, bits)| (name, Value::BitArray(bits)))
                    .collect();
                (
                    PubKind::Sampler,
                    DataBin { shape: Some(shape.clone()), fields, field_types: None },
                )
            })
        });
    let estimator = shape().prop_flat_map(|shape| {
        let values = (floats(shape.clone()), floats(shape.clone()));
        values.prop_map(move |(evs, stds)| {
            let fields = vec![
                ("evs".to_owned(), Value::NdArray(evs)),
                ("stds".to_owned(), Value::NdArray(stds)),
                ("ensemble_standard_error".to_owned(), Value::Null),
            ];
            (PubKind::Pub, DataBin { shape: Some(shape.clone()), fields, field_types: None })
        })
    });
    (prop_oneof![sampler, estimator], members(plain_value()))
        .prop_map(|((kind, data), metadata)| PubResult { kind, data, metadata })
}

#[test]
fn every_plain_result_comes_back() {
    let results = (vec(plain_pub(), 0..3), members(plain_value()));
    check(2000, results, |(pub_results, metadata)| {
        let result = PrimitiveResult { pub_results, metadata };
        let json = through_text(&encode_plain(&result).unwrap());
        assert_eq!(decode_plain(&json), Ok(result));
    });
}

fn parameters() -> impl Strategy<Value = RawParameters> {
    let array = || {
        shape().prop_flat_map(|shape| {
            let count = shape.iter().product::<usize>();
            vec(finite(), count).prop_map(move |all| Floats::new(shape.clone(), all).unwrap())
        })
    };
    prop_oneof![
        Just(RawParameters::Unset),
        array().prop_map(RawParameters::Array),
        btree_map("[a-z]{1,3}(\\[[0-9]\\])?", array(), 0..4)
            .prop_map(|map| RawParameters::ByName(map.into_iter().collect())),
    ]
}

fn program() -> impl Strategy<Value = RawProgram> {
    let circuit = || "OPENQASM 3.0;\\PC{0,9}";
    let sampler_pub = (circuit(), parameters(), option::of(any::<u64>())).prop_map(
        |(circuit, parameter_values, shots)| RawSamplerPub { circuit, parameter_values, shots },
    );
    let estimator_pub = (circuit(), observables(), parameters(), option::of(finite())).prop_map(
        |(circuit, observables, parameter_values, precision)| RawEstimatorPub {
            circuit,
            observables,
            parameter_values,
            precision,
        },
    );
    prop_oneof![
        (vec(sampler_pub, 0..3), option::of(any::<u64>()))
            .prop_map(|(pubs, shots)| RawProgram::Sampler { pubs, shots }),
        (vec(estimator_pub, 0..3), option::of(finite()), option::of(0..3_u64)).prop_map(
            |(pubs, precision, resilience_level)| RawProgram::Estimator {
                pubs,
                precision,
                resilience_level,
            },
        ),
    ]
}

fn envelope() -> impl Strategy<Value = Envelope> {
    let text = || option::of("\\PC{0,5}");
    let parts = (text(), vec("[a-z]{1,4}", 0..3), option::of(any::<u64>()), text());
    (parts, text(), option::of(any::<bool>()), text()).prop_map(
        |((log_level, tags, cost, session_id), runtime, private, calibration_id)| Envelope {
            log_level,
            tags,
            cost,
            session_id,
            runtime,
            private,
            calibration_id,
        },
    )
}

#[test]
fn every_job_comes_back() {
    let option = btree_map("[a-z_]{1,5}", any::<u32>().prop_map(Json::from), 0..3);
    let jobs = (program(), option::of("[a-z_]{1,5}"), option, any::<bool>(), envelope());
    check(2000, jobs, |(program, backend, options, support_qiskit, envelope)| {
        let options: Map<String, Json> = options.into_iter().collect();
        let job = RawJob { program, backend, options, support_qiskit, envelope };
        for form in [Form::Tagged, Form::Plain] {
            let json = through_text(&encode_job(&job, form).unwrap());
            assert_eq!(decode_job(&json).as_ref(), Ok(&job));
        }
    });
}
