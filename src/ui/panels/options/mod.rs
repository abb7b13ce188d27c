//! A form for the options of a primitive, made of what is known about each.

mod row;

use yew::prelude::*;

use crate::math::order;
use crate::primitives::options::{Primitive, PrimitiveOptions, Setting};
use crate::primitives::{EstimatorOptions, SamplerOptions};
use crate::ui::i18n::{Texts, use_texts};
use crate::ui::state::{OptionTexts, TypedOptions};

/// Options that have a field of their own in the run panel.
const ELSEWHERE: [&str; 6] = [
    "default_shots",
    "default_precision",
    "seed_estimator",
    "simulator.seed_simulator",
    "simulator.method",
    "simulator.precision",
];

/// What the form needs.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct OptionsPanelProps {
    /// The primitive that is to run.
    pub(in crate::ui) primitive: Primitive,
    /// What stands in the fields.
    pub(in crate::ui) entries: OptionTexts,
    /// Called with what stands in them after an edit.
    pub(in crate::ui) on_change: Callback<OptionTexts>,
}

/// What stands in the fields, and where an edit goes.
#[derive(Clone)]
struct Entries {
    texts: OptionTexts,
    on_change: Callback<OptionTexts>,
}

impl Entries {
    fn edit(&self, path: &'static str, text: String) {
        self.on_change.emit(self.texts.edited(path, text));
    }
}

/// The options of the primitive, folded away until somebody wants them.
#[component]
pub(in crate::ui) fn OptionsPanel(props: &OptionsPanelProps) -> Html {
    let texts = use_texts();
    let entries = Entries { texts: props.entries.clone(), on_change: props.on_change.clone() };
    match props.primitive {
        Primitive::Sampler => panel::<SamplerOptions>(&texts, &entries),
        Primitive::Estimator => panel::<EstimatorOptions>(&texts, &entries),
    }
}

fn panel<O: PrimitiveOptions>(texts: &Texts, entries: &Entries) -> Html {
    let typed = entries.texts.read::<O>();
    let mut settings = typed.settings();
    settings.retain(|setting| !ELSEWHERE.contains(&setting.field.path));
    order::sort_by_key(&mut settings, |setting| setting.field.group() != "");
    let groups = settings.chunk_by(|one, next| one.field.group() == next.field.group());
    html! {
        <details class="options">
            <summary>
                { texts.t("options-title") }
                { counts(texts, &typed, entries, &settings) }
            </summary>
            <div class="options-groups">
                { for groups.map(|settings| group(texts, &typed, entries, settings)) }
            </div>
        </details>
    }
}

fn group<O: PrimitiveOptions>(
    texts: &Texts,
    typed: &TypedOptions<O>,
    entries: &Entries,
    settings: &[Setting],
) -> Html {
    let Some(first) = settings.first() else { return Html::default() };
    html! {
        <details key={first.field.group()}>
            <summary>
                { texts.t(&first.field.group_title()) }
                { counts(texts, typed, entries, settings) }
            </summary>
            { for settings.iter().map(|setting| row::row(texts, typed, entries, setting)) }
        </details>
    }
}

/// How many of these options are set, and how many are wrong: what a closed group hides.
fn counts<O: PrimitiveOptions>(
    texts: &Texts,
    typed: &TypedOptions<O>,
    entries: &Entries,
    settings: &[Setting],
) -> Html {
    let is_set = |setting: &&Setting| !entries.texts.text(setting.field.path).is_empty();
    let is_wrong = |setting: &&Setting| typed.error(setting.field).is_some();
    let num_set = settings.iter().filter(is_set).count();
    let num_wrong = settings.iter().filter(is_wrong).count();
    html! {
        <>
            if num_set > 0 {
                <span class="badge">{ texts.with("options-set", &[("count", num_set.into())]) }</span>
            }
            if num_wrong > 0 {
                <span class="error">{ texts.with("options-wrong", &[("count", num_wrong.into())]) }</span>
            }
        </>
    }
}
