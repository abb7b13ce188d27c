//! Expectation values as a table, on the page and in a file.

use yew::prelude::*;

use super::asked::{Asked, observable_text};
use super::csv;
use super::more;
use crate::plot::{BitOrder, number};
use crate::primitives::DataBin;
use crate::ui::i18n::Texts;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Estimate {
    /// The parameters, or where the value is in the result; empty for the only set.
    pub(super) set: String,
    /// The observable.
    pub(super) observable: String,
    /// The value.
    pub(super) ev: f64,
    /// Its standard error.
    pub(super) std: f64,
}

/// The values with these places in the result.
pub(super) fn estimates(
    data: &DataBin,
    asked: Option<&Asked<'_>>,
    bits: BitOrder,
    places: impl Iterator<Item = usize>,
) -> Vec<Estimate> {
    let Some(evs) = data.evs() else { return Vec::new() };
    let stds = data.stds();
    let pairs = asked.map(Asked::pairs).unwrap_or_default();
    let observables = asked.and_then(|asked| asked.observables);
    let estimate = |place: usize| {
        let pair = pairs.get(place);
        let observable = observables
            .zip(pair)
            .and_then(|(all, (own, _))| all.observables().get(*own))
            .map(|own| observable_text(own, bits));
        let set = asked.zip(pair).map(|(asked, (_, set))| asked.set_text(*set));
        let index = || evs.shape().index(place).iter().map(usize::to_string).collect::<Vec<_>>();
        Some(Estimate {
            set: set.unwrap_or_else(|| index().join(", ")),
            observable: observable.unwrap_or_default(),
            ev: *evs.elements().get(place)?,
            std: stds.and_then(|stds| stds.elements().get(place)).copied().unwrap_or(0.0),
        })
    };
    places.filter_map(estimate).collect()
}

/// The names of the columns.
pub(super) fn columns(texts: &Texts, qubits: &str) -> [String; 4] {
    let observable = texts.t("results-observable");
    [
        texts.t("results-parameters").to_string(),
        if qubits.is_empty() { observable.to_string() } else { format!("{observable} ({qubits})") },
        texts.t("results-value").to_string(),
        texts.t("results-error").to_string(),
    ]
}

/// The values as rows; the first column is left out where it is empty.
pub(super) fn estimates_table(
    texts: &Texts,
    columns: &[String; 4],
    estimates: &[Estimate],
    hidden: usize,
    on_more: &Callback<MouseEvent>,
) -> Html {
    let has_sets = estimates.iter().any(|estimate| !estimate.set.is_empty());
    let row = |estimate: &Estimate| {
        html! {
            <tr>
                if has_sets { <th scope="row">{ estimate.set.clone() }</th> }
                <th scope="row"><code>{ estimate.observable.clone() }</code></th>
                <td>{ number(estimate.ev) }</td>
                <td>{ if estimate.std > 0.0 { format!("± {}", number(estimate.std)) } else { "0".to_owned() } }</td>
            </tr>
        }
    };
    let shown = if has_sets { &columns[..] } else { &columns[1..] };
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={texts.t("results-values-table")}>
            <table id="estimates">
                <thead>
                    <tr>{ for shown.iter().map(|name| html! { <th scope="col">{ name.clone() }</th> }) }</tr>
                </thead>
                <tbody>{ for estimates.iter().map(row) }</tbody>
            </table>
            { more(texts, hidden, on_more) }
        </div>
    }
}

/// The values as a file; numbers in full.
pub(super) fn estimates_csv(columns: &[String; 4], estimates: Vec<Estimate>) -> String {
    let row = |Estimate { set, observable, ev, std }| {
        vec![set, observable, f64::to_string(&ev), f64::to_string(&std)]
    };
    csv::table(columns, estimates.into_iter().map(row))
}
