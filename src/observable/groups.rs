//! Strings that can be measured together.

use super::Pauli;
use crate::math::order;

/// Strings that commute qubit by qubit, so that one measurement of every qubit tells all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QubitWiseGroup {
    /// The letter that each qubit is to be measured in; I where none of the strings has another.
    pub basis: Pauli,
    /// The strings, by their places.
    pub members: Vec<usize>,
}

/// The strings in groups that commute qubit by qubit, each in one group; all are on the same
/// number of qubits.
///
/// Greedy: each string joins the first group that it commutes with, those with many letters first.
/// Time: the number of strings times that of groups.
pub fn qubit_wise_groups(paulis: &[&Pauli]) -> Vec<QubitWiseGroup> {
    let mut places: Vec<usize> = (0..paulis.len()).collect();
    order::sort_by_key(&mut places, |place| std::cmp::Reverse(paulis[*place].support().count()));
    let mut groups: Vec<QubitWiseGroup> = Vec::new();
    for place in places {
        let pauli = paulis[place];
        match groups.iter_mut().find(|group| group.basis.commutes_qubit_wise(pauli)) {
            Some(group) => {
                group.basis.take_over(pauli);
                group.members.push(place);
            }
            None => groups.push(QubitWiseGroup { basis: pauli.clone(), members: vec![place] }),
        }
    }
    groups
}
