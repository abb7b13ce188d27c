//! Which qubits of two circuits are simulated, and which stand for each other.

use super::{EquivalenceError, MAX_QUBITS};
use crate::circuit::{Circuit, Instruction, Operation, Qubit};

/// Where the qubits of the first circuit are in the second one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layouts {
    /// The second circuit's qubit that stands for each of the first one's at the beginning.
    pub initial: Vec<Qubit>,
    /// As `initial`, at the end.
    pub last: Vec<Qubit>,
}

impl Layouts {
    /// Each of so many qubits is the one of the same number, at the beginning and at the end.
    pub fn trivial(num_qubits: u32) -> Self {
        let initial: Vec<Qubit> = (0..num_qubits).map(Qubit).collect();
        Self { last: initial.clone(), initial }
    }
}

/// The qubits that are simulated, in both circuits.
pub(super) struct Shared {
    /// Number of each qubit of the first circuit in the state; none for those left out.
    pub(super) first: Vec<Option<usize>>,
    /// As `first`, for the second circuit.
    pub(super) second: Vec<Option<usize>>,
    /// Where in the second state each qubit of the first state is at the beginning.
    pub(super) initial: Vec<usize>,
    /// As `initial`, at the end.
    pub(super) last: Vec<usize>,
    /// Number of qubits of the second state.
    pub(super) num_second: usize,
}

impl Shared {
    /// Leaves out what neither circuit touches and the layout does not move.
    pub(super) fn new(
        first: &Circuit,
        second: &Circuit,
        layouts: &Layouts,
    ) -> Result<Self, EquivalenceError> {
        check_layout(&layouts.initial, first, second)?;
        check_layout(&layouts.last, first, second)?;
        let (in_first, mut in_second) = (touched(first), touched(second));
        let places = layouts.initial.iter().zip(&layouts.last);
        let is_used: Vec<bool> = (places.clone().zip(&in_first))
            .map(|((initial, last), is_touched)| {
                *is_touched || initial != last || in_second[initial.index()]
            })
            .collect();
        for ((initial, last), _) in places.zip(&is_used).filter(|(_, is_used)| **is_used) {
            in_second[initial.index()] = true;
            in_second[last.index()] = true;
        }
        let num_qubits = in_second.iter().filter(|is_used| **is_used).count();
        if num_qubits > MAX_QUBITS {
            return Err(EquivalenceError::TooManyQubits { num_qubits, limit: MAX_QUBITS });
        }
        let second = numbered(&in_second);
        let in_state = |layout: &[Qubit]| -> Vec<usize> {
            let used = layout.iter().zip(&is_used).filter(|(_, is_used)| **is_used);
            used.filter_map(|(qubit, _)| second[qubit.index()]).collect()
        };
        let (initial, last) = (in_state(&layouts.initial), in_state(&layouts.last));
        Ok(Self { first: numbered(&is_used), initial, last, num_second: num_qubits, second })
    }
}

/// Numbers the qubits that are in use.
fn numbered(is_used: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0..;
    is_used.iter().map(|is_used| if *is_used { next.next() } else { None }).collect()
}

/// Whether a gate or a measurement acts on each qubit.
fn touched(circuit: &Circuit) -> Vec<bool> {
    let mut touched = vec![false; circuit.num_qubits() as usize];
    let is_acting =
        |step: &&Instruction| step.base_gate().is_some() || step.operation == Operation::Measure;
    for step in circuit.instructions().iter().filter(is_acting) {
        step.qubits.iter().for_each(|qubit| touched[qubit.index()] = true);
    }
    touched
}

/// Whether a layout gives each qubit of the first circuit one of its own in the second.
fn check_layout(
    layout: &[Qubit],
    first: &Circuit,
    second: &Circuit,
) -> Result<(), EquivalenceError> {
    let mut sorted = layout.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let num_qubits = first.num_qubits() as usize;
    let is_within = sorted.last().is_none_or(|last| last.0 < second.num_qubits());
    if layout.len() == num_qubits && sorted.len() == num_qubits && is_within {
        Ok(())
    } else {
        Err(EquivalenceError::BadLayout)
    }
}
