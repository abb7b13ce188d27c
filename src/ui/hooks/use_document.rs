//! The document and the fields that are kept with it: opened from storage, edited.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::use_keeping::{Damaged, Notices, use_keeping};
use crate::circuit::Circuit;
use crate::editor::{Command, Content, Example, FileError, SavedDocument};
use crate::primitives::CompileOptions;
use crate::primitives::options::Primitive;
use crate::qasm::{self, Language};
use crate::runtime::Store;
use crate::ui::state::{
    Cell, DocAction, DocState, OptionTexts, Origin, Source, kept_choice, kept_primitive,
    name_of_primitive, names_of_choice,
};

/// Key under which the document is kept.
pub(super) const DOCUMENT: &str = "document";
/// Key under which a document is set aside that could not be read.
pub(super) const ASIDE: &str = "document-damaged";

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

    /// Opens an example in place of the circuit, with its values of parameters.
    pub(in crate::ui) fn open(&self, example: Example) {
        let origin = Origin::Elsewhere(Language::OpenQasm3);
        self.0.dispatch(DocAction::Read(example.qasm.into(), origin));
        self.0.dispatch(DocAction::Name(example.id.into()));
        for (name, formula) in example.values {
            self.0.dispatch(DocAction::Bind((*name).to_owned(), (*formula).to_owned()));
        }
    }
}

/// The precision of exact values, which is what the page begins with.
const EXACT: &str = "0";

/// The fields of the run panel, which are kept with the document.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Inputs {
    /// The number of shots as typed.
    pub(in crate::ui) shots: AttrValue,
    /// The seed as typed; empty for a random one.
    pub(in crate::ui) seed: AttrValue,
    /// How to simulate.
    pub(in crate::ui) simulation: CompileOptions,
    /// Which primitive to run.
    pub(in crate::ui) primitive: Primitive,
    /// The Estimator's observables as typed, each a sum of Pauli strings.
    pub(in crate::ui) observables: Vec<String>,
    /// The Estimator's precision as typed; 0 for exact values.
    pub(in crate::ui) target_precision: AttrValue,
    /// Options as typed.
    pub(in crate::ui) options: OptionTexts,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            shots: "1024".into(),
            seed: AttrValue::default(),
            simulation: CompileOptions::default(),
            primitive: Primitive::Sampler,
            observables: Vec::new(),
            target_precision: EXACT.into(),
            options: OptionTexts::default(),
        }
    }
}

impl Inputs {
    /// The fields of what was saved or shared; without a number of shots it says nothing of them.
    pub(super) fn of(content: &Content) -> Option<Self> {
        let Content { shots, seed, .. } = content;
        (!shots.is_empty()).then(|| Self {
            shots: shots.clone().into(),
            seed: seed.clone().into(),
            simulation: kept_choice(content),
            primitive: kept_primitive(&content.primitive),
            observables: content.observables.clone(),
            options: OptionTexts::of_kept(&content.options),
            target_precision: if content.target_precision.is_empty() {
                EXACT.into()
            } else {
                content.target_precision.clone().into()
            },
        })
    }
}

/// A document as it is kept and saved as a file: with the text in the code field, which may be no
/// circuit (yet).
pub(in crate::ui) fn saved(document: &DocState, inputs: &Inputs) -> SavedDocument {
    let qasm = qasm::to_qasm3(document.circuit());
    SavedDocument::new(qasm, content(document, document.text(), inputs))
}

/// A document as it is put into a link: with the text of its circuit.
pub(in crate::ui) fn shared(document: &DocState, inputs: &Inputs) -> Content {
    content(document, document.source(), inputs)
}

fn content(document: &DocState, text: &Source, inputs: &Inputs) -> Content {
    let is_parameter = |(name, _): &(&String, &String)| document.circuit().has_parameter(name);
    let given = document.bindings().0.iter().filter(is_parameter);
    let mut values = BTreeMap::new();
    values.extend(given.map(|(name, value)| (name.clone(), value.clone())));
    let [method, precision] = names_of_choice(inputs.simulation);
    Content {
        language: text.language,
        text: text.text.to_string(),
        values,
        shots: inputs.shots.to_string(),
        seed: inputs.seed.to_string(),
        method,
        precision,
        primitive: name_of_primitive(inputs.primitive).to_owned(),
        observables: inputs.observables.clone(),
        options: inputs.options.to_kept(),
        target_precision: Some(inputs.target_precision.to_string())
            .filter(|precision| precision != EXACT)
            .unwrap_or_default(),
    }
}

/// What was kept, or a first document.
struct Opened {
    circuit: Circuit,
    content: Content,
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
        use_reducer(move || DocState::restored(opened.circuit.clone(), &opened.content))
    };
    let inputs = use_state(|| Inputs::of(&opened.content).unwrap_or_default());
    let notices = use_keeping(store, &document, &inputs, opened.damaged.as_ref());
    (DocHandle(document), inputs, notices)
}

fn open(store: &dyn Store) -> Opened {
    let earlier = store.get(ASIDE).and_then(|text| damaged(text, |_| true));
    let Some(text) = store.get(DOCUMENT) else { return first_document(earlier) };
    match read_saved(&text) {
        Ok((circuit, saved)) => Opened { circuit, content: saved.content, damaged: earlier },
        Err(_) => first_document(damaged(text, |text| store.set(ASIDE, text).is_ok())),
    }
}

/// What there is to say of a text that is no document; nothing when it is one.
fn damaged(text: String, set_aside: impl FnOnce(&str) -> bool) -> Option<Damaged> {
    let error = read_saved(&text).err()?;
    let is_aside = set_aside(&text);
    Some(Damaged { error, text: text.into(), is_aside })
}

/// Reads a document that was kept or saved.
pub(super) fn read_saved(text: &str) -> Result<(Circuit, SavedDocument), FileError> {
    let saved = SavedDocument::from_json(text)?;
    let parsed = qasm::parse_saved(&saved.qasm);
    let Some(circuit) = parsed.circuit else {
        let reason = parsed.diagnostics.first().map(|first| first.kind.to_string());
        return Err(FileError::Damaged { reason: reason.unwrap_or_default() });
    };
    Ok((circuit, saved))
}

fn first_document(damaged: Option<Damaged>) -> Opened {
    let circuit = qasm::parse(Example::FIRST.qasm).circuit.unwrap_or_default();
    let content = Content { text: Example::FIRST.qasm.to_owned(), ..Content::default() };
    Opened { circuit, content, damaged }
}
