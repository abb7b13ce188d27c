//! From steps on the qubits of a circuit to steps on the rows of a tableau.

use super::super::blocks::{Draft, Placed};
use super::super::program::{Measurement, Reset, Step};
use super::clifford::Judge;
use super::cost;

/// Steps on a tableau.
pub(in crate::engine) struct TableauSteps {
    pub(in crate::engine) steps: Vec<Step>,
    /// Units of work on the way through all steps, each as often as is known beforehand.
    pub(in crate::engine) work: f64,
}

/// The steps on a tableau. `numbers` has for each of the circuit's qubits its number among those
/// that are used.
///
/// # Errors
/// The place of the first instruction that is not made of Clifford gates.
pub(in crate::engine) fn tableau_steps(
    placed: &[Placed],
    numbers: &[Option<usize>],
) -> Result<TableauSteps, usize> {
    let num_used = numbers.iter().flatten().count();
    let number = |qubit: usize| numbers[qubit].expect("invariant: a step's qubits are used");
    let mut judge = Judge::default();
    let mut steps = Vec::with_capacity(placed.len());
    let mut total = 0.0;
    for Placed { step, times, .. } in placed {
        let (step, work) = match step {
            Draft::Gate { gate, place } => {
                let mut gate = judge.clifford(gate).ok_or(*place)?;
                gate.qubits.iter_mut().for_each(|qubit| *qubit = number(*qubit));
                let work = cost::gate(&gate, num_used);
                (Step::Clifford(gate), work)
            }
            // Which gate it is is only known on the way.
            Draft::Formula(formula) => return Err(formula.place),
            Draft::Measure { qubit, clbit } => {
                let measurement = Measurement { bit: number(*qubit), clbit: *clbit };
                (Step::Measure(measurement), cost::measurement(num_used))
            }
            Draft::Reset(qubit) => {
                let number = number(*qubit);
                (Step::Reset(Reset { number, bit: number }), cost::measurement(num_used))
            }
            Draft::Other(step) => (step.clone(), 0),
        };
        total += times * work as f64;
        steps.push(step);
    }
    Ok(TableauSteps { steps, work: total })
}
