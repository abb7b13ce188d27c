//! What is wrong with an observable, in words.

use yew::AttrValue;

use super::i18n::Texts;
use crate::observable::{ObservableError, SumTextError, SumTextProblem};
use crate::primitives::HamiltonianError;

/// What is wrong with the text of a sum, and where.
pub(super) fn sum_text_error(texts: &Texts, error: &SumTextError) -> AttrValue {
    let what = match &error.problem {
        SumTextProblem::NoTerm => texts.t("sum-no-term"),
        SumTextProblem::NoSign => texts.t("sum-no-sign"),
        SumTextProblem::NotFinite => texts.t("sum-not-finite"),
        SumTextProblem::Complex => texts.t("sum-complex"),
        SumTextProblem::Width { expected, found } => {
            texts.with("sum-width", &[("expected", (*expected).into()), ("found", (*found).into())])
        }
        SumTextProblem::String(reason) => string_error(texts, reason),
    };
    let args = [("column", error.column.into()), ("what", what.as_str().into())];
    texts.with("sum-at", &args)
}

/// What is wrong with a file.
pub(super) fn hamiltonian_error(texts: &Texts, error: &HamiltonianError) -> AttrValue {
    let term = |term: usize, what: AttrValue| {
        texts.with("hamiltonian-term", &[("term", term.into()), ("what", what.as_str().into())])
    };
    match error {
        HamiltonianError::Empty | HamiltonianError::Form => texts.t("hamiltonian-empty"),
        HamiltonianError::Line { line, error } => {
            let what = sum_text_error(texts, error);
            let args = [("line", (*line).into()), ("what", what.as_str().into())];
            texts.with("hamiltonian-line", &args)
        }
        HamiltonianError::Term { term: number } => term(*number, texts.t("hamiltonian-form")),
        HamiltonianError::String { term: number, reason } => {
            term(*number, string_error(texts, reason))
        }
    }
}

fn string_error(texts: &Texts, error: &ObservableError) -> AttrValue {
    match error {
        ObservableError::Letter { letter, .. } => {
            texts.with("sum-letter", &[("letter", letter.to_string().into())])
        }
        ObservableError::QubitOutOfRange { qubit, num_qubits } => texts
            .with("sum-no-qubit", &[("qubit", (*qubit).into()), ("count", (*num_qubits).into())]),
        ObservableError::DuplicateQubit { qubit } => {
            texts.with("sum-qubit-twice", &[("qubit", (*qubit).into())])
        }
        ObservableError::Width { expected, found, .. } => {
            texts.with("sum-width", &[("expected", (*expected).into()), ("found", (*found).into())])
        }
        ObservableError::NotFinite { .. } => texts.t("sum-not-finite"),
        ObservableError::Complex { .. } => texts.t("sum-complex"),
        ObservableError::NoTerms | ObservableError::LettersAndQubits { .. } => {
            texts.t("sum-no-term")
        }
        ObservableError::Term { reason, .. } => string_error(texts, reason),
    }
}
