//! The options of both primitives, against jobs that Qiskit's client has sent, and `docs/options.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use ketpad::primitives::options::{
    EstimatorOptions, Field, Given, Idle, LocalEffect, OptionErrors, Place, Primitive,
    PrimitiveOptions, Refusal, SamplerOptions, Unit,
};
use serde_json::{Map, Value as Json, json};

use crate::locales::{ENGLISH, messages};

/// Bodies of jobs as Qiskit's client, and others, send them; without the PUBs.
const JOBS: &str = include_str!("../fixtures/options/jobs.json");

/// The paths of all leaves that Qiskit's client has.
const PATHS: &str = include_str!("../fixtures/options/paths.json");

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/options.md");

/// Reads the options of a job, and gives them back as a job has them, with what else is in it.
fn there_and_back<O: PrimitiveOptions + std::fmt::Debug>(
    body: &Json,
) -> Result<Json, OptionErrors> {
    let options = O::from_job(body)?;
    assert_eq!(O::from_json(&options.to_json())?, options, "{body}");
    let job = options.to_job()?;
    let mut written = body.clone();
    for name in ["log_level", "tags", "cost", "private", "runtime"] {
        written.as_object_mut().unwrap().remove(name);
    }
    written.as_object_mut().unwrap().extend(job.body);
    let params = written["params"].as_object_mut().unwrap();
    params.remove("resilience_level");
    params.extend(job.params);
    params.insert("options".to_owned(), Json::Object(job.options));
    Ok(written)
}

#[test]
fn the_options_of_all_jobs_of_the_client_are_read_and_written() {
    let jobs: BTreeMap<String, Json> = serde_json::from_str(JOBS).unwrap();
    let mut num_read = 0;
    for (name, body) in &jobs {
        let written = match body["program_id"].as_str() {
            Some("sampler") => there_and_back::<SamplerOptions>(body),
            Some("estimator") => there_and_back::<EstimatorOptions>(body),
            other => panic!("{name} runs {other:?}"),
        };
        // The server refused the job that has nine tags.
        if name == "rest-errors" {
            let errors = written.unwrap_err();
            assert_eq!(errors.as_slice()[0].paths(), ["environment.job_tags"]);
            continue;
        }
        // Who writes a body by hand may leave out what the client always says.
        let mut expected = body.clone();
        let members = expected.as_object_mut().unwrap();
        members.entry("log_level").or_insert(json!("WARNING"));
        members["params"].as_object_mut().unwrap().entry("options").or_insert(json!({}));
        assert_eq!(written.unwrap(), expected, "{name}");
        num_read += 1;
    }
    assert_eq!(num_read, 34);
}

#[test]
fn the_leaves_are_those_of_the_client() {
    let paths: BTreeMap<String, Vec<String>> = serde_json::from_str(PATHS).unwrap();
    let sorted = |mut paths: Vec<String>| {
        paths.sort();
        paths
    };
    let own = |fields: Vec<&Field>| {
        let of_client = fields.iter().filter(|field| field.place != Place::Here);
        sorted(of_client.map(|field| field.path.to_owned()).collect())
    };
    assert_eq!(own(SamplerOptions::fields()), sorted(paths["SamplerOptions"].clone()));
    assert_eq!(own(EstimatorOptions::fields()), sorted(paths["EstimatorOptions"].clone()));
}

/// The rows of the page: each field, and which primitives have it.
fn rows() -> Vec<(&'static Field, Vec<Primitive>)> {
    let mut rows: Vec<(&Field, Vec<Primitive>)> =
        SamplerOptions::fields().into_iter().map(|f| (f, vec![Primitive::Sampler])).collect();
    for field in EstimatorOptions::fields() {
        match rows.iter_mut().find(|(known, _)| std::ptr::eq(*known, field)) {
            Some((_, primitives)) => primitives.push(Primitive::Estimator),
            None => rows.push((field, vec![Primitive::Estimator])),
        }
    }
    rows.sort_by_key(|(field, _)| (!field.group().is_empty(), field.group()));
    rows
}

/// The sentence of a message; the page shows placeholders of none of them but `$path`.
fn sentence(id: &str) -> String {
    let start = format!("{id} = ");
    ENGLISH.lines().find_map(|line| line.strip_prefix(&start)).unwrap().to_owned()
}

fn given(value: Given) -> String {
    match value.json() {
        Some(json) => format!("`{json}`"),
        None => sentence(value.message_id().unwrap()),
    }
}

/// What becomes of an option that is unset, wherever that is different.
fn unset(field: &Field, primitives: &[Primitive]) -> String {
    let at = |primitive, level| given(field.unset(primitive, level));
    let mut said = Vec::new();
    if primitives.contains(&Primitive::Sampler) {
        said.push(("Sampler".to_owned(), at(Primitive::Sampler, 0)));
    }
    if primitives.contains(&Primitive::Estimator) {
        let level =
            |level| (format!("Estimator at level {level}"), at(Primitive::Estimator, level));
        said.extend((0..3).map(level));
    }
    let mut text = said[0].1.clone();
    if said.iter().any(|(_, value)| *value != text) {
        let parts = said.iter().map(|(place, value)| format!("{place}: {value}"));
        text = parts.collect::<Vec<_>>().join("; ");
    }
    let (primitive, level) = (primitives[0], 0);
    let here = given(field.unset_here(primitive, level));
    if here != at(primitive, level) {
        write!(text, "; here: {here}").unwrap();
    }
    text
}

fn idle(why: Idle) -> String {
    match why {
        Idle::WithoutNoise => sentence("option-idle-without-noise"),
        Idle::WithoutService => sentence("option-idle-without-service"),
        Idle::WithoutDevice => sentence("option-idle-without-device"),
        Idle::Overridden(path) => sentence("option-idle-overridden").replace("{ $path }", path),
    }
}

fn refusal(why: Refusal) -> String {
    sentence(match why {
        Refusal::NoNoise => "option-refused-no-noise",
        Refusal::NoSignals => "option-refused-no-signals",
        Refusal::AlwaysReset => "option-refused-always-reset",
        Refusal::NotKnown => "option-refused-not-known",
        Refusal::OnlySimulated => "option-refused-only-simulated",
    })
}

fn effect(field: &Field) -> String {
    match field.local {
        LocalEffect::Honored => "followed".to_owned(),
        LocalEffect::None(why) => idle(why),
        LocalEffect::Only(value, why) => {
            format!("{} followed; else {}", given(value), refusal(why))
        }
        LocalEffect::Refused(why) => refusal(why),
        LocalEffect::Members => {
            "known names followed; else ".to_owned() + &refusal(Refusal::NotKnown)
        }
    }
}

fn page() -> String {
    let mut page = "# Options\n\n\
        The options of Sampler V2 (S) and Estimator V2 (E): their names and values are those of Qiskit Runtime.\n\
        *Here* says what an option does to a simulation without noise: none is ignored without a word.\n\
        A precision of 0 gives exact values; it is for simulations only. Seeds are from 0 to 18446744073709551615.\n\n\
        Twirling that leaves both numbers to the service splits shots into circuits of `max(64, ceil(shots/32))` shots\n\
        (64 for probabilistic error cancellation); if one number is given, the other is `ceil(shots/it)`.\n\
        A precision asks for `ceil(1/precision²)` shots.\n\n\
        These go together: `resilience.pec_mitigation` and `resilience.zne_mitigation` are not both true;\n\
        `resilience.measure_noise_learning` needs `resilience.measure_mitigation` set to true; an extrapolator needs enough\n\
        noise factors: two, and four for `double_exponential`, and `k + 1` for `polynomial_degree_k`.\n\n\
        | option | for | values | unset | here | what it does |\n\
        |---|---|---|---|---|---|\n"
        .to_owned();
    for (field, primitives) in rows() {
        let letters: Vec<&str> = primitives
            .iter()
            .map(|primitive| match primitive {
                Primitive::Sampler => "S",
                Primitive::Estimator => "E",
            })
            .collect();
        let unit = match field.unit {
            Some(Unit::Seconds) => ", in ".to_owned() + &sentence("option-unit-seconds"),
            Some(Unit::Shots) | None => String::new(),
        };
        let cells = [
            format!("`{}`", field.path),
            letters.concat(),
            format!("{}{unit}", field.allowed()),
            unset(field, &primitives),
            effect(field),
            sentence(&field.help()),
        ];
        writeln!(page, "| {} |", cells.join(" | ")).unwrap();
    }
    page
}

/// Writes the page first if `WRITE_DOCS` is set.
#[test]
fn the_page_about_options_says_what_the_model_says() {
    let page = page();
    if std::env::var_os("WRITE_DOCS").is_some() {
        fs::write(PAGE, &page).unwrap();
    }
    let written = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(written == page, "run this test with WRITE_DOCS=1, which writes docs/options.md anew");
}

#[test]
fn every_option_group_and_reason_has_its_sentence() {
    let english = messages(ENGLISH);
    let mut ids: Vec<String> = Vec::new();
    for (field, primitives) in rows() {
        ids.extend([field.help(), field.group_title()]);
        let levels = primitives.iter().flat_map(|own| (0..3).map(|level| (*own, level)));
        ids.extend(
            levels
                .filter_map(|(own, level)| field.unset_here(own, level).message_id())
                .map(str::to_owned),
        );
    }
    for id in ids {
        assert!(english.contains_key(id.as_str()), "{id}");
    }
    let known: Vec<String> = rows().iter().map(|(field, _)| field.help()).collect();
    let helps = english.keys().filter(|id| id.starts_with("option-help-"));
    for id in helps {
        assert!(known.iter().any(|own| own == id), "{id} is about no option");
    }
}

#[test]
fn a_job_that_is_not_made_for_it_is_read_without_harm() {
    for body in [json!(null), json!([]), json!({}), json!({"params": 5}), json!({"params": {}})] {
        assert_eq!(SamplerOptions::from_job(&body), Ok(SamplerOptions::default()), "{body}");
    }
    let errors = SamplerOptions::from_job(&json!({"params": {"options": 5}})).unwrap_err();
    assert_eq!(errors.as_slice()[0].paths(), ["params.options"]);
    assert_eq!(SamplerOptions::default().to_job().unwrap().options, Map::new());
}
