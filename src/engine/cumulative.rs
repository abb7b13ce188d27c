//! Looking up the basis state that a random number falls on.

use super::EngineError;
use super::progress::Progress;
use super::state::State;

/// Amplitudes between two entries of the table.
const BLOCK: usize = 64;

/// The running sum of a state's probabilities, noted after every block of amplitudes.
///
/// A lookup finds its block by bisection and adds up within it. Both sums are formed in the
/// same order, so that they agree to the last bit and a lookup always ends within its block.
pub(super) struct Cumulative<'s> {
    state: &'s State,
    /// The sum before each block, and the whole sum at the end.
    sums: Vec<f64>,
}

impl<'s> Cumulative<'s> {
    pub(super) fn new(state: &'s State, progress: &mut Progress<'_>) -> Result<Self, EngineError> {
        let mut sum = 0.0;
        let mut sums = vec![sum];
        for first in (0..state.len()).step_by(BLOCK) {
            let block = first..state.len().min(first + BLOCK);
            progress.advance(block.len() as u64)?;
            sum = block.fold(sum, |sum, index| sum + state.probability(index));
            sums.push(sum);
        }
        Ok(Self { state, sums })
    }

    /// The index of the basis state at `uniform` of `[0, 1)`; never one of probability zero.
    pub(super) fn find(&self, uniform: f64) -> usize {
        // The product is below the whole sum, as rounding cannot lift it there from
        // (1 - 2^-53) of the sum. A state of probability zero does not lift the running sum,
        // so that it is never the first to exceed the target.
        let target = uniform * self.sums[self.sums.len() - 1];
        // The first sum is zero, never above the target.
        let block = self.sums.partition_point(|&sum| sum <= target) - 1;
        let first = block * BLOCK;
        let mut sum = self.sums[block];
        let mut rest = first..self.state.len();
        let within = rest.find(|index| {
            sum += self.state.probability(*index);
            sum > target
        });
        within.expect("invariant: the whole sum exceeds the target")
    }
}
