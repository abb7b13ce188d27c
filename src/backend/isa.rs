//! Whether a circuit can run on a device as it is: an ISA circuit, of the instructions that the
//! device has.

use thiserror::Error;

use super::{Ability, AngleRange, Target};
use crate::circuit::analysis::kind_name;
use crate::circuit::{Circuit, ControlFlow, Gate, Instruction, Operation, StandardGate};

/// Why a circuit cannot run on a device as it is. Qubits are the device's, instructions are
/// counted as [`Visit::place`](crate::circuit::Visit::place) does.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum IsaError {
    /// The circuit has more qubits than the device.
    #[error("the circuit has {num_qubits} qubits and {target} has {available}")]
    TooManyQubits {
        /// Name of the device.
        target: String,
        /// Number of qubits of the circuit.
        num_qubits: u32,
        /// Number of qubits of the device.
        available: u32,
    },
    /// The device has not got the instruction on these qubits.
    #[error("{target} has no {name} on {}, which is instruction {place}", Qubits(qubits))]
    NotSupported {
        /// Name of the device.
        target: String,
        /// Place of the instruction in the circuit, from 0.
        place: usize,
        /// Qiskit's name of the instruction; of a modified gate, OpenQASM's words for it.
        name: String,
        /// The qubits, in the order of the instruction's arguments; none for control flow.
        qubits: Vec<u32>,
    },
    /// A gate's angle is beyond what the device can do.
    #[error(
        "{target} has {} on {} for angles from {} to {}, and instruction {place} has {angle}",
        gate.spec().name, Qubits(qubits), range.least, range.most
    )]
    Angle {
        /// Name of the device.
        target: String,
        /// Place of the instruction in the circuit, from 0.
        place: usize,
        /// The gate.
        gate: StandardGate,
        /// The qubits, in the order of the gate's arguments.
        qubits: Vec<u32>,
        /// The angle, in radians.
        angle: f64,
        /// Between which angles it has to be.
        range: AngleRange,
    },
}

/// Qubits in a sentence.
struct Qubits<'q>(&'q [u32]);

impl std::fmt::Display for Qubits<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            [] => f.write_str("any qubits"),
            [qubit] => write!(f, "qubit {qubit}"),
            several => {
                let several: Vec<String> = several.iter().map(u32::to_string).collect();
                write!(f, "qubits {}", several.join(", "))
            }
        }
    }
}

/// How far beyond a limit an angle may be, relative to the limit: what rounding and the service let pass.
const ANGLE_SLACK: f64 = 1e-3;

/// Checks that a circuit can run on a device as it is: its qubit `k` is the device's qubit `k`,
/// and every instruction, blocks included, is one that the device has on these qubits.
///
/// Barriers and global phases are possible everywhere, assignments where there is some
/// control flow. Angles that are formulas are not looked at unless they are numbers; see
/// [`check_angles`].
///
/// # Errors
/// [`IsaError`], about the first instruction that the device has not got.
pub fn check_isa(circuit: &Circuit, target: &Target) -> Result<(), IsaError> {
    check_angles(circuit, target, &|_| None)
}

/// As [`check_isa`], with values of the circuit's parameters, so that all angles are looked at.
///
/// # Errors
/// As [`check_isa`].
pub fn check_angles(
    circuit: &Circuit,
    target: &Target,
    values: &dyn Fn(&str) -> Option<f64>,
) -> Result<(), IsaError> {
    let (num_qubits, available) = (circuit.num_qubits(), target.num_qubits());
    if num_qubits > available {
        let target = target.name().to_owned();
        return Err(IsaError::TooManyQubits { target, num_qubits, available });
    }
    for visit in circuit.walk() {
        let instruction = visit.instruction;
        let qubits: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
        if let Some(missing) = missing(instruction, &qubits, target) {
            return Err(IsaError::NotSupported {
                target: target.name().to_owned(),
                place: visit.place,
                name: kind_name(circuit, instruction).into_owned(),
                qubits: missing,
            });
        }
        if let Some((gate, range, angle)) = excess(instruction, target, values) {
            let (target, place) = (target.name().to_owned(), visit.place);
            return Err(IsaError::Angle { target, place, gate, qubits, angle, range });
        }
    }
    Ok(())
}

/// The qubits on which the device has not got the instruction, if it has not.
fn missing(instruction: &Instruction, qubits: &[u32], target: &Target) -> Option<Vec<u32>> {
    let on_each = |ability: Ability| {
        let is_there = |qubit: &&u32| target.can(ability) && !target.is_faulty(**qubit);
        qubits.iter().find(|qubit| !is_there(qubit)).map(|qubit| vec![*qubit])
    };
    let flow = |has: bool| (!has).then(Vec::new);
    match &instruction.operation {
        Operation::Gate(Gate::Standard(StandardGate::GlobalPhase)) | Operation::Barrier(_) => None,
        Operation::Gate(Gate::Standard(gate)) => {
            (!target.has(*gate, qubits)).then(|| qubits.to_vec())
        }
        Operation::Gate(Gate::Defined(_)) | Operation::Modified(_) => {
            (!target.is_any_gate()).then(|| qubits.to_vec())
        }
        Operation::Measure => on_each(Ability::Measure),
        Operation::Reset => on_each(Ability::Reset),
        Operation::Delay(_) => on_each(Ability::Delay),
        Operation::Assign(_) => {
            let keywords = ["if", "for", "while", "switch"];
            flow(keywords.into_iter().any(|keyword| target.has_control_flow(keyword)))
        }
        Operation::Flow(_) | Operation::Break | Operation::Continue => {
            flow(target.has_control_flow(keyword(instruction)))
        }
    }
}

/// The keyword of control flow.
fn keyword(instruction: &Instruction) -> &'static str {
    match &instruction.operation {
        Operation::Flow(flow) => match flow.as_ref() {
            ControlFlow::If { .. } => "if",
            ControlFlow::While { .. } => "while",
            ControlFlow::For { .. } => "for",
            ControlFlow::Switch { .. } => "switch",
        },
        Operation::Break => "break",
        Operation::Continue => "continue",
        _ => "",
    }
}

/// The angle of a gate that is beyond its range, if there is one.
fn excess(
    instruction: &Instruction,
    target: &Target,
    values: &dyn Fn(&str) -> Option<f64>,
) -> Option<(StandardGate, AngleRange, f64)> {
    let Operation::Gate(Gate::Standard(gate)) = instruction.operation else { return None };
    let range = target.angle_range(gate)?;
    let angle = instruction.params.first()?.evaluate(values).ok()?;
    let slack = |limit: f64| ANGLE_SLACK * limit.abs();
    let is_possible =
        (range.least - slack(range.least)..=range.most + slack(range.most)).contains(&angle);
    (!is_possible).then_some((gate, range, angle))
}
