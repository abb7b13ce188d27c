//! What a primitive gives back.

use std::rc::Rc;

use super::{BitArray, Simulation};

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
}

impl PrimitiveResult {
    /// Number of bytes that the measured bits of all PUBs take together.
    pub fn num_bytes(&self) -> u64 {
        let data = self.pubs.iter().flat_map(|result| &result.data);
        data.map(|(_, bits)| bits.bytes().len() as u64).sum()
    }
}

/// The result of one PUB.
#[derive(Debug, Clone, PartialEq)]
pub struct PubResult {
    /// Number of shots.
    pub shots: u64,
    /// The measured bits of each classical register, by name, in the order of declaration.
    /// Shared, so that a result is cheap to hand around.
    pub data: Vec<(String, Rc<BitArray>)>,
    /// How it was computed: with which method, in which precision.
    pub simulation: Simulation,
}
