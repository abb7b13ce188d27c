//! Arrays of any shape.

use super::{Shape, ShapeError};

/// Elements in a shape, in row-major order.
#[derive(Debug, Clone, PartialEq)]
pub struct NdArray<T> {
    shape: Shape,
    elements: Vec<T>,
}

impl<T> NdArray<T> {
    /// The array of these elements, in row-major order.
    ///
    /// # Errors
    /// [`ShapeError::Elements`] when there are not as many as the shape has.
    pub fn new(shape: impl Into<Shape>, elements: Vec<T>) -> Result<Self, ShapeError> {
        let (shape, found) = (shape.into(), elements.len());
        if shape.size() == found {
            Ok(Self { shape, elements })
        } else {
            Err(ShapeError::Elements { shape, found })
        }
    }

    /// A single element.
    pub fn scalar(element: T) -> Self {
        Self { shape: Shape::scalar(), elements: vec![element] }
    }

    /// Elements along one axis.
    pub fn from_vec(elements: Vec<T>) -> Self {
        Self { shape: Shape::from([elements.len()]), elements }
    }

    /// The shape.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// All elements, in row-major order.
    pub fn elements(&self) -> &[T] {
        &self.elements
    }

    /// The shape, and all elements in row-major order.
    pub fn into_parts(self) -> (Shape, Vec<T>) {
        (self.shape, self.elements)
    }

    /// The element with this index, if there is one.
    pub fn get(&self, index: &[usize]) -> Option<&T> {
        self.elements.get(self.shape.place(index)?)
    }

    /// The same elements in another shape.
    ///
    /// # Errors
    /// [`ShapeError::Elements`] when that has another number of elements.
    pub fn reshape(self, shape: impl Into<Shape>) -> Result<Self, ShapeError> {
        Self::new(shape, self.elements)
    }
}
