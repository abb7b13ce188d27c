//! What options do to a simulation without noise.

use serde_json::Value as Json;
use thiserror::Error;

use super::{Experimental, Field, Given, OptionError, PrimitiveOptions, table};

/// What an option does to a simulation without noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LocalEffect {
    /// The result follows it.
    Honored,
    /// It changes nothing.
    None(Idle),
    /// This value is what happens anyway; any other would change the result in a way that the
    /// simulation cannot, and is refused.
    Only(Given, Refusal),
    /// Any value would change the result in a way that the simulation cannot.
    Refused(Refusal),
    /// Its members are looked at one by one.
    Members,
}

/// Why an option has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// It is about noise, and there is none.
    WithoutNoise,
    /// It is about the service that runs the job: its log, its queue, its program.
    WithoutService,
    /// It is about circuits that do not fit the device, and all circuits fit.
    WithoutDevice,
    /// The option at this path comes before it.
    Overridden(&'static str),
}

/// An option that is set, and valid, and has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutEffect {
    /// Its path.
    pub path: String,
    /// Why it has none.
    pub idle: Idle,
}

/// Why a valid option is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It needs noise, which there is not.
    #[error("noise is not simulated here")]
    NoNoise,
    /// It needs signals of measurements, of which there are only the bits.
    #[error("measurements give bits here")]
    NoSignals,
    /// It needs qubits that are as the shot before left them.
    #[error("qubits begin each shot in the ground state here")]
    AlwaysReset,
    /// Nobody here knows what it means.
    #[error("no such experimental option is known here")]
    NotKnown,
    /// It can only be simulated.
    #[error("a backend that is not a simulator cannot do that")]
    OnlySimulated,
}

/// The options that are set and have no effect, and those that are refused.
pub(super) fn without_effect<O: PrimitiveOptions>(
    own: &O,
) -> (Vec<WithoutEffect>, Vec<OptionError>) {
    let (mut idle, mut errors) = (own.overridden(), Vec::new());
    own.visit(&mut |field, leaf| {
        let Some(value) = leaf.json() else { return };
        match effect(field, &value) {
            Ok(None) => {}
            Ok(Some(why)) => idle.push(WithoutEffect { path: field.path.to_owned(), idle: why }),
            Err(why) => errors.push(OptionError::refused(field.path, &value, why)),
        }
    });
    for (name, value) in own.experimental().into_iter().flat_map(Experimental::members) {
        let path = format!("{}.{name}", table::EXPERIMENTAL.path);
        if path == table::IMAGE.path {
            idle.push(WithoutEffect { path, idle: Idle::WithoutService });
        } else {
            errors.push(OptionError::refused(&path, value, Refusal::NotKnown));
        }
    }
    (idle, errors)
}

/// Why a value has no effect, if it has none, or why it is refused.
fn effect(field: &Field, value: &Json) -> Result<Option<Idle>, Refusal> {
    let is = |given: Given| given.json().as_ref() == Some(value);
    match field.local {
        LocalEffect::Honored | LocalEffect::Members => Ok(None),
        LocalEffect::None(_) if is(field.off) => Ok(None),
        LocalEffect::None(idle) => Ok(Some(idle)),
        LocalEffect::Only(given, _) if is(given) => Ok(None),
        LocalEffect::Only(_, refusal) | LocalEffect::Refused(refusal) => Err(refusal),
    }
}

/// What of `pairs` of options is set though the second one, which comes before it, is set too.
pub(super) fn overridden<const N: usize>(
    pairs: [[(&'static Field, bool); 2]; N],
) -> Vec<WithoutEffect> {
    let both = pairs.into_iter().filter(|pair| pair.iter().all(|(_, is_set)| *is_set));
    both.map(|[(field, _), (first, _)]| WithoutEffect {
        path: field.path.to_owned(),
        idle: Idle::Overridden(first.path),
    })
    .collect()
}
