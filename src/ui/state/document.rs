//! The circuit being edited, with cursor, selection, tool in hand and the code field's draft.

use std::rc::Rc;

use yew::Reducible;

use crate::circuit::{Circuit, Gate, Qubit};
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

/// Where a text for the circuit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Origin {
    /// Typed into the code field, letter by letter.
    Typing,
    /// Pasted into the code field.
    Paste,
    /// From elsewhere, such as an example.
    Elsewhere,
}

/// A text for the circuit, as the code field shows it.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Draft {
    /// The text.
    pub(in crate::ui) text: Rc<str>,
    /// Where it comes from. What is typed or pasted, the field holds already.
    pub(in crate::ui) origin: Origin,
    /// Whether it has put another circuit in place, as a step that can be undone.
    made_step: bool,
    /// What the reader says about it. With an error in it, the circuit is as it was before.
    pub(in crate::ui) diagnostics: Rc<[Diagnostic]>,
    /// The circuit that was shown when the text had been read. When another one is shown, the
    /// draft is out of date.
    circuit: Rc<Circuit>,
}

/// What happened last, to be told to whoever cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Happening {
    /// Nothing yet.
    None,
    /// An edit was made; the instruction to look at, if any.
    Edited(Option<usize>),
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
}

/// The document and how it is being looked at.
#[derive(Debug, Clone)]
pub(in crate::ui) struct DocState {
    /// Raised by every action, so that two states of one page can be told apart at a glance.
    revision: u64,
    history: History,
    layout: Rc<Layout>,
    draft: Option<Draft>,
    /// Where keys act.
    pub(in crate::ui) cursor: Cell,
    /// The instruction whose details are shown.
    pub(in crate::ui) selected: Option<usize>,
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
            revision: 0,
            history: History::new(circuit),
            layout,
            draft: None,
            cursor: Cell { wire: Qubit(0), column: 0 },
            selected: None,
            tool: None,
            happening: (0, Happening::None),
        }
    }

    /// A document as it was left: with the text in the code field that was not read yet.
    pub(in crate::ui) fn opened(circuit: Circuit, draft: &str) -> Self {
        let mut state = Self::new(circuit);
        if !draft.is_empty() {
            state.read(draft.into(), Origin::Elsewhere);
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

    /// The values of the circuit's parameters, in the order of [`Circuit::parameters`].
    ///
    /// # Errors
    /// The names of the parameters that have no value.
    pub(in crate::ui) fn parameter_values(&self) -> Result<Vec<f64>, Vec<String>> {
        let missing = self.circuit().parameters();
        if missing.is_empty() { Ok(Vec::new()) } else { Err(missing) }
    }

    /// Whether there is something to redo.
    pub(in crate::ui) fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    fn edit(&mut self, command: &Command) {
        let before = Rc::clone(self.circuit());
        match self.history.edit(command) {
            Ok(focus) => {
                self.settle(&before, focus);
                self.tell(Happening::Edited(focus));
            }
            Err(error) => self.tell(Happening::Refused(error)),
        }
    }

    fn step(&mut self, go: fn(&mut History), happening: Happening) {
        let before = Rc::clone(self.circuit());
        go(&mut self.history);
        self.settle(&before, None);
        self.tell(happening);
    }

    fn tell(&mut self, happening: Happening) {
        self.happening = (self.revision, happening);
    }

    /// Brings everything in line with a circuit that is no longer the one `before`.
    fn settle(&mut self, before: &Circuit, focus: Option<usize>) {
        let circuit = Rc::clone(self.circuit());
        self.layout = Rc::new(Layout::of(&circuit));
        self.selected = focus;
        // The field shows the circuit's own text now; an undo brings the draft back to it.
        if let Some(draft) = &mut self.draft {
            draft.origin = Origin::Elsewhere;
        }
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
            let qubits = &circuit.instructions()[focus].qubits;
            if !qubits.contains(&self.cursor.wire) {
                self.cursor.wire = qubits[0];
            }
        }
    }

    fn read(&mut self, text: Rc<str>, origin: Origin) {
        let going_on = self.draft().filter(|draft| draft.made_step && !draft.has_error());
        let going_on = going_on.is_some() && origin == Origin::Typing;
        let parsed = qasm::parse(&text);
        let replaces = parsed.circuit.filter(|circuit| *circuit != **self.circuit());
        let made_step = going_on || replaces.is_some();
        if let Some(circuit) = replaces {
            self.replace(circuit, going_on);
        }
        let circuit = Rc::clone(self.circuit());
        let diagnostics = parsed.diagnostics.into();
        self.draft = Some(Draft { text, origin, made_step, diagnostics, circuit });
    }

    /// Puts a circuit that was read in place of the present one.
    fn replace(&mut self, circuit: Circuit, going_on: bool) {
        let before = Rc::clone(self.circuit());
        if going_on {
            self.history.amend(circuit);
        } else {
            // A replacement is always possible.
            let _ = self.history.edit(&Command::Replace(Rc::new(circuit)));
        }
        self.cursor = Cell { wire: Qubit(0), column: 0 };
        self.settle(&before, None);
        self.tell(Happening::Replaced);
    }
}

impl PartialEq for DocState {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

/// Whether one of the diagnostics is an error.
fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == qasm::Severity::Error)
}

impl PartialEq for Draft {
    /// The same reading of the same text.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.diagnostics, &other.diagnostics) && self.origin == other.origin
    }
}

impl Draft {
    /// Whether the field holds the text already, since it was entered there.
    pub(in crate::ui) fn is_in_field(&self) -> bool {
        self.origin != Origin::Elsewhere
    }

    /// Whether the text was not taken over because of an error in it.
    pub(in crate::ui) fn has_error(&self) -> bool {
        has_error(&self.diagnostics)
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
            DocAction::Read(text, origin) => state.read(text, origin),
            DocAction::DiscardDraft => state.draft = None,
            DocAction::Cursor(cell) => state.cursor = cell,
            DocAction::Select(instruction) => state.selected = instruction,
            DocAction::Arm(tool) => {
                state.tool = tool;
                state.tell(Happening::Armed(tool));
            }
        }
        Rc::new(state)
    }
}
