//! A device as the passes ask for it.

use super::error::TranspileError;
use super::router::Grid;
use super::step::Step;
use super::vf2::Score;
use crate::backend::Target;
use crate::circuit::StandardGate as G;

/// Gates on two qubits that others can be made of, the first of those that a pair has.
const ENTANGLERS: [G; 4] = [G::Cz, G::Ecr, G::Cx, G::Rzz];

/// A device, and what the passes look up often.
#[derive(Debug)]
pub(super) struct Device<'t> {
    pub(super) target: &'t Target,
    pub(super) grid: Grid,
    /// Qubits of the largest connected part that is in order, ascending.
    pub(super) usable: Vec<u32>,
    /// For each pair with `a < b` that is coupled, the gate and whether it is from `b` to `a`.
    entanglers: std::collections::BTreeMap<(u32, u32), (G, bool)>,
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
        let usable = largest_part(&grid, &(0..target.num_qubits()).filter(works).collect::<Vec<_>>());
        let mut entanglers = std::collections::BTreeMap::new();
        for (a, b) in coupling.edges() {
            let found = ENTANGLERS.into_iter().find_map(|gate| {
                let turned = [false, true].into_iter().find(|turned| {
                    target.has(gate, &if *turned { [b, a] } else { [a, b] })
                });
                turned.map(|turned| (gate, turned))
            });
            entanglers.extend(found.map(|found| ((a, b), found)));
        }
        Self { target, grid, usable, entanglers }
    }

    /// The gate that entangles two places, and whether it goes from the second to the first.
    pub(super) fn entangler(&self, a: u32, b: u32) -> Option<(G, bool)> {
        let (gate, turned) = self.entanglers.get(&(a.min(b), a.max(b)))?;
        Some((*gate, *turned != (a > b)))
    }
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
    gates: std::collections::BTreeMap<(u32, u32), f64>,
}

impl<'d> Errors<'d> {
    /// The costs of these steps.
    pub(super) fn new(device: &'d Device<'d>, steps: &[Step], num_qubits: u32) -> Self {
        let mut measured = vec![0.0; num_qubits as usize];
        let mut gates = std::collections::BTreeMap::new();
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
        let Some((gate, turned)) = self.device.entangler(places.0, places.1) else { return 0.0 };
        let at = if turned { [places.1, places.0] } else { [places.0, places.1] };
        let error = self.device.target.gate_properties(gate, &at).and_then(|own| own.error);
        let key = (own.0.min(own.1), own.0.max(own.1));
        self.gates.get(&key).copied().unwrap_or(0.0) * cost(error)
    }
}

/// That a circuit of so many qubits, of which gates connect so many, has room.
///
/// # Errors
/// Too many of either.
pub(super) fn check_room(device: &Device<'_>, num_qubits: u32) -> Result<(), TranspileError> {
    let total = device.target.num_qubits();
    if num_qubits > total {
        return Err(TranspileError::TooManyQubits { needed: num_qubits, available: total });
    }
    let available = device.usable.len() as u32;
    if num_qubits > available {
        return Err(TranspileError::Disconnected { needed: num_qubits, available });
    }
    Ok(())
}
