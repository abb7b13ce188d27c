//! What becomes of each instruction of a block.

use super::Rewriter;
use super::align::align;
use super::blocks::Pair;
use crate::circuit::{Circuit, Instruction};

/// What becomes of an instruction, and which new one it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Keep(usize, usize),
    Change(usize, usize),
    Remove(usize),
    Insert(usize),
}

impl Step {
    /// The number of the new instruction.
    pub(super) fn index_in_new(self) -> Option<usize> {
        match self {
            Self::Keep(_, j) | Self::Change(_, j) | Self::Insert(j) => Some(j),
            Self::Remove(_) => None,
        }
    }
}

/// Statements of the old text, and the steps for them.
pub(super) struct Group {
    /// The statement; none for new instructions between statements.
    pub(super) unit: Option<usize>,
    pub(super) steps: Vec<Step>,
}

impl Rewriter<'_> {
    /// Which instructions of the new block are those of the old one, in two rounds: first what
    /// is equal, then between that what does the same with other operands or values.
    pub(super) fn steps(&mut self, pair: Pair<'_>) -> Vec<Step> {
        let equal = self.equal_pairs(pair);
        let mut steps = Vec::new();
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in equal.into_iter().chain([(pair.old.len(), pair.new.len())]) {
            self.between(pair, (i, next_i), (j, next_j), &mut steps);
            if next_i < pair.old.len() {
                steps.push(Step::Keep(next_i, next_j));
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
        steps
    }

    fn equal_pairs(&mut self, pair: Pair<'_>) -> Vec<(usize, usize)> {
        let (old, new) = (pair.old, pair.new);
        if self.is_same_frame {
            return align(old.len(), new.len(), &|i, j| old[i] == new[j]);
        }
        // The same text, since the numbers of bits can have changed.
        let old: Vec<String> = old.iter().map(|step| self.old.text(step)).collect();
        let new: Vec<String> = new.iter().map(|step| self.new.text(step)).collect();
        align(old.len(), new.len(), &|i, j| old[i] == new[j])
    }

    /// The steps between two instructions that stay.
    fn between(
        &self,
        pair: Pair<'_>,
        (i, end_i): (usize, usize),
        (j, end_j): (usize, usize),
        steps: &mut Vec<Step>,
    ) {
        let (old, new) = (&pair.old[i..end_i], &pair.new[j..end_j]);
        if old.len() == new.len() {
            steps.extend((0..old.len()).map(|k| Step::Change(i + k, j + k)));
            return;
        }
        let name = |circuit: &Circuit, step: &Instruction| {
            circuit.operation_name(&step.operation).to_owned()
        };
        let same_name =
            |i: usize, j: usize| name(self.old.circuit, &old[i]) == name(self.new.circuit, &new[j]);
        let (mut done_i, mut done_j) = (0, 0);
        let ends = [(old.len(), new.len())];
        for (next_i, next_j) in align(old.len(), new.len(), &same_name).into_iter().chain(ends) {
            steps.extend((done_i..next_i).map(|k| Step::Remove(i + k)));
            steps.extend((done_j..next_j).map(|k| Step::Insert(j + k)));
            if next_i < old.len() {
                steps.push(Step::Change(i + next_i, j + next_j));
            }
            (done_i, done_j) = (next_i + 1, next_j + 1);
        }
    }

    /// The steps by statements of the text. New instructions within a statement for several
    /// are a part of it.
    pub(super) fn groups(&self, pair: Pair<'_>, steps: &[Step]) -> Option<Vec<Group>> {
        let mut units = Vec::with_capacity(pair.old.len());
        let mut place = pair.first;
        for instruction in pair.old {
            units.push(self.units.index_of_place(place)?);
            place += instruction.num_places();
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut waiting: Vec<Step> = Vec::new();
        for step in steps {
            let old = match step {
                Step::Keep(i, _) | Step::Change(i, _) | Step::Remove(i) => *i,
                Step::Insert(_) => {
                    waiting.push(*step);
                    continue;
                }
            };
            let unit = Some(units[old]);
            match groups.last_mut() {
                Some(last) if last.unit == unit => last.steps.append(&mut waiting),
                _ => {
                    if !waiting.is_empty() {
                        groups.push(Group { unit: None, steps: std::mem::take(&mut waiting) });
                    }
                    groups.push(Group { unit, steps: Vec::new() });
                }
            }
            groups.last_mut()?.steps.push(*step);
        }
        if !waiting.is_empty() {
            groups.push(Group { unit: None, steps: waiting });
        }
        Some(groups)
    }
}
