//! Pauli strings that flip the same bits, on a state vector.

use wide::f64x2;

use super::super::EngineError;
use super::super::kernels::{Half, Lanes, add_products, sums_with_signs};
use super::super::progress::Progress;
use super::super::state::State;

/// Most qubits of a block: a block of sums stays in the fastest cache together with the two
/// blocks of amplitudes that it comes from.
const BLOCK_QUBITS: usize = 9;

/// Binary logarithm of the largest number of blocks of sums: with more of them they leave the
/// second cache.
const MOST_BINS: usize = 6;

/// A Pauli string on the bits of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Masks {
    /// The bits with X or Y.
    pub(super) x: usize,
    /// The bits with Z or Y.
    pub(super) z: usize,
}

impl Masks {
    /// The half of `⟨i|ψ⟩* ⟨i^x|ψ⟩` that counts.
    ///
    /// The value of the string is `(-i)^y · Σ (-1)^|i&z| ⟨i|ψ⟩* ⟨i^x|ψ⟩` where `y` is the number
    /// of Y. What is summed changes into its conjugate when `i` changes into `i^x`, and its sign
    /// is then the other one if `y` is odd. So the sum is real or imaginary.
    pub(super) fn half(self) -> Half {
        if self.num_y().is_multiple_of(2) { Half::Real } else { Half::Imaginary }
    }

    /// What the sum of that half is to be multiplied by.
    fn sign(self) -> f64 {
        if self.num_y() & 2 == 0 { 1.0 } else { -1.0 }
    }

    fn num_y(self) -> u32 {
        (self.x & self.z).count_ones()
    }
}

/// Strings with the same `x` and the same half.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) x: usize,
    pub(super) half: Half,
    /// Each string's `z`, and its number among all strings.
    pub(super) terms: Vec<(usize, usize)>,
}

/// How the strings of a group get their sums.
///
/// A block's products are needed in one sum for each string, with signs by the bits within the
/// block and by its number. Either the products of blocks are added up to a few blocks, the *bins*,
/// as long as no string tells these blocks apart, and only the bins are summed with all signs; or
/// each block is, and every string takes its sum from it.
#[derive(Debug)]
enum Way {
    /// Which bin is next: a bit for each of these masks, of which bits of the block's number add
    /// up to it; and for each string the pattern of signs of the bins.
    Bins {
        basis: Vec<usize>,
        patterns: Vec<usize>,
    },
    EachBlock,
}

/// The blocks of a state, as a group sees them.
#[derive(Debug, Clone, Copy)]
struct Blocks {
    /// Binary logarithm of the number of amplitudes in a block.
    qubits: usize,
    /// Number of blocks.
    count: usize,
    /// Bits of a block's number in which the block of its partners differs.
    flips: usize,
}

impl Blocks {
    fn new<L: Lanes>(num_qubits: usize, x: usize) -> Self {
        let qubits = num_qubits.clamp(L::QUBITS, BLOCK_QUBITS);
        let flips = x >> qubits;
        Self { qubits, count: 1 << (num_qubits.max(qubits) - qubits), flips }
    }

    /// Number of amplitudes in a block.
    fn len(self) -> usize {
        1 << self.qubits
    }

    /// The highest bit of [`Self::flips`]: of two blocks that are partners of each other, the one
    /// without it is enough.
    fn top(self) -> usize {
        self.flips.checked_ilog2().map_or(0, |bit| 1 << bit)
    }

    /// Number of blocks that are gone through.
    fn num_visited(self) -> usize {
        if self.flips == 0 { self.count } else { self.count / 2 }
    }
}

impl Group {
    /// Units of work on a state of so many qubits.
    pub(super) fn work<L: Lanes>(&self, num_qubits: usize) -> u64 {
        let blocks = Blocks::new::<L>(num_qubits, self.x);
        self.work_of(&self.way(blocks), blocks)
    }

    fn work_of(&self, way: &Way, blocks: Blocks) -> u64 {
        let num_visited = blocks.num_visited() as u64;
        num_visited * self.block_work(way, blocks) + bins_work(way, blocks)
    }

    /// Units of work for a block.
    fn block_work(&self, way: &Way, blocks: Blocks) -> u64 {
        let len = blocks.len() as u64;
        match way {
            Way::Bins { .. } => len / 2,
            Way::EachBlock => len / 2 * (1 + blocks.qubits as u64 / 4) + self.terms.len() as u64,
        }
    }

    /// The way that is less work.
    fn way(&self, blocks: Blocks) -> Way {
        let (basis, patterns) = span(self.terms.iter().map(|(z, _)| z >> blocks.qubits));
        if basis.len() > MOST_BINS {
            return Way::EachBlock;
        }
        let bins = Way::Bins { basis, patterns };
        let (with_bins, without) =
            (self.work_of(&bins, blocks), self.work_of(&Way::EachBlock, blocks));
        if with_bins <= without { bins } else { Way::EachBlock }
    }

    /// Writes down the values of the strings in a state.
    pub(super) fn write_values<L: Lanes>(
        &self,
        state: &State<L>,
        values: &mut [f64],
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let blocks = Blocks::new::<L>(state.num_qubits(), self.x);
        let way = self.way(blocks);
        let sums = match &way {
            Way::Bins { basis, patterns } => {
                let bins = self.bins(state, blocks, basis, progress)?;
                progress.advance(bins_work(&way, blocks))?;
                let place = |(pattern, (z, _)): (&usize, &(usize, usize))| {
                    pattern << blocks.qubits | z & (blocks.len() - 1)
                };
                let places = patterns.iter().zip(&self.terms).map(place);
                places.map(|place| number(&bins, place)).collect()
            }
            Way::EachBlock => self.sums_of_blocks(state, blocks, progress)?,
        };
        // Each block that was left out adds as much as its partner.
        let twice = if blocks.flips == 0 { 1.0 } else { 2.0 };
        for ((z, place), sum) in self.terms.iter().zip(sums) {
            values[*place] = Masks { x: self.x, z: *z }.sign() * twice * sum;
        }
        Ok(())
    }

    /// The bins, summed with all signs.
    fn bins<L: Lanes>(
        &self,
        state: &State<L>,
        blocks: Blocks,
        basis: &[usize],
        progress: &mut Progress<'_>,
    ) -> Result<Vec<f64x2>, EngineError> {
        let bin_len = blocks.len() / 2;
        let mut bins = vec![f64x2::ZERO; bin_len << basis.len()];
        let common = self.terms.first().map_or(0, |(z, _)| z >> blocks.qubits);
        let work = self.block_work(&Way::Bins { basis: Vec::new(), patterns: Vec::new() }, blocks);
        for block in (0..blocks.count).filter(|block| block & blocks.top() == 0) {
            let bit = |(place, mask): (usize, &usize)| usize::from(is_odd(block & mask)) << place;
            let bin: usize = basis.iter().enumerate().map(bit).sum();
            let sums = &mut bins[bin * bin_len..][..bin_len];
            self.add_block(state, blocks, block, is_odd(block & common), sums);
            progress.advance(work)?;
        }
        sums_with_signs(&mut bins);
        Ok(bins)
    }

    /// For each string its sum, from block to block.
    fn sums_of_blocks<L: Lanes>(
        &self,
        state: &State<L>,
        blocks: Blocks,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<f64>, EngineError> {
        let mut sums = vec![0.0; self.terms.len()];
        let mut products = vec![f64x2::ZERO; blocks.len() / 2];
        let work = self.block_work(&Way::EachBlock, blocks);
        for block in (0..blocks.count).filter(|block| block & blocks.top() == 0) {
            products.fill(f64x2::ZERO);
            self.add_block(state, blocks, block, false, &mut products);
            sums_with_signs(&mut products);
            for ((z, _), sum) in self.terms.iter().zip(&mut sums) {
                let term = number(&products, z & (blocks.len() - 1));
                *sum += if is_odd(block & z >> blocks.qubits) { -term } else { term };
            }
            progress.advance(work)?;
        }
        Ok(sums)
    }

    /// Adds a block's products to sums.
    fn add_block<L: Lanes>(
        &self,
        state: &State<L>,
        blocks: Blocks,
        block: usize,
        is_negative: bool,
        sums: &mut [f64x2],
    ) {
        let cells = |block: usize| state.cells(block << blocks.qubits, blocks.len());
        let (own, others) = (cells(block), cells(block ^ blocks.flips));
        add_products(self.half, is_negative, own, others, self.x & (blocks.len() - 1), sums);
    }
}

/// Units of work for summing the bins with all signs.
fn bins_work(way: &Way, blocks: Blocks) -> u64 {
    match way {
        Way::Bins { basis, .. } => {
            let num_sums = blocks.len() << basis.len();
            (num_sums * (blocks.qubits + basis.len()) / 8) as u64
        }
        Way::EachBlock => 0,
    }
}

/// A basis of all differences of masks from the first one, and for each mask which of the basis
/// its difference is the sum of, as bits.
fn span(masks: impl Iterator<Item = usize>) -> (Vec<usize>, Vec<usize>) {
    let mut basis: Vec<usize> = Vec::new();
    let mut first = None;
    let mut patterns = Vec::new();
    for mask in masks {
        let mut rest = mask ^ *first.get_or_insert(mask);
        let mut pattern = 0;
        for (place, other) in basis.iter().enumerate() {
            if rest >> other.ilog2() & 1 == 1 {
                rest ^= other;
                pattern |= 1 << place;
            }
        }
        if rest != 0 {
            pattern |= 1 << basis.len();
            basis.push(rest);
        }
        patterns.push(pattern);
        if basis.len() > MOST_BINS {
            break;
        }
    }
    (basis, patterns)
}

/// A number by its place, from pairs of numbers.
fn number(pairs: &[f64x2], place: usize) -> f64 {
    pairs[place / 2].to_array()[place % 2]
}

fn is_odd(bits: usize) -> bool {
    bits.count_ones() % 2 == 1
}
