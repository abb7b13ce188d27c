//! The state of the circuit while it is edited.

use std::rc::Rc;

use yew::prelude::*;

use super::bit_order::BitOrderSwitch;
use crate::plot::{AmplitudeRow, BitOrder, most_probable};
use crate::ui::hooks::{LIVE_QUBITS, LiveView, PrefsHandle};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::words;

/// What the live panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct LivePanelProps {
    /// What there is to see.
    pub(in crate::ui) view: LiveView,
    /// The preferences, of which the order of bits is one.
    pub(in crate::ui) prefs: PrefsHandle,
}

/// Rows shown before a person asks for more.
const ROWS: usize = 16;

/// Probabilities and amplitudes of the basis states.
#[component]
pub(in crate::ui) fn LivePanel(props: &LivePanelProps) -> Html {
    let texts = use_texts();
    let shows_all = use_state(|| false);
    let order = match props.prefs.get().bits {
        BitOrder::ZeroRight => "live-bit-order",
        BitOrder::ZeroLeft => "live-bit-order-turned",
    };
    let body = match &props.view {
        LiveView::Pending => html! { <p class="quiet">{ texts.t("live-pending") }</p> },
        LiveView::TooWide => html! {
            <p class="quiet">{ texts.with("live-too-wide", &[("max", LIVE_QUBITS.into())]) }</p>
        },
        LiveView::Unbound(missing) => {
            html! { <p class="quiet">{ words::missing_values(&texts, missing) }</p> }
        }
        LiveView::Failed(error) => {
            html! { <p class="quiet">{ words::exec_error(&texts, error) }</p> }
        }
        LiveView::Rows(rows) => {
            let bits = props.prefs.get().bits;
            html! {
                <>
                    <BitOrderSwitch prefs={props.prefs.clone()} />
                    { table(&texts, rows, bits, &shows_all) }
                </>
            }
        }
    };
    html! {
        <section class="live card" aria-labelledby="live-title">
            <h2 id="live-title">{ texts.t("live-title") }</h2>
            <p class="quiet">{ texts.t("live-hint") }{ " " }{ texts.t(order) }</p>
            { body }
        </section>
    }
}

fn table(
    texts: &Texts,
    rows: &Rc<Vec<AmplitudeRow>>,
    bits: BitOrder,
    shows_all: &UseStateHandle<bool>,
) -> Html {
    let width = rows.len().max(1).ilog2();
    let names = bits.names(width, |qubit| format!("q{qubit}"));
    let occurring = || rows.iter().filter(|row| row.phase.is_some()).cloned().collect();
    let shown = if **shows_all { (**rows).clone() } else { most_probable(occurring(), ROWS) };
    let is_whole = shown.len() == rows.len();
    let toggle = {
        let shows_all = shows_all.clone();
        Callback::from(move |_: MouseEvent| shows_all.set(!*shows_all))
    };
    let id = if **shows_all { "live-fewer" } else { "live-all" };
    html! {
        <>
            <div class="table-scroll" tabindex="0" role="region" aria-label={texts.t("live-table")}>
                <table id="state">
                    <thead>
                        <tr>
                            <th scope="col">{ texts.t("live-state") }{ " " }<code>{ names }</code></th>
                            <th scope="col" colspan="2">{ texts.t("live-probability") }</th>
                            <th scope="col">{ texts.t("live-amplitude") }</th>
                            <th scope="col">{ texts.t("live-phase") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for shown.iter().map(|one| row(one, bits)) }</tbody>
                </table>
            </div>
            if !is_whole || **shows_all {
                <button type="button" class="link" onclick={toggle}>
                    { texts.with(id, &[("count", rows.len().into())]) }
                </button>
            }
        </>
    }
}

fn row(row: &AmplitudeRow, bits: BitOrder) -> Html {
    let width = (row.probability.clamp(0.0, 1.0) * 100.0).to_string();
    html! {
        <tr key={row.label.clone()}>
            <th scope="row"><code>{ format!("|{}⟩", bits.text(&row.label)) }</code></th>
            <td class="bar" aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                    <rect class="bar-back" width="100" height="10" />
                    <rect class="bar-front" {width} height="10" />
                </svg>
            </td>
            <td>{ format!("{:.4}", row.probability) }</td>
            <td><code>{ amplitude(row) }</code></td>
            <td>{ dial(row) }</td>
        </tr>
    }
}

fn amplitude(row: &AmplitudeRow) -> String {
    // Adding zero turns a negative zero into a positive one.
    let rounded = |value: f64| (value * 1e4).round() / 1e4 + 0.0;
    let (re, im) = (rounded(row.amplitude.re), rounded(row.amplitude.im));
    let text = match (re == 0.0, im == 0.0) {
        (_, true) => format!("{re}"),
        (true, false) => format!("{im}i"),
        (false, false) => format!("{re} {} {}i", if im < 0.0 { '-' } else { '+' }, im.abs()),
    };
    text.replace('-', "−")
}

/// The phase as a hand on a dial, counter-clockwise from the right, with its value in π.
fn dial(row: &AmplitudeRow) -> Html {
    let Some(phase) = row.phase else { return Html::default() };
    let in_pi = phase / std::f64::consts::PI;
    let (x, y) = (8.5 * row.direction.re, -8.5 * row.direction.im);
    html! {
        <span class="phase">
            <svg viewBox="-10 -10 20 20" aria-hidden="true">
                <circle r="8.5" />
                <line x2={x.to_string()} y2={y.to_string()} />
            </svg>
            { format!("{:.2}π", in_pi + 0.0).replace('-', "−") }
        </span>
    }
}
