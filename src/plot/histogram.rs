//! Which bars a histogram of several runs shows, and in which order.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::BitOrder;
use crate::math::order::{sort_by, sort_by_key};
use crate::primitives::{BitArray, Outcome};

/// Most runs beside each other.
pub const MAX_RUNS: usize = 4;

/// The counts of one run.
#[derive(Debug, Clone, Copy)]
pub struct RunCounts<'a> {
    /// The measured bits.
    pub bits: &'a BitArray,
    /// Their outcomes, as [`BitArray::outcomes`] gives them.
    pub outcomes: &'a [Outcome],
}

/// The order of the bars.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Order {
    /// By the bitstring as it is shown.
    #[default]
    Value,
    /// By the bitstring as it is shown, the largest first.
    ValueDescending,
    /// The most frequent first.
    Count,
    /// The rarest first.
    CountAscending,
    /// By the number of bits that differ from this bitstring, which has bit 0 rightmost. Bits that
    /// it does not have are zero.
    Hamming(String),
}

/// One outcome of a histogram, in all runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The outcome, with bit 0 rightmost.
    pub label: String,
    /// How often it came out in each run.
    pub counts: Vec<u64>,
}

/// Counts to be drawn as bars, those of all runs on the same outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Histogram {
    /// The outcomes that are shown, in the order that was asked for.
    pub bars: Vec<Bar>,
    /// Number of shots of each run.
    pub totals: Vec<u64>,
    /// Number of outcomes, of all runs together, that are not shown.
    pub rest_outcomes: u64,
    /// How often these came out together in each run.
    pub rest_counts: Vec<u64>,
}

impl Histogram {
    /// The histogram of up to [`MAX_RUNS`] runs. Those `keep` outcomes are shown whose shares of
    /// shots, summed over the runs, are the largest; among equals those with the smaller
    /// bitstring. So neither the order nor how bits are shown changes what is kept, and what is
    /// not kept is the rest.
    ///
    /// Bitstrings of different lengths are different outcomes.
    ///
    /// Time: linear in the outcomes of all runs, times the logarithm of `keep`. Memory: `keep`.
    pub fn new(runs: &[RunCounts<'_>], keep: usize, order: &Order, bits: BitOrder) -> Self {
        let runs = &runs[..runs.len().min(MAX_RUNS)];
        let totals: Vec<u64> = runs.iter().map(|run| run.bits.num_rows()).collect();
        let mut kept = BinaryHeap::new();
        let (mut rest_outcomes, mut rest_counts) = (0, vec![0; runs.len()]);
        for (number, merged) in Merge::new(runs).enumerate() {
            kept.push(Reverse(Candidate {
                weight: weight(&merged.counts, &totals),
                number,
                merged,
            }));
            if kept.len() > keep
                && let Some(Reverse(least)) = kept.pop()
            {
                rest_outcomes += 1;
                rest_counts.iter_mut().zip(least.merged.counts).for_each(|(sum, own)| *sum += own);
            }
        }
        let mut candidates: Vec<Candidate> = kept.into_iter().map(|Reverse(one)| one).collect();
        sort_by_key(&mut candidates, |candidate| candidate.number);
        let bar = |candidate: &Candidate| {
            let Merged { run, shot, counts } = candidate.merged;
            let label = runs[run].bits.bitstring(shot)?;
            Some(Bar { label, counts: counts[..runs.len()].to_vec() })
        };
        let mut bars: Vec<Bar> = candidates.iter().filter_map(bar).collect();
        sort(&mut bars, &totals, order, bits);
        Self { bars, totals, rest_outcomes, rest_counts }
    }

    /// Number of different outcomes of all runs together.
    pub fn num_outcomes(&self) -> u64 {
        self.bars.len() as u64 + self.rest_outcomes
    }

    /// The share that a count has of the shots of a run.
    pub fn share(&self, run: usize, count: u64) -> f64 {
        count as f64 / self.totals.get(run).copied().unwrap_or(0).max(1) as f64
    }
}

/// The shares of all runs together.
fn weight(counts: &[u64], totals: &[u64]) -> f64 {
    let shares =
        counts.iter().zip(totals).map(|(count, total)| *count as f64 / (*total).max(1) as f64);
    shares.sum()
}

/// Sorts bars that are in the order of their bitstrings. All sorts are stable.
fn sort(bars: &mut [Bar], totals: &[u64], order: &Order, bits: BitOrder) {
    // Shorter bitstrings come first, as they do in numbers.
    let value = |bar: &Bar| (bar.label.len(), bits.text(&bar.label));
    sort_by_key(bars, value);
    let weight = |bar: &Bar| weight(&bar.counts, totals);
    match order {
        Order::Value => {}
        Order::ValueDescending => bars.reverse(),
        Order::Count => sort_by(bars, |a, b| weight(b).total_cmp(&weight(a))),
        Order::CountAscending => sort_by(bars, |a, b| weight(a).total_cmp(&weight(b))),
        Order::Hamming(target) => sort_by_key(bars, |bar| distance(&bar.label, target)),
    }
}

/// Number of bits that differ, where a shorter string has zeros on its left.
fn distance(left: &str, right: &str) -> usize {
    let bit = |text: &str, place: usize| {
        let place = text.len().checked_sub(place + 1);
        place.and_then(|place| text.as_bytes().get(place).copied()).unwrap_or(b'0')
    };
    let differs = |place: &usize| bit(left, *place) != bit(right, *place);
    (0..left.len().max(right.len())).filter(differs).count()
}

/// An outcome and how often it came out in each run.
#[derive(Debug, Clone, Copy)]
struct Merged {
    /// A run that has it.
    run: usize,
    /// A shot of that run with it.
    shot: u64,
    counts: [u64; MAX_RUNS],
}

/// An outcome on its way to a bar. The larger it is, the more it deserves one.
struct Candidate {
    weight: f64,
    /// Number of the outcome in the order of the bitstrings.
    number: usize,
    merged: Merged,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.weight.total_cmp(&other.weight).then(other.number.cmp(&self.number))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// The outcomes of several runs, each once, in the order of their lengths and then of their values.
struct Merge<'a> {
    runs: &'a [RunCounts<'a>],
    places: [usize; MAX_RUNS],
}

impl<'a> Merge<'a> {
    fn new(runs: &'a [RunCounts<'a>]) -> Self {
        Self { runs, places: [0; MAX_RUNS] }
    }

    /// The next outcome of a run: what it is compared by, its shot and its count.
    fn head(&self, run: usize) -> Option<((u32, &'a [u8]), Outcome)> {
        let RunCounts { bits, outcomes } = self.runs[run];
        let outcome = outcomes.get(self.places[run])?;
        Some(((bits.num_bits(), bits.packed(outcome.shot)?), *outcome))
    }
}

impl Iterator for Merge<'_> {
    type Item = Merged;

    fn next(&mut self) -> Option<Merged> {
        let runs = 0..self.runs.len();
        let heads = runs.clone().filter_map(|run| Some((self.head(run)?.0, run)));
        let (key, run) = heads.min()?;
        let shot = self.head(run)?.1.shot;
        let mut counts = [0; MAX_RUNS];
        for run in runs {
            if let Some((own, outcome)) = self.head(run)
                && own == key
            {
                counts[run] = outcome.count;
                self.places[run] += 1;
            }
        }
        Some(Merged { run, shot, counts })
    }
}
