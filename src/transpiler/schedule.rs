//! When each instruction of a circuit for a device is done, and how likely all go well.

use std::collections::BTreeMap;

use crate::backend::Target;
use crate::circuit::{Circuit, Duration, Gate, Instruction, Operation, TimeUnit};

/// When each instruction is done: as late as can be, so that no qubit waits in a state longer than
/// it has to.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// For each instruction when it begins, in seconds.
    pub start_s: Vec<f64>,
    /// For each instruction how long it takes, in seconds.
    pub lengths_s: Vec<f64>,
    /// How long the whole takes, in seconds.
    pub duration_s: f64,
}

impl Schedule {
    /// The schedule of a circuit on the qubits of a device. What the device gives no time for takes
    /// none; control flow takes as long as the longest of its blocks, once.
    pub fn new(circuit: &Circuit, target: &Target) -> Self {
        Self::of_block(circuit.instructions(), target)
    }

    fn of_block(block: &[Instruction], target: &Target) -> Self {
        let lengths_s: Vec<f64> = block.iter().map(|own| length_s(own, target)).collect();
        // From the end: how long before the end each wire is free.
        let mut free_s: BTreeMap<(bool, u32), f64> = BTreeMap::new();
        let mut before_end_s = vec![0.0; block.len()];
        for (number, instruction) in block.iter().enumerate().rev() {
            let qubits = instruction.qubits.iter().map(|qubit| (true, qubit.0));
            let wires = qubits.chain(instruction.clbits.iter().map(|clbit| (false, clbit.0)));
            let wires: Vec<(bool, u32)> = wires.collect();
            let after =
                wires.iter().filter_map(|wire| free_s.get(wire)).fold(0.0, |a: f64, b| a.max(*b));
            before_end_s[number] = after + lengths_s[number];
            for wire in wires {
                free_s.insert(wire, before_end_s[number]);
            }
        }
        let duration_s = before_end_s.iter().fold(0.0, |a: f64, b| a.max(*b));
        let start_s = before_end_s.iter().map(|before| duration_s - before).collect();
        Self { start_s, lengths_s, duration_s }
    }
}

/// How long an instruction takes.
fn length_s(instruction: &Instruction, target: &Target) -> f64 {
    let qubits: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
    match &instruction.operation {
        Operation::Gate(Gate::Standard(gate)) => {
            target.gate_properties(*gate, &qubits).and_then(|own| own.duration_s).unwrap_or(0.0)
        }
        Operation::Measure => {
            let properties = target.qubit_properties(qubits[0]);
            properties.and_then(|own| own.readout_duration_s).unwrap_or(0.0)
        }
        Operation::Delay(duration) => seconds(*duration, target),
        Operation::Flow(flow) => flow
            .blocks()
            .into_iter()
            .map(|block| Schedule::of_block(block, target).duration_s)
            .fold(0.0, f64::max),
        _ => 0.0,
    }
}

fn seconds(duration: Duration, target: &Target) -> f64 {
    let unit_s = match duration.unit {
        TimeUnit::Seconds => 1.0,
        TimeUnit::Milliseconds => 1e-3,
        TimeUnit::Microseconds => 1e-6,
        TimeUnit::Nanoseconds => 1e-9,
        TimeUnit::BackendSteps => target.dt_s().unwrap_or(0.0),
    };
    duration.value * unit_s
}

/// The chance that no gate and no measurement fails, each by itself, as far as the device says how
/// often they do. Blocks of control flow count once each.
pub fn success_probability(circuit: &Circuit, target: &Target) -> f64 {
    of_block(circuit.instructions(), target)
}

fn of_block(block: &[Instruction], target: &Target) -> f64 {
    block.iter().map(|instruction| success(instruction, target)).product()
}

fn success(instruction: &Instruction, target: &Target) -> f64 {
    let qubits: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
    let error = match &instruction.operation {
        Operation::Gate(Gate::Standard(gate)) => {
            target.gate_properties(*gate, &qubits).and_then(|own| own.error)
        }
        Operation::Measure => target.qubit_properties(qubits[0]).and_then(|own| own.readout_error),
        Operation::Flow(flow) => {
            return flow.blocks().into_iter().map(|block| of_block(block, target)).product();
        }
        _ => None,
    };
    1.0 - error.unwrap_or(0.0).clamp(0.0, 1.0)
}
