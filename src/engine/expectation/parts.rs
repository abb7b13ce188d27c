//! Which strings are found in which part of a circuit.

use std::collections::{BTreeMap, BTreeSet};

use super::super::blocks::Placed;
use super::cones::{self, Qubits};
use crate::observable::Pauli;

/// Most qubits of a state in what is compared. What is above it cannot be had anyway.
const MOST_QUBITS: usize = 48;

/// Strings in factors, and factors in parts of a circuit, each with a state of its own.
pub(super) struct Split<'p> {
    /// All gates of the circuit.
    gates: Vec<&'p Placed>,
    /// Strings that are no products over parts of the circuit, each once.
    pub(super) factors: Vec<Pauli>,
    /// For each string the factors it is the product of.
    pub(super) factors_of: Vec<Vec<usize>>,
    pub(super) parts: Vec<Part>,
}

/// Factors that are found in one state.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) factors: Vec<usize>,
    /// Units of work, roughly.
    pub(super) work: f64,
    /// The qubits of the state.
    qubits: Qubits,
    /// The qubits that factors flip, each set of them once.
    flips: BTreeSet<Vec<u64>>,
}

/// Units of work, roughly, of a state with so many gates, and of strings that flip qubits in so
/// many ways: about eight gates are one pass, and for strings half of the state is multiplied.
pub(super) fn work(num_qubits: usize, num_gates: f64, num_flips: usize) -> f64 {
    let amplitudes = (num_qubits.min(MOST_QUBITS) as f64).exp2();
    amplitudes * (1.0 + num_gates / 8.0 + num_flips as f64 / 2.0)
}

impl<'p> Split<'p> {
    /// How strings are found at the end of gates; nothing if each of them needs all qubits that
    /// there are.
    pub(super) fn new(gates: &[&'p Placed], paulis: &[&Pauli]) -> Option<Self> {
        let num_qubits = paulis.first()?.num_qubits() as usize;
        let cones = cones::cones(gates, num_qubits);
        let mut used = vec![0; cones[0].len()];
        cones
            .iter()
            .filter(|cone| cones::count(cone) > 1)
            .for_each(|cone| cones::add(&mut used, cone));
        let mut is_needed = paulis.iter().flat_map(|pauli| pauli.support());
        if is_needed.all(|qubit| cones[qubit] == used) {
            return None;
        }
        let mut factoring =
            Factoring { cones: &cones, numbers: BTreeMap::new(), factors: Vec::new() };
        let factors_of = paulis.iter().map(|pauli| factoring.factors_of(pauli)).collect();
        let (factors, qubits): (Vec<Pauli>, Vec<Qubits>) = factoring.factors.into_iter().unzip();
        let gates_per_qubit = gates.len() as f64 / cones::count(&used).max(1) as f64;
        let parts = parts(&factors, &qubits, gates_per_qubit);
        Some(Self { gates: gates.to_vec(), factors, factors_of, parts })
    }

    /// The gates that have an influence on the factors of a part.
    pub(super) fn gates_of(&self, part: &Part) -> Vec<Placed> {
        let mut ends = vec![0; part.qubits.len()];
        for factor in &part.factors {
            cones::add(&mut ends, self.factors[*factor].x());
            cones::add(&mut ends, self.factors[*factor].z());
        }
        let gates = cones::gates_before(&self.gates, &ends);
        gates.into_iter().cloned().collect()
    }
}

/// Takes strings apart.
struct Factoring<'c> {
    cones: &'c [Qubits],
    numbers: BTreeMap<Pauli, usize>,
    /// Factors with the qubits that have an influence on them.
    factors: Vec<(Pauli, Qubits)>,
}

impl Factoring<'_> {
    /// The factors of a string. Its qubits are in the same one if something has an influence on
    /// both.
    fn factors_of(&mut self, pauli: &Pauli) -> Vec<usize> {
        let mut pieces: Vec<(Qubits, Qubits)> = Vec::new();
        for qubit in pauli.support() {
            let mut piece = (self.cones[qubit].clone(), cones::only(qubit, self.cones.len()));
            pieces.retain(|(cone, ends)| {
                let is_apart = !cones::meet(cone, &piece.0);
                if !is_apart {
                    cones::add(&mut piece.0, cone);
                    cones::add(&mut piece.1, ends);
                }
                is_apart
            });
            pieces.push(piece);
        }
        let mut number = |(cone, ends): (Qubits, Qubits)| {
            let factor = pauli.within(&ends);
            *self.numbers.entry(factor).or_insert_with_key(|factor| {
                self.factors.push((factor.clone(), cone));
                self.factors.len() - 1
            })
        };
        pieces.into_iter().map(&mut number).collect()
    }
}

/// Puts factors together in parts, in the way that is less work: as few parts as are connected
/// with each other, or light cones, of which those share a state where this saves something.
fn parts(factors: &[Pauli], qubits: &[Qubits], gates_per_qubit: f64) -> Vec<Part> {
    let mut alike: BTreeMap<&Qubits, Vec<usize>> = BTreeMap::new();
    for (factor, qubits) in qubits.iter().enumerate() {
        alike.entry(qubits).or_default().push(factor);
    }
    let part = |(qubits, numbers): (&Qubits, Vec<usize>)| {
        let flips = numbers.iter().map(|factor| factors[*factor].x().to_vec()).collect();
        Part { factors: numbers, work: 0.0, qubits: qubits.clone(), flips }.weighed(gates_per_qubit)
    };
    let mut cones: Vec<Part> = alike.into_iter().map(part).collect();
    cones.sort_by_key(|part| std::cmp::Reverse(cones::count(&part.qubits)));
    let connected = connected(&cones, gates_per_qubit);
    let shared = shared(cones, gates_per_qubit);
    let total = |parts: &[Part]| parts.iter().map(|part| part.work).sum::<f64>();
    if total(&shared) < total(&connected) { shared } else { connected }
}

/// The parts with those together that have qubits in common.
fn connected(cones: &[Part], gates_per_qubit: f64) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for cone in cones {
        let mut part = cone.clone();
        while let Some(place) =
            parts.iter().position(|other| cones::meet(&other.qubits, &part.qubits))
        {
            part.take(parts.swap_remove(place));
        }
        parts.push(part.weighed(gates_per_qubit));
    }
    parts
}

/// The parts, each within the one where it adds the least, if that is less than it is by itself.
/// The widest come first.
fn shared(cones: Vec<Part>, gates_per_qubit: f64) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for cone in cones {
        let mut best = (cone.work, None);
        for (place, part) in parts.iter().enumerate() {
            let added = part.work_with(&cone, gates_per_qubit) - part.work;
            if added < best.0 {
                best = (added, Some(place));
            }
        }
        match best.1 {
            None => parts.push(cone),
            Some(place) => {
                parts[place].take(cone);
                let part = parts[place].clone().weighed(gates_per_qubit);
                parts[place] = part;
            }
        }
    }
    parts
}

impl Part {
    /// The same with its work.
    fn weighed(mut self, gates_per_qubit: f64) -> Self {
        let num_qubits = cones::count(&self.qubits);
        self.work = work(num_qubits, num_qubits as f64 * gates_per_qubit, self.flips.len());
        self
    }

    /// The work together with another part.
    fn work_with(&self, other: &Self, gates_per_qubit: f64) -> f64 {
        let num_qubits = cones::count_both(&self.qubits, &other.qubits);
        let num_new = other.flips.iter().filter(|flips| !self.flips.contains(*flips)).count();
        work(num_qubits, num_qubits as f64 * gates_per_qubit, self.flips.len() + num_new)
    }

    fn take(&mut self, other: Self) {
        self.factors.extend(other.factors);
        cones::add(&mut self.qubits, &other.qubits);
        self.flips.extend(other.flips);
    }
}
