//! From PUBs to tasks, and from the tasks' answers to results.

use std::rc::Rc;

use thiserror::Error;

use super::{BitArray, PubError, PubResult, SamplerOptions, SamplerPub, Task, Work};
use crate::engine::Samples;

/// A PUB of a job that cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("PUB {index}: {error}")]
pub struct PlanError {
    /// Place of the PUB in the job.
    pub index: usize,
    /// What is wrong with it.
    pub error: PubError,
}

/// The tasks of a job: one for each PUB, in their order.
///
/// # Errors
/// [`PlanError`] for the first PUB that cannot be run.
pub fn plan(
    pubs: &[SamplerPub],
    options: &SamplerOptions,
    seed: u64,
) -> Result<Vec<Task>, PlanError> {
    let task = |(index, sampler_pub): (usize, &SamplerPub)| {
        let shots =
            sampler_pub.checked_shots(options).map_err(|error| PlanError { index, error })?;
        let work = Work::Sample { shots: 0..shots, seed, pub_index: index as u64 };
        let (circuit, parameter_values) =
            (sampler_pub.circuit.clone(), sampler_pub.parameter_values.clone());
        Ok(Task { circuit, parameter_values, options: options.simulation, work })
    };
    pubs.iter().enumerate().map(task).collect()
}

/// The results of the PUBs from the samples of their tasks, both in the order of the PUBs.
pub fn assemble<'s>(
    pubs: &[SamplerPub],
    samples: impl IntoIterator<Item = &'s Samples>,
) -> Vec<PubResult> {
    pubs.iter().zip(samples).map(|(sampler_pub, samples)| result(sampler_pub, samples)).collect()
}

fn result(sampler_pub: &SamplerPub, samples: &Samples) -> PubResult {
    let registers = sampler_pub.circuit.cregs().iter();
    let bits = |register| Rc::new(BitArray::from_samples(samples, register));
    let data = registers.map(|register| (register.name.clone(), bits(register))).collect();
    PubResult { shots: samples.num_shots(), data, simulation: samples.simulation() }
}
