//! Keeping the document in the browser's storage, and what there is to say about it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::use_document::{ASIDE, DOCUMENT, Inputs, saved};
use super::use_window_event;
use crate::editor::FileError;
use crate::runtime::{Store, StoreError};
use crate::ui::same::Same;
use crate::ui::state::DocState;

/// Keys under which documents are kept that a link has taken the place of, the latest first.
const EARLIER: [&str; 4] =
    ["document-earlier", "document-earlier-2", "document-earlier-3", "document-earlier-4"];
/// A document is kept when nothing has changed for this long, or when the page is left.
const QUIET_MILLIS: u32 = 300;

/// What there is to say about keeping the document.
#[derive(Clone)]
pub(in crate::ui) struct Notices {
    store: Rc<dyn Store>,
    damaged: UseStateHandle<Option<Damaged>>,
    not_kept: UseStateHandle<Option<StoreError>>,
    earlier: UseStateHandle<Option<AttrValue>>,
    is_changed_elsewhere: UseStateHandle<bool>,
}

/// A document that was kept and cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Damaged {
    /// What is wrong with it.
    pub(in crate::ui) error: FileError,
    /// Its text.
    pub(in crate::ui) text: AttrValue,
    /// Whether it is where nothing overwrites it. While it is not, nothing is kept.
    pub(super) is_aside: bool,
}

impl PartialEq for Notices {
    fn eq(&self, other: &Self) -> bool {
        self.damaged == other.damaged
            && self.not_kept == other.not_kept
            && self.earlier == other.earlier
            && self.is_changed_elsewhere == other.is_changed_elsewhere
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

    /// The document that the latest link took the place of, as it was saved.
    pub(in crate::ui) fn earlier(&self) -> Option<AttrValue> {
        (*self.earlier).clone()
    }

    /// Whether another tab has kept a document of its own since this one was opened or kept.
    pub(in crate::ui) fn is_changed_elsewhere(&self) -> bool {
        *self.is_changed_elsewhere
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

    /// Says no more that another tab has kept a document of its own, until it does so again.
    pub(in crate::ui) fn dismiss_changed_elsewhere(&self) {
        self.is_changed_elsewhere.set(false);
    }

    /// Keeps a document that something else is about to take the place of.
    pub(super) fn keep_earlier(&self, document: &DocState, inputs: &Inputs) {
        let mut next = Some(saved(document, inputs).to_json());
        for key in EARLIER {
            let Some(text) = next else { break };
            next = self.store.get(key);
            if let Err(error) = self.store.set(key, &text) {
                self.not_kept.set(Some(error));
                break;
            }
        }
        self.look_for_earlier();
    }

    /// Forgets the latest of the documents that a link took the place of.
    pub(in crate::ui) fn dismiss_earlier(&self) {
        let rest: Vec<String> = EARLIER[1..].iter().filter_map(|key| self.store.get(key)).collect();
        for (place, key) in EARLIER.iter().enumerate() {
            match rest.get(place) {
                // It takes less room than what stood there and behind it.
                Some(text) => drop(self.store.set(key, text)),
                None => self.store.remove(key),
            }
        }
        self.look_for_earlier();
    }

    fn look_for_earlier(&self) {
        self.earlier.set(self.store.get(EARLIER[0]).map(AttrValue::from));
    }
}

/// What the storage held when this tab last looked, and what is to be kept next.
#[derive(Default)]
struct Keeper {
    held: Option<String>,
    unkept: Option<(UseReducerHandle<DocState>, Inputs)>,
}

/// Keeps the document after each change: when it has been quiet for a while, or at once when
/// the page is about to be left.
#[hook]
pub(super) fn use_keeping(
    store: Rc<dyn Store>,
    document: &UseReducerHandle<DocState>,
    inputs: &Inputs,
    damaged: Option<&Damaged>,
) -> Notices {
    let keeper: Rc<RefCell<Keeper>> = {
        let store = Rc::clone(&store);
        use_mut_ref(move || Keeper { held: store.get(DOCUMENT), unkept: None })
    };
    let notices = Notices {
        damaged: use_state(|| damaged.cloned()),
        not_kept: use_state_eq(|| None),
        earlier: use_state_eq(|| store.get(EARLIER[0]).map(AttrValue::from)),
        is_changed_elsewhere: use_state_eq(|| false),
        store,
    };
    let is_held = notices.damaged.as_ref().is_some_and(|damaged| !damaged.is_aside);
    let keep = {
        let (keeper, notices) = (Rc::clone(&keeper), notices.clone());
        use_callback(is_held, move |(), is_held| {
            if !is_held {
                notices.not_kept.set(keep(&*notices.store, &mut keeper.borrow_mut()).err());
            }
        })
    };
    {
        let (keep, keeper) = (keep.clone(), Rc::clone(&keeper));
        let unkept = (document.clone(), inputs.clone());
        let (circuit, text) = (Same(Rc::clone(document.circuit())), document.text().clone());
        let content = (circuit, text, Rc::clone(document.bindings()), inputs.clone());
        use_effect_with((content, is_held), move |_| {
            keeper.borrow_mut().unkept = Some(unkept);
            let later = Timeout::new(QUIET_MILLIS, move || keep.emit(()));
            // Dropping a timeout cancels it: only the last of a burst of changes is kept.
            move || drop(later)
        });
    }
    let leave = use_callback(keep, |_: Event, keep| keep.emit(()));
    use_window_event("pagehide", leave.clone());
    use_window_event("visibilitychange", leave);
    use_watching(&notices, &keeper);
    notices
}

fn keep(store: &dyn Store, keeper: &mut Keeper) -> Result<(), StoreError> {
    let Some((document, inputs)) = keeper.unkept.take() else { return Ok(()) };
    let text = saved(&document, &inputs).to_json();
    if keeper.held.as_deref() == Some(&text) {
        return Ok(());
    }
    store.set(DOCUMENT, &text)?;
    keeper.held = Some(text);
    Ok(())
}

/// Notices when another tab keeps a document of its own under the same name.
#[hook]
fn use_watching(notices: &Notices, keeper: &Rc<RefCell<Keeper>>) {
    let (store, keeper) = (Rc::clone(&notices.store), Rc::clone(keeper));
    let changed = notices.is_changed_elsewhere.setter();
    let look = use_callback((), move |_: Event, ()| {
        let kept = store.get(DOCUMENT);
        if kept.is_some() && kept != keeper.borrow().held {
            keeper.borrow_mut().held = kept;
            changed.set(true);
        }
    });
    use_window_event("storage", look);
}
