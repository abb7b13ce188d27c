//! A field of which every keystroke counts, with its label and what is wrong with what stands in it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a field needs.
#[derive(Properties, PartialEq)]
pub(super) struct LiveFieldProps {
    /// Its identifier on the page.
    pub(super) id: AttrValue,
    /// Its label.
    pub(super) label: AttrValue,
    /// What stands in it.
    pub(super) value: AttrValue,
    /// What an empty field means.
    #[prop_or_default]
    pub(super) placeholder: Option<AttrValue>,
    /// What the value means.
    #[prop_or_default]
    pub(super) note: Option<AttrValue>,
    /// Why the value is no good, if it is not.
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    /// The keys that a phone shows.
    #[prop_or("numeric".into())]
    pub(super) inputmode: AttrValue,
    /// Called with what is typed.
    pub(super) on_text: Callback<String>,
}

/// A field of one line, of which every keystroke counts. Where a text has to be read as a whole before
/// it counts, the composer has a field of another kind.
#[component]
pub(super) fn LiveField(props: &LiveFieldProps) -> Html {
    let oninput = props
        .on_text
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let (note_id, error_id) = (format!("{}-note", props.id), format!("{}-error", props.id));
    html! {
        <label class="field">
            <span>{ props.label.clone() }</span>
            <input
                id={props.id.clone()}
                type="text"
                inputmode={props.inputmode.clone()}
                autocomplete="off"
                placeholder={props.placeholder.clone()}
                value={props.value.clone()}
                aria-invalid={props.error.is_some().to_string()}
                aria-describedby={format!("{note_id} {error_id}")}
                {oninput}
            />
            if let Some(note) = &props.note { <span class="quiet" id={note_id}>{ note.clone() }</span> }
            <span class="error" id={error_id} role="alert">{ props.error.clone().unwrap_or_default() }</span>
        </label>
    }
}
