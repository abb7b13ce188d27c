//! Options of a job, and where in it they stand.

use serde_json::Value as Json;

use super::Failure;
use super::job::{key, path};
use crate::primitives::PrimitiveOptions;
use crate::primitives::options::{OptionError, Place};
use crate::rest::codec::JsonPath;

/// Reads the options of a job, all that it has of them.
///
/// # Errors
/// Everything that is wrong with them, and what a simulation without noise cannot follow.
pub(super) fn read<O: PrimitiveOptions>(job: &Json) -> Result<O, Failure> {
    let failure = |errors| Failure::of_options(&errors, |error| place(job, error));
    let options = O::from_job(job).map_err(failure)?;
    options.without_effect().map_err(failure)?;
    Ok(options)
}

/// Where the option stands that an error is about; of two the first.
fn place(job: &Json, error: &OptionError) -> JsonPath {
    if let OptionError::NotAllowed { field, .. } = error {
        match field.place {
            Place::Params if !job["params"][field.name()].is_null() => {
                return path(["params", field.name()].map(key));
            }
            Place::Body(name) if !job[name].is_null() => return path([key(name)]),
            _ => {}
        }
    }
    let option = error.paths().first().copied().unwrap_or_default();
    path(["params", "options"].into_iter().chain(option.split('.')).map(key))
}
