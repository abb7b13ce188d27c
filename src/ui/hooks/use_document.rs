//! The document: opened from storage, edited, kept.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::circuit::Circuit;
use crate::editor::{Command, Example, FileError, SavedDocument};
use crate::qasm;
use crate::runtime::{Store, StoreError};
use crate::ui::state::{Cell, DocAction, DocState};

/// Key under which the document is kept.
const DOCUMENT: &str = "document";
/// Key under which a document is set aside that could not be read.
const DAMAGED: &str = "document-damaged";
/// A document is kept when nothing has changed for this long.
const QUIET_MILLIS: u32 = 300;

/// The document and its verbs.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct DocHandle(UseReducerHandle<DocState>);

impl std::ops::Deref for DocHandle {
    type Target = DocState;

    fn deref(&self) -> &DocState {
        &self.0
    }
}

impl DocHandle {
    /// Carries out an edit.
    pub(in crate::ui) fn edit(&self, command: Command) {
        self.0.dispatch(DocAction::Edit(command));
    }

    /// Takes any other action.
    pub(in crate::ui) fn act(&self, action: DocAction) {
        self.0.dispatch(action);
    }

    /// Moves the cursor.
    pub(in crate::ui) fn move_cursor(&self, cell: Cell) {
        self.0.dispatch(DocAction::Cursor(cell));
    }

    /// Reads a program in place of the circuit.
    pub(in crate::ui) fn open(&self, source: &str) {
        self.0.dispatch(DocAction::Open(source.into()));
    }
}

/// The fields of the run panel, which are kept with the document.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Inputs {
    /// The number of shots as typed.
    pub(in crate::ui) shots: AttrValue,
    /// The seed as typed; empty for a random one.
    pub(in crate::ui) seed: AttrValue,
}

impl Default for Inputs {
    fn default() -> Self {
        Self { shots: "1024".into(), seed: AttrValue::default() }
    }
}

/// What there is to say about keeping the document.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum SavedNotice {
    /// What was kept could not be read; this is its text.
    Damaged(FileError, AttrValue),
    /// Changes are not kept.
    NotKept(StoreError),
}

/// What was kept, or a first document.
struct Opened {
    circuit: Circuit,
    draft: String,
    inputs: Inputs,
    notice: Option<SavedNotice>,
}

/// The document, its inputs, and what there is to say about keeping them.
#[hook]
pub(in crate::ui) fn use_document(
    store: Rc<dyn Store>,
) -> (DocHandle, UseStateHandle<Inputs>, UseStateHandle<Option<SavedNotice>>) {
    let opened = use_memo((), |()| open(&*store));
    let document = {
        let opened = Rc::clone(&opened);
        use_reducer(move || DocState::opened(opened.circuit.clone(), &opened.draft))
    };
    let inputs = use_state(|| opened.inputs.clone());
    let notice = use_state(|| opened.notice.clone());
    {
        let notice = notice.clone();
        let draft = document.draft().filter(|draft| draft.has_error());
        let draft = draft.map(|draft| Rc::clone(&draft.text));
        let kept = (Rc::clone(document.circuit()), draft, (*inputs).clone());
        use_effect_with(kept, move |(circuit, draft, inputs)| {
            let (circuit, draft, inputs) = (Rc::clone(circuit), draft.clone(), inputs.clone());
            let later = Timeout::new(QUIET_MILLIS, move || {
                if let Err(error) = keep(&*store, &circuit, draft.as_deref(), &inputs) {
                    notice.set(Some(SavedNotice::NotKept(error)));
                }
            });
            // Dropping a timeout cancels it: only the last of a burst of changes is kept.
            move || drop(later)
        });
    }
    (DocHandle(document), inputs, notice)
}

fn keep(
    store: &dyn Store,
    circuit: &Circuit,
    draft: Option<&str>,
    inputs: &Inputs,
) -> Result<(), StoreError> {
    let draft = draft.unwrap_or_default().to_owned();
    let (shots, seed) = (inputs.shots.to_string(), inputs.seed.to_string());
    let document = SavedDocument::new(qasm::to_qasm3(circuit), draft, shots, seed);
    store.set(DOCUMENT, &document.to_json())
}

fn open(store: &dyn Store) -> Opened {
    let Some(text) = store.get(DOCUMENT) else { return first_document(None) };
    match read(&text) {
        Ok(opened) => opened,
        Err(error) => {
            // Set aside, so that the next change does not overwrite the only copy.
            let _ = store.set(DAMAGED, &text);
            first_document(Some(SavedNotice::Damaged(error, text.into())))
        }
    }
}

fn read(text: &str) -> Result<Opened, FileError> {
    let saved = SavedDocument::from_json(text)?;
    let parsed = qasm::parse(&saved.qasm);
    let Some(circuit) = parsed.circuit else {
        let reason = parsed.diagnostics.first().map(|first| first.kind.to_string());
        return Err(FileError::Damaged { reason: reason.unwrap_or_default() });
    };
    let inputs = Inputs { shots: saved.shots.into(), seed: saved.seed.into() };
    Ok(Opened { circuit, draft: saved.draft, inputs, notice: None })
}

fn first_document(notice: Option<SavedNotice>) -> Opened {
    let circuit = qasm::parse(Example::FIRST.qasm).circuit.unwrap_or_default();
    Opened { circuit, draft: String::new(), inputs: Inputs::default(), notice }
}
