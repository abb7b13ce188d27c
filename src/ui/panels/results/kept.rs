//! Counts that are kept beside those of the last run.

use std::rc::Rc;

use yew::AttrValue;

use crate::plot::MAX_RUNS;
use crate::primitives::{BitArray, Outcome};

/// Most counts that are kept: with those on show there are as many as a histogram has.
pub(super) const MAX_KEPT: usize = MAX_RUNS - 1;

/// The counts of one register for one parameter set.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    /// The bits of the register in all sets.
    pub(super) source: Rc<BitArray>,
    /// Number of the parameter set.
    pub(super) set: usize,
    /// The bits of that set.
    pub(super) bits: Rc<BitArray>,
    /// Their outcomes in order.
    pub(super) outcomes: Rc<Vec<Outcome>>,
}

impl PartialEq for Counts {
    /// The same set of the same array, that is: comparing a million shots takes longer than
    /// drawing them.
    fn eq(&self, other: &Self) -> bool {
        self.set == other.set && Rc::ptr_eq(&self.source, &other.source)
    }
}

impl Counts {
    /// The counts of a set; nothing beyond the last.
    pub(super) fn new(source: Rc<BitArray>, set: usize) -> Option<Self> {
        let bits = if source.shape().num_axes() == 0 {
            Rc::clone(&source)
        } else if set < source.shape().size() {
            Rc::new(source.at(&source.shape().index(set)).ok()?)
        } else {
            return None;
        };
        let outcomes = Rc::new(bits.outcomes());
        Some(Self { source, set, bits, outcomes })
    }

    /// Whether these can stand beside others: outcomes of as many bits.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.bits.num_bits() == other.bits.num_bits()
    }
}

/// Counts with the name that a person gave them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    /// The name.
    pub(super) name: AttrValue,
    /// The counts.
    pub(super) counts: Counts,
}

/// The counts with one more, if there is room and they are not there already.
pub(super) fn with(kept: &[Kept], counts: &Counts, name: AttrValue) -> Vec<Kept> {
    let mut all = kept.to_vec();
    if can_keep(kept, counts) {
        all.push(Kept { name, counts: counts.clone() });
    }
    all
}

/// The counts on show, named so unless they are kept by another name, and the kept ones that can
/// stand beside them.
pub(super) fn beside(kept: &[Kept], counts: &Counts, name: AttrValue) -> Vec<Kept> {
    let own = kept.iter().find(|one| one.counts == *counts);
    let name = own.map_or(name, |own| own.name.clone());
    // The bars of the first are the easiest to see.
    let mut runs = vec![Kept { name, counts: counts.clone() }];
    let others = kept.iter().filter(|one| one.counts != *counts && one.counts.is_beside(counts));
    runs.extend(others.cloned());
    runs
}

/// Whether counts can be kept.
pub(super) fn can_keep(kept: &[Kept], counts: &Counts) -> bool {
    kept.len() < MAX_KEPT && kept.iter().all(|one| one.counts != *counts)
}

/// The counts without one of them.
pub(super) fn without(kept: &[Kept], place: usize) -> Vec<Kept> {
    let others = kept.iter().enumerate().filter(|(own, _)| *own != place);
    others.map(|(_, one)| one.clone()).collect()
}

/// The counts with another name for one of them.
pub(super) fn renamed(kept: &[Kept], place: usize, name: AttrValue) -> Vec<Kept> {
    let mut all = kept.to_vec();
    if let Some(one) = all.get_mut(place) {
        one.name = name;
    }
    all
}
