use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;

use super::*;
use crate::editor::share::{self, ShareError};
use crate::qasm::{self, Language};

fn content(text: &str) -> Content {
    Content {
        language: Language::OpenQasm2,
        text: text.to_owned(),
        values: BTreeMap::from([("θ[0]".to_owned(), "pi/3".to_owned())]),
        shots: "1024".to_owned(),
        method: "stabilizer".to_owned(),
        ..Content::default()
    }
}

#[test]
fn a_saved_document_reads_back_with_its_text_and_its_values() {
    let document = SavedDocument::new("OPENQASM 3.0;".into(), content("// mine\nh q"));
    let text = document.to_json();
    assert_eq!(SavedDocument::from_json(&text), Ok(document));
    assert!(text.contains(r#""language":"openqasm2""#), "{text}");
}

#[test]
fn a_document_of_the_first_version_is_still_read() {
    let first = r#"{"version":1,"qasm":"OPENQASM 3.0;","draft":"h q","shots":"10","seed":"7"}"#;
    let (shots, seed) = ("10".to_owned(), "7".to_owned());
    let content = Content { text: "h q".to_owned(), shots, seed, ..Content::default() };
    let expected = SavedDocument::new("OPENQASM 3.0;".to_owned(), content);
    assert_eq!(SavedDocument::from_json(first), Ok(expected));
}

#[test]
fn a_damaged_document_says_why() {
    let text = SavedDocument::new("OPENQASM 3.0;".into(), content("h q")).to_json();
    let check = |text: &str, message: &str| {
        let error = SavedDocument::from_json(text).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    };
    check(&text[..text.len() - 3], "not a saved document: EOF");
    check("", "not a saved document");
    check("[1, 2]", "not a saved document");
    check(r#"{"version":1}"#, "not a saved document: missing field `qasm`");
    check(r#"{"version":2}"#, "not a saved document: missing field `qasm`");
    check(&text.replace("openqasm2", "basic"), "not a saved document: unknown variant `basic`");
    check(r#"{"version":3,"later":true}"#, "saved in version 3");
}

#[test]
fn a_link_holds_what_a_person_has_written_and_set() {
    let content = content("OPENQASM 2.0; // ünïcödé");
    let link = share::encode(&content).unwrap();
    assert!(link.starts_with("v1."), "{link}");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    assert!(link.chars().all(is_plain), "{link}");
    assert_eq!(share::decode(&link), Ok(content));
}

fn packed(json: &[u8]) -> String {
    format!("v1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(json, 9)))
}

#[test]
fn a_link_that_is_none_says_why() {
    let link = share::encode(&content("h q;")).unwrap();
    let check = |link: &str, error| assert_eq!(share::decode(link), Err(error), "{link}");
    check("", ShareError::Damaged);
    check("v1.", ShareError::Damaged);
    check("v.abc", ShareError::Damaged);
    check("v1.not base64!", ShareError::Damaged);
    check(&link[..link.len() - 1], ShareError::Damaged);
    check(&link[..link.len() / 2], ShareError::Damaged);
    check(&packed(b"{}"), ShareError::Damaged);
    check(&link.replacen("v1", "v2", 1), ShareError::Version { version: 2 });
}

#[test]
fn a_link_that_unpacks_to_more_than_it_may_hold_is_refused() {
    let limit = share::MAX_BYTES;
    let bomb = packed(&vec![b' '; 64 * limit]);
    assert!(bomb.len() < limit, "{}", bomb.len());
    assert_eq!(share::decode(&bomb), Err(ShareError::TooLarge { limit }));
    let much = content(&"x".repeat(limit));
    assert_eq!(share::encode(&much), Err(ShareError::TooLarge { limit }));
}

#[test]
fn a_circuit_of_a_thousand_gates_fits_into_a_link() {
    let mut circuit = Circuit::with_registers(10, 10);
    // Angles and qubits without a pattern that could be packed well.
    let numbers = std::iter::successors(Some(1_u64), |x| {
        Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    });
    for number in numbers.take(1000).map(|x| x >> 33) {
        let qubit = (number % 10) as u32;
        let (gate, params, qubits) = match number % 3 {
            0 => (StandardGate::H, vec![], vec![qubit]),
            1 => (StandardGate::Rz, vec![(number % 1000) as f64 / 159.0], vec![qubit]),
            _ => (StandardGate::Cx, vec![], vec![qubit, (qubit + 1) % 10]),
        };
        circuit.gate(gate, &params, &qubits).unwrap();
    }
    let link = share::encode(&content(&qasm::to_qasm3(&circuit))).unwrap();
    assert!(link.len() < 4_500, "{} characters", link.len());
}

fn any_content() -> impl Strategy<Value = Content> {
    let language = prop_oneof![Just(Language::OpenQasm3), Just(Language::OpenQasm2)];
    let values = prop::collection::btree_map(any::<String>(), any::<String>(), 0..3);
    let fields = any::<[String; 7]>();
    let observables = prop::collection::vec(any::<String>(), 0..3);
    (language, [values.clone(), values], fields, observables).prop_map(
        |(language, [values, options], fields, observables)| {
            let [text, shots, seed, method, precision, primitive, target_precision] = fields;
            Content {
                language,
                text,
                values,
                shots,
                seed,
                method,
                precision,
                primitive,
                observables,
                target_precision,
                options,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_content_survives_its_link_and_its_file(content in any_content()) {
        let link = share::encode(&content).unwrap();
        prop_assert_eq!(share::decode(&link), Ok(content.clone()));
        let saved = SavedDocument::new(String::new(), content);
        prop_assert_eq!(SavedDocument::from_json(&saved.to_json()), Ok(saved));
    }

    #[test]
    fn a_changed_link_never_gives_another_content(
        content in any_content(),
        place in any::<prop::sample::Index>(),
        character in "[A-Za-z0-9_.-]",
    ) {
        let link = share::encode(&content).unwrap();
        let place = place.index(link.len());
        let changed = format!("{}{character}{}", &link[..place], &link[place + 1..]);
        if let Ok(other) = share::decode(&changed) {
            prop_assert_eq!(other, content);
        }
    }

    #[test]
    fn no_text_at_all_makes_reading_a_link_panic(text in "(v1\\.)?[A-Za-z0-9_-]{0,60}|\\PC{0,20}") {
        let _ = share::decode(&text);
    }
}
