//! Which operations are done together while a chunk of the state is in the cache.

use super::super::kernels::{
    Cell, Controls, Dense, Diagonal, Groups, Lanes, Permutation, Place, SmallFlip,
};
use super::kernel::{Kernel, Split};
use super::op::Op;

/// Binary logarithm of the number of bytes of a chunk: half a MiB, which a second-level cache of these
/// days holds. A quarter means more stages and takes a tenth longer, one MiB gains nothing.
const CHUNK_BYTES: usize = 19;

/// Qubits that every chunk has at least, so that it is gathered in runs of some length.
const LOW_QUBITS: usize = 4;

/// Flips from which on one way through a chunk is less work than one for each.
const MANY_FLIPS: usize = 3;

/// Operations on chunks of the state, one chunk after the other.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct Stage<L> {
    /// The qubits whose amplitudes make a chunk, ascending.
    pub(in crate::engine) inside: Vec<usize>,
    /// The qubits whose values make a chunk's number, ascending.
    pub(in crate::engine) outside: Vec<usize>,
    pub(in crate::engine) kernels: Vec<Kernel<L>>,
}

impl<L> Stage<L> {
    /// Number of qubits from 0 on that are inside without a gap.
    pub(in crate::engine) fn num_low(&self) -> usize {
        self.inside.iter().enumerate().take_while(|(at, qubit)| at == *qubit).count()
    }
}

/// Binary logarithm of the number of amplitudes in a chunk.
fn chunk_qubits<L: Lanes>() -> usize {
    CHUNK_BYTES - size_of::<Cell<L>>().ilog2() as usize + L::QUBITS
}

/// The stages of operations on a state of so many qubits, none of which makes it grow.
///
/// Greedy: a stage takes every operation that can come now and whose targets have room.
pub(super) fn stages<L: Lanes>(ops: Vec<Op>, num_qubits: usize) -> Vec<Stage<L>> {
    if ops.is_empty() {
        return Vec::new();
    }
    // A state has a cell at least.
    let num_qubits = num_qubits.max(L::QUBITS);
    let most_targets = ops.iter().map(|op| op.targets().len()).max().unwrap_or(0);
    let room = chunk_qubits::<L>().max(most_targets + L::QUBITS);
    if num_qubits <= room {
        return vec![stage((0..num_qubits).collect(), num_qubits, &ops)];
    }
    let low = LOW_QUBITS.min(room - most_targets).max(L::QUBITS);
    let mut stages = Vec::new();
    let mut rest = ops;
    while !rest.is_empty() {
        let mut inside: u64 = (1 << low) - 1;
        let mut blocked: u64 = 0;
        let (mut taken, mut left) = (Vec::new(), Vec::new());
        for op in rest {
            let qubits = bits(&op.qubits());
            let wanted = inside | bits(&op.targets());
            if qubits & blocked == 0 && wanted.count_ones() as usize <= room {
                inside = wanted;
                taken.push(op);
            } else {
                blocked |= qubits;
                left.push(op);
            }
        }
        // The lowest that are free fill it up: they make longer runs.
        for qubit in 0..num_qubits {
            if (inside.count_ones() as usize) < room {
                inside |= 1 << qubit;
            }
        }
        let inside = (0..num_qubits).filter(|qubit| inside >> qubit & 1 == 1).collect();
        stages.push(stage(inside, num_qubits, &taken));
        rest = left;
    }
    stages
}

fn bits(qubits: &[usize]) -> u64 {
    qubits.iter().fold(0, |bits, qubit| bits | 1 << qubit)
}

fn stage<L: Lanes>(inside: Vec<usize>, num_qubits: usize, ops: &[Op]) -> Stage<L> {
    let outside: Vec<usize> = (0..num_qubits).filter(|qubit| !inside.contains(qubit)).collect();
    let mut places = vec![Place::Inside(0); num_qubits];
    for (bit, qubit) in inside.iter().enumerate() {
        places[*qubit] = Place::Inside(bit);
    }
    for (bit, qubit) in outside.iter().enumerate() {
        places[*qubit] = Place::Outside(bit);
    }
    let mut kernels: Vec<Kernel<L>> = Vec::with_capacity(ops.len());
    for op in ops {
        let kernel = prepared(op, &places, inside.len());
        if let (Kernel::Rotation(second), Some(Kernel::Rotation(first))) = (&kernel, kernels.last())
            && first.can_go_with::<L>(second)
        {
            let pair = Kernel::Rotations([*first, *second]);
            kernels.pop();
            kernels.push(pair);
        } else {
            kernels.push(kernel);
        }
    }
    let kernels = flips_together(kernels, inside.len());
    Stage { inside, outside, kernels }
}

/// The kernels, of flips that follow each other several as one.
fn flips_together<L: Lanes>(kernels: Vec<Kernel<L>>, num_inside: usize) -> Vec<Kernel<L>> {
    let mut together = Vec::with_capacity(kernels.len());
    // Those at the end of `together`.
    let mut flips: Vec<SmallFlip> = Vec::new();
    for kernel in kernels.into_iter().map(Some).chain([None]) {
        let flip = kernel.as_ref().and_then(small_flip);
        if flip.is_none() {
            if flips.len() >= MANY_FLIPS {
                together.truncate(together.len() - flips.len());
                together.push(Kernel::Permutation(Permutation::new::<L>(&flips, num_inside)));
            }
            flips.clear();
        }
        flips.extend(flip);
        together.extend(kernel);
    }
    together
}

fn small_flip<L: Lanes>(kernel: &Kernel<L>) -> Option<SmallFlip> {
    let Kernel::Flip { target, controls: Split { inside, outside } } = kernel else { return None };
    let flip = SmallFlip { target: *target, inside: *inside, outside: *outside };
    flip.moves_cells::<L>().then_some(flip)
}

/// An operation with its qubits where they are in a chunk.
fn prepared<L: Lanes>(op: &Op, places: &[Place], num_inside: usize) -> Kernel<L> {
    let bit = |qubit: usize| match places[qubit] {
        Place::Inside(bit) | Place::Outside(bit) => bit,
    };
    let split = |controls: Controls| split(controls, places);
    match op {
        Op::Rotation(rotation) => {
            let mut rotation = *rotation;
            rotation.qubit = bit(rotation.qubit);
            Kernel::Rotation(rotation)
        }
        Op::Two { qubits, matrix } => Kernel::Dense(Dense::new(&qubits.map(bit), matrix)),
        Op::Diagonal(phases) => {
            Kernel::Diagonal(Diagonal::new(phases, num_inside, |qubit| places[qubit]))
        }
        Op::Flip { target, controls } => {
            Kernel::Flip { target: bit(*target), controls: split(*controls) }
        }
        Op::Controlled { target, matrix, controls } => {
            let (target, matrix) = (bit(*target), *matrix);
            Kernel::Controlled { target, matrix, controls: split(*controls) }
        }
        Op::Scale { factor, controls } => {
            Kernel::Scale { factor: *factor, controls: split(*controls) }
        }
        Op::Groups { matrix, targets, controls } => {
            let targets: Vec<usize> = targets.iter().map(|target| bit(*target)).collect();
            let Split { inside, outside } = split(*controls);
            Kernel::Groups { groups: Groups::new(matrix.clone(), &targets, inside), outside }
        }
        Op::Grow(_) => unreachable!("invariant: the state does not grow within a stage"),
    }
}

/// Controls by where they are.
fn split(controls: Controls, places: &[Place]) -> Split {
    let mut split = Split::default();
    for (qubit, place) in places.iter().enumerate() {
        if controls.mask >> qubit & 1 == 1 {
            let value = controls.values >> qubit & 1 == 1;
            match place {
                Place::Inside(bit) => split.inside = split.inside.and(*bit, value),
                Place::Outside(bit) => split.outside = split.outside.and(*bit, value),
            }
        }
    }
    split
}
