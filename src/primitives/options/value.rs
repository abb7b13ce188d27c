//! Values of options, in and out of JSON.

use serde_json::{Map, Value as Json};

use super::words::{
    Amplifier, Extrapolator, LogLevel, MeasType, SchedulingMethod, SequenceType, SimulationMethod,
    SimulationPrecision, SlackDistribution, TwirlingStrategy,
};
use super::{Also, Kind, Limits};

/// A type that an option can have.
pub trait OptionValue: Sized {
    /// Its form.
    const KIND: Kind;
    /// What may stand instead of a value of this form.
    const ALSO: Option<Also> = None;

    /// The value that JSON stands for; none where it has another form.
    fn from_json(json: &Json) -> Option<Self>;

    /// The value as JSON.
    fn to_json(&self) -> Json;

    /// Whether the value keeps these limits, and is such that JSON can hold it.
    fn keeps(&self, limits: &Limits) -> bool;
}

/// A value, or the service's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auto<T> {
    /// The service chooses: `"auto"`.
    Auto,
    /// This value.
    Value(T),
}

/// A limit, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit<T> {
    /// No limit: `null`.
    None,
    /// This limit.
    At(T),
}

/// What is known about the noise of layers of gates, as JSON: the result of a noise learner, or a
/// list of errors of layers. Nothing here reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerNoiseModel(pub Json);

/// A type that a list can have.
pub trait Entry: OptionValue {
    /// The form of the list.
    const LIST: Kind;
}

impl OptionValue for bool {
    const KIND: Kind = Kind::Bool;

    fn from_json(json: &Json) -> Option<Self> {
        json.as_bool()
    }

    fn to_json(&self) -> Json {
        (*self).into()
    }

    fn keeps(&self, _: &Limits) -> bool {
        true
    }
}

impl OptionValue for u64 {
    const KIND: Kind = Kind::Int;

    /// `16.0` is 16, as JSON has only one kind of number.
    fn from_json(json: &Json) -> Option<Self> {
        let is_whole = |number: &f64| {
            number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(number)
        };
        json.as_u64().or_else(|| json.as_f64().filter(is_whole).map(|number| number as Self))
    }

    fn to_json(&self) -> Json {
        (*self).into()
    }

    fn keeps(&self, limits: &Limits) -> bool {
        limits.admit(*self as f64)
    }
}

impl OptionValue for f64 {
    const KIND: Kind = Kind::Float;

    fn from_json(json: &Json) -> Option<Self> {
        json.as_f64()
    }

    fn to_json(&self) -> Json {
        (*self).into()
    }

    fn keeps(&self, limits: &Limits) -> bool {
        self.is_finite() && limits.admit(*self)
    }
}

impl OptionValue for String {
    const KIND: Kind = Kind::Text;

    fn from_json(json: &Json) -> Option<Self> {
        json.as_str().map(str::to_owned)
    }

    fn to_json(&self) -> Json {
        self.as_str().into()
    }

    fn keeps(&self, limits: &Limits) -> bool {
        self.chars().count() <= limits.max_characters
    }
}

/// A coupling: the two qubits that a gate can be on, in this order.
impl OptionValue for [u64; 2] {
    const KIND: Kind = Kind::Ints;

    fn from_json(json: &Json) -> Option<Self> {
        let [first, second] = json.as_array()?.as_slice() else { return None };
        Some([u64::from_json(first)?, u64::from_json(second)?])
    }

    fn to_json(&self) -> Json {
        self.as_slice().into()
    }

    fn keeps(&self, limits: &Limits) -> bool {
        self.iter().all(|qubit| qubit.keeps(limits))
    }
}

impl OptionValue for Map<String, Json> {
    const KIND: Kind = Kind::Object;

    fn from_json(json: &Json) -> Option<Self> {
        json.as_object().cloned()
    }

    fn to_json(&self) -> Json {
        Json::Object(self.clone())
    }

    fn keeps(&self, _: &Limits) -> bool {
        true
    }
}

impl OptionValue for LayerNoiseModel {
    const KIND: Kind = Kind::Objects;

    fn from_json(json: &Json) -> Option<Self> {
        let own = Self(json.clone());
        own.keeps(&Limits::NONE).then_some(own)
    }

    fn to_json(&self) -> Json {
        self.0.clone()
    }

    fn keeps(&self, _: &Limits) -> bool {
        let layers = self.0.as_array();
        self.0.is_object() || layers.is_some_and(|layers| layers.iter().all(Json::is_object))
    }
}

impl<T: OptionValue> OptionValue for Auto<T> {
    const KIND: Kind = T::KIND;
    const ALSO: Option<Also> = Some(Also::Auto);

    fn from_json(json: &Json) -> Option<Self> {
        match json.as_str() {
            Some("auto") => Some(Self::Auto),
            _ => T::from_json(json).map(Self::Value),
        }
    }

    fn to_json(&self) -> Json {
        match self {
            Self::Auto => "auto".into(),
            Self::Value(value) => value.to_json(),
        }
    }

    fn keeps(&self, limits: &Limits) -> bool {
        match self {
            Self::Auto => true,
            Self::Value(value) => value.keeps(limits),
        }
    }
}

impl<T: OptionValue> OptionValue for Limit<T> {
    const KIND: Kind = T::KIND;
    const ALSO: Option<Also> = Some(Also::NoLimit);

    fn from_json(json: &Json) -> Option<Self> {
        if json.is_null() { Some(Self::None) } else { T::from_json(json).map(Self::At) }
    }

    fn to_json(&self) -> Json {
        match self {
            Self::None => Json::Null,
            Self::At(value) => value.to_json(),
        }
    }

    fn keeps(&self, limits: &Limits) -> bool {
        match self {
            Self::None => true,
            Self::At(value) => value.keeps(limits),
        }
    }
}

impl<T: Entry> OptionValue for Vec<T> {
    const KIND: Kind = T::LIST;

    fn from_json(json: &Json) -> Option<Self> {
        match json.as_array() {
            Some(entries) => entries.iter().map(T::from_json).collect(),
            None if matches!(T::LIST, Kind::Choices(_)) => Some(vec![T::from_json(json)?]),
            None => None,
        }
    }

    fn to_json(&self) -> Json {
        self.iter().map(T::to_json).collect()
    }

    fn keeps(&self, limits: &Limits) -> bool {
        self.len() <= limits.max_entries && self.iter().all(|entry| entry.keeps(limits))
    }
}

impl Entry for u64 {
    const LIST: Kind = Kind::Ints;
}

impl Entry for f64 {
    const LIST: Kind = Kind::Floats;
}

impl Entry for String {
    const LIST: Kind = Kind::Texts;
}

impl Entry for [u64; 2] {
    const LIST: Kind = Kind::Pairs;
}

impl Entry for Extrapolator {
    const LIST: Kind = Kind::Choices(Self::WORDS);
}

macro_rules! choices {
    ($($name:ident),*) => {$(
        impl OptionValue for $name {
            const KIND: Kind = Kind::Choice(Self::WORDS);

            fn from_json(json: &Json) -> Option<Self> {
                json.as_str().and_then(Self::from_word)
            }

            fn to_json(&self) -> Json {
                self.word().into()
            }

            fn keeps(&self, _: &Limits) -> bool {
                true
            }
        }
    )*};
}

choices!(
    Amplifier,
    Extrapolator,
    LogLevel,
    MeasType,
    SchedulingMethod,
    SequenceType,
    SimulationMethod,
    SimulationPrecision,
    SlackDistribution,
    TwirlingStrategy
);
