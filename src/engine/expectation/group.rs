//! Pauli strings that flip the same bits, on a state vector.

use wide::f64x2;

use super::super::EngineError;
use super::super::kernels::{Half, Lanes, add_products, sums_with_signs};
use super::super::places::is_odd;
use super::super::progress::Progress;
use super::super::state::State;
use super::way::{Blocks, Way};

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
    x: usize,
    half: Half,
    /// Each string's `z`, and its number among all strings.
    terms: Vec<(usize, usize)>,
    blocks: Blocks,
    way: Way,
}

impl Group {
    /// A group of strings on a state of so many qubits: each string's `z`, and its number among
    /// all strings.
    pub(super) fn new<L: Lanes>(
        num_qubits: usize,
        x: usize,
        half: Half,
        terms: Vec<(usize, usize)>,
    ) -> Self {
        let blocks = Blocks::new::<L>(num_qubits, x);
        let way = Way::new(&terms, blocks);
        Self { x, half, terms, blocks, way }
    }

    /// Units of work.
    pub(super) fn work(&self) -> u64 {
        self.way.work(self.terms.len(), self.blocks)
    }

    /// Writes down the values of the strings in a state.
    pub(super) fn write_values<L: Lanes>(
        &self,
        state: &State<L>,
        values: &mut [f64],
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let sums = match &self.way {
            Way::Bins { basis, patterns } => self.sums_of_bins(state, basis, patterns, progress)?,
            Way::EachBlock => self.sums_of_blocks(state, progress)?,
        };
        // Each block that was left out adds as much as its partner.
        let twice = if self.blocks.flips == 0 { 1.0 } else { 2.0 };
        for ((z, place), sum) in self.terms.iter().zip(sums) {
            values[*place] = Masks { x: self.x, z: *z }.sign() * twice * sum;
        }
        Ok(())
    }

    /// For each string its sum, out of bins.
    fn sums_of_bins<L: Lanes>(
        &self,
        state: &State<L>,
        basis: &[usize],
        patterns: &[usize],
        progress: &mut Progress<'_>,
    ) -> Result<Vec<f64>, EngineError> {
        let blocks = self.blocks;
        let bin_len = blocks.len() / 2;
        let mut bins = vec![f64x2::ZERO; bin_len << basis.len()];
        let common = self.terms.first().map_or(0, |(z, _)| z >> blocks.qubits);
        let work = self.way.block_work(self.terms.len(), blocks);
        for block in blocks.visited() {
            let bit = |(place, mask): (usize, &usize)| usize::from(is_odd(block & mask)) << place;
            let bin: usize = basis.iter().enumerate().map(bit).sum();
            let sums = &mut bins[bin * bin_len..][..bin_len];
            self.add_block(state, block, is_odd(block & common), sums);
            progress.advance(work)?;
        }
        sums_with_signs(&mut bins);
        progress.advance(self.way.bins_work(blocks))?;
        let place = |(pattern, (z, _)): (&usize, &(usize, usize))| {
            pattern << blocks.qubits | z & (blocks.len() - 1)
        };
        let places = patterns.iter().zip(&self.terms).map(place);
        Ok(places.map(|place| number(&bins, place)).collect())
    }

    /// For each string its sum, from block to block.
    fn sums_of_blocks<L: Lanes>(
        &self,
        state: &State<L>,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<f64>, EngineError> {
        let blocks = self.blocks;
        let mut sums = vec![0.0; self.terms.len()];
        let mut products = vec![f64x2::ZERO; blocks.len() / 2];
        let work = self.way.block_work(self.terms.len(), blocks);
        for block in blocks.visited() {
            products.fill(f64x2::ZERO);
            self.add_block(state, block, false, &mut products);
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
        block: usize,
        is_negative: bool,
        sums: &mut [f64x2],
    ) {
        let blocks = self.blocks;
        let cells = |block: usize| state.cells(block << blocks.qubits, blocks.len());
        let (own, others) = (cells(block), cells(block ^ blocks.flips));
        add_products(self.half, is_negative, own, others, self.x & (blocks.len() - 1), sums);
    }
}

/// A number by its place, from pairs of numbers.
fn number(pairs: &[f64x2], place: usize) -> f64 {
    pairs[place / 2].to_array()[place % 2]
}
