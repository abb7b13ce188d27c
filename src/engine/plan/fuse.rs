//! Which elements are multiplied together beforehand.
//!
//! There are two ways. In *blocks*, as many elements as possible join on two qubits, and a block
//! stays one matrix where that costs less than its parts. In *layers*, only what happens to one
//! qubit is multiplied together, and the order of the program is kept: phases of a whole layer
//! then meet, and are applied in one pass. Which way is cheaper is seen when both are lowered.

use super::element::Element;
use super::small::Small;

/// Times per amplitude that the choice rests on, in tenths of a nanosecond.
mod cost {
    pub(super) const REAL: f64 = 2.4;
    pub(super) const GENERAL: f64 = 3.1;
    pub(super) const FLIP: f64 = 1.0;
    pub(super) const PHASE: f64 = 0.2;
    pub(super) const PAIR_PHASE: f64 = 0.55;
    pub(super) const TWO: f64 = 11.0;
}

/// Elements of a block, on one or two qubits; or a single one on any number.
struct Block {
    qubits: Vec<usize>,
    elements: Vec<Element>,
    is_open: bool,
}

/// The elements in layers.
pub(super) fn in_layers(elements: &[Element], num_qubits: usize) -> Vec<Element> {
    let mut layers = Layers { pending: vec![None; num_qubits], stream: Vec::new() };
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
    stream: Vec<Element>,
}

impl Layers {
    fn add(&mut self, element: &Element) {
        match element {
            Element::One { qubit, .. } => self.join(*qubit, element),
            Element::Flip { target, controls } if controls.is_empty() => {
                self.join(*target, element);
            }
            Element::Phase(_) => self.stream.push(element.clone()),
            Element::Phases(phases) if phases.of_pairs.is_empty() => match phases.of_qubits[..] {
                [(qubit, _)] if self.pending[qubit].is_some() => self.join(qubit, element),
                _ => self.pass(element),
            },
            _ => self.pass(element),
        }
    }

    fn join(&mut self, qubit: usize, element: &Element) {
        self.pending[qubit].get_or_insert_with(Small::<4>::identity).then(element, |_| 0);
    }

    fn pass(&mut self, element: &Element) {
        if element.qubits().iter().any(|qubit| self.pending[*qubit].is_some()) {
            self.flush();
        }
        self.stream.push(element.clone());
    }

    fn flush(&mut self) {
        for (qubit, pending) in self.pending.iter_mut().enumerate() {
            let one = pending.take().map(|small| Element::One { qubit, matrix: small.entries });
            self.stream.extend(one);
        }
    }
}

/// The elements in blocks; nothing when no block is worth being one matrix.
pub(super) fn in_blocks(elements: &[Element], num_qubits: usize) -> Option<Vec<Element>> {
    let mut stream = Vec::new();
    let mut is_worth_it = false;
    for block in blocks(elements, num_qubits) {
        let Block { qubits, elements, is_open } = block;
        if !is_open {
            stream.extend(elements);
            continue;
        }
        let parts = in_layers_of(&elements, &qubits);
        match qubits[..] {
            [a, b] if parts.iter().map(cost_of).sum::<f64>() > cost::TWO => {
                let mut matrix = Small::<16>::identity();
                for element in &elements {
                    matrix.then(element, |qubit| usize::from(qubit != a));
                }
                stream.push(Element::Two { qubits: [a, b], matrix: matrix.entries });
                is_worth_it = true;
            }
            _ => stream.extend(parts),
        }
    }
    is_worth_it.then_some(stream)
}

/// A block's elements with what happens to single qubits multiplied together.
fn in_layers_of(elements: &[Element], qubits: &[usize]) -> Vec<Element> {
    let last = qubits.iter().max().map_or(0, |qubit| qubit + 1);
    in_layers(elements, last)
}

fn blocks(elements: &[Element], num_qubits: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // The last block of each qubit; and what waits for the first.
    let mut last: Vec<Option<usize>> = vec![None; num_qubits];
    let mut waiting: Vec<Vec<Element>> = vec![Vec::new(); num_qubits];
    for element in elements {
        let qubits = element.qubits();
        let latest = qubits.iter().filter_map(|qubit| last[*qubit]).max();
        if let ([qubit], None) = (&qubits[..], latest) {
            waiting[*qubit].push(element.clone());
            continue;
        }
        let is_small = can_join(element);
        let union = |block: &Block| {
            let mut all = block.qubits.clone();
            all.extend(qubits.iter().filter(|qubit| !block.qubits.contains(qubit)));
            all
        };
        let joined = latest.filter(|at| is_small && blocks[*at].is_open).and_then(|at| {
            let all = union(&blocks[at]);
            (all.len() <= 2).then_some((at, all))
        });
        let at = if let Some((at, all)) = joined {
            blocks[at].qubits = all;
            at
        } else {
            blocks.push(Block { qubits: qubits.clone(), elements: Vec::new(), is_open: is_small });
            blocks.len() - 1
        };
        for qubit in &qubits {
            if last[*qubit].is_none() {
                let before = std::mem::take(&mut waiting[*qubit]);
                if is_small {
                    blocks[at].elements.extend(before);
                } else {
                    // They come before the single element, as a block of their own.
                    blocks[at].elements.extend(in_layers_of(&before, &[*qubit]));
                }
            }
            last[*qubit] = Some(at);
        }
        blocks[at].elements.push(element.clone());
    }
    let rest = waiting.into_iter().enumerate().filter(|(_, elements)| !elements.is_empty());
    blocks.extend(rest.map(|(qubit, elements)| Block {
        qubits: vec![qubit],
        elements,
        is_open: true,
    }));
    blocks
}

/// Whether an element can be a part of a matrix on two qubits.
fn can_join(element: &Element) -> bool {
    match element {
        Element::One { .. } | Element::Two { .. } => true,
        Element::Flip { controls, .. } => controls.len() <= 1,
        Element::Phases(phases) => phases.qubits().len() <= 2,
        _ => false,
    }
}

fn cost_of(element: &Element) -> f64 {
    match element {
        Element::One { matrix, .. } => {
            let is_real = matrix.iter().all(|entry| entry.im == 0.0);
            if is_real { cost::REAL } else { cost::GENERAL }
        }
        Element::Phases(phases) if phases.of_pairs.is_empty() => cost::PHASE,
        Element::Phases(_) => cost::PAIR_PHASE,
        Element::Flip { .. } => cost::FLIP,
        Element::Two { .. } => cost::TWO + 1.0,
        _ => 0.0,
    }
}
