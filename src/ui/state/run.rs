//! The run in progress and the last result.

use std::rc::Rc;

use yew::Reducible;

use crate::circuit::Circuit;
use crate::primitives::PrimitiveResult;
use crate::runtime::{Program, ServiceError};

/// A result with the circuit it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct RunOutcome {
    /// The circuit that was run.
    pub(in crate::ui) circuit: Rc<Circuit>,
    /// What was asked.
    pub(in crate::ui) program: Program,
    /// What came out.
    pub(in crate::ui) result: PrimitiveResult,
}

/// What has changed since a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Change {
    /// The circuit.
    Circuit,
    /// The values of its parameters, or what is asked about it and how.
    Request,
}

/// What would be different in a run of this circuit now; there is no program while it cannot be
/// run as it stands.
pub(in crate::ui) fn changed(
    (circuit, program): (&Rc<Circuit>, &Program),
    circuit_now: &Rc<Circuit>,
    program_now: Option<&Program>,
) -> Option<Change> {
    if !Rc::ptr_eq(circuit, circuit_now) && circuit != circuit_now {
        return Some(Change::Circuit);
    }
    let is_same = program_now.is_some_and(|now| asks_the_same(program, now));
    (!is_same).then_some(Change::Request)
}

/// Whether the same is asked about the same circuits, which are not compared again.
fn asks_the_same(one: &Program, other: &Program) -> bool {
    use Program::{Estimator, Sampler};
    match (one, other) {
        (Sampler { pubs, options }, Sampler { pubs: others, options: other_options }) => {
            let own = pubs.iter().map(|own| (&own.parameter_values, own.shots));
            let other = others.iter().map(|own| (&own.parameter_values, own.shots));
            options == other_options && own.eq(other)
        }
        (Estimator { pubs, options }, Estimator { pubs: others, options: other_options }) => {
            let own =
                pubs.iter().map(|own| (&own.parameter_values, &own.observables, own.precision));
            let other =
                others.iter().map(|own| (&own.parameter_values, &own.observables, own.precision));
            options == other_options && own.eq(other)
        }
        _ => false,
    }
}

/// How far a run is.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum RunPhase {
    /// Nothing is running.
    Idle,
    /// Sent, not begun.
    Queued,
    /// Being computed; the fraction done, from 0 to 1.
    Running(f64),
    /// Ended with a result.
    Completed,
    /// Ended on request.
    Cancelled,
    /// Ended without a result.
    Failed(ServiceError),
}

/// The run in progress and the last result, which stays until the next one.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct RunState {
    /// How far the run is.
    pub(in crate::ui) phase: RunPhase,
    /// The last result.
    pub(in crate::ui) outcome: Option<Rc<RunOutcome>>,
}

/// What happens to a run.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum RunAction {
    /// It got this far.
    Phase(RunPhase),
    /// It ended with a result.
    Completed(Rc<RunOutcome>),
}

impl Default for RunState {
    fn default() -> Self {
        Self { phase: RunPhase::Idle, outcome: None }
    }
}

impl RunState {
    /// Whether a run is on its way.
    pub(in crate::ui) fn is_busy(&self) -> bool {
        matches!(self.phase, RunPhase::Queued | RunPhase::Running(_))
    }
}

impl Reducible for RunState {
    type Action = RunAction;

    fn reduce(self: Rc<Self>, action: RunAction) -> Rc<Self> {
        Rc::new(match action {
            RunAction::Phase(phase) => Self { phase, outcome: self.outcome.clone() },
            RunAction::Completed(outcome) => {
                Self { phase: RunPhase::Completed, outcome: Some(outcome) }
            }
        })
    }
}
