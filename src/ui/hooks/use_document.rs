//! The document: opened from storage, edited, kept.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::use_window_event;
use crate::circuit::Circuit;
use crate::editor::{self, Command, Example, FileError, SavedDocument};
use crate::qasm;
use crate::runtime::{Store, StoreError};
use crate::ui::same::Same;
use crate::ui::state::{Cell, DocAction, DocState, Origin};

/// Key under which the document is kept.
const DOCUMENT: &str = "document";
/// Key under which a document is set aside that could not be read.
const ASIDE: &str = "document-damaged";
/// A document is kept when nothing has changed for this long, or when the page is left.
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
        self.0.dispatch(DocAction::Read(source.into(), Origin::Elsewhere));
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
#[derive(Clone)]
pub(in crate::ui) struct Notices {
    store: Rc<dyn Store>,
    damaged: UseStateHandle<Option<Damaged>>,
    not_kept: UseStateHandle<Option<StoreError>>,
}

/// A document that was kept and cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Damaged {
    /// What is wrong with it.
    pub(in crate::ui) error: FileError,
    /// Its text.
    pub(in crate::ui) text: AttrValue,
    /// Whether it is where nothing overwrites it. While it is not, nothing is kept.
    is_aside: bool,
}

impl PartialEq for Notices {
    fn eq(&self, other: &Self) -> bool {
        self.damaged == other.damaged && self.not_kept == other.not_kept
    }
}

impl Notices {
    /// A document that could not be read.
    pub(in crate::ui) fn damaged(&self) -> Option<Damaged> {
        (*self.damaged).clone()
    }

    /// Why changes are not kept.
    pub(in crate::ui) fn not_kept(&self) -> Option<StoreError> {
        *self.not_kept
    }

    /// Forgets the document that could not be read.
    pub(in crate::ui) fn dismiss_damaged(&self) {
        self.store.remove(ASIDE);
        self.damaged.set(None);
    }

    /// Says no more that changes are not kept, until the next one is not.
    pub(in crate::ui) fn dismiss_not_kept(&self) {
        self.not_kept.set(None);
    }
}

/// What was kept, or a first document.
struct Opened {
    circuit: Circuit,
    draft: String,
    inputs: Inputs,
    damaged: Option<Damaged>,
}

/// The document, its inputs, and what there is to say about keeping them.
#[hook]
pub(in crate::ui) fn use_document(
    store: Rc<dyn Store>,
) -> (DocHandle, UseStateHandle<Inputs>, Notices) {
    let opened = use_memo((), |()| open(&*store));
    let document = {
        let opened = Rc::clone(&opened);
        use_reducer(move || DocState::opened(opened.circuit.clone(), &opened.draft))
    };
    let inputs = use_state(|| opened.inputs.clone());
    let notices = Notices {
        store,
        damaged: use_state(|| opened.damaged.clone()),
        not_kept: use_state_eq(|| None),
    };
    use_keeping(&document, &inputs, &notices);
    (DocHandle(document), inputs, notices)
}

/// What is to be kept of a document.
type Content = (Same<Circuit>, Rc<str>, Inputs);

/// Keeps the document after each change: when it has been quiet for a while, or at once when
/// the page is about to be left.
#[hook]
fn use_keeping(document: &DocState, inputs: &Inputs, notices: &Notices) {
    let unkept: Rc<RefCell<Option<Content>>> = use_mut_ref(|| None);
    let is_held = notices.damaged.as_ref().is_some_and(|damaged| !damaged.is_aside);
    let keep = {
        let (unkept, notices) = (Rc::clone(&unkept), notices.clone());
        use_callback(is_held, move |(), is_held| {
            let content = if *is_held { None } else { unkept.take() };
            if let Some(content) = content {
                notices.not_kept.set(keep(&*notices.store, &content).err());
            }
        })
    };
    let draft = Rc::clone(&document.text().text);
    let circuit = Same(Rc::clone(document.circuit()));
    let content: Content = (circuit, draft, inputs.clone());
    {
        let keep = keep.clone();
        use_effect_with((content, is_held), move |(content, _)| {
            unkept.replace(Some(content.clone()));
            let later = Timeout::new(QUIET_MILLIS, move || keep.emit(()));
            // Dropping a timeout cancels it: only the last of a burst of changes is kept.
            move || drop(later)
        });
    }
    let leave = use_callback(keep, |_: Event, keep| keep.emit(()));
    use_window_event("pagehide", leave.clone());
    use_window_event("visibilitychange", leave);
}

fn keep(store: &dyn Store, (circuit, draft, inputs): &Content) -> Result<(), StoreError> {
    let text = draft.to_string();
    let (shots, seed) = (inputs.shots.to_string(), inputs.seed.to_string());
    let content = editor::Content { text, shots, seed, ..editor::Content::default() };
    let document = SavedDocument::new(qasm::to_qasm3(circuit), content);
    store.set(DOCUMENT, &document.to_json())
}

fn open(store: &dyn Store) -> Opened {
    let earlier = store.get(ASIDE).and_then(|text| damaged(text, |_| true));
    let Some(text) = store.get(DOCUMENT) else { return first_document(earlier) };
    match read(&text) {
        Ok(opened) => Opened { damaged: earlier, ..opened },
        Err(_) => first_document(damaged(text, |text| store.set(ASIDE, text).is_ok())),
    }
}

/// What there is to say of a text that is no document; nothing when it is one.
fn damaged(text: String, set_aside: impl FnOnce(&str) -> bool) -> Option<Damaged> {
    let error = read(&text).err()?;
    let is_aside = set_aside(&text);
    Some(Damaged { error, text: text.into(), is_aside })
}

fn read(text: &str) -> Result<Opened, FileError> {
    let saved = SavedDocument::from_json(text)?;
    let parsed = qasm::parse_saved(&saved.qasm);
    let Some(circuit) = parsed.circuit else {
        let reason = parsed.diagnostics.first().map(|first| first.kind.to_string());
        return Err(FileError::Damaged { reason: reason.unwrap_or_default() });
    };
    let editor::Content { text, shots, seed, .. } = saved.content;
    let inputs = Inputs { shots: shots.into(), seed: seed.into() };
    Ok(Opened { circuit, draft: text, inputs, damaged: None })
}

fn first_document(damaged: Option<Damaged>) -> Opened {
    let circuit = qasm::parse(Example::FIRST.qasm).circuit.unwrap_or_default();
    Opened { circuit, draft: String::new(), inputs: Inputs::default(), damaged }
}
