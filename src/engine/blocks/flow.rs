//! Control flow as jumps.

use std::collections::BTreeMap;

use super::super::program::{Round, Step, Switch};
use super::super::{EngineError, MAX_STEPS};
use super::{Builder, Draft, Loop, offset};
use crate::circuit::{Block, ClassicalExpr, ControlFlow, LoopValues, SwitchCase, VariableId};

impl<'c> Builder<'c> {
    pub(super) fn flow(&mut self, flow: &'c ControlFlow, place: usize) -> Result<(), EngineError> {
        match flow {
            ControlFlow::If { condition, then, otherwise } => {
                self.choice(condition, then, otherwise.as_ref(), place)
            }
            ControlFlow::While { condition, body } => self.while_loop(condition, body, place),
            ControlFlow::For { variable, values, body } => {
                self.for_loop(*variable, values, body, place)
            }
            ControlFlow::Switch { target, cases, default } => {
                self.switch(target, cases, default.as_ref(), place)
            }
        }
    }

    fn choice(
        &mut self,
        condition: &ClassicalExpr,
        then: &'c Block,
        otherwise: Option<&'c Block>,
        place: usize,
    ) -> Result<(), EngineError> {
        let branch = self.branch(condition, place);
        self.block(then)?;
        if let Some(otherwise) = otherwise {
            let end = self.jump(place);
            self.lead_here(branch);
            self.block(otherwise)?;
            self.lead_here(end);
        } else {
            self.lead_here(branch);
        }
        Ok(())
    }

    fn while_loop(
        &mut self,
        condition: &ClassicalExpr,
        body: &'c Block,
        place: usize,
    ) -> Result<(), EngineError> {
        let head = self.steps.len();
        let exit = self.branch(condition, place);
        self.rounds(head, exit, body, place)
    }

    fn for_loop(
        &mut self,
        variable: Option<VariableId>,
        values: &LoopValues,
        body: &'c Block,
        place: usize,
    ) -> Result<(), EngineError> {
        let counter = self.num_counters;
        self.num_counters += 1;
        self.push(Step::Enter { counter });
        let times = self.times;
        // No shot takes more steps than that.
        self.times = (times * values.num_rounds() as f64).min(MAX_STEPS as f64);
        let head = self.steps.len();
        let with_kind = |id: VariableId| (id, self.circuit.variables()[id.index()].kind);
        let (variable_kind, values) = (variable.map(with_kind), values.clone());
        self.push(Step::Round(Box::new(Round {
            counter,
            variable: variable_kind,
            values,
            exit: 0,
        })));
        self.loop_variables.extend(variable);
        self.rounds(head, head, body, place)?;
        if variable.is_some() {
            self.loop_variables.pop();
        }
        self.times = times;
        Ok(())
    }

    /// The body of a loop, whose rounds begin at the step `head` and which the step `exit`
    /// leaves.
    fn rounds(
        &mut self,
        head: usize,
        exit: usize,
        body: &'c Block,
        place: usize,
    ) -> Result<(), EngineError> {
        self.loops.push(Loop { place, head, exits: vec![exit] });
        self.block(body)?;
        self.next_round();
        let ended = self.loops.pop().expect("invariant: the loop was pushed above");
        for exit in ended.exits {
            self.lead_here(exit);
        }
        Ok(())
    }

    fn switch(
        &mut self,
        target: &ClassicalExpr,
        cases: &'c [SwitchCase],
        default: Option<&'c Block>,
        place: usize,
    ) -> Result<(), EngineError> {
        let head = self.steps.len();
        let (target, cases_at) = (target.clone(), BTreeMap::new());
        let switch = Switch { target, cases: cases_at, default: 0, place };
        self.push(Step::Switch(Box::new(switch)));
        let mut ends = Vec::new();
        let mut cases_at = BTreeMap::new();
        for case in cases {
            let offset = offset(head, self.steps.len());
            cases_at.extend(case.values.iter().map(|value| (*value, offset)));
            self.block(&case.body)?;
            ends.push(self.jump(place));
        }
        let default_at = offset(head, self.steps.len());
        default.map_or(Ok(()), |default| self.block(default))?;
        for end in ends {
            self.lead_here(end);
        }
        if let Draft::Other(Step::Switch(switch)) = &mut self.steps[head].step {
            switch.cases = cases_at;
            switch.default = default_at;
        }
        Ok(())
    }
}
