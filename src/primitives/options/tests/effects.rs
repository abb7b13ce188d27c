//! What options do to a simulation without noise: none is ignored without a word.

use serde_json::{Value as Json, json};

use super::other_value;
use crate::engine::CompileOptions;
use crate::primitives::options::{
    EstimatorOptions, Field, Given, Idle, LocalEffect, PrimitiveOptions, SamplerOptions, Target,
};

/// What a simulation takes from options.
trait Taken: PrimitiveOptions {
    fn taken(&self) -> (Target, Option<u64>, CompileOptions);
}

impl Taken for SamplerOptions {
    fn taken(&self) -> (Target, Option<u64>, CompileOptions) {
        (Target::Shots(self.shots()), self.seed(), self.simulator.simulation())
    }
}

impl Taken for EstimatorOptions {
    fn taken(&self) -> (Target, Option<u64>, CompileOptions) {
        (self.target(), self.seed(), self.simulator.simulation())
    }
}

/// Sets one leaf to something else than its default: the simulation takes it, or says that it has
/// no effect, or refuses it, and does only one of these.
fn check_leaf<O: Taken>(field: &Field) -> &'static str {
    let mut options = O::default();
    options.set(field.path, &other_value(field, O::PRIMITIVE)).unwrap();
    if field.path.starts_with("resilience.measure_noise_learning") {
        options.set("resilience.measure_mitigation", &json!(true)).unwrap();
    }
    let is_about_it = |path: &str| path.starts_with(field.path);
    let (is_reported, is_refused) = match options.without_effect() {
        Ok(idle) => (idle.iter().any(|own| is_about_it(&own.path)), false),
        Err(errors) => {
            (false, errors.as_slice().iter().all(|own| own.paths().into_iter().all(is_about_it)))
        }
    };
    match (options.taken() != O::default().taken(), is_reported, is_refused) {
        (true, false, false) => "taken",
        (false, true, false) => "reported",
        (false, false, true) => "refused",
        all => panic!("{}: taken, reported, refused are {all:?}", field.path),
    }
}

/// How many leaves are taken, reported and refused.
fn check_tree<O: Taken>(expected: [usize; 3]) {
    let ways: Vec<&str> = O::fields().into_iter().map(check_leaf::<O>).collect();
    let count = |way: &str| ways.iter().filter(|own| **own == way).count();
    assert_eq!(["taken", "reported", "refused"].map(count), expected);
    assert_eq!(ways.len(), expected.iter().sum::<usize>());
}

#[test]
fn each_leaf_is_taken_or_reported_or_refused() {
    // Refused are the noise model, qubits that are not reset, signals, and what is experimental.
    check_tree::<SamplerOptions>([4, 17, 4]);
    // There are no signals, but what has been learned about noise is refused.
    check_tree::<EstimatorOptions>([6, 33, 4]);
}

/// What is reported, or the paths of what is refused.
#[track_caller]
fn check(json: &Json, expected: Result<&[(&str, Idle)], &[&str]>) {
    let options = EstimatorOptions::from_json(json).unwrap();
    match (options.without_effect(), expected) {
        (Ok(idle), Ok(expected)) => {
            let idle: Vec<_> = idle.iter().map(|own| (own.path.as_str(), own.idle)).collect();
            assert_eq!(idle, expected, "{json}");
        }
        (Err(errors), Err(expected)) => {
            let paths: Vec<_> = errors.as_slice().iter().flat_map(|own| own.paths()).collect();
            assert_eq!(paths, expected, "{json}");
        }
        (found, _) => panic!("{json}: {found:?}"),
    }
}

#[test]
fn what_is_off_is_off() {
    let off = json!({"dynamical_decoupling": {"enable": false}, "resilience_level": 0,
        "resilience": {"measure_mitigation": false}, "execution": {"init_qubits": true}});
    check(&off, Ok(&[]));
    check(&json!({}), Ok(&[]));
}

#[test]
fn reasons_are_told() {
    check(&json!({"resilience_level": 1}), Ok(&[("resilience_level", Idle::WithoutNoise)]));
    let tags = json!({"environment": {"job_tags": ["a"]}});
    check(&tags, Ok(&[("environment.job_tags", Idle::WithoutService)]));
    let image = json!({"experimental": {"image": "own:1"}});
    check(&image, Ok(&[("experimental.image", Idle::WithoutService)]));
    let map = json!({"simulator": {"coupling_map": []}});
    check(&map, Ok(&[("simulator.coupling_map", Idle::WithoutDevice)]));
}

#[test]
fn options_that_others_come_before_are_reported() {
    let shots = json!({"default_shots": 5, "default_precision": 0.1});
    check(&shots, Ok(&[("default_precision", Idle::Overridden("default_shots"))]));
    let seeds = json!({"seed_estimator": 5, "simulator": {"seed_simulator": 5}});
    check(&seeds, Ok(&[("simulator.seed_simulator", Idle::Overridden("seed_estimator"))]));
}

#[test]
fn all_refusals_are_told_at_once() {
    let json = json!({"execution": {"init_qubits": false}, "twirling": {"enable_gates": true},
        "simulator": {"noise_model": {}}, "experimental": {"foo": 1, "twirling": {"bar": 2}}});
    let refused = [
        "execution.init_qubits",
        "simulator.noise_model",
        "experimental.foo",
        "experimental.twirling",
    ];
    check(&json, Err(&refused));
    for word in ["kerneled", "avg_kerneled"] {
        let json = json!({"execution": {"meas_type": word}});
        let errors = SamplerOptions::from_json(&json).unwrap().without_effect().unwrap_err();
        assert_eq!(errors.as_slice()[0].paths(), ["execution.meas_type"]);
    }
}

/// What is unset at resilience levels 0, 1 and 2.
#[track_caller]
fn check_levels(path: &str, expected: [bool; 3]) {
    let found = [0, 1, 2].map(|level| {
        let options =
            EstimatorOptions { resilience_level: Some(level), ..EstimatorOptions::default() };
        let settings = options.settings();
        settings.into_iter().find(|setting| setting.field.path == path).unwrap().unset
    });
    assert_eq!(found, expected.map(Given::Bool), "{path}");
}

#[test]
fn the_resilience_level_says_what_is_on() {
    check_levels("twirling.enable_gates", [false, false, true]);
    check_levels("twirling.enable_measure", [false, true, true]);
    check_levels("resilience.measure_mitigation", [false, true, true]);
    check_levels("resilience.zne_mitigation", [false, false, true]);
    check_levels("resilience.pec_mitigation", [false, false, false]);
    // The level is 1 if nobody says, and the Sampler has none.
    let on = |settings: Vec<super::super::Setting>| {
        let find = |own: &super::super::Setting| own.field.path == "twirling.enable_measure";
        settings.into_iter().find(find).unwrap().unset
    };
    assert_eq!(on(EstimatorOptions::default().settings()), Given::Bool(true));
    assert_eq!(on(SamplerOptions::default().settings()), Given::Bool(false));
}

#[test]
fn what_is_unset_is_possible() {
    fn check<O: PrimitiveOptions>() {
        for field in O::fields() {
            for level in 0..3 {
                for given in
                    [field.unset(O::PRIMITIVE, level), field.unset_here(O::PRIMITIVE, level)]
                {
                    assert!(given.json().is_some() != given.message_id().is_some());
                    if let Some(value) = given.json() {
                        O::default().set(field.path, &value).unwrap();
                    }
                }
            }
            if let LocalEffect::Only(given, _) = field.local {
                assert_eq!(given, field.unset(O::PRIMITIVE, 0), "{}", field.path);
            }
        }
    }
    check::<SamplerOptions>();
    check::<EstimatorOptions>();
}
