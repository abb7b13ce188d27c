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
    order: Order,
    reversed: Order,
    pairs: Vec<Option<(u32, u32)>>,
    costs: Vec<[u8; 2]>,
    is_closing: Vec<bool>,
    ahead: Vec<Node>,
    behind: Vec<Node>,
}

/// How much is tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Beginnings.
    pub(super) num_beginnings: u64,
    /// Times there and back from each of them.
    pub(super) num_passes: usize,
    /// Ways from each beginning, once it is good.
    pub(super) num_ways: u64,
}

impl<'p> Problem<'p> {
    /// The problem of these steps on a device.
    pub(super) fn new(
        steps: &[Step],
        wires: Wires,
        variables: &[Variable],
        grid: &'p Grid,
    ) -> Self {
        let order = Order::new(steps, wires, variables);
        let reversed = order.reversed();
        let pairs: Vec<Option<(u32, u32)>> = steps.iter().map(Step::pair).collect();
        let sorted = |order: &Order| {
            let levels = order.levels();
            let nodes = 0..pairs.len() as Node;
            let mut nodes: Vec<Node> =
                nodes.filter(|node| pairs[*node as usize].is_some()).collect();
            nodes.sort_by_key(|node| levels[*node as usize]);
            nodes
        };
        let (ahead, behind) = (sorted(&order), sorted(&reversed));
        Self {
            grid,
            order,
            reversed,
            costs: steps.iter().map(Step::costs).collect(),
            is_closing: steps.iter().map(|step| !step.is_gate()).collect(),
            pairs,
            ahead,
            behind,
        }
    }

    fn task(&self, is_forward: bool) -> Task<'_> {
        let (order, ahead) = match is_forward {
            true => (&self.order, &self.ahead),
            false => (&self.reversed, &self.behind),
        };
        let (grid, is_closing) = (self.grid, &self.is_closing[..]);
        Task { grid, order, pairs: &self.pairs, costs: &self.costs, is_closing, ahead }
    }

    /// The best of some ways from these places.
    pub(super) fn routed(&self, places: &Places, num_ways: u64, random: &mut Random) -> Routed {
        let task = self.task(true);
        let way = |number: u64| {
            let mut random = random.clone();
            for _ in 0..number {
                random.below(2);
            }
            route(&task, places.clone(), &knobs(number), &mut random)
        };
        let mut best = way(0);
        for number in 1..num_ways {
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
        for number in 0..effort.num_beginnings {
            let mut random = Random::new(seed, number);
            let mut places = match given.get(number as usize) {
                Some(places) => places.clone(),
                None => beginning(self.grid, usable, num_own, &mut random)?,
            };
            let knobs = knobs(number);
            for _ in 0..effort.num_passes {
                places = route(&self.task(true), places, &knobs, &mut random).places;
                places = route(&self.task(false), places, &knobs, &mut random).places;
            }
            let way = self.routed(&places, effort.num_ways, &mut random);
            if best.as_ref().is_none_or(|(_, best)| rank(&way) < rank(best)) {
                best = Some((places, way));
            }
        }
        best
    }
}

/// What makes one way better than another: the number of gates, and to a part their depth.
pub(super) fn rank(way: &Routed) -> u64 {
    u64::from(way.cost) * 8 + u64::from(way.depth)
}

/// The settings of a trial.
fn knobs(number: u64) -> Knobs {
    let base = Knobs { later: 0.5, num_later: 20, gates: 0.5, again: 0.01, fading: 0.9 };
    match number % 4 {
        0 => base,
        1 => Knobs { fading: 0.6, ..base },
        2 => Knobs { gates: 0.2, fading: 1.0, ..base },
        _ => Knobs { later: 0.8, num_later: 40, ..base },
    }
}

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
