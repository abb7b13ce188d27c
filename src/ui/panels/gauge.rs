//! What the circuit needs to run, what there is, and how it fits.

use yew::prelude::*;

use crate::primitives::{CompileOptions, MemoryGauge, Method, Precision};
use crate::ui::hooks::GaugeView;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::words::{self, bytes};

/// What the gauge needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct GaugeProps {
    /// What is known.
    pub(in crate::ui) view: GaugeView,
    /// How the circuit is to be simulated.
    pub(in crate::ui) options: CompileOptions,
    /// Called with a choice with which it fits.
    pub(in crate::ui) on_change: Callback<CompileOptions>,
}

/// One line of numbers, or why the circuit cannot be run and what to do.
#[component]
pub(in crate::ui) fn Gauge(props: &GaugeProps) -> Html {
    let texts = use_texts();
    let body = match &props.view {
        GaugeView::Unknown => Html::default(),
        GaugeView::Small(num_bytes) => {
            let needed = texts.with("gauge-small", &[("bytes", bytes(*num_bytes).into())]);
            html! { <p class="quiet">{ needed }</p> }
        }
        GaugeView::Known(gauge, device_bytes) if gauge.fits() => {
            html! { <>{ needed(&texts, gauge) }{ tight(&texts, gauge, *device_bytes) }</> }
        }
        GaugeView::Known(gauge, _) => too_large(&texts, gauge, props),
        GaugeView::Impossible(error) => html! {
            <>
                <p class="error">{ words::exec_error(&texts, error) }</p>
                { button(texts.t("gauge-automatic"), props, automatic) }
            </>
        },
    };
    html! { <div id="gauge" role="status" aria-live="polite">{ body }</div> }
}

fn needed(texts: &Texts, gauge: &MemoryGauge) -> Html {
    let id = match gauge.simulation.method {
        Method::Statevector => "gauge-state",
        Method::Stabilizer => "gauge-stabilizers",
    };
    let args = [
        ("qubits", gauge.num_used.into()),
        ("bytes", bytes(gauge.needed_bytes).into()),
        ("limit", bytes(gauge.limit_bytes).into()),
    ];
    html! { <p class="quiet">{ texts.with(id, &args) }</p> }
}

/// A warning where the state takes more than half of what the device has.
fn tight(texts: &Texts, gauge: &MemoryGauge, device_bytes: Option<u64>) -> Html {
    let device = device_bytes.filter(|device| gauge.needed_bytes > device / 2);
    let warning = device.map(|device| {
        let text = texts.with("gauge-tight", &[("device", bytes(device).into())]);
        html! { <p class="warning">{ text }</p> }
    });
    warning.unwrap_or_default()
}

fn too_large(texts: &Texts, gauge: &MemoryGauge, props: &GaugeProps) -> Html {
    let numbers = texts.with(
        "gauge-too-large",
        &[
            ("qubits", gauge.num_used.into()),
            ("bytes", bytes(gauge.needed_bytes).into()),
            ("limit", bytes(gauge.limit_bytes).into()),
        ],
    );
    let fewer = texts.with(
        "gauge-fewer",
        &[
            ("double", gauge.fitting_qubits(Precision::Double).into()),
            ("single", gauge.fitting_qubits(Precision::Single).into()),
        ],
    );
    html! {
        <>
            <p class="error">{ numbers }</p>
            <p class="quiet">{ fewer }{ " " }{ texts.t("gauge-clifford") }</p>
            if gauge.would_fit_in_single() {
                { button(texts.t("gauge-single"), props, in_single) }
            }
            if gauge.could_use_stabilizers {
                { button(texts.t("gauge-automatic"), props, automatic) }
            }
        </>
    }
}

fn automatic(options: CompileOptions) -> CompileOptions {
    CompileOptions { method: None, ..options }
}

fn in_single(options: CompileOptions) -> CompileOptions {
    CompileOptions { precision: Precision::Single, ..options }
}

/// A button that makes another choice.
fn button(
    label: AttrValue,
    props: &GaugeProps,
    change: fn(CompileOptions) -> CompileOptions,
) -> Html {
    let choice = change(props.options);
    let onclick = props.on_change.reform(move |_: MouseEvent| choice);
    html! { <button type="button" {onclick}>{ label }</button> }
}
