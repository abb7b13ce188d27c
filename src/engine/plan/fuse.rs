//! Which elements are multiplied together beforehand.
//!
//! There are two ways. In *blocks*, as many elements as possible join on two qubits, and a block
//! stays one matrix where that costs less than its parts. In *layers*, only what happens to one
//! qubit is multiplied together, and the order of the program is kept: phases of a whole layer
//! then meet, and are applied in one pass. Which way is cheaper is seen when both are lowered.

use smallvec::SmallVec;

use super::super::gate_step::Controls;
use super::super::kernels::Rotation;
use super::element::Element;
use super::phased::{Middle, Phased};
use super::small::Small;

/// Times per amplitude that the choice rests on, in tenths of a nanosecond.
mod cost {
    pub(super) const TURN: f64 = 1.6;
    pub(super) const FLIP: f64 = 1.0;
    pub(super) const PHASE: f64 = 0.3;
    pub(super) const PAIR_PHASE: f64 = 0.4;
    pub(super) const TWO: f64 = 10.2;
}

/// Elements of a block, on one or two qubits; or a single one on any number.
struct Block {
    /// As bits.
    qubits: u64,
    /// Their numbers.
    elements: Vec<usize>,
    is_open: bool,
}

/// The elements in layers.
pub(super) fn in_layers(elements: &[Element], num_qubits: usize) -> Vec<Element> {
    let mut layers = Layers::new(num_qubits);
    for element in elements {
        layers.add(element);
    }
    layers.flush();
    layers.stream
}

/// What happens to single qubits waits until a qubit of it is used otherwise; then all of it
/// comes, so that gates of a layer stay side by side.
struct Layers {
    pending: Vec<Option<Small<4>>>,
    /// The qubits for which something waits, as bits.
    waiting: u64,
    stream: Vec<Element>,
}

impl Layers {
    fn new(num_qubits: usize) -> Self {
        Self { pending: vec![None; num_qubits], waiting: 0, stream: Vec::new() }
    }

    fn add(&mut self, element: &Element) {
        match element {
            Element::One { qubit, .. } => self.join(*qubit, element),
            Element::Flip { target, controls } if controls.is_empty() => {
                self.join(*target, element);
            }
            Element::PhaseOf { qubit, .. } if self.waiting >> qubit & 1 == 1 => {
                self.join(*qubit, element);
            }
            _ => {
                if element.qubits() & self.waiting != 0 {
                    self.flush();
                }
                self.stream.push(element.clone());
            }
        }
    }

    fn join(&mut self, qubit: usize, element: &Element) {
        self.pending[qubit].get_or_insert_with(Small::<4>::identity).then(element, |_| 0);
        self.waiting |= 1 << qubit;
    }

    /// Phases before and after are kept apart from what is between, so that those of the whole
    /// layer can be applied in one pass.
    fn flush(&mut self) {
        let mut layer: SmallVec<[(usize, Phased); 32]> = SmallVec::new();
        for qubit in bits(std::mem::take(&mut self.waiting)) {
            let small = self.pending[qubit].take();
            layer.extend(small.map(|small| (qubit, Phased::of(small.entries))));
        }
        let mut whole = 0.0;
        for (qubit, phased) in &layer {
            whole += phased.whole;
            self.push_phase(*qubit, phased.before);
        }
        // Those of a kind side by side, since they can go through a state together; flips last,
        // since those under control come next.
        layer.sort_by_key(|(_, phased)| match phased.middle {
            Middle::Turn { is_imaginary, .. } => u8::from(is_imaginary),
            Middle::Flip | Middle::Nothing => 2,
        });
        for &(qubit, phased) in &layer {
            match phased.middle {
                Middle::Nothing => {}
                Middle::Flip => {
                    self.stream.push(Element::Flip { target: qubit, controls: Controls::new() });
                }
                Middle::Turn { entries, is_imaginary } => {
                    self.stream.push(Element::Turn(Rotation { qubit, entries, is_imaginary }));
                }
            }
        }
        for (qubit, phased) in &layer {
            self.push_phase(*qubit, phased.after);
        }
        if whole != 0.0 {
            self.stream.push(Element::Phase(whole));
        }
    }

    fn push_phase(&mut self, qubit: usize, angle: f64) {
        if angle != 0.0 {
            self.stream.push(Element::PhaseOf { qubit, angle });
        }
    }
}

/// The elements in blocks; nothing when no block is worth being one matrix.
pub(super) fn in_blocks(elements: &[Element], num_qubits: usize) -> Option<Vec<Element>> {
    let mut layers = Layers::new(num_qubits);
    let mut is_worth_it = false;
    for block in blocks(elements, num_qubits) {
        let own = || block.elements.iter().map(|at| &elements[*at]);
        if !block.is_open {
            layers.stream.extend(own().cloned());
            continue;
        }
        if block.qubits.count_ones() == 2 && layered_cost(own()) > cost::TWO {
            layers.stream.push(multiplied(block.qubits, own()));
            is_worth_it = true;
        } else {
            own().for_each(|element| layers.add(element));
            layers.flush();
        }
    }
    is_worth_it.then_some(layers.stream)
}

/// Elements on two qubits as one matrix.
fn multiplied<'e>(qubits: u64, elements: impl Iterator<Item = &'e Element>) -> Element {
    let mut matrix = Small::<16>::identity();
    let (low, high) = (qubits.trailing_zeros() as usize, qubits.ilog2() as usize);
    for element in elements {
        matrix.then(element, |qubit| usize::from(qubit == high));
    }
    Element::Two { qubits: [low, high], matrix: Box::new(matrix.entries) }
}

fn blocks(elements: &[Element], num_qubits: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // The last block of each qubit; and what waits for the first.
    let mut last: Vec<Option<usize>> = vec![None; num_qubits];
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); num_qubits];
    for (number, element) in elements.iter().enumerate() {
        let qubits = element.qubits();
        let latest = bits(qubits).filter_map(|qubit| last[qubit]).max();
        if qubits.is_power_of_two() && latest.is_none() {
            waiting[qubits.trailing_zeros() as usize].push(number);
            continue;
        }
        let is_open = can_join(element);
        let before: Vec<usize> = bits(qubits)
            .filter(|qubit| last[*qubit].is_none())
            .flat_map(|qubit| std::mem::take(&mut waiting[qubit]))
            .collect();
        let joined = latest.filter(|at| {
            is_open && blocks[*at].is_open && (blocks[*at].qubits | qubits).count_ones() <= 2
        });
        let at = joined.unwrap_or_else(|| {
            if !is_open && !before.is_empty() {
                // It comes before the single element, as a block of its own.
                let elements = before.clone();
                blocks.push(Block { qubits, elements, is_open: true });
            }
            blocks.push(Block { qubits: 0, elements: Vec::new(), is_open });
            blocks.len() - 1
        });
        let block = &mut blocks[at];
        block.qubits |= qubits;
        block.elements.extend(before.into_iter().filter(|_| is_open));
        block.elements.push(number);
        bits(qubits).for_each(|qubit| last[qubit] = Some(at));
    }
    let rest = waiting.into_iter().enumerate().filter(|(_, elements)| !elements.is_empty());
    let alone = |(qubit, elements)| Block { qubits: 1_u64 << qubit, elements, is_open: true };
    blocks.extend(rest.map(alone));
    blocks
}

/// The bits that are set, in ascending order.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(bit)
    })
}

/// Whether an element can be a part of a matrix on two qubits.
fn can_join(element: &Element) -> bool {
    match element {
        Element::One { .. }
        | Element::Two { .. }
        | Element::PhaseOf { .. }
        | Element::PairPhase { .. } => true,
        Element::Flip { controls, .. } => controls.len() <= 1,
        _ => false,
    }
}

/// Times per amplitude of elements in layers, about, in tenths of a nanosecond.
fn layered_cost<'e>(elements: impl Iterator<Item = &'e Element>) -> f64 {
    let mut waiting = 0;
    let mut cost = 0.0;
    for element in elements {
        let qubits = element.qubits();
        let is_one = match element {
            Element::One { .. } => true,
            Element::Flip { controls, .. } => controls.is_empty(),
            Element::PhaseOf { .. } => waiting & qubits != 0,
            _ => false,
        };
        match (is_one, waiting & qubits) {
            (true, 0) => cost += cost::TURN,
            (true, _) => {}
            (false, _) => cost += cost_of(element),
        }
        waiting = if is_one { waiting | qubits } else { waiting & !qubits };
    }
    cost
}

/// Times per amplitude of elements, about, in tenths of a nanosecond.
pub(super) fn total_cost(elements: &[Element]) -> f64 {
    elements.iter().map(cost_of).sum()
}

fn cost_of(element: &Element) -> f64 {
    match element {
        Element::One { .. } | Element::Turn(_) => cost::TURN,
        Element::PhaseOf { .. } => cost::PHASE,
        Element::PairPhase { .. } => cost::PAIR_PHASE,
        Element::Flip { .. } => cost::FLIP,
        Element::Two { .. } => cost::TWO + 1.0,
        _ => 0.0,
    }
}
