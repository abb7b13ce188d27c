//! The primitive, and the numbers that a run needs.

use yew::prelude::*;

use super::request::{precision, seed, shots};
use crate::primitives::options::Primitive;
use crate::primitives::{MAX_SHOTS, shots_for_precision};
use crate::ui::hooks::Inputs;
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::live_field::LiveField;
use crate::ui::pub_words::pub_error;
use crate::ui::words;

/// What the fields need.
#[derive(Properties, PartialEq)]
pub(super) struct FieldsProps {
    /// What stands in them.
    pub(super) inputs: UseStateHandle<Inputs>,
}

/// Sampler or Estimator.
#[component]
pub(super) fn PrimitiveChoice(props: &FieldsProps) -> Html {
    let texts = use_texts();
    let option = |primitive: Primitive, id: &'static str, label: &'static str| {
        let inputs = props.inputs.clone();
        let onchange = Callback::from(move |_: Event| {
            inputs.set(Inputs { primitive, ..(*inputs).clone() });
        });
        html! {
            <label class="tick">
                <input
                    type="radio"
                    name="primitive"
                    id={format!("primitive-{id}")}
                    checked={props.inputs.primitive == primitive}
                    {onchange}
                />
                { texts.t(label) }
            </label>
        }
    };
    html! {
        <fieldset class="primitive">
            <legend>{ texts.t("run-primitive") }</legend>
            { option(Primitive::Sampler, "sampler", "run-sampler") }
            { option(Primitive::Estimator, "estimator", "run-estimator") }
        </fieldset>
    }
}

/// Shots or precision, and the seed.
#[component]
pub(super) fn RunFields(props: &FieldsProps) -> Html {
    let texts = use_texts();
    let inputs = &props.inputs;
    let on_seed = on_text(inputs, |inputs, seed| Inputs { seed, ..inputs });
    let wrong_seed = seed(&inputs.seed).err().map(|_| texts.t("run-seed-range"));
    let random = Some(texts.t("run-seed-random"));
    html! {
        <div class="fields">
            { match inputs.primitive {
                Primitive::Sampler => shots_field(&texts, inputs),
                Primitive::Estimator => precision_field(&texts, inputs),
            } }
            <LiveField id="seed" label={texts.t("run-seed")} value={inputs.seed.clone()} placeholder={random} error={wrong_seed} on_text={on_seed} />
        </div>
    }
}

fn shots_field(texts: &Texts, inputs: &UseStateHandle<Inputs>) -> Html {
    let on_shots = on_text(inputs, |inputs, shots| Inputs { shots, ..inputs });
    let range = || texts.with("run-shots-range", &[("max", words::grouped(MAX_SHOTS).into())]);
    let wrong = shots(&inputs.shots).is_none().then(range);
    html! {
        <LiveField id="shots" label={texts.t("run-shots")} value={inputs.shots.clone()} error={wrong} on_text={on_shots} />
    }
}

fn precision_field(texts: &Texts, inputs: &UseStateHandle<Inputs>) -> Html {
    let typed = &inputs.target_precision;
    let on_precision =
        on_text(inputs, |inputs, target_precision| Inputs { target_precision, ..inputs });
    let precision = precision(typed);
    let wrong = precision.as_ref().err().map(|reason| match reason {
        None => texts.t("run-precision-range"),
        Some(reason) => pub_error(texts, reason),
    });
    let meaning = precision.ok().map(|precision| match precision {
        0.0 => texts.t("run-precision-exact"),
        precision => {
            let shots = shots_for_precision(precision);
            texts.with(
                "run-precision-shots",
                &[("shots", shots.into()), ("grouped", words::grouped(shots).into())],
            )
        }
    });
    html! {
        <LiveField
            id="target-precision"
            label={texts.t("run-precision")}
            value={typed.clone()}
            note={meaning}
            error={wrong}
            inputmode="decimal"
            on_text={on_precision}
        />
    }
}

/// Takes what is typed into a field.
fn on_text(
    inputs: &UseStateHandle<Inputs>,
    change: fn(Inputs, AttrValue) -> Inputs,
) -> Callback<String> {
    let inputs = inputs.clone();
    Callback::from(move |text: String| inputs.set(change((*inputs).clone(), text.into())))
}
