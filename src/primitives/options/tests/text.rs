//! Options as people type them.

use serde_json::{Value as Json, json};

use crate::primitives::options::{EstimatorOptions, PrimitiveOptions};

/// Checks the value that a text sets, or that it is refused.
#[track_caller]
fn check(path: &str, text: &str, expected: Option<&Json>) {
    let mut options = EstimatorOptions::default();
    match options.set_text(path, text) {
        Ok(()) => {
            let set = options.settings().into_iter().find(|setting| setting.field.path == path);
            assert_eq!(set.unwrap().value.as_ref(), expected, "{path}: {text}");
        }
        Err(errors) => {
            assert_eq!(expected, None, "{path}: {text}");
            assert_eq!(errors.as_slice()[0].paths(), [path]);
            assert_eq!(options, EstimatorOptions::default());
        }
    }
}

#[test]
fn texts_become_values_of_their_form() {
    check("twirling.enable_gates", "true", Some(&json!(true)));
    check("twirling.enable_gates", "yes", None);
    check("twirling.num_randomizations", "auto", Some(&json!("auto")));
    check("twirling.num_randomizations", " 8 ", Some(&json!(8)));
    check("twirling.num_randomizations", "many", None);
    check("resilience.zne.noise_factors", "1, 1.5,2", Some(&json!([1.0, 1.5, 2.0])));
    check("resilience.zne.noise_factors", "[1, 1.5]", Some(&json!([1.0, 1.5])));
    check("resilience.zne.noise_factors", "1,,2", None);
    check("resilience.zne.noise_factors", "null", None);
    check("resilience.zne.extrapolator", "linear, fallback", Some(&json!(["linear", "fallback"])));
    check("resilience.zne.extrapolator", "cubic", None);
    check("environment.job_tags", "1, b c", Some(&json!(["1", "b c"])));
    check("environment.job_tags", "null", None);
    check("simulator.coupling_map", "[[0, 1]]", Some(&json!([[0, 1]])));
    check("simulator.coupling_map", "0, 1", None);
    check("resilience.pec.max_overhead", "null", Some(&Json::Null));
    check("default_precision", "1e-2", Some(&json!(0.01)));
    check("default_precision", "NaN", None);
    check("no_such_option", "1", None);
}
