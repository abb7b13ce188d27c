//! The form in which a document is kept between visits.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Content;

/// A document as it is saved: JSON with a version, the circuit as OpenQASM 3, and what a person
/// has written and set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedDocument {
    version: u32,
    /// The circuit in OpenQASM 3.
    pub qasm: String,
    /// What a person has written and set. The text may be no circuit (yet); an empty one stands
    /// for the circuit's own.
    pub content: Content,
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

/// A document as the first version saved it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstVersion {
    #[serde(rename = "version")]
    _version: u32,
    qasm: String,
    /// What stood in the code field when it was not the circuit; empty otherwise.
    draft: String,
    shots: String,
    seed: String,
}

impl From<FirstVersion> for SavedDocument {
    fn from(first: FirstVersion) -> Self {
        let FirstVersion { qasm, draft: text, shots, seed, .. } = first;
        Self::new(qasm, Content { text, shots, seed, ..Content::default() })
    }
}

impl SavedDocument {
    /// The version of the format that is written. Earlier ones are read.
    pub const VERSION: u32 = 2;

    /// A document to save.
    pub fn new(qasm: String, content: Content) -> Self {
        Self { version: Self::VERSION, qasm, content }
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
        match version {
            1 => serde_json::from_str::<FirstVersion>(text).map(Self::from).map_err(damaged),
            Self::VERSION => serde_json::from_str(text).map_err(damaged),
            _ => Err(FileError::Version { version }),
        }
    }
}
