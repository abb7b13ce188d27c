//! How much work a set of parameters is, as far as that can be told from the circuit alone.

use super::Deal;
use crate::circuit::Circuit;
use crate::engine::gates_before_parameters;

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

/// How many times what is done once in a task its sets are worth, if it has so many.
const TIMES_ONCE: f64 = 8.0;

/// Units of work for bringing a circuit to its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// For all sets of a task.
    pub(super) once: f64,
    /// For each set.
    pub(super) each: f64,
}

/// Units of work for bringing a circuit to its end.
pub(super) fn run(circuit: &Circuit) -> Run {
    let of_gates =
        |num_gates: usize| num_gates as f64 * (GATE_WORK + state(circuit) / GATES_TOGETHER);
    let num_once = gates_before_parameters(circuit);
    let num_gates = circuit.walk().len() - num_once;
    Run { once: of_gates(num_once), each: LEAST_WORK + state(circuit) + of_gates(num_gates) }
}

/// Units of work for going through the state once.
pub(super) fn state(circuit: &Circuit) -> f64 {
    let n = f64::from(circuit.num_qubits());
    if n > MOST_ON_STATE { n * n * n } else { n.exp2() }
}

/// Sets dealt to tasks, where each set has so many bytes as its answer.
pub(super) fn deal(num_sets: usize, Run { once, each }: Run, bytes_per_set: u64) -> Deal {
    let (work_once, work_per_set) = (once as u64, (each as u64).max(1));
    let by_work = TASK_WORK.max((TIMES_ONCE * once) as u64) / work_per_set;
    let by_bytes = TASK_BYTES / bytes_per_set.max(1);
    let sets_per_task = by_work.min(by_bytes).clamp(1, num_sets.max(1) as u64) as usize;
    Deal { num_sets, sets_per_task, work_once, work_per_set }
}
