//! What each tab of the code pane shows of a document.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::DocState;
use super::source::has_error;
use crate::circuit::Circuit;
use crate::qasm::{self, Diagnostic, Language, Loss, Part, SourceMap, Target};
use crate::ui::utf16::Utf16;

/// The tabs of the code pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum CodeTab {
    /// OpenQASM 3.
    OpenQasm3,
    /// OpenQASM 2.
    OpenQasm2,
    /// A Python script for Qiskit, to read and to copy.
    Qiskit,
}

impl CodeTab {
    /// All tabs, in their order.
    pub(in crate::ui) const ALL: [Self; 3] = [Self::OpenQasm3, Self::OpenQasm2, Self::Qiskit];

    /// The tab of a language that is read.
    pub(in crate::ui) fn of(language: Language) -> Self {
        match language {
            Language::OpenQasm3 => Self::OpenQasm3,
            Language::OpenQasm2 => Self::OpenQasm2,
        }
    }

    /// The language that can be typed in the tab, if any can.
    pub(in crate::ui) fn language(self) -> Option<Language> {
        match self {
            Self::OpenQasm3 => Some(Language::OpenQasm3),
            Self::OpenQasm2 => Some(Language::OpenQasm2),
            Self::Qiskit => None,
        }
    }

    /// What it shows is called, the same in all languages.
    pub(in crate::ui) fn name(self) -> &'static str {
        match self {
            Self::OpenQasm3 => "OpenQASM 3",
            Self::OpenQasm2 => "OpenQASM 2",
            Self::Qiskit => "Qiskit",
        }
    }

    /// The name of its mode in the editor, and the end of its element's identifier.
    pub(in crate::ui) fn mode(self) -> &'static str {
        match self {
            Self::OpenQasm3 => "qasm3",
            Self::OpenQasm2 => "qasm2",
            Self::Qiskit => "python",
        }
    }

    fn target(self) -> Target {
        match self {
            Self::OpenQasm3 => Target::OpenQasm3,
            Self::OpenQasm2 => Target::OpenQasm2,
            Self::Qiskit => Target::Qiskit,
        }
    }
}

/// What a tab shows.
#[derive(Debug, Clone)]
pub(in crate::ui) struct CodeView {
    /// The tab.
    pub(in crate::ui) tab: CodeTab,
    /// The text; empty when the format cannot hold the circuit.
    pub(in crate::ui) text: Rc<str>,
    /// Whether it is the document's own text, rather than the circuit written out.
    pub(in crate::ui) is_own: bool,
    /// What the reader says about the document's own text.
    pub(in crate::ui) diagnostics: Rc<[Diagnostic]>,
    /// What the format cannot hold of the circuit.
    pub(in crate::ui) losses: Rc<[Loss]>,
    /// Offsets in the text, as browsers count them.
    pub(in crate::ui) offsets: Rc<Utf16>,
    map: Rc<SourceMap>,
}

impl PartialEq for CodeView {
    /// The same view of the same text.
    fn eq(&self, other: &Self) -> bool {
        self.tab == other.tab
            && Rc::ptr_eq(&self.text, &other.text)
            && Rc::ptr_eq(&self.diagnostics, &other.diagnostics)
    }
}

impl CodeView {
    /// The document's own text, if this is the tab of its language.
    pub(in crate::ui) fn own(document: &DocState, tab: CodeTab) -> Option<Self> {
        let texts = [document.draft(), Some(document.source())].into_iter().flatten();
        let text = texts.into_iter().find(|text| CodeTab::of(text.language) == tab)?;
        // A text with an error in it stands for no circuit.
        let map = if text.has_error() { Rc::default() } else { Rc::clone(&text.map) };
        Some(Self {
            tab,
            text: Rc::clone(&text.text),
            is_own: true,
            diagnostics: Rc::clone(&text.diagnostics),
            losses: Rc::default(),
            offsets: Rc::clone(&text.offsets),
            map,
        })
    }

    /// A circuit written out for a tab.
    pub(in crate::ui) fn written(circuit: &Circuit, tab: CodeTab) -> Self {
        let written = qasm::write(circuit, tab.target());
        Self {
            tab,
            offsets: Rc::new(Utf16::of(&written.text)),
            text: written.text.into(),
            is_own: false,
            diagnostics: Rc::default(),
            losses: written.losses.into(),
            map: Rc::new(written.map),
        }
    }

    /// Whether there is a text. When not, the losses say why.
    pub(in crate::ui) fn is_whole(&self) -> bool {
        !self.losses.iter().any(Loss::is_fatal)
    }

    /// Whether there is an error in the document's own text.
    pub(in crate::ui) fn has_error(&self) -> bool {
        has_error(&self.diagnostics)
    }

    /// The places of the instructions that the statement at an offset stands for; the offset is
    /// one of browsers.
    pub(in crate::ui) fn places_at(&self, offset: u32) -> Vec<usize> {
        self.map.places_at(self.offsets.bytes(offset))
    }

    /// The stretches of the text that stand for the instructions at these places, which are in
    /// ascending order; the offsets are those of browsers.
    pub(in crate::ui) fn stretches(&self, places: &[usize]) -> Vec<(u32, u32)> {
        let entries = self.map.entries().iter();
        let wanted = entries.filter(|(part, _)| match part {
            Part::Instruction(place) => places.binary_search(place).is_ok(),
            _ => false,
        });
        let stretch =
            |span: qasm::Span| (self.offsets.units(span.start), self.offsets.units(span.end));
        let mut stretches = BTreeSet::new();
        stretches.extend(wanted.map(|(_, span)| stretch(*span)));
        stretches.into_iter().collect()
    }
}
