//! A sum of Pauli strings out of a file.

use serde_json::Value as Json;
use thiserror::Error;

use crate::observable::{ObservableError, Pauli, SparsePauliOp, SumTextError};

/// Why a file has no sum of Pauli strings.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum HamiltonianError {
    /// There are no terms in it.
    #[error("there are no terms")]
    Empty,
    /// A line of text is no sum.
    #[error("line {line}, {error}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        error: SumTextError,
    },
    /// The JSON is neither an object of coefficients by strings nor a list of terms.
    #[error("the JSON is no list of terms such as [\"XX\", 0.5]")]
    Form,
    /// A term of the JSON is none.
    #[error("term {term} is neither [\"XX\", 0.5] nor [\"XX\", [0, 1], 0.5]")]
    Term {
        /// Its number, counted from 1.
        term: usize,
    },
    /// A string of the JSON is none on these qubits.
    #[error("term {term}: {reason}")]
    String {
        /// Its number, counted from 1.
        term: usize,
        /// What is wrong with it.
        reason: ObservableError,
    },
}

/// Reads a sum on so many qubits from the text of a file: JSON as Qiskit's `to_list` and
/// `to_sparse_list` give it, or an object of coefficients by labels; or lines, each a sum as
/// [`SparsePauliOp::from_text`] reads it or a label and its coefficient. `#` begins a comment.
///
/// # Errors
/// [`HamiltonianError`] for the first mistake.
pub fn read_hamiltonian(text: &str, num_qubits: u32) -> Result<SparsePauliOp, HamiltonianError> {
    let text = text.trim_start_matches('\u{FEFF}');
    let terms = match serde_json::from_str::<Json>(text) {
        Ok(json @ (Json::Array(_) | Json::Object(_))) => of_json(&json, num_qubits)?,
        _ => of_lines(text, num_qubits)?,
    };
    if terms.is_empty() {
        return Err(HamiltonianError::Empty);
    }
    SparsePauliOp::new(num_qubits, terms).map_err(|reason| match reason {
        ObservableError::Width { term, .. } | ObservableError::NotFinite { term } => {
            HamiltonianError::String { term: term + 1, reason }
        }
        reason => HamiltonianError::String { term: 1, reason },
    })
}

type Terms = Vec<(Pauli, f64)>;

fn of_lines(text: &str, num_qubits: u32) -> Result<Terms, HamiltonianError> {
    let mut terms = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let sum = match label_first(line) {
            Some((label, coefficient)) => format!("{coefficient} {label}").replace("+ -", "-"),
            None => line.to_owned(),
        };
        let sum = SparsePauliOp::from_text(&sum, num_qubits)
            .map_err(|error| HamiltonianError::Line { line: number + 1, error })?;
        terms.extend(sum.terms().iter().cloned());
    }
    Ok(terms)
}

/// A label and the number behind it, if a line is that.
fn label_first(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty());
    let (label, coefficient) = (words.next()?, words.next()?);
    let is_label = label.chars().all(|letter| matches!(letter, 'I' | 'X' | 'Y' | 'Z'));
    (is_label && words.next().is_none() && coefficient.parse::<f64>().is_ok())
        .then_some((label, coefficient))
}

fn of_json(json: &Json, num_qubits: u32) -> Result<Terms, HamiltonianError> {
    if let Json::Object(members) = json {
        let term = |(number, (label, value)): (usize, (&String, &Json))| {
            let coefficient = value.as_f64().ok_or(HamiltonianError::Term { term: number + 1 })?;
            Ok((string(number, Pauli::from_label(label))?, coefficient))
        };
        return members.iter().enumerate().map(term).collect();
    }
    let list = json.as_array().ok_or(HamiltonianError::Form)?;
    list.iter().enumerate().map(|(number, term)| of_term(number, term, num_qubits)).collect()
}

fn of_term(number: usize, json: &Json, num_qubits: u32) -> Result<(Pauli, f64), HamiltonianError> {
    let wrong = || HamiltonianError::Term { term: number + 1 };
    let parts = json.as_array().ok_or_else(wrong)?;
    let (letters, qubits, coefficient) = match parts.as_slice() {
        [letters, coefficient] => (letters, None, coefficient),
        [letters, qubits, coefficient] => (letters, Some(qubits), coefficient),
        _ => return Err(wrong()),
    };
    let letters = letters.as_str().ok_or_else(wrong)?;
    let coefficient = coefficient.as_f64().ok_or_else(wrong)?;
    let pauli = match qubits {
        None => Pauli::from_label(letters),
        Some(qubits) => {
            let qubits: Option<Vec<u32>> = qubits.as_array().and_then(|qubits| {
                qubits.iter().map(|qubit| u32::try_from(qubit.as_u64()?).ok()).collect()
            });
            Pauli::from_sparse(letters, &qubits.ok_or_else(wrong)?, num_qubits)
        }
    };
    Ok((string(number, pauli)?, coefficient))
}

fn string(number: usize, pauli: Result<Pauli, ObservableError>) -> Result<Pauli, HamiltonianError> {
    pauli.map_err(|reason| HamiltonianError::String { term: number + 1, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, f64)]) {
        let expected = SparsePauliOp::from_list(expected.iter().copied()).unwrap();
        assert_eq!(read_hamiltonian(text, 2), Ok(expected), "{text}");
    }

    #[test]
    fn all_forms_of_files_are_read() {
        let terms = [("XX", 0.5), ("IZ", -1.0)];
        check(r#"[["XX", 0.5], ["IZ", -1]]"#, &terms);
        check(r#"[["XX", [0, 1], 0.5], ["Z", [0], -1]]"#, &terms);
        check(r#"{"IZ": -1, "XX": 0.5}"#, &[terms[1], terms[0]]);
        check("# a comment\n0.5 XX\n\n- Z[0]\n", &terms);
        check("XX 0.5\nIZ, -1 # the field", &terms);
        check("0.5 XX - IZ", &terms);
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        let check = |text: &str, said: &str| {
            let error = read_hamiltonian(text, 2).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        };
        check("", "no terms");
        check("[]", "no terms");
        check("XX 0.5\nXQ 1", "line 2, column 1");
        check(r#"[["XX", 1], ["XX"]]"#, "term 2 is neither");
        check(r#"[["XX", "1j"]]"#, "term 1 is neither");
        check(r#"[["XXX", 1]]"#, "term 1");
        check(r#"[["X", [7], 1]]"#, "no qubit 7");
    }
}
