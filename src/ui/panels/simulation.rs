//! How the circuit is simulated: method and precision.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::primitives::{CompileOptions, Method, Precision};
use crate::ui::i18n::{Texts, use_texts};

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct SimulationPanelProps {
    /// What is chosen.
    pub(in crate::ui) options: CompileOptions,
    /// Called with another choice.
    pub(in crate::ui) on_change: Callback<CompileOptions>,
}

/// The name under which the engine's own choice of a method stands in the list, as in Aer.
const AUTOMATIC: &str = "automatic";

/// Two lists, folded away, since they are right as they are for almost everybody. What is chosen
/// stands beside the title, so that it is seen folded as well.
#[component]
pub(in crate::ui) fn SimulationPanel(props: &SimulationPanelProps) -> Html {
    let texts = use_texts();
    let CompileOptions { method, precision } = props.options;
    let on_method = props
        .on_change
        .reform(move |name: String| CompileOptions { method: Method::from_name(&name), precision });
    let on_precision = props.on_change.reform(move |name: String| CompileOptions {
        method,
        precision: Precision::from_name(&name).unwrap_or_default(),
    });
    let (method, precision) = (method.map_or(AUTOMATIC, Method::name), precision.name());
    let methods = [AUTOMATIC].into_iter().chain(Method::ALL.map(Method::name));
    let precisions = Precision::ALL.into_iter().map(Precision::name);
    html! {
        <details class="simulation">
            <summary>
                <span>{ texts.t("simulation-title") }</span>
                { ": " }
                { texts.t(&format!("simulation-{method}")) }
                { ", " }
                { texts.t(&format!("simulation-{precision}")) }
            </summary>
            <div class="fields">
                { choice(&texts, "method", methods, method, on_method) }
                { choice(&texts, "precision", precisions, precision, on_precision) }
            </div>
        </details>
    }
}

/// A list of names, and what the chosen one means and costs.
fn choice(
    texts: &Texts,
    id: &'static str,
    names: impl Iterator<Item = &'static str>,
    chosen: &'static str,
    on_choice: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        on_choice.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let option = |name: &'static str| {
        let text = texts.t(&format!("simulation-{name}"));
        html! { <option value={name} selected={name == chosen}>{ text }</option> }
    };
    let help = format!("{id}-help");
    html! {
        <label class="field">
            <span>{ texts.t(&format!("simulation-{id}")) }</span>
            <select {id} aria-describedby={help.clone()} {onchange}>{ for names.map(option) }</select>
            <span id={help} class="quiet">{ texts.t(&format!("simulation-{chosen}-help")) }</span>
        </label>
    }
}
