//! The words of the page, in the reader's language.

use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use yew::prelude::*;

/// A language the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// English.
    English,
    /// Korean.
    Korean,
}

impl Language {
    /// All languages, in the order of the menu.
    pub(super) const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// The BCP 47 tag.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }

    /// The language's name in itself.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Korean => "한국어",
        }
    }

    /// The language that a tag such as `ko-KR` asks for, if the page speaks it.
    pub(super) fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }
}

/// The messages of one language.
#[derive(Clone)]
pub(super) struct Texts {
    language: Language,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Texts {
    /// The messages of a language, out of its file in `www/locales`.
    pub(super) fn new(language: Language, file: String) -> Self {
        // Messages that do not parse are left out here; a test reads the files whole.
        let resource = match FluentResource::try_new(file) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle: Rc::new(bundle) }
    }

    /// The messages in English.
    #[cfg(test)]
    pub(super) fn english() -> Self {
        Self::new(Language::English, include_str!("../../www/locales/en.ftl").to_owned())
    }

    /// The language.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The message `id`; its identifier where there is none, so that nothing is ever blank.
    pub(super) fn t(&self, id: &str) -> AttrValue {
        self.format(id, None)
    }

    /// The message `id` with values for its variables.
    pub(super) fn with<'a>(&self, id: &str, values: &[(&'a str, FluentValue<'a>)]) -> AttrValue {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(id, Some(&args))
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> AttrValue {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned().into();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned().into()
    }
}

/// The messages in the language of the page.
#[hook]
pub(super) fn use_texts() -> Texts {
    use_context::<Texts>().expect("invariant: App provides the texts to everything in it")
}
