//! Fields that the composer's forms are made of.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A list to choose one of several named things from, by number.
pub(super) fn chooser(
    key: String,
    label: AttrValue,
    names: Vec<String>,
    chosen: u32,
    on_change: Callback<u32>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Ok(number) = value.parse() {
            on_change.emit(number);
        }
    });
    let option = |(number, name): (usize, String)| {
        let is_chosen = number == chosen as usize;
        html! { <option value={number.to_string()} selected={is_chosen}>{ name }</option> }
    };
    let options: Html = names.into_iter().enumerate().map(option).collect();
    html! {
        <label class="field" {key}>
            <span>{ label }</span>
            <select {onchange}>{ options }</select>
        </label>
    }
}

/// A box to tick.
pub(super) fn checkbox(label: AttrValue, is_checked: bool, on_change: Callback<()>) -> Html {
    let onchange = Callback::from(move |_: Event| on_change.emit(()));
    html! {
        <label class="tick">
            <input type="checkbox" checked={is_checked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// A button that does one thing.
pub(super) fn button(label: AttrValue, act: impl Fn() + 'static) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| act());
    html! { <button type="button" {onclick}>{ label }</button> }
}

/// What a field for text needs.
#[derive(Properties, PartialEq)]
pub(super) struct TextFieldProps {
    /// What it is for.
    pub(super) label: AttrValue,
    /// What stands in it.
    pub(super) value: AttrValue,
    /// What stands in it faintly while it is empty.
    #[prop_or_default]
    pub(super) placeholder: AttrValue,
    /// Takes over what was typed, or says in words what is wrong with it.
    pub(super) take: Callback<AttrValue, Result<(), AttrValue>>,
    /// What there is to say about what is being typed.
    #[prop_or_default]
    pub(super) note: Option<Callback<AttrValue, Option<AttrValue>>>,
}

/// A field for something that has to be read, such as an angle. What is being typed stays until
/// it is taken over, or given up with Escape.
#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let typed = use_state(|| None::<AttrValue>);
    let error = use_state(|| None::<AttrValue>);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value().into()));
        })
    };
    let onchange = {
        let (typed, error, take) = (typed.clone(), error.clone(), props.take.clone());
        Callback::from(move |_: Event| {
            let Some(text) = (*typed).clone() else { return };
            let outcome = take.emit(text);
            if outcome.is_ok() {
                typed.set(None);
            }
            error.set(outcome.err());
        })
    };
    let onkeydown = {
        let (typed, error) = (typed.clone(), error.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                typed.set(None);
                error.set(None);
            }
        })
    };
    let note = typed.as_ref().zip(props.note.as_ref());
    let note = note.and_then(|(typed, note)| note.emit(typed.clone()));
    let value = (*typed).clone().unwrap_or_else(|| props.value.clone());
    html! {
        <label class="field">
            <span>{ props.label.clone() }</span>
            <input
                type="text"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                placeholder={props.placeholder.clone()}
                aria-invalid={error.is_some().to_string()}
                {value}
                {oninput}
                {onchange}
                {onkeydown}
            />
            if let Some(error) = &*error {
                <span class="error" role="alert">{ error.clone() }</span>
            }
            <span class="quiet" role="status">{ note.unwrap_or_default() }</span>
        </label>
    }
}
