//! Which measurements can wait until the end.

use super::blocks::{Draft, Placed};
use super::program::Step;
use crate::circuit::ClassicalExpr;

/// What becomes of a classical bit after some step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It stays as it is.
    Final,
    /// It is written again before anybody reads it.
    Lost,
    /// It is read, or may be written again.
    Needed,
}

/// What happens after some step.
struct Later {
    is_touched: Vec<bool>,
    fates: Vec<Fate>,
}

/// Sets the final measurements, as qubits and bits, apart from the steps: those whose qubit no later gate touches,
/// and whose bit is not read later.
///
/// They can all wait until the end, since nothing happens to their qubits. A final measurement
/// whose bit is written again later would then come too late; as its outcome is lost anyway, it
/// is left out. A measurement amid the circuit stays even then: it acts on the state.
///
/// What is within control flow stays as it is. Steps are left out at the top level alone, over
/// which no jump leads, so that all jumps are right still.
pub(super) fn set_final_apart(
    steps: Vec<Placed>,
    num_qubits: u32,
    num_clbits: u32,
) -> (Vec<Placed>, Vec<(usize, usize)>) {
    let mut later = Later {
        is_touched: vec![false; num_qubits as usize],
        fates: vec![Fate::Final; num_clbits as usize],
    };
    let mut kept = Vec::with_capacity(steps.len());
    let mut final_measurements = Vec::new();
    for placed in steps.into_iter().rev() {
        if let (&Draft::Measure { qubit, clbit }, false) = (&placed.step, placed.is_in_flow) {
            let fate = std::mem::replace(&mut later.fates[clbit], Fate::Lost);
            if !later.is_touched[qubit] && fate != Fate::Needed {
                final_measurements.extend((fate == Fate::Final).then_some((qubit, clbit)));
                continue;
            }
        } else {
            later.note(&placed.step);
        }
        kept.push(placed);
    }
    kept.reverse();
    (kept, final_measurements)
}

impl Later {
    /// Takes note of a step that stays where it is.
    fn note(&mut self, step: &Draft) {
        match step {
            Draft::Gate { gate, .. } => gate.qubits().for_each(|qubit| self.touch(qubit)),
            Draft::Formula(formula) => {
                let qubits = formula.instruction.qubits.iter();
                qubits.for_each(|qubit| self.touch(qubit.index()));
            }
            Draft::Reset(qubit) => self.touch(*qubit),
            Draft::Measure { clbit, .. } => self.need(*clbit),
            Draft::Other(Step::Assign { assignment, .. }) => {
                assignment.written_bits().iter().for_each(|bit| self.need(bit.index()));
                self.read(&assignment.value);
            }
            Draft::Other(Step::Branch { condition, .. }) => self.read(condition),
            Draft::Other(Step::Switch(switch)) => self.read(&switch.target),
            Draft::Other(_) => {}
        }
    }

    fn touch(&mut self, qubit: usize) {
        self.is_touched[qubit] = true;
    }

    fn need(&mut self, clbit: usize) {
        self.fates[clbit] = Fate::Needed;
    }

    fn read(&mut self, expr: &ClassicalExpr) {
        expr.for_each_bit(&mut |bit| self.need(bit.index()));
    }
}
