//! The unit of work that is handed to a worker.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{CompileOptions, MemoryGauge, Samples};
use crate::circuit::Circuit;
use crate::math::C64;

/// A piece of work as a pure value: whoever executes it, whenever, gets the same [`Partial`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// The circuit to run.
    pub circuit: Circuit,
    /// Values of its parameters, in the order of [`Circuit::parameters`].
    pub parameter_values: Vec<f64>,
    /// How it is simulated.
    pub options: CompileOptions,
    /// What is asked of it.
    pub work: Work,
}

/// What a task asks of its circuit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Work {
    /// The classical bits after each of these shots.
    Sample {
        /// Numbers of the shots; a shot's random numbers depend on its number.
        shots: Range<u64>,
        /// Seed of the job.
        seed: u64,
        /// Place of the PUB in its job; every PUB has a random stream of its own.
        pub_index: u64,
    },
    /// All amplitudes of the state before the final measurements.
    Amplitudes,
    /// What memory it needs to be sampled, before any is taken.
    Gauge,
}

/// What became of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Partial {
    /// Answer to [`Work::Sample`], in the order of the shots.
    Samples(Samples),
    /// Answer to [`Work::Amplitudes`]: `2^n` of them, little-endian.
    Amplitudes(Vec<C64>),
    /// Answer to [`Work::Gauge`].
    Gauge(MemoryGauge),
}

impl Partial {
    /// The samples, if the task was to sample.
    pub fn into_samples(self) -> Option<Samples> {
        match self {
            Self::Samples(samples) => Some(samples),
            Self::Amplitudes(_) | Self::Gauge(_) => None,
        }
    }

    /// The amplitudes, if the task was to compute them.
    pub fn into_amplitudes(self) -> Option<Vec<C64>> {
        match self {
            Self::Amplitudes(amplitudes) => Some(amplitudes),
            Self::Samples(_) | Self::Gauge(_) => None,
        }
    }

    /// The gauge, if the task was to say what memory is needed.
    pub fn into_gauge(self) -> Option<MemoryGauge> {
        match self {
            Self::Gauge(gauge) => Some(gauge),
            Self::Samples(_) | Self::Amplitudes(_) => None,
        }
    }
}
