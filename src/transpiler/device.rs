//! A device as the passes ask for it.

use std::collections::BTreeMap;

use super::router::Grid;
use super::step::Step;
use super::synthesis::{OneQubitBasis, Order, TwoQubitBasis};
use super::vf2::Score;
use crate::backend::Target;
use crate::circuit::StandardGate as G;

/// Gates on two qubits that others can be made of; the first of them that a pair has is taken.
const ENTANGLERS: [(G, TwoQubitBasis); 4] = [
    (G::Cz, TwoQubitBasis::Cz),
    (G::Ecr, TwoQubitBasis::Ecr),
    (G::Cx, TwoQubitBasis::Cx),
    (G::Rzz, TwoQubitBasis::Rzz),
];

/// A device, and what the passes look up often.
#[derive(Debug)]
pub(super) struct Device<'t> {
    pub(super) target: &'t Target,
    pub(super) grid: Grid,
    /// Qubits of the largest connected part that is in order, ascending.
    pub(super) usable: Vec<u32>,
    /// How gates on one qubit are written, if they can be.
    pub(super) one_qubit: Option<OneQubitBasis>,
    /// For each pair with `a < b` that is coupled, the gate, and the order of its qubits.
    entanglers: BTreeMap<(u32, u32), (G, TwoQubitBasis, Order)>,
}

impl<'t> Device<'t> {
    /// The device of a target.
    pub(super) fn new(target: &'t Target) -> Self {
        let coupling = target.coupling();
        let works = |qubit: &u32| !target.is_faulty(*qubit);
        let neighbours = (0..target.num_qubits()).map(|qubit| {
            let all = coupling.neighbours(qubit).iter().copied();
            let both_work = works(&qubit);
            all.filter(|other| both_work && works(other)).collect()
        });
        let grid = Grid::new(neighbours.collect());
        let usable =
            largest_part(&grid, &(0..target.num_qubits()).filter(works).collect::<Vec<_>>());
        let mut entanglers = BTreeMap::new();
        for (a, b) in coupling.edges() {
            let orders = [(Order::Ascending, [a, b]), (Order::Descending, [b, a])];
            let mut all = ENTANGLERS.iter().flat_map(|(gate, basis)| {
                orders.map(|(order, qubits)| (*gate, *basis, order, qubits))
            });
            let found = all.find(|(gate, _, _, qubits)| target.has(*gate, qubits));
            entanglers.extend(found.map(|(gate, basis, order, _)| ((a, b), (gate, basis, order))));
        }
        let one_qubit = usable.first().and_then(|qubit| one_qubit_basis(target, *qubit));
        Self { target, grid, usable, one_qubit, entanglers }
    }

    /// What entangles two places, and on which of them its first argument is.
    pub(super) fn entangler(&self, a: u32, b: u32) -> Option<(TwoQubitBasis, Order)> {
        let (_, basis, order) = self.entanglers.get(&(a.min(b), a.max(b)))?;
        let is_ascending = (*order == Order::Ascending) == (a < b);
        Some((*basis, if is_ascending { Order::Ascending } else { Order::Descending }))
    }

    /// How often what entangles two places goes wrong, where the device says so.
    fn entangler_error(&self, a: u32, b: u32) -> Option<f64> {
        let (low, high) = (a.min(b), a.max(b));
        let (gate, _, order) = self.entanglers.get(&(low, high))?;
        let qubits = if *order == Order::Ascending { [low, high] } else { [high, low] };
        self.target.gate_properties(*gate, &qubits)?.error
    }
}

/// How gates on one qubit can be written with those that a qubit has.
fn one_qubit_basis(target: &Target, qubit: u32) -> Option<OneQubitBasis> {
    let has = |gates: &[G]| gates.iter().all(|gate| target.has(*gate, &[qubit]));
    let known: [(&[G], OneQubitBasis); 6] = [
        (&[G::Rz, G::Sx, G::X, G::Rx], OneQubitBasis::RzSxXRx),
        (&[G::Rz, G::Sx, G::X], OneQubitBasis::RzSxX),
        (&[G::Rz, G::Rx], OneQubitBasis::RzRx),
        (&[G::Rz, G::Ry], OneQubitBasis::RzRy),
        (&[G::U], OneQubitBasis::U),
        (&[G::U3], OneQubitBasis::U3),
    ];
    known.into_iter().find(|(gates, _)| has(gates)).map(|(_, basis)| basis)
}

/// The largest set of qubits with a way between each two of them, the first of several.
fn largest_part(grid: &Grid, working: &[u32]) -> Vec<u32> {
    let mut largest: Vec<u32> = Vec::new();
    let mut is_seen = vec![false; grid.num_qubits() as usize];
    for first in working {
        if is_seen[*first as usize] {
            continue;
        }
        let part: Vec<u32> = working
            .iter()
            .copied()
            .filter(|other| grid.distance(*first, *other) != u16::MAX)
            .collect();
        for qubit in &part {
            is_seen[*qubit as usize] = true;
        }
        if part.len() > largest.len() {
            largest = part;
        }
    }
    largest
}

/// What gates and measurements at places cost: minus the logarithm of the chance that all go well.
pub(super) struct Errors<'d> {
    device: &'d Device<'d>,
    /// For each qubit, how often it is measured.
    measured: Vec<f64>,
    /// For each pair of qubits with `a < b`, how many entangling gates they have.
    gates: BTreeMap<(u32, u32), f64>,
}

impl<'d> Errors<'d> {
    /// The costs of these steps.
    pub(super) fn new(device: &'d Device<'d>, steps: &[Step], num_qubits: u32) -> Self {
        let mut measured = vec![0.0; num_qubits as usize];
        let mut gates = BTreeMap::new();
        for step in steps {
            match step.pair() {
                Some((a, b)) => {
                    *gates.entry((a.min(b), a.max(b))).or_insert(0.0) += f64::from(step.costs()[0]);
                }
                None if step.is_measurement() => measured[step.qubits[0] as usize] += 1.0,
                None => {}
            }
        }
        Self { device, measured, gates }
    }
}

/// What a success with this chance of failure costs.
fn cost(error: Option<f64>) -> f64 {
    -libm::log1p(-error.unwrap_or(0.0).clamp(0.0, 0.999_999))
}

impl Score for Errors<'_> {
    fn qubit(&self, own: u32, place: u32) -> f64 {
        let properties = self.device.target.qubit_properties(place);
        let times = self.measured.get(own as usize).copied().unwrap_or(0.0);
        // A qubit that is not measured may as well be at a good place.
        (times + 1e-3) * cost(properties.and_then(|properties| properties.readout_error))
    }

    fn pair(&self, own: (u32, u32), places: (u32, u32)) -> f64 {
        let key = (own.0.min(own.1), own.0.max(own.1));
        self.gates.get(&key).copied().unwrap_or(0.0)
            * cost(self.device.entangler_error(places.0, places.1))
    }
}
