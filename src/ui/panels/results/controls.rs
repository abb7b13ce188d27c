//! How counts are to be shown.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::plot::{BitOrder, HistogramView, Measure, Order, Scale};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::live_field::LiveField;

/// Most bars that can be asked for.
pub(super) const MAX_BARS: usize = 64;

/// An order of bars, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sorting {
    Value,
    ValueDescending,
    Count,
    CountAscending,
    Hamming,
}

impl Sorting {
    const ALL: [Self; 5] =
        [Self::Value, Self::ValueDescending, Self::Count, Self::CountAscending, Self::Hamming];

    /// The name, and that of its message after `results-order-`.
    fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::ValueDescending => "value-desc",
            Self::Count => "count",
            Self::CountAscending => "count-asc",
            Self::Hamming => "hamming",
        }
    }
}

/// How counts are to be shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct View {
    pub(super) sorting: Sorting,
    /// What distances are counted from, as typed but with bit 0 rightmost.
    pub(super) target: String,
    /// Number of bars as typed; empty for as many as there is room for.
    pub(super) keep: String,
    pub(super) measure: Measure,
    pub(super) scale: Scale,
}

impl Default for View {
    fn default() -> Self {
        Self {
            sorting: Sorting::Value,
            target: String::new(),
            keep: String::new(),
            measure: Measure::Counts,
            scale: Scale::Linear,
        }
    }
}

impl View {
    /// The order of the bars.
    pub(super) fn order(&self) -> Order {
        match self.sorting {
            Sorting::Value => Order::Value,
            Sorting::ValueDescending => Order::ValueDescending,
            Sorting::Count => Order::Count,
            Sorting::CountAscending => Order::CountAscending,
            Sorting::Hamming => Order::Hamming(self.target.clone()),
        }
    }

    /// How the histogram is drawn.
    pub(super) fn histogram(&self, bits: BitOrder) -> HistogramView {
        HistogramView { measure: self.measure, scale: self.scale, bits }
    }

    /// Number of bars: none for as many as there is room for.
    ///
    /// # Errors
    /// What was typed is no number from 1 to [`MAX_BARS`].
    pub(super) fn keep(&self) -> Result<Option<usize>, ()> {
        let text = self.keep.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let keep = text.parse().ok().filter(|keep| (1..=MAX_BARS).contains(keep));
        keep.map(Some).ok_or(())
    }

    /// Whether the target is a bitstring of so many bits; nothing at all stands for zeros.
    pub(super) fn has_target(&self, num_bits: u32) -> bool {
        let is_bits = self.target.bytes().all(|digit| matches!(digit, b'0' | b'1'));
        is_bits && (self.target.is_empty() || self.target.len() == num_bits as usize)
    }
}

/// What the controls need.
#[derive(Properties, PartialEq)]
pub(super) struct ControlsProps {
    /// What is set.
    pub(super) view: View,
    /// Number of bits of an outcome.
    pub(super) num_bits: u32,
    /// How bits are shown.
    pub(super) bits: BitOrder,
    /// Called with what is to be set.
    pub(super) on_change: Callback<View>,
}

/// The controls.
#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let texts = use_texts();
    let ControlsProps { view, bits, on_change, .. } = props;
    let bits = *bits;
    let on_order = {
        let (view, on_change) = (view.clone(), on_change.clone());
        Callback::from(move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            let found = Sorting::ALL.into_iter().find(|sorting| sorting.id() == id);
            on_change.emit(View { sorting: found.unwrap_or(view.sorting), ..view.clone() });
        })
    };
    let typed = |change: fn(View, String, BitOrder) -> View| {
        let (view, on_change) = (view.clone(), on_change.clone());
        Callback::from(move |text: String| on_change.emit(change(view.clone(), text, bits)))
    };
    let on_target = typed(|view, text, bits| View { target: bits.text(text.trim()), ..view });
    let on_keep = typed(|view, keep, _| View { keep, ..view });
    let toggled = |view: View| on_change.reform(move |_: Event| view.clone());
    let is_probability = view.measure == Measure::Probability;
    let is_log = view.scale == Scale::Log;
    let measure = if is_probability { Measure::Counts } else { Measure::Probability };
    let scale = if is_log { Scale::Linear } else { Scale::Log };
    let option = |sorting: Sorting| {
        let name = texts.t(&format!("results-order-{}", sorting.id()));
        let selected = sorting == view.sorting;
        html! { <option value={sorting.id()} {selected}>{ name }</option> }
    };
    html! {
        <div class="fields view">
            <label class="field">
                <span>{ texts.t("results-order") }</span>
                <select id="result-order" onchange={on_order}>
                    { for Sorting::ALL.map(option) }
                </select>
            </label>
            if view.sorting == Sorting::Hamming { { target(&texts, props, on_target) } }
            { keep(&texts, view, on_keep) }
            { checkbox("result-probability", texts.t("results-probability"), is_probability, toggled(View { measure, ..view.clone() })) }
            { checkbox("result-log", texts.t("results-log"), is_log, toggled(View { scale, ..view.clone() })) }
        </div>
    }
}

fn target(texts: &Texts, props: &ControlsProps, on_text: Callback<String>) -> Html {
    let wrong = || texts.with("results-target-wrong", &[("bits", props.num_bits.into())]);
    let error = (!props.view.has_target(props.num_bits)).then(wrong);
    html! {
        <LiveField
            id="result-target"
            label={texts.t("results-target")}
            value={props.bits.text(&props.view.target)}
            placeholder={"0".repeat(props.num_bits.min(64) as usize)}
            {error}
            {on_text}
        />
    }
}

fn keep(texts: &Texts, view: &View, on_text: Callback<String>) -> Html {
    let wrong = |()| texts.with("results-keep-wrong", &[("max", MAX_BARS.into())]);
    let error = view.keep().err().map(wrong);
    html! {
        <LiveField
            id="result-keep"
            label={texts.t("results-keep")}
            value={view.keep.clone()}
            placeholder={texts.t("results-keep-fitting")}
            {error}
            {on_text}
        />
    }
}

fn checkbox(id: &'static str, label: AttrValue, checked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class="check">
            <input type="checkbox" {id} {checked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}
