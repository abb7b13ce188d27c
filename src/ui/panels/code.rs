//! The circuit as OpenQASM 3, to read, type and paste.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::qasm::{self, Diagnostic, Severity};
use crate::ui::hooks::DocHandle;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::words;

/// A text is read when nothing has been typed for this long.
const QUIET_MILLIS: u32 = 200;

/// What the code panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct CodePanelProps {
    /// The document.
    pub(in crate::ui) document: DocHandle,
}

/// The circuit as OpenQASM 3.
#[component]
pub(in crate::ui) fn CodePanel(props: &CodePanelProps) -> Html {
    let texts = use_texts();
    let document = &props.document;
    // What is being typed and has not been read yet.
    let typing = use_state(|| None::<(Rc<str>, Timeout)>.map(Rc::new));
    let exported = use_memo(Rc::clone(document.circuit()), |circuit| qasm::to_qasm3(circuit));
    let draft = document.draft();
    let text: AttrValue = match (&*typing, draft) {
        (Some(typing), _) => typing.0.to_string().into(),
        (None, Some(draft)) => draft.text.to_string().into(),
        (None, None) => exported.as_str().to_owned().into(),
    };
    let oninput = {
        let document = document.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let read = {
                let (document, typing, text) = (document.clone(), typing.clone(), text.clone());
                Timeout::new(QUIET_MILLIS, move || {
                    document.read(&text);
                    typing.set(None);
                })
            };
            typing.set(Some(Rc::new((text.into(), read))));
        })
    };
    let diagnostics = draft.map(|draft| Rc::clone(&draft.diagnostics)).unwrap_or_default();
    let has_error = draft.is_some_and(crate::ui::state::Draft::has_error);
    let discard = {
        let (document, exported) = (document.clone(), Rc::clone(&exported));
        Callback::from(move |_: MouseEvent| document.read(&exported))
    };
    html! {
        <section class="code card" aria-labelledby="code-title">
            <h2 id="code-title">{ "OpenQASM 3" }</h2>
            <p class="quiet" id="code-hint">{ texts.t("code-hint") }</p>
            <textarea
                id="code"
                class={classes!(has_error.then_some("invalid"))}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                rows="14"
                wrap="off"
                aria-labelledby="code-title"
                aria-describedby="code-hint code-problems"
                aria-invalid={has_error.to_string()}
                value={text.clone()}
                {oninput}
            />
            <div id="code-problems" role="status" aria-live="polite">
                if has_error {
                    <p class="error">
                        { texts.t("code-kept") }
                        { " " }
                        <button type="button" class="link" onclick={discard}>{ texts.t("code-discard") }</button>
                    </p>
                }
                { problems(&texts, &text, &diagnostics) }
            </div>
        </section>
    }
}

/// Problems beyond this many are counted, not listed.
const LISTED: usize = 8;

fn problems(texts: &Texts, source: &str, diagnostics: &[Diagnostic]) -> Html {
    if diagnostics.is_empty() {
        return Html::default();
    }
    let problem = |diagnostic: &Diagnostic| {
        let class = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let position = diagnostic.span.position(source);
        let (line, column) = (position.line, position.column);
        let place = texts.with("code-place", &[("line", line.into()), ("column", column.into())]);
        html! {
            <li {class}><strong>{ place }</strong>{ " " }{ words::diagnostic(texts, diagnostic) }</li>
        }
    };
    let more = diagnostics.len().saturating_sub(LISTED);
    html! {
        <ul class="problems">
            { for diagnostics.iter().take(LISTED).map(problem) }
            if more > 0 {
                <li class="quiet">{ texts.with("code-more", &[("count", more.into())]) }</li>
            }
        </ul>
    }
}
