//! How well the parts of a device work.

use serde::{Deserialize, Serialize};

use super::{Figure, TargetError};
use crate::circuit::StandardGate;

/// How well a gate works on certain qubits, where the device says so.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct GateProperties {
    /// How far the gate is from what it should be, from 0 to 1, where 1 says that it does not
    /// work at all.
    pub error: Option<f64>,
    /// How long it lasts, in seconds.
    pub duration_s: Option<f64>,
}

/// How well a qubit works, where the device says so.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct QubitProperties {
    /// Relaxation time, in seconds.
    pub t1_s: Option<f64>,
    /// Dephasing time, in seconds. By nature at most 2·T1; where a measured one is longer, a
    /// [`Remark`](super::Remark) says so.
    pub t2_s: Option<f64>,
    /// Frequency, in hertz.
    pub frequency_hz: Option<f64>,
    /// Probability of reading a wrong value, from 0 to 1.
    pub readout_error: Option<f64>,
    /// How long a measurement lasts, in seconds.
    pub readout_duration_s: Option<f64>,
    /// Probability of reading 0 where 1 was prepared, from 0 to 1.
    pub prob_meas0_prep1: Option<f64>,
    /// Probability of reading 1 where 0 was prepared, from 0 to 1.
    pub prob_meas1_prep0: Option<f64>,
    /// How long a reset lasts, in seconds.
    pub reset_duration_s: Option<f64>,
}

impl QubitProperties {
    /// The property of this name.
    pub(super) fn property(name: &str) -> Option<fn(&mut Self) -> &mut Option<f64>> {
        Some(match name {
            "t1_s" => |qubit| &mut qubit.t1_s,
            "t2_s" => |qubit| &mut qubit.t2_s,
            "frequency_hz" => |qubit| &mut qubit.frequency_hz,
            "readout_error" => |qubit| &mut qubit.readout_error,
            "readout_duration_s" => |qubit| &mut qubit.readout_duration_s,
            "prob_meas0_prep1" => |qubit| &mut qubit.prob_meas0_prep1,
            "prob_meas1_prep0" => |qubit| &mut qubit.prob_meas1_prep0,
            "reset_duration_s" => |qubit| &mut qubit.reset_duration_s,
            _ => return None,
        })
    }
}

/// What numbers a kind of figure can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// From 0 to 1.
    Probability,
    /// Not negative.
    Amount,
}

impl GateProperties {
    /// # Errors
    /// [`TargetError::BadFigure`].
    pub(super) fn check(&self, gate: StandardGate, qubits: &[u32]) -> Result<(), TargetError> {
        check(Figure::GateError(gate), qubits, self.error, Kind::Probability)?;
        check(Figure::GateDuration(gate), qubits, self.duration_s, Kind::Amount)
    }
}

impl QubitProperties {
    /// # Errors
    /// [`TargetError::BadFigure`].
    pub(super) fn check(&self, qubit: u32) -> Result<(), TargetError> {
        let figures = [
            (Figure::T1, self.t1_s, Kind::Amount),
            (Figure::T2, self.t2_s, Kind::Amount),
            (Figure::Frequency, self.frequency_hz, Kind::Amount),
            (Figure::ReadoutError, self.readout_error, Kind::Probability),
            (Figure::ReadoutDuration, self.readout_duration_s, Kind::Amount),
            (Figure::ProbMeas0Prep1, self.prob_meas0_prep1, Kind::Probability),
            (Figure::ProbMeas1Prep0, self.prob_meas1_prep0, Kind::Probability),
            (Figure::ResetDuration, self.reset_duration_s, Kind::Amount),
        ];
        figures
            .into_iter()
            .try_for_each(|(figure, value, kind)| check(figure, &[qubit], value, kind))
    }
}

/// # Errors
/// [`TargetError::BadFigure`].
pub(super) fn check_time_step(dt_s: f64) -> Result<(), TargetError> {
    if dt_s == 0.0 {
        return Err(TargetError::BadFigure {
            figure: Figure::TimeStep,
            qubits: Vec::new(),
            value: dt_s,
        });
    }
    check(Figure::TimeStep, &[], Some(dt_s), Kind::Amount)
}

fn check(
    figure: Figure,
    qubits: &[u32],
    value: Option<f64>,
    kind: Kind,
) -> Result<(), TargetError> {
    let is_possible = |value: f64| match kind {
        Kind::Probability => (0.0..=1.0).contains(&value),
        Kind::Amount => value.is_finite() && value >= 0.0,
    };
    match value.filter(|value| !is_possible(*value)) {
        Some(value) => Err(TargetError::BadFigure { figure, qubits: qubits.to_vec(), value }),
        None => Ok(()),
    }
}
