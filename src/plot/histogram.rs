//! Which bars a histogram shows.

use std::collections::BTreeMap;

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
    /// The `keep` most frequent outcomes in the order of their labels, the others summed up.
    /// Among equally frequent ones the smaller label is kept.
    pub fn of_most_frequent(counts: &BTreeMap<String, u64>, keep: usize) -> Self {
        let mut by_count: Vec<(&String, u64)> = counts.iter().map(|(l, c)| (l, *c)).collect();
        by_count.sort_by_key(|&(label, count)| (std::cmp::Reverse(count), label));
        let (kept, rest) = by_count.split_at(keep.min(by_count.len()));
        let bar = |&(label, count): &(&String, u64)| Bar { label: label.clone(), count };
        let mut bars: Vec<Bar> = kept.iter().map(bar).collect();
        bars.sort_by(|a, b| a.label.cmp(&b.label));
        Self { bars, rest_outcomes: rest.len(), rest_count: rest.iter().map(|(_, c)| c).sum() }
    }

    /// The largest count that is drawn.
    pub(super) fn max_count(&self) -> u64 {
        let counts = self.bars.iter().map(|bar| bar.count);
        counts.chain([self.rest_count]).max().unwrap_or(0)
    }
}
