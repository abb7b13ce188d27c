//! The values of the circuit's parameters.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::circuit::EvalError;
use crate::ui::hooks::DocHandle;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::{BindingError, DocAction};
use crate::ui::words;

/// Fields shown before a person asks for more.
const SHOWN: usize = 24;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct ParametersPanelProps {
    /// The document.
    pub(in crate::ui) document: DocHandle,
}

/// A field for each parameter; nothing for a circuit without any.
#[component]
pub(in crate::ui) fn ParametersPanel(props: &ParametersPanelProps) -> Html {
    let texts = use_texts();
    let shown = use_state_eq(|| SHOWN);
    let parameters = props.document.circuit().parameters();
    if parameters.is_empty() {
        return Html::default();
    }
    let hidden = parameters.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown * 4))
    };
    let fields = parameters.into_iter().take(*shown);
    html! {
        <section class="parameters" aria-labelledby="parameters-title">
            <h3 id="parameters-title">{ texts.t("parameters-title") }</h3>
            <p class="quiet">{ texts.t("parameters-hint") }</p>
            <div class="fields">{ for fields.map(|name| field(&props.document, &texts, name)) }</div>
            if hidden > 0 {
                <button type="button" class="link" onclick={more}>
                    { texts.with("results-more", &[("count", hidden.into())]) }
                </button>
            }
        </section>
    }
}

fn field(document: &DocHandle, texts: &Texts, name: String) -> Html {
    let text = document.bindings().text(&name).to_owned();
    let value = document.bindings().list(&name);
    let is_wrong = !matches!(value, Ok(_) | Err(BindingError::Missing));
    let error = value.as_ref().err().filter(|_| is_wrong).map(|error| problem(texts, error));
    // What a formula comes to; of a plain number there is nothing to say.
    let result = value.ok().and_then(|list| match list.as_slice() {
        [value] if text.trim().parse() == Ok(*value) => None,
        [value] => Some(format!("= {value:.6}")),
        list => Some(texts.with("parameters-count", &[("count", list.len().into())]).to_string()),
    });
    let oninput = {
        let (document, name) = (document.clone(), name.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            document.act(DocAction::Bind(name.clone(), text));
        })
    };
    let note = format!("parameter-{name}");
    html! {
        <label class="field" key={name.clone()}>
            <code>{ name }</code>
            <input
                type="text"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                placeholder={texts.t("parameters-missing")}
                value={text}
                aria-invalid={is_wrong.to_string()}
                aria-describedby={note.clone()}
                {oninput}
            />
            <span id={note} class={if is_wrong { "error" } else { "quiet" }}>
                { for error }
                { for result }
            </span>
        </label>
    }
}

/// Why a parameter has no value although something stands in its field.
fn problem(texts: &Texts, error: &BindingError) -> AttrValue {
    match error {
        BindingError::Missing => texts.t("parameters-missing"),
        BindingError::Range => texts.t("parameters-range"),
        BindingError::Unreadable(diagnostic) => words::diagnostic(texts, diagnostic),
        BindingError::NoValue(EvalError::Unbound { name }) => {
            texts.with("parameters-unbound", &[("name", name.as_str().into())])
        }
        BindingError::NoValue(EvalError::NotFinite { expr }) => {
            texts.with("qasm-not-finite", &[("expr", expr.as_str().into())])
        }
    }
}
