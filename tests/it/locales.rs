//! Every sentence of the page exists in every language, with the same variables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ketpad::circuit::StandardGate;
use ketpad::editor::Example;
use ketpad::primitives::{Method, Precision};

pub(crate) const ENGLISH: &str = include_str!("../../www/locales/en.ftl");
const KOREAN: &str = include_str!("../../www/locales/ko.ftl");

/// Each message's identifier with the variables it uses.
pub(crate) fn messages(source: &str) -> BTreeMap<&str, BTreeSet<String>> {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in source.lines() {
        let starts_message = line.starts_with(|first: char| first.is_ascii_lowercase());
        if let Some((id, _)) = line.split_once(" =").filter(|_| starts_message) {
            assert!(!found.contains_key(id), "{id} stands twice");
            found.insert(id, BTreeSet::new());
            current = Some(id);
        }
        if let Some(variables) = current.and_then(|id| found.get_mut(id)) {
            variables.extend(variables_of(line));
        }
    }
    found
}

fn variables_of(line: &str) -> impl Iterator<Item = String> + '_ {
    let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_' || *c == '-';
    line.split('$').skip(1).map(move |rest| rest.chars().take_while(is_name).collect())
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The sources of the page, one after the other.
fn sources_of_ui() -> String {
    let mut files = Vec::new();
    rust_files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui")), &mut files);
    files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// All string literals that have the form of a message's identifier.
fn literals(source: &str) -> BTreeSet<&str> {
    let is_id = |text: &&str| text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    source.split('"').skip(1).step_by(2).filter(is_id).collect()
}

/// The identifiers that stand right in a call that looks a message up.
fn looked_up(source: &str) -> BTreeSet<&str> {
    let calls = source.split(".t(").chain(source.split(".with("));
    calls.filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next()).collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let (english, korean) = (messages(ENGLISH), messages(KOREAN));
    let ids = |of: &BTreeMap<&str, _>| of.keys().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&english), ids(&korean));
    for (id, variables) in &english {
        assert_eq!(variables, &korean[id], "the variables of {id}");
    }
}

#[test]
fn every_gate_example_diagnostic_and_loss_has_its_sentence() {
    let english = messages(ENGLISH);
    for gate in StandardGate::all() {
        assert!(english.contains_key(gate.spec().help), "{}", gate.spec().help);
    }
    let diagnostics = ketpad::qasm::DiagnosticKind::MESSAGE_IDS;
    for id in diagnostics.iter().chain(ketpad::qasm::Loss::MESSAGE_IDS) {
        assert!(english.contains_key(id), "{id}");
    }
    let names =
        Method::ALL.map(Method::name).into_iter().chain(Precision::ALL.map(Precision::name));
    for name in names.chain(["automatic"]) {
        for id in [format!("simulation-{name}"), format!("simulation-{name}-help")] {
            assert!(english.contains_key(id.as_str()), "{id}");
        }
    }
    for example in Example::ALL {
        let id = format!("example-{}", example.id);
        assert!(english.contains_key(id.as_str()), "{id}");
    }
}

#[test]
fn every_message_the_page_asks_for_exists_and_no_message_is_left_over() {
    let english = messages(ENGLISH);
    let source = sources_of_ui();
    for id in looked_up(&source) {
        assert!(english.contains_key(id), "there is no message {id}");
    }
    let literals = literals(&source);
    let made_at_run_time = [
        "gate-",
        "example-",
        "theme-",
        "qasm-",
        "loss-",
        "option-",
        "simulation-",
        "results-order-",
    ];
    for id in english.keys() {
        let is_used =
            literals.contains(id) || made_at_run_time.iter().any(|prefix| id.starts_with(prefix));
        assert!(is_used, "nobody uses the message {id}");
    }
}
