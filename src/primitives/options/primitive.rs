//! What the options of both primitives can do.

use serde_json::{Map, Value as Json};

use super::rules;
use super::tree::Tree;
use super::{
    EstimatorOptions, Experimental, Field, Given, JobOptions, Kind, OptionError, OptionErrors,
    Primitive, SamplerOptions, WithoutEffect, here, job, read, table, text,
};

/// An option as a form shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// What is known about it.
    pub field: &'static Field,
    /// Its value, if it is set.
    pub value: Option<Json>,
    /// What a service does with it when it is unset, at the resilience level that is set.
    pub unset: Given,
    /// What the simulation here does with it when it is unset.
    pub unset_here: Given,
}

/// The options of a primitive: what both primitives can do with theirs.
pub trait PrimitiveOptions: Tree + Clone + Default + PartialEq {
    /// The primitive.
    const PRIMITIVE: Primitive;

    /// The resilience level that is set, or the one that services choose; 0 for the Sampler.
    fn level(&self) -> u64;

    /// The experimental options.
    fn experimental(&self) -> Option<&Experimental>;

    /// The place of the experimental options.
    fn experimental_mut(&mut self) -> &mut Option<Experimental>;

    /// The rules about several options that are broken.
    fn broken_rules(&self) -> Vec<OptionError>;

    /// The options that are set, and that other ones come before.
    fn overridden(&self) -> Vec<WithoutEffect>;

    /// What is known about each leaf, in the order of the tree.
    fn fields() -> Vec<&'static Field> {
        let mut fields = Vec::new();
        Self::default().visit(&mut |field, _| fields.push(field));
        fields
    }

    /// Each leaf with its value, in the order of the tree.
    fn settings(&self) -> Vec<Setting> {
        let mut settings = Vec::new();
        self.visit(&mut |field, leaf| {
            let unset = field.unset(Self::PRIMITIVE, self.level());
            let unset_here = field.unset_here(Self::PRIMITIVE, self.level());
            settings.push(Setting { field, value: leaf.json(), unset, unset_here });
        });
        settings
    }

    /// Sets the leaf at a path, without a look at the others: see [`PrimitiveOptions::check`].
    ///
    /// # Errors
    /// [`OptionErrors`] if there is no such leaf, or the value is not possible. Then the options
    /// are as they were.
    fn set(&mut self, path: &str, value: &Json) -> Result<(), OptionErrors> {
        let mut changed = self.clone();
        OptionErrors::check(read::set_at(&mut changed, path, value))?;
        *self = changed;
        Ok(())
    }

    /// Sets the leaf at a path to what a text stands for: a value in JSON, a word, or entries of a
    /// list with commas between them.
    ///
    /// # Errors
    /// As of [`PrimitiveOptions::set`].
    fn set_text(&mut self, path: &str, text: &str) -> Result<(), OptionErrors> {
        let field = Self::fields().into_iter().find(|field| field.path == path);
        let kind = field.map_or(Kind::Text, |field| field.kind);
        self.set(path, &text::value(kind, text))
    }

    /// Takes the value of the leaf at a path away, if there is such a leaf.
    fn clear(&mut self, path: &str) {
        read::with_leaf(self, path, |_, leaf| leaf.clear());
    }

    /// Options as the tree has them, such as `{"twirling": {"enable_gates": true}}`.
    ///
    /// # Errors
    /// [`OptionErrors`] for names that do not exist, values that are not possible, and rules that
    /// are broken.
    fn from_json(json: &Json) -> Result<Self, OptionErrors> {
        let mut options = Self::default();
        OptionErrors::check(read::read(&mut options, json))?;
        OptionErrors::check(options.broken_rules())?;
        Ok(options)
    }

    /// The leaves that are set, as an object of objects; no object in it is empty. Numbers that
    /// JSON cannot hold become `null`: see [`PrimitiveOptions::check`].
    fn to_json(&self) -> Json {
        let mut root = Map::new();
        self.visit(&mut |field, leaf| {
            if let Some(value) = leaf.json() {
                job::insert(&mut root, field.path, value);
            }
        });
        Json::Object(root)
    }

    /// Options of a job, out of all the places that a job has them in. What else is in it does
    /// not matter.
    ///
    /// # Errors
    /// As of [`PrimitiveOptions::from_json`].
    fn from_job(body: &Json) -> Result<Self, OptionErrors> {
        Self::from_json(&job::gathered::<Self>(body)?)
    }

    /// Options for a job that goes to a real backend, each where a job has it.
    ///
    /// # Errors
    /// [`OptionErrors`] as of [`PrimitiveOptions::check`], and for what only a simulation can do.
    fn to_job(&self) -> Result<JobOptions, OptionErrors> {
        self.check()?;
        job::laid_out(self)
    }

    /// Whether all values are possible and go together. What is read out of JSON does.
    ///
    /// # Errors
    /// [`OptionErrors`] for values that are not possible, and rules that are broken.
    fn check(&self) -> Result<(), OptionErrors> {
        let mut errors = Vec::new();
        self.visit(&mut |field, leaf| {
            if !leaf.keeps(field) {
                let value = leaf.json().unwrap_or_default();
                errors.push(OptionError::not_allowed(field.path, &value, field));
            }
        });
        errors.extend(self.broken_rules());
        OptionErrors::check(errors)
    }

    /// The options that are set and change nothing where there is no noise. All others that are set
    /// are followed.
    ///
    /// # Errors
    /// [`OptionErrors`] as of [`PrimitiveOptions::check`], and for options that would change the
    /// result in a way that the simulation cannot.
    fn without_effect(&self) -> Result<Vec<WithoutEffect>, OptionErrors> {
        self.check()?;
        let (idle, errors) = here::without_effect(self);
        OptionErrors::check(errors)?;
        Ok(idle)
    }
}

impl PrimitiveOptions for SamplerOptions {
    const PRIMITIVE: Primitive = Primitive::Sampler;

    fn level(&self) -> u64 {
        0
    }

    fn experimental(&self) -> Option<&Experimental> {
        self.experimental.as_ref()
    }

    fn experimental_mut(&mut self) -> &mut Option<Experimental> {
        &mut self.experimental
    }

    fn broken_rules(&self) -> Vec<OptionError> {
        Vec::new()
    }

    fn overridden(&self) -> Vec<WithoutEffect> {
        Vec::new()
    }
}

impl PrimitiveOptions for EstimatorOptions {
    const PRIMITIVE: Primitive = Primitive::Estimator;

    fn level(&self) -> u64 {
        self.resilience_level.unwrap_or(table::LEVEL)
    }

    fn experimental(&self) -> Option<&Experimental> {
        self.experimental.as_ref()
    }

    fn experimental_mut(&mut self) -> &mut Option<Experimental> {
        &mut self.experimental
    }

    fn broken_rules(&self) -> Vec<OptionError> {
        rules::broken(&self.resilience)
    }

    fn overridden(&self) -> Vec<WithoutEffect> {
        let precision = (&table::DEFAULT_PRECISION.field, self.default_precision.is_some());
        let shots = (&table::ESTIMATOR_SHOTS.field, self.default_shots.is_some());
        let seed_simulator =
            (&table::SEED_SIMULATOR.field, self.simulator.seed_simulator.is_some());
        let seed_estimator = (&table::SEED_ESTIMATOR.field, self.seed_estimator.is_some());
        here::overridden([[precision, shots], [seed_simulator, seed_estimator]])
    }
}
