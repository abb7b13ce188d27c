//! Leaves out swaps of qubits: what comes after is done with the names exchanged.
//!
//! That is done for a gate that is a swap, and for every gate that takes fewer entangling gates
//! with a swap after it than without: the gate with the swap is done, and the swap then undone by
//! exchanging the names.

use super::collect::{Parts, SWAP, parts};
use super::step::{Action, Step, is_identity};
use crate::circuit::{Operation, Qubit};

/// The steps without swaps, and for each qubit under which number it is found at the end.
pub(super) fn elided(steps: Vec<Step>, num_qubits: u32) -> (Vec<Step>, Vec<u32>) {
    let mut names: Vec<u32> = (0..num_qubits).collect();
    let mut kept = Vec::with_capacity(steps.len());
    for step in steps {
        let pair = step.pair();
        let step = renamed(step, &names);
        match (&step.action, pair) {
            (Action::Block(block), Some((a, b))) if block.costs[1] < block.costs[0] => {
                let qubits = [step.qubits[0], step.qubits[1]];
                let Parts { block, after } = parts(&(SWAP * block.matrix));
                let from = &step.from;
                kept.extend(block.map(|block| Step::block(block, qubits, from.clone())));
                for (qubit, turn) in qubits.into_iter().zip(after) {
                    if !is_identity(&turn) {
                        kept.push(Step::turn(turn, qubit, from.clone()));
                    }
                }
                names.swap(a as usize, b as usize);
            }
            _ => kept.push(step),
        }
    }
    (kept, names)
}

/// A step on the qubits that have these names by now.
fn renamed(step: Step, names: &[u32]) -> Step {
    let name = |qubit: u32| names[qubit as usize];
    if let Action::Instruction(instruction) = &step.action
        && matches!(instruction.operation, Operation::Flow(_))
        && let Some(inside) = instruction.map_bits(&|qubit| Some(Qubit(name(qubit.0))), &Some)
    {
        return Step::instruction(inside, step.from);
    }
    let qubits = step.qubits.iter().map(|qubit| name(*qubit)).collect();
    Step { qubits, ..step }
}
