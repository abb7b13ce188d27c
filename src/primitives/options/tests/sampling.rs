//! Shots, precision, and the splitting of shots.

use crate::engine::{CompileOptions, Method, Precision};
use crate::primitives::options::{
    Auto, EstimatorOptions, Randomizations, SamplerOptions, SimulationMethod, SimulationPrecision,
    SimulatorOptions, Target, TwirlingOptions, shots_for_precision,
};

#[test]
fn precision_asks_for_shots() {
    let cases = [
        (0.015_625, 4096),
        (0.1, 100),
        (0.05, 400),
        (0.03, 1112),
        (0.5, 4),
        (1.0, 1),
        (2.0, 1),
        (f64::INFINITY, 1),
        (1e-12, 1_000_000_000_000_000_000_000_000_u128),
    ];
    for (precision, shots) in cases {
        let expected = u64::try_from(shots).unwrap_or(u64::MAX);
        assert_eq!(shots_for_precision(precision), expected, "{precision}");
    }
}

#[test]
fn shots_of_the_estimator_come_before_its_precision() {
    let unset = EstimatorOptions::default();
    assert_eq!(unset.target(), Target::Precision(0.015_625));
    assert_eq!(unset.target().shots(), Some(4096));
    let precise = EstimatorOptions { default_precision: Some(0.1), ..unset };
    assert_eq!((precise.target().shots(), precise.target().precision()), (Some(100), 0.1));
    // 3 shots stay 3: the way through their precision would not lead back everywhere.
    for shots in 1..2000 {
        let both = EstimatorOptions { default_shots: Some(shots), ..precise.clone() };
        assert_eq!(both.target(), Target::Shots(shots));
        assert_eq!(both.target().shots(), Some(shots));
        assert!((both.target().precision().powi(-2) - shots as f64).abs() < 1e-9);
    }
    let exact = EstimatorOptions { default_precision: Some(0.0), ..precise };
    assert_eq!((exact.target().shots(), exact.target().precision()), (None, 0.0));
}

#[test]
fn the_sampler_has_4096_shots() {
    let options = SamplerOptions::default();
    assert_eq!((options.shots(), options.seed()), (4096, None));
    assert_eq!(SamplerOptions { default_shots: Some(8), ..options }.shots(), 8);
}

#[test]
fn the_seed_of_the_estimator_comes_before_that_of_the_simulator() {
    let mut options = EstimatorOptions::default();
    assert_eq!(options.seed(), None);
    options.simulator.seed_simulator = Some(1);
    assert_eq!(options.seed(), Some(1));
    options.seed_estimator = Some(2);
    assert_eq!(options.seed(), Some(2));
}

#[track_caller]
fn check_split(
    num: Option<Auto<u64>>,
    each: Option<Auto<u64>>,
    shots: u64,
    (num_randomizations, shots_per_randomization): (u64, u64),
) -> TwirlingOptions {
    let own = TwirlingOptions {
        num_randomizations: num,
        shots_per_randomization: each,
        ..TwirlingOptions::default()
    };
    let expected = Randomizations { num_randomizations, shots_per_randomization };
    assert_eq!(own.randomizations(shots), expected, "{shots}");
    own
}

#[test]
fn shots_are_split_as_services_do_it() {
    let (auto, given) = (Some(Auto::Auto), |number| Some(Auto::Value(number)));
    check_split(None, auto, 1, (1, 64));
    check_split(auto, None, 100, (2, 64));
    check_split(None, None, 2048, (32, 64));
    check_split(None, None, 2049, (32, 65));
    check_split(None, None, 4096, (32, 128));
    check_split(auto, auto, 10_000, (32, 313));
    check_split(given(10), None, 1001, (10, 101));
    check_split(auto, given(100), 1001, (11, 100));
    check_split(given(4), given(16), 64, (4, 16));
    let own = check_split(None, None, 4096, (32, 128));
    let pec = Randomizations { num_randomizations: 64, shots_per_randomization: 64 };
    assert_eq!(own.randomizations_for_pec(4096), pec);
    let wrong = TwirlingOptions { num_randomizations: given(0), ..own };
    assert_eq!(wrong.randomizations(7).num_randomizations, 1, "no division by zero");
}

#[test]
fn method_and_precision_are_those_of_the_engine() {
    let mut options = SimulatorOptions::default();
    assert_eq!(options.simulation(), CompileOptions::default());
    for method in Method::ALL.into_iter().map(Some).chain([None]) {
        for precision in Precision::ALL {
            let chosen = CompileOptions { method, precision };
            options.simulate(chosen);
            assert_eq!(options.simulation(), chosen);
        }
    }
    let names: Vec<_> = ["automatic"].into_iter().chain(Method::ALL.map(Method::name)).collect();
    assert_eq!(SimulationMethod::WORDS, names);
    assert_eq!(SimulationPrecision::WORDS, Precision::ALL.map(Precision::name));
}
