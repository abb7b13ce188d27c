//! Options of a job, as far as something here depends on them.

use serde_json::{Map, Value as Json};

use super::EmbedError;
use super::job::{key, path};
use crate::primitives::{EstimatorOptions, SamplerOptions};
use crate::rest::codec::{CodecError, Kind, Problem};

/// Reads the Sampler's options. `seed` is what holds where they have none.
///
/// # Errors
/// The first option that is unknown or no good.
pub(super) fn sampler(
    options: &Map<String, Json>,
    seed: Option<u64>,
) -> Result<SamplerOptions, EmbedError> {
    let mut own = SamplerOptions { seed_simulator: seed, ..SamplerOptions::default() };
    for option in leaves(options)? {
        match option.names() {
            "default_shots" => own.default_shots = option.count()?,
            "simulator.seed_simulator" => own.seed_simulator = Some(option.count()?),
            _ => return Err(option.unknown()),
        }
    }
    Ok(own)
}

/// Reads the Estimator's options. `seed` is what holds where they have none; its own seed comes
/// before that of the simulator.
///
/// # Errors
/// The first option that is unknown or no good.
pub(super) fn estimator(
    options: &Map<String, Json>,
    seed: Option<u64>,
) -> Result<EstimatorOptions, EmbedError> {
    let mut own = EstimatorOptions::default();
    let mut seed_simulator = None;
    for option in leaves(options)? {
        match option.names() {
            "default_shots" => own.default_shots = Some(option.count()?),
            "default_precision" => own.default_precision = option.number()?,
            "seed_estimator" => own.seed_estimator = Some(option.count()?),
            "simulator.seed_simulator" => seed_simulator = Some(option.count()?),
            _ => return Err(option.unknown()),
        }
    }
    own.seed_estimator = own.seed_estimator.or(seed_simulator).or(seed);
    Ok(own)
}

/// The only group of options that something here depends on.
const GROUP: &str = "simulator";

/// An option that is set.
struct Leaf<'j> {
    /// Whether it is in the group.
    is_inner: bool,
    name: &'j str,
    value: &'j Json,
}

/// All options that are set; `null` is as good as unset.
fn leaves(options: &Map<String, Json>) -> Result<Vec<Leaf<'_>>, EmbedError> {
    let mut found = Vec::new();
    for (name, value) in options.iter().filter(|(_, value)| !value.is_null()) {
        let outer = Leaf { is_inner: false, name, value };
        if name != GROUP {
            found.push(outer);
            continue;
        }
        let members = value.as_object().ok_or_else(|| outer.wrong(Kind::Object))?;
        let members = members.iter().filter(|(_, value)| !value.is_null());
        found.extend(members.map(|(name, value)| Leaf { is_inner: true, name, value }));
    }
    Ok(found)
}

impl Leaf<'_> {
    /// The way to it below `options`. An outer name with a dot in it leads nowhere.
    fn names(&self) -> &str {
        match (self.is_inner, self.name) {
            (true, "seed_simulator") => "simulator.seed_simulator",
            (false, name) if !name.contains('.') => name,
            _ => "",
        }
    }

    fn count(&self) -> Result<u64, EmbedError> {
        self.value.as_u64().ok_or_else(|| self.wrong(Kind::Count))
    }

    fn number(&self) -> Result<f64, EmbedError> {
        self.value.as_f64().ok_or_else(|| self.wrong(Kind::Number))
    }

    fn wrong(&self, expected: Kind) -> EmbedError {
        let names = self.group().into_iter().chain([self.name]);
        let problem = Problem::WrongKind { expected, found: Kind::of(self.value) };
        error(names, problem)
    }

    fn unknown(&self) -> EmbedError {
        error(self.group(), Problem::UnknownMember { name: self.name.to_owned() })
    }

    fn group(&self) -> Option<&'static str> {
        self.is_inner.then_some(GROUP)
    }
}

fn error<'n>(below: impl IntoIterator<Item = &'n str>, problem: Problem) -> EmbedError {
    let steps = ["params", "options"].into_iter().chain(below).map(key);
    CodecError { path: path(steps), problem }.into()
}
