//! The form in which a document is kept between visits.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A document as it is saved: JSON with a version, the circuit as OpenQASM 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedDocument {
    version: u32,
    /// The circuit in OpenQASM 3.
    pub qasm: String,
    /// What stands in the code field when it is not (yet) the circuit; empty otherwise.
    pub draft: String,
    /// The number of shots as it stands in its field.
    pub shots: String,
    /// The seed as it stands in its field; empty for a random one.
    pub seed: String,
}

/// Why a saved document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// The text is not a saved document.
    #[error("not a saved document: {reason}")]
    Damaged {
        /// What the reader stumbled on.
        reason: String,
    },
    /// The document was saved by a version of Ketpad that this one does not know.
    #[error("saved in version {version} of the format")]
    Version {
        /// The version it was saved in.
        version: u32,
    },
}

impl SavedDocument {
    /// The version of the format that is written.
    pub const VERSION: u32 = 1;

    /// A document to save.
    pub fn new(qasm: String, draft: String, shots: String, seed: String) -> Self {
        Self { version: Self::VERSION, qasm, draft, shots, seed }
    }

    /// The text to keep.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("invariant: strings and numbers are always JSON")
    }

    /// Reads a text that was kept. Whether the circuit in it is sound is for the caller to see.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn from_json(text: &str) -> Result<Self, FileError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let damaged = |error: serde_json::Error| FileError::Damaged { reason: error.to_string() };
        let Versioned { version } = serde_json::from_str(text).map_err(damaged)?;
        if version != Self::VERSION {
            return Err(FileError::Version { version });
        }
        serde_json::from_str(text).map_err(damaged)
    }
}
