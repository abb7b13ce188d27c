//! Rules about several options of the Estimator at once.

use super::tree::Tree;
use super::{Extrapolator, OptionError, ResilienceOptions, table};

/// The rules that are broken. They are those of Qiskit's client, which counts on what is set and
/// not on what the resilience level would add to it.
pub(super) fn broken(own: &ResilienceOptions) -> Vec<OptionError> {
    let mut errors = Vec::new();
    if own.pec_mitigation == Some(true) && own.zne_mitigation == Some(true) {
        let (first, second) = (table::PEC_MITIGATION.path, table::ZNE_MITIGATION.path);
        errors.push(OptionError::NotBoth { first, second });
    }
    if own.measure_mitigation != Some(true) {
        let switch = table::MEASURE_MITIGATION.path;
        own.measure_noise_learning.visit(&mut |field, leaf| {
            if leaf.json().is_some() {
                errors.push(OptionError::NotSwitchedOn { path: field.path, switch });
            }
        });
    }
    let factors = own.zne.noise_factors.as_deref().unwrap_or(table::DEFAULT_NOISE_FACTORS);
    let extrapolators = own.zne.extrapolator.as_deref().unwrap_or(table::DEFAULT_EXTRAPOLATORS);
    let lacking = |extrapolator: &&Extrapolator| factors.len() < extrapolator.min_noise_factors();
    errors.extend(extrapolators.iter().find(lacking).map(|extrapolator| {
        OptionError::TooFewFactors {
            extrapolators: table::EXTRAPOLATOR.path,
            extrapolator: extrapolator.word(),
            factors: table::NOISE_FACTORS.path,
            needed: extrapolator.min_noise_factors(),
            found: factors.len(),
        }
    }));
    errors
}
