//! What has to wait for what, where steps that commute do not wait for each other.
//!
//! On every wire (a qubit, a classical bit, or the state of the program) the steps stand in a row
//! of *groups*: the steps of one group commute, and each waits for the groups before its own. The
//! turn of a step has come when its group is the current one on all of its wires.

use super::axis::Axis;
use super::step::{Action, Step};
use crate::circuit::{Operation, Variable};

/// Number of a step.
pub(super) type Node = u32;

/// How many wires a circuit has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wires {
    pub(super) num_qubits: u32,
    pub(super) num_clbits: u32,
}

impl Wires {
    fn count(self) -> usize {
        (self.num_qubits + self.num_clbits + 1) as usize
    }

    fn all(self) -> impl Iterator<Item = u32> {
        0..self.count() as u32
    }

    /// The wires of a step, its qubits first. What reads or changes variables, or decides what
    /// comes next, is kept in order by the last wire; the latter also with every measurement.
    fn of(self, step: &Step, variables: &[Variable]) -> Vec<u32> {
        let program = self.num_qubits + self.num_clbits;
        let qubits = step.qubits.iter().copied();
        let Action::Instruction(instruction) = &step.action else { return qubits.collect() };
        match &instruction.operation {
            _ if step.may_leave() => self.all().collect(),
            Operation::Flow(_) | Operation::Assign(_) => {
                qubits.chain(self.num_qubits..=program).collect()
            }
            _ => {
                let mut wires: Vec<u32> = qubits.collect();
                wires.extend(instruction.clbits.iter().map(|clbit| self.num_qubits + clbit.0));
                let reads = |name: &str| variables.iter().any(|variable| variable.name == name);
                let mut is_dynamic = false;
                for formula in instruction.formulas() {
                    formula.for_each_symbol(&mut |name| is_dynamic |= reads(name));
                }
                wires.extend(is_dynamic.then_some(program));
                wires
            }
        }
    }
}

/// The groups of all wires.
#[derive(Debug, Clone)]
pub(super) struct Order {
    num_qubits: u32,
    /// For each wire its groups.
    groups: Vec<Vec<Vec<Node>>>,
    /// For each step its wires, and its group on each of them.
    places: Vec<Vec<(u32, u32)>>,
}

impl Order {
    /// The order of these steps. If it is strict, a step waits for all before it that share a wire,
    /// whether they commute or not.
    pub(super) fn new(
        steps: &[Step],
        wires: Wires,
        variables: &[Variable],
        is_strict: bool,
    ) -> Self {
        let mut groups: Vec<Vec<Vec<Node>>> = vec![Vec::new(); wires.count()];
        let mut axes: Vec<Option<Axis>> = vec![None; wires.count()];
        let mut places = Vec::with_capacity(steps.len());
        for (node, step) in steps.iter().enumerate() {
            let own = wires.of(step, variables);
            let place = |(number, wire): (usize, u32)| {
                let axis = (number < step.qubits.len()).then(|| step.axis(number)).flatten();
                let (row, last) = (&mut groups[wire as usize], &mut axes[wire as usize]);
                let is_same =
                    last.zip(axis).is_some_and(|(last, axis)| !is_strict && last.is(axis));
                if !is_same {
                    row.push(Vec::new());
                    *last = axis;
                }
                let group = row.len() - 1;
                row[group].push(node as Node);
                (wire, group as u32)
            };
            places.push(own.into_iter().enumerate().map(place).collect());
        }
        Self { num_qubits: wires.num_qubits, groups, places }
    }

    /// The same steps from the last to the first.
    pub(super) fn reversed(&self) -> Self {
        let mut reversed = self.clone();
        for row in &mut reversed.groups {
            row.reverse();
        }
        for place in &mut reversed.places {
            for (wire, group) in place {
                *group = self.groups[*wire as usize].len() as u32 - 1 - *group;
            }
        }
        reversed
    }

    /// Number of steps.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The qubits of a step, with its group on each.
    pub(super) fn qubits(&self, node: Node) -> impl Iterator<Item = (u32, u32)> {
        self.places[node as usize].iter().copied().filter(|(wire, _)| *wire < self.num_qubits)
    }

    /// The group of a step on a wire.
    pub(super) fn group(&self, node: Node, wire: u32) -> Option<u32> {
        let place = self.places[node as usize].iter().find(|(own, _)| *own == wire);
        place.map(|(_, group)| *group)
    }

    /// For each step the fewest rounds after which it can be done, were all steps of a group done
    /// at once.
    pub(super) fn levels(&self) -> Vec<u32> {
        let mut levels = vec![0; self.len()];
        let mut walk = Walk::new(self);
        let mut turn = walk.first();
        let mut level = 0;
        while !turn.is_empty() {
            let mut next = Vec::new();
            for node in turn {
                levels[node as usize] = level;
                walk.done(node, &mut next);
            }
            turn = next;
            level += 1;
        }
        levels
    }
}

/// How far one has come through an [`Order`].
#[derive(Debug, Clone)]
pub(super) struct Walk<'o> {
    order: &'o Order,
    /// For each wire the current group, and how many of its steps are left.
    current: Vec<(u32, u32)>,
    /// For each step, on how many wires its turn has not come.
    waiting: Vec<u32>,
}

impl<'o> Walk<'o> {
    /// At the beginning.
    pub(super) fn new(order: &'o Order) -> Self {
        let left = |row: &Vec<Vec<Node>>| row.first().map_or(0, |group| group.len() as u32);
        let current = order.groups.iter().map(|row| (0, left(row))).collect();
        let later = |place: &Vec<(u32, u32)>| place.iter().filter(|(_, group)| *group > 0).count();
        let waiting = order.places.iter().map(|place| later(place) as u32).collect();
        Self { order, current, waiting }
    }

    /// The steps that wait for nothing, ascending.
    pub(super) fn first(&self) -> Vec<Node> {
        let nodes = 0..self.order.len() as Node;
        nodes.filter(|node| self.waiting[*node as usize] == 0).collect()
    }

    /// A step whose turn it was has been done. Those whose turn has come by that are added.
    pub(super) fn done(&mut self, node: Node, turn: &mut Vec<Node>) {
        for (wire, _) in &self.order.places[node as usize] {
            let (group, left) = &mut self.current[*wire as usize];
            *left -= 1;
            if *left > 0 {
                continue;
            }
            *group += 1;
            let Some(next) = self.order.groups[*wire as usize].get(*group as usize) else {
                continue;
            };
            *left = next.len() as u32;
            for node in next {
                let waiting = &mut self.waiting[*node as usize];
                *waiting -= 1;
                if *waiting == 0 {
                    turn.push(*node);
                }
            }
        }
    }
}
