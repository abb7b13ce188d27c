//! What came out of a run, as pictures, tables and files.
//!
//! Owns: the panel; what is shown of the Sampler's counts (`sampler`, with its `controls` and the
//! counts that are `kept` for comparison) and of the Estimator's values (`estimator`, with the
//! `chart` that they make); the files (`downloads`, `csv`). Does not know: how a run is started.

mod asked;
mod chart;
mod controls;
mod counts_table;
mod csv;
mod downloads;
mod estimates_table;
mod estimator;
mod kept;
mod noise;
mod sampler;

use std::rc::Rc;

use yew::prelude::*;

use self::asked::Asked;
use self::estimator::Estimator;
use self::sampler::Sampler;
use super::bit_order::BitOrderSwitch;
use crate::embed::plain_result;
use crate::primitives::PubResult;
use crate::ui::hooks::{PrefsHandle, RunHandle};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::same::Same;
use crate::ui::state::{Change, RunOutcome};
use crate::ui::words;

/// What the results panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct ResultsPanelProps {
    /// The run whose result is shown.
    pub(in crate::ui) run: RunHandle,
    /// What is different now.
    pub(in crate::ui) change: Option<Change>,
    /// The preferences, of which the order of bits is one.
    pub(in crate::ui) prefs: PrefsHandle,
}

/// The result of the last run.
#[component]
pub(in crate::ui) fn ResultsPanel(props: &ResultsPanelProps) -> Html {
    let texts = use_texts();
    let chosen = use_state_eq(|| 0_usize);
    let kept = use_state(Vec::new);
    let Some(outcome) = &props.run.outcome else {
        return html! {
            <section class="results card" aria-labelledby="results-title">
                <h2 id="results-title">{ texts.t("results-title") }</h2>
                <p class="quiet">{ texts.t("results-none") }</p>
            </section>
        };
    };
    let num_pubs = outcome.result.pubs.len();
    let index = (*chosen).min(num_pubs.saturating_sub(1));
    let Some(result) = outcome.result.pubs.get(index) else { return Html::default() };
    let bits = props.prefs.get().bits;
    let same = Same(Rc::clone(outcome));
    let pubs: Vec<AttrValue> = (1..=num_pubs).map(|pub_| format!("PUB {pub_}").into()).collect();
    let on_choose = Callback::from(move |place| chosen.set(place));
    html! {
        <section class="results card" aria-labelledby="results-title">
            <h2 id="results-title">{ texts.t("results-title") }</h2>
            { capsule(&texts, outcome, result) }
            { single_set(&texts, outcome, index) }
            if let Some(change) = props.change { <p class="warning">{ texts.t(change_id(change)) }</p> }
            { choice(texts.t("results-pubs"), &pubs, index, &on_choose) }
            <BitOrderSwitch prefs={props.prefs.clone()} />
            if result.data.evs().is_some() {
                <Estimator outcome={same} {index} {bits} />
            } else {
                <Sampler outcome={same} {index} {bits} {kept} />
            }
        </section>
    }
}

/// What made the result, so that it can be made again.
fn capsule(texts: &Texts, outcome: &RunOutcome, result: &PubResult) -> Html {
    let noise = if outcome.result.noisy { "results-noisy" } else { "results-noise-free" };
    let metadata = &result.metadata;
    let shots = metadata.shots.unwrap_or(0);
    let id = match (metadata.shots, metadata.target_precision) {
        (None, _) => "results-capsule-exact",
        (_, Some(_)) => "results-capsule-precision",
        _ => "results-capsule",
    };
    let made = texts.with(
        id,
        &[
            ("shots", shots.into()),
            ("grouped", words::grouped(shots).into()),
            ("precision", metadata.target_precision.unwrap_or(0.0).to_string().into()),
            ("backend", outcome.result.backend.as_str().into()),
            ("simulation", words::simulations(texts, &metadata.simulations).into()),
            ("seed", outcome.result.seed.to_string().into()),
        ],
    );
    html! {
        <p class="capsule"><span class="badge">{ texts.t(noise) }</span>{ " " }{ made }</p>
    }
}

/// The message that says what has changed since the run.
fn change_id(change: Change) -> &'static str {
    match change {
        Change::Circuit => "results-old",
        Change::Request => "results-old-request",
    }
}

/// The values of the parameters, when there was one set of them.
fn single_set(texts: &Texts, outcome: &RunOutcome, index: usize) -> Html {
    let asked = Asked::of(&outcome.program, index).filter(|asked| asked.values.num_sets() == 1);
    let values = asked.map(|asked| asked.set_text(0)).unwrap_or_default();
    if values.is_empty() {
        return Html::default();
    }
    html! { <p class="quiet">{ texts.with("results-single-set", &[("values", values.into())]) }</p> }
}

/// One button a name, when there are several.
fn choice(
    label: AttrValue,
    names: &[AttrValue],
    chosen: usize,
    on_choose: &Callback<usize>,
) -> Html {
    if names.len() < 2 {
        return Html::default();
    }
    let button = |(place, name): (usize, &AttrValue)| {
        let onclick = on_choose.reform(move |_: MouseEvent| place);
        let is_chosen = (place == chosen).to_string();
        html! { <button type="button" aria-pressed={is_chosen} {onclick}>{ name.clone() }</button> }
    };
    html! {
        <div class="registers" role="group" aria-label={label}>
            { for names.iter().enumerate().map(button) }
        </div>
    }
}

/// A button for more rows, when there are any.
fn more(texts: &Texts, hidden: usize, on_more: &Callback<MouseEvent>) -> Html {
    if hidden == 0 {
        return Html::default();
    }
    let label = texts.with("results-more", &[("count", hidden.into())]);
    html! { <button type="button" class="link" onclick={on_more}>{ label }</button> }
}

/// The whole result as JSON, in the form without tags.
fn json_file(outcome: &Same<RunOutcome>) -> Callback<(), Option<String>> {
    let outcome = outcome.clone();
    Callback::from(move |()| plain_result(&outcome.result).ok().map(|json| json.to_string()))
}

#[cfg(test)]
mod tests;
