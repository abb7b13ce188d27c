//! The formats in which a document can be saved.

use crate::qasm::{self, Language, Loss, Target};
use crate::ui::download;
use crate::ui::hooks::{Inputs, saved};
use crate::ui::state::DocState;

/// A format in which a document can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Text of a language or library.
    Text(Target),
    /// All of the document.
    Document,
}

/// A file to save.
pub(super) struct SavedFile {
    /// Its name.
    pub(super) name: String,
    /// Its text; empty when the format cannot hold the circuit.
    text: String,
    /// What the format cannot hold.
    pub(super) losses: Vec<Loss>,
    media_type: &'static str,
}

impl Format {
    /// All formats, in the order of the menu.
    pub(super) const ALL: [Self; 5] = [
        Self::Text(Target::OpenQasm3),
        Self::Text(Target::OpenQasm3ForQiskit),
        Self::Text(Target::OpenQasm2),
        Self::Text(Target::Qiskit),
        Self::Document,
    ];

    /// The identifier of its item in the menu.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Text(Target::OpenQasm3) => "file-save-qasm3",
            Self::Text(Target::OpenQasm3ForQiskit) => "file-save-qasm3-qiskit",
            Self::Text(Target::OpenQasm2) => "file-save-qasm2",
            Self::Text(Target::Qiskit) => "file-save-qiskit",
            Self::Document => "file-save-document",
        }
    }

    /// The identifier of the message that offers it.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Text(Target::OpenQasm3) => "file-save-openqasm",
            Self::Text(Target::OpenQasm3ForQiskit) => "file-save-openqasm-for-qiskit",
            Self::Text(Target::OpenQasm2) => "file-save-openqasm-two",
            Self::Text(Target::Qiskit) => "file-save-qiskit",
            Self::Document => "file-save-document",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Text(Target::OpenQasm3) => ".qasm",
            Self::Text(Target::OpenQasm3ForQiskit) => "-qiskit.qasm",
            Self::Text(Target::OpenQasm2) => "-2.qasm",
            Self::Text(Target::Qiskit) => ".py",
            Self::Document => ".json",
        }
    }

    /// The document in this format. In its own language it is saved as it was written.
    pub(super) fn file(self, document: &DocState, inputs: &Inputs) -> SavedFile {
        let (text, losses) = match self {
            Self::Document => (saved(document, inputs).to_json(), Vec::new()),
            Self::Text(target) if language(target) == Some(document.text().language) => {
                (document.text().text.to_string(), Vec::new())
            }
            Self::Text(target) => {
                let written = qasm::write(document.circuit(), target);
                (written.text, written.losses)
            }
        };
        let media_type = match self {
            Self::Document => "application/json",
            Self::Text(_) => "text/plain",
        };
        SavedFile {
            name: format!("{}{}", document.name(), self.ending()),
            text,
            losses,
            media_type,
        }
    }
}

/// The language in which a document that is saved so can be written.
fn language(target: Target) -> Option<Language> {
    match target {
        Target::OpenQasm3 => Some(Language::OpenQasm3),
        Target::OpenQasm2 => Some(Language::OpenQasm2),
        Target::OpenQasm3ForQiskit | Target::Qiskit => None,
    }
}

impl SavedFile {
    /// Whether the format can hold the circuit.
    pub(super) fn is_whole(&self) -> bool {
        !self.losses.iter().any(Loss::is_fatal)
    }

    /// Offers it to the person. Where the browser refuses, it says so itself.
    pub(super) fn offer(&self) {
        download::text(&self.name, self.media_type, &self.text);
    }
}
