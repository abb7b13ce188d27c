//! From PUBs to tasks, and from the tasks' answers to results.
//!
//! Owns: the [`Plan`] of a job, which makes its tasks one at a time, and the [`Assembly`] of what
//! comes back. Does not know: who executes tasks, in which order, how many at once.
//!
//! The sets of parameters of a PUB are dealt to tasks so that each is a fraction of a second of
//! work, as far as that can be told beforehand. A set is never cut, and it has random streams of
//! its own, so that a result does not depend on how sets are dealt.

mod assembly;
mod cost;
mod estimator;
mod idle;
mod sampler;

use std::ops::Range;
use std::rc::Rc;

use thiserror::Error;

use super::{
    EstimatorOptions, EstimatorPub, Partial, PubError, PubResult, SamplerOptions, SamplerPub, Task,
};
use estimator::EstimatorPlan;
use sampler::SamplerPlan;

pub use assembly::{Assembly, AssemblyError};
pub(crate) use idle::without_idle_qubits;

/// Most bytes that the data of a job's result may take: 256 MiB.
pub const MAX_RESULT_BYTES: u64 = 256 << 20;

/// A PUB of a job that cannot be run.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("PUB {index}: {error}")]
pub struct PlanError {
    /// Place of the PUB in the job.
    pub index: usize,
    /// What is wrong with it.
    pub error: PubError,
}

/// How a job is carried out: its tasks, each made when it is asked for.
///
/// ```
/// use ketpad::circuit::{Circuit, StandardGate};
/// use ketpad::engine::Unwatched;
/// use ketpad::primitives::{Plan, SamplerOptions, SamplerPub, execute};
///
/// let mut circuit = Circuit::with_registers(1, 1);
/// circuit.gate(StandardGate::X, &[], &[0]).unwrap();
/// circuit.measure(0, 0).unwrap();
/// let pubs = vec![SamplerPub { shots: Some(100), ..SamplerPub::new(circuit) }];
/// let plan = Plan::sampler(pubs, &SamplerOptions::default(), 7).unwrap();
/// let tasks = (0..plan.num_tasks()).filter_map(|index| plan.task(index));
/// let partials: Vec<_> = tasks.map(|task| execute(&task, &mut Unwatched).unwrap()).collect();
/// let results = plan.assemble(partials).unwrap();
/// assert_eq!(results[0].data.bits("c").unwrap().counts(), [("1".to_owned(), 100)].into());
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    pubs: Vec<PubPlan>,
    /// For each PUB, the number of tasks of all up to it.
    ends: Vec<usize>,
}

/// How one PUB is carried out.
#[derive(Debug, Clone, PartialEq)]
enum PubPlan {
    Sampler(SamplerPlan),
    Estimator(EstimatorPlan),
}

impl Plan {
    /// The plan of a Sampler job.
    ///
    /// # Errors
    /// [`PlanError`] for the first PUB that cannot be run.
    pub fn sampler(
        pubs: Vec<SamplerPub>,
        options: &SamplerOptions,
        seed: u64,
    ) -> Result<Self, PlanError> {
        Self::of_pubs(pubs, |index, own| {
            Ok(PubPlan::Sampler(SamplerPlan::new(own, options, seed, index)?))
        })
    }

    /// The plan of an Estimator job.
    ///
    /// # Errors
    /// [`PlanError`] for the first PUB that cannot be run.
    pub fn estimator(
        pubs: Vec<EstimatorPub>,
        options: &EstimatorOptions,
        seed: u64,
    ) -> Result<Self, PlanError> {
        Self::of_pubs(pubs, |index, own| {
            Ok(PubPlan::Estimator(EstimatorPlan::new(own, options, seed, index)?))
        })
    }

    fn of_pubs<P>(
        pubs: Vec<P>,
        plan: impl Fn(u64, P) -> Result<PubPlan, PubError>,
    ) -> Result<Self, PlanError> {
        let mut plans = Self { pubs: Vec::with_capacity(pubs.len()), ends: Vec::new() };
        let mut needed_bytes: u64 = 0;
        for (index, own) in pubs.into_iter().enumerate() {
            let refused = |error| PlanError { index, error };
            let plan = plan(index as u64, own).map_err(refused)?;
            needed_bytes = needed_bytes.saturating_add(plan.result_bytes());
            if needed_bytes > MAX_RESULT_BYTES {
                let limit_bytes = MAX_RESULT_BYTES;
                return Err(refused(PubError::ResultTooLarge { needed_bytes, limit_bytes }));
            }
            plans.ends.push(plans.num_tasks() + plan.num_tasks());
            plans.pubs.push(plan);
        }
        Ok(plans)
    }

    /// Number of tasks; each PUB has one at least.
    pub fn num_tasks(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// The first PUB whose values are to be exact, if there is one. Only a simulator can do that.
    pub fn first_exact(&self) -> Option<usize> {
        self.pubs.iter().position(|plan| match plan {
            PubPlan::Sampler(_) => false,
            PubPlan::Estimator(plan) => plan.is_exact(),
        })
    }

    /// The task with a number, counted from zero; nothing beyond the last. It takes memory for
    /// its own sets alone, and shares the circuit with the others.
    pub fn task(&self, index: usize) -> Option<Task> {
        let (own, number) = self.locate(index)?;
        Some(match &self.pubs[own] {
            PubPlan::Sampler(plan) => plan.task(number),
            PubPlan::Estimator(plan) => plan.task(number),
        })
    }

    /// The place of the PUB that a task belongs to; nothing beyond the last.
    pub fn pub_of(&self, index: usize) -> Option<usize> {
        self.locate(index).map(|(own, _)| own)
    }

    /// How much work a task is, in units that are alike for all tasks of the job; at least one.
    pub fn work(&self, index: usize) -> u64 {
        self.locate(index).map_or(1, |(own, number)| match &self.pubs[own] {
            PubPlan::Sampler(plan) => plan.deal.work(number),
            PubPlan::Estimator(plan) => plan.deal.work(number),
        })
    }

    /// The results of all PUBs out of the answers of all tasks, in their order.
    ///
    /// # Errors
    /// [`AssemblyError`].
    pub fn assemble(
        self,
        partials: impl IntoIterator<Item = Partial>,
    ) -> Result<Vec<PubResult>, AssemblyError> {
        let mut assembly = Assembly::new(Rc::new(self));
        for (index, partial) in partials.into_iter().enumerate() {
            assembly.add(index, partial)?;
        }
        assembly.finish()
    }

    /// The PUB that a task belongs to, and its number among the tasks of it.
    fn locate(&self, index: usize) -> Option<(usize, usize)> {
        let own = self.ends.partition_point(|end| *end <= index);
        let before = own.checked_sub(1).map_or(0, |before| self.ends[before]);
        (own < self.pubs.len()).then(|| (own, index - before))
    }
}

impl PubPlan {
    fn num_tasks(&self) -> usize {
        match self {
            Self::Sampler(plan) => plan.deal.num_tasks(),
            Self::Estimator(plan) => plan.deal.num_tasks(),
        }
    }

    fn result_bytes(&self) -> u64 {
        match self {
            Self::Sampler(plan) => plan.result_bytes(),
            Self::Estimator(plan) => plan.result_bytes(),
        }
    }
}

/// How the sets of a PUB are dealt to its tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Deal {
    num_sets: usize,
    /// At least one.
    sets_per_task: usize,
    work_once: u64,
    work_per_set: u64,
}

impl Deal {
    fn num_tasks(self) -> usize {
        self.num_sets.div_ceil(self.sets_per_task)
    }

    /// The sets of a task.
    fn sets(self, number: usize) -> Range<usize> {
        let begin = number * self.sets_per_task;
        begin..(begin + self.sets_per_task).min(self.num_sets)
    }

    fn work(self, number: usize) -> u64 {
        let of_sets = self.work_per_set.saturating_mul(self.sets(number).len() as u64);
        of_sets.saturating_add(self.work_once).max(1)
    }
}

#[cfg(test)]
mod tests;
