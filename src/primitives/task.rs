//! The unit of work that is handed to a worker.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{CompileOptions, MemoryGauge, Samples, Simulation};
use crate::circuit::Circuit;
use crate::math::C64;
use crate::observable::SparsePauliOp;

/// A piece of work as a pure value: whoever executes it, whenever, gets the same [`Partial`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// The circuit to run, which tasks of one PUB share.
    pub circuit: Rc<Circuit>,
    /// Values of its parameters: one set after the other, each in the order of
    /// [`Circuit::parameters`].
    pub parameter_values: Vec<f64>,
    /// How it is simulated.
    pub options: CompileOptions,
    /// What is asked of it.
    pub work: Work,
}

impl Task {
    /// Number of values of a set.
    pub(super) fn num_parameters(&self) -> usize {
        let inputs = self.circuit.inputs().iter();
        inputs.map(|input| input.length.unwrap_or(1) as usize).sum()
    }

    /// The values of the sets at some places among the task's sets, as far as they are there.
    pub(super) fn sets(&self, places: Range<usize>) -> &[f64] {
        let count = self.num_parameters();
        let (begin, end) = (places.start.saturating_mul(count), places.end.saturating_mul(count));
        self.parameter_values.get(begin..end).unwrap_or(&[])
    }

    /// The values of the set at a place among the task's sets.
    pub(super) fn set(&self, place: usize) -> &[f64] {
        self.sets(place..place + 1)
    }
}

/// What a task asks of its circuit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Work {
    /// The classical bits after each of these shots, for each of these sets of parameters.
    Sample {
        /// Numbers of the sets in their PUB; every set has a random stream of its own.
        sets: Range<u64>,
        /// Numbers of the shots; a shot's random numbers depend on its number.
        shots: Range<u64>,
        /// Seed of the job.
        seed: u64,
        /// Place of the PUB in its job; every PUB has random streams of its own.
        pub_index: u64,
    },
    /// Expectation values.
    Estimate {
        /// The observables that the blocks are about.
        observables: Vec<SparsePauliOp>,
        /// Which of them for which sets of parameters. The sets stand in the order of the blocks.
        blocks: Vec<Block>,
        /// How the values are sampled; they are exact without it.
        sampling: Option<Sampling>,
    },
    /// All amplitudes of the state before the final measurements, for the only set.
    Amplitudes,
    /// What memory it needs to be sampled, before any is taken.
    Gauge,
}

/// Some observables for some sets of parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The observables, by their places in the task.
    pub observables: Range<usize>,
    /// Numbers of the sets in their PUB; every set has random streams of its own.
    pub sets: Vec<u64>,
}

/// How expectation values are sampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampling {
    /// Number of shots of each basis that is measured.
    pub shots: u64,
    /// Seed of the job.
    pub seed: u64,
    /// Place of the PUB in its job; every PUB has random streams of its own.
    pub pub_index: u64,
}

/// Expectation values and their standard errors: block by block, in each set by set, for each of
/// those observable by observable.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Estimates {
    /// The values.
    pub evs: Vec<f64>,
    /// The standard errors, 0 of exact values.
    pub stds: Vec<f64>,
    /// In which ways they were computed.
    pub simulations: BTreeSet<Simulation>,
}

/// What became of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Partial {
    /// Answer to [`Work::Sample`]: for each set its shots in their order.
    Samples(Vec<Samples>),
    /// Answer to [`Work::Estimate`].
    Estimates(Estimates),
    /// Answer to [`Work::Amplitudes`]: `2^n` of them, little-endian.
    Amplitudes(Vec<C64>),
    /// Answer to [`Work::Gauge`].
    Gauge(MemoryGauge),
}

impl Partial {
    /// The amplitudes, if the task was to compute them.
    pub fn into_amplitudes(self) -> Option<Vec<C64>> {
        match self {
            Self::Amplitudes(amplitudes) => Some(amplitudes),
            Self::Samples(_) | Self::Estimates(_) | Self::Gauge(_) => None,
        }
    }

    /// The gauge, if the task was to say what memory is needed.
    pub fn into_gauge(self) -> Option<MemoryGauge> {
        match self {
            Self::Gauge(gauge) => Some(gauge),
            Self::Samples(_) | Self::Estimates(_) | Self::Amplitudes(_) => None,
        }
    }

    /// In which ways samples and estimates were computed.
    pub(super) fn simulations(&self) -> BTreeSet<Simulation> {
        match self {
            Self::Samples(sets) => sets.iter().map(Samples::simulation).collect(),
            Self::Estimates(estimates) => estimates.simulations.clone(),
            Self::Amplitudes(_) | Self::Gauge(_) => BTreeSet::new(),
        }
    }
}
