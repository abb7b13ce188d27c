//! Shapes of arrays, and how two arrays of different shapes go together.

use std::fmt;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The lengths of an array's axes. Without axes it is the shape of a single element.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub struct Shape(Vec<usize>);

/// Why arrays have no place in their shapes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShapeError {
    /// Two shapes that do not broadcast.
    #[error("shapes {left} and {right} do not broadcast")]
    Broadcast {
        /// One of them.
        left: Shape,
        /// The other one.
        right: Shape,
    },
    /// Another number of elements than the shape has.
    #[error("{found} elements do not fill the shape {shape}")]
    Elements {
        /// The shape.
        shape: Shape,
        /// Number of elements given.
        found: usize,
    },
}

impl Shape {
    /// The shape of a single element.
    pub fn scalar() -> Self {
        Self::default()
    }

    /// The shape with axes of these lengths.
    pub fn new(lengths: impl Into<Vec<usize>>) -> Self {
        Self(lengths.into())
    }

    /// The lengths of the axes.
    pub fn lengths(&self) -> &[usize] {
        &self.0
    }

    /// Number of axes.
    pub fn num_axes(&self) -> usize {
        self.0.len()
    }

    /// Number of elements, `usize::MAX` when there are more than that.
    pub fn size(&self) -> usize {
        if self.0.contains(&0) {
            return 0;
        }
        self.0.iter().fold(1, |size: usize, length| size.saturating_mul(*length))
    }

    /// All axes but the last, and the length of the last; nothing without axes.
    pub fn split_last(&self) -> Option<(Self, usize)> {
        let (last, leading) = self.0.split_last()?;
        Some((Self(leading.to_vec()), *last))
    }

    /// The shape with one more axis at the end.
    #[must_use]
    pub fn with_last(&self, length: usize) -> Self {
        let mut lengths = self.0.clone();
        lengths.push(length);
        Self(lengths)
    }

    /// The place of the element with this index among all; nothing if there is no such element.
    pub fn place(&self, index: &[usize]) -> Option<usize> {
        let is_within = index.len() == self.0.len()
            && index.iter().zip(&self.0).all(|(index, length)| index < length);
        let place = |place: usize, (index, length): (&usize, &usize)| place * length + index;
        is_within.then(|| index.iter().zip(&self.0).fold(0, place))
    }

    /// The index of the element at this place, which is below [`Shape::size`].
    pub fn index(&self, mut place: usize) -> Vec<usize> {
        let mut index = vec![0; self.0.len()];
        for (index, length) in index.iter_mut().zip(&self.0).rev() {
            *index = place % (*length).max(1);
            place /= (*length).max(1);
        }
        index
    }

    /// The shape that two arrays have together: their axes are aligned at the last one, and an
    /// axis of length one, or one that is missing, goes with any length.
    ///
    /// # Errors
    /// [`ShapeError::Broadcast`].
    pub fn broadcast(&self, other: &Self) -> Result<Self, ShapeError> {
        let num_axes = self.0.len().max(other.0.len());
        let lengths = (0..num_axes).map(|axis| {
            match (self.aligned(axis, num_axes), other.aligned(axis, num_axes)) {
                (left, right) if left == right => Some(left),
                (1, length) | (length, 1) => Some(length),
                _ => None,
            }
        });
        let lengths: Option<Vec<usize>> = lengths.collect();
        lengths
            .map(Self)
            .ok_or_else(|| ShapeError::Broadcast { left: self.clone(), right: other.clone() })
    }

    /// The length of an axis, when there are axes of length one before them to make so many.
    fn aligned(&self, axis: usize, num_axes: usize) -> usize {
        (axis + self.0.len()).checked_sub(num_axes).map_or(1, |own| self.0[own])
    }
}

/// As Python writes tuples: `()`, `(3,)`, `(2, 3)`.
impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lengths: Vec<String> = self.0.iter().map(usize::to_string).collect();
        let comma = if lengths.len() == 1 { "," } else { "" };
        write!(formatter, "({}{comma})", lengths.join(", "))
    }
}

impl<const N: usize> From<[usize; N]> for Shape {
    fn from(lengths: [usize; N]) -> Self {
        Self(lengths.to_vec())
    }
}

/// Two shapes that broadcast, taken apart by what their axes do.
///
/// Every element of the result belongs to one element on the left and one on the right. Some axes
/// are common to both, others are axes of one side alone. So the elements fall into blocks, one
/// for each index along the common axes, and in a block every element of the left side that is in
/// it meets every one of the right side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broadcast {
    shape: Shape,
    common: Vec<Axis>,
    left: Vec<Axis>,
    right: Vec<Axis>,
}

/// An axis of the result, and how far a step along it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Axis {
    length: usize,
    step: Places,
}

/// Where an element is, or how far it is from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::primitives) struct Places {
    /// Among the elements on the left.
    pub(in crate::primitives) left: usize,
    /// Among the elements on the right.
    pub(in crate::primitives) right: usize,
    /// Among the elements of the result.
    pub(in crate::primitives) result: usize,
}

impl Broadcast {
    /// How two shapes go together.
    ///
    /// # Errors
    /// [`ShapeError::Broadcast`].
    pub fn new(left: &Shape, right: &Shape) -> Result<Self, ShapeError> {
        let shape = left.broadcast(right)?;
        let num_axes = shape.num_axes();
        let mut sides = [const { Vec::new() }; 3];
        let mut step = Places { left: 1, right: 1, result: 1 };
        for at in (0..num_axes).rev() {
            let length = shape.lengths()[at];
            let (own_left, own_right) = (left.aligned(at, num_axes), right.aligned(at, num_axes));
            let (side, step_here) = match (own_left == length, own_right == length) {
                (true, true) => (0, step),
                (true, false) => (1, Places { right: 0, ..step }),
                (false, _) => (2, Places { left: 0, ..step }),
            };
            if length != 1 {
                sides[side].push(Axis { length, step: step_here });
            }
            step.left = step.left.saturating_mul(own_left);
            step.right = step.right.saturating_mul(own_right);
            step.result = step.result.saturating_mul(length);
        }
        let [common, left, right] = sides;
        Ok(Self { shape, common, left, right })
    }

    /// The shape of the result.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// For each element of the result in its order, the places of the elements on the left and on
    /// the right that it comes from.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.shape.size()).map(|place| {
            let axes = self.common.iter().chain(&self.left).chain(&self.right);
            axes.fold((0, 0), |(left, right), Axis { length, step }| {
                let index = place / step.result % length;
                (left + index * step.left, right + index * step.right)
            })
        })
    }

    /// Number of blocks.
    pub(in crate::primitives) fn num_blocks(&self) -> usize {
        size(&self.common)
    }

    /// Number of elements on the left in each block.
    pub(in crate::primitives) fn num_left(&self) -> usize {
        size(&self.left)
    }

    /// Number of elements on the right in each block.
    pub(in crate::primitives) fn num_right(&self) -> usize {
        size(&self.right)
    }

    /// Where the first element of a block is.
    pub(in crate::primitives) fn block(&self, number: usize) -> Places {
        places(&self.common, number)
    }

    /// How far an element on the left of a block is from the first.
    pub(in crate::primitives) fn in_left(&self, number: usize) -> Places {
        places(&self.left, number)
    }

    /// How far an element on the right of a block is from the first.
    pub(in crate::primitives) fn in_right(&self, number: usize) -> Places {
        places(&self.right, number)
    }
}

impl Add for Places {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            left: self.left + other.left,
            right: self.right + other.right,
            result: self.result + other.result,
        }
    }
}

fn size(axes: &[Axis]) -> usize {
    if axes.iter().any(|axis| axis.length == 0) {
        return 0;
    }
    axes.iter().fold(1, |size: usize, axis| size.saturating_mul(axis.length))
}

/// Where the element with a number along some axes is; the first of them changes fastest.
fn places(axes: &[Axis], mut number: usize) -> Places {
    axes.iter().fold(Places::default(), |found, Axis { length, step }| {
        let index = number % (*length).max(1);
        number /= (*length).max(1);
        let Places { left, right, result } = *step;
        found + Places { left: index * left, right: index * right, result: index * result }
    })
}
