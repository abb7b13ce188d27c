//! The options of a job as they are typed.

use std::collections::BTreeMap;

use crate::primitives::options::{
    Field, Idle, OptionError, PrimitiveOptions, Setting, WithoutEffect,
};
use crate::primitives::{EstimatorOptions, SamplerOptions};

/// What stands in the fields of options, by path. A field that is empty is unset.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::ui) struct OptionTexts(BTreeMap<&'static str, String>);

/// What typed options come to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct TypedOptions<O> {
    /// Those that are possible.
    pub(in crate::ui) options: O,
    /// What is wrong with the others, or with several of them together.
    pub(in crate::ui) errors: Vec<OptionError>,
    /// Those that change nothing.
    without_effect: Vec<WithoutEffect>,
}

impl OptionTexts {
    /// The fields of what was kept. Options that there are not any more are left out.
    pub(in crate::ui) fn of_kept(kept: &BTreeMap<String, String>) -> Self {
        let fields = SamplerOptions::fields().into_iter().chain(EstimatorOptions::fields());
        let text = |field: &'static Field| Some((field.path, kept.get(field.path)?.clone()));
        let mut texts = BTreeMap::new();
        texts.extend(fields.filter_map(text));
        Self(texts)
    }

    /// The fields as they are kept.
    pub(in crate::ui) fn to_kept(&self) -> BTreeMap<String, String> {
        let mut kept = BTreeMap::new();
        kept.extend(self.0.iter().map(|(path, text)| ((*path).to_owned(), text.clone())));
        kept
    }

    /// What stands in a field.
    pub(in crate::ui) fn text(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    /// The fields with this text in one of them.
    pub(in crate::ui) fn edited(&self, path: &'static str, text: String) -> Self {
        let mut own = self.clone();
        if text.trim().is_empty() {
            own.0.remove(path);
        } else {
            own.0.insert(path, text);
        }
        own
    }

    /// Reads all fields that the primitive has; what stands in others stays for when it is its
    /// turn again.
    pub(in crate::ui) fn read<O: PrimitiveOptions>(&self) -> TypedOptions<O> {
        let (mut options, mut errors) = (O::default(), Vec::new());
        for field in O::fields() {
            let Some(text) = self.0.get(field.path) else { continue };
            if let Err(wrong) = options.set_text(field.path, text) {
                errors.extend_from_slice(wrong.as_slice());
            }
        }
        let without_effect = options.without_effect().unwrap_or_else(|wrong| {
            errors.extend_from_slice(wrong.as_slice());
            Vec::new()
        });
        TypedOptions { options, errors, without_effect }
    }
}

impl<O: PrimitiveOptions> TypedOptions<O> {
    /// Each option with what it is as long as it is unset.
    pub(in crate::ui) fn settings(&self) -> Vec<Setting> {
        self.options.settings()
    }

    /// Why an option has no effect, if it is set and has none.
    pub(in crate::ui) fn idle(&self, path: &str) -> Option<Idle> {
        let is_about_it = |own: &&WithoutEffect| is_within(path, &own.path);
        self.without_effect.iter().find(is_about_it).map(|own| own.idle)
    }

    /// What is wrong with an option.
    pub(in crate::ui) fn error(&self, field: &Field) -> Option<&OptionError> {
        self.errors.iter().find(|error| error.paths().iter().any(|own| is_within(field.path, own)))
    }
}

/// Whether `path` is `leaf`, or a member of it, as experimental options have.
fn is_within(leaf: &str, path: &str) -> bool {
    path.strip_prefix(leaf).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&'static str, &str)]) -> OptionTexts {
        let none = OptionTexts::default();
        fields.iter().fold(none, |texts, (path, text)| texts.edited(path, (*text).to_owned()))
    }

    #[test]
    fn only_fields_with_a_text_are_set() {
        assert_eq!(typed(&[("seed_estimator", " ")]), OptionTexts::default());
        let texts =
            typed(&[("twirling.strategy", "all")]).edited("twirling.strategy", String::new());
        assert_eq!(texts, OptionTexts::default());
    }

    #[test]
    fn what_was_kept_comes_back_but_for_options_that_are_no_more() {
        let texts = typed(&[("twirling.strategy", "all"), ("resilience_level", "9")]);
        let mut kept = texts.to_kept();
        assert_eq!(OptionTexts::of_kept(&kept), texts);
        kept.insert("tea.strength".to_owned(), "strong".to_owned());
        assert_eq!(OptionTexts::of_kept(&kept), texts);
    }

    #[test]
    fn what_is_wrong_is_told_of_its_field() {
        let read = typed(&[("resilience_level", "3")]).read::<EstimatorOptions>();
        assert_eq!(
            (read.options, read.errors[0].paths()),
            (EstimatorOptions::default(), vec!["resilience_level"])
        );
        let both = [("resilience.pec_mitigation", "true"), ("resilience.zne_mitigation", "true")];
        let read = typed(&both).read::<EstimatorOptions>();
        for (path, _) in both {
            let field = EstimatorOptions::fields().into_iter().find(|field| field.path == path);
            assert!(read.error(field.unwrap()).is_some(), "{path}");
        }
        let read = typed(&[("experimental", "{\"foo\": 1}")]).read::<SamplerOptions>();
        let field = SamplerOptions::fields().into_iter().find(|field| field.path == "experimental");
        assert!(read.error(field.unwrap()).is_some());
    }

    #[test]
    fn fields_of_the_other_primitive_stay_and_do_not_count() {
        let texts = typed(&[("resilience_level", "9"), ("execution.meas_type", "classified")]);
        assert_eq!(texts.read::<SamplerOptions>().errors, []);
        assert_eq!(texts.read::<EstimatorOptions>().errors.len(), 1);
    }

    #[test]
    fn a_field_says_why_it_has_no_effect() {
        let read = typed(&[("dynamical_decoupling.enable", "true")]).read::<SamplerOptions>();
        assert_eq!(read.idle("dynamical_decoupling.enable"), Some(Idle::WithoutNoise));
        assert_eq!(read.idle("dynamical_decoupling.sequence_type"), None);
    }
}
