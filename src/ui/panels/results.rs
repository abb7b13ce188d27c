//! Counts as a histogram with a table beside it.

use std::rc::Rc;

use yew::prelude::*;

use crate::circuit::Circuit;
use crate::plot::{
    BitOrder, Histogram, HistogramView, HistogramWords, Order, RunCounts, Style, histogram_picture,
    share,
};
use crate::primitives::{BitArray, Outcome, PubResult};
use crate::ui::hooks::{RunHandle, use_size};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::same::Same;
use crate::ui::state::RunOutcome;
use crate::ui::words;

/// What the results panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct ResultsPanelProps {
    /// The run whose result is shown.
    pub(in crate::ui) run: RunHandle,
    /// The circuit as it is now.
    pub(in crate::ui) circuit: Same<Circuit>,
}

/// The result of the last run.
#[component]
pub(in crate::ui) fn ResultsPanel(props: &ResultsPanelProps) -> Html {
    let texts = use_texts();
    let register = use_state(|| 0_usize);
    let Some(outcome) = &props.run.outcome else {
        return html! {
            <section class="results card" aria-labelledby="results-title">
                <h2 id="results-title">{ texts.t("results-title") }</h2>
                <p class="quiet">{ texts.t("results-none") }</p>
            </section>
        };
    };
    let is_old =
        !Rc::ptr_eq(&outcome.circuit, &props.circuit.0) && *outcome.circuit != *props.circuit;
    let Some(result) = outcome.result.pubs.first() else { return Html::default() };
    let registers: Vec<(&str, &Rc<BitArray>)> = result.data.registers().collect();
    let chosen = (*register).min(registers.len().saturating_sub(1));
    let on_choose = Callback::from(move |place| register.set(place));
    html! {
        <section class="results card" aria-labelledby="results-title">
            <h2 id="results-title">{ texts.t("results-title") }</h2>
            { capsule(&texts, outcome, result) }
            if is_old { <p class="warning">{ texts.t("results-old") }</p> }
            { register_buttons(&texts, &registers, chosen, &on_choose) }
            if let Some((name, bits)) = registers.get(chosen) {
                <Counts name={(*name).to_owned()} bits={Rc::clone(bits)} />
            }
        </section>
    }
}

/// What made the result, so that it can be made again.
fn capsule(texts: &Texts, outcome: &RunOutcome, result: &PubResult) -> Html {
    let noise = if outcome.result.noisy { "results-noisy" } else { "results-noise-free" };
    let shots = result.metadata.shots.unwrap_or(0);
    let made = texts.with(
        "results-capsule",
        &[
            ("shots", shots.into()),
            ("grouped", words::grouped(shots).into()),
            ("backend", outcome.result.backend.as_str().into()),
            ("simulation", words::simulations(texts, &result.metadata.simulations).into()),
            ("seed", outcome.result.seed.to_string().into()),
        ],
    );
    html! {
        <p class="capsule"><span class="badge">{ texts.t(noise) }</span>{ " " }{ made }</p>
    }
}

/// One button a register, when there are several.
fn register_buttons(
    texts: &Texts,
    registers: &[(&str, &Rc<BitArray>)],
    chosen: usize,
    on_choose: &Callback<usize>,
) -> Html {
    if registers.len() < 2 {
        return Html::default();
    }
    let button = |(place, (name, _)): (usize, &(&str, &Rc<BitArray>))| {
        let on_choose = on_choose.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_choose.emit(place));
        let is_chosen = (place == chosen).to_string();
        html! { <button type="button" aria-pressed={is_chosen} {onclick}>{ *name }</button> }
    };
    html! {
        <div class="registers" role="group" aria-label={texts.t("results-registers")}>
            { for registers.iter().enumerate().map(button) }
        </div>
    }
}

/// What the counts of one register need.
#[derive(Properties)]
struct CountsProps {
    name: AttrValue,
    bits: Rc<BitArray>,
}

impl PartialEq for CountsProps {
    /// The same array, that is: comparing a million shots takes longer than drawing them.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Rc::ptr_eq(&self.bits, &other.bits)
    }
}

/// A bar needs at least this many pixels.
const BAR_PIXELS: u32 = 18;
/// Most bars, however wide the page is.
const MAX_BARS: u32 = 32;
/// Rows of the table before a person asks for more.
const ROWS: usize = 32;
/// Rows that come with each asking.
const MORE_ROWS: usize = 256;

/// The histogram and the table of one register.
#[component]
fn Counts(props: &CountsProps) -> Html {
    let texts = use_texts();
    let figure = use_node_ref();
    let width = use_size(&figure).width;
    let bits = &props.bits;
    let address = Rc::as_ptr(bits);
    let tally = use_memo(address, |_| bits.tally());
    let shown = use_state(|| ROWS);
    let svg =
        use_memo((address, width, texts.clone()), |(_, width, texts)| picture(texts, bits, *width));
    let caption = texts.with(
        "results-caption",
        &[("register", props.name.as_str().into()), ("outcomes", tally.len().into())],
    );
    html! {
        <>
            <figure ref={figure} class="plot" id="histogram">
                <div role="img" aria-label={caption.clone()}>
                    { Html::from_html_unchecked(AttrValue::from((*svg).clone())) }
                </div>
                <figcaption class="quiet">{ caption }{ " " }{ texts.t("results-bit-order") }</figcaption>
            </figure>
            { table(&texts, bits, &tally, &shown) }
        </>
    }
}

fn picture(texts: &Texts, bits: &BitArray, width: u32) -> String {
    if width == 0 {
        return String::new();
    }
    let keep = (width / BAR_PIXELS).clamp(4, MAX_BARS) as usize;
    let outcomes = bits.outcomes();
    let run = RunCounts { bits, outcomes: &outcomes };
    let histogram = Histogram::new(&[run], keep, &Order::Value, BitOrder::ZeroRight);
    let words = HistogramWords {
        vertical: &texts.t("results-counts"),
        horizontal: "",
        rest: &texts.t("results-rest"),
        runs: &[],
    };
    histogram_picture(&histogram, HistogramView::default(), words, width, Style::page()).svg
}

fn table(texts: &Texts, bits: &BitArray, tally: &[Outcome], shown: &UseStateHandle<usize>) -> Html {
    let row = |outcome: &Outcome| {
        let part = outcome.count as f64 / bits.num_shots().max(1) as f64;
        html! {
            <tr>
                <th scope="row"><code>{ bits.bitstring(outcome.shot) }</code></th>
                <td>{ outcome.count }</td>
                <td>{ share(part) }</td>
            </tr>
        }
    };
    let hidden = tally.len().saturating_sub(**shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + MORE_ROWS))
    };
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={texts.t("results-table")}>
            <table id="counts">
                <thead>
                    <tr>
                        <th scope="col">{ texts.t("results-outcome") }</th>
                        <th scope="col">{ texts.t("results-counts") }</th>
                        <th scope="col">{ texts.t("results-share") }</th>
                    </tr>
                </thead>
                <tbody>{ for tally.iter().take(**shown).map(row) }</tbody>
            </table>
            if hidden > 0 {
                <button type="button" class="link" onclick={more}>
                    { texts.with("results-more", &[("count", hidden.into())]) }
                </button>
            }
        </div>
    }
}
