//! What is known about one leaf of the options.

use std::fmt;

use serde_json::{Value as Json, json};

use super::LocalEffect;

/// One of the two primitives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Primitive {
    /// Sampler V2.
    Sampler,
    /// Estimator V2.
    Estimator,
}

/// What is known about one leaf of the options.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Where it is in the tree, such as `twirling.enable_gates`.
    pub path: &'static str,
    /// The form of its values.
    pub kind: Kind,
    /// What may stand instead of such a value.
    pub also: Option<Also>,
    /// Whether `null` does the same as to leave it unset.
    pub null_unsets: bool,
    /// The limits of its numbers, or of each number of a list; of the length of lists and texts.
    pub limits: Limits,
    /// The unit of its numbers.
    pub unit: Option<Unit>,
    /// Where a job has it.
    pub place: Place,
    /// What it does to a simulation without noise.
    pub local: LocalEffect,
    /// The value that asks for nothing, so that it is honored by doing nothing.
    pub off: Given,
    /// The value that only a simulation can honor.
    pub only_here: Given,
    pub(super) unset: Unset,
}

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A text.
    Text,
    /// A list of these words, or one of them.
    Choices(&'static [&'static str]),
    /// A list of whole numbers.
    Ints,
    /// A list of numbers.
    Floats,
    /// A list of texts.
    Texts,
    /// A list of pairs of qubits.
    Pairs,
    /// A JSON object.
    Object,
    /// A JSON object, or a list of them.
    Objects,
}

/// What may stand instead of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Also {
    /// The word `auto`: the service chooses.
    Auto,
    /// `null`: there is no limit.
    NoLimit,
}

/// Limits of a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The smallest number.
    pub min: f64,
    /// Whether it must be more than [`Limits::min`].
    pub min_is_excluded: bool,
    /// The largest number.
    pub max: f64,
    /// Most entries of a list.
    pub max_entries: usize,
    /// Most characters of a text.
    pub max_characters: usize,
}

/// What a number counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Shots.
    Shots,
}

/// Where the JSON of a job has an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In `params.options`, at its path.
    Options,
    /// In `params`, under its name.
    Params,
    /// At the top, under this name.
    Body(&'static str),
    /// Nowhere: only this service has it.
    Here,
}

/// What an option is as long as it is unset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given {
    /// Nothing at all.
    Nothing,
    /// This truth value.
    Bool(bool),
    /// This whole number.
    Int(u64),
    /// This number.
    Float(f64),
    /// This word.
    Word(&'static str),
    /// These words.
    Words(&'static [&'static str]),
    /// These whole numbers.
    Ints(&'static [u64]),
    /// These numbers.
    Floats(&'static [f64]),
    /// The longest time that the program may take.
    ProgramLimit,
    /// What the backend does of itself.
    Backend,
    /// A random seed.
    Random,
    /// 0 and the noise factors.
    NoiseFactorsFromZero,
}

/// What a service does with an unset option, and this one here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unset {
    pub(super) sampler: Given,
    /// At resilience levels 0, 1 and 2.
    pub(super) estimator: [Given; 3],
    /// Where it is something else in the simulation.
    pub(super) here: Option<Given>,
}

impl Limits {
    /// No limits.
    pub const NONE: Self = Self {
        min: f64::NEG_INFINITY,
        min_is_excluded: false,
        max: f64::INFINITY,
        max_entries: usize::MAX,
        max_characters: usize::MAX,
    };

    /// Whether a number is within them.
    pub fn admit(&self, number: f64) -> bool {
        let is_excluded = self.min_is_excluded && number == self.min;
        (self.min..=self.max).contains(&number) && !is_excluded
    }
}

impl Field {
    /// The path of the group that it is in; empty for the root.
    pub fn group(&self) -> &'static str {
        self.path.rsplit_once('.').map_or("", |(group, _)| group)
    }

    /// Its name in its group.
    pub fn name(&self) -> &'static str {
        self.path.rsplit_once('.').map_or(self.path, |(_, name)| name)
    }

    /// Identifier of the sentence that says what it does.
    pub fn help(&self) -> String {
        format!("option-help-{}", self.path.replace(['.', '_'], "-"))
    }

    /// Identifier of the title of its group.
    pub fn group_title(&self) -> String {
        match self.group() {
            "" => "option-group-general".to_owned(),
            group => format!("option-group-{}", group.replace(['.', '_'], "-")),
        }
    }

    /// What a service does with it when it is unset. `level` is the resilience level, which only the
    /// Estimator has; there is none above 2.
    pub fn unset(&self, primitive: Primitive, level: u64) -> Given {
        match primitive {
            Primitive::Sampler => self.unset.sampler,
            Primitive::Estimator => self.unset.estimator[level.min(2) as usize],
        }
    }

    /// What the simulation here does with it when it is unset.
    pub fn unset_here(&self, primitive: Primitive, level: u64) -> Given {
        self.unset.here.unwrap_or_else(|| self.unset(primitive, level))
    }

    /// What values it can have, in English.
    pub fn allowed(&self) -> Allowed<'_> {
        Allowed(self)
    }
}

impl Given {
    /// The value; none where there is nothing, or where it is not known beforehand.
    pub fn json(self) -> Option<Json> {
        Some(match self {
            Self::Bool(value) => json!(value),
            Self::Int(value) => json!(value),
            Self::Float(value) => json!(value),
            Self::Word(value) => json!(value),
            Self::Words(value) => json!(value),
            Self::Ints(value) => json!(value),
            Self::Floats(value) => json!(value),
            _ => return None,
        })
    }

    /// Identifier of the words for it where it is no value.
    pub fn message_id(self) -> Option<&'static str> {
        Some(match self {
            Self::Nothing => "option-unset-nothing",
            Self::ProgramLimit => "option-unset-program-limit",
            Self::Backend => "option-unset-backend",
            Self::Random => "option-unset-random",
            Self::NoiseFactorsFromZero => "option-unset-noise-factors",
            _ => return None,
        })
    }
}

/// Says what values a [`Field`] can have, in English.
#[derive(Debug, Clone, Copy)]
pub struct Allowed<'f>(&'f Field);

impl fmt::Display for Allowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Limits { max_entries, max_characters, .. } = self.0.limits;
        match self.0.kind {
            Kind::Bool => f.write_str("true or false")?,
            Kind::Int => write!(f, "a whole number{}", self.range())?,
            Kind::Float => write!(f, "a number{}", self.range())?,
            Kind::Choice(words) => write!(f, "one of {}", words.join(", "))?,
            Kind::Text => f.write_str("a text")?,
            Kind::Choices(words) => write!(f, "one or a list of {}", words.join(", "))?,
            Kind::Ints => write!(f, "a list of whole numbers{}", self.range())?,
            Kind::Floats => write!(f, "a list of numbers{}", self.range())?,
            Kind::Texts if max_entries < usize::MAX => {
                write!(f, "at most {max_entries} texts of at most {max_characters} characters")?;
            }
            Kind::Texts => f.write_str("a list of texts")?,
            Kind::Pairs => f.write_str("a list of pairs of qubits")?,
            Kind::Object => f.write_str("an object")?,
            Kind::Objects => f.write_str("an object or a list of objects")?,
        }
        match self.0.also {
            Some(Also::Auto) => f.write_str(", or \"auto\""),
            Some(Also::NoLimit) => f.write_str(", or null for no limit"),
            None if self.0.null_unsets => f.write_str(", or null"),
            None => Ok(()),
        }
    }
}

impl Allowed<'_> {
    fn range(self) -> String {
        let Limits { min, min_is_excluded, max, .. } = self.0.limits;
        match (min.is_finite(), max.is_finite()) {
            (true, false) if min_is_excluded => format!(" above {min}"),
            (true, true) => format!(" from {min} to {max}"),
            (true, false) => format!(" of at least {min}"),
            (false, true) => format!(" of at most {max}"),
            (false, false) => String::new(),
        }
    }
}
