//! Options, and what is wrong with them, in words.

use fluent_bundle::FluentValue;
use yew::AttrValue;

use super::i18n::Texts;
use crate::primitives::options::{Also, Field, Given, Idle, Kind, Limits, OptionError, Refusal};

/// All that is wrong with options, sentence by sentence.
pub(super) fn option_errors(texts: &Texts, errors: &[OptionError]) -> AttrValue {
    let sentences: Vec<AttrValue> = errors.iter().map(|error| option_error(texts, error)).collect();
    sentences.join(" ").into()
}

/// What is wrong with one option, or with two that do not go together.
pub(super) fn option_error(texts: &Texts, error: &OptionError) -> AttrValue {
    match error {
        OptionError::Unknown { path, nearest: None } => {
            say(texts, "option-error-unknown", &[("path", path)])
        }
        OptionError::Unknown { path, nearest: Some(nearest) } => {
            say(texts, "option-error-unknown-nearest", &[("path", path), ("nearest", nearest)])
        }
        OptionError::NotAGroup { path, value } => {
            say(texts, "option-error-not-a-group", &[("path", path), ("value", value)])
        }
        OptionError::NotAllowed { path, value, field } => {
            let allowed = allowed(texts, field);
            let args = [("path", path.as_str()), ("value", value), ("allowed", &allowed)];
            say(texts, "option-error-not-allowed", &args)
        }
        OptionError::NotBoth { first, second } => {
            say(texts, "option-error-not-both", &[("first", first), ("second", second)])
        }
        OptionError::NotSwitchedOn { path, switch } => {
            say(texts, "option-error-not-switched-on", &[("path", path), ("switch", switch)])
        }
        OptionError::TooFewFactors { extrapolators, extrapolator, factors, needed, found } => texts
            .with(
                "option-error-too-few-factors",
                &[
                    ("extrapolators", (*extrapolators).into()),
                    ("extrapolator", (*extrapolator).into()),
                    ("factors", (*factors).into()),
                    ("needed", (*needed).into()),
                    ("found", (*found).into()),
                ],
            ),
        OptionError::Refused { path, value, why } => {
            let why = refusal(texts, *why);
            let args = [("path", path.as_str()), ("value", value), ("why", &why)];
            say(texts, "option-error-refused", &args)
        }
    }
}

fn say(texts: &Texts, id: &str, args: &[(&'static str, &str)]) -> AttrValue {
    let args: Vec<_> = args.iter().map(|(name, text)| (*name, FluentValue::from(*text))).collect();
    texts.with(id, &args)
}

/// What values an option can have.
fn allowed(texts: &Texts, field: &Field) -> String {
    let form = match field.kind {
        Kind::Bool => texts.t("option-kind-bool"),
        Kind::Int => texts.t("option-kind-int"),
        Kind::Float => texts.t("option-kind-float"),
        Kind::Choice(words) => say(texts, "option-kind-choice", &[("words", &words.join(", "))]),
        Kind::Text => texts.t("option-kind-text"),
        Kind::Choices(words) => say(texts, "option-kind-choices", &[("words", &words.join(", "))]),
        Kind::Ints => texts.t("option-kind-ints"),
        Kind::Floats => texts.t("option-kind-floats"),
        Kind::Texts => texts.t("option-kind-texts"),
        Kind::Pairs => texts.t("option-kind-pairs"),
        Kind::Object => texts.t("option-kind-object"),
        Kind::Objects => texts.t("option-kind-objects"),
    };
    let mut parts = vec![form];
    parts.extend(limits(texts, &field.limits));
    parts.extend(match field.also {
        Some(Also::Auto) => Some(texts.t("option-also-auto")),
        Some(Also::NoLimit) => Some(texts.t("option-also-no-limit")),
        None => field.null_unsets.then(|| texts.t("option-also-null")),
    });
    parts.join(", ")
}

fn limits(texts: &Texts, limits: &Limits) -> Vec<AttrValue> {
    let mut parts = Vec::new();
    if limits.min.is_finite() {
        let id =
            if limits.min_is_excluded { "option-limit-above" } else { "option-limit-at-least" };
        parts.push(say(texts, id, &[("min", &limits.min.to_string())]));
    }
    if limits.max.is_finite() {
        parts.push(say(texts, "option-limit-at-most", &[("max", &limits.max.to_string())]));
    }
    if limits.max_entries < usize::MAX {
        let args =
            [("entries", limits.max_entries.into()), ("characters", limits.max_characters.into())];
        parts.push(texts.with("option-limit-entries", &args));
    }
    parts
}

/// What an option is as long as it is unset.
pub(super) fn given(texts: &Texts, given: Given) -> String {
    let words = given.message_id().map(|id| texts.t(id).to_string());
    words.or_else(|| given.json().map(|json| json.to_string())).unwrap_or_default()
}

/// Why an option has no effect.
pub(super) fn idle(texts: &Texts, why: Idle) -> AttrValue {
    match why {
        Idle::WithoutNoise => texts.t("option-idle-without-noise"),
        Idle::WithoutService => texts.t("option-idle-without-service"),
        Idle::WithoutDevice => texts.t("option-idle-without-device"),
        Idle::Overridden(path) => say(texts, "option-idle-overridden", &[("path", path)]),
    }
}

/// Why an option is refused.
pub(super) fn refusal(texts: &Texts, why: Refusal) -> AttrValue {
    texts.t(match why {
        Refusal::NoNoise => "option-refused-no-noise",
        Refusal::NoSignals => "option-refused-no-signals",
        Refusal::AlwaysReset => "option-refused-always-reset",
        Refusal::NotKnown => "option-refused-not-known",
        Refusal::OnlySimulated => "option-refused-only-simulated",
    })
}
