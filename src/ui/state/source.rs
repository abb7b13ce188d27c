//! The text that stands for each circuit of the document: as it was written, or as it is written
//! out for a circuit that was edited in the picture.

use std::rc::Rc;

use crate::circuit::Circuit;
use crate::editor::History;
use crate::qasm::{self, Diagnostic, Language, Parsed, SourceMap, Target, Written};
use crate::ui::utf16::Utf16;

/// A text, and what the reader says about it.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Source {
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

impl PartialEq for Source {
    /// The same reading of the same text.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text) && Rc::ptr_eq(&self.diagnostics, &other.diagnostics)
    }
}

impl Source {
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

    /// A circuit written out in OpenQASM 3, which holds every circuit.
    pub(super) fn written(circuit: &Rc<Circuit>) -> Self {
        let written = qasm::write(circuit, Target::OpenQasm3);
        Self::of(written, Language::OpenQasm3, circuit)
    }

    /// This text, changed so that it stands for another circuit. Where its language cannot hold
    /// that one, the text goes on in OpenQASM 3.
    fn rewritten(&self, circuit: &Rc<Circuit>) -> Self {
        self.in_own_language(circuit)
            .or_else(|| self.in_open_qasm_3(circuit))
            .unwrap_or_else(|| Self::written(circuit))
    }

    /// As [`Source::rewritten`], where the language of the text can hold the circuit.
    fn in_own_language(&self, circuit: &Rc<Circuit>) -> Option<Self> {
        let written = qasm::rewrite(&self.text, &self.parsed(), circuit)?;
        Some(Self::of(written, self.language, circuit))
    }

    fn in_open_qasm_3(&self, circuit: &Rc<Circuit>) -> Option<Self> {
        let (text, parsed) = qasm::in_open_qasm_3(&self.text, &self.parsed())?;
        let written = qasm::rewrite(&text, &parsed, circuit)?;
        Some(Self::of(written, Language::OpenQasm3, circuit))
    }

    fn parsed(&self) -> Parsed {
        Parsed {
            circuit: Some(Circuit::clone(&self.circuit)),
            language: self.language,
            map: SourceMap::clone(&self.map),
            diagnostics: Vec::new(),
        }
    }

    fn of(written: Written, language: Language, circuit: &Rc<Circuit>) -> Self {
        Self {
            offsets: Rc::new(Utf16::of(&written.text)),
            text: written.text.into(),
            language,
            map: Rc::new(written.map),
            diagnostics: Rc::default(),
            made_step: false,
            circuit: Rc::clone(circuit),
        }
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
pub(super) struct Sources {
    present: Source,
    others: Vec<Source>,
}

impl Sources {
    /// Most bytes of the texts that are not shown. The oldest ones beyond it are forgotten: their
    /// circuits are written out when they come back.
    const MAX_BYTES: usize = 16 << 20;

    /// The text of a first circuit.
    pub(super) fn new(present: Source) -> Self {
        Self { present, others: Vec::new() }
    }

    /// The text of the circuit that is shown.
    pub(super) fn present(&self) -> &Source {
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

    /// Goes on to the circuit of an edit, which the history shows now. Where the language of the
    /// text has other gates for what it lacks, these take the place of the edit's own.
    pub(super) fn follow_edit(&mut self, history: &mut History) {
        let circuit = history.circuit();
        let own = self.present.in_own_language(circuit);
        let present = &self.present;
        let held = || qasm::rewrite_held(&present.text, &present.parsed(), circuit);
        let next = match (own, self.present.language) {
            (Some(own), _) => own,
            (None, Language::OpenQasm3) => Source::written(circuit),
            (None, Language::OpenQasm2) => match held() {
                Some((written, held)) => {
                    history.amend(held);
                    Source::of(written, Language::OpenQasm2, history.circuit())
                }
                None => self.present.rewritten(circuit),
            },
        };
        self.go_to(next, history);
    }

    /// Goes to a text of its own for the circuit that the history shows now. The texts of all
    /// other circuits that the history remembers are kept.
    pub(super) fn go_to(&mut self, next: Source, history: &History) {
        self.others.push(std::mem::replace(&mut self.present, next));
        let present = history.circuit();
        let is_remembered = |text: &Source| history.circuits().any(|circuit| text.is_of(circuit));
        self.others.retain(|text| !text.is_of(present) && is_remembered(text));
        let mut bytes = 0;
        let fits = |text: &&Source| {
            bytes += text.text.len();
            bytes <= Self::MAX_BYTES
        };
        let kept = self.others.iter().rev().take_while(fits).count();
        self.others.drain(..self.others.len() - kept);
    }
}
