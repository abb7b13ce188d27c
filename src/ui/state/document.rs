//! The circuit being edited, with cursor, selection, tool in hand and the code field's draft.

use std::rc::Rc;

use yew::Reducible;

use crate::circuit::{Circuit, Qubit};
use crate::editor::{Command, EditError, History, Layout, Tool};
use crate::qasm::{self, Diagnostic};

/// A cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Cell {
    /// The wire.
    pub(in crate::ui) wire: Qubit,
    /// The column.
    pub(in crate::ui) column: usize,
}

/// Text typed into the code field.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Draft {
    /// The text.
    pub(in crate::ui) text: Rc<str>,
    /// Whether a person is typing it right now, so that the field holds it, or a newer one,
    /// already.
    pub(in crate::ui) is_typed: bool,
    /// What the reader says about it. With an error in it, the circuit is as it was before.
    pub(in crate::ui) diagnostics: Rc<[Diagnostic]>,
    /// The circuit that was shown when the text had been read. When another one is shown, the
    /// draft is out of date.
    circuit: Rc<Circuit>,
}

/// What happened last, to be told to whoever cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Event {
    /// Nothing yet.
    None,
    /// An edit was made; the instruction to look at, if any.
    Edited(Option<usize>),
    /// An edit is not possible.
    Refused(EditError),
    /// A step was undone.
    Undone,
    /// A step was done again.
    Redone,
    /// A tool was taken up, or put down.
    Armed(Option<Tool>),
}

/// The document and how it is being looked at.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct DocState {
    history: History,
    layout: Rc<Layout>,
    draft: Option<Draft>,
    /// Where keys act.
    pub(in crate::ui) cursor: Cell,
    /// The instruction whose details are shown.
    pub(in crate::ui) selected: Option<usize>,
    /// What a click on the grid puts down.
    pub(in crate::ui) tool: Option<Tool>,
    /// What happened last, and a number that tells two equal events apart.
    pub(in crate::ui) event: (u32, Event),
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
    /// A text for the circuit, as typed into the code field.
    Type(Rc<str>),
    /// A text for the circuit from elsewhere, such as an example.
    Open(Rc<str>),
    /// Takes the text in the code field away: the circuit's own is shown again.
    DiscardDraft,
    /// Moves the cursor.
    Cursor(Cell),
    /// Shows the details of an instruction, or of none.
    Select(Option<usize>),
    /// Takes up a tool, or puts it down.
    Arm(Option<Tool>),
}

impl DocState {
    /// A document with this circuit.
    fn new(circuit: Circuit) -> Self {
        let layout = Rc::new(Layout::of(&circuit));
        Self {
            history: History::new(circuit),
            layout,
            draft: None,
            cursor: Cell { wire: Qubit(0), column: 0 },
            selected: None,
            tool: None,
            event: (0, Event::None),
        }
    }

    /// A document as it was left: with the text in the code field that was not read yet.
    pub(in crate::ui) fn opened(circuit: Circuit, draft: &str) -> Self {
        let mut state = Self::new(circuit);
        if !draft.is_empty() {
            state.read(draft.into(), false);
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

    /// The text in the code field, while it belongs to the circuit that is shown.
    pub(in crate::ui) fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref().filter(|draft| Rc::ptr_eq(&draft.circuit, self.circuit()))
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
        match self.history.edit(command) {
            Ok(focus) => {
                self.settle(focus);
                self.tell(Event::Edited(focus));
            }
            Err(error) => self.tell(Event::Refused(error)),
        }
    }

    /// Brings everything in line with a circuit that has changed.
    fn settle(&mut self, focus: Option<usize>) {
        self.layout = Rc::new(Layout::of(self.circuit()));
        self.selected = focus;
        let last = self.circuit().num_qubits().saturating_sub(1);
        self.cursor.wire.0 = self.cursor.wire.0.min(last);
        if let Some(focus) = focus {
            if let Some(column) = self.layout.column_of(focus) {
                self.cursor.column = column;
            }
            let qubits = &self.history.circuit().instructions()[focus].qubits;
            if !qubits.contains(&self.cursor.wire)
                && let Some(&first) = qubits.first()
            {
                self.cursor.wire = first;
            }
        }
    }

    fn tell(&mut self, event: Event) {
        self.event = (self.event.0.wrapping_add(1), event);
    }

    fn read(&mut self, text: Rc<str>, is_typed: bool) {
        let is_typing = |draft: &Draft| draft.is_typed && is_typed && !draft.has_error();
        let goes_on = self.draft().is_some_and(is_typing) && self.history.can_undo();
        let parsed = qasm::parse(&text);
        if let Some(circuit) = parsed.circuit
            && circuit != **self.circuit()
        {
            if goes_on {
                self.history.amend(circuit);
            } else {
                // A replacement is always possible.
                let _ = self.history.edit(&Command::Replace(Rc::new(circuit)));
            }
            self.settle(None);
        }
        let circuit = Rc::clone(self.circuit());
        let diagnostics = parsed.diagnostics.into();
        self.draft = Some(Draft { text, is_typed, diagnostics, circuit });
    }
}

/// Whether one of the diagnostics is an error.
fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == qasm::Severity::Error)
}

impl Draft {
    /// Whether the text was not taken over because of an error in it.
    pub(in crate::ui) fn has_error(&self) -> bool {
        has_error(&self.diagnostics)
    }
}

impl Reducible for DocState {
    type Action = DocAction;

    fn reduce(self: Rc<Self>, action: DocAction) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            DocAction::Edit(command) => state.edit(&command),
            DocAction::Undo if state.can_undo() => {
                state.history.undo();
                state.settle(None);
                state.tell(Event::Undone);
            }
            DocAction::Redo if state.can_redo() => {
                state.history.redo();
                state.settle(None);
                state.tell(Event::Redone);
            }
            DocAction::Undo | DocAction::Redo => {}
            DocAction::Type(text) => state.read(text, true),
            DocAction::Open(text) => state.read(text, false),
            DocAction::DiscardDraft => state.draft = None,
            DocAction::Cursor(cell) => state.cursor = cell,
            DocAction::Select(instruction) => state.selected = instruction,
            DocAction::Arm(tool) => {
                state.tool = tool;
                state.tell(Event::Armed(tool));
            }
        }
        Rc::new(state)
    }
}
