//! The tree: groups of options, and what each of their leaves is in the table.

use serde_json::{Map, Value as Json};

use super::table::{self, Row};
use super::value::OptionValue;
use super::{
    Amplifier, Auto, Experimental, Extrapolator, Field, LayerNoiseModel, Limit, LogLevel, MeasType,
    SchedulingMethod, SequenceType, SimulationMethod, SimulationPrecision, SlackDistribution,
    TwirlingStrategy,
};

/// A leaf of a tree, whatever its type.
pub trait Leaf {
    /// Its value as JSON, if it is set.
    fn json(&self) -> Option<Json>;

    /// Whether it is unset, or its value is within the limits of its field.
    fn keeps(&self, field: &Field) -> bool;

    /// Sets it. It stays as it is, and the answer is no, where JSON has another form or the value
    /// breaks the limits.
    fn set(&mut self, field: &Field, json: &Json) -> bool;

    /// Takes its value away.
    fn clear(&mut self);
}

impl<T: OptionValue> Leaf for Option<T> {
    fn json(&self) -> Option<Json> {
        self.as_ref().map(T::to_json)
    }

    fn keeps(&self, field: &Field) -> bool {
        self.as_ref().is_none_or(|value| value.keeps(&field.limits))
    }

    fn set(&mut self, field: &Field, json: &Json) -> bool {
        if field.null_unsets && json.is_null() {
            self.clear();
            return true;
        }
        match T::from_json(json).filter(|value| value.keeps(&field.limits)) {
            Some(value) => *self = Some(value),
            None => return false,
        }
        true
    }

    fn clear(&mut self) {
        *self = None;
    }
}

/// A group of options with the groups in it.
pub trait Tree {
    /// Shows all leaves, in their order.
    fn visit(&self, see: &mut dyn FnMut(&'static Field, &dyn Leaf));

    /// Shows all leaves to somebody who may change them.
    fn visit_mut(&mut self, see: &mut dyn FnMut(&'static Field, &mut dyn Leaf));
}

/// Gives a leaf its row, whose type must be the same.
fn leaf<T: OptionValue>(row: &'static Row<T>, _: Option<&T>) -> &'static Field {
    &row.field
}

/// Defines groups: leaves with their rows, then groups in the group.
macro_rules! groups {
    ($(
        $(#[$meta:meta])* $name:ident {
            $($(#[$of_leaf:meta])* $leaf:ident: $type:ty = $row:ident,)*
            $(; $($(#[$of_group:meta])* $group:ident: $inner:ty,)*)?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $($(#[$of_leaf])* pub $leaf: Option<$type>,)*
            $($($(#[$of_group])* pub $group: $inner,)*)?
        }

        impl Tree for $name {
            fn visit(&self, see: &mut dyn FnMut(&'static Field, &dyn Leaf)) {
                $(see(leaf(&table::$row, self.$leaf.as_ref()), &self.$leaf);)*
                $($(self.$group.visit(see);)*)?
            }

            fn visit_mut(&mut self, see: &mut dyn FnMut(&'static Field, &mut dyn Leaf)) {
                $(see(leaf(&table::$row, self.$leaf.as_ref()), &mut self.$leaf);)*
                $($(self.$group.visit_mut(see);)*)?
            }
        }
    )*};
}

groups! {
    /// How the service runs a job.
    EnvironmentOptions {
        /// How much its log says.
        log_level: LogLevel = LOG_LEVEL,
        /// Tags to find it by: at most 8, of at most 86 characters each.
        job_tags: Vec<String> = JOB_TAGS,
        /// Whether only its sender can read what it was given and what it gave.
        private: bool = PRIVATE,
    }

    /// What a simulator does. A backend that is none ignores it.
    SimulatorOptions {
        /// The noise to simulate.
        noise_model: Map<String, Json> = NOISE_MODEL,
        /// Seed of all random numbers.
        seed_simulator: u64 = SEED_SIMULATOR,
        /// Pairs of qubits that two-qubit gates are possible on.
        coupling_map: Vec<[u64; 2]> = COUPLING_MAP,
        /// Names of the gates that are possible.
        basis_gates: Vec<String> = BASIS_GATES,
        /// How circuits are simulated; only this service has it, with the names of Aer's.
        method: SimulationMethod = METHOD,
        /// How precise amplitudes are; only this service has it, with the names of Aer's.
        precision: SimulationPrecision = SIMULATION_PRECISION,
    }

    /// Pulses on idle qubits.
    DynamicalDecouplingOptions {
        /// Whether there are any.
        enable: bool = DD_ENABLE,
        /// Which.
        sequence_type: SequenceType = SEQUENCE_TYPE,
        /// Where the time goes that they leave over.
        extra_slack_distribution: SlackDistribution = EXTRA_SLACK,
        /// When gates are due.
        scheduling_method: SchedulingMethod = SCHEDULING_METHOD,
        /// Whether qubits are left alone that nothing has been done to since their reset.
        skip_reset_qubits: bool = SKIP_RESET_QUBITS,
    }

    /// How the Estimator's circuits are run.
    ExecutionOptions {
        /// Whether qubits are reset before each shot.
        init_qubits: bool = INIT_QUBITS,
        /// Time between shots in seconds.
        rep_delay: f64 = REP_DELAY,
    }

    /// How the Sampler's circuits are run.
    SamplerExecutionOptions {
        /// Whether qubits are reset before each shot.
        init_qubits: bool = INIT_QUBITS,
        /// Time between shots in seconds.
        rep_delay: f64 = REP_DELAY,
        /// What measurements give.
        meas_type: MeasType = MEAS_TYPE,
    }

    /// Random gates that change no circuit and average its noise.
    TwirlingOptions {
        /// Whether two-qubit gates are twirled.
        enable_gates: bool = ENABLE_GATES,
        /// Whether measurements are twirled.
        enable_measure: bool = ENABLE_MEASURE,
        /// Number of circuits with random gates of their own.
        num_randomizations: Auto<u64> = NUM_RANDOMIZATIONS,
        /// Shots of each of them.
        shots_per_randomization: Auto<u64> = SHOTS_PER_RANDOMIZATION,
        /// Which qubits of a layer are twirled.
        strategy: TwirlingStrategy = STRATEGY,
    }

    /// How the noise of measurements is learned.
    MeasureNoiseLearningOptions {
        /// Number of circuits that do it.
        num_randomizations: u64 = MEASURE_NUM_RANDOMIZATIONS,
        /// Shots of each of them.
        shots_per_randomization: Auto<u64> = MEASURE_SHOTS_PER_RANDOMIZATION,
    }

    /// Zero-noise extrapolation.
    ZneOptions {
        /// How noise is made stronger.
        amplifier: Amplifier = AMPLIFIER,
        /// How much stronger: factors of at least 1.
        noise_factors: Vec<f64> = NOISE_FACTORS,
        /// Curves to try, in this order.
        extrapolator: Vec<Extrapolator> = EXTRAPOLATOR,
        /// The factors to give values for.
        extrapolated_noise_factors: Vec<f64> = EXTRAPOLATED_NOISE_FACTORS,
    }

    /// Probabilistic error cancellation.
    PecOptions {
        /// The largest factor by which it may multiply the shots.
        max_overhead: Limit<f64> = MAX_OVERHEAD,
        /// How much noise stays: 0 for none, 1 for all.
        noise_gain: Auto<f64> = NOISE_GAIN,
    }

    /// How the noise of layers of gates is learned.
    LayerNoiseLearningOptions {
        /// Most layers that it is learned of.
        max_layers_to_learn: Limit<u64> = MAX_LAYERS_TO_LEARN,
        /// Shots of each circuit that does it.
        shots_per_randomization: u64 = LAYER_SHOTS_PER_RANDOMIZATION,
        /// Number of circuits for each depth.
        num_randomizations: u64 = LAYER_NUM_RANDOMIZATIONS,
        /// How many pairs of the layer the circuits have.
        layer_pair_depths: Vec<u64> = LAYER_PAIR_DEPTHS,
    }

    /// What is done about errors.
    ResilienceOptions {
        /// Whether errors of measurements are taken out.
        measure_mitigation: bool = MEASURE_MITIGATION,
        /// Whether values are extrapolated to no noise.
        zne_mitigation: bool = ZNE_MITIGATION,
        /// Whether errors are cancelled by random gates.
        pec_mitigation: bool = PEC_MITIGATION,
        /// The noise of layers, if it is known already.
        layer_noise_model: LayerNoiseModel = LAYER_NOISE_MODEL,
        ;
        /// How the noise of measurements is learned.
        measure_noise_learning: MeasureNoiseLearningOptions,
        /// Zero-noise extrapolation.
        zne: ZneOptions,
        /// Probabilistic error cancellation.
        pec: PecOptions,
        /// How the noise of layers is learned.
        layer_noise_learning: LayerNoiseLearningOptions,
    }

    /// Options of Sampler V2.
    SamplerOptions {
        /// Shots of a PUB that does not say how many. Unset means 4096.
        default_shots: u64 = SAMPLER_SHOTS,
        /// The longest time in seconds that the job may take of a quantum processor.
        max_execution_time: u64 = MAX_EXECUTION_TIME,
        /// Options that this version does not know. See [`Experimental`].
        experimental: Experimental = EXPERIMENTAL,
        ;
        /// Pulses on idle qubits.
        dynamical_decoupling: DynamicalDecouplingOptions,
        /// How circuits are run.
        execution: SamplerExecutionOptions,
        /// Random gates that average noise.
        twirling: TwirlingOptions,
        /// What a simulator does.
        simulator: SimulatorOptions,
        /// How the service runs the job.
        environment: EnvironmentOptions,
    }

    /// Options of Estimator V2.
    EstimatorOptions {
        /// Precision of a PUB that does not say which. Unset means 0.015625; 0 means exact values,
        /// which only a simulation has.
        default_precision: f64 = DEFAULT_PRECISION,
        /// Shots of a PUB that does not say which precision. If set, it comes before
        /// [`EstimatorOptions::default_precision`].
        default_shots: u64 = ESTIMATOR_SHOTS,
        /// How much is done about errors: 0, 1 or 2. Unset means 1.
        resilience_level: u64 = RESILIENCE_LEVEL,
        /// Seed of all random numbers.
        seed_estimator: u64 = SEED_ESTIMATOR,
        /// The longest time in seconds that the job may take of a quantum processor.
        max_execution_time: u64 = MAX_EXECUTION_TIME,
        /// Options that this version does not know. See [`Experimental`].
        experimental: Experimental = EXPERIMENTAL,
        ;
        /// What is done about errors.
        resilience: ResilienceOptions,
        /// Pulses on idle qubits.
        dynamical_decoupling: DynamicalDecouplingOptions,
        /// How circuits are run.
        execution: ExecutionOptions,
        /// Random gates that average noise.
        twirling: TwirlingOptions,
        /// What a simulator does.
        simulator: SimulatorOptions,
        /// How the service runs the job.
        environment: EnvironmentOptions,
    }
}
