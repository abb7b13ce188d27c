//! Brings the qubits of every gate together by swaps.
//!
//! The heuristic is that of SABRE (Li, Ding, Xie, arXiv:1809.02573): where no gate can be done,
//! that swap is taken which brings the next gates, and less so the ones after them, nearest to
//! being done. It differs in three ways. Gates that commute wait for nothing ([`Order`]). A swap
//! right after a gate on the same two qubits costs one entangling gate instead of three, since
//! the two become one block, and a gate that could as well have been done later is moved to where
//! that happens. And near gates may count more than far ones, since where all gates commute most
//! of them are far.

use std::collections::VecDeque;

use super::order::{Node, Order, Walk};
use super::random::Random;

/// What the router has to know of a device, for quick answers.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    num_qubits: u32,
    neighbours: Vec<Vec<u32>>,
    distances: Vec<u16>,
}

impl Grid {
    /// A device with these neighbours of each qubit.
    pub(super) fn new(neighbours: Vec<Vec<u32>>) -> Self {
        let num_qubits = neighbours.len() as u32;
        let distances = (0..num_qubits).flat_map(|from| distances(&neighbours, from)).collect();
        Self { num_qubits, neighbours, distances }
    }

    pub(super) fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    pub(super) fn neighbours(&self, qubit: u32) -> &[u32] {
        &self.neighbours[qubit as usize]
    }

    /// Fewest couplings from one to the other; [`u16::MAX`] where there is no way.
    pub(super) fn distance(&self, a: u32, b: u32) -> u16 {
        self.distances[(a * self.num_qubits + b) as usize]
    }
}

/// The distances from one qubit to all, breadth first.
fn distances(neighbours: &[Vec<u32>], from: u32) -> Vec<u16> {
    let mut found = vec![u16::MAX; neighbours.len()];
    found[from as usize] = 0;
    let mut queue = VecDeque::from([from]);
    while let Some(qubit) = queue.pop_front() {
        for next in &neighbours[qubit as usize] {
            if found[*next as usize] == u16::MAX {
                found[*next as usize] = found[qubit as usize] + 1;
                queue.push_back(*next);
            }
        }
    }
    found
}

/// Where each of the circuit's qubits is on the device. The circuit has as many qubits as the
/// device, the last of which it does not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    of_virtual: Vec<u32>,
    of_physical: Vec<u32>,
}

impl Places {
    /// Each qubit where this list has it; the rest where there is room, ascending.
    pub(super) fn new(places: &[u32], num_physical: u32) -> Self {
        let mut of_virtual = places.to_vec();
        let mut of_physical = vec![u32::MAX; num_physical as usize];
        for (own, physical) in places.iter().enumerate() {
            of_physical[*physical as usize] = own as u32;
        }
        for physical in 0..num_physical {
            if of_physical[physical as usize] == u32::MAX {
                of_physical[physical as usize] = of_virtual.len() as u32;
                of_virtual.push(physical);
            }
        }
        Self { of_virtual, of_physical }
    }

    /// Where a qubit of the circuit is.
    pub(super) fn physical(&self, own: u32) -> u32 {
        self.of_virtual[own as usize]
    }

    /// Which qubit of the circuit is at a place.
    pub(super) fn own(&self, physical: u32) -> u32 {
        self.of_physical[physical as usize]
    }

    /// Where all qubits are.
    pub(super) fn all(&self) -> &[u32] {
        &self.of_virtual
    }

    /// Exchanges what is at two places.
    pub(super) fn swap(&mut self, a: u32, b: u32) {
        let (own_a, own_b) = (self.own(a), self.own(b));
        self.of_physical.swap(a as usize, b as usize);
        self.of_virtual[own_a as usize] = b;
        self.of_virtual[own_b as usize] = a;
    }
}

/// What is done, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// A step of the circuit.
    Step(Node),
    /// Exchanges what is at two places of the device.
    Swap(u32, u32),
    /// Nothing: the step that was here is done later.
    Nothing,
}

/// How the router decides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knobs {
    /// How much the gates after the next ones count, all together, against the next ones.
    pub(super) later: f64,
    /// How many of them are looked at.
    pub(super) num_later: usize,
    /// How much an entangling gate counts against one step nearer.
    pub(super) gates: f64,
    /// How much each swap counts that the same qubits just had.
    pub(super) again: f64,
    /// By how much each further step of distance counts less; 1 for not at all.
    pub(super) fading: f64,
}

/// What has to be routed.
#[derive(Debug)]
pub(super) struct Task<'t> {
    pub(super) grid: &'t Grid,
    /// What waits for what.
    pub(super) order: &'t Order,
    /// What commutes.
    pub(super) groups: &'t Order,
    /// For each step its two qubits, if they have to be neighbours.
    pub(super) pairs: &'t [Option<(u32, u32)>],
    /// For each step how many entangling gates it takes, from 0 to 3, and how many with a swap.
    pub(super) costs: &'t [[u8; 2]],
    /// For each step whether no block goes on beyond it: whether it is something else than a gate.
    pub(super) is_closing: &'t [bool],
    /// The steps on two qubits in the order in which they are looked at as later ones.
    pub(super) ahead: &'t [Node],
}

/// A way through the circuit.
#[derive(Debug, Clone)]
pub(super) struct Routed {
    pub(super) moves: Vec<Move>,
    pub(super) places: Places,
    /// Entangling gates, as far as they are known from the gates one by one.
    pub(super) cost: u32,
    /// The most entangling gates one after the other.
    pub(super) depth: u32,
}

/// Entangling gates of any block.
const MOST: u8 = 3;

/// Routes the steps from these places. There has to be a way between all qubits of every gate.
pub(super) fn route(task: &Task<'_>, places: Places, knobs: &Knobs, random: &mut Random) -> Routed {
    let mut run = Run::new(task, places, knobs);
    let mut turn = run.walk.first();
    loop {
        run.advance(&mut turn);
        if run.blocked.is_empty() {
            break;
        }
        run.look_ahead();
        let mut swaps = 0;
        // What is blocked stays so until a swap lets one of the gates be done.
        loop {
            let (a, b) = if swaps < run.patience { run.best_swap(random) } else { run.nearer() };
            run.swap(a, b);
            swaps += 1;
            if run.meets(a) || run.meets(b) {
                break;
            }
        }
        turn = run.take_adjacent();
    }
    let depth = run.deepest();
    Routed { moves: run.moves, places: run.places, cost: run.cost, depth }
}

/// A gate that a swap on the same two places could be joined with.
#[derive(Debug, Clone, Copy)]
struct Recent {
    /// The other place.
    other: u32,
    /// Where it is among the moves.
    at: usize,
    /// Its entangling gates.
    cost: u8,
    /// Its entangling gates once a swap is joined with it.
    swapped: u8,
}

/// What has been done at a place since it could not be moved any more.
#[derive(Debug, Clone, Default)]
struct Site {
    /// The gates of the group that is being done.
    recent: Vec<Recent>,
    /// That group; none after a swap.
    group: Option<u32>,
    /// The block that is open: what comes next on the same two places belongs to it.
    block: Option<Recent>,
    /// Entangling gates one after the other as far as here.
    depth: u32,
}

struct Run<'t> {
    task: &'t Task<'t>,
    knobs: &'t Knobs,
    walk: Walk<'t>,
    places: Places,
    moves: Vec<Move>,
    cost: u32,
    sites: Vec<Site>,
    /// Gates whose turn it is, but whose qubits are apart.
    blocked: Vec<Node>,
    /// For each qubit of the circuit, the others of its blocked gates and of its later ones.
    partners: Vec<[Vec<u32>; 2]>,
    num_later: usize,
    is_done: Vec<bool>,
    is_blocked: Vec<bool>,
    /// Where in `ahead` the first gate is that is not done.
    begin: usize,
    /// How often each place was in a swap since a gate was done.
    tired: Vec<u32>,
    /// How much a pair at each distance counts.
    far: Vec<f64>,
    /// Swaps without a gate after which the nearest gate is simply brought together.
    patience: usize,
}

impl<'t> Run<'t> {
    fn new(task: &'t Task<'t>, places: Places, knobs: &'t Knobs) -> Self {
        let (num_nodes, num_qubits) = (task.order.len(), task.grid.num_qubits() as usize);
        let mut far = vec![0.0; num_qubits + 1];
        let mut weight = 1.0;
        for distance in 1..far.len() {
            far[distance] = far[distance - 1] + weight;
            weight *= knobs.fading;
        }
        let most = task.grid.distances.iter().filter(|distance| **distance != u16::MAX).max();
        Self {
            task,
            knobs,
            walk: Walk::new(task.order),
            places,
            moves: Vec::with_capacity(2 * num_nodes),
            cost: 0,
            sites: vec![Site::default(); num_qubits],
            blocked: Vec::new(),
            partners: vec![Default::default(); num_qubits],
            num_later: 0,
            is_done: vec![false; num_nodes],
            is_blocked: vec![false; num_nodes],
            begin: 0,
            tired: vec![0; num_qubits],
            far,
            patience: 10 + 2 * usize::from(most.copied().unwrap_or(0)),
        }
    }

    /// Does all that can be done; the rest of those whose turn it is are blocked then.
    fn advance(&mut self, turn: &mut Vec<Node>) {
        let mut at = 0;
        while let Some(node) = turn.get(at).copied() {
            at += 1;
            if self.can_be_done(node) {
                self.perform(node);
                self.walk.done(node, turn);
            } else {
                self.is_blocked[node as usize] = true;
                self.blocked.push(node);
            }
        }
    }

    fn can_be_done(&self, node: Node) -> bool {
        let Some((a, b)) = self.task.pairs[node as usize] else { return true };
        let (a, b) = (self.places.physical(a), self.places.physical(b));
        self.task.grid.distance(a, b) <= 1
    }

    fn perform(&mut self, node: Node) {
        self.is_done[node as usize] = true;
        let at = self.moves.len();
        self.moves.push(Move::Step(node));
        let Some((a, b)) = self.task.pairs[node as usize] else {
            self.perform_alone(node);
            return;
        };
        self.tired.fill(0);
        let places =
            [(a, b), (b, a)].map(|(a, b)| (a, self.places.physical(a), self.places.physical(b)));
        let [own, own_swapped] = self.task.costs[node as usize];
        let [(_, p, q), _] = places;
        let block = self.open_block(p, q);
        let before = block.map_or(0, |block| block.cost);
        let after = (before + own).min(MOST);
        // Of several gates together, as far as their number tells.
        let swapped = if block.is_none() { own_swapped } else { MOST.min(after + 1) };
        self.count(p, q, before, after);
        for (own_qubit, p, q) in places {
            let group = self.task.groups.group(node, own_qubit);
            let site = &mut self.sites[p as usize];
            if site.group != group {
                site.recent.clear();
                site.group = group;
            }
            site.block = Some(Recent { other: q, at, cost: after, swapped });
            site.recent.push(Recent { other: q, at, cost: own, swapped: own_swapped });
        }
    }

    /// A step that asks for no neighbours. It ends the groups before its own.
    fn perform_alone(&mut self, node: Node) {
        for (own, group) in self.task.groups.qubits(node) {
            let site = &mut self.sites[self.places.physical(own) as usize];
            if site.group != Some(group) {
                site.recent.clear();
                site.group = Some(group);
            }
            if self.task.is_closing[node as usize] {
                site.block = None;
            }
        }
    }

    /// The block that what comes next on two places would belong to.
    fn open_block(&self, p: u32, q: u32) -> Option<Recent> {
        let block = self.sites[p as usize].block?;
        let other = self.sites[q as usize].block?;
        (block.other == q && other.other == p && block.at == other.at).then_some(block)
    }

    /// The gate that a swap of two places would be joined with.
    fn joined(&self, p: u32, q: u32) -> Option<Recent> {
        if let Some(block) = self.open_block(p, q) {
            return Some(block);
        }
        let (mine, others) = (&self.sites[p as usize].recent, &self.sites[q as usize].recent);
        let of_both = |recent: &&Recent| {
            recent.other == q && others.iter().any(|other| other.at == recent.at)
        };
        mine.iter().rev().find(of_both).copied()
    }

    fn count(&mut self, p: u32, q: u32, before: u8, after: u8) {
        self.cost = self.cost + u32::from(after) - u32::from(before);
        let more = u32::from(after.saturating_sub(before));
        let depth = self.sites[p as usize].depth.max(self.sites[q as usize].depth) + more;
        self.sites[p as usize].depth = depth;
        self.sites[q as usize].depth = depth;
    }

    fn deepest(&self) -> u32 {
        self.sites.iter().map(|site| site.depth).max().unwrap_or(0)
    }

    /// The entangling gates that a swap costs here.
    fn price(&self, p: u32, q: u32) -> u8 {
        self.joined(p, q).map_or(MOST, |recent| recent.swapped.saturating_sub(recent.cost))
    }

    fn swap(&mut self, p: u32, q: u32) {
        let joined = self.joined(p, q);
        let before = joined.map_or(0, |recent| recent.cost);
        let after = joined.map_or(MOST, |recent| recent.swapped);
        // What is done after the gate commutes with it, so that it can wait for the swap.
        if let Some(recent) = joined
            && self.open_block(p, q).is_none()
            && let Move::Step(node) = self.moves[recent.at]
        {
            self.moves[recent.at] = Move::Nothing;
            self.moves.push(Move::Step(node));
        }
        self.count(p, q, before, after);
        let at = self.moves.len();
        self.moves.push(Move::Swap(p, q));
        self.places.swap(p, q);
        for (p, q) in [(p, q), (q, p)] {
            let block = Some(Recent { other: q, at, cost: after, swapped: before });
            let site = &mut self.sites[p as usize];
            site.recent.clear();
            site.group = None;
            site.block = block;
            self.tired[p as usize] += 1;
        }
    }

    /// Whether a blocked gate of the qubit at this place can be done by now.
    fn meets(&self, place: u32) -> bool {
        let partners = &self.partners[self.places.own(place) as usize][0];
        let distance = |own: &u32| self.task.grid.distance(place, self.places.physical(*own));
        partners.iter().any(|own| distance(own) == 1)
    }

    /// The blocked gates that can be done by now. The others stay blocked.
    fn take_adjacent(&mut self) -> Vec<Node> {
        let blocked = std::mem::take(&mut self.blocked);
        let (ready, blocked): (Vec<Node>, Vec<Node>) =
            blocked.into_iter().partition(|node| self.can_be_done(*node));
        self.blocked = blocked;
        for node in &ready {
            self.is_blocked[*node as usize] = false;
        }
        ready
    }

    /// Notes whom each qubit has to meet, next and later.
    fn look_ahead(&mut self) {
        for lists in &mut self.partners {
            lists[0].clear();
            lists[1].clear();
        }
        let Task { pairs, ahead, .. } = self.task;
        for node in &self.blocked {
            let Some((a, b)) = pairs[*node as usize] else { continue };
            self.partners[a as usize][0].push(b);
            self.partners[b as usize][0].push(a);
        }
        while ahead.get(self.begin).is_some_and(|node| self.is_done[*node as usize]) {
            self.begin += 1;
        }
        self.num_later = 0;
        for node in &ahead[self.begin..] {
            if self.num_later == self.knobs.num_later {
                break;
            }
            if self.is_done[*node as usize] || self.is_blocked[*node as usize] {
                continue;
            }
            let Some((a, b)) = pairs[*node as usize] else { continue };
            self.partners[a as usize][1].push(b);
            self.partners[b as usize][1].push(a);
            self.num_later += 1;
        }
    }

    /// How much nearer a swap brings the pairs of the qubits at these places; negative is nearer.
    fn change(&self, p: u32, q: u32, list: usize) -> f64 {
        let grid = self.task.grid;
        let far =
            |a: u32, b: u32| self.far[usize::from(grid.distance(a, b)).min(self.far.len() - 1)];
        let (own_p, own_q) = (self.places.own(p), self.places.own(q));
        let mut change = 0.0;
        for (own, from, to) in [(own_p, p, q), (own_q, q, p)] {
            for partner in &self.partners[own as usize][list] {
                let at = self.places.physical(*partner);
                // The two of a pair that change places stay as far apart as they are.
                if at != to {
                    change += far(to, at) - far(from, at);
                }
            }
        }
        change
    }

    fn score(&self, p: u32, q: u32) -> f64 {
        let knobs = self.knobs;
        let mut score = self.change(p, q, 0);
        if self.num_later > 0 {
            let share = self.blocked.len() as f64 / self.num_later as f64;
            score += knobs.later * share.min(1.0) * self.change(p, q, 1);
        }
        let tired = self.tired[p as usize].max(self.tired[q as usize]);
        score + knobs.gates * f64::from(self.price(p, q)) + knobs.again * f64::from(tired)
    }

    /// The best swap that moves a qubit of a blocked gate; one of the best, if there are several.
    fn best_swap(&self, random: &mut Random) -> (u32, u32) {
        let mut best = (0, 0);
        let mut best_score = f64::INFINITY;
        let mut equals = 0;
        for own in 0..self.partners.len() as u32 {
            if self.partners[own as usize][0].is_empty() {
                continue;
            }
            let p = self.places.physical(own);
            for q in self.task.grid.neighbours(p) {
                // A swap of two such qubits is met twice.
                let other = self.places.own(*q);
                if other < own && !self.partners[other as usize][0].is_empty() {
                    continue;
                }
                let score = self.score(p, *q);
                if score < best_score - 1e-9 {
                    (best, best_score, equals) = ((p, *q), score, 1);
                } else if score < best_score + 1e-9 {
                    equals += 1;
                    if random.below(equals) == 0 {
                        best = (p, *q);
                    }
                }
            }
        }
        best
    }

    /// A swap that brings the blocked gate with the smallest distance one step nearer.
    fn nearer(&self) -> (u32, u32) {
        let grid = self.task.grid;
        let places = self.blocked.iter().filter_map(|node| self.task.pairs[*node as usize]);
        let places = places.map(|(a, b)| (self.places.physical(a), self.places.physical(b)));
        let Some((a, b)) = places.min_by_key(|(a, b)| grid.distance(*a, *b)) else { return (0, 0) };
        let next = grid.neighbours(a).iter().min_by_key(|next| grid.distance(**next, b));
        (a, next.copied().unwrap_or(b))
    }
}
