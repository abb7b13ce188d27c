//! Expectation values as a table, on the page and in a file.

use yew::prelude::*;

use super::asked::{Asked, observable_text};
use super::csv::{self, Cell};
use super::more;
use super::noise::{noise, shown};
use crate::plot::{BitOrder, number};
use crate::primitives::PubResult;
use crate::ui::i18n::Texts;

/// More parameters have no columns on the page; in a file all have.
const MAX_PARAMETERS: usize = 8;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Estimate {
    /// The values of the parameters.
    pub(super) parameters: Vec<f64>,
    /// The observable.
    pub(super) observable: String,
    /// The value.
    pub(super) ev: f64,
    /// The value as the page shows it.
    pub(super) shown: f64,
    /// Its standard error.
    pub(super) std: f64,
}

/// The values with these places in the result.
pub(super) fn estimates(
    result: &PubResult,
    asked: &Asked<'_>,
    bits: BitOrder,
    places: impl Iterator<Item = usize>,
) -> Vec<Estimate> {
    let Some((evs, observables)) = result.data.evs().zip(asked.observables) else {
        return Vec::new();
    };
    let stds = result.data.stds();
    let pairs = asked.pairs();
    let estimate = |place: usize| {
        let (observable, set) = pairs.get(place)?;
        let observable = observables.observables().get(*observable)?;
        let ev = *evs.elements().get(place)?;
        Some(Estimate {
            parameters: asked.values.set(*set).to_vec(),
            observable: observable_text(observable, bits),
            ev,
            shown: shown(ev, noise(&result.metadata.simulations, observable)),
            std: stds.and_then(|stds| stds.elements().get(place)).copied().unwrap_or(0.0),
        })
    };
    places.filter_map(estimate).collect()
}

/// The names of the columns in full: those of the parameters, and the three after them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    pub(super) parameters: Vec<String>,
    pub(super) others: [String; 3],
}

impl Columns {
    /// The columns for these parameters and for observables on these qubits.
    pub(super) fn new(texts: &Texts, parameters: Vec<String>, qubits: &str) -> Self {
        let others = [
            format!("{} ({qubits})", texts.t("results-observable")),
            texts.t("results-value").to_string(),
            texts.t("results-error").to_string(),
        ];
        Self { parameters, others }
    }
}

/// A standard error, of which more digits would say nothing.
fn error_text(std: f64) -> String {
    let rounded = format!("{std:.2e}").parse().unwrap_or(std);
    number(rounded)
}

/// The values as rows, rounded. The panel is narrow, so the heads are short.
pub(super) fn estimates_table(
    texts: &Texts,
    columns: &Columns,
    estimates: &[Estimate],
    hidden: usize,
    on_more: &Callback<MouseEvent>,
) -> Html {
    let num_parameters = columns.parameters.len().min(MAX_PARAMETERS);
    let has_others = columns.parameters.len() > MAX_PARAMETERS;
    let row = |estimate: &Estimate| {
        let values = estimate.parameters.iter().take(num_parameters);
        html! {
            <tr>
                { for values.map(|value| html! { <td>{ number(*value) }</td> }) }
                if has_others { <td>{ "…" }</td> }
                <th scope="row"><code>{ estimate.observable.clone() }</code></th>
                <td>{ number(estimate.shown) }</td>
                <td>{ error_text(estimate.std) }</td>
            </tr>
        }
    };
    let [observable, value, error] = &columns.others;
    let short = |id, name: &String| {
        html! { <th scope="col"><abbr title={name.clone()}>{ texts.t(id) }</abbr></th> }
    };
    let parameter = |name: &String| html! { <th scope="col"><code>{ name.clone() }</code></th> };
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={texts.t("results-values-table")}>
            <table id="estimates">
                <thead>
                    <tr>
                        { for columns.parameters.iter().take(num_parameters).map(parameter) }
                        if has_others { <th scope="col">{ "…" }</th> }
                        <th scope="col">{ observable.clone() }</th>
                        { short("results-value-short", value) }
                        { short("results-error-short", error) }
                    </tr>
                </thead>
                <tbody>{ for estimates.iter().map(row) }</tbody>
            </table>
            { more(texts, hidden, on_more) }
        </div>
    }
}

/// The values as a file; numbers in full.
pub(super) fn estimates_csv(columns: Columns, estimates: Vec<Estimate>) -> String {
    let row = |Estimate { parameters, observable, ev, std, .. }| {
        let mut row: Vec<Cell> = parameters.into_iter().map(Cell::Real).collect();
        row.extend([Cell::Text(observable), Cell::Real(ev), Cell::Real(std)]);
        row
    };
    let head = [columns.parameters, columns.others.to_vec()].concat();
    csv::table(head, estimates.into_iter().map(row))
}
