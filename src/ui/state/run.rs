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
