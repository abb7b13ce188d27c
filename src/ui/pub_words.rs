//! Why a PUB cannot be run, in words.

use yew::AttrValue;

use super::i18n::Texts;
use super::words::{grouped, missing_values, parameter_count};
use crate::primitives::{
    BindingsError, MAX_BINDING_VALUES, MAX_SHOTS, ObservablesError, PubError, ShapeError,
};

/// Why a PUB cannot be run.
pub(super) fn pub_error(texts: &Texts, error: &PubError) -> AttrValue {
    match error {
        PubError::Shots { .. } => {
            texts.with("run-shots-range", &[("max", grouped(MAX_SHOTS).into())])
        }
        PubError::NoMeasurement => texts.t("run-no-measurement"),
        PubError::ParameterCount { expected, found } => parameter_count(texts, *expected, *found),
        PubError::Bindings(error) => bindings_error(texts, error),
        PubError::Observables(error) => observables_error(texts, error),
        PubError::ObservableWidth { expected, found } => texts.with(
            "pub-observables-width",
            &[("expected", (*expected).into()), ("found", (*found).into())],
        ),
        PubError::Shapes(error) => shape_error(texts, error),
        PubError::Precision { precision } => {
            texts.with("pub-precision", &[("precision", precision.to_string().into())])
        }
        PubError::TooPrecise { precision, shots } => texts.with(
            "pub-too-precise",
            &[
                ("precision", precision.to_string().into()),
                ("shots", grouped(*shots).into()),
                ("max", grouped(MAX_SHOTS).into()),
            ],
        ),
        PubError::ResultTooLarge { needed_bytes, limit_bytes } => texts.with(
            "pub-result-too-large",
            &[("needed", (needed_bytes >> 20).into()), ("limit", (limit_bytes >> 20).into())],
        ),
    }
}

fn shape_error(texts: &Texts, error: &ShapeError) -> AttrValue {
    match error {
        ShapeError::Broadcast { left, right } => texts.with(
            "pub-shapes",
            &[("observables", left.to_string().into()), ("values", right.to_string().into())],
        ),
        ShapeError::Elements { shape, found } => texts.with(
            "pub-elements",
            &[("shape", shape.to_string().into()), ("found", (*found).into())],
        ),
    }
}

fn bindings_error(texts: &Texts, error: &BindingsError) -> AttrValue {
    match error {
        BindingsError::LastAxis { shape, num_parameters } => texts.with(
            "pub-last-axis",
            &[("shape", shape.to_string().into()), ("count", (*num_parameters).into())],
        ),
        BindingsError::Empty { shape } => {
            texts.with("pub-no-values", &[("shape", shape.to_string().into())])
        }
        BindingsError::NotFinite { parameter, .. } => {
            texts.with("run-value-not-finite", &[("name", parameter.as_str().into())])
        }
        BindingsError::Unknown { name } => {
            texts.with("pub-unknown-parameter", &[("name", name.as_str().into())])
        }
        BindingsError::Twice { name } => {
            texts.with("pub-parameter-twice", &[("name", name.as_str().into())])
        }
        BindingsError::Missing { names } => missing_values(texts, names),
        BindingsError::Shapes { names, expected, found } => texts.with(
            "pub-value-shapes",
            &[
                ("names", names.join(", ").into()),
                ("expected", expected.to_string().into()),
                ("found", found.to_string().into()),
            ],
        ),
        BindingsError::TooMany { found } => texts.with(
            "pub-too-many-values",
            &[
                ("found", grouped(*found as u64).into()),
                ("max", grouped(MAX_BINDING_VALUES as u64).into()),
            ],
        ),
    }
}

fn observables_error(texts: &Texts, error: &ObservablesError) -> AttrValue {
    match error {
        ObservablesError::Empty { shape } => {
            texts.with("pub-no-observables", &[("shape", shape.to_string().into())])
        }
        ObservablesError::Width { observable, expected, found } => texts.with(
            "pub-observable-widths",
            &[
                ("observable", (observable + 1).into()),
                ("expected", (*expected).into()),
                ("found", (*found).into()),
            ],
        ),
        ObservablesError::Observable { observable, .. } => {
            texts.with("pub-observable", &[("observable", (observable + 1).into())])
        }
    }
}
