//! Values of parameters as PUBs have them.

use serde_json::{Map, Value as Json};

use super::Form;
use crate::rest::codec::cursor::Cursor;
use crate::rest::codec::nd_array::{lists, num_elements, number};
use crate::rest::codec::nested::Nested;
use crate::rest::codec::pack::Budget;
use crate::rest::codec::value::{read_nd_array, write_array};
use crate::rest::codec::{ArrayData, BindingsArray, CodecError, Kind, NdArray, Problem};

/// An array of real numbers, in C order.
#[derive(Debug, Clone, PartialEq)]
pub struct Floats {
    shape: Vec<usize>,
    values: Vec<f64>,
}

/// The values that a PUB has for the parameters of its circuit.
#[derive(Debug, Clone, PartialEq)]
pub enum RawParameters {
    /// None are given.
    Unset,
    /// An array whose last axis are the parameters, in the order of the circuit.
    Array(Floats),
    /// Arrays by name of parameter, whose shapes are that of the PUB or less.
    ByName(Vec<(String, Floats)>),
}

impl Floats {
    /// The array of this shape with these values; none when there are more or fewer of them, or
    /// the shape is absurd.
    pub fn new(shape: Vec<usize>, values: Vec<f64>) -> Option<Self> {
        (num_elements(&shape)? == values.len()).then_some(Self { shape, values })
    }

    /// Lengths of the axes.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The values in C order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Shape and values.
    pub fn into_parts(self) -> (Vec<usize>, Vec<f64>) {
        (self.shape, self.values)
    }

    fn from_array(array: NdArray, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let shape = array.shape().to_vec();
        let values = array.into_f64().ok_or_else(|| at.wrong(Kind::Real))?;
        Ok(Self { shape, values })
    }

    /// Reads a packed array, a number, or numbers in nested lists.
    fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        if at.tag() == Some("ndarray") {
            return Self::from_array(read_nd_array(budget, at)?, at);
        }
        let read_number =
            &mut |leaf: &Cursor<'_>| leaf.json().as_f64().ok_or_else(|| leaf.wrong(Kind::Numbers));
        let Nested { shape, leaves } = Nested::read(at, read_number)?;
        let problem = Problem::Shape { expected: Vec::new(), found: shape.clone() };
        Self::new(shape, leaves).ok_or_else(|| at.error(problem))
    }

    fn write(&self, form: Form) -> Result<Json, CodecError> {
        match form {
            Form::Plain => lists(&self.shape, &mut 0, &|index| number(self.values[index])),
            Form::Tagged => {
                let array =
                    NdArray::new(self.shape.clone(), ArrayData::Float64(self.values.clone()));
                Ok(write_array(&array.expect("invariant: as many values as the shape has")))
            }
        }
    }
}

impl RawParameters {
    /// Reads values in one of their forms: an array, arrays by name, or a `BindingsArray`.
    pub(super) fn read(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        match at.tag() {
            Some("BindingsArray") => Self::read_bindings(budget, at),
            None if at.json().is_object() => {
                let arrays = at.members()?.map(|(name, array)| {
                    Ok::<_, CodecError>((name.to_owned(), Floats::read(budget, &array)?))
                });
                Ok(Self::ByName(arrays.collect::<Result<_, _>>()?))
            }
            _ => Ok(Self::Array(Floats::read(budget, at)?)),
        }
    }

    fn read_bindings(budget: &mut Budget, at: &Cursor<'_>) -> Result<Self, CodecError> {
        let bindings = BindingsArray::read(budget, &at.tagged("BindingsArray")?)?;
        let mut by_name = Vec::new();
        for (names, array) in bindings.data {
            let all = Floats::from_array(array, at)?;
            for (index, name) in names.iter().enumerate() {
                let values = all.values.iter().skip(index).step_by(names.len());
                let array = Floats::new(bindings.shape.clone(), values.copied().collect());
                let problem =
                    Problem::Shape { expected: Vec::new(), found: bindings.shape.clone() };
                by_name.push((name.clone(), array.ok_or_else(|| at.error(problem))?));
            }
        }
        Ok(Self::ByName(by_name))
    }

    pub(super) fn write(&self, form: Form) -> Result<Json, CodecError> {
        match self {
            Self::Unset => Ok(Json::Null),
            Self::Array(array) => array.write(form),
            Self::ByName(arrays) => {
                let mut map = Map::new();
                for (name, array) in arrays {
                    let array = array.write(form).map_err(|error| error.under(name))?;
                    map.insert(name.clone(), array);
                }
                Ok(Json::Object(map))
            }
        }
    }
}
