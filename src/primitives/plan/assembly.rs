//! Results out of the answers of tasks.

use std::collections::BTreeSet;
use std::rc::Rc;

use thiserror::Error;

use super::{Plan, PubPlan};
use crate::primitives::{BitArray, Estimates, Partial, PubResult, Simulation};

/// The answers of a job's tasks, put where they belong as they come, in any order.
#[derive(Debug, Clone, PartialEq)]
pub struct Assembly {
    plan: Rc<Plan>,
    parts: Vec<Part>,
    /// For each PUB the ways in which it was computed.
    simulations: Vec<BTreeSet<Simulation>>,
    /// For each task whether its answer is there.
    is_done: Vec<bool>,
    num_missing: usize,
}

/// What there is of a PUB's result.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Bits(Vec<BitArray>),
    Values(Estimates),
}

/// Why answers make no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AssemblyError {
    /// An answer that is none to what the task asks.
    #[error("what came back is no answer to task {task}")]
    NoAnswer {
        /// Number of the task.
        task: usize,
    },
    /// Tasks without an answer.
    #[error("{missing} tasks have no answer")]
    Missing {
        /// How many.
        missing: usize,
    },
}

impl Assembly {
    /// Room for the answers of a plan's tasks. Memory: that of the results.
    pub fn new(plan: Rc<Plan>) -> Self {
        let room = |plan: &PubPlan| match plan {
            PubPlan::Sampler(plan) => Part::Bits(plan.room()),
            PubPlan::Estimator(plan) => Part::Values(plan.room()),
        };
        let (parts, num_missing) = (plan.pubs.iter().map(room).collect(), plan.num_tasks());
        let simulations = vec![BTreeSet::new(); plan.pubs.len()];
        Self { plan, parts, simulations, is_done: vec![false; num_missing], num_missing }
    }

    /// Number of tasks whose answers are missing.
    pub fn num_missing(&self) -> usize {
        self.num_missing
    }

    /// Takes the answer of a task; of several the last one counts.
    ///
    /// # Errors
    /// [`AssemblyError::NoAnswer`].
    pub fn add(&mut self, task: usize, partial: Partial) -> Result<(), AssemblyError> {
        let refused = AssemblyError::NoAnswer { task };
        let (own, number) = self.plan.locate(task).ok_or(refused)?;
        let simulations = partial.simulations();
        let is_answer = match (&self.plan.pubs[own], &mut self.parts[own]) {
            (PubPlan::Sampler(plan), Part::Bits(bits)) => plan.write(number, partial, bits),
            (PubPlan::Estimator(plan), Part::Values(all)) => plan.write(number, partial, all),
            _ => false,
        };
        if !is_answer {
            return Err(refused);
        }
        self.simulations[own].extend(simulations);
        if !std::mem::replace(&mut self.is_done[task], true) {
            self.num_missing -= 1;
        }
        Ok(())
    }

    /// The results in the order of the PUBs.
    ///
    /// # Errors
    /// [`AssemblyError::Missing`].
    pub fn finish(self) -> Result<Vec<PubResult>, AssemblyError> {
        if self.num_missing > 0 {
            return Err(AssemblyError::Missing { missing: self.num_missing });
        }
        let result = |(plan, part): (&PubPlan, Part)| match (plan, part) {
            (PubPlan::Sampler(plan), Part::Bits(bits)) => plan.result(bits),
            (PubPlan::Estimator(plan), Part::Values(values)) => plan.result(values),
            _ => unreachable!("invariant: every part was made for its PUB"),
        };
        let mut results: Vec<PubResult> =
            self.plan.pubs.iter().zip(self.parts).map(result).collect();
        for (result, simulations) in results.iter_mut().zip(self.simulations) {
            result.metadata.simulations = simulations;
        }
        Ok(results)
    }
}
