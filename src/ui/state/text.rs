//! The text that stands for each circuit of the document: as it was written, or as it is written
//! out for a circuit that was edited in the picture.

use std::rc::Rc;

use crate::circuit::Circuit;
use crate::editor::History;
use crate::qasm::{self, Diagnostic, Language, Parsed, SourceMap, Target};
use crate::ui::utf16::Utf16;

/// A text, and what the reader says about it.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Text {
    /// The text. Its lines end in `\n` alone.
    pub(in crate::ui) text: Rc<str>,
    /// The language it is written in.
    pub(in crate::ui) language: Language,
    /// Which stretch of it stands for which part of the circuit.
    pub(in crate::ui) map: Rc<SourceMap>,
    /// Offsets in it, as browsers count them.
    pub(in crate::ui) offsets: Rc<Utf16>,
    /// What the reader says about it.
    pub(in crate::ui) diagnostics: Rc<[Diagnostic]>,
    /// Whether it has put another circuit in place, as a step that can be undone.
    pub(super) made_step: bool,
    /// The circuit it stands for; for a text with an error in it, the one that was shown when it
    /// was read.
    circuit: Rc<Circuit>,
}

impl PartialEq for Text {
    /// The same reading of the same text.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text) && Rc::ptr_eq(&self.diagnostics, &other.diagnostics)
    }
}

impl Text {
    /// A text that was read, for the circuit that is shown now.
    pub(super) fn read(text: Rc<str>, parsed: Parsed, circuit: &Rc<Circuit>) -> Self {
        Self {
            offsets: Rc::new(Utf16::of(&text)),
            text,
            language: parsed.language,
            map: Rc::new(parsed.map),
            diagnostics: parsed.diagnostics.into(),
            made_step: false,
            circuit: Rc::clone(circuit),
        }
    }

    /// A circuit written out.
    pub(super) fn written(circuit: &Rc<Circuit>) -> Self {
        let written = qasm::write(circuit, Target::OpenQasm3);
        Self {
            offsets: Rc::new(Utf16::of(&written.text)),
            text: written.text.into(),
            language: Language::OpenQasm3,
            map: Rc::new(written.map),
            diagnostics: Rc::default(),
            made_step: false,
            circuit: Rc::clone(circuit),
        }
    }

    /// This text, changed so that it stands for another circuit.
    fn rewritten(&self, circuit: &Rc<Circuit>) -> Self {
        let _ = self;
        Self::written(circuit)
    }

    /// Whether it belongs to this very circuit.
    pub(super) fn is_of(&self, circuit: &Rc<Circuit>) -> bool {
        Rc::ptr_eq(&self.circuit, circuit)
    }

    /// Whether it is no program because of an error in it.
    pub(in crate::ui) fn has_error(&self) -> bool {
        has_error(&self.diagnostics)
    }
}

/// Whether one of the diagnostics is an error.
pub(super) fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == qasm::Severity::Error)
}

/// The texts of all circuits that undo and redo can bring back.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    present: Text,
    others: Vec<Text>,
}

impl Texts {
    /// Most bytes of the texts that are not shown. The oldest ones beyond it are forgotten: their
    /// circuits are written out when they come back.
    const MAX_BYTES: usize = 16 << 20;

    /// The text of a first circuit.
    pub(super) fn new(present: Text) -> Self {
        Self { present, others: Vec::new() }
    }

    /// The text of the circuit that is shown.
    pub(super) fn present(&self) -> &Text {
        &self.present
    }

    /// Goes to the circuit that the history shows now: to its own text where it has one,
    /// otherwise to the present one rewritten.
    pub(super) fn follow(&mut self, history: &History) {
        let circuit = history.circuit();
        let known = self.others.iter().position(|text| text.is_of(circuit));
        let next = match known {
            Some(place) => self.others.remove(place),
            None => self.present.rewritten(circuit),
        };
        self.go_to(next, history);
    }

    /// Goes to a text of its own for the circuit that the history shows now. The texts of all
    /// other circuits that the history remembers are kept.
    pub(super) fn go_to(&mut self, next: Text, history: &History) {
        self.others.push(std::mem::replace(&mut self.present, next));
        let present = history.circuit();
        let is_remembered = |text: &Text| history.circuits().any(|circuit| text.is_of(circuit));
        self.others.retain(|text| !text.is_of(present) && is_remembered(text));
        let mut bytes = 0;
        let fits = |text: &&Text| {
            bytes += text.text.len();
            bytes <= Self::MAX_BYTES
        };
        let kept = self.others.iter().rev().take_while(fits).count();
        self.others.drain(..self.others.len() - kept);
    }
}
