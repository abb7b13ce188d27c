//! Arrays of numbers.

use serde_json::{Number, Value as Json};

use super::{CodecError, Problem};
use crate::math::C64;

/// Most elements that an array without data stands for, when its empty axes are counted as one.
/// Such an array is small however large its axes say it is, but not when it is written as lists.
pub const MAX_EMPTY: usize = 1 << 20;

/// Most axes, as in NumPy.
const MAX_AXES: usize = 64;

/// An array of numbers of one type, with any number of axes.
///
/// The elements are in C order: the last index runs fastest. Shape `()` is one number.
#[derive(Debug, Clone, PartialEq)]
pub struct NdArray {
    shape: Vec<usize>,
    data: ArrayData,
}

/// The elements of an [`NdArray`], by NumPy's `dtype`.
#[derive(Debug, Clone, PartialEq)]
pub enum ArrayData {
    /// `float64`.
    Float64(Vec<f64>),
    /// `float32`.
    Float32(Vec<f32>),
    /// `int64`.
    Int64(Vec<i64>),
    /// `int32`.
    Int32(Vec<i32>),
    /// `uint8`.
    Uint8(Vec<u8>),
    /// `bool`.
    Bool(Vec<bool>),
    /// `complex128`.
    Complex128(Vec<C64>),
}

/// Does the same with the elements of whatever type they are.
macro_rules! for_each_type {
    ($data:expr, $elements:ident => $body:expr) => {
        match $data {
            ArrayData::Float64($elements) => $body,
            ArrayData::Float32($elements) => $body,
            ArrayData::Int64($elements) => $body,
            ArrayData::Int32($elements) => $body,
            ArrayData::Uint8($elements) => $body,
            ArrayData::Bool($elements) => $body,
            ArrayData::Complex128($elements) => $body,
        }
    };
}

impl ArrayData {
    /// Number of elements.
    pub fn len(&self) -> usize {
        for_each_type!(self, elements => elements.len())
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same elements in C order, of an array of this shape in Fortran's order.
    pub(super) fn into_c_order(self, shape: &[usize]) -> Self {
        match self {
            Self::Float64(all) => Self::Float64(reordered(&all, shape)),
            Self::Float32(all) => Self::Float32(reordered(&all, shape)),
            Self::Int64(all) => Self::Int64(reordered(&all, shape)),
            Self::Int32(all) => Self::Int32(reordered(&all, shape)),
            Self::Uint8(all) => Self::Uint8(reordered(&all, shape)),
            Self::Bool(all) => Self::Bool(reordered(&all, shape)),
            Self::Complex128(all) => Self::Complex128(reordered(&all, shape)),
        }
    }

    /// An element as JSON, a complex one as the list of its parts.
    fn json(&self, index: usize) -> Result<Json, CodecError> {
        Ok(match self {
            Self::Float64(all) => number(all[index])?,
            Self::Float32(all) => number(all[index].into())?,
            Self::Int64(all) => all[index].into(),
            Self::Int32(all) => all[index].into(),
            Self::Uint8(all) => all[index].into(),
            Self::Bool(all) => all[index].into(),
            Self::Complex128(all) => pair(all[index])?,
        })
    }
}

/// Elements in C order, out of those of an array of this shape in Fortran's order, whose first
/// index runs fastest.
fn reordered<T: Copy>(elements: &[T], shape: &[usize]) -> Vec<T> {
    let strides: Vec<usize> = shape
        .iter()
        .scan(1, |stride, &length| Some(std::mem::replace(stride, *stride * length)))
        .collect();
    let mut index = vec![0; shape.len()];
    let mut place = 0;
    let mut next = |_| {
        let element = elements[place];
        for axis in (0..shape.len()).rev() {
            index[axis] += 1;
            place += strides[axis];
            if index[axis] < shape[axis] {
                break;
            }
            place -= strides[axis] * shape[axis];
            index[axis] = 0;
        }
        element
    };
    (0..elements.len()).map(&mut next).collect()
}

/// A number as JSON.
pub(super) fn number(value: f64) -> Result<Json, CodecError> {
    Ok(Json::Number(Number::from_f64(value).ok_or(Problem::NotFinite)?))
}

/// A complex number as the list of its parts.
pub(super) fn pair(value: C64) -> Result<Json, CodecError> {
    Ok(Json::Array(vec![number(value.re)?, number(value.im)?]))
}

/// Number of elements of an array of this shape; none when the shape is absurd: it has more
/// elements than memory or more than [`MAX_AXES`] axes, or is empty and would stand for more than
/// [`MAX_EMPTY`] lists.
pub(super) fn num_elements(shape: &[usize]) -> Option<usize> {
    if shape.len() > MAX_AXES {
        return None;
    }
    let product = |least: usize| {
        let mut lengths = shape.iter().map(|&length| length.max(least));
        lengths.try_fold(1_usize, usize::checked_mul)
    };
    let lists = product(1)?;
    match product(0)? {
        0 => (lists <= MAX_EMPTY).then_some(0),
        elements => Some(elements),
    }
}

impl NdArray {
    /// The array of this shape with these elements in C order; none when there are more or
    /// fewer elements than the shape has, or the shape is absurd.
    pub fn new(shape: Vec<usize>, data: ArrayData) -> Option<Self> {
        (num_elements(&shape)? == data.len()).then_some(Self { shape, data })
    }

    /// Lengths of the axes.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The elements in C order.
    pub fn data(&self) -> &ArrayData {
        &self.data
    }

    /// Shape and elements.
    pub fn into_parts(self) -> (Vec<usize>, ArrayData) {
        (self.shape, self.data)
    }

    /// The elements as real numbers; none when an element has an imaginary part or the array is
    /// one of truth values.
    pub fn into_f64(self) -> Option<Vec<f64>> {
        match self.data {
            ArrayData::Float64(all) => Some(all),
            ArrayData::Float32(all) => Some(all.into_iter().map(f64::from).collect()),
            ArrayData::Int64(all) => Some(all.into_iter().map(|value| value as f64).collect()),
            ArrayData::Int32(all) => Some(all.into_iter().map(f64::from).collect()),
            ArrayData::Uint8(all) => Some(all.into_iter().map(f64::from).collect()),
            ArrayData::Bool(_) => None,
            ArrayData::Complex128(all) => {
                all.iter().map(|value| (value.im == 0.0).then_some(value.re)).collect()
            }
        }
    }

    /// The array as nested lists of numbers, a complex number as the list of its parts.
    ///
    /// # Errors
    /// [`Problem::NotFinite`]: JSON has no infinite numbers.
    pub fn to_lists(&self) -> Result<Json, CodecError> {
        lists(&self.shape, &mut 0, &|index| self.data.json(index))
    }
}

/// Nested lists of this shape, out of leaves counted in C order. `next` is the number of the
/// first leaf, and afterwards of the one behind the last.
pub(super) fn lists(
    shape: &[usize],
    next: &mut usize,
    leaf: &dyn Fn(usize) -> Result<Json, CodecError>,
) -> Result<Json, CodecError> {
    let Some((&length, inner)) = shape.split_first() else {
        *next += 1;
        return leaf(*next - 1);
    };
    let item = |index| lists(inner, next, leaf).map_err(|error| error.at(index));
    (0..length).map(item).collect()
}
