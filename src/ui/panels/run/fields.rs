//! The primitive, and the numbers that a run needs.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::request::{precision, seed, shots};
use crate::primitives::options::Primitive;
use crate::primitives::{MAX_SHOTS, shots_for_precision};
use crate::ui::hooks::Inputs;
use crate::ui::i18n::{Texts, use_texts};
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
    let on_seed = on_input(inputs, |inputs, seed| Inputs { seed, ..inputs });
    let wrong_seed = seed(&inputs.seed).err().map(|_| texts.t("run-seed-range"));
    let random = Some(texts.t("run-seed-random"));
    html! {
        <div class="fields">
            { match inputs.primitive {
                Primitive::Sampler => shots_field(&texts, inputs),
                Primitive::Estimator => precision_field(&texts, inputs),
            } }
            { number_field("seed", texts.t("run-seed"), random, &inputs.seed, on_seed, wrong_seed) }
        </div>
    }
}

fn shots_field(texts: &Texts, inputs: &UseStateHandle<Inputs>) -> Html {
    let on_shots = on_input(inputs, |inputs, shots| Inputs { shots, ..inputs });
    let range = || texts.with("run-shots-range", &[("max", words::grouped(MAX_SHOTS).into())]);
    let wrong = shots(&inputs.shots).is_none().then(range);
    number_field("shots", texts.t("run-shots"), None, &inputs.shots, on_shots, wrong)
}

fn precision_field(texts: &Texts, inputs: &UseStateHandle<Inputs>) -> Html {
    let typed = &inputs.target_precision;
    let on_precision =
        on_input(inputs, |inputs, target_precision| Inputs { target_precision, ..inputs });
    let precision = precision(typed);
    let wrong = precision.is_none().then(|| texts.t("run-precision-range"));
    let meaning = precision.map(|precision| match precision {
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
        <>
            { number_field("target-precision", texts.t("run-precision"), None, typed, on_precision, wrong) }
            <p class="quiet">{ meaning.unwrap_or_default() }</p>
        </>
    }
}

/// Takes what is typed into the fields.
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
                inputmode="decimal"
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
