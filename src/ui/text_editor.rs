//! The editor of the code pane: a script of its own (`www/editor/`), loaded when it is first
//! wanted.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, HtmlElement, HtmlMetaElement, HtmlScriptElement};

use super::dom;

/// The global name that the script takes.
const GLOBAL: &str = "ketpadEditor";

/// What a person has done in the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EditorEvent {
    /// Typed something, or took it back.
    Typed,
    /// Pasted something, or dropped it there.
    Pasted,
    /// Moved the cursor to this offset, in UTF-16 units.
    Cursor(u32),
    /// Asked for undo, and the editor's own history has nothing left.
    Undo,
    /// Asked for redo, likewise.
    Redo,
    /// Went elsewhere with the focus.
    Left,
}

impl EditorEvent {
    fn from_js(name: &str, offset: u32) -> Option<Self> {
        Some(match name {
            "typed" => Self::Typed,
            "pasted" => Self::Pasted,
            "cursor" => Self::Cursor(offset),
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            "left" => Self::Left,
            _ => return None,
        })
    }
}

/// A stretch of the text to underline; offsets in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Underline {
    /// Offset of the first unit.
    pub(super) from: u32,
    /// Offset behind the last unit.
    pub(super) to: u32,
    /// Whether it is an error, rather than a warning.
    pub(super) is_error: bool,
    /// What is wrong.
    pub(super) message: String,
}

/// A word that can be completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Completion {
    /// The word.
    pub(super) word: String,
    /// What stands beside it in the list.
    pub(super) detail: String,
    /// A sentence of help; empty for none.
    pub(super) help: String,
}

/// How the editor presents itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// The name of the mode: `qasm3`, `qasm2` or `python`.
    pub(super) mode: &'static str,
    /// What screen readers call it.
    pub(super) label: String,
    /// What they add to that.
    pub(super) description: String,
    /// Whether the text can only be read.
    pub(super) is_read_only: bool,
    /// Whether there is an error in the text.
    pub(super) is_invalid: bool,
}

/// An editor on the page. It goes when it is dropped.
pub(super) struct TextEditor {
    editor: JsValue,
    _tell: Closure<dyn Fn(String, u32)>,
}

impl TextEditor {
    /// Puts an editor into an empty element, if the script is there.
    pub(super) fn mount(host: &HtmlElement, tell: impl Fn(EditorEvent) + 'static) -> Option<Self> {
        let tell = Closure::<dyn Fn(String, u32)>::new(move |name: String, offset| {
            if let Some(event) = EditorEvent::from_js(&name, offset) {
                tell(event);
            }
        });
        let script = Reflect::get(&js_sys::global(), &GLOBAL.into()).ok()?;
        let arguments = Array::of2(host, tell.as_ref());
        let editor = method(&script, "mount")?.apply(&script, &arguments).ok()?;
        Some(Self { editor, _tell: tell })
    }

    /// Shows a text in place of the present one.
    pub(super) fn show(&self, text: &str) {
        self.call("show", [text.into()]);
    }

    /// Presents itself as this.
    pub(super) fn become_role(&self, role: &Role) {
        let Role { mode, label, description, is_read_only, is_invalid } = role;
        let flags = [(*is_read_only).into(), (*is_invalid).into()];
        let [is_read_only, is_invalid] = flags;
        let words = [(*mode).into(), label.into(), description.into(), is_read_only, is_invalid];
        self.call("become", words);
    }

    /// Underlines these stretches and no others.
    pub(super) fn set_problems(&self, problems: &[Underline]) {
        let problem = |problem: &Underline| {
            let severity = if problem.is_error { "error" } else { "warning" };
            let (from, to) = (problem.from.into(), problem.to.into());
            Array::of4(&from, &to, &severity.into(), &problem.message.as_str().into())
        };
        self.call("setProblems", [problems.iter().map(problem).collect::<Array>().into()]);
    }

    /// Marks the stretches between these pairs of offsets, and no others.
    pub(super) fn mark(&self, offsets: &[(u32, u32)]) {
        let flat = offsets.iter().flat_map(|(from, to)| [*from, *to]).map(JsValue::from);
        self.call("mark", [flat.collect::<Array>().into()]);
    }

    /// Scrolls to an offset, without taking the focus.
    pub(super) fn reveal(&self, offset: u32) {
        self.call("reveal", [offset.into()]);
    }

    /// Offers these words, and no others, while one types.
    pub(super) fn set_words(&self, words: &[Completion]) {
        let word = |word: &Completion| {
            let Completion { word, detail, help } = word;
            Array::of3(&word.into(), &detail.into(), &help.into())
        };
        self.call("setWords", [words.iter().map(word).collect::<Array>().into()]);
    }

    /// Whether the Tab key indents.
    pub(super) fn set_tab_indents(&self, indents: bool) {
        self.call("setTabIndents", [indents.into()]);
    }

    /// Selects from one offset to another, and takes the focus.
    pub(super) fn select(&self, from: u32, to: u32) {
        self.call("select", [from.into(), to.into()]);
    }

    /// An editor that throws is left as it is: the text in it is still there to be read.
    fn call<const N: usize>(&self, name: &str, arguments: [JsValue; N]) {
        if let Some(method) = method(&self.editor, name) {
            let _ = method.apply(&self.editor, &arguments.into_iter().collect());
        }
    }
}

impl Drop for TextEditor {
    fn drop(&mut self) {
        self.call("destroy", []);
    }
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// The text in a field, or in an element with an editor in it.
pub(super) fn text_of(field: &HtmlElement) -> String {
    let value = Reflect::get(field, &"value".into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Loads the script, and calls `then` with whether it is there.
pub(super) fn load(then: impl FnOnce(bool) + 'static) {
    if Reflect::has(&js_sys::global(), &GLOBAL.into()).unwrap_or(false) {
        then(true);
    } else {
        let _ = load_script(then);
    }
}

fn load_script(then: impl FnOnce(bool) + 'static) -> Option<()> {
    let document = dom::document()?;
    let meta = document.query_selector("meta[name=ketpad-editor]").ok()??;
    let address = meta.dyn_into::<HtmlMetaElement>().ok()?.content();
    let script = document.create_element("script").ok()?.dyn_into::<HtmlScriptElement>().ok()?;
    script.set_src(&address);
    let ended = Closure::once_into_js(move |event: Event| then(event.type_() == "load"));
    script.set_onload(Some(ended.unchecked_ref()));
    script.set_onerror(Some(ended.unchecked_ref()));
    document.head()?.append_child(&script).ok()?;
    Some(())
}
