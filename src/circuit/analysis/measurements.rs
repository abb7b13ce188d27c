//! Which measurements could wait until the end.

use crate::circuit::{Circuit, Instruction, Operation, Visit};

/// The places of the measurements that are not final, ascending.
///
/// A measurement is final when nothing that comes later needs it to have happened: no gate,
/// reset or control flow acts on its qubit, and nothing reads its bit before it is written again.
/// Barriers, delays and further measurements of the qubit do not matter. What is measured in
/// blocks is not final, and blocks count as reading every bit that they touch.
pub fn mid_circuit_measurements(circuit: &Circuit) -> Vec<usize> {
    let mut later = Later {
        acts_on: vec![false; circuit.num_qubits() as usize],
        reads: vec![false; circuit.num_clbits() as usize],
    };
    let mut places = Vec::new();
    for Visit { place, depth, instruction } in circuit.walk().into_iter().rev() {
        let is_measurement = instruction.operation == Operation::Measure;
        if is_measurement && (depth > 0 || later.needs(instruction)) {
            places.push(place);
        }
        if depth == 0 {
            later.add(instruction);
        }
    }
    places.reverse();
    places
}

/// Whether a circuit has final measurements, in the sense of [`mid_circuit_measurements`].
pub fn has_final_measurements(circuit: &Circuit) -> bool {
    let is_measurement = |visit: &Visit<'_>| visit.instruction.operation == Operation::Measure;
    let all = circuit.walk().into_iter().filter(is_measurement).count();
    all > mid_circuit_measurements(circuit).len()
}

/// What the instructions seen so far, which come later, act on and read.
struct Later {
    acts_on: Vec<bool>,
    reads: Vec<bool>,
}

impl Later {
    fn needs(&self, measurement: &Instruction) -> bool {
        measurement.qubits.iter().any(|qubit| self.acts_on[qubit.index()])
            || measurement.clbits.iter().any(|clbit| self.reads[clbit.index()])
    }

    fn add(&mut self, instruction: &Instruction) {
        match &instruction.operation {
            Operation::Barrier(_) | Operation::Delay(_) => {}
            Operation::Measure => {
                instruction.clbits.iter().for_each(|bit| self.reads[bit.index()] = false);
            }
            Operation::Assign(assignment) => {
                for bit in assignment.written_bits() {
                    self.reads[bit.index()] = false;
                }
                assignment.value.for_each_bit(&mut |bit| self.reads[bit.index()] = true);
            }
            _ => {
                instruction.qubits.iter().for_each(|qubit| self.acts_on[qubit.index()] = true);
                instruction.clbits.iter().for_each(|clbit| self.reads[clbit.index()] = true);
            }
        }
    }
}

/// Whether measured bits decide what happens next: control flow, or assignments.
pub fn is_dynamic(circuit: &Circuit) -> bool {
    let is_decision =
        |operation: &Operation| matches!(operation, Operation::Flow(_) | Operation::Assign(_));
    circuit.instructions().iter().any(|step| is_decision(&step.operation))
}
