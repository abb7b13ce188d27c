//! Arrays that are written as lists in lists.

use serde_json::Value as Json;

use super::cursor::Cursor;
use super::{CodecError, Problem};

/// What stands in nested lists that make an array: its shape, and its leaves in C order. No
/// list at all is an array of shape `()`. Lists without items end the shape: `[[], []]` is of
/// shape `(2, 0)`.
pub(super) struct Nested<T> {
    pub(super) shape: Vec<usize>,
    pub(super) leaves: Vec<T>,
}

impl<T> Nested<T> {
    /// Reads nested lists, with `leaf` for what is no list.
    ///
    /// # Errors
    /// [`Problem::Ragged`] when lists are of different shapes, and what `leaf` says.
    pub(super) fn read(
        at: &Cursor<'_>,
        leaf: &mut dyn FnMut(&Cursor<'_>) -> Result<T, CodecError>,
    ) -> Result<Self, CodecError> {
        let mut leaves = Vec::new();
        let shape = gather(at, leaf, &mut leaves)?;
        Ok(Self { shape, leaves })
    }
}

/// Adds the leaves of a part of the lists and says its shape.
fn gather<T>(
    at: &Cursor<'_>,
    leaf: &mut dyn FnMut(&Cursor<'_>) -> Result<T, CodecError>,
    leaves: &mut Vec<T>,
) -> Result<Vec<usize>, CodecError> {
    let Json::Array(items) = at.json() else {
        leaves.push(leaf(at)?);
        return Ok(Vec::new());
    };
    let mut inner: Option<Vec<usize>> = None;
    for item in at.items()? {
        let found = gather(&item, leaf, leaves)?;
        match &inner {
            Some(expected) if *expected != found => {
                return Err(item.error(Problem::Ragged { expected: expected.clone(), found }));
            }
            Some(_) => {}
            None => inner = Some(found),
        }
    }
    Ok([vec![items.len()], inner.unwrap_or_default()].concat())
}
