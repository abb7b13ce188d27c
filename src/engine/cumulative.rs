//! Looking up the basis states that random numbers fall on.

use wide::f64x2;

use super::EngineError;
use super::kernels::{Cell, Grid, Lanes, rounded, rounded_sum};
use super::program::LOOKUP_COST;
use super::progress::Progress;
use super::state::State;
use super::threads;

/// Amplitudes between two entries of the table.
const BLOCK: usize = 256;

/// Entries of the guide for each block: so many that most random numbers need no further search.
const GUIDES: usize = 4;

/// Lookups between two reports of progress.
const CHUNK: usize = 1 << 12;

/// The running sum of a state's probabilities, noted after every block of amplitudes.
///
/// Each probability is rounded to a multiple of a power of two, so fine that all of them together
/// are off by less than `2^-26`, which is a hundredth of one shot among a million. Sums of them
/// are then exact in whatever order they are formed. Where the machine rounds the last bits of
/// amplitudes in another way, the rounded probabilities are in all likelihood the same, and with
/// them all outcomes; they surely are if the exact ones are such multiples, as in Clifford circuits.
pub(super) struct Cumulative<'s, L = f64x2> {
    state: &'s State<L>,
    grid: Grid,
    /// The sum before each block, and the whole sum at the end.
    sums: Vec<f64>,
    /// For each of equal parts of `[0, 1]` the block that its beginning falls on, and the last
    /// block at the end.
    guide: Vec<u32>,
}

/// A random number of `[0, 1)`, and what it is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draw {
    pub(super) uniform: f64,
    pub(super) shot: u32,
}

/// Draws, dealt to the blocks that they fall on.
struct Dealt {
    /// For each block, where its draws end. They begin where those of the block before end.
    ends: Vec<u32>,
    /// What the running sum must exceed for each, and its shot.
    targets: Vec<(f64, u32)>,
}

impl<'s, L: Lanes> Cumulative<'s, L> {
    pub(super) fn new(
        state: &'s State<L>,
        progress: &mut Progress<'_>,
    ) -> Result<Self, EngineError> {
        let grid = Grid::new(state.num_qubits() + 26);
        let mut sum = 0.0;
        let mut sums = vec![sum];
        let of_piece = |(_, cells): (usize, &[Cell<L>]), progress: &mut Progress<'_>| {
            progress.advance((cells.len() << L::QUBITS) as u64)?;
            let blocks = cells.chunks(BLOCK >> L::QUBITS);
            Ok(blocks.map(|block| rounded_sum(block, grid)).collect::<Vec<f64>>())
        };
        let load = state.load_of_pieces();
        threads::map_each(state.pieces(), load, progress, of_piece, |of_piece| {
            for of_block in of_piece {
                sum += of_block;
                sums.push(sum);
            }
        })?;
        let guide = guide(&sums);
        Ok(Self { state, grid, sums, guide })
    }

    /// Tells `found` each shot and the index of the basis state that its random number falls on;
    /// never one of probability zero. They come in the order of the blocks, so that the running
    /// sum within each block is formed once. Fewer than `2^32` draws.
    pub(super) fn find_all(
        &self,
        draws: impl Iterator<Item = Draw>,
        progress: &mut Progress<'_>,
        mut found: impl FnMut(u32, usize),
    ) -> Result<(), EngineError> {
        let dealt = self.deal(draws, progress)?;
        let mut begin = 0;
        for (block, end) in dealt.ends.iter().enumerate() {
            let targets = &dealt.targets[begin..*end as usize];
            begin = *end as usize;
            if targets.is_empty() {
                continue;
            }
            let sums = self.open(block);
            progress.pass(BLOCK as u64)?;
            for chunk in targets.chunks(CHUNK) {
                for (target, shot) in chunk {
                    found(*shot, block * BLOCK + first_above(&sums, *target));
                }
                progress.advance(chunk.len() as u64 * (LOOKUP_COST / 2))?;
            }
        }
        Ok(())
    }

    /// The running sum after each amplitude of a block.
    fn open(&self, block: usize) -> [f64; BLOCK] {
        // Beyond a state that is smaller than a block, nothing is found.
        let mut sums = [f64::INFINITY; BLOCK];
        let within = &mut sums[..self.state.len().clamp(1 << L::QUBITS, BLOCK)];
        rounded(self.state.cells(block * BLOCK, within.len()), self.grid, within);
        let mut sum = self.sums[block];
        for value in within {
            sum += *value;
            *value = sum;
        }
        sums
    }

    fn deal(
        &self,
        draws: impl Iterator<Item = Draw>,
        progress: &mut Progress<'_>,
    ) -> Result<Dealt, EngineError> {
        let mut ends = vec![0; self.sums.len() - 1];
        let mut found = Vec::with_capacity(draws.size_hint().0);
        for Draw { uniform, shot } in draws {
            let block = self.block(uniform);
            ends[block] += 1;
            found.push((self.target(uniform), shot, block as u32));
            progress.advance(LOOKUP_COST / 2)?;
        }
        let mut begin = 0;
        for end in &mut ends {
            begin += std::mem::replace(end, begin);
        }
        let mut targets = vec![(0.0, 0); found.len()];
        for (target, shot, block) in found {
            let next = &mut ends[block as usize];
            targets[*next as usize] = (target, shot);
            *next += 1;
        }
        Ok(Dealt { ends, targets })
    }

    /// What the running sum must exceed. It is below the whole sum, as rounding cannot lift it
    /// there from (1 - 2^-53) of the sum.
    fn target(&self, uniform: f64) -> f64 {
        uniform * self.sums[self.sums.len() - 1]
    }

    /// The last block before which the sum does not exceed the target of a random number.
    fn block(&self, uniform: f64) -> usize {
        let target = self.target(uniform);
        // There are as many parts as a power of two says, so that the product is exact.
        let part = (uniform * (self.guide.len() - 1) as f64) as usize;
        let [first, last] = [self.guide[part] as usize, self.guide[part + 1] as usize];
        first + self.sums[first + 1..=last].partition_point(|sum| *sum <= target)
    }
}

/// The place of the first sum above the target. The last is.
///
/// A state of probability zero does not lift the running sum, so that it is never the first.
/// Bisection without a branch, since none could be foretold.
fn first_above(sums: &[f64; BLOCK], target: f64) -> usize {
    let mut place = 0;
    let mut step = BLOCK / 2;
    while step > 0 {
        let is_later = sums[(place + step - 1) % BLOCK] <= target;
        place += step * usize::from(is_later);
        step /= 2;
    }
    place
}

fn guide(sums: &[f64]) -> Vec<u32> {
    let num_blocks = sums.len() - 1;
    let whole = sums[num_blocks];
    let num_parts = GUIDES * num_blocks;
    let mut block = 0;
    let mut guide = Vec::with_capacity(num_parts + 1);
    for part in 0..num_parts {
        let target = part as f64 / num_parts as f64 * whole;
        while block + 1 < num_blocks && sums[block + 1] <= target {
            block += 1;
        }
        guide.push(block as u32);
    }
    guide.push(num_blocks as u32 - 1);
    guide
}
