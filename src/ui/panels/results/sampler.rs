//! The Sampler's counts: a histogram with a table beside it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::asked::Asked;
use super::controls::{Controls, View};
use super::counts_table::counts_table;
use super::csv::{self, CountsWords};
use super::downloads::Downloads;
use super::kept::{self, Counts, Kept};
use super::{choice, json_file};
use crate::plot::{
    BitOrder, Histogram, HistogramWords, Measure, Picture, RunCounts, Style, histogram_picture,
};
use crate::primitives::BitArray;
use crate::ui::hooks::use_size;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::live_field::LiveField;
use crate::ui::same::Same;
use crate::ui::state::RunOutcome;

/// What the Sampler's part of the panel needs.
#[derive(Properties, PartialEq)]
pub(super) struct SamplerProps {
    /// The run.
    pub(super) outcome: Same<RunOutcome>,
    /// Number of the PUB.
    pub(super) index: usize,
    /// How bits are shown.
    pub(super) bits: BitOrder,
    /// Counts kept for comparison.
    pub(super) kept: UseStateHandle<Vec<Kept>>,
}

/// The registers of a PUB's result, of which one is shown.
#[component]
pub(super) fn Sampler(props: &SamplerProps) -> Html {
    let texts = use_texts();
    let register = use_state_eq(|| 0_usize);
    let typed = use_state_eq(|| AttrValue::from("1"));
    let last = use_state_eq(|| 0_usize);
    let registers: Vec<(&str, &Rc<BitArray>)> =
        props.outcome.result.pubs[props.index].data.registers().collect();
    let chosen = (*register).min(registers.len().saturating_sub(1));
    let names: Vec<AttrValue> =
        registers.iter().map(|(name, _)| AttrValue::from((*name).to_owned())).collect();
    let on_register = Callback::from(move |place| register.set(place));
    let Some((name, source)) = registers.get(chosen) else { return Html::default() };
    let num_sets = source.shape().size();
    // While what is typed is no set, the last one stays.
    let own_set = set_number(&typed, num_sets).unwrap_or((*last).min(num_sets.saturating_sub(1)));
    let asked = Asked::of(&props.outcome.program, props.index);
    let set_text = asked.map(|asked| asked.set_text(own_set)).unwrap_or_default();
    let on_set = {
        let typed = typed.clone();
        Callback::from(move |text: String| {
            last.set(set_number(&text, num_sets).unwrap_or(own_set));
            typed.set(text.into());
        })
    };
    html! {
        <>
            { choice(texts.t("results-registers"), &names, chosen, &on_register) }
            if num_sets > 1 {
                <SetField typed={(*typed).clone()} set={own_set} {num_sets} values={set_text.clone()} on_text={on_set} />
            }
            if num_sets > 0 {
                <Shown
                    outcome={props.outcome.clone()}
                    index={props.index}
                    register={(*name).to_owned()}
                    source={Same(Rc::clone(source))}
                    set={own_set}
                    {set_text}
                    bits={props.bits}
                    kept={props.kept.clone()}
                />
            }
        </>
    }
}

/// A parameter set by its number as typed, counted from 1; nothing for what is none of so many.
pub(super) fn set_number(text: &str, num_sets: usize) -> Option<usize> {
    let number = text.trim().parse().ok().filter(|number| (1..=num_sets).contains(number));
    number.map(|number| number - 1)
}

/// What the field for the number of the parameter set needs.
#[derive(Properties, PartialEq)]
struct SetFieldProps {
    typed: AttrValue,
    set: usize,
    num_sets: usize,
    /// The values of the set's parameters.
    values: AttrValue,
    on_text: Callback<String>,
}

/// The field for the number of the parameter set.
#[component]
fn SetField(props: &SetFieldProps) -> Html {
    let texts = use_texts();
    let wrong = || {
        let args = [("max", props.num_sets.into()), ("shown", (props.set + 1).into())];
        texts.with("results-set-wrong", &args)
    };
    let error = set_number(&props.typed, props.num_sets).is_none().then(wrong);
    html! {
        <div class="fields set">
            <LiveField
                id="result-set"
                label={texts.with("results-set", &[("count", props.num_sets.into())])}
                value={props.typed.clone()}
                note={props.values.clone()}
                {error}
                on_text={props.on_text.clone()}
            />
        </div>
    }
}

/// What the counts of one register and set need.
#[derive(Properties, PartialEq)]
struct ShownProps {
    outcome: Same<RunOutcome>,
    index: usize,
    register: AttrValue,
    source: Same<BitArray>,
    set: usize,
    set_text: AttrValue,
    bits: BitOrder,
    kept: UseStateHandle<Vec<Kept>>,
}

/// A bar needs at least this many pixels.
const BAR_PIXELS: u32 = 18;
/// Most bars that are drawn unless a person asks for more.
const FITTING_BARS: u32 = 32;
/// Rows of the table before a person asks for more.
const ROWS: usize = 32;
/// Rows that come with each asking.
const MORE_ROWS: usize = 256;
/// Width of a picture in a file, in pixels.
const FILE_WIDTH: u32 = 800;

/// All that the picture, the table and the files are made of.
#[derive(Clone, PartialEq)]
struct Data {
    runs: Vec<Kept>,
    view: View,
    bits: BitOrder,
    register: AttrValue,
    texts: Texts,
}

/// The histogram and the table of one register for one set.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let texts = use_texts();
    let bits = props.bits;
    let figure = use_node_ref();
    let width = use_size(&figure).width;
    let view = use_state(View::default);
    let rows = use_state_eq(|| ROWS);
    let counts = use_memo((props.source.clone(), props.set), |(source, set)| {
        Counts::new(Rc::clone(&source.0), *set)
    });
    let Some(counts) = (*counts).clone() else { return Html::default() };
    let data = Data {
        runs: kept::beside(&props.kept, &counts, texts.t("results-this-run")),
        view: (*view).clone(),
        bits,
        register: props.register.clone(),
        texts: texts.clone(),
    };
    let (svg, histogram) = use_drawn(&data, width, *rows);
    let on_more = Callback::from(move |_: MouseEvent| rows.set(*rows + MORE_ROWS));
    let caption = texts.with(
        "results-caption",
        &[
            ("register", props.register.as_str().into()),
            ("outcomes", histogram.num_outcomes().into()),
        ],
    );
    let on_change = Callback::from(move |changed| view.set(changed));
    let names: Vec<&str> = data.runs.iter().map(|run| run.name.as_str()).collect();
    let num_bits = counts.bits.num_bits();
    html! {
        <>
            <Controls view={data.view.clone()} {num_bits} {bits} {on_change} />
            <figure ref={figure} class="plot" id="histogram">
                <div role="img" aria-label={caption.clone()}>
                    { Html::from_html_unchecked(AttrValue::from((*svg).clone())) }
                </div>
                <figcaption class="quiet">{ caption }{ " " }{ texts.t(order_id(bits)) }</figcaption>
            </figure>
            { comparison(&texts, &props.kept, &counts, props) }
            { downloads(&data, props) }
            { counts_table(&texts, &histogram, bits, (&data.bit_names(), &names), &on_more) }
        </>
    }
}

/// The message that says where bit 0 is.
fn order_id(bits: BitOrder) -> &'static str {
    match bits {
        BitOrder::ZeroRight => "results-bit-order",
        BitOrder::ZeroLeft => "results-bit-order-turned",
    }
}

/// The picture for the page, and the rows of the table.
#[hook]
fn use_drawn(data: &Data, width: u32, rows: usize) -> (Rc<String>, Rc<Histogram>) {
    let svg = use_memo((data.clone(), width), |(data, width)| {
        if *width == 0 { String::new() } else { data.picture(*width, Style::page()).svg }
    });
    let histogram = use_memo((data.clone(), rows), |(data, rows)| data.histogram(*rows));
    (svg, histogram)
}

impl Data {
    fn histogram(&self, keep: usize) -> Histogram {
        let run = |run: &'_ Kept| (Rc::clone(&run.counts.bits), Rc::clone(&run.counts.outcomes));
        let runs: Vec<_> = self.runs.iter().map(run).collect();
        let runs: Vec<RunCounts<'_>> =
            runs.iter().map(|(bits, outcomes)| RunCounts { bits, outcomes }).collect();
        Histogram::new(&runs, keep, &self.view.order(), self.bits)
    }

    fn picture(&self, width: u32, style: Style) -> Picture {
        let fitting = (width / BAR_PIXELS / self.runs.len().max(1) as u32).clamp(4, FITTING_BARS);
        let keep = self.view.keep().ok().flatten().unwrap_or(fitting as usize);
        let vertical = match self.view.measure {
            Measure::Counts => "results-counts",
            Measure::Probability => "results-probability",
        };
        let names: Vec<&str> = self.runs.iter().map(|run| run.name.as_str()).collect();
        let words = HistogramWords {
            vertical: &self.texts.t(vertical),
            horizontal: &self.bit_names(),
            rest: &self.texts.t("results-rest"),
            runs: &names,
        };
        let view = self.view.histogram(self.bits);
        histogram_picture(&self.histogram(keep), view, words, width, style)
    }

    /// The names of the bits in the order in which they are shown.
    fn bit_names(&self) -> String {
        let num_bits = self.runs.first().map_or(0, |run| run.counts.bits.num_bits());
        self.bits.names(num_bits, |bit| format!("{}[{bit}]", self.register))
    }

    /// The table in a file. Runs side by side have but the sets that are compared; of a single
    /// run there are all sets, each with the values of its parameters.
    fn csv(&self, asked: Option<Asked<'_>>) -> String {
        let names: Vec<&str> = self.runs.iter().map(|run| run.name.as_str()).collect();
        let outcome = format!("{} ({})", self.texts.t("results-outcome"), self.bit_names());
        let (counts, share) = (self.texts.t("results-counts"), self.texts.t("results-share"));
        let words = |parameters| CountsWords {
            parameters,
            outcome: &outcome,
            counts: &counts,
            share: &share,
            runs: &names,
        };
        let [Kept { counts, .. }] = self.runs.as_slice() else {
            let shown = (&[][..], self.histogram(usize::MAX));
            return csv::counts(std::iter::once(shown), self.bits, &words(&[]));
        };
        let (parameters, values) =
            asked.map_or((Vec::new(), None), |asked| (asked.parameters, Some(asked.values)));
        let set = |set: usize| {
            let counts = Counts::new(Rc::clone(&counts.source), set)?;
            let run = RunCounts { bits: &counts.bits, outcomes: &counts.outcomes };
            let histogram = Histogram::new(&[run], usize::MAX, &self.view.order(), self.bits);
            Some((values.map_or(&[][..], |values| values.set(set)), histogram))
        };
        let sets = (0..counts.source.shape().size()).filter_map(set);
        csv::counts(sets, self.bits, &words(&parameters))
    }
}

fn downloads(data: &Data, props: &ShownProps) -> Html {
    let stem = format!("counts-{}", props.register);
    let (drawn, written) = (data.clone(), data.clone());
    let picture = Callback::from(move |()| drawn.picture(FILE_WIDTH, Style::file()));
    let (outcome, index) = (props.outcome.clone(), props.index);
    let csv = Callback::from(move |()| written.csv(Asked::of(&outcome.program, index)));
    html! { <Downloads {stem} picture={Some(picture)} {csv} json={json_file(&props.outcome)} /> }
}

/// The counts that are kept, with their names, and the button that keeps more.
fn comparison(
    texts: &Texts,
    kept: &UseStateHandle<Vec<Kept>>,
    counts: &Counts,
    props: &ShownProps,
) -> Html {
    let can_keep = kept::can_keep(kept, counts);
    let keep = {
        let (kept, counts) = (kept.clone(), counts.clone());
        let parts = [
            texts.with("results-seed", &[("seed", props.outcome.result.seed.to_string().into())]),
            props.register.clone(),
            props.set_text.clone(),
        ];
        let parts: Vec<&str> =
            parts.iter().map(AttrValue::as_str).filter(|part| !part.is_empty()).collect();
        let name = AttrValue::from(parts.join(", "));
        Callback::from(move |_: MouseEvent| kept.set(kept::with(&kept, &counts, name.clone())))
    };
    let row = |(place, one): (usize, &Kept)| {
        let rename = {
            let kept = kept.clone();
            Callback::from(move |event: InputEvent| {
                let name = event.target_unchecked_into::<HtmlInputElement>().value();
                kept.set(kept::renamed(&kept, place, name.into()));
            })
        };
        let remove = {
            let kept = kept.clone();
            Callback::from(move |_: MouseEvent| kept.set(kept::without(&kept, place)))
        };
        let remove_label = texts.with("results-remove", &[("name", one.name.as_str().into())]);
        html! {
            <li>
                <input
                    type="text"
                    aria-label={texts.t("results-run-name")}
                    maxlength="60"
                    value={one.name.clone()}
                    oninput={rename}
                />
                <button type="button" aria-label={remove_label} onclick={remove}>{ "×" }</button>
                if !one.counts.is_beside(counts) {
                    <span class="quiet">{ other_bits(texts, &one.counts) }</span>
                }
            </li>
        }
    };
    html! {
        <div class="comparison">
            <button type="button" id="result-keep-run" aria-disabled={(!can_keep).to_string()} onclick={keep}>
                { texts.t("results-keep-run") }
            </button>
            if !kept.is_empty() {
                <ul id="kept" aria-label={texts.t("results-kept")}>
                    { for kept.iter().enumerate().map(row) }
                </ul>
            }
        </div>
    }
}

/// Why counts are not compared with those on show.
fn other_bits(texts: &Texts, counts: &Counts) -> AttrValue {
    texts.with("results-other-bits", &[("bits", counts.bits.num_bits().into())])
}
