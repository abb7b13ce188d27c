//! What there is to know about the circuit: its size, its depth, what it is made of.

use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use crate::circuit::analysis::{Facts, size};
use crate::circuit::{Circuit, Qubit};
use crate::ui::dom;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::same::Same;
use crate::ui::words::grouped;

/// What the facts panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct FactsPanelProps {
    /// The circuit.
    pub(in crate::ui) circuit: Same<Circuit>,
}

/// Width of a window in CSS pixels from which on the facts are unfolded at first.
const WIDE: f64 = 720.0;

/// Most names that are listed of what may have very many.
const LISTED: usize = 16;

/// The facts of the circuit. They are gathered while they are unfolded, once for each circuit.
#[component]
pub(in crate::ui) fn FactsPanel(props: &FactsPanelProps) -> Html {
    let texts = use_texts();
    let is_open_at_first = *use_memo((), |()| dom::window_width() >= WIDE);
    let is_open = use_state_eq(|| is_open_at_first);
    let facts = use_memo((props.circuit.clone(), *is_open), |(circuit, is_open)| {
        is_open.then(|| Facts::of(circuit))
    });
    let ontoggle = Callback::from(move |event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        is_open.set(details.is_some_and(|details| details.has_attribute("open")));
    });
    let summary = texts.with("facts-summary", &[("count", size(&props.circuit).into())]);
    html! {
        <section class="facts card" aria-labelledby="facts-title">
            <details open={is_open_at_first} {ontoggle}>
                <summary>
                    <h2 id="facts-title">{ texts.t("facts-title") }</h2>
                    <span class="quiet">{ summary }</span>
                </summary>
                if let Some(facts) = facts.as_ref() {
                    <dl>{ rows(&texts, &props.circuit, facts) }</dl>
                }
            </details>
        </section>
    }
}

fn rows(texts: &Texts, circuit: &Circuit, facts: &Facts) -> Html {
    let number = |value: usize| html! { { grouped(value as u64) } };
    let truth = |value: bool| html! { { texts.t(if value { "facts-yes" } else { "facts-no" }) } };
    let bits = [("qubits", facts.num_qubits.into()), ("clbits", facts.num_clbits.into())];
    let idle = facts.idle_qubits.iter().map(|qubit| qubit_name(circuit, *qubit)).collect();
    let list = |names: Vec<String>| listed(texts, &names, |name| html! { <code>{ name }</code> });
    let count = |(name, count): &(String, usize)| {
        html! { <><code>{ name }</code>{ format!(" {}", grouped(*count as u64)) }</> }
    };
    html! {
        <>
            { row(texts.t("facts-depth"), number(facts.depth)) }
            { row(texts.t("facts-size"), number(facts.size)) }
            { row(texts.t("facts-nonlocal"), number(facts.num_nonlocal_gates)) }
            { row(texts.t("facts-nonlocal-depth"), number(facts.nonlocal_depth)) }
            { row(texts.t("facts-width"), html! { { texts.with("facts-bits", &bits) } }) }
            { row(texts.t("facts-idle"), list(idle)) }
            { row(texts.t("facts-factors"), number(facts.num_unitary_factors)) }
            { row(texts.t("facts-parameters"), list(facts.parameters.clone())) }
            { row(texts.t("facts-mid-circuit"), number(facts.num_mid_circuit_measurements)) }
            { row(texts.t("facts-clifford"), truth(facts.is_clifford)) }
            { row(texts.t("facts-dynamic"), truth(facts.is_dynamic)) }
            <div class="by-name">
                <dt>{ texts.t("facts-by-name") }</dt>
                <dd>{ listed(texts, &facts.count_ops, count) }</dd>
            </div>
        </>
    }
}

fn row(term: AttrValue, value: Html) -> Html {
    html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
}

/// The first of `items`, and how many more there are.
fn listed<T>(texts: &Texts, items: &[T], item: impl Fn(&T) -> Html) -> Html {
    if items.is_empty() {
        return html! { { texts.t("facts-none") } };
    }
    let more = items.len().saturating_sub(LISTED);
    html! {
        <ul>
            { for items.iter().take(LISTED).map(|one| html! { <li>{ item(one) }</li> }) }
            if more > 0 {
                <li class="quiet">{ texts.with("facts-more", &[("count", more.into())]) }</li>
            }
        </ul>
    }
}

fn qubit_name(circuit: &Circuit, qubit: Qubit) -> String {
    let register = circuit.qreg_of(qubit);
    register.map_or_else(String::new, |(register, place)| register.element(place))
}
