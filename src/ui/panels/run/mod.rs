//! Which primitive to run and how, and the button that does it.
//!
//! Owns: the panel with its fields (`fields`), the editor of observables (`observables`), and how
//! what stands in all of them becomes a [`Program`] (`request`). Does not know: how a run goes on,
//! what comes out.

mod fields;
mod observables;
mod request;

use yew::prelude::*;

use self::fields::{PrimitiveChoice, RunFields};
use self::observables::Observables;
pub(in crate::ui) use self::request::{Unready, program};
use crate::backend::BackendInfo;
use crate::circuit::analysis::has_final_measurements;
use crate::editor::Command;
use crate::plot::BitOrder;
use crate::primitives::PubError;
use crate::primitives::options::Primitive;
use crate::runtime::{JobRequest, Program, ServiceError};
use crate::ui::hooks::{DocHandle, GaugeView, Inputs, RunHandle};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::panels::options::OptionsPanel;
use crate::ui::panels::{Gauge, SimulationPanel};
use crate::ui::pub_words::pub_error;
use crate::ui::same::Same;
use crate::ui::state::RunPhase;
use crate::ui::words;

/// What the run panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct RunPanelProps {
    /// The document whose circuit is run.
    pub(in crate::ui) document: DocHandle,
    /// The fields.
    pub(in crate::ui) inputs: UseStateHandle<Inputs>,
    /// What they ask for, or why that is nothing.
    pub(in crate::ui) asked: Same<Result<Program, Unready>>,
    /// The run.
    pub(in crate::ui) run: RunHandle,
    /// Where it runs, once the service has said so.
    pub(in crate::ui) backend: Option<Result<BackendInfo, ServiceError>>,
    /// What the circuit needs to run.
    pub(in crate::ui) gauge: GaugeView,
    /// How bits are shown.
    pub(in crate::ui) bits: BitOrder,
}

/// The run panel.
#[component]
pub(in crate::ui) fn RunPanel(props: &RunPanelProps) -> Html {
    let texts = use_texts();
    let inputs = &props.inputs;
    let on_simulation = {
        let inputs = inputs.clone();
        Callback::from(move |simulation| inputs.set(Inputs { simulation, ..(*inputs).clone() }))
    };
    let on_options = {
        let inputs = inputs.clone();
        Callback::from(move |options| inputs.set(Inputs { options, ..(*inputs).clone() }))
    };
    let backend = props.backend.as_ref().and_then(|backend| backend.as_ref().ok());
    let is_refused = props.gauge.is_refused();
    let can_run = props.asked.is_ok() && backend.is_some() && !is_refused;
    let onsubmit = {
        let (run, document, asked) =
            (props.run.clone(), props.document.clone(), props.asked.clone());
        let backend = backend.map(|backend| backend.name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(backend), Ok(program), false) =
                (&backend, &*asked, is_refused || run.is_busy())
            {
                let (backend, program) = (backend.clone(), program.clone());
                run.start(JobRequest { backend, program }, document.circuit());
            }
        })
    };
    let title = match inputs.primitive {
        Primitive::Sampler => "run-title",
        Primitive::Estimator => "run-title-estimator",
    };
    html! {
        <section class="run card" aria-labelledby="run-title">
            <h2 id="run-title">{ texts.t(title) }</h2>
            { place(&texts, props.backend.as_ref()) }
            <PrimitiveChoice inputs={inputs.clone()} />
            <form {onsubmit} novalidate=true>
                <RunFields inputs={inputs.clone()} />
                if inputs.primitive == Primitive::Estimator {
                    if has_final_measurements(props.document.circuit()) {
                        <p class="quiet">{ texts.t("run-before-measurements") }</p>
                    }
                    <Observables inputs={inputs.clone()} num_qubits={props.document.circuit().num_qubits()} bits={props.bits} />
                }
                <SimulationPanel options={inputs.simulation} on_change={on_simulation.clone()} />
                <Gauge view={props.gauge.clone()} options={inputs.simulation} on_change={on_simulation} />
                <OptionsPanel primitive={inputs.primitive} entries={inputs.options.clone()} on_change={on_options} />
                { unready(&texts, props.asked.as_ref().err()) }
                { buttons(&texts, &props.run, can_run) }
            </form>
            <div id="run-status" role="status" aria-live="polite">{ status(&texts, props) }</div>
        </section>
    }
}

/// Why nothing can be run, where no field says it itself.
fn unready(texts: &Texts, reason: Option<&Unready>) -> Html {
    let text = match reason {
        None | Some(Unready::Field) => return Html::default(),
        Some(Unready::Values(names)) => words::missing_values(texts, names),
        Some(Unready::Pub(error)) => pub_error(texts, error),
    };
    html! { <p class="error">{ text }</p> }
}

fn place(texts: &Texts, backend: Option<&Result<BackendInfo, ServiceError>>) -> Html {
    let backend = match backend {
        None => return Html::default(),
        Some(Err(error)) => {
            return html! { <p class="error">{ words::service_error(texts, error) }</p> };
        }
        Some(Ok(backend)) => backend,
    };
    let kind = if backend.noisy { "backend-noisy" } else { "backend-noise-free" };
    let count = ("count", backend.num_qubits.into());
    let qubits = match backend.num_any_gate_qubits {
        Some(any) => {
            let (double, single) = (("double", any.double.into()), ("single", any.single.into()));
            texts.with("backend-qubits-clifford", &[double, single, count])
        }
        None => texts.with("backend-qubits", &[count]),
    };
    html! {
        <p class="backend">
            <code>{ backend.name.clone() }</code>
            <span class="badge">{ texts.t(kind) }</span>
            <span class="quiet">{ qubits }</span>
        </p>
    }
}

fn buttons(texts: &Texts, run: &RunHandle, can_run: bool) -> Html {
    let cancel = {
        let run = run.clone();
        Callback::from(move |_: MouseEvent| {
            if run.is_busy() {
                run.cancel();
            }
        })
    };
    let is_busy = run.is_busy();
    // Not `disabled`: that would throw the focus away as soon as the button has been pressed.
    html! {
        <div class="buttons">
            <button type="submit" id="run" class="primary" aria-describedby="gauge" aria-disabled={(!can_run || is_busy).to_string()}>
                { texts.t("run-start") }
            </button>
            <button type="button" id="cancel" aria-disabled={(!is_busy).to_string()} onclick={cancel}>
                { texts.t("run-cancel") }
            </button>
        </div>
    }
}

fn status(texts: &Texts, props: &RunPanelProps) -> Html {
    match &props.run.phase {
        RunPhase::Idle => Html::default(),
        RunPhase::Queued => html! { <p>{ texts.t("run-queued") }</p> },
        RunPhase::Running(fraction) => {
            let percent = (fraction * 100.0).floor();
            html! {
                <div class="progress">
                    <progress max="100" value={percent.to_string()} aria-label={texts.t("run-progress")} />
                    <span aria-hidden="true">{ format!("{percent} %") }</span>
                </div>
            }
        }
        RunPhase::Completed => html! {
            <>
                <p>{ texts.t("run-completed") }</p>
                { without_effect(texts, &props.run) }
            </>
        },
        RunPhase::Cancelled => html! { <p>{ texts.t("run-cancelled") }</p> },
        RunPhase::Failed(error) => html! {
            <>
                <p class="error">{ words::service_error(texts, error) }</p>
                { way_out(texts, props, error) }
            </>
        },
    }
}

/// Which options of the last run changed nothing.
fn without_effect(texts: &Texts, run: &RunHandle) -> Html {
    let idle = run.outcome.as_ref().map(|outcome| &outcome.result.without_effect);
    let paths: Vec<&str> = idle.into_iter().flatten().map(|own| own.path.as_str()).collect();
    if paths.is_empty() {
        return Html::default();
    }
    let sentence = texts.with("run-without-effect", &[("paths", paths.join(", ").into())]);
    html! { <p class="quiet">{ sentence }</p> }
}

/// The edit that mends what stopped the run, where there is one.
fn way_out(texts: &Texts, props: &RunPanelProps, error: &ServiceError) -> Html {
    if !matches!(error, ServiceError::Pub { error: PubError::NoMeasurement, .. }) {
        return Html::default();
    }
    let document = props.document.clone();
    let onclick = Callback::from(move |_: MouseEvent| document.edit(Command::MeasureAll));
    html! { <button type="button" {onclick}>{ texts.t("toolbar-measure-all") }</button> }
}

#[cfg(test)]
mod tests;
