//! Which bars a histogram shows.

use crate::primitives::{BitArray, Outcome};

/// One bar of a histogram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The outcome, as a bitstring with bit 0 rightmost.
    pub label: String,
    /// How often it came out.
    pub count: u64,
}

/// Counts to be drawn as bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    /// The bars, by outcome.
    pub bars: Vec<Bar>,
    /// Number of outcomes that have no bar of their own.
    pub rest_outcomes: usize,
    /// How often these came out together.
    pub rest_count: u64,
}

impl Histogram {
    /// The `keep` most frequent outcomes of a register in the order of their labels, the others
    /// summed up.
    pub fn of_most_frequent(bits: &BitArray, tally: &[Outcome], keep: usize) -> Self {
        let (kept, rest) = tally.split_at(keep.min(tally.len()));
        let bar = |outcome: &Outcome| {
            Some(Bar { label: bits.bitstring(outcome.shot)?, count: outcome.count })
        };
        let mut bars: Vec<Bar> = kept.iter().filter_map(bar).collect();
        bars.sort_by(|a, b| a.label.cmp(&b.label));
        let rest_count = rest.iter().map(|outcome| outcome.count).sum();
        Self { bars, rest_outcomes: rest.len(), rest_count }
    }

    /// The largest count that the axis reaches. The rest counts unless it would dwarf all
    /// outcomes; then its bar is drawn broken.
    pub(super) fn axis_count(&self) -> u64 {
        let largest = self.bars.iter().map(|bar| bar.count).max().unwrap_or(0);
        if self.rest_count > 2 * largest && largest > 0 {
            largest
        } else {
            largest.max(self.rest_count)
        }
    }
}
