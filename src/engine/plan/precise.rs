//! Plans in the precision that a circuit is compiled for.

use wide::{f32x4, f64x2};

use super::super::gate_step::GateStep;
use super::super::kernels::Lanes;
use super::super::method::Precision;
use super::{After, Plan, Wire, plan};

/// A plan for amplitudes of either precision.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) enum AnyPlan {
    Double(Plan<f64x2>),
    Single(Plan<f32x4>),
}

impl AnyPlan {
    /// As [`plan`], for amplitudes of this precision.
    pub(in crate::engine) fn new(
        precision: Precision,
        gates: &[GateStep],
        wires: &mut Vec<Wire>,
        after: After,
    ) -> Self {
        match precision {
            Precision::Double => Self::Double(plan(gates, wires, after)),
            Precision::Single => Self::Single(plan(gates, wires, after)),
        }
    }

    /// Units of work on the whole state.
    pub(in crate::engine) fn work(&self) -> f64 {
        match self {
            Self::Double(plan) => plan.work,
            Self::Single(plan) => plan.work,
        }
    }
}

/// Amplitudes that plans are made for.
pub(in crate::engine) trait Planned: Lanes {
    /// The plan, which is for these amplitudes.
    fn of(plan: &AnyPlan) -> &Plan<Self>;
}

impl Planned for f64x2 {
    fn of(plan: &AnyPlan) -> &Plan<Self> {
        let AnyPlan::Double(plan) = plan else { unreachable!("{OTHER}") };
        plan
    }
}

impl Planned for f32x4 {
    fn of(plan: &AnyPlan) -> &Plan<Self> {
        let AnyPlan::Single(plan) = plan else { unreachable!("{OTHER}") };
        plan
    }
}

const OTHER: &str = "invariant: a program and its state have one precision";
