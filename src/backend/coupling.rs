//! Which qubits of a device are connected.

use std::collections::{BTreeSet, VecDeque};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::TargetError;
use crate::circuit::Circuit;

/// Which pairs of qubits a two-qubit gate connects, in either direction.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CouplingMap {
    /// Of each qubit the ones that it is coupled with, ascending.
    neighbours: Vec<Vec<u32>>,
    /// Follows from the rest, so it is neither compared nor written.
    #[serde(skip)]
    distances: OnceLock<Vec<u16>>,
}

/// The distance of qubits in different parts. No path is that long: see [`Circuit::MAX_BITS`].
const UNREACHABLE: u16 = u16::MAX;

impl PartialEq for CouplingMap {
    fn eq(&self, other: &Self) -> bool {
        self.neighbours == other.neighbours
    }
}

impl CouplingMap {
    /// A map with these couplings. A pair may come twice, and in both directions.
    ///
    /// # Errors
    /// More than [`Circuit::MAX_BITS`] qubits; a qubit out of range; a qubit coupled with itself.
    pub fn new(
        num_qubits: u32,
        pairs: impl IntoIterator<Item = (u32, u32)>,
    ) -> Result<Self, TargetError> {
        check_size(num_qubits)?;
        let mut neighbours = vec![BTreeSet::new(); num_qubits as usize];
        for (a, b) in pairs {
            if let Some(qubit) = [a, b].into_iter().find(|qubit| *qubit >= num_qubits) {
                return Err(TargetError::NoSuchQubit { qubit, num_qubits });
            }
            if a == b {
                return Err(TargetError::CoupledWithItself { qubit: a });
            }
            neighbours[a as usize].insert(b);
            neighbours[b as usize].insert(a);
        }
        let neighbours = neighbours.into_iter().map(|set| set.into_iter().collect()).collect();
        Ok(Self { neighbours, distances: OnceLock::new() })
    }

    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        self.neighbours.len() as u32
    }

    /// The qubits that a qubit is coupled with, ascending; none for a qubit that there is not.
    pub fn neighbours(&self, qubit: u32) -> &[u32] {
        self.neighbours.get(qubit as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether two qubits are coupled. Cost: logarithmic in the number of neighbours.
    pub fn are_coupled(&self, a: u32, b: u32) -> bool {
        self.neighbours(a).binary_search(&b).is_ok()
    }

    /// The couplings, each once: the smaller qubit first, ascending.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..self.num_qubits()).flat_map(move |a| {
            self.neighbours(a).iter().filter(move |b| a < **b).map(move |b| (a, *b))
        })
    }

    /// Fewest couplings between two qubits, 0 for a qubit and itself; `None` when they are in
    /// different parts, or are not there.
    ///
    /// All distances are computed when first asked for: time is qubits times couplings, memory
    /// two bytes for each pair of qubits.
    pub fn distance(&self, a: u32, b: u32) -> Option<u32> {
        let num_qubits = self.num_qubits();
        if a >= num_qubits || b >= num_qubits {
            return None;
        }
        let distances = self.distances.get_or_init(|| self.all_distances());
        let distance = distances[a as usize * num_qubits as usize + b as usize];
        (distance != UNREACHABLE).then_some(u32::from(distance))
    }

    /// The qubits in groups between which there are no couplings: each ascending, in the order
    /// of their first qubits.
    pub fn parts(&self) -> Vec<Vec<u32>> {
        let mut distances = vec![UNREACHABLE; self.neighbours.len()];
        let mut parts = Vec::new();
        for start in 0..self.num_qubits() {
            if distances[start as usize] == UNREACHABLE {
                let mut part = BTreeSet::new();
                part.extend(self.reach(start, &mut distances));
                parts.push(part.into_iter().collect());
            }
        }
        parts
    }

    fn all_distances(&self) -> Vec<u16> {
        let num_qubits = self.neighbours.len();
        let mut distances = vec![UNREACHABLE; num_qubits * num_qubits];
        for (start, row) in distances.chunks_exact_mut(num_qubits.max(1)).enumerate() {
            self.reach(start as u32, row);
        }
        distances
    }

    /// The qubits that can be reached from one, which `distances` does not have yet. It gets
    /// their distances.
    fn reach(&self, start: u32, distances: &mut [u16]) -> Vec<u32> {
        distances[start as usize] = 0;
        let mut reached = Vec::new();
        let mut queue = VecDeque::from([start]);
        while let Some(qubit) = queue.pop_front() {
            reached.push(qubit);
            for &next in self.neighbours(qubit) {
                if distances[next as usize] == UNREACHABLE {
                    distances[next as usize] = distances[qubit as usize] + 1;
                    queue.push_back(next);
                }
            }
        }
        reached
    }
}

pub(super) fn check_size(num_qubits: u32) -> Result<(), TargetError> {
    let limit = Circuit::MAX_BITS;
    if num_qubits > limit {
        return Err(TargetError::TooManyQubits { num_qubits, limit });
    }
    Ok(())
}
