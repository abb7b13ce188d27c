//! Options of Sampler V2 and Estimator V2: the whole tree as one typed model.
//!
//! Every leaf is one row of [`table`]: its path, its type with limits, its unit, what it is when it
//! is unset, where it goes in a job's JSON, and what it does to a simulation. [`SamplerOptions`]
//! and [`EstimatorOptions`] are made of these rows, and all else follows from them: reading and
//! writing JSON, the form on the page, and the list in `docs/options.md`.
//!
//! A leaf is `None` as long as nobody has set it, and only leaves that are set are written.
//!
//! ```
//! use ketpad::primitives::options::{PrimitiveOptions, SamplerOptions};
//! use serde_json::json;
//!
//! let json = json!({"default_shots": 1000, "twirling": {"enable_gates": true}});
//! let options = SamplerOptions::from_json(&json).unwrap();
//! assert_eq!(options.twirling.enable_gates, Some(true));
//! assert_eq!(options.to_json(), json);
//! // An ideal backend has no noise to be averaged by twirling.
//! assert_eq!(options.without_effect().unwrap()[0].path, "twirling.enable_gates");
//!
//! let errors = SamplerOptions::from_json(&json!({"twirling": {"enable_gate": true}})).unwrap_err();
//! let said = errors.to_string();
//! assert!(said.contains("did you mean `twirling.enable_gates`?"), "{said}");
//! ```
//!
//! # A further option
//!
//! is a row of [`table`] and a line of a group in `tree`, with its sentences in `www/locales`. One
//! that only this service has, such as the method of simulation, gets [`Place::Here`].

mod error;
mod experimental;
mod field;
mod here;
mod job;
mod primitive;
mod read;
mod rules;
mod sampling;
mod table;
mod text;
mod tree;
mod value;
mod words;

pub use error::{OptionError, OptionErrors};
pub use experimental::Experimental;
pub use field::{Allowed, Also, Field, Given, Kind, Limits, Place, Primitive, Unit};
pub use here::{Idle, LocalEffect, Refusal, WithoutEffect};
pub use job::JobOptions;
pub use primitive::{PrimitiveOptions, Setting};
pub use sampling::{Randomizations, Target, shots_for_precision};
pub use tree::{
    DynamicalDecouplingOptions, EnvironmentOptions, EstimatorOptions, ExecutionOptions,
    LayerNoiseLearningOptions, MeasureNoiseLearningOptions, PecOptions, ResilienceOptions,
    SamplerExecutionOptions, SamplerOptions, SimulatorOptions, TwirlingOptions, ZneOptions,
};
pub use value::{Auto, LayerNoiseModel, Limit};
pub use words::{
    Amplifier, Extrapolator, LogLevel, MeasType, SchedulingMethod, SequenceType, SimulationMethod,
    SimulationPrecision, SlackDistribution, TwirlingStrategy,
};

#[cfg(test)]
mod tests;
