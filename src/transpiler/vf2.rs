//! Finds places of all qubits where every gate's qubits are neighbours, if there are any: the
//! circuit's graph of interactions as a part of the device's graph.
//!
//! A search in depth, one qubit after the other, each next to one that has a place (as VF2 does,
//! Cordella et al., IEEE PAMI 26(10), 2004), which goes on to better places after the first and
//! leaves a branch that cannot become better.

use std::collections::BTreeMap;

use super::router::Grid;

/// How good places are.
pub(super) trait Score {
    /// The cost of a qubit at a place.
    fn qubit(&self, own: u32, place: u32) -> f64;

    /// The cost of the gates of two qubits at these places.
    fn pair(&self, own: (u32, u32), places: (u32, u32)) -> f64;
}

/// Which qubits gates act on together, each pair once.
#[derive(Debug, Clone)]
pub(super) struct Interactions {
    num_qubits: u32,
    partners: Vec<Vec<u32>>,
}

impl Interactions {
    /// Those of these pairs of qubits.
    pub(super) fn new(num_qubits: u32, pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut partners = vec![Vec::new(); num_qubits as usize];
        for (a, b) in pairs {
            partners[a as usize].push(b);
            partners[b as usize].push(a);
        }
        for list in &mut partners {
            list.sort_unstable();
            list.dedup();
        }
        Self { num_qubits, partners }
    }

    /// The qubits in the order in which they are given places, those without partners last.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = Vec::new();
        let mut is_in = vec![false; self.num_qubits as usize];
        let degree = |own: u32| self.partners[own as usize].len();
        // For qubits that are next to the ones in the order, how many of these are.
        let mut near: BTreeMap<u32, usize> = BTreeMap::new();
        while order.len() < self.num_qubits as usize {
            let rest = (0..self.num_qubits).filter(|own| !is_in[*own as usize]);
            let next = match near.iter().max_by_key(|(own, count)| (**count, degree(**own))) {
                Some((own, _)) => *own,
                None => match rest.max_by_key(|own| degree(*own)) {
                    Some(own) => own,
                    None => break,
                },
            };
            near.remove(&next);
            is_in[next as usize] = true;
            order.push(next);
            for partner in &self.partners[next as usize] {
                if !is_in[*partner as usize] {
                    *near.entry(*partner).or_default() += 1;
                }
            }
        }
        order
    }
}

/// The best places found in so many steps of the search, and whether any were.
pub(super) fn embedded(
    interactions: &Interactions,
    grid: &Grid,
    usable: &[u32],
    score: &dyn Score,
    max_steps: usize,
) -> Option<Vec<u32>> {
    let mut search = Search {
        interactions,
        grid,
        score,
        usable,
        order: interactions.order(),
        is_free: vec![false; grid.num_qubits() as usize],
        places: vec![u32::MAX; interactions.num_qubits as usize],
        best: None,
        steps_left: max_steps,
    };
    for place in usable {
        search.is_free[*place as usize] = true;
    }
    if interactions.num_qubits as usize > usable.len() {
        return None;
    }
    search.place(0, 0.0);
    search.best.map(|(_, places)| places)
}

struct Search<'s> {
    interactions: &'s Interactions,
    grid: &'s Grid,
    score: &'s dyn Score,
    usable: &'s [u32],
    order: Vec<u32>,
    is_free: Vec<bool>,
    places: Vec<u32>,
    best: Option<(f64, Vec<u32>)>,
    steps_left: usize,
}

impl Search<'_> {
    /// Gives places to the qubits from this place of the order on.
    fn place(&mut self, at: usize, cost: f64) {
        let Some(own) = self.order.get(at).copied() else {
            self.best = Some((cost, self.places.clone()));
            return;
        };
        for (more, place) in self.candidates(own) {
            if self.steps_left == 0 {
                return;
            }
            let is_worse = |(best, _): &(f64, Vec<u32>)| cost + more >= *best;
            if self.best.as_ref().is_some_and(is_worse) {
                // The others cost more still.
                return;
            }
            self.steps_left -= 1;
            self.is_free[place as usize] = false;
            self.places[own as usize] = place;
            self.place(at + 1, cost + more);
            self.places[own as usize] = u32::MAX;
            self.is_free[place as usize] = true;
        }
    }

    /// The places that a qubit can have, the cheapest first, with what each adds to the cost.
    fn candidates(&self, own: u32) -> Vec<(f64, u32)> {
        let partners = &self.interactions.partners[own as usize];
        let placed: Vec<(u32, u32)> = partners
            .iter()
            .map(|partner| (*partner, self.places[*partner as usize]))
            .filter(|(_, place)| *place != u32::MAX)
            .collect();
        let around: &[u32] = match placed.first() {
            Some((_, place)) => self.grid.neighbours(*place),
            None => self.usable,
        };
        let fits = |place: &u32| {
            self.is_free[*place as usize]
                && self.grid.neighbours(*place).len() >= partners.len()
                && placed.iter().all(|(_, other)| self.grid.distance(*place, *other) == 1)
        };
        let cost = |place: u32| {
            let pairs = placed.iter();
            let pairs = pairs.map(|(partner, at)| self.score.pair((own, *partner), (place, *at)));
            self.score.qubit(own, place) + pairs.sum::<f64>()
        };
        let fitting = around.iter().copied().filter(|place| fits(place));
        let mut candidates: Vec<(f64, u32)> = fitting.map(|place| (cost(place), place)).collect();
        candidates.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        // A qubit without partners does best with the cheapest place that is left.
        if partners.is_empty() {
            candidates.truncate(1);
        }
        candidates
    }
}
