//! The field that shows a program, and that one is typed into: an editor once its script is
//! there, a plain field until then.
//!
//! The field itself holds the text, not the page's state: a rendering that comes late must not
//! put an older text over what has been typed since. It is read when the typing pauses or the
//! field is left. When there is another text to show, a plain field is made anew, and an editor
//! forgets its history: their own undo would otherwise mix the two texts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{DocHandle, use_half_seen};
use crate::qasm::Language;
use crate::ui::dom;
use crate::ui::state::{CodeView, DocAction, DocState, Origin};
use crate::ui::text_editor::{self, Completion, EditorEvent, Role, TextEditor, Underline};

/// A text is read when nothing has been typed for this long,
const QUIET_MILLIS: u32 = 120;
/// and for a millisecond more for each so many bytes of it: reading takes time, too.
const BYTES_A_MILLI: usize = 2048;

/// What the field is to show.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct CodeContent {
    /// The text.
    pub(in crate::ui) view: Rc<CodeView>,
    /// How it presents itself.
    pub(in crate::ui) role: Role,
    /// What is underlined.
    pub(in crate::ui) underlines: Vec<Underline>,
    /// What can be completed.
    pub(in crate::ui) completions: Rc<Vec<Completion>>,
    /// Whether the Tab key indents.
    pub(in crate::ui) tab_indents: bool,
}

/// The field and its verbs.
#[derive(Clone)]
pub(in crate::ui) struct CodeField {
    document: DocHandle,
    /// What stands around the field.
    pub(in crate::ui) frame: NodeRef,
    /// The field's element.
    pub(in crate::ui) node: NodeRef,
    /// Whether that is an element for an editor rather than a plain field.
    pub(in crate::ui) is_editor: UseStateHandle<bool>,
    /// The text a plain field begins with, and a number that is raised when it is made anew.
    pub(in crate::ui) plain: UseStateHandle<(u32, AttrValue)>,
    inside: Rc<Inside>,
}

/// What outlives a rendering.
#[derive(Default)]
struct Inside {
    editor: RefCell<Option<TextEditor>>,
    /// What the field was last given to show.
    view: RefCell<Option<Rc<CodeView>>>,
    /// How what has not been read yet was entered.
    unread: Cell<Option<Origin>>,
    later: RefCell<Option<Timeout>>,
    /// Whether the field holds the document's text, or one that becomes it when it is read.
    holds_text: Cell<bool>,
    /// What is selected, and whether the field's own cursor has selected it.
    marked: RefCell<Rc<[usize]>>,
    points: Cell<bool>,
    /// What the plain field held when the editor took its place.
    taken_over: RefCell<Option<PlainText>>,
    is_loading: Cell<bool>,
}

/// What a plain field holds.
struct PlainText {
    /// It may be newer than what the page has read.
    text: String,
    /// What is selected, if the field has the focus.
    selected: Option<(u32, u32)>,
}

impl CodeField {
    /// Notes that something was typed, or pasted.
    pub(in crate::ui) fn entered(&self, origin: fn(Language) -> Origin) {
        let view = self.inside.view.borrow().clone();
        let Some(language) = view.as_ref().and_then(|view| view.tab.language()) else { return };
        self.inside.unread.set(Some(origin(language)));
        self.inside.holds_text.set(true);
        let bytes = view.map_or(0, |view| view.text.len());
        let quiet = QUIET_MILLIS + (bytes / BYTES_A_MILLI) as u32;
        let field = self.clone();
        self.inside.later.replace(Some(Timeout::new(quiet, move || field.read())));
    }

    /// Reads what was entered, if that has not been done.
    pub(in crate::ui) fn read(&self) {
        if let Some(origin) = self.inside.unread.take()
            && let Some(element) = self.node.cast::<HtmlElement>()
        {
            let text = text_editor::text_of(&element);
            self.document.act(DocAction::Read(text.into(), origin));
        }
    }

    /// Selects from one offset to another, as browsers count them, and goes there.
    pub(in crate::ui) fn select(&self, from: u32, to: u32) {
        if let Some(editor) = &*self.inside.editor.borrow() {
            editor.select(from, to);
        } else if let Some(plain) = self.node.cast::<HtmlTextAreaElement>() {
            // A field of text takes any range.
            let _ = plain.set_selection_range(from, to);
            let _ = plain.focus();
        }
    }

    /// Loads the editor's script, if that has not been done. The editor takes the place of the
    /// plain field when it is there.
    pub(in crate::ui) fn load(&self) {
        if !self.inside.is_loading.replace(true) {
            let field = self.clone();
            text_editor::load(move |is_there| {
                // Where it is not, the next look at the field tries again.
                field.inside.is_loading.set(is_there);
                if is_there {
                    field.read();
                    field.inside.taken_over.replace(field.plain_text());
                    field.is_editor.set(true);
                }
            });
        }
    }

    fn plain_text(&self) -> Option<PlainText> {
        let text = self.node.cast::<HtmlTextAreaElement>()?.value();
        Some(PlainText { text, selected: self.plain_selection() })
    }

    /// What is selected in a plain field with the focus.
    fn plain_selection(&self) -> Option<(u32, u32)> {
        let element = self.node.cast::<HtmlTextAreaElement>()?;
        let focused = dom::document()?.active_element()?;
        let ends = (element.selection_start().ok()??, element.selection_end().ok()??);
        focused.is_same_node(Some(&element)).then_some(ends)
    }

    /// Puts the editor into its element. Where that fails, the plain field comes back.
    fn mount(&self) {
        let Some(host) = self.node.cast::<HtmlElement>() else { return };
        let field = self.clone();
        let Some(editor) = TextEditor::mount(&host, move |event| field.react(event)) else {
            self.is_editor.set(false);
            return;
        };
        if let Some(plain) = self.inside.taken_over.take() {
            editor.show(&plain.text);
            if let Some((from, to)) = plain.selected {
                editor.select(from, to);
            }
        }
        self.inside.editor.replace(Some(editor));
    }

    fn react(&self, event: EditorEvent) {
        match event {
            EditorEvent::Typed => self.entered(Origin::Typing),
            EditorEvent::Pasted => self.entered(Origin::Paste),
            EditorEvent::Left => self.read(),
            EditorEvent::Undo => self.document.act(DocAction::Undo),
            EditorEvent::Redo => self.document.act(DocAction::Redo),
            EditorEvent::Cursor(offset) => self.point(offset),
        }
    }

    /// Selects what the statement at the cursor stands for. A text that has not been read yet
    /// stands for nothing.
    fn point(&self, offset: u32) {
        let view = self.inside.view.borrow().clone();
        let Some(view) = view.filter(|_| self.inside.unread.get().is_none()) else { return };
        let places = view.places_at(offset);
        if places != **self.inside.marked.borrow() {
            self.inside.points.set(true);
            self.document.act(DocAction::Mark(places));
        }
    }

    /// Shows a view's text, unless that was entered in the field, which holds it then, or a newer
    /// one.
    fn show(&self, document: &DocState, view: &Rc<CodeView>) {
        self.inside.view.replace(Some(Rc::clone(view)));
        let is_of_document = Rc::ptr_eq(&view.text, &document.text().text);
        if is_of_document && document.is_in_field() && self.inside.holds_text.get() {
            return;
        }
        self.inside.holds_text.set(is_of_document);
        self.inside.unread.set(None);
        if let Some(editor) = &*self.inside.editor.borrow() {
            editor.show(&view.text);
        } else {
            self.show_plainly(&view.text);
        }
    }

    fn show_plainly(&self, text: &str) {
        let Some(element) = self.node.cast::<HtmlTextAreaElement>() else { return };
        if element.value() != text {
            if self.plain_selection().is_some() {
                dom::focus_soon("#code");
            }
            self.plain.set((self.plain.0 + 1, text.to_owned().into()));
        }
    }

    /// Marks what stands for the selected instructions, and brings it into sight unless it is
    /// where the cursor is.
    fn mark(&self, view: &CodeView, places: &Rc<[usize]>) {
        self.inside.marked.replace(Rc::clone(places));
        let stretches = view.stretches(places);
        let is_pointed_at = self.inside.points.replace(false);
        self.with_editor(|editor| {
            editor.mark(&stretches);
            if let Some((start, _)) = stretches.first().filter(|_| !is_pointed_at) {
                editor.reveal(*start);
            }
        });
    }

    fn with_editor(&self, then: impl FnOnce(&TextEditor)) {
        if let Some(editor) = &*self.inside.editor.borrow() {
            then(editor);
        }
    }
}

/// The field for the code pane's text.
#[hook]
pub(in crate::ui) fn use_code_field(document: &DocHandle, content: &CodeContent) -> CodeField {
    let field = CodeField {
        document: document.clone(),
        frame: use_node_ref(),
        node: use_node_ref(),
        is_editor: use_state_eq(|| false),
        plain: use_state(|| (0, AttrValue::default())),
        inside: (*use_memo((), |()| Rc::new(Inside::default()))).clone(),
    };
    let load = {
        let field = field.clone();
        use_callback((), move |(), ()| field.load())
    };
    use_half_seen(&field.frame, load);
    let is_editor = *field.is_editor;
    {
        let field = field.clone();
        use_effect_with(is_editor, move |is_editor| {
            if *is_editor {
                field.mount();
            }
        });
    }
    {
        let (field, document) = (field.clone(), document.clone());
        let is_in_field = document.is_in_field();
        use_effect_with((Rc::clone(&content.view), is_in_field), move |(view, _)| {
            field.show(&document, view);
        });
    }
    use_editor_content(&field, document, content);
    field
}

/// Keeps what an editor shows beside its text up to date.
#[hook]
fn use_editor_content(field: &CodeField, document: &DocHandle, content: &CodeContent) {
    let is_editor = *field.is_editor;
    use_pushed(field, (content.role.clone(), is_editor), |field, (role, _)| {
        field.with_editor(|editor| editor.become_role(role));
    });
    let underlines = (content.underlines.clone(), Rc::clone(&content.view), is_editor);
    use_pushed(field, underlines, |field, (underlines, ..)| {
        field.with_editor(|editor| editor.set_problems(underlines));
    });
    let marked = (Rc::clone(&document.marked), Rc::clone(&content.view), is_editor);
    use_pushed(field, marked, |field, (marked, view, _)| field.mark(view, marked));
    use_pushed(field, (Rc::clone(&content.completions), is_editor), |field, (words, _)| {
        field.with_editor(|editor| editor.set_words(words));
    });
    use_pushed(field, (content.tab_indents, is_editor), |field, (tab_indents, _)| {
        field.with_editor(|editor| editor.set_tab_indents(*tab_indents));
    });
}

/// Calls `push` with a value whenever it has changed.
#[hook]
fn use_pushed<T: PartialEq + 'static>(field: &CodeField, value: T, push: fn(&CodeField, &T)) {
    let field = field.clone();
    use_effect_with(value, move |value| push(&field, value));
}
