//! Seeds, progress, cancelling, and what the metadata say.

use std::cell::RefCell;
use std::rc::Rc;

use futures::FutureExt as _;
use futures::channel::oneshot;
use serde_json::{Value as Json, json};

use super::{BELL, DRAWN, ROTATION, estimator, file, result, sampler, with};
use crate::embed::{Code, run};
use crate::runtime::InlineExecutor;

/// The seed that a job runs with.
#[track_caller]
fn check_seed(job: &Json, seed: u64) {
    assert_eq!(result(job)["metadata"]["seed"], seed, "{job}");
}

#[test]
fn options_come_before_the_short_form_of_the_seed() {
    let in_options = json!({ "simulator": { "seed_simulator": 5 } });
    let of_estimator = json!({ "seed_estimator": 6, "simulator": { "seed_simulator": 5 } });
    let unset = json!({ "simulator": { "seed_simulator": null }, "default_shots": null });
    for mut job in [sampler(&json!([[BELL, null, 10]])), estimator(&json!([[BELL, "ZZ"]]))] {
        check_seed(&job, DRAWN);
        job["seed"] = json!(4);
        check_seed(&job, 4);
        check_seed(&with(job.clone(), "options", unset.clone()), 4);
        check_seed(&with(job, "options", in_options.clone()), 5);
    }
    check_seed(&with(estimator(&json!([[BELL, "ZZ"]])), "options", of_estimator), 6);
}

#[test]
fn the_seed_that_was_drawn_gives_the_same_result_again() {
    let drawn = sampler(&json!([[BELL, null, 200]]));
    let mut again = drawn.clone();
    again["seed"] = json!(DRAWN);
    assert_eq!(result(&again), result(&drawn));
    again["seed"] = json!(DRAWN + 1);
    assert_ne!(result(&again)["results"], result(&drawn)["results"]);
}

#[test]
fn what_a_pub_says_comes_before_what_the_job_says() {
    let job =
        with(sampler(&json!([BELL, [BELL, null, 7]])), "options", json!({ "default_shots": 5 }));
    let shots = |job: &Json| {
        let result = result(job);
        [0, 1].map(|index| result["results"][index]["metadata"]["shots"].as_u64().unwrap())
    };
    assert_eq!(shots(&job), [5, 7]);
    assert_eq!(shots(&with(job, "shots", json!(6))), [6, 7]);
    let options = json!({ "default_precision": 0.5, "default_shots": null });
    let job = json!({ "program_id": "estimator", "params": { "pubs": [[BELL, "ZZ"], [BELL, "ZZ", null, 0.25]] } });
    assert_eq!(shots(&with(job, "options", options)), [4, 16]);
}

#[test]
fn metadata_name_options_without_effect_and_warnings() {
    let job = with(estimator(&json!([[BELL, "ZZ"]])), "resilience_level", json!(2));
    assert_eq!(result(&job)["metadata"]["without_effect"], json!(["resilience_level"]));
    let twirled = json!({ "twirling": { "enable_gates": true } });
    let both = result(&with(job.clone(), "options", twirled));
    let named = json!(["resilience_level", "twirling.enable_gates"]);
    assert_eq!(both["metadata"]["without_effect"], named);
    let job = with(job, "resilience_level", json!(0));
    assert_eq!(result(&job)["metadata"].get("without_effect"), None);
    let careless = "OPENQASM 3.0;\nqubit[1] q; h q[0];";
    let result = result(&estimator(&json!([[careless, "X"], [BELL, "ZZ"]])));
    let warnings = &result["results"][0]["metadata"]["warnings"];
    assert!(
        warnings[0].as_str().unwrap().starts_with("line 2, column 13: `h` needs"),
        "{warnings}"
    );
    assert_eq!(warnings.as_array().unwrap().len(), 1);
    let measured = &result["results"][1]["metadata"]["warnings"];
    assert!(measured[0].as_str().unwrap().contains("are left out"), "{measured}");
    // The Sampler has use for them.
    let sampled = self::result(&sampler(&json!([BELL])));
    assert_eq!(sampled["results"][0]["metadata"].get("warnings"), None);
}

/// A sweep of so many sets.
fn sweep(sets: u32) -> String {
    let values: Vec<f64> = (0..sets).map(|set| f64::from(set) * 0.01).collect();
    let text = format!("{ROTATION} bit[1] c; c[0] = measure q[0];");
    sampler(&json!([[text, values, 20_000]])).to_string()
}

#[test]
fn progress_grows_to_its_end() {
    let told = RefCell::new(Vec::new());
    let executor = Rc::new(InlineExecutor::new());
    let (text, never) = (sweep(100), std::future::pending());
    let tell = |done, total| told.borrow_mut().push((done, total));
    let mut running = Box::pin(run(executor.clone(), &text, Box::new(|| 0), file, tell, never));
    while (&mut running).now_or_never().is_none() {
        assert!(executor.step());
    }
    let told = told.borrow();
    assert!(told.len() > 2, "{told:?}");
    assert!(told.is_sorted());
    assert_eq!(told.last(), Some(&(1000, 1000)));
    assert!(told.iter().all(|(_, total)| *total == 1000));
}

#[test]
fn a_job_that_is_cancelled_leaves_no_work_behind() {
    let executor = Rc::new(InlineExecutor::new());
    let (cancel, cancelled) = oneshot::channel::<()>();
    // More tasks than the executor gets at a time.
    let text = sampler(&json!(vec![BELL; 40])).to_string();
    let cancelled = cancelled.map(|_| ());
    let mut running =
        Box::pin(run(executor.clone(), &text, Box::new(|| 0), file, |_, _| {}, cancelled));
    assert!((&mut running).now_or_never().is_none());
    assert!(executor.step());
    assert!((&mut running).now_or_never().is_none());
    cancel.send(()).unwrap();
    let failure = running.now_or_never().expect("it has ended").unwrap_err();
    assert_eq!(failure.errors()[0].code(), Code::Cancelled);
    assert!(!executor.step(), "a task is still there");
}
