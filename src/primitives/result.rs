//! What a primitive gives back.

use std::collections::BTreeSet;

use super::options::WithoutEffect;
use super::{DataBin, Simulation};

/// The result of a job: one [`PubResult`] per PUB, and what made it.
#[derive(Debug, Clone, PartialEq)]
pub struct PrimitiveResult {
    /// Results in the order of the PUBs.
    pub pubs: Vec<PubResult>,
    /// The seed that gives these very results again.
    pub seed: u64,
    /// Name of the backend that gave them.
    pub backend: String,
    /// Whether they carry noise.
    pub noisy: bool,
    /// Options of the job that were set and changed nothing. All others were followed.
    pub without_effect: Vec<WithoutEffect>,
}

impl PrimitiveResult {
    /// Number of bytes that the data of all PUBs takes together.
    pub fn num_bytes(&self) -> u64 {
        self.pubs.iter().map(|result| result.data.num_bytes()).sum()
    }
}

/// The result of one PUB.
#[derive(Debug, Clone, PartialEq)]
pub struct PubResult {
    /// What came out.
    pub data: DataBin,
    /// How it came out.
    pub metadata: PubMetadata,
}

/// What a PUB's result says beside its data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PubMetadata {
    /// Shots of each parameter set; for the Estimator, of each basis that was measured. None if
    /// nothing was sampled.
    pub shots: Option<u64>,
    /// The precision that was asked of the Estimator: 0 if the values are exact.
    pub target_precision: Option<f64>,
    /// In which ways it was computed: several if some parameter sets make a Clifford circuit and
    /// others do not, none if nothing had to be.
    pub simulations: BTreeSet<Simulation>,
}
