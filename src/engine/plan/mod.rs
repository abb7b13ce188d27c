//! How a run of gates is carried out.
//!
//! Owns: taking gates apart, multiplying some together, letting the state grow, and cutting the
//! rest into stages that fit the cache. Does not know: measurements, control flow, and how a
//! kernel does what it does.
//!
//! Gates become [`element`]s, what they are to amplitudes; [`fuse`] multiplies some together;
//! [`lower`] turns them into [`op`]erations on a state that grows; [`scale`] takes factors out;
//! [`schedule`] cuts operations into stages. Planning is linear in the number of gates but for
//! the stages, of which there are few.

mod element;
mod fuse;
mod kernel;
mod lower;
mod op;
mod phased;
mod precise;
mod scale;
mod schedule;
mod small;

pub(super) use super::gate_step::Control;
pub(super) use kernel::Kernel;
pub(super) use lower::Wire;
pub(super) use precise::{AnyPlan, Planned};
pub(super) use schedule::Stage;

use super::gate_step::GateStep;
use super::kernels::Lanes;
use crate::math::{C64, cis};
use element::Element;
use lower::Lowering;
use op::Op;

/// Up to so many gates, what is multiplied together is not worth being thought about.
const FEW: usize = 4;

/// How much dearer a way must look beforehand for not being worked out.
const CLEARLY: f64 = 1.5;

/// A run of gates, ready for a state.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan<L> {
    pub(super) parts: Vec<Part<L>>,
    /// What the whole state is multiplied by.
    pub(super) phase: C64,
    /// Units of work.
    pub(super) work: f64,
}

/// How qubits are left for what comes after a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// All are a part of the state, each where it was if it was one before.
    InPlace,
    /// All are a part of the state, anywhere.
    Joined,
    /// Those that need not be a part of the state are none.
    Anyhow,
}

/// A part of a plan.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part<L> {
    /// A qubit joins as the highest, in this state.
    Grow([C64; 2]),
    /// Operations on a state of as many qubits as have joined.
    Stage(Stage<L>),
}

/// Plans gates on qubits that are where `wires` says, which is changed to where they are then.
///
fn plan<L: Lanes>(gates: &[GateStep], wires: &mut Vec<Wire>, after: After) -> Plan<L> {
    let mut elements = Vec::with_capacity(gates.len());
    for gate in gates {
        element::elements(gate, &mut elements);
    }
    let (elements, moved) = settled(elements, wires.len(), after != After::InPlace);
    let num_joined = wires.iter().filter(|wire| matches!(wire, Wire::Joined(_))).count();
    let lowering = best(&elements, wires, after != After::Anyhow);
    *wires = moved.iter().map(|qubit| lowering.wires[*qubit]).collect();
    let mut ops = lowering.ops;
    let divided = scale::defer(&mut ops);
    let (parts, work) = parts(ops, num_joined);
    Plan { parts, phase: cis(lowering.phase) * divided, work }
}

/// The elements without exchanges of qubits, if these may change places: each is then what the
/// list says.
fn settled(
    elements: Vec<Element>,
    num_qubits: usize,
    may_exchange: bool,
) -> (Vec<Element>, Vec<usize>) {
    let mut rest = Vec::with_capacity(elements.len());
    let mut moved: Vec<usize> = (0..num_qubits).collect();
    for mut element in elements {
        if let (Element::Swap([a, b]), true) = (&element, may_exchange) {
            moved.swap(*a, *b);
        } else {
            element.rename(&moved);
            rest.push(element);
        }
    }
    (rest, moved)
}

/// The elements lowered in the way that costs less.
fn best(elements: &[Element], wires: &[Wire], joins_all: bool) -> Lowering {
    let lowered = |stream: &[Element]| {
        let mut lowering = Lowering::new(wires.to_vec());
        for element in stream {
            lowering.add(element);
        }
        lowering.finish(joins_all)
    };
    if elements.len() <= FEW {
        return lowered(elements);
    }
    let layers = fuse::in_layers(elements, wires.len());
    let Some(blocks) = fuse::in_blocks(elements, wires.len()) else { return lowered(&layers) };
    let in_blocks = lowered(&blocks);
    if fuse::total_cost(&layers) > CLEARLY * fuse::total_cost(&blocks) {
        return in_blocks;
    }
    let in_layers = lowered(&layers);
    let cost = |lowering: &Lowering| lowering.ops.iter().map(Op::cost).sum::<f64>();
    if cost(&in_blocks) < cost(&in_layers) { in_blocks } else { in_layers }
}

/// The operations in stages, between which the state grows; and units of work.
fn parts<L: Lanes>(ops: Vec<Op>, mut num_joined: usize) -> (Vec<Part<L>>, f64) {
    let mut parts = Vec::new();
    let (mut work, mut growth) = (0.0, 0.0);
    let mut waiting = Vec::new();
    let mut bring = |waiting: &mut Vec<Op>, num_joined: usize, parts: &mut Vec<Part<L>>| {
        let stages = schedule::stages(std::mem::take(waiting), num_joined);
        for stage in &stages {
            let of_kernels: u64 = stage.kernels.iter().map(Kernel::work).sum();
            work += of_kernels as f64 * (num_joined as f64).exp2();
        }
        parts.extend(stages.into_iter().map(Part::Stage));
    };
    for op in ops {
        if let Op::Grow(state) = op {
            bring(&mut waiting, num_joined, &mut parts);
            parts.push(Part::Grow(state));
            num_joined += 1;
            if state != [C64::ONE, C64::ZERO] {
                growth += (num_joined as f64).exp2();
            }
        } else {
            waiting.push(op);
        }
    }
    bring(&mut waiting, num_joined, &mut parts);
    (parts, work + growth)
}
