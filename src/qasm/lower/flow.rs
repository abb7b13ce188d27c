//! Control flow: blocks, branches, `while` and `switch`.

use std::collections::BTreeSet;

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::source_map::Part;
use super::super::syntax::{Block, Case, If, Switch, While};
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{self, ControlFlow, Instruction, SwitchCase};

/// What a loop around a statement becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LoopKind {
    /// A loop of the circuit.
    Kept,
    /// Its rounds one after the other.
    WrittenOut,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn if_statement(&mut self, branch: &If<'a>, span: Span) -> Lowered<()> {
        let condition = self.condition(&branch.condition);
        let condition = self.note(condition);
        let place = self.begin(span);
        let then = self.block(&branch.then, place, 0);
        let otherwise = branch.otherwise.as_ref().map(|block| self.block(block, place, 1));
        let condition = condition.ok_or(Failure::Known)?;
        self.finish(ControlFlow::If { condition, then, otherwise }, span)
    }

    pub(super) fn while_statement(&mut self, repeat: &While<'a>, span: Span) -> Lowered<()> {
        let condition = self.condition(&repeat.condition);
        let condition = self.note(condition);
        let place = self.begin(span);
        self.loops.push(LoopKind::Kept);
        let body = self.block(&repeat.body, place, 0);
        self.loops.pop();
        let condition = condition.ok_or(Failure::Known)?;
        self.finish(ControlFlow::While { condition, body }, span)
    }

    pub(super) fn switch(&mut self, switch: &Switch<'a>, span: Span) -> Lowered<()> {
        let target = self.classical(&switch.target);
        let target = self.note(target);
        let place = self.begin(span);
        let mut seen = BTreeSet::new();
        let (mut cases, mut default) = (Vec::new(), None);
        let mut is_whole = target.is_some();
        for (number, case) in switch.cases.iter().enumerate() {
            let values = self.case_values(case, default.is_some(), &mut seen);
            let values = self.note(values);
            is_whole &= values.is_some();
            let body = self.block(&case.body, place, number);
            match values {
                Some(Some(values)) => cases.push(SwitchCase { values, body }),
                Some(None) => default = Some(body),
                None => {}
            }
        }
        let Some(target) = target.filter(|_| is_whole) else {
            return Err(Failure::Known);
        };
        self.finish(ControlFlow::Switch { target: target.expr, cases, default }, span)
    }

    /// The values of a case, none for the default; nothing comes behind that, and no value
    /// belongs to two cases.
    fn case_values(
        &mut self,
        case: &Case<'a>,
        is_behind_default: bool,
        seen: &mut BTreeSet<i64>,
    ) -> Lowered<Option<Vec<i64>>> {
        if is_behind_default {
            return failure(case.span, DiagnosticKind::CaseBehindDefault);
        }
        let Some(formulas) = &case.values else {
            return Ok(None);
        };
        let mut values = Vec::new();
        for formula in formulas {
            self.spend(1, formula.span)?;
            let value = self.integer(formula)?;
            if !seen.insert(value) {
                return failure(formula.span, DiagnosticKind::DuplicateCase { value });
            }
            values.push(value);
        }
        Ok(Some(values))
    }

    /// `break` or `continue`
    pub(super) fn leave_round(
        &mut self,
        instruction: Instruction,
        word: &str,
        span: Span,
    ) -> Lowered<()> {
        let construct = word.to_owned();
        match self.loops.last() {
            None => failure(span, DiagnosticKind::OutsideLoop { construct }),
            Some(LoopKind::WrittenOut) => {
                failure(span, DiagnosticKind::NotWrittenOut { construct })
            }
            Some(LoopKind::Kept) => {
                self.spend(1, span)?;
                self.emit(instruction, span);
                Ok(())
            }
        }
    }

    /// The instructions of a block, those left out that had errors.
    pub(super) fn block(
        &mut self,
        block: &Block<'a>,
        place: usize,
        number: usize,
    ) -> circuit::Block {
        self.map_part(Part::Block { place, block: number }, block.span);
        self.names.enter();
        self.open.push(Vec::new());
        for statement in &block.statements {
            if self.diagnostics.is_full() {
                break;
            }
            let outcome = self.statement(statement);
            self.note(outcome);
        }
        self.names.leave();
        self.open.pop().unwrap_or_default()
    }

    /// Ends control flow that began at the place of [`Lowering::begin`].
    pub(super) fn finish(&mut self, flow: ControlFlow, span: Span) -> Lowered<()> {
        let instruction = Instruction::flow(flow);
        self.spend(1 + instruction.qubits.len() + instruction.clbits.len(), span)?;
        self.push(instruction);
        Ok(())
    }
}
