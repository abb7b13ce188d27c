//! How many shots options ask for, and how they are split among random circuits.

use super::table::{DEFAULT_SHOTS, PRECISION};
use super::{
    Auto, EstimatorOptions, SamplerOptions, SimulationMethod, SimulationPrecision,
    SimulatorOptions, TwirlingOptions,
};
use crate::engine::{CompileOptions, Method, Precision};

/// What an Estimator PUB that does not say a precision aims at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// This standard error of an observable whose values are 1 and -1. 0 asks for exact values.
    Precision(f64),
    /// So many shots.
    Shots(u64),
}

/// How the shots of a circuit are split among circuits with random gates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Randomizations {
    /// Number of circuits.
    pub num_randomizations: u64,
    /// Shots of each of them.
    pub shots_per_randomization: u64,
}

/// The shots that a standard error of the mean takes, where a shot's own is one:
/// `ceil(1/precision²)`, at least one; `u64::MAX` when there are more than that.
pub fn shots_for_precision(precision: f64) -> u64 {
    ((1.0 / (precision * precision)).ceil() as u64).max(1)
}

impl Target {
    /// The precision, which is `1/√shots` for shots.
    pub fn precision(self) -> f64 {
        match self {
            Self::Precision(precision) => precision,
            Self::Shots(shots) => 1.0 / (shots as f64).sqrt(),
        }
    }

    /// The number of shots; none where exact values are asked for.
    pub fn shots(self) -> Option<u64> {
        match self {
            Self::Precision(0.0) => None,
            Self::Precision(precision) => Some(shots_for_precision(precision)),
            Self::Shots(shots) => Some(shots),
        }
    }
}

impl SamplerOptions {
    /// The default options with a seed, if there is one.
    pub fn with_seed(seed: Option<u64>) -> Self {
        let simulator = SimulatorOptions { seed_simulator: seed, ..SimulatorOptions::default() };
        Self { simulator, ..Self::default() }
    }

    /// Shots of a PUB that does not say how many: the default of the options, or 4096.
    pub fn shots(&self) -> u64 {
        self.default_shots.unwrap_or(DEFAULT_SHOTS)
    }

    /// The seed of all random numbers, if one is set.
    pub fn seed(&self) -> Option<u64> {
        self.simulator.seed_simulator
    }
}

impl EstimatorOptions {
    /// What a PUB that does not say a precision aims at: the default shots of the options, else
    /// their default precision, else 0.015625, which is that of 4096 shots.
    pub fn target(&self) -> Target {
        let precision = || Target::Precision(self.default_precision.unwrap_or(PRECISION));
        self.default_shots.map_or_else(precision, Target::Shots)
    }

    /// The seed of all random numbers, if one is set: the Estimator's own, else that of the
    /// simulator.
    pub fn seed(&self) -> Option<u64> {
        self.seed_estimator.or(self.simulator.seed_simulator)
    }
}

impl SimulatorOptions {
    /// How circuits are to be simulated.
    pub fn simulation(&self) -> CompileOptions {
        let method = self.method.and_then(|method| match method {
            SimulationMethod::Automatic => None,
            SimulationMethod::Statevector => Some(Method::Statevector),
            SimulationMethod::Stabilizer => Some(Method::Stabilizer),
        });
        let precision = match self.precision {
            Some(SimulationPrecision::Double) | None => Precision::Double,
            Some(SimulationPrecision::Single) => Precision::Single,
        };
        CompileOptions { method, precision }
    }

    /// Sets method and precision, as far as they are not what they are unset.
    pub fn simulate(&mut self, CompileOptions { method, precision }: CompileOptions) {
        self.method = method.map(|method| match method {
            Method::Statevector => SimulationMethod::Statevector,
            Method::Stabilizer => SimulationMethod::Stabilizer,
        });
        self.precision = match precision {
            Precision::Double => None,
            Precision::Single => Some(SimulationPrecision::Single),
        };
    }
}

impl TwirlingOptions {
    /// How a service splits the shots of a circuit. What is `auto` follows from what is not; if
    /// both are, each circuit has at least 64 shots, and there are about 32 circuits.
    pub fn randomizations(&self, shots: u64) -> Randomizations {
        self.split(shots, shots.div_ceil(32).max(64))
    }

    /// The same for probabilistic error cancellation, where circuits have 64 shots.
    pub fn randomizations_for_pec(&self, shots: u64) -> Randomizations {
        self.split(shots, 64)
    }

    fn split(&self, shots: u64, shots_of_auto: u64) -> Randomizations {
        let given = |option| match option {
            Some(Auto::Value(number)) => Some(u64::max(number, 1)),
            Some(Auto::Auto) | None => None,
        };
        let (number, each) =
            match (given(self.num_randomizations), given(self.shots_per_randomization)) {
                (Some(number), Some(each)) => (number, each),
                (Some(number), None) => (number, shots.div_ceil(number)),
                (None, each) => {
                    let each = each.unwrap_or(shots_of_auto);
                    (shots.div_ceil(each), each)
                }
            };
        Randomizations { num_randomizations: number, shots_per_randomization: each }
    }
}
