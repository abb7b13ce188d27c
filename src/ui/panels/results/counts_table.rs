//! Counts as a table.

use yew::prelude::*;

use super::more;
use crate::plot::{Bar, BitOrder, Histogram, share};
use crate::ui::i18n::Texts;

/// The outcomes of a histogram with counts and shares of each run; below them the rest.
pub(super) fn counts_table(
    texts: &Texts,
    histogram: &Histogram,
    bits: BitOrder,
    (register, runs): (&str, &[&str]),
    on_more: &Callback<MouseEvent>,
) -> Html {
    let cells = |counts: &[u64]| {
        let run = |(run, count): (usize, &u64)| {
            html! {
                <>
                    <td>{ *count }</td>
                    <td>{ share(histogram.share(run, *count)) }</td>
                </>
            }
        };
        html! { <>{ for counts.iter().enumerate().map(run) }</> }
    };
    let row = |bar: &Bar| {
        html! {
            <tr>
                <th scope="row"><code>{ bits.text(&bar.label) }</code></th>
                { cells(&bar.counts) }
            </tr>
        }
    };
    let hidden = histogram.rest_outcomes;
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={texts.t("results-table")}>
            <table id="counts">
                <thead>{ head(texts, register, runs) }</thead>
                <tbody>{ for histogram.bars.iter().map(row) }</tbody>
                if hidden > 0 {
                    <tfoot>
                        <tr>
                            <th scope="row">{ texts.t("results-rest") }</th>
                            { cells(&histogram.rest_counts) }
                        </tr>
                    </tfoot>
                }
            </table>
            { more(texts, hidden as usize, on_more) }
        </div>
    }
}

/// The names of the columns; those of several runs stand below the runs' names.
fn head(texts: &Texts, register: &str, runs: &[&str]) -> Html {
    let is_one = runs.len() < 2;
    let rowspan = if is_one { "1" } else { "2" };
    let columns = html! {
        <>
            <th scope="col">{ texts.t("results-counts") }</th>
            <th scope="col">{ texts.t("results-share") }</th>
        </>
    };
    let outcome = html! {
        <th scope="col" {rowspan}>{ texts.t("results-outcome") }{ " " }<code>{ register }</code></th>
    };
    if is_one {
        return html! { <tr>{ outcome }{ columns }</tr> };
    }
    html! {
        <>
            <tr>
                { outcome }
                { for runs.iter().map(|run| html! { <th scope="colgroup" colspan="2">{ *run }</th> }) }
            </tr>
            <tr>{ for runs.iter().map(|_| columns.clone()) }</tr>
        </>
    }
}
