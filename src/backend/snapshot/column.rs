//! Columns of numbers.

use serde_json::Value as Json;

use super::SnapshotError;

/// The numbers of a column that is to have so many; a missing column has none that are known.
pub(super) fn read(
    name: &str,
    column: Option<&Json>,
    length: usize,
) -> Result<Vec<Option<f64>>, SnapshotError> {
    match column {
        None => Ok(vec![None; length]),
        Some(Json::Array(entries)) => {
            check_length(name, entries.len(), length)?;
            numbers(name, entries)
        }
        Some(Json::Object(shared)) => {
            let list = |key| shared.get(key).and_then(Json::as_array);
            let (Some(of), Some(at)) = (list("of"), list("at")) else {
                return Err(SnapshotError::NotAColumn { name: name.to_owned() });
            };
            check_length(name, at.len(), length)?;
            let of = numbers(name, of)?;
            let value = |(entry, index): (usize, &Json)| {
                let index = index.as_u64().and_then(|index| usize::try_from(index).ok());
                let value = index.and_then(|index| of.get(index));
                value
                    .copied()
                    .ok_or_else(|| SnapshotError::NotANumber { name: name.to_owned(), entry })
            };
            at.iter().enumerate().map(value).collect()
        }
        Some(single) => match number(single) {
            Ok(value) => Ok(vec![value; length]),
            Err(()) => Err(SnapshotError::NotAColumn { name: name.to_owned() }),
        },
    }
}

pub(super) fn check_length(name: &str, found: usize, expected: usize) -> Result<(), SnapshotError> {
    if found != expected {
        return Err(SnapshotError::Length { name: name.to_owned(), expected, found });
    }
    Ok(())
}

fn numbers(name: &str, entries: &[Json]) -> Result<Vec<Option<f64>>, SnapshotError> {
    let value = |(entry, json): (usize, &Json)| {
        number(json).map_err(|()| SnapshotError::NotANumber { name: name.to_owned(), entry })
    };
    entries.iter().enumerate().map(value).collect()
}

/// A number, or that it is not known; an error for anything else.
fn number(json: &Json) -> Result<Option<f64>, ()> {
    if json.is_null() { Ok(None) } else { json.as_f64().map(Some).ok_or(()) }
}
