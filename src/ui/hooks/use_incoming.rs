//! What comes in from outside: files and links. Whatever they hold is a step that can be undone.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::use_document::read_saved;
use super::{DocHandle, Inputs, Notices, use_file_drop, use_window_event};
use crate::editor::share::{self, ShareError};
use crate::editor::{Content, Example, FileError, SavedDocument};
use crate::qasm::{self, Language, MAX_SOURCE_BYTES};
use crate::ui::state::{DocAction, Origin};

/// Most bytes of a file that is looked into.
const MAX_FILE_BYTES: usize = 64 << 20;

/// Why a file is not opened, or not as a circuit.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum FileProblem {
    /// It is larger than this many bytes.
    TooLarge(usize),
    /// It is no text.
    NoText,
    /// The browser did not let the page read it.
    Unreadable,
    /// It is a program with errors in it.
    Wrong,
    /// It is a document of Ketpad that cannot be read.
    Document(FileError),
}

/// What there is to say about what came in last.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Told {
    /// A file of this name has a problem.
    File(AttrValue, FileProblem),
    /// A link cannot be read.
    Link(ShareError),
}

/// Takes in files.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Incoming {
    document: DocHandle,
    inputs: UseStateHandle<Inputs>,
    told: UseStateHandle<Option<Told>>,
    /// Whether a file is being dragged over the page.
    pub(in crate::ui) is_over: bool,
}

impl Incoming {
    /// What there is to say about what came in last.
    pub(in crate::ui) fn told(&self) -> Option<Told> {
        (*self.told).clone()
    }

    /// Says it no more.
    pub(in crate::ui) fn dismiss(&self) {
        self.told.set(None);
    }

    /// Opens a file.
    pub(in crate::ui) fn open(&self, file: File) {
        let incoming = self.clone();
        spawn_local(async move {
            let name = file.name();
            let problem = match read_file(&file).await {
                Ok(text) => incoming.take(&name, &text).err(),
                Err(problem) => Some(problem),
            };
            incoming.told.set(problem.map(|problem| Told::File(name.into(), problem)));
        });
    }

    fn take(&self, name: &str, text: &str) -> Result<(), FileProblem> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        if is_document(text) {
            let (_, saved) = read_saved(text).map_err(FileProblem::Document)?;
            self.open_saved(saved);
        } else if text.len() > MAX_SOURCE_BYTES {
            return Err(FileProblem::TooLarge(MAX_SOURCE_BYTES));
        } else {
            let origin = Origin::Elsewhere(Language::OpenQasm3);
            self.document.act(DocAction::Read(text.into(), origin));
        }
        self.document.act(DocAction::Name(stem.into()));
        let is_wrong = !is_document(text) && qasm::parse(text).circuit.is_none();
        if is_wrong { Err(FileProblem::Wrong) } else { Ok(()) }
    }

    /// Opens what was saved or shared, with the fields that belong to it.
    fn open_saved(&self, saved: SavedDocument) {
        if let Some(inputs) = Inputs::of(&saved.content) {
            self.inputs.set(inputs);
        }
        self.document.act(DocAction::Open(Box::new(saved)));
    }

    /// Opens a document that was set aside for a link.
    pub(in crate::ui) fn bring_back(&self, text: &str) {
        if let Ok((_, saved)) = read_saved(text) {
            self.open_saved(saved);
        }
    }

    /// Opens what stands behind the `#` of the page's address, and takes it away from there, so
    /// that a reload goes on with what has been done since.
    fn follow_link(&self, notices: &Notices) {
        let Some(link) = take_fragment() else { return };
        match share::decode(&link) {
            Ok(content) => {
                if self.would_lose(&content) {
                    notices.keep_earlier(&self.document, &self.inputs);
                }
                self.told.set(None);
                self.open_saved(SavedDocument::new(String::new(), content));
            }
            Err(error) => self.told.set(Some(Told::Link(error))),
        }
    }

    /// Whether there is a text of the person's own that is not in the link.
    fn would_lose(&self, content: &Content) -> bool {
        let present = &*self.document.text().text;
        present != Example::FIRST.qasm && present != content.text
    }
}

/// Whether a text can only be a document of Ketpad: no program begins with a brace.
fn is_document(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with('{')
}

/// The text of a file.
///
/// # Errors
/// [`FileProblem`] for one that is too large, no text, or not to be read.
pub(in crate::ui) async fn read_file(file: &File) -> Result<String, FileProblem> {
    if file.size() > MAX_FILE_BYTES as f64 {
        return Err(FileProblem::TooLarge(MAX_FILE_BYTES));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = js_sys::Uint8Array::new(&buffer.map_err(|_| FileProblem::Unreadable)?).to_vec();
    let text = String::from_utf8(bytes).map_err(|_| FileProblem::NoText)?;
    if text.contains('\0') { Err(FileProblem::NoText) } else { Ok(text) }
}

/// What stands behind the `#` of the page's address, which goes from there.
fn take_fragment() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let fragment = location.hash().ok()?.strip_prefix('#')?.to_owned();
    let address = location.pathname().ok()? + &location.search().ok()?;
    let state = wasm_bindgen::JsValue::NULL;
    // Where the address cannot be changed, a reload opens the link again.
    let _ = window.history().ok()?.replace_state_with_url(&state, "", Some(&address));
    (!fragment.is_empty()).then_some(fragment)
}

/// A way to take in files; those dropped onto the page, and links, come by themselves.
#[hook]
pub(in crate::ui) fn use_incoming(
    document: &DocHandle,
    inputs: &UseStateHandle<Inputs>,
    notices: &Notices,
) -> Incoming {
    let told = use_state_eq(|| None);
    let incoming =
        Incoming { document: document.clone(), inputs: inputs.clone(), told, is_over: false };
    let follow = {
        let notices = notices.clone();
        use_callback(incoming.clone(), move |_: Event, incoming| incoming.follow_link(&notices))
    };
    use_window_event("hashchange", follow);
    {
        let (incoming, notices) = (incoming.clone(), notices.clone());
        use_effect_with((), move |()| incoming.follow_link(&notices));
    }
    let open = {
        let incoming = incoming.clone();
        use_callback((), move |file, ()| incoming.open(file))
    };
    let is_over = use_file_drop(open);
    Incoming { is_over, ..incoming }
}
