//! Options of a job, and where in it they are wrong.

use serde_json::Value as Json;

use super::job::{key, path};
use super::{EmbedError, Failure};
use crate::primitives::options::{OptionError, Place};
use crate::primitives::{EstimatorOptions, PrimitiveOptions, SamplerOptions};
use crate::rest::codec::JsonPath;

/// Reads the Sampler's options. `seed` is what holds where they have none.
///
/// # Errors
/// All options that are unknown, no good, or such that nothing here can follow them.
pub(super) fn sampler(job: &Json, seed: Option<u64>) -> Result<SamplerOptions, Failure> {
    let mut own: SamplerOptions = read(job)?;
    own.simulator.seed_simulator = own.seed().or(seed);
    Ok(own)
}

/// Reads the Estimator's options. `seed` is what holds where they have none; its own seed comes
/// before that of the simulator.
///
/// # Errors
/// As [`sampler`].
pub(super) fn estimator(job: &Json, seed: Option<u64>) -> Result<EstimatorOptions, Failure> {
    let mut own: EstimatorOptions = read(job)?;
    if own.seed().is_none() {
        own.seed_estimator = seed;
    }
    Ok(own)
}

fn read<O: PrimitiveOptions>(job: &Json) -> Result<O, Failure> {
    let options = O::from_job(job);
    let checked = options.and_then(|options| options.without_effect().map(|_| options));
    checked.map_err(|errors| {
        let errors = errors.as_slice().iter();
        Failure::of(
            errors
                .map(|error| EmbedError::Option { path: place::<O>(error), error: error.clone() }),
        )
    })
}

/// Where in the job an error is.
fn place<O: PrimitiveOptions>(error: &OptionError) -> JsonPath {
    let own = error.paths().first().copied().unwrap_or_default();
    let field = O::fields().into_iter().find(|field| field.path == own);
    match field.map_or(Place::Options, |field| field.place) {
        Place::Params => path([key("params"), key(own)]),
        Place::Body(name) => path([key(name)]),
        Place::Options | Place::Here => {
            let names = own.split('.').filter(|name| !name.is_empty());
            path(["params", "options"].into_iter().chain(names).map(key))
        }
    }
}
