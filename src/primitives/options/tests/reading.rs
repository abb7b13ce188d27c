//! Reading options, and what is said about those that cannot be read.

use serde_json::{Value as Json, json};

use super::{other_value, refused_values};
use crate::primitives::options::{
    Auto, EstimatorOptions, Experimental, Extrapolator, Limit, OptionError, PrimitiveOptions,
    SamplerOptions, SequenceType,
};

/// What is said about options, with `S` or `E` for the primitive.
#[track_caller]
fn check_error(primitive: char, json: &Json, expected: &[&str]) {
    let errors = match primitive {
        'S' => SamplerOptions::from_json(json).unwrap_err(),
        _ => EstimatorOptions::from_json(json).unwrap_err(),
    };
    let said: Vec<String> = errors.as_slice().iter().map(OptionError::to_string).collect();
    assert_eq!(said, expected, "{json}");
}

#[test]
fn values_have_their_types() {
    let json = json!({
        "default_precision": 0, "default_shots": 16.0, "resilience_level": 2,
        "dynamical_decoupling": {"enable": true, "sequence_type": "XpXm"},
        "twirling": {"num_randomizations": "auto", "shots_per_randomization": 5},
        "resilience": {
            "zne": {"extrapolator": "linear", "noise_factors": [1, 2.5]},
            "pec": {"max_overhead": null, "noise_gain": 0.5},
            "layer_noise_learning": {"max_layers_to_learn": 0, "layer_pair_depths": [0, 4]},
        },
        "simulator": {"seed_simulator": 18_446_744_073_709_551_615_u64, "coupling_map": [[0, 1]]},
    });
    let options = EstimatorOptions::from_json(&json).unwrap();
    assert_eq!(options.default_precision, Some(0.0));
    assert_eq!(options.default_shots, Some(16));
    assert_eq!(options.dynamical_decoupling.sequence_type, Some(SequenceType::XpXm));
    assert_eq!(options.dynamical_decoupling.skip_reset_qubits, None);
    assert_eq!(options.twirling.num_randomizations, Some(Auto::Auto));
    assert_eq!(options.twirling.shots_per_randomization, Some(Auto::Value(5)));
    assert_eq!(options.resilience.zne.extrapolator, Some(vec![Extrapolator::Linear]));
    assert_eq!(options.resilience.zne.noise_factors, Some(vec![1.0, 2.5]));
    assert_eq!(options.resilience.pec.max_overhead, Some(Limit::None));
    let learning = &options.resilience.layer_noise_learning;
    assert_eq!(learning.max_layers_to_learn, Some(Limit::At(0)));
    assert_eq!(options.simulator.seed_simulator, Some(u64::MAX));
    assert_eq!(options.simulator.coupling_map, Some(vec![[0, 1]]));
}

#[test]
fn null_leaves_unset_what_qiskit_has_null_for_and_seeds_shots_and_precision() {
    let environment = json!({"job_tags": null, "private": null});
    let simulator = json!({"noise_model": null, "seed_simulator": null});
    let json = json!({"default_shots": null, "environment": environment, "simulator": simulator});
    assert_eq!(SamplerOptions::from_json(&json), Ok(SamplerOptions::default()));
    let json = json!({"default_shots": null, "default_precision": null, "seed_estimator": null,
        "environment": environment, "simulator": simulator,
        "resilience": {"layer_noise_model": null}});
    assert_eq!(EstimatorOptions::from_json(&json), Ok(EstimatorOptions::default()));
    check_error(
        'S',
        &json!({"max_execution_time": null}),
        &["`max_execution_time` is null; possible is a whole number from 0 to 10800"],
    );
}

#[test]
fn unknown_names_are_refused_with_the_nearest_one() {
    let cases = [
        ('S', json!({"bogus": 1}), "there is no option `bogus`"),
        (
            'S',
            json!({"default_shot": 1}),
            "there is no option `default_shot`; did you mean `default_shots`?",
        ),
        (
            'E',
            json!({"twirlin": {"enable_gates": true}}),
            "there is no option `twirlin`; did you mean `twirling`?",
        ),
        (
            'E',
            json!({"resilience": {"zne": {"noise_factor": [1]}}}),
            "there is no option `resilience.zne.noise_factor`; \
             did you mean `resilience.zne.noise_factors`?",
        ),
        // In another group, or of the other primitive.
        (
            'S',
            json!({"seed_simulator": 1}),
            "there is no option `seed_simulator`; did you mean `simulator.seed_simulator`?",
        ),
        ('S', json!({"resilience_level": 1}), "there is no option `resilience_level`"),
        (
            'E',
            json!({"execution": {"meas_type": "classified"}}),
            "there is no option `execution.meas_type`",
        ),
        ('S', json!({"a.b": 1}), "there is no option `a.b`"),
        ('S', json!({"": 1}), "there is no option ``"),
        ('S', json!({"twirling": {"": {"enable_gates": true}}}), "there is no option `twirling.`"),
        ('S', json!({"twirling.enable_gates": true}), "there is no option `twirling.enable_gates`"),
    ];
    for (primitive, json, expected) in cases {
        check_error(primitive, &json, &[expected]);
    }
}

#[test]
fn values_outside_of_the_limits_are_told_with_what_is_possible() {
    let cases = [
        (
            'E',
            json!({"resilience_level": 3}),
            "`resilience_level` is 3; possible is a whole number from 0 to 2",
        ),
        (
            'E',
            json!({"default_precision": -1}),
            "`default_precision` is -1; possible is a number of at least 0, or null",
        ),
        (
            'E',
            json!({"default_shots": -1}),
            "`default_shots` is -1; possible is a whole number of at least 1, or null",
        ),
        (
            'S',
            json!({"default_shots": 0}),
            "`default_shots` is 0; possible is a whole number of at least 1, or null",
        ),
        (
            'S',
            json!({"default_shots": "many"}),
            "`default_shots` is \"many\"; possible is a whole number of at least 1, or null",
        ),
        (
            'E',
            json!({"resilience": {"zne": {"noise_factors": [0.5, 1, 2]}}}),
            "`resilience.zne.noise_factors` is [0.5,1,2]; \
             possible is a list of numbers of at least 1",
        ),
        (
            'E',
            json!({"resilience": {"pec": {"max_overhead": 0}}}),
            "`resilience.pec.max_overhead` is 0; \
             possible is a number above 0, or null for no limit",
        ),
        (
            'S',
            json!({"execution": {"meas_type": "raw"}}),
            "`execution.meas_type` is \"raw\"; \
             possible is one of classified, kerneled, avg_kerneled",
        ),
        (
            'S',
            json!({"environment": {"job_tags": "x"}}),
            "`environment.job_tags` is \"x\"; \
             possible is at most 8 texts of at most 86 characters, or null",
        ),
        (
            'S',
            json!({"twirling": {"num_randomizations": "some"}}),
            "`twirling.num_randomizations` is \"some\"; \
             possible is a whole number of at least 1, or \"auto\"",
        ),
        ('S', json!({"twirling": true}), "`twirling` is true, where an object with options goes"),
        ('S', json!([1]), "`options` is [1], where an object with options goes"),
    ];
    for (primitive, json, expected) in cases {
        check_error(primitive, &json, &[expected]);
    }
}

/// Sets each leaf to values that it takes, and to values that it does not take.
fn check_each_leaf<O: PrimitiveOptions + std::fmt::Debug>() {
    for field in O::fields() {
        let mut options = O::default();
        let value = other_value(field, O::PRIMITIVE);
        options.set(field.path, &value).unwrap();
        let setting =
            options.settings().into_iter().find(|setting| setting.field == field).unwrap();
        assert_eq!(setting.value, Some(value), "{}", field.path);
        let before = options.clone();
        for refused in refused_values(field) {
            let errors = options.set(field.path, &refused).unwrap_err();
            assert_eq!(errors.as_slice()[0].paths(), [field.path], "{refused}");
            assert_eq!(options, before, "{} is {refused}", field.path);
        }
        options.clear(field.path);
        assert_eq!(options, O::default(), "{}", field.path);
    }
}

#[test]
fn each_leaf_takes_what_it_should_and_nothing_else() {
    check_each_leaf::<SamplerOptions>();
    check_each_leaf::<EstimatorOptions>();
}

#[test]
fn limits_of_tags_count_characters() {
    let tags = |tags: Vec<String>| json!({"environment": {"job_tags": tags}});
    assert!(SamplerOptions::from_json(&tags(vec!["큐".repeat(86); 8])).is_ok());
    assert!(SamplerOptions::from_json(&tags(vec!["큐".repeat(87)])).is_err());
    assert!(SamplerOptions::from_json(&tags(vec![String::new(); 9])).is_err());
}

#[test]
fn all_mistakes_are_told_at_once_and_a_flood_is_cut_off() {
    let two = json!({"bogus": 1, "default_shots": 0});
    assert_eq!(SamplerOptions::from_json(&two).unwrap_err().as_slice().len(), 2);
    let flood = (0..10_000).map(|number| (format!("bogus{number}"), json!(number))).collect();
    let errors = SamplerOptions::from_json(&Json::Object(flood)).unwrap_err();
    assert_eq!(errors.as_slice().len(), 16);
    let long = json!({"default_shots": "x".repeat(1000)});
    assert!(SamplerOptions::from_json(&long).unwrap_err().to_string().len() < 200);
}

#[test]
fn experimental_names_that_are_known_override_the_tree() {
    let json = json!({
        "default_shots": 5,
        "experimental": {
            "default_shots": 7,
            "twirling": {"enable_gates": true, "depth": 3},
            "image": "own:1",
            "environment": {"log_level": "INFO"},
            "foo": {"bar": null},
        },
    });
    let options = SamplerOptions::from_json(&json).unwrap();
    assert_eq!((options.default_shots, options.twirling.enable_gates), (Some(7), Some(true)));
    assert_eq!(options.environment.log_level, None, "not among the options of a job");
    let rest = options.experimental.as_ref().into_iter().flat_map(Experimental::members);
    let mut names: Vec<&str> = rest.map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["environment", "foo", "image", "twirling"]);

    let job = options.to_job().unwrap();
    let rest = json!({"environment": {"log_level": "INFO"}, "foo": {"bar": null}});
    let expected = json!({"default_shots": 7, "twirling": {"enable_gates": true, "depth": 3},
        "experimental": rest});
    assert_eq!(Json::Object(job.options), expected);
    assert_eq!(Json::Object(job.body), json!({"log_level": "WARNING", "runtime": "own:1"}));
    assert!(job.params.is_empty());
}

#[test]
fn experimental_names_are_checked_where_they_are_known() {
    let cases = [
        (
            json!({"experimental": {"default_shots": 0}}),
            "`experimental.default_shots` is 0; possible is a whole number of at least 1, or null",
        ),
        (
            json!({"experimental": {"twirling": 5}}),
            "`experimental.twirling` is 5, where an object with options goes",
        ),
        (json!({"experimental": {"image": 5}}), "`experimental.image` is 5; possible is a text"),
        (json!({"experimental": 5}), "`experimental` is 5, where an object with options goes"),
    ];
    for (json, expected) in cases {
        check_error('S', &json, &[expected]);
    }
    let empty = json!({"experimental": {}});
    assert_eq!(SamplerOptions::from_json(&empty), Ok(SamplerOptions::default()));
}
