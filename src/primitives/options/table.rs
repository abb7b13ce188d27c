//! The one table of options: a row for each leaf.
//!
//! What is not said in a row: the option is in `params.options`, is unset without any effect, and
//! changes nothing where there is no noise.

use std::marker::PhantomData;
use std::ops::Deref;

use serde_json::{Map, Value as Json};

use super::field::Unset;
use super::value::OptionValue;
use super::{
    Amplifier, Auto, Experimental, Extrapolator, Field, Given, Idle, Kind, LayerNoiseModel, Limit,
    Limits, LocalEffect, LogLevel, MeasType, Place, Refusal, SchedulingMethod, SequenceType,
    SimulationMethod, SimulationPrecision, SlackDistribution, TwirlingStrategy, Unit,
};

/// A row of the table, for values of one type.
pub(super) struct Row<T> {
    pub(super) field: Field,
    value: PhantomData<fn(T)>,
}

impl<T> Deref for Row<T> {
    type Target = Field;

    fn deref(&self) -> &Field {
        &self.field
    }
}

impl<T: OptionValue> Row<T> {
    const fn new(path: &'static str) -> Self {
        let off = if matches!(T::KIND, Kind::Bool) { Given::Bool(false) } else { Given::Nothing };
        let unset = Unset { sampler: Given::Nothing, estimator: [Given::Nothing; 3], here: None };
        let field = Field {
            path,
            kind: T::KIND,
            also: T::ALSO,
            null_unsets: false,
            limits: Limits::NONE,
            unit: None,
            place: Place::Options,
            local: LocalEffect::None(Idle::WithoutNoise),
            off,
            only_here: Given::Nothing,
            unset,
        };
        Self { field, value: PhantomData }
    }
}

/// Says the rest of a row: functions that give the row with one thing changed.
impl<T> Row<T> {
    const fn unset(mut self, given: Given) -> Self {
        self.field.unset.sampler = given;
        self.field.unset.estimator = [given; 3];
        self
    }

    /// What the Estimator does at resilience levels 0, 1 and 2.
    const fn by_level(mut self, estimator: [Given; 3]) -> Self {
        self.field.unset.estimator = estimator;
        self
    }

    const fn unset_here(mut self, given: Given) -> Self {
        self.field.unset.here = Some(given);
        self
    }

    const fn null_unsets(mut self) -> Self {
        self.field.null_unsets = true;
        self
    }

    const fn at_least(mut self, min: f64) -> Self {
        self.field.limits.min = min;
        self
    }

    const fn above(mut self, min: f64) -> Self {
        self.field.limits.min_is_excluded = true;
        self.at_least(min)
    }

    const fn at_most(mut self, max: f64) -> Self {
        self.field.limits.max = max;
        self
    }

    const fn entries(mut self, max: usize, max_characters: usize) -> Self {
        self.field.limits.max_entries = max;
        self.field.limits.max_characters = max_characters;
        self
    }

    const fn unit(mut self, unit: Unit) -> Self {
        self.field.unit = Some(unit);
        self
    }

    const fn place(mut self, place: Place) -> Self {
        self.field.place = place;
        self
    }

    const fn local(mut self, local: LocalEffect) -> Self {
        self.field.local = local;
        self
    }

    const fn only_here(mut self, value: Given) -> Self {
        self.field.only_here = value;
        self
    }

    const fn off(mut self, off: Given) -> Self {
        self.field.off = off;
        self
    }
}

const OFF: Given = Given::Bool(false);
const ON: Given = Given::Bool(true);
const AUTO: Given = Given::Word("auto");
const FOR_SERVICE: LocalEffect = LocalEffect::None(Idle::WithoutService);
const FOR_DEVICE: LocalEffect = LocalEffect::None(Idle::WithoutDevice);

/// Shots of a Sampler PUB that nobody has said anything about.
pub(super) const DEFAULT_SHOTS: u64 = 4096;

/// Precision of an Estimator PUB that nobody has said anything about: that of 4096 shots.
pub(super) const PRECISION: f64 = 0.015_625;

/// Resilience level of the Estimator.
pub(super) const LEVEL: u64 = 1;

/// Noise factors of zero-noise extrapolation.
pub(super) const DEFAULT_NOISE_FACTORS: &[f64] = &[1.0, 3.0, 5.0];

/// Extrapolators of zero-noise extrapolation.
pub(super) const DEFAULT_EXTRAPOLATORS: &[Extrapolator] =
    &[Extrapolator::Exponential, Extrapolator::Linear];

const DEFAULT_EXTRAPOLATOR_WORDS: &[&str] =
    &[DEFAULT_EXTRAPOLATORS[0].word(), DEFAULT_EXTRAPOLATORS[1].word()];

// The job, and the service that runs it.

pub(super) static MAX_EXECUTION_TIME: Row<u64> = Row::new("max_execution_time")
    .at_least(0.0)
    .at_most(10_800.0)
    .unit(Unit::Seconds)
    .place(Place::Body("cost"))
    .unset(Given::ProgramLimit)
    .unset_here(Given::Nothing)
    .local(FOR_SERVICE);

pub(super) static LOG_LEVEL: Row<LogLevel> = Row::new("environment.log_level")
    .place(Place::Body("log_level"))
    .unset(Given::Word("WARNING"))
    .local(FOR_SERVICE);

pub(super) static JOB_TAGS: Row<Vec<String>> = Row::new("environment.job_tags")
    .entries(8, 86)
    .null_unsets()
    .place(Place::Body("tags"))
    .local(FOR_SERVICE);

pub(super) static PRIVATE: Row<bool> = Row::new("environment.private")
    .null_unsets()
    .place(Place::Body("private"))
    .unset(OFF)
    .local(FOR_SERVICE);

// How often, how precisely, how well.

pub(super) static SAMPLER_SHOTS: Row<u64> = Row::new("default_shots")
    .at_least(1.0)
    .null_unsets()
    .unit(Unit::Shots)
    .unset(Given::Int(DEFAULT_SHOTS))
    .local(LocalEffect::Honored);

pub(super) static ESTIMATOR_SHOTS: Row<u64> = Row::new("default_shots")
    .at_least(1.0)
    .null_unsets()
    .unit(Unit::Shots)
    .local(LocalEffect::Honored);

pub(super) static DEFAULT_PRECISION: Row<f64> = Row::new("default_precision")
    .at_least(0.0)
    .null_unsets()
    .unset(Given::Float(PRECISION))
    .only_here(Given::Float(0.0))
    .local(LocalEffect::Honored);

pub(super) static RESILIENCE_LEVEL: Row<u64> = Row::new("resilience_level")
    .at_least(0.0)
    .at_most(2.0)
    .place(Place::Params)
    .unset(Given::Int(LEVEL))
    .off(Given::Int(0));

pub(super) static SEED_ESTIMATOR: Row<u64> = Row::new("seed_estimator")
    .at_least(0.0)
    .null_unsets()
    .unset(Given::Random)
    .local(LocalEffect::Honored);

// The simulator.

pub(super) static NOISE_MODEL: Row<Map<String, Json>> =
    Row::new("simulator.noise_model").null_unsets().local(LocalEffect::Refused(Refusal::NoNoise));

pub(super) static SEED_SIMULATOR: Row<u64> = Row::new("simulator.seed_simulator")
    .at_least(0.0)
    .null_unsets()
    .unset(Given::Random)
    .local(LocalEffect::Honored);

pub(super) static COUPLING_MAP: Row<Vec<[u64; 2]>> =
    Row::new("simulator.coupling_map").at_least(0.0).local(FOR_DEVICE);

pub(super) static BASIS_GATES: Row<Vec<String>> =
    Row::new("simulator.basis_gates").local(FOR_DEVICE);

pub(super) static METHOD: Row<SimulationMethod> = Row::new("simulator.method")
    .place(Place::Here)
    .unset(Given::Word("automatic"))
    .local(LocalEffect::Honored);

pub(super) static SIMULATION_PRECISION: Row<SimulationPrecision> = Row::new("simulator.precision")
    .place(Place::Here)
    .unset(Given::Word("double"))
    .local(LocalEffect::Honored);

// Dynamical decoupling.

pub(super) static DD_ENABLE: Row<bool> = Row::new("dynamical_decoupling.enable").unset(OFF);

pub(super) static SEQUENCE_TYPE: Row<SequenceType> =
    Row::new("dynamical_decoupling.sequence_type").unset(Given::Word("XX"));

pub(super) static EXTRA_SLACK: Row<SlackDistribution> =
    Row::new("dynamical_decoupling.extra_slack_distribution").unset(Given::Word("middle"));

pub(super) static SCHEDULING_METHOD: Row<SchedulingMethod> =
    Row::new("dynamical_decoupling.scheduling_method").unset(Given::Word("alap"));

pub(super) static SKIP_RESET_QUBITS: Row<bool> =
    Row::new("dynamical_decoupling.skip_reset_qubits").unset(OFF);

// Execution.

pub(super) static INIT_QUBITS: Row<bool> = Row::new("execution.init_qubits")
    .off(Given::Nothing)
    .unset(ON)
    .local(LocalEffect::Only(ON, Refusal::AlwaysReset));

pub(super) static REP_DELAY: Row<f64> = Row::new("execution.rep_delay")
    .at_least(0.0)
    .unit(Unit::Seconds)
    .unset(Given::Backend)
    .unset_here(Given::Nothing);

pub(super) static MEAS_TYPE: Row<MeasType> = Row::new("execution.meas_type")
    .unset(Given::Word("classified"))
    .local(LocalEffect::Only(Given::Word("classified"), Refusal::NoSignals));

// Twirling.

pub(super) static ENABLE_GATES: Row<bool> =
    Row::new("twirling.enable_gates").unset(OFF).by_level([OFF, OFF, ON]);

pub(super) static ENABLE_MEASURE: Row<bool> =
    Row::new("twirling.enable_measure").unset(OFF).by_level([OFF, ON, ON]);

pub(super) static NUM_RANDOMIZATIONS: Row<Auto<u64>> =
    Row::new("twirling.num_randomizations").at_least(1.0).unset(AUTO);

pub(super) static SHOTS_PER_RANDOMIZATION: Row<Auto<u64>> =
    Row::new("twirling.shots_per_randomization").at_least(1.0).unit(Unit::Shots).unset(AUTO);

pub(super) static STRATEGY: Row<TwirlingStrategy> =
    Row::new("twirling.strategy").unset(Given::Word("active-accum"));

// Resilience.

pub(super) static MEASURE_MITIGATION: Row<bool> =
    Row::new("resilience.measure_mitigation").by_level([OFF, ON, ON]);

pub(super) static MEASURE_NUM_RANDOMIZATIONS: Row<u64> =
    Row::new("resilience.measure_noise_learning.num_randomizations")
        .at_least(1.0)
        .unset(Given::Int(32));

pub(super) static MEASURE_SHOTS_PER_RANDOMIZATION: Row<Auto<u64>> =
    Row::new("resilience.measure_noise_learning.shots_per_randomization")
        .at_least(1.0)
        .unit(Unit::Shots)
        .unset(AUTO);

pub(super) static ZNE_MITIGATION: Row<bool> =
    Row::new("resilience.zne_mitigation").by_level([OFF, OFF, ON]);

pub(super) static AMPLIFIER: Row<Amplifier> =
    Row::new("resilience.zne.amplifier").unset(Given::Word("gate_folding"));

pub(super) static NOISE_FACTORS: Row<Vec<f64>> = Row::new("resilience.zne.noise_factors")
    .at_least(1.0)
    .unset(Given::Floats(DEFAULT_NOISE_FACTORS));

pub(super) static EXTRAPOLATOR: Row<Vec<Extrapolator>> =
    Row::new("resilience.zne.extrapolator").unset(Given::Words(DEFAULT_EXTRAPOLATOR_WORDS));

pub(super) static EXTRAPOLATED_NOISE_FACTORS: Row<Vec<f64>> =
    Row::new("resilience.zne.extrapolated_noise_factors").unset(Given::NoiseFactorsFromZero);

pub(super) static PEC_MITIGATION: Row<bool> = Row::new("resilience.pec_mitigation").unset(OFF);

pub(super) static MAX_OVERHEAD: Row<Limit<f64>> =
    Row::new("resilience.pec.max_overhead").above(0.0).unset(Given::Float(100.0));

pub(super) static NOISE_GAIN: Row<Auto<f64>> =
    Row::new("resilience.pec.noise_gain").at_least(0.0).unset(AUTO);

pub(super) static MAX_LAYERS_TO_LEARN: Row<Limit<u64>> =
    Row::new("resilience.layer_noise_learning.max_layers_to_learn")
        .at_least(0.0)
        .unset(Given::Int(4));

pub(super) static LAYER_SHOTS_PER_RANDOMIZATION: Row<u64> =
    Row::new("resilience.layer_noise_learning.shots_per_randomization")
        .at_least(1.0)
        .unit(Unit::Shots)
        .unset(Given::Int(128));

pub(super) static LAYER_NUM_RANDOMIZATIONS: Row<u64> =
    Row::new("resilience.layer_noise_learning.num_randomizations")
        .at_least(1.0)
        .unset(Given::Int(32));

pub(super) static LAYER_PAIR_DEPTHS: Row<Vec<u64>> =
    Row::new("resilience.layer_noise_learning.layer_pair_depths")
        .at_least(0.0)
        .unset(Given::Ints(&[0, 1, 2, 4, 16, 32]));

pub(super) static LAYER_NOISE_MODEL: Row<LayerNoiseModel> =
    Row::new("resilience.layer_noise_model")
        .null_unsets()
        .local(LocalEffect::Refused(Refusal::NoNoise));

// Experimental options.

pub(super) static EXPERIMENTAL: Row<Experimental> =
    Row::new("experimental").local(LocalEffect::Members);

/// The one member of the experimental options that has a place of its own in a job.
pub(super) static IMAGE: Row<String> =
    Row::new("experimental.image").place(Place::Body("runtime")).local(FOR_SERVICE);
