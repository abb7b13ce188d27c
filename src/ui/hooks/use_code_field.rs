//! The field a program is typed into.
//!
//! The field itself holds the text, not the page's state: a rendering that comes late must not
//! put an older text over what has been typed since. It is read when the typing pauses or the
//! field is left. When the document has another text to show, the field is made anew: its own
//! undo would otherwise mix the two texts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::DocHandle;
use crate::ui::dom;
use crate::ui::state::{DocAction, Origin};

/// A text is read when nothing has been typed for this long.
const QUIET_MILLIS: u32 = 120;

/// The field and its verbs.
#[derive(Clone)]
pub(in crate::ui) struct CodeField {
    document: DocHandle,
    /// The field's element.
    pub(in crate::ui) node: NodeRef,
    /// The text the field begins with, and a number that is raised when it is made anew.
    pub(in crate::ui) shown: UseStateHandle<(u32, AttrValue)>,
    /// How what has not been read yet was entered.
    unread: Rc<Cell<Option<Origin>>>,
    later: Rc<RefCell<Option<Timeout>>>,
}

impl CodeField {
    /// Notes that something was entered.
    pub(in crate::ui) fn entered(&self, origin: Origin) {
        self.unread.set(Some(origin));
        let field = self.clone();
        self.later.replace(Some(Timeout::new(QUIET_MILLIS, move || field.read())));
    }

    /// Reads what was entered, if that has not been done.
    pub(in crate::ui) fn read(&self) {
        if let Some(origin) = self.unread.take()
            && let Some(element) = self.node.cast::<HtmlTextAreaElement>()
        {
            self.document.act(DocAction::Read(element.value().into(), origin));
        }
    }

    fn show(&self, text: &AttrValue) {
        self.unread.set(None);
        let Some(element) = self.node.cast::<HtmlTextAreaElement>() else { return };
        if element.value() != *text {
            let document = dom::document();
            let focused = document.and_then(|document| document.active_element());
            if focused.is_some_and(|focused| focused.is_same_node(Some(&element))) {
                dom::focus_soon("#code");
            }
            self.shown.set((self.shown.0 + 1, text.clone()));
        }
    }
}

/// The field for the document's program.
#[hook]
pub(in crate::ui) fn use_code_field(document: &DocHandle) -> CodeField {
    let field = CodeField {
        document: document.clone(),
        node: use_node_ref(),
        shown: use_state(|| (0, AttrValue::default())),
        unread: (*use_memo((), |()| Rc::new(Cell::new(None)))).clone(),
        later: use_mut_ref(|| None),
    };
    let text = || document.text().text.to_string().into();
    let to_show: Option<AttrValue> = (!document.is_in_field()).then(text);
    {
        let field = field.clone();
        use_effect_with(to_show, move |to_show| {
            if let Some(text) = to_show {
                field.show(text);
            }
        });
    }
    field
}
