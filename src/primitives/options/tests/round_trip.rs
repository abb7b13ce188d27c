//! Any options come back from their JSON, and from a job.

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::primitives::options::{
    Also, EstimatorOptions, Field, Kind, OptionError, PrimitiveOptions, SamplerOptions,
};

/// A whole number within the limits of a field.
fn whole(field: &Field) -> BoxedStrategy<Json> {
    let (min, max) = (field.limits.min.max(0.0) as u64, field.limits.max.min(1e19) as u64);
    (min..=max).prop_map(|number| json!(number)).boxed()
}

fn number(field: &Field) -> BoxedStrategy<Json> {
    let min = field.limits.min.max(-1e3) + f64::from(u8::from(field.limits.min_is_excluded));
    (min..1e6).prop_map(|number| json!(number)).boxed()
}

fn word(words: &'static [&'static str]) -> BoxedStrategy<Json> {
    proptest::sample::select(words).prop_map(|word| json!(word)).boxed()
}

fn list(entry: BoxedStrategy<Json>) -> BoxedStrategy<Json> {
    prop::collection::vec(entry, 0..9).prop_map(Json::Array).boxed()
}

/// A value that a field takes.
fn value(field: &Field) -> BoxedStrategy<Json> {
    let text = || "[a-z:é]{0,86}".prop_map(|text| json!(text)).boxed();
    let object = || Just(json!({"name": [1, {"a": null}]})).boxed();
    let plain = match field.kind {
        Kind::Bool => any::<bool>().prop_map(|value| json!(value)).boxed(),
        Kind::Int => whole(field),
        Kind::Float => number(field),
        Kind::Choice(words) => word(words),
        Kind::Choices(words) => prop_oneof![word(words), list(word(words))].boxed(),
        Kind::Text => text(),
        Kind::Ints => list(whole(field)),
        Kind::Floats => list(number(field)),
        Kind::Texts => prop::collection::vec(text(), 0..=8).prop_map(Json::Array).boxed(),
        Kind::Pairs => list((0_u64..9, 0_u64..9).prop_map(|(a, b)| json!([a, b])).boxed()),
        Kind::Object => object(),
        Kind::Objects => prop_oneof![object(), list(object())].boxed(),
    };
    match field.also {
        Some(Also::Auto) => prop_oneof![plain, Just(json!("auto"))].boxed(),
        Some(Also::NoLimit) => prop_oneof![plain, Just(Json::Null)].boxed(),
        None => plain,
    }
}

/// Options with some leaves set, each to a value that it takes, that keep the rules.
fn any_options<O: PrimitiveOptions + std::fmt::Debug + 'static>() -> BoxedStrategy<O> {
    let some = |field: &'static Field| {
        prop::option::weighted(0.4, value(field)).prop_map(move |value| (field, value))
    };
    let all: Vec<_> = O::fields().into_iter().map(some).collect();
    all.prop_map(|chosen| {
        let mut options = O::default();
        for (field, value) in chosen {
            if let Some(value) = value {
                options.set(field.path, &value).unwrap();
            }
        }
        // Takes away what breaks a rule. An error names such an option first.
        while let Some(error) = options.broken_rules().first() {
            let path = match error {
                OptionError::TooFewFactors { factors, .. } => {
                    options.clear("resilience.zne.extrapolator");
                    factors
                }
                other => other.paths()[0],
            }
            .to_owned();
            options.clear(&path);
        }
        options
    })
    .boxed()
}

/// Whether no object in it is empty, apart from values of leaves.
fn has_no_empty_group(json: &Json, fields: &[&Field], path: &str) -> bool {
    let Some(members) = json.as_object() else { return true };
    if fields.iter().any(|field| field.path == path) {
        return true;
    }
    let inside = |(name, value): (&String, &Json)| {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        has_no_empty_group(value, fields, &path)
    };
    (path.is_empty() || !members.is_empty()) && members.iter().all(inside)
}

fn check<O: PrimitiveOptions + std::fmt::Debug>(options: &O) {
    assert_eq!(options.check(), Ok(()));
    let json = options.to_json();
    assert_eq!(O::from_json(&json).as_ref(), Ok(options), "{json}");
    assert!(has_no_empty_group(&json, &O::fields(), ""), "{json}");
    let num_leaves = options.settings().iter().filter(|own| own.value.is_some()).count();
    assert_eq!(num_leaves == 0, json == json!({}));

    let Ok(job) = options.to_job() else { return };
    let mut params = Map::from_iter([("options".to_owned(), Json::Object(job.options))]);
    params.extend(job.params);
    let mut body = Map::from_iter([("params".to_owned(), Json::Object(params))]);
    body.extend(job.body);
    let mut expected = options.clone();
    // A job always says it.
    if json["environment"]["log_level"].is_null() {
        expected.set("environment.log_level", &json!("WARNING")).unwrap();
    }
    assert_eq!(O::from_job(&Json::Object(body)), Ok(expected));
}

proptest! {
    #[test]
    fn options_of_the_sampler_come_back(options in any_options::<SamplerOptions>()) {
        check(&options);
    }

    #[test]
    fn options_of_the_estimator_come_back(options in any_options::<EstimatorOptions>()) {
        check(&options);
    }

    #[test]
    fn text_comes_back_to_the_last_digit(options in any_options::<EstimatorOptions>()) {
        let text = options.to_json().to_string();
        let json: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(EstimatorOptions::from_json(&json), Ok(options));
    }

    #[test]
    fn nothing_makes_reading_fail_badly(
        path in "[a-z_.]{0,30}", name in "\\PC{0,12}", number in any::<f64>(),
    ) {
        for value in [json!(number), json!({name.clone(): number}), json!([name]), json!(null)] {
            let mut options = EstimatorOptions::default();
            if options.set(&path, &value).is_err() {
                prop_assert_eq!(&options, &EstimatorOptions::default());
            }
            drop(EstimatorOptions::from_json(&json!({name.clone(): value, "twirling": {name.clone(): value}})));
        }
    }
}
