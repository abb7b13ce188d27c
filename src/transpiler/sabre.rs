//! Looks for places of the qubits from which few swaps are needed, and routes from there.
//!
//! As SABRE does (arXiv:1809.02573): a random beginning is routed through to the end, from where
//! the circuit is routed backwards, and so on; each end is a better beginning for the next pass.
//! That is tried from several beginnings, and with several settings of the router; the way with
//! the fewest entangling gates is taken.

use super::order::{Node, Order, Wires};
use super::random::Random;
use super::router::{Grid, Knobs, Places, Routed, Task, route};
use super::step::Step;
use crate::circuit::Variable;

/// Steps with what the router asks of them.
#[derive(Debug)]
pub(super) struct Problem<'p> {
    grid: &'p Grid,
    groups: Order,
    /// As far as commuting lets it be, and as it stands.
    orders: [Directions; 2],
    pairs: Vec<Option<(u32, u32)>>,
    costs: Vec<[u8; 2]>,
    is_closing: Vec<bool>,
}

/// Which end a circuit is routed from.
#[derive(Debug, Clone, Copy)]
enum Direction {
    Forth,
    Back,
}

/// An order, and the same from the end.
#[derive(Debug)]
struct Directions {
    forth: (Order, Vec<Node>),
    back: (Order, Vec<Node>),
}

/// How much is tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Beginnings.
    pub(super) beginnings: u64,
    /// Times there and back from each of them.
    pub(super) passes: usize,
    /// Ways from each beginning, once it is good.
    pub(super) ways: u64,
}

impl<'p> Problem<'p> {
    /// The problem of these steps on a device.
    pub(super) fn new(
        steps: &[Step],
        wires: Wires,
        variables: &[Variable],
        grid: &'p Grid,
    ) -> Self {
        let pairs: Vec<Option<(u32, u32)>> = steps.iter().map(Step::pair).collect();
        let sorted = |order: &Order| {
            let levels = order.levels();
            let nodes = 0..pairs.len() as Node;
            let mut nodes: Vec<Node> =
                nodes.filter(|node| pairs[*node as usize].is_some()).collect();
            nodes.sort_by_key(|node| levels[*node as usize]);
            nodes
        };
        let directions = |is_strict: bool| {
            let order = Order::new(steps, wires, variables, is_strict);
            let reversed = order.reversed();
            let (ahead, behind) = (sorted(&order), sorted(&reversed));
            Directions { forth: (order, ahead), back: (reversed, behind) }
        };
        Self {
            grid,
            orders: [directions(false), directions(true)],
            groups: Order::new(steps, wires, variables, false),
            costs: steps.iter().map(Step::costs).collect(),
            is_closing: steps.iter().map(|step| !step.is_gate()).collect(),
            pairs,
        }
    }

    fn task(&self, direction: Direction, is_strict: bool) -> Task<'_> {
        let directions = &self.orders[usize::from(is_strict)];
        let (order, ahead) = match direction {
            Direction::Forth => &directions.forth,
            Direction::Back => &directions.back,
        };
        let (grid, groups, is_closing) = (self.grid, &self.groups, &self.is_closing[..]);
        Task { grid, order, groups, pairs: &self.pairs, costs: &self.costs, is_closing, ahead }
    }

    /// The best of some ways from these places, with the settings from this number on.
    pub(super) fn routed(
        &self,
        places: &Places,
        settings: u64,
        ways: u64,
        random: &mut Random,
    ) -> Routed {
        let mut way = |number: u64| {
            let (is_strict, knobs) = knobs(settings + number);
            route(&self.task(Direction::Forth, is_strict), places.clone(), &knobs, random)
        };
        let mut best = way(0);
        for number in 1..ways {
            let other = way(number);
            if rank(&other) < rank(&best) {
                best = other;
            }
        }
        best
    }

    /// Good places, and the way from there. Begins with `given`, then with random ones among the
    /// places that can be used.
    pub(super) fn placed(
        &self,
        given: &[Places],
        usable: &[u32],
        num_own: u32,
        effort: Effort,
        seed: u64,
    ) -> Option<(Places, Routed)> {
        let mut best: Option<(Places, Routed)> = None;
        for number in 0..effort.beginnings {
            let mut random = Random::new(seed, number);
            let mut places = match given.get(number as usize) {
                Some(places) => places.clone(),
                None => beginning(self.grid, usable, num_own, &mut random)?,
            };
            let (is_strict, knobs) = knobs(number);
            for _ in 0..effort.passes {
                places =
                    route(&self.task(Direction::Forth, is_strict), places, &knobs, &mut random)
                        .places;
                places = route(&self.task(Direction::Back, is_strict), places, &knobs, &mut random)
                    .places;
            }
            let way = self.routed(&places, number, effort.ways, &mut random);
            if best.as_ref().is_none_or(|(_, best)| rank(&way) < rank(best)) {
                best = Some((places, way));
            }
        }
        best
    }
}

/// How many layers count as much as a gate.
const LAYERS_PER_GATE: u64 = 8;

/// What makes one way better than another: the number of gates, and to a part their depth.
pub(super) fn rank(way: &Routed) -> u64 {
    u64::from(way.cost) * LAYERS_PER_GATE + u64::from(way.depth)
}

/// The settings of a trial, and whether gates that commute are taken as they stand.
fn knobs(number: u64) -> (bool, Knobs) {
    let (is_strict, later, num_later, gates, again, fading) =
        SETTINGS[number as usize % SETTINGS.len()];
    (is_strict, Knobs { later, num_later, gates, again, fading })
}

/// Settings that did well on circuits of different kinds. Where much commutes, as in QAOA, the
/// order in which gates stand says little; where a few qubits meet all others one after the other,
/// as in a Fourier transform, it says what a good way is.
const SETTINGS: [(bool, f64, usize, f64, f64, f64); 8] = [
    (true, 0.5, 5, 0.5, 0.01, 1.0),
    (false, 0.3, 20, 0.7, 0.01, 0.9),
    (true, 0.8, 10, 0.5, 0.2, 1.0),
    (false, 0.5, 20, 0.7, 0.01, 0.5),
    (true, 0.5, 10, 0.5, 0.01, 1.0),
    (false, 0.5, 20, 1.0, 0.01, 0.6),
    (true, 0.8, 5, 0.3, 0.05, 1.0),
    (false, 0.5, 20, 0.5, 0.01, 0.9),
];

/// A connected random part of the device, with the qubits in random order. None where no part is
/// large enough.
fn beginning(grid: &Grid, usable: &[u32], num_own: u32, random: &mut Random) -> Option<Places> {
    let mut is_usable = vec![false; grid.num_qubits() as usize];
    for qubit in usable {
        is_usable[*qubit as usize] = true;
    }
    let first = usable[random.below(usable.len() as u32) as usize];
    let mut taken = vec![first];
    is_usable[first as usize] = false;
    // Breadth first, so that the part is compact.
    let mut at = 0;
    while taken.len() < num_own as usize {
        let qubit = *taken.get(at)?;
        let mut next = grid.neighbours(qubit).to_vec();
        random.shuffle(&mut next);
        for qubit in next {
            if is_usable[qubit as usize] && taken.len() < num_own as usize {
                is_usable[qubit as usize] = false;
                taken.push(qubit);
            }
        }
        at += 1;
    }
    random.shuffle(&mut taken);
    Some(Places::new(&taken, grid.num_qubits()))
}
