//! Joins gates on the same two qubits that commute with all between them.

use std::collections::BTreeMap;

use super::collect::collected;
use super::order::{Node, Order, Wires};
use super::step::{Action, Step};
use crate::circuit::Variable;

/// Rounds after which what is left is taken as it is.
const MAX_ROUNDS: usize = 8;

/// The steps with gates joined and those that do nothing together left out, until nothing changes.
pub(super) fn merged(steps: Vec<Step>, wires: Wires, variables: &[Variable]) -> Vec<Step> {
    let mut steps = collected(steps, wires.num_qubits);
    for _ in 0..MAX_ROUNDS {
        let before = num_blocks(&steps);
        let Some(joined) = joined(&steps, wires, variables) else { break };
        steps = collected(joined, wires.num_qubits);
        if num_blocks(&steps) == before {
            break;
        }
    }
    steps
}

fn num_blocks(steps: &[Step]) -> usize {
    steps.iter().filter(|step| matches!(step.action, Action::Block(_))).count()
}

/// The steps with gates of the same groups on both of their qubits joined; none if there are none.
fn joined(steps: &[Step], wires: Wires, variables: &[Variable]) -> Option<Vec<Step>> {
    let order = Order::new(steps, wires, variables, false);
    // By qubits and groups, the first of them.
    let mut firsts: BTreeMap<[(u32, u32); 2], Node> = BTreeMap::new();
    let mut into: Vec<Option<Node>> = vec![None; steps.len()];
    for (node, step) in steps.iter().enumerate() {
        let Action::Block(block) = &step.action else { continue };
        if block.axes.contains(&None) {
            continue;
        }
        let mut key = [(0, 0); 2];
        for (entry, place) in key.iter_mut().zip(order.qubits(node as Node)) {
            *entry = place;
        }
        key.sort_unstable();
        let first = *firsts.entry(key).or_insert(node as Node);
        into[node] = (first != node as Node).then_some(first);
    }
    if into.iter().all(Option::is_none) {
        return None;
    }
    let mut joined: Vec<Step> = steps.to_vec();
    for (node, first) in into.iter().enumerate() {
        let Some(first) = first else { continue };
        let other = steps[node].clone();
        let own = &mut joined[*first as usize];
        let is_turned = own.qubits != other.qubits;
        if let (Action::Block(own_block), Action::Block(block)) = (&mut own.action, &other.action) {
            let matrix = if is_turned { block.matrix.exchanged() } else { block.matrix };
            own_block.matrix = matrix * own_block.matrix;
        }
        own.from = own.from.and(&other.from);
    }
    let kept = joined.into_iter().zip(into).filter(|(_, into)| into.is_none());
    Some(kept.map(|(step, _)| step).collect())
}
