//! Rules about several options, and values that typed options can have but must not.

use serde_json::{Value as Json, json};

use crate::primitives::options::{
    EstimatorOptions, Extrapolator, Limit, PrimitiveOptions, SamplerOptions,
};

/// The pairs of paths that errors about `resilience` name.
#[track_caller]
fn check(resilience: &Json, expected: &[[&str; 2]]) {
    let paths: Vec<Vec<String>> =
        match EstimatorOptions::from_json(&json!({"resilience": resilience})) {
            Ok(_) => Vec::new(),
            Err(errors) => {
                let paths = errors.as_slice().iter().map(|error| error.paths());
                paths.map(|paths| paths.into_iter().map(str::to_owned).collect()).collect()
            }
        };
    assert_eq!(paths, expected, "{resilience}");
}

#[test]
fn pec_and_zne_are_not_both_on() {
    let both = ["resilience.pec_mitigation", "resilience.zne_mitigation"];
    check(&json!({"pec_mitigation": true, "zne_mitigation": true}), &[both]);
    check(&json!({"pec_mitigation": true, "zne_mitigation": false}), &[]);
    check(&json!({"pec_mitigation": false, "zne_mitigation": true}), &[]);
    check(&json!({"pec_mitigation": true}), &[]);
}

#[test]
fn learning_measurement_noise_needs_mitigation_set_to_true() {
    let learning = |name: &str| json!({name: 16});
    for name in ["num_randomizations", "shots_per_randomization"] {
        let path = format!("resilience.measure_noise_learning.{name}");
        let pair = [path.as_str(), "resilience.measure_mitigation"];
        let own = learning(name);
        check(&json!({"measure_noise_learning": own}), &[pair]);
        let (off, on) = (json!(false), json!(true));
        check(&json!({"measure_noise_learning": own, "measure_mitigation": off}), &[pair]);
        check(&json!({"measure_noise_learning": own, "measure_mitigation": on}), &[]);
    }
    check(&json!({"measure_noise_learning": {}}), &[]);
    // Mitigation that the level brings is not set.
    let json = json!({"resilience_level": 2, "resilience": {"measure_noise_learning": {"num_randomizations": 2}}});
    assert!(EstimatorOptions::from_json(&json).is_err());
}

#[test]
fn extrapolators_need_enough_noise_factors() {
    let pair = ["resilience.zne.extrapolator", "resilience.zne.noise_factors"];
    let needed = [
        ("linear", 2),
        ("exponential", 2),
        ("double_exponential", 4),
        ("polynomial_degree_1", 2),
        ("polynomial_degree_2", 3),
        ("polynomial_degree_3", 4),
        ("polynomial_degree_4", 5),
        ("polynomial_degree_5", 6),
        ("polynomial_degree_6", 7),
        ("polynomial_degree_7", 8),
        ("fallback", 2),
    ];
    assert_eq!(needed.map(|(word, _)| word).as_slice(), Extrapolator::WORDS);
    for (word, needed) in needed {
        let factors = |number: usize| vec![1.0; number];
        let zne = |number| json!({"zne": {"extrapolator": word, "noise_factors": factors(number)}});
        check(&zne(needed), &[]);
        check(&zne(needed - 1), &[pair]);
        // Three factors is what there is if nobody says.
        let expected = if needed > 3 { vec![pair] } else { Vec::new() };
        check(&json!({"zne": {"extrapolator": ["linear", word]}}), &expected);
    }
    check(&json!({"zne": {"noise_factors": [1]}}), &[pair]);
    check(&json!({"zne": {"noise_factors": [1], "extrapolator": []}}), &[]);
}

#[test]
fn typed_values_are_checked_too() {
    #[track_caller]
    fn check(change: impl Fn(&mut EstimatorOptions), path: &str) {
        let mut options = EstimatorOptions::default();
        assert_eq!(options.check(), Ok(()));
        change(&mut options);
        let errors = options.check().unwrap_err();
        assert_eq!(errors.as_slice()[0].paths()[0], path);
        assert_eq!(options.to_job(), Err(errors.clone()));
        assert_eq!(options.without_effect(), Err(errors));
    }
    check(|own| own.default_precision = Some(f64::NAN), "default_precision");
    check(|own| own.default_precision = Some(f64::INFINITY), "default_precision");
    check(|own| own.default_shots = Some(0), "default_shots");
    check(|own| own.resilience_level = Some(3), "resilience_level");
    let (factors, overhead) = ("resilience.zne.noise_factors", "resilience.pec.max_overhead");
    check(|own| own.resilience.zne.noise_factors = Some(vec![1.0, f64::NAN, 3.0]), factors);
    check(|own| own.resilience.pec.max_overhead = Some(Limit::At(f64::NAN)), overhead);
}

#[test]
fn what_only_a_simulation_does_goes_to_no_backend() {
    let exact = EstimatorOptions { default_precision: Some(0.0), ..EstimatorOptions::default() };
    assert_eq!(exact.check(), Ok(()));
    let errors = exact.to_job().unwrap_err();
    assert_eq!(errors.as_slice()[0].paths(), ["default_precision"]);
    let sampled = EstimatorOptions { default_precision: Some(0.1), ..exact };
    assert_eq!(Json::Object(sampled.to_job().unwrap().options), json!({"default_precision": 0.1}));
}

#[test]
fn a_job_has_each_option_in_its_place() {
    let json = json!({"max_execution_time": 60, "resilience_level": 0, "twirling": {"strategy": "all"},
        "environment": {"log_level": "DEBUG", "job_tags": ["a"], "private": true}});
    let job = EstimatorOptions::from_json(&json).unwrap().to_job().unwrap();
    assert_eq!(Json::Object(job.options), json!({"twirling": {"strategy": "all"}}));
    assert_eq!(Json::Object(job.params), json!({"resilience_level": 0}));
    let body = json!({"cost": 60, "log_level": "DEBUG", "tags": ["a"], "private": true});
    assert_eq!(Json::Object(job.body), body);
    let unset = SamplerOptions::default().to_job().unwrap();
    assert_eq!(Json::Object(unset.body), json!({"log_level": "WARNING"}));
}
