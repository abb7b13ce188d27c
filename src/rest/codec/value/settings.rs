//! Pauli strings and sums of them, which Qiskit writes as the settings of its classes.

use serde_json::Value as Json;

use super::{object, read_nd_array, tagged, write_array};
use crate::rest::codec::cursor::{Cursor, VALUE};
use crate::rest::codec::pack::Budget;
use crate::rest::codec::{CodecError, NdArray};

/// An operator of Qiskit's.
#[derive(Debug, Clone, PartialEq)]
pub enum Settings {
    /// `Pauli`: a label, which may begin with a phase such as `-i`.
    Pauli(String),
    /// `PauliList`: labels.
    PauliList(Vec<String>),
    /// `SparsePauliOp`: labels and their complex coefficients.
    SparsePauliOp {
        /// The labels.
        paulis: Vec<String>,
        /// As many coefficients.
        coeffs: NdArray,
    },
}

const TAG: &str = "settings";
const MODULE: &str = "qiskit.quantum_info.operators.symplectic.";

/// Adds the class to an object.
pub(super) fn of_class(mut json: Json, module: &str, class: &str) -> Json {
    if let Json::Object(members) = &mut json {
        members.insert("__module__".to_owned(), module.into());
        members.insert("__class__".to_owned(), class.into());
    }
    json
}

fn written(module: &str, class: &str, value: Json) -> Json {
    of_class(tagged(TAG, value), &format!("{MODULE}{module}"), class)
}

/// `PauliList` with these labels.
pub(super) fn write_list(labels: &[String]) -> Json {
    written("pauli_list", "PauliList", object([("data", labels.into())]))
}

/// The labels of a `PauliList`.
pub(super) fn read_list(at: &Cursor<'_>) -> Result<Vec<String>, CodecError> {
    at.tagged(TAG)?.member("data")?.texts()
}

impl Settings {
    /// Reads an operator; none when it is of another class or tag.
    pub(in crate::rest::codec) fn read(
        budget: &mut Budget,
        at: &Cursor<'_>,
    ) -> Result<Option<Self>, CodecError> {
        let class = at.json().get("__class__").and_then(Json::as_str);
        let (Some(TAG), Some(class)) = (at.tag(), class) else {
            return Ok(None);
        };
        let data = || at.member(VALUE);
        Ok(Some(match class {
            "Pauli" => Self::Pauli(data()?.member("data")?.text()?.to_owned()),
            "PauliList" => Self::PauliList(read_list(at)?),
            "SparsePauliOp" => Self::SparsePauliOp {
                paulis: read_list(&data()?.member("data")?)?,
                coeffs: read_nd_array(budget, &data()?.member("coeffs")?)?,
            },
            _ => return Ok(None),
        }))
    }

    pub(super) fn write(&self) -> Json {
        match self {
            Self::Pauli(label) => {
                written("pauli", "Pauli", object([("data", label.as_str().into())]))
            }
            Self::PauliList(labels) => write_list(labels),
            Self::SparsePauliOp { paulis, coeffs } => {
                let members = [("data", write_list(paulis)), ("coeffs", write_array(coeffs))];
                written("sparse_pauli_op", "SparsePauliOp", object(members))
            }
        }
    }
}
