//! How strings on a state vector get their sums.

use super::super::kernels::Lanes;
use super::super::places::Span;

/// Most qubits of a block: a block of sums stays in the fastest cache together with the two
/// blocks of amplitudes that it comes from.
const BLOCK_QUBITS: usize = 9;

/// Binary logarithm of the largest number of blocks of sums: with more of them they leave the
/// second cache.
const MOST_BINS: usize = 6;

/// How the strings of a group get their sums.
///
/// A block's products are wanted in a sum for each string, with signs by the bits within the block,
/// and one more by the block's number. Blocks between which no string makes a difference but a sign
/// that all share are added up: to a single block for one string, to `2^r` of them, the *bins*, for
/// strings whose masks of the block's number span `r` dimensions. Only these are summed with all
/// signs, once. Where there would be too many of them, as for all pairs of Z, every block is summed
/// with all signs, and each string takes its sum from it.
#[derive(Debug)]
pub(super) enum Way {
    /// Of the bin that a block is added to, each bit is the parity of the bits of the block's number
    /// that one of these masks chooses. A pattern says for each string which signs the bins have in
    /// its sum, as the number of a sum over all bins.
    Bins { basis: Vec<usize>, patterns: Vec<usize> },
    /// Sums are formed from every block.
    EachBlock,
}

/// The blocks of a state, as a group sees them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blocks {
    /// Binary logarithm of the number of amplitudes in a block.
    pub(super) qubits: usize,
    /// Number of blocks.
    count: usize,
    /// Bits of a block's number in which the block of its partners differs.
    pub(super) flips: usize,
}

impl Blocks {
    pub(super) fn new<L: Lanes>(num_qubits: usize, x: usize) -> Self {
        let qubits = num_qubits.clamp(L::QUBITS, BLOCK_QUBITS);
        let flips = x >> qubits;
        Self { qubits, count: 1 << (num_qubits.max(qubits) - qubits), flips }
    }

    /// Number of amplitudes in a block.
    pub(super) fn len(self) -> usize {
        1 << self.qubits
    }

    /// The highest bit of [`Self::flips`]: of two blocks that are partners of each other, the one
    /// without it is enough.
    fn top(self) -> usize {
        self.flips.checked_ilog2().map_or(0, |bit| 1 << bit)
    }

    /// The blocks that are gone through.
    pub(super) fn visited(self) -> impl Iterator<Item = usize> {
        (0..self.count).filter(move |block| block & self.top() == 0)
    }

    /// Number of blocks that are gone through.
    fn num_visited(self) -> usize {
        if self.flips == 0 { self.count } else { self.count / 2 }
    }
}

impl Way {
    /// The way that is less work.
    pub(super) fn new(terms: &[(usize, usize)], blocks: Blocks) -> Self {
        let (basis, patterns) = span(terms.iter().map(|(z, _)| z >> blocks.qubits));
        if basis.len() > MOST_BINS {
            return Self::EachBlock;
        }
        let bins = Self::Bins { basis, patterns };
        let work = |way: &Self| way.work(terms.len(), blocks);
        if work(&bins) <= work(&Self::EachBlock) { bins } else { Self::EachBlock }
    }

    /// Units of work for so many strings.
    pub(super) fn work(&self, num_terms: usize, blocks: Blocks) -> u64 {
        let num_visited = blocks.num_visited() as u64;
        num_visited * self.block_work(num_terms, blocks) + self.bins_work(blocks)
    }

    /// Units of work for a block: half of one for each product, and about an eighth for each
    /// addition.
    pub(super) fn block_work(&self, num_terms: usize, blocks: Blocks) -> u64 {
        let len = blocks.len() as u64;
        match self {
            Self::Bins { .. } => len / 2,
            Self::EachBlock => len / 2 + len * blocks.qubits as u64 / 8 + num_terms as u64,
        }
    }

    /// Units of work for summing the bins with all signs.
    pub(super) fn bins_work(&self, blocks: Blocks) -> u64 {
        match self {
            Self::Bins { basis, .. } => {
                ((blocks.len() << basis.len()) * (blocks.qubits + basis.len()) / 8) as u64
            }
            Self::EachBlock => 0,
        }
    }
}

/// A basis of all differences of masks from the first one, and for each mask which of the basis
/// its difference is the sum of, as bits. Goes on until the basis is too large.
fn span(masks: impl Iterator<Item = usize>) -> (Vec<usize>, Vec<usize>) {
    let mut span = Span::default();
    let mut first = None;
    let mut patterns = Vec::new();
    for mask in masks {
        let difference = mask ^ *first.get_or_insert(mask);
        patterns.push(span.coordinates(difference).unwrap_or_else(|| {
            span.push(difference);
            1 << (span.masks.len() - 1)
        }));
        if span.masks.len() > MOST_BINS {
            break;
        }
    }
    (span.masks, patterns)
}
