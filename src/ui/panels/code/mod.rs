//! The circuit as text: OpenQASM 3 and 2 to read, type and paste, and Qiskit to copy.

mod completions;
mod notes;
mod tabs;

use std::rc::Rc;

use yew::prelude::*;

use super::copy_button::CopyButton;
use crate::ui::dom;
use crate::ui::hooks::{
    CodeContent, CodeField, DocHandle, use_code_field, use_code_tab, use_code_view, use_settled,
};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::same::Same;
use crate::ui::state::{CodeView, DocAction, Origin};
use crate::ui::text_editor::Role;
use completions::completions;
pub(super) use notes::loss_list;
use notes::{losses, problems, underlines};
use tabs::{PANEL, tab_id, tabs};

/// Problems are shown when nothing has been typed for this long: most are gone by then.
const QUIET_MILLIS: u32 = 400;

/// What the code panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct CodePanelProps {
    /// The document.
    pub(in crate::ui) document: DocHandle,
}

/// The circuit as text.
#[component]
pub(in crate::ui) fn CodePanel(props: &CodePanelProps) -> Html {
    let texts = use_texts();
    let document = &props.document;
    let tab = use_code_tab(document);
    let view = use_code_view(document, *tab);
    let tab_indents = use_state_eq(|| false);
    let settled = use_settled(&view, QUIET_MILLIS);
    let is_settled = settled == view;
    let has_error = is_settled && view.has_error();
    let circuit = Same(Rc::clone(document.circuit()));
    let completions =
        use_memo((circuit, texts.clone()), |(circuit, texts)| completions(texts, circuit));
    let content = CodeContent {
        role: role(&texts, &view, has_error),
        underlines: if is_settled { underlines(&texts, &view) } else { Vec::new() },
        completions,
        tab_indents: *tab_indents,
        view: Rc::clone(&view),
    };
    let field = use_code_field(document, &content);
    let choose = {
        let field = field.clone();
        Callback::from(move |chosen| {
            field.read();
            tab.set(chosen);
        })
    };
    html! {
        <section class="code card" aria-labelledby="code-title">
            <div class="code-head">
                <h2 id="code-title">{ texts.t("code-title") }</h2>
                { tabs(&texts, view.tab, &choose) }
            </div>
            <div class="code-panel" id={PANEL} role="tabpanel" aria-labelledby={tab_id(view.tab)}>
                <div id="code-notes" role="status" aria-live="polite">{ losses(&texts, &view) }</div>
                <p class="quiet" id="code-hint">{ hint(&texts, &view) }</p>
                { text_field(&field, &content) }
                { foot(&texts, &view, &tab_indents, &field) }
                <div id="code-problems" role="status" aria-live="polite">
                    if has_error {
                        { kept(&texts, document) }
                    }
                    if is_settled {
                        { problems(&texts, &view) }
                    }
                </div>
            </div>
        </section>
    }
}

fn role(texts: &Texts, view: &CodeView, is_invalid: bool) -> Role {
    Role {
        mode: view.tab.mode(),
        label: view.tab.name().to_owned(),
        description: hint(texts, view).to_string(),
        is_read_only: view.tab.language().is_none(),
        is_invalid,
    }
}

/// What can be done with the text.
fn hint(texts: &Texts, view: &CodeView) -> AttrValue {
    match view.tab.language() {
        _ if !view.is_whole() => AttrValue::default(),
        None => texts.t("code-hint-script"),
        Some(_) if view.is_own => texts.t("code-hint"),
        Some(_) => texts.with("code-hint-other", &[("language", view.tab.name().into())]),
    }
}

/// The editor's element, or a plain field until its script is there.
fn text_field(field: &CodeField, content: &CodeContent) -> Html {
    let load = |field: &CodeField| {
        let field = field.clone();
        move || field.load()
    };
    let (on_focus, on_pointer) = (load(field), load(field));
    let is_hidden = !content.view.is_whole();
    let class = classes!("code-field", is_hidden.then_some("hidden"));
    html! {
        <div
            {class}
            ref={field.frame.clone()}
            onfocusin={Callback::from(move |_: FocusEvent| on_focus())}
            onpointerenter={Callback::from(move |_: PointerEvent| on_pointer())}
        >
            if *field.is_editor {
                <div key="editor" id="code" class="editor" ref={field.node.clone()} />
            } else {
                { plain_field(field, content) }
            }
        </div>
    }
}

fn plain_field(field: &CodeField, content: &CodeContent) -> Html {
    let oninput = {
        let field = field.clone();
        Callback::from(move |event: InputEvent| {
            let is_paste = event.input_type() == "insertFromPaste";
            field.entered(if is_paste { Origin::Paste } else { Origin::Typing });
        })
    };
    let onblur = {
        let field = field.clone();
        Callback::from(move |_: FocusEvent| field.read())
    };
    let (generation, text) = (*field.plain).clone();
    html! {
        <textarea
            key={generation}
            id="code"
            defaultvalue={text}
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            rows="14"
            wrap="off"
            readonly={content.role.is_read_only}
            aria-label={content.role.label.clone()}
            aria-describedby="code-hint code-problems"
            aria-invalid={content.role.is_invalid.to_string()}
            ref={field.node.clone()}
            {oninput}
            {onblur}
        />
    }
}

/// What stands below the field.
fn foot(
    texts: &Texts,
    view: &Rc<CodeView>,
    tab_indents: &UseStateHandle<bool>,
    field: &CodeField,
) -> Html {
    if !view.is_whole() {
        return Html::default();
    }
    let on_indent = {
        let tab_indents = tab_indents.clone();
        Callback::from(move |_: Event| tab_indents.set(!*tab_indents))
    };
    let text = {
        let view = Rc::clone(view);
        Callback::from(move |()| view.text.to_string().into())
    };
    let has_choice = *field.is_editor && view.tab.language().is_some();
    html! {
        <div class="code-foot">
            <CopyButton id="code-copy" label={texts.t("code-copy")} {text} />
            if has_choice {
                <label class="check">
                    <input type="checkbox" id="code-indent" checked={**tab_indents} onchange={on_indent} />
                    { texts.t("code-tab-indents") }
                </label>
            }
        </div>
    }
}

/// Says that the circuit is not that of the text, and offers to go back to it.
fn kept(texts: &Texts, document: &DocHandle) -> Html {
    let document = document.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        document.act(DocAction::DiscardDraft);
        dom::focus_soon("#code");
    });
    html! {
        <p class="error">
            { texts.t("code-kept") }
            { " " }
            <button type="button" class="link" {onclick}>{ texts.t("code-discard") }</button>
        </p>
    }
}
