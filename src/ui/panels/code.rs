//! The circuit as OpenQASM 3, to read, type and paste.

use yew::prelude::*;

use crate::qasm::{Diagnostic, Language, Severity};
use crate::ui::dom;
use crate::ui::hooks::{DocHandle, use_code_field, use_settled};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::{DocAction, Origin, Text};
use crate::ui::words;

/// Problems are shown when nothing has been typed for this long: most are gone by then.
const QUIET_MILLIS: u32 = 400;

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
    let field = use_code_field(document);
    let draft = Some(document.text().clone());
    let settled = use_settled(&draft, QUIET_MILLIS);
    let problem = settled.filter(|settled| Some(settled) == draft.as_ref());
    let has_error = problem.as_ref().is_some_and(Text::has_error);
    let node = field.node.clone();
    let oninput = {
        let field = field.clone();
        Callback::from(move |event: InputEvent| {
            let is_paste = event.input_type() == "insertFromPaste";
            let language = Language::OpenQasm3;
            field.entered(if is_paste {
                Origin::Paste(language)
            } else {
                Origin::Typing(language)
            });
        })
    };
    let (generation, text) = (*field.shown).clone();
    let onblur = Callback::from(move |_: FocusEvent| field.read());
    let discard = {
        let document = document.clone();
        Callback::from(move |_: MouseEvent| {
            document.act(DocAction::DiscardDraft);
            dom::focus_soon("#code");
        })
    };
    html! {
        <section class="code card" aria-labelledby="code-title">
            <h2 id="code-title">{ "OpenQASM 3" }</h2>
            <p class="quiet" id="code-hint">{ texts.t("code-hint") }</p>
            <textarea
                key={generation}
                id="code"
                defaultvalue={text}
                class={classes!(has_error.then_some("invalid"))}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                rows="14"
                wrap="off"
                aria-labelledby="code-title"
                aria-describedby="code-hint code-problems"
                aria-invalid={has_error.to_string()}
                ref={node}
                {oninput}
                {onblur}
            />
            <div id="code-problems" role="status" aria-live="polite">
                if has_error {
                    <p class="error">
                        { texts.t("code-kept") }
                        { " " }
                        <button type="button" class="link" onclick={discard}>{ texts.t("code-discard") }</button>
                    </p>
                }
                if let Some(draft) = &problem {
                    { problems(&texts, &draft.text, &draft.diagnostics) }
                }
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
