//! The circuit being edited, with its text, cursor, selection, tool in hand and parameter values.

use std::rc::Rc;

use yew::Reducible;

use super::source::Sources;
use super::{Bindings, Source};
use crate::circuit::{Circuit, Gate, Qubit};
use crate::editor::{
    Command, Content, EditError, History, Layout, SavedDocument, Tool, carried_over,
};
use crate::math::order;
use crate::qasm::{self, Language, Parsed};

/// A cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Cell {
    /// The wire.
    pub(in crate::ui) wire: Qubit,
    /// The column.
    pub(in crate::ui) column: usize,
}

/// Where a text for the circuit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Origin {
    /// Typed into the code field, letter by letter, where it showed this language.
    Typing(Language),
    /// Pasted into the code field, where it showed this language.
    Paste(Language),
    /// From elsewhere, such as an example or a file, where it is said to be in this language.
    Elsewhere(Language),
}

impl Origin {
    fn language(self) -> Language {
        match self {
            Self::Typing(language) | Self::Paste(language) | Self::Elsewhere(language) => language,
        }
    }

    fn is_elsewhere(self) -> bool {
        matches!(self, Self::Elsewhere(_))
    }
}

/// What happened last, to be told to whoever cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Happening {
    /// Nothing yet.
    None,
    /// An edit was made; the instruction to look at, if any.
    Edited(Option<usize>),
    /// An edit was made that the language of the text cannot hold: the text goes on in OpenQASM 3.
    Translated,
    /// The circuit was replaced by one that was read.
    Replaced,
    /// An edit is not possible.
    Refused(EditError),
    /// A step was undone.
    Undone,
    /// A step was done again.
    Redone,
    /// A tool was taken up, or put down.
    Armed(Option<Tool>),
    /// The gate at this place is shown as what it stands for.
    Opened(usize),
    /// The gate at this place is shown as one box again.
    Closed(usize),
}

/// The document and how it is being looked at.
#[derive(Debug, Clone)]
pub(in crate::ui) struct DocState {
    /// Raised by every action, so that two states of one page can be told apart at a glance.
    revision: u64,
    history: History,
    layout: Rc<Layout>,
    sources: Sources,
    /// The text in the code field while it has an error in it.
    draft: Option<Source>,
    is_in_field: bool,
    bindings: Rc<Bindings>,
    name: Rc<str>,
    /// Where keys act.
    pub(in crate::ui) cursor: Cell,
    /// Place of the instruction whose details are shown.
    pub(in crate::ui) selected: Option<usize>,
    /// Places of all instructions that are selected: of the one above, or of all those that the
    /// statement at the text's cursor stands for. In ascending order.
    pub(in crate::ui) marked: Rc<[usize]>,
    /// What a click on the grid puts down.
    pub(in crate::ui) tool: Option<Tool>,
    /// What happened last, and a number that tells two equal happenings apart.
    pub(in crate::ui) happening: (u64, Happening),
}

/// What changes the document.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum DocAction {
    /// An edit.
    Edit(Command),
    /// Back one step.
    Undo,
    /// Forward one step.
    Redo,
    /// A text for the circuit.
    Read(Rc<str>, Origin),
    /// What was saved or shared, in place of the circuit. A circuit in it can be read.
    Open(Box<SavedDocument>),
    /// What the document is called from now on, as a file without its ending.
    Name(Rc<str>),
    /// Takes a text with an error in it away: the circuit's own is shown again.
    DiscardDraft,
    /// Moves the cursor.
    Cursor(Cell),
    /// Shows the details of the instruction at a place, or of none.
    Select(Option<usize>),
    /// Selects what a statement of the text stands for: the instructions at these places.
    Mark(Vec<usize>),
    /// Takes up a tool, or puts it down.
    Arm(Option<Tool>),
    /// Shows the gate at a place as what it stands for, or as one box again.
    ToggleOpen(usize),
    /// What stands in the field of a parameter of this name.
    Bind(String, String),
}

impl DocState {
    /// A document with this circuit.
    fn new(circuit: Circuit) -> Self {
        let layout = Rc::new(Layout::of(&circuit));
        let history = History::new(circuit);
        let sources = Sources::new(Source::written(history.circuit()));
        Self {
            revision: 0,
            history,
            layout,
            sources,
            draft: None,
            is_in_field: false,
            bindings: Rc::default(),
            name: "circuit".into(),
            cursor: Cell { wire: Qubit(0), column: 0 },
            selected: None,
            marked: Rc::default(),
            tool: None,
            happening: (0, Happening::None),
        }
    }

    /// A document with this circuit, and with what was written and set: its text, which may be
    /// no circuit yet, and the values of parameters.
    pub(in crate::ui) fn restored(circuit: Circuit, content: &Content) -> Self {
        let mut state = Self::new(circuit);
        state.bindings = Rc::new(Bindings(content.values.clone()));
        let text = with_plain_lines(&content.text);
        let mut parsed = qasm::parse(&text);
        if parsed.circuit.take_if(|circuit| circuit == &**state.circuit()).is_some() {
            state.sources = Sources::new(Source::read(text, parsed, state.circuit()));
        } else if !text.is_empty() {
            state.take(text, parsed, Origin::Elsewhere(content.language));
        }
        state
    }

    /// The circuit.
    pub(in crate::ui) fn circuit(&self) -> &Rc<Circuit> {
        self.history.circuit()
    }

    /// Where its instructions stand.
    pub(in crate::ui) fn layout(&self) -> &Rc<Layout> {
        &self.layout
    }

    /// The text of the circuit, in the language it was last written in.
    pub(in crate::ui) fn source(&self) -> &Source {
        self.sources.present()
    }

    /// A text with an error in it, which the code field shows in place of the circuit's own.
    pub(in crate::ui) fn draft(&self) -> Option<&Source> {
        self.draft.as_ref().filter(|draft| draft.is_of(self.circuit()))
    }

    /// What the code field shows: the draft, or else the text of the circuit.
    pub(in crate::ui) fn text(&self) -> &Source {
        self.draft().unwrap_or(self.source())
    }

    /// Whether the code field holds the text already, since it was entered there.
    pub(in crate::ui) fn is_in_field(&self) -> bool {
        self.is_in_field
    }

    /// What stands in the fields of the parameters.
    pub(in crate::ui) fn bindings(&self) -> &Rc<Bindings> {
        &self.bindings
    }

    /// The values of the circuit's parameters, in their order.
    ///
    /// # Errors
    /// The names of the parameters that have no value.
    pub(in crate::ui) fn parameter_values(&self) -> Result<Vec<f64>, Vec<String>> {
        self.bindings.values(self.circuit())
    }

    /// What the document is called, as a file without its ending.
    pub(in crate::ui) fn name(&self) -> &str {
        &self.name
    }

    /// Whether there is something to undo.
    pub(in crate::ui) fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to redo.
    pub(in crate::ui) fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    fn edit(&mut self, command: &Command) {
        let before = Rc::clone(self.circuit());
        match self.history.edit_seen(&self.layout, command) {
            Ok(focus) => {
                let language = self.source().language;
                let focus = self.follow_edit(focus);
                self.settle(&before, focus);
                let is_same_language = self.source().language == language;
                self.tell(if is_same_language {
                    Happening::Edited(focus)
                } else {
                    Happening::Translated
                });
            }
            Err(error) => self.tell(Happening::Refused(error)),
        }
    }

    fn step(&mut self, go: fn(&mut History), happening: Happening) {
        let before = Rc::clone(self.circuit());
        go(&mut self.history);
        self.follow();
        self.settle(&before, None);
        self.tell(happening);
    }

    fn tell(&mut self, happening: Happening) {
        self.happening = (self.revision, happening);
    }

    /// Goes on to the text of the circuit that the history shows now. The code field has to be
    /// given it, or the draft that belongs to that circuit.
    fn follow(&mut self) {
        if !self.sources.present().is_of(self.history.circuit()) {
            self.sources.follow(&self.history);
        }
        self.is_in_field = false;
    }

    /// As [`DocState::follow`], after an edit. Gives the place to look at, unless another
    /// instruction can be there now.
    fn follow_edit(&mut self, focus: Option<usize>) -> Option<usize> {
        let num_places = self.circuit().num_places();
        if !self.sources.present().is_of(self.history.circuit()) {
            self.sources.follow_edit(&mut self.history);
        }
        self.is_in_field = false;
        focus.filter(|_| self.circuit().num_places() == num_places)
    }

    /// Brings everything in line with a circuit that is no longer the one `before`.
    fn settle(&mut self, before: &Circuit, focus: Option<usize>) {
        let circuit = Rc::clone(self.circuit());
        let opened = carried_over(before, &circuit, &self.layout.opened());
        self.layout = Rc::new(Layout::with_open(&circuit, &opened));
        self.select(focus);
        if before.definitions() != circuit.definitions()
            && matches!(self.tool, Some(Tool::Gate(Gate::Defined(_))))
        {
            self.tool = None;
        }
        let last = circuit.num_qubits().saturating_sub(1);
        self.cursor.wire.0 = self.cursor.wire.0.min(last);
        if let Some(focus) = focus
            && let Some(column) = self.layout.column_of(focus)
        {
            self.cursor.column = column;
            let qubits = self.layout.instruction(&circuit, focus).map(|step| &step.qubits);
            let qubits = qubits.map(Vec::as_slice).unwrap_or_default();
            if let Some(&first) = qubits.first()
                && !qubits.contains(&self.cursor.wire)
            {
                self.cursor.wire = first;
            }
        }
    }

    fn select(&mut self, place: Option<usize>) {
        self.selected = place;
        self.marked = place.into_iter().collect();
    }

    fn toggle_open(&mut self, place: usize) {
        let mut opened = self.layout.opened();
        let is_opened = opened.insert(place);
        if !is_opened {
            opened.remove(&place);
        }
        self.layout = Rc::new(Layout::with_open(self.circuit(), &opened));
        if let Some(column) = self.layout.column_of(place) {
            self.cursor.column = column;
        }
        self.tell(if is_opened { Happening::Opened(place) } else { Happening::Closed(place) });
    }

    fn mark(&mut self, mut places: Vec<usize>) {
        places.retain(|place| *place < self.circuit().num_places());
        order::sort_by(&mut places, usize::cmp);
        self.selected = places.first().copied();
        self.marked = places.into();
    }

    /// Opens what was saved or shared, in place of the circuit, its text and the values of
    /// parameters it says something about.
    fn open(&mut self, saved: &SavedDocument) {
        let SavedDocument { qasm, content, .. } = saved;
        Rc::make_mut(&mut self.bindings).0.extend(content.values.clone());
        let origin = Origin::Elsewhere(content.language);
        let text = with_plain_lines(&content.text);
        let parsed = qasm::parse(&text);
        if !qasm.is_empty() && (text.is_empty() || parsed.circuit.is_none()) {
            self.take(qasm.as_str().into(), qasm::parse_saved(qasm), origin);
        }
        if !text.is_empty() {
            self.take(text, parsed, origin);
        }
    }

    fn read(&mut self, text: &str, origin: Origin) {
        let text = with_plain_lines(text);
        let parsed = qasm::parse(&text);
        self.take(text, parsed, origin);
    }

    /// Takes over a text that was read. What it replaces, the circuit or a text that was written
    /// otherwise, can be brought back with undo.
    fn take(&mut self, text: Rc<str>, mut parsed: Parsed, origin: Origin) {
        let goes_on = matches!(origin, Origin::Typing(_)) && self.is_typing_in(parsed.language);
        self.is_in_field = !origin.is_elsewhere();
        let Some(circuit) = parsed.circuit.take() else {
            let mut draft = Source::read(text, parsed, self.circuit());
            // What has no beginning yet belongs where it is being typed.
            draft.language = origin.language();
            self.draft = Some(draft);
            return;
        };
        self.draft = None;
        let before = Rc::clone(self.circuit());
        let is_other_circuit = circuit != **self.circuit();
        let is_other_text = parsed.language != self.source().language
            || (origin.is_elsewhere() && text != self.source().text);
        if !goes_on && (is_other_circuit || is_other_text) {
            self.history.replace(circuit);
        } else if is_other_circuit {
            self.history.amend(circuit);
        }
        let mut text = Source::read(text, parsed, self.circuit());
        text.made_step = goes_on || is_other_circuit || is_other_text;
        self.sources.go_to(text, &self.history);
        if is_other_circuit {
            self.cursor = Cell { wire: Qubit(0), column: 0 };
            self.settle(&before, None);
            self.tell(Happening::Replaced);
        }
    }

    /// Whether a step that was typed in this language goes on.
    fn is_typing_in(&self, language: Language) -> bool {
        let source = self.source();
        let is_whole = self.is_in_field && self.draft().is_none();
        is_whole && source.made_step && source.language == language
    }
}

/// A text whose lines end in `\n` alone, as fields of a page hold it.
fn with_plain_lines(text: &str) -> Rc<str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

impl PartialEq for DocState {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

impl Reducible for DocState {
    type Action = DocAction;

    fn reduce(self: Rc<Self>, action: DocAction) -> Rc<Self> {
        let mut state = (*self).clone();
        state.revision += 1;
        match action {
            DocAction::Edit(command) => state.edit(&command),
            DocAction::Undo if state.can_undo() => state.step(History::undo, Happening::Undone),
            DocAction::Redo if state.can_redo() => state.step(History::redo, Happening::Redone),
            DocAction::Undo | DocAction::Redo => {}
            DocAction::Read(text, origin) => state.read(&text, origin),
            DocAction::Open(saved) => state.open(&saved),
            DocAction::Name(name) => state.name = name,
            DocAction::DiscardDraft => {
                state.draft = None;
                state.is_in_field = false;
            }
            DocAction::Cursor(cell) => state.cursor = cell,
            DocAction::Select(place) => state.select(place),
            DocAction::Mark(places) => state.mark(places),
            DocAction::Arm(tool) => {
                state.tool = tool;
                state.tell(Happening::Armed(tool));
            }
            DocAction::ToggleOpen(place) => state.toggle_open(place),
            DocAction::Bind(parameter, text) => {
                Rc::make_mut(&mut state.bindings).0.insert(parameter, text);
            }
        }
        Rc::new(state)
    }
}
