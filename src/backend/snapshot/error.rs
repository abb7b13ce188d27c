//! What can be wrong with a file that describes a device.

use thiserror::Error;

use super::Snapshot;
use crate::backend::TargetError;

/// Why a text is no device.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SnapshotError {
    /// The text ends before the object does.
    #[error("the file is cut off in line {line}, column {column}")]
    CutOff {
        /// The line in which it ends, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The text is no JSON.
    #[error("line {line}, column {column} is not JSON: {reason}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader of JSON says.
        reason: String,
    },
    /// The JSON is not about a device: it has no `format`, or another one.
    #[error("this is no file of the format {}", Snapshot::FORMAT)]
    OtherFormat,
    /// The file is of a version that is not known.
    #[error("the file is of version {found}; what is known is version {}", Snapshot::VERSION)]
    Version {
        /// Its version.
        found: u64,
    },
    /// A member is missing, unknown, or of another kind than it should be.
    #[error("{reason}")]
    Form {
        /// What the reader of JSON says.
        reason: String,
    },
    /// A gate that there is not.
    #[error("there is no gate {name}")]
    UnknownGate {
        /// The name.
        name: String,
    },
    /// An ability that there is not.
    #[error("there is no ability {name}")]
    UnknownAbility {
        /// The name.
        name: String,
    },
    /// A list with too few or too many entries.
    #[error("{name} has {found} entries, not {expected}")]
    Length {
        /// Name of the list.
        name: String,
        /// How many entries it should have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// Gates without a list of qubits that are not on one qubit, or of different sizes in one
    /// entry, or in both directions though not on two qubits.
    #[error("it is not said which qubits {name} acts on")]
    Places {
        /// Name of the gate.
        name: String,
    },
    /// An entry of a column that is neither a number nor `null`, or an index of none.
    #[error("entry {entry} of {name} is no number")]
    NotANumber {
        /// Name of the column.
        name: String,
        /// The entry, from 0.
        entry: usize,
    },
    /// A column that is neither a number, nor a list, nor an object with `of` and `at`.
    #[error("{name} is no column of numbers")]
    NotAColumn {
        /// Name of the column.
        name: String,
    },
    /// The device cannot be like that.
    #[error(transparent)]
    Target(#[from] TargetError),
}

impl SnapshotError {
    /// What the reader of JSON says of a text.
    pub(super) fn of_json(text: &str, error: &serde_json::Error) -> Self {
        use serde_json::error::Category;
        let (line, column) = (error.line(), error.column());
        // A number without its last digits is no number to the reader.
        let ends_in_number = text.ends_with(['-', '+', '.', 'e', 'E']);
        match error.classify() {
            Category::Eof => Self::CutOff { line, column },
            Category::Syntax if ends_in_number && end(text) == (line, column) => {
                Self::CutOff { line, column }
            }
            Category::Data => Self::Form { reason: error.to_string() },
            Category::Syntax | Category::Io => {
                Self::NotJson { line, column, reason: error.to_string() }
            }
        }
    }
}

/// The line and the column of the last byte, from 1.
fn end(text: &str) -> (usize, usize) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.split('\n').count(), last.len())
}
