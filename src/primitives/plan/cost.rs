//! How much work a set of parameters is, as far as that can be told from the circuit alone.

use super::Deal;
use crate::circuit::Circuit;

/// Units of work of one task, each about one complex multiplication: a tenth of a second or two.
const TASK_WORK: u64 = 1 << 26;

/// Most bytes that the answer to one task takes.
const TASK_BYTES: u64 = 8 << 20;

/// Units of work for making one gate ready.
const GATE_WORK: f64 = 500.0;

/// Units of work for making anything ready.
const LEAST_WORK: f64 = 5_000.0;

/// Gates of which a state is gone through once, together.
const GATES_TOGETHER: f64 = 8.0;

/// Units of work for one shot.
pub(super) const SHOT_WORK: f64 = 16.0;

/// Most qubits of a state vector anywhere. Wider circuits run on stabilizers, if they do.
const MOST_ON_STATE: f64 = 32.0;

/// Units of work for bringing a circuit to its end once.
pub(super) fn run(circuit: &Circuit) -> f64 {
    let num_gates = circuit.walk().len() as f64;
    LEAST_WORK + num_gates * GATE_WORK + state(circuit) * (1.0 + num_gates / GATES_TOGETHER)
}

/// Units of work for going through the state once.
pub(super) fn state(circuit: &Circuit) -> f64 {
    let n = f64::from(circuit.num_qubits());
    if n > MOST_ON_STATE { n * n * n } else { n.exp2() }
}

/// Sets dealt to tasks, where each set is so much work and has so many bytes as its answer.
pub(super) fn deal(num_sets: usize, work_per_set: f64, bytes_per_set: u64) -> Deal {
    let work_per_set = (work_per_set as u64).max(1);
    let by_work = TASK_WORK / work_per_set;
    let by_bytes = TASK_BYTES / bytes_per_set.max(1);
    let sets_per_task = by_work.min(by_bytes).clamp(1, num_sets.max(1) as u64) as usize;
    Deal { num_sets, sets_per_task, work_per_set }
}
