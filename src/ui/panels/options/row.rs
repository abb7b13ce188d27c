//! One option: its name, a field, what it does, and what is to be said about its value.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Entries;
use crate::primitives::options::{Also, Field, Kind, LocalEffect, PrimitiveOptions, Setting, Unit};
use crate::ui::i18n::Texts;
use crate::ui::option_words::{given, idle, option_error, refusal};
use crate::ui::state::TypedOptions;

/// The row of an option.
pub(super) fn row<O: PrimitiveOptions>(
    texts: &Texts,
    typed: &TypedOptions<O>,
    entries: &Entries,
    setting: &Setting,
) -> Html {
    let field = setting.field;
    let error = typed.error(field).map(|error| option_error(texts, error));
    let note =
        typed.idle(field.path).map(|why| idle(texts, why)).or_else(|| standing(texts, field));
    let id = format!("option-{}", field.path.replace('.', "-"));
    let (help_id, note_id, error_id) =
        (format!("{id}-help"), format!("{id}-note"), format!("{id}-error"));
    let entry = Entry {
        id: id.clone(),
        described_by: format!("{help_id} {note_id} {error_id}"),
        is_wrong: error.is_some(),
        unset: texts.with("options-unset", &[("value", given(texts, setting.unset_here).into())]),
        text: entries.texts.text(field.path).to_owned(),
    };
    html! {
        <div class="option" key={field.path}>
            <label for={id}><code>{ field.name() }</code>{ for unit(texts, field) }</label>
            { entry.control(field, entries) }
            <span id={help_id} class="quiet">{ texts.t(&field.help()) }</span>
            <span id={note_id} class="quiet note">{ for note }</span>
            <span id={error_id} class="error" role="alert">{ for error }</span>
        </div>
    }
}

/// What is to be said before anything is typed: that an option cannot change anything, or that
/// it is refused.
fn standing(texts: &Texts, field: &Field) -> Option<AttrValue> {
    match field.local {
        LocalEffect::None(why) => Some(idle(texts, why)),
        LocalEffect::Refused(why) => Some(refusal(texts, why)),
        LocalEffect::Honored | LocalEffect::Only(..) | LocalEffect::Members => None,
    }
}

fn unit(texts: &Texts, field: &Field) -> Option<String> {
    let unit = match field.unit? {
        Unit::Seconds => texts.t("option-unit-seconds"),
        Unit::Shots => texts.t("option-unit-shots"),
    };
    Some(format!(" ({unit})"))
}

/// What a field for an option is made of.
struct Entry {
    id: String,
    described_by: String,
    is_wrong: bool,
    /// What an empty field means.
    unset: AttrValue,
    text: String,
}

impl Entry {
    fn control(self, field: &'static Field, entries: &Entries) -> Html {
        match (field.kind, field.also) {
            (Kind::Bool, _) => self.choice(&["true", "false"], field, entries),
            (Kind::Choice(words), _) => self.choice(words, field, entries),
            (kind, also) => self.input(is_numeric(kind, also), field, entries),
        }
    }

    fn choice(
        self,
        words: &'static [&'static str],
        field: &'static Field,
        entries: &Entries,
    ) -> Html {
        let entries = entries.clone();
        let onchange = Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlSelectElement>().value();
            entries.edit(field.path, text);
        });
        let text = self.text;
        let is_chosen = move |word: &str| word == text;
        html! {
            <select id={self.id} aria-invalid={self.is_wrong.to_string()} aria-describedby={self.described_by} {onchange}>
                <option value="" selected={is_chosen("")}>{ self.unset }</option>
                { for words.iter().map(|word| html! {
                    <option value={*word} selected={is_chosen(word)}>{ *word }</option>
                }) }
            </select>
        }
    }

    fn input(self, is_numeric: bool, field: &'static Field, entries: &Entries) -> Html {
        let entries = entries.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            entries.edit(field.path, text);
        });
        html! {
            <input
                id={self.id}
                type="text"
                inputmode={if is_numeric { "decimal" } else { "text" }}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                placeholder={self.unset}
                value={self.text}
                aria-invalid={self.is_wrong.to_string()}
                aria-describedby={self.described_by}
                {oninput}
            />
        }
    }
}

/// Whether only digits are to be typed.
fn is_numeric(kind: Kind, also: Option<Also>) -> bool {
    matches!(kind, Kind::Int | Kind::Float) && also.is_none()
}
