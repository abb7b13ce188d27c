//! What a person has written and set.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::qasm::Language;

/// What a person has written and set, as it is saved and shared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The language of the text.
    #[serde(with = "SavedLanguage")]
    pub language: Language,
    /// The program as it was written, with its comments.
    pub text: String,
    /// What stands in the fields of the parameters, by their names.
    pub values: BTreeMap<String, String>,
    /// The number of shots as it stands in its field.
    pub shots: String,
    /// The seed as it stands in its field; empty for a random one.
    pub seed: String,
    /// The name of the method of simulation; empty when it is not chosen by hand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub method: String,
    /// The name of the precision of amplitudes; empty for the usual one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub precision: String,
    /// The name of the primitive to run; empty for the Sampler.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub primitive: String,
    /// The Estimator's observables, each as it stands in its field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observables: Vec<String>,
    /// The Estimator's precision as it stands in its field; empty for exact values.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target_precision: String,
    /// What stands in the fields of options, by their paths; options that are unset are not there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
}

/// How a language is saved.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Language")]
enum SavedLanguage {
    #[serde(rename = "openqasm3")]
    OpenQasm3,
    #[serde(rename = "openqasm2")]
    OpenQasm2,
}
