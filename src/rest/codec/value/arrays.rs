//! Arrays of observables and of parameter values.

use serde_json::{Map, Value as Json};

use super::{object, read_complex, read_nd_array, tagged, write_array};
use crate::rest::codec::cursor::Cursor;
use crate::rest::codec::nd_array::{lists, num_elements, number};
use crate::rest::codec::nested::Nested;
use crate::rest::codec::pack::Budget;
use crate::rest::codec::{CodecError, Kind, NdArray, Problem};

/// An array of sums of Pauli strings with real coefficients, in C order. Whether the labels are
/// Pauli strings is for others to see.
///
/// JSON has it as nested lists, so an axis behind an empty one does not come back.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservablesArray {
    shape: Vec<usize>,
    terms: Vec<Vec<(String, f64)>>,
}

impl ObservablesArray {
    /// The array of this shape with these sums; none when there are more or fewer of them.
    pub fn new(shape: Vec<usize>, terms: Vec<Vec<(String, f64)>>) -> Option<Self> {
        (num_elements(&shape)? == terms.len()).then_some(Self { shape, terms })
    }

    /// Lengths of the axes; `()` for one observable.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Labels and coefficients of each observable.
    pub fn terms(&self) -> &[Vec<(String, f64)>] {
        &self.terms
    }

    /// Reads nested lists of labels and of objects with labels and coefficients.
    pub(in crate::rest::codec) fn read(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let Nested { shape, leaves } = Nested::read(at, &mut read_sum)?;
        let array = num_elements(&shape).map(|_| Self { shape: shape.clone(), terms: leaves });
        array.ok_or_else(|| at.error(Problem::Shape { expected: Vec::new(), found: shape }))
    }

    /// The array as nested lists of objects with labels and coefficients.
    ///
    /// # Errors
    /// [`Problem::NotFinite`].
    pub fn to_lists(&self) -> Result<Json, CodecError> {
        lists(&self.shape, &mut 0, &|index| write_sum(&self.terms[index]))
    }
}

/// A label, or an object with labels and coefficients.
fn read_sum(at: &Cursor<'_>) -> Result<Vec<(String, f64)>, CodecError> {
    match at.json() {
        Json::String(label) => Ok(vec![(label.clone(), 1.0)]),
        Json::Object(_) if at.tag().is_none() => {
            let terms = at.members()?;
            terms.map(|(label, value)| Ok((label.to_owned(), read_real(&value)?))).collect()
        }
        _ => Err(at.wrong(Kind::Observable)),
    }
}

/// A real number, or a complex one without imaginary part.
fn read_real(at: &Cursor<'_>) -> Result<f64, CodecError> {
    if at.tag().is_none() {
        return at.json().as_f64().ok_or_else(|| at.wrong(Kind::Real));
    }
    let value = read_complex(&at.tagged("complex")?)?;
    if value.im == 0.0 { Ok(value.re) } else { Err(at.wrong(Kind::Real)) }
}

fn write_sum(terms: &[(String, f64)]) -> Result<Json, CodecError> {
    let mut map = Map::new();
    for (label, coefficient) in terms {
        let coefficient = number(*coefficient).map_err(|error| error.under(label))?;
        map.insert(label.clone(), coefficient);
    }
    Ok(Json::Object(map))
}

/// Values of parameters by name.
#[derive(Debug, Clone, PartialEq)]
pub struct BindingsArray {
    /// Shape of the array of sets of values.
    pub shape: Vec<usize>,
    /// Names of parameters, and their values: an array of the same shape with one more axis, as
    /// long as there are names.
    pub data: Vec<(Vec<String>, NdArray)>,
}

impl BindingsArray {
    pub(in crate::rest::codec) fn read(
        budget: &mut Budget,
        at: &Cursor<'_>,
    ) -> Result<Self, CodecError> {
        let shape = at.member("shape")?.shape()?;
        let data_at = at.member("data")?;
        let mut data = Vec::new();
        for (key, array_at) in data_at.members()? {
            // The name of a member is itself JSON: a list of the names of parameters.
            let names: Vec<String> = serde_json::from_str(key)
                .map_err(|_| array_at.wrong(Kind::Tagged("BindingsArray")))?;
            let array = read_nd_array(budget, &array_at)?;
            let expected = [&shape[..], &[names.len()]].concat();
            if array.shape() != expected {
                let found = array.shape().to_vec();
                return Err(array_at.error(Problem::Shape { expected, found }));
            }
            data.push((names, array));
        }
        Ok(Self { shape, data })
    }

    pub(super) fn write(&self) -> Json {
        let mut data = Map::new();
        data.extend(self.data.iter().map(|(names, array)| {
            let key = Json::from(names.as_slice()).to_string();
            (key, write_array(array))
        }));
        let members = [("shape", self.shape.as_slice().into()), ("data", Json::Object(data))];
        tagged("BindingsArray", object(members))
    }
}
