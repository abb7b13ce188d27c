//! How often to run the circuit, with which seed, and the button that does it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::backend::BackendInfo;
use crate::editor::Command;
use crate::primitives::options::Primitive;
use crate::primitives::{MAX_SHOTS, PubError, SamplerOptions};
use crate::runtime::ServiceError;
use crate::ui::hooks::{DocHandle, GaugeView, Inputs, RunHandle};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::panels::options::OptionsPanel;
use crate::ui::panels::{Gauge, SimulationPanel};
use crate::ui::state::{OptionTexts, RunPhase};
use crate::ui::words;

/// What the run panel needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct RunPanelProps {
    /// The document whose circuit is run.
    pub(in crate::ui) document: DocHandle,
    /// The fields.
    pub(in crate::ui) inputs: UseStateHandle<Inputs>,
    /// The run.
    pub(in crate::ui) run: RunHandle,
    /// Where it runs, once the service has said so.
    pub(in crate::ui) backend: Option<Result<BackendInfo, ServiceError>>,
    /// What the circuit needs to run.
    pub(in crate::ui) gauge: GaugeView,
}

/// A number of shots as typed, if it is one that can be run.
fn shots(text: &str) -> Option<u64> {
    text.trim().parse().ok().filter(|shots| (1..=MAX_SHOTS).contains(shots))
}

/// A seed as typed: none for an empty field, an error for anything that is no whole number.
fn seed(text: &str) -> Result<Option<u64>, std::num::ParseIntError> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

/// The run panel.
#[component]
pub(in crate::ui) fn RunPanel(props: &RunPanelProps) -> Html {
    let texts = use_texts();
    let inputs = &props.inputs;
    let entries = use_state_eq(OptionTexts::default);
    let typed = entries.read::<SamplerOptions>();
    let (shots, seed) = (shots(&inputs.shots), seed(&inputs.seed));
    let on_shots = on_input(inputs, |inputs, shots| Inputs { shots, ..inputs });
    let on_seed = on_input(inputs, |inputs, seed| Inputs { seed, ..inputs });
    let on_simulation = {
        let inputs = inputs.clone();
        Callback::from(move |simulation| inputs.set(Inputs { simulation, ..(*inputs).clone() }))
    };
    let shots_error = texts.with("run-shots-range", &[("max", words::grouped(MAX_SHOTS).into())]);
    let seed_error = texts.t("run-seed-range");
    let backend = props.backend.as_ref().and_then(|backend| backend.as_ref().ok());
    let missing = props.document.parameter_values().err();
    let is_refused = props.gauge.is_refused();
    let can_run = shots.is_some()
        && seed.is_ok()
        && backend.is_some()
        && missing.is_none()
        && typed.errors.is_empty()
        && !is_refused;
    let onsubmit = {
        let (run, document) = (props.run.clone(), props.document.clone());
        let simulation = inputs.simulation;
        let backend = backend.map(|backend| backend.name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let is_ready = typed.errors.is_empty() && !is_refused && !run.is_busy();
            if let (Some(backend), Some(_), Ok(seed), Ok(values), true) =
                (&backend, shots, &seed, document.parameter_values(), is_ready)
            {
                let mut options = typed.options.clone();
                options.default_shots = shots;
                options.simulator.seed_simulator = *seed;
                options.simulator.set_simulation(simulation);
                run.start(backend.clone(), document.circuit().clone(), values, options);
            }
        })
    };
    html! {
        <section class="run card" aria-labelledby="run-title">
            <h2 id="run-title">{ texts.t("run-title") }</h2>
            { place(&texts, props.backend.as_ref()) }
            <form {onsubmit} novalidate=true>
                <div class="fields">
                    { number_field("shots", texts.t("run-shots"), None, &inputs.shots, on_shots, shots.is_none().then_some(shots_error)) }
                    { number_field("seed", texts.t("run-seed"), Some(texts.t("run-seed-random")), &inputs.seed, on_seed, seed_is_wrong(&inputs.seed).then_some(seed_error)) }
                </div>
                <SimulationPanel options={inputs.simulation} on_change={on_simulation.clone()} />
                <Gauge view={props.gauge.clone()} options={inputs.simulation} on_change={on_simulation} />
                <OptionsPanel primitive={Primitive::Sampler} {entries} />
                if let Some(missing) = &missing {
                    <p class="error">{ words::missing_values(&texts, missing) }</p>
                }
                { buttons(&texts, &props.run, can_run) }
            </form>
            <div id="run-status" role="status" aria-live="polite">{ status(&texts, props) }</div>
        </section>
    }
}

fn seed_is_wrong(text: &str) -> bool {
    seed(text).is_err()
}

fn on_input(
    inputs: &UseStateHandle<Inputs>,
    change: fn(Inputs, AttrValue) -> Inputs,
) -> Callback<InputEvent> {
    let inputs = inputs.clone();
    Callback::from(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        inputs.set(change((*inputs).clone(), text.into()));
    })
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

fn number_field(
    id: &'static str,
    label: AttrValue,
    placeholder: Option<AttrValue>,
    value: &AttrValue,
    oninput: Callback<InputEvent>,
    error: Option<AttrValue>,
) -> Html {
    let error_id = format!("{id}-error");
    html! {
        <label class="field">
            <span>{ label }</span>
            <input
                {id}
                type="text"
                inputmode="numeric"
                autocomplete="off"
                {placeholder}
                value={value.clone()}
                aria-invalid={error.is_some().to_string()}
                aria-describedby={error_id.clone()}
                {oninput}
            />
            <span class="error" id={error_id} role="alert">{ error.unwrap_or_default() }</span>
        </label>
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
