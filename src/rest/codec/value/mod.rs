//! The values that stand in the tagged JSON of Qiskit Runtime.
//!
//! Each type knows how it is read and written; [`Value`] knows which one a tag stands for.

mod arrays;
mod noise;
mod qpy;
mod results;
mod settings;
mod spans;

use serde_json::{Map, Number, Value as Json};

use super::cursor::{Cursor, TYPE, VALUE};
use super::nd_array::pair;
use super::pack::{self, Budget};
use super::{CodecError, Kind, NdArray, npy};
use crate::math::C64;

pub use arrays::{BindingsArray, ObservablesArray};
pub use noise::{LayerError, NoiseLearnerResult, PauliLindbladError, PauliLindbladMap};
pub use qpy::{Qpy, QpyKind};
pub use results::{BitArray, DataBin, PrimitiveResult, PubKind, PubResult};
pub use settings::Settings;
pub(super) use spans::read_by_pub;
pub use spans::{DataSlice, ExecutionSpan, Range, Slices};

/// The members of an object in their order.
pub type Members = Vec<(String, Value)>;

/// A value of the tagged JSON.
///
/// JSON itself has the first six kinds; each further one is an object with the members
/// `__type__` and `__value__`. Tags that are not listed stay as they are: [`Value::Unknown`].
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number; `1` and `1.0` are different ones.
    Number(Number),
    /// A string.
    String(String),
    /// A list; Python's tuples are lists, too.
    List(Vec<Value>),
    /// An object without a tag.
    Object(Members),
    /// `ndarray`: an array of numbers.
    NdArray(NdArray),
    /// `ndarray`, but of Python objects: nested lists, or one string without any.
    ObjectArray(ObjectArray),
    /// `complex`.
    Complex(C64),
    /// `datetime`: a date, mostly with a time, as ISO 8601 writes it.
    DateTime(String),
    /// `set`.
    Set(Vec<Value>),
    /// `BitArray`.
    BitArray(BitArray),
    /// `DataBin`.
    DataBin(DataBin),
    /// `PubResult`, `SamplerPubResult` or `EstimatorPubResult`.
    PubResult(PubResult),
    /// `PrimitiveResult`.
    PrimitiveResult(PrimitiveResult),
    /// `ObservablesArray`.
    ObservablesArray(ObservablesArray),
    /// `BindingsArray`.
    BindingsArray(BindingsArray),
    /// `settings`: Pauli strings and sums of them.
    Settings(Settings),
    /// `QuantumCircuit`, `Instruction` or `Parameter`, in a format that stays closed.
    Qpy(Qpy),
    /// `ExecutionSpan`, `DoubleSliceSpan`, `TwirledSliceSpan` or `TwirledSliceSpanV2`.
    ExecutionSpan(ExecutionSpan),
    /// `ExecutionSpans`.
    ExecutionSpans(Vec<ExecutionSpan>),
    /// `_json` of the class `LayerError`.
    LayerError(LayerError),
    /// `_json` of the class `PauliLindbladError`.
    PauliLindbladError(PauliLindbladError),
    /// `NoiseLearnerResult`.
    NoiseLearnerResult(NoiseLearnerResult),
    /// `PauliLindbladMap`.
    PauliLindbladMap(PauliLindbladMap),
    /// An object with another tag, as it came.
    Unknown(Map<String, Json>),
}

/// The names of ways to extrapolate to no noise. One of them alone is how an array of objects
/// of shape `()` is written.
const EXTRAPOLATORS: [&str; 11] = [
    "linear",
    "exponential",
    "double_exponential",
    "polynomial_degree_1",
    "polynomial_degree_2",
    "polynomial_degree_3",
    "polynomial_degree_4",
    "polynomial_degree_5",
    "polynomial_degree_6",
    "polynomial_degree_7",
    "fallback",
];

/// What an array of Python objects holds: a list, a number, or the name of an extrapolator,
/// which other strings could not be told from packed bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectArray(Box<Value>);

impl ObjectArray {
    /// The array that holds this; none when it can hold no such thing.
    pub fn new(value: Value) -> Option<Self> {
        let is_possible = match &value {
            Value::List(_) | Value::Number(_) => true,
            Value::String(name) => EXTRAPOLATORS.contains(&name.as_str()),
            _ => false,
        };
        is_possible.then(|| Self(Box::new(value)))
    }

    /// What it holds.
    pub fn value(&self) -> &Value {
        &self.0
    }
}

/// Reads a document of tagged JSON.
///
/// # Errors
/// [`CodecError`] says what is wrong, and where. All data together may unpack to
/// [`MAX_BYTES`](super::MAX_BYTES).
pub fn decode(json: &Json) -> Result<Value, CodecError> {
    Value::read(&mut Budget::new(), &Cursor::root(json))
}

/// Writes a document of tagged JSON, which [`decode`] reads as the same value.
///
/// # Errors
/// [`Problem::NotFinite`](super::Problem::NotFinite) for a number outside an [`NdArray`].
pub fn encode(value: &Value) -> Result<Json, CodecError> {
    value.write()
}

/// An object with a tag.
pub(super) fn tagged(tag: &str, value: Json) -> Json {
    object([(TYPE, tag.into()), (VALUE, value)])
}

/// An object with these members.
pub(super) fn object<'a>(members: impl IntoIterator<Item = (&'a str, Json)>) -> Json {
    let mut map = Map::new();
    map.extend(members.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Json::Object(map)
}

impl Value {
    /// Reads a value.
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        Ok(match at.json() {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(*value),
            Json::Number(value) => Self::Number(value.clone()),
            Json::String(value) => Self::String(value.clone()),
            Json::Array(_) => Self::List(read_list(budget, at)?),
            Json::Object(_) => match at.tag() {
                Some(tag) => Self::read_tagged(budget, at, tag)?,
                None => Self::Object(read_members(budget, at)?),
            },
        })
    }

    fn read_tagged(budget: &mut Budget, at: &Cursor<'_>, tag: &str) -> Result<Self, CodecError> {
        let value = || at.member(VALUE);
        Ok(match tag {
            "ndarray" => read_array(budget, &value()?)?,
            "complex" => Self::Complex(read_complex(&value()?)?),
            "datetime" => Self::DateTime(value()?.text()?.to_owned()),
            "set" => Self::Set(read_list(budget, &value()?)?),
            "BitArray" => Self::BitArray(BitArray::read(budget, &value()?)?),
            "DataBin" => Self::DataBin(DataBin::read(budget, &value()?)?),
            "PrimitiveResult" => Self::PrimitiveResult(PrimitiveResult::read(budget, &value()?)?),
            "ObservablesArray" => Self::ObservablesArray(ObservablesArray::read(&value()?)?),
            "BindingsArray" => Self::BindingsArray(BindingsArray::read(budget, &value()?)?),
            "ExecutionSpans" | "ExecutionSpanCollection" => {
                Self::ExecutionSpans(value()?.member("spans")?.each(ExecutionSpan::read)?)
            }
            "NoiseLearnerResult" => {
                Self::NoiseLearnerResult(NoiseLearnerResult::read(budget, &value()?)?)
            }
            "PauliLindbladMap" => Self::PauliLindbladMap(PauliLindbladMap::read(&value()?)?),
            _ if PubKind::of(tag).is_some() => Self::PubResult(PubResult::read(budget, at)?),
            _ if QpyKind::of(tag).is_some() => Self::Qpy(Qpy::read(budget, at)?),
            _ if Slices::is_tag(tag) => Self::ExecutionSpan(ExecutionSpan::read(at)?),
            _ => Self::read_class(budget, at)?,
        })
    }

    /// Reads an object that has a class beside its tag, or one that nobody knows.
    fn read_class(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        if let Some(settings) = Settings::read(budget, at)? {
            return Ok(Self::Settings(settings));
        }
        Ok(match noise::class_of(at) {
            Some(LayerError::CLASS) => Self::LayerError(LayerError::read(budget, at)?),
            Some(PauliLindbladError::CLASS) => {
                Self::PauliLindbladError(PauliLindbladError::read(budget, at)?)
            }
            _ => Self::Unknown(at.json().as_object().cloned().unwrap_or_default()),
        })
    }

    /// The tag that the value has, if it has one.
    pub(super) fn tag(&self) -> &'static str {
        match self {
            Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::List(_)
            | Self::Object(_)
            | Self::Unknown(_) => "",
            Self::NdArray(_) | Self::ObjectArray(_) => "ndarray",
            Self::Complex(_) => "complex",
            Self::DateTime(_) => "datetime",
            Self::Set(_) => "set",
            Self::BitArray(_) => "BitArray",
            Self::DataBin(_) => "DataBin",
            Self::PubResult(result) => result.kind.tag(),
            Self::PrimitiveResult(_) => "PrimitiveResult",
            Self::ObservablesArray(_) => "ObservablesArray",
            Self::BindingsArray(_) => "BindingsArray",
            Self::Settings(_) => "settings",
            Self::Qpy(qpy) => qpy.kind().tag(),
            Self::ExecutionSpan(span) => span.slices.tag(),
            Self::ExecutionSpans(_) => "ExecutionSpans",
            Self::LayerError(_) => LayerError::CLASS,
            Self::PauliLindbladError(_) => PauliLindbladError::CLASS,
            Self::NoiseLearnerResult(_) => "NoiseLearnerResult",
            Self::PauliLindbladMap(_) => "PauliLindbladMap",
        }
    }

    /// Writes a value.
    pub(super) fn write(&self) -> Result<Json, CodecError> {
        Ok(match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::Bool(*value),
            Self::Number(value) => Json::Number(value.clone()),
            Self::String(value) => Json::String(value.clone()),
            Self::List(items) => write_list(items)?,
            Self::Object(members) => write_members(members)?,
            Self::NdArray(array) => write_array(array),
            Self::ObjectArray(array) => tagged("ndarray", under_value(array.value().write())?),
            Self::Complex(value) => tagged("complex", under_value(pair(*value))?),
            Self::DateTime(text) => tagged("datetime", text.as_str().into()),
            Self::Set(items) => tagged("set", under_value(write_list(items))?),
            Self::BitArray(bits) => bits.write(),
            Self::DataBin(data) => data.write()?,
            Self::PubResult(result) => result.write()?,
            Self::PrimitiveResult(result) => result.write()?,
            Self::ObservablesArray(array) => {
                tagged("ObservablesArray", under_value(array.to_lists())?)
            }
            Self::BindingsArray(array) => array.write(),
            Self::Settings(settings) => settings.write(),
            Self::Qpy(qpy) => qpy.write(),
            Self::ExecutionSpan(span) => span.write(),
            Self::ExecutionSpans(spans) => {
                let spans = spans.iter().map(ExecutionSpan::write).collect();
                tagged("ExecutionSpans", object([("spans", spans)]))
            }
            Self::LayerError(error) => error.write(),
            Self::PauliLindbladError(error) => error.write(),
            Self::NoiseLearnerResult(result) => result.write()?,
            Self::PauliLindbladMap(map) => under_value(map.write())?,
            Self::Unknown(map) => Json::Object(map.clone()),
        })
    }
}

/// What went wrong while the `__value__` of an object was written.
fn under_value(written: Result<Json, CodecError>) -> Result<Json, CodecError> {
    written.map_err(|error| error.under(VALUE))
}

fn read_list(budget: &mut Budget, at: &Cursor<'_>) -> Result<Vec<Value>, CodecError> {
    at.each(|item| Value::read(budget, item))
}

/// The members of an object, whatever tag it may have.
pub(super) fn read_members(budget: &mut Budget, at: &Cursor<'_>) -> Result<Members, CodecError> {
    at.members()?
        .map(|(name, member)| Ok((name.to_owned(), Value::read(budget, &member)?)))
        .collect()
}

fn write_list(items: &[Value]) -> Result<Json, CodecError> {
    let items = items.iter().enumerate();
    items.map(|(index, item)| item.write().map_err(|error| error.at(index))).collect()
}

pub(super) fn write_members(members: &Members) -> Result<Json, CodecError> {
    let mut map = Map::new();
    for (name, member) in members {
        map.insert(name.clone(), member.write().map_err(|error| error.under(name))?);
    }
    Ok(Json::Object(map))
}

/// Reads the `__value__` of an array: packed bytes, or what an array of objects holds.
fn read_array(budget: &mut Budget, at: &Cursor<'_>) -> Result<Value, CodecError> {
    if matches!(at.json(), Json::String(name) if !EXTRAPOLATORS.contains(&name.as_str())) {
        return Ok(Value::NdArray(read_packed(budget, at)?));
    }
    let array = ObjectArray::new(Value::read(budget, at)?);
    Ok(Value::ObjectArray(array.ok_or_else(|| at.wrong(Kind::Tagged("ndarray")))?))
}

fn read_packed(budget: &mut Budget, at: &Cursor<'_>) -> Result<NdArray, CodecError> {
    let bytes = budget.zlib(at)?;
    npy::read(&bytes).map_err(|error| at.error(error.into()))
}

/// Reads an object that must be an array of numbers.
pub(super) fn read_nd_array(budget: &mut Budget, at: &Cursor<'_>) -> Result<NdArray, CodecError> {
    read_packed(budget, &at.tagged("ndarray")?)
}

/// Writes an array of numbers.
pub(super) fn write_array(array: &NdArray) -> Json {
    tagged("ndarray", pack::zlib(&npy::write(array)).into())
}

/// Reads the two parts of a complex number.
pub(super) fn read_complex(at: &Cursor<'_>) -> Result<C64, CodecError> {
    let [re, im] = at.exactly(Kind::Tagged("complex"))?;
    Ok(C64::new(re.number()?, im.number()?))
}
