//! Statements that stand somewhere else than before, which take their comments along.

use std::collections::BTreeMap;

use super::Rewriter;
use super::blocks::Pair;
use super::steps::{Group, Step};
use crate::circuit::{Instruction, Operation, block_places};

/// How far a statement can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Within {
    /// Into and out of blocks, also onto other bits.
    #[default]
    Program,
    /// To another place of its block, as it is.
    Block,
}

/// Most instructions that are looked for at another place.
const MAX_MOVED: usize = 64;

/// Where a new instruction comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    unit: usize,
    /// Whether it is on the same bits as there.
    is_same: bool,
}

/// Where new instructions come from.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// By the addresses of the instructions, which are those of the new circuit.
    origins: BTreeMap<usize, Origin>,
    /// Whether one comes from another block, or from other bits.
    pub(super) is_far: bool,
}

impl Moved {
    /// Where a new instruction comes from, if it was in the text before.
    pub(super) fn origin_of(&self, step: &Instruction) -> Option<Origin> {
        self.origins.get(&address(step)).copied()
    }
}

fn address(step: &Instruction) -> usize {
    std::ptr::from_ref(step).addr()
}

/// An instruction that is no longer where it was.
#[derive(Clone, Copy)]
struct Gone<'c> {
    step: &'c Instruction,
    unit: usize,
    block: usize,
}

/// What goes and what comes, of all blocks.
#[derive(Default)]
struct Survey<'c> {
    num_blocks: usize,
    gone: Vec<Gone<'c>>,
    come: Vec<(&'c Instruction, usize)>,
}

impl<'c> Rewriter<'c> {
    /// Finds the statements that new instructions have had elsewhere.
    pub(super) fn find_moved(&mut self, pair: Pair<'c>, within: Within) {
        if !self.is_same_frame {
            return;
        }
        let mut survey = Survey::default();
        // What is not understood is written anew in any case.
        _ = self.survey(pair, &mut survey);
        let Survey { mut gone, mut come, .. } = survey;
        for is_near in [true, false] {
            come.retain(|(step, block)| {
                let is_here =
                    |gone: &Gone<'_>| gone.step == *step && (gone.block == *block) == is_near;
                let is_far_enough = is_near || within == Within::Program;
                let Some(index) = gone.iter().position(is_here).filter(|_| is_far_enough) else {
                    return true;
                };
                let origin = Origin { unit: gone.remove(index).unit, is_same: true };
                self.moved.origins.insert(address(step), origin);
                self.moved.is_far |= !is_near;
                false
            });
        }
        if let ([gone], [(step, _)]) = (gone.as_slice(), come.as_slice())
            && within == Within::Program
            && is_on_other_bits(gone.step, step)
        {
            let origin = Origin { unit: gone.unit, is_same: false };
            self.moved.origins.insert(address(step), origin);
            self.moved.is_far = true;
        }
    }

    /// Notes what goes and comes in a block and in those of control flow that stays.
    fn survey(&mut self, pair: Pair<'c>, survey: &mut Survey<'c>) -> Option<()> {
        let steps = self.steps(pair);
        let groups = self.groups(pair, &steps)?;
        let places = block_places(pair.old, pair.first);
        let block = survey.num_blocks;
        survey.num_blocks += 1;
        for Group { unit, steps } in &groups {
            for step in steps {
                match *step {
                    Step::Insert(j) if survey.come.len() < MAX_MOVED => {
                        survey.come.push((&pair.new[j], block));
                    }
                    Step::Remove(i) => self.note_gone(&pair.old[i], places[i], block, survey),
                    Step::Change(i, j) if steps.len() == 1 && unit.is_some() => {
                        self.survey_inside(&pair.old[i], places[i], &pair.new[j], survey)?;
                    }
                    _ => {}
                }
            }
        }
        Some(())
    }

    fn survey_inside(
        &mut self,
        old: &'c Instruction,
        place: usize,
        new: &'c Instruction,
        survey: &mut Survey<'c>,
    ) -> Option<()> {
        let (Some(old), Some(new)) = (old.control_flow(), new.control_flow()) else {
            return Some(());
        };
        let mut first = place + 1;
        for (old, new) in old.blocks().into_iter().zip(new.blocks()) {
            self.survey(Pair { old, first, new }, survey)?;
            first += old.iter().map(Instruction::num_places).sum::<usize>();
        }
        Some(())
    }

    /// Notes an instruction that goes, and what is in its blocks.
    fn note_gone(
        &self,
        step: &'c Instruction,
        place: usize,
        block: usize,
        survey: &mut Survey<'c>,
    ) {
        if survey.gone.len() >= MAX_MOVED {
            return;
        }
        if let Some(unit) = self.units.index_of_place(place)
            && self.units.list[unit].declared.is_empty()
            && self.units.list[unit].places.first() == Some(&place)
            && self.units.list[unit].places.iter().all(|other| other == &place)
        {
            survey.gone.push(Gone { step, unit, block });
        }
        let mut next = place + 1;
        for inner in step.control_flow().into_iter().flat_map(|flow| flow.blocks()) {
            // Another block than all that are looked into.
            let block = usize::MAX;
            for step in inner {
                self.note_gone(step, next, block, survey);
                next += step.num_places();
            }
        }
    }

    /// The lines of an instruction that comes from elsewhere, with the comments it had there.
    pub(super) fn lines_of_moved(&mut self, step: &Instruction, origin: Origin) -> Vec<String> {
        let span = self.units.list[origin.unit].span;
        // A comment behind a statement without braces is one about the whole of it.
        let is_bare = self.blocks.contains(&span);
        let whole = if is_bare { span } else { self.edits.lines.with_comments(span) };
        let source = self.edits.lines.source;
        if origin.is_same {
            let indentation = self.edits.lines.indentation(span.start);
            let dedented = |line: &str| line.strip_prefix(indentation).unwrap_or(line).to_owned();
            return whole.text(source).lines().map(dedented).collect();
        }
        let mut lines = self.new.lines(std::slice::from_ref(step));
        if let Some(last) = lines.last_mut() {
            last.push_str(&source[span.end..whole.end]);
        }
        lines
    }
}

/// Whether both do the same, if not with the same bits. The comment of a barrier is its label,
/// which is written with it.
fn is_on_other_bits(old: &Instruction, new: &Instruction) -> bool {
    old.operation == new.operation
        && old.params == new.params
        && !matches!(old.operation, Operation::Barrier(_))
}
