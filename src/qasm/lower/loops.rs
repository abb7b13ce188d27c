//! `for` loops: kept as loops, or written out where their variable selects bits.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::source_map::Part;
use super::super::syntax::{Expression, For, ForValues, Name, Range};
use super::flow::LoopKind;
use super::names::Meaning;
use super::selecting::selects_by;
use super::values::Value;
use super::variables::too_many_variables;
use super::{Lowered, Lowering, failure};
use crate::circuit::{ClassicalType, ControlFlow, LoopValues, Variable, VariableId, VariableScope};

/// The name of a loop variable that nobody asks for.
const NOBODY: &str = "_";

impl<'a> Lowering<'a, '_> {
    pub(super) fn for_statement(&mut self, repeat: &For<'a>, span: Span) -> Lowered<()> {
        let values = self.loop_values(&repeat.values)?;
        if selects_by(&repeat.body, repeat.variable.text) {
            return self.written_out(repeat, &values, span);
        }
        let variable = self.loop_variable(repeat)?;
        let place = self.begin(span);
        if let Some((id, _)) = variable {
            self.map_part(Part::Variable(id), repeat.variable.span);
        }
        self.names.enter();
        if let Some((id, kind)) = variable {
            self.names.set(repeat.variable, Meaning::LoopVariable(id, kind));
        }
        self.loops.push(LoopKind::Kept);
        let body = self.block(&repeat.body, place, 0);
        self.loops.pop();
        self.names.leave();
        let variable = variable.map(|(id, _)| id);
        self.finish(ControlFlow::For { variable, values, body }, span)
    }

    fn loop_variable(&mut self, repeat: &For<'a>) -> Lowered<Option<(VariableId, ClassicalType)>> {
        let kind = match &repeat.kind {
            Some(kind) => self.variable_type(kind)?,
            None => ClassicalType::Int(None),
        };
        if repeat.variable.text == NOBODY {
            return Ok(None);
        }
        let name = self.free_loop_name(repeat.variable);
        let variable = Variable { name, kind, scope: VariableScope::Loop, initial: None };
        let added = self.circuit.add_variable(variable);
        added.map(|id| Some((id, kind))).or_else(|_| too_many_variables(repeat.variable.span))
    }

    fn loop_values(&mut self, values: &ForValues<'a>) -> Lowered<LoopValues> {
        match values {
            ForValues::Range(range) => self.loop_range(range),
            ForValues::Set(values) => {
                let each = values.iter().map(|value| {
                    self.spend(1, value.span)?;
                    self.integer(value)
                });
                Ok(LoopValues::Set(each.collect::<Lowered<_>>()?))
            }
        }
    }

    fn loop_range(&mut self, range: &Range<'a>) -> Lowered<LoopValues> {
        let mut bound = |bound: &Option<Expression<'a>>, default| match bound {
            Some(bound) => self.integer(bound),
            None => Ok(default),
        };
        let (start, step, stop) =
            (bound(&range.start, 0)?, bound(&range.step, 1)?, bound(&range.stop, 0)?);
        if step == 0 {
            return failure(range.span, DiagnosticKind::ZeroStep);
        }
        Ok(LoopValues::Range { start, step, stop })
    }

    /// The rounds of a loop one after the other, its variable a constant in each. All that they
    /// make belongs to the text of the loop as a whole.
    fn written_out(&mut self, repeat: &For<'a>, values: &LoopValues, span: Span) -> Lowered<()> {
        let name = repeat.variable;
        let rounds = values.num_rounds();
        let kind = DiagnosticKind::LoopWrittenOut { name: quoted(name.text), rounds };
        self.warn(Span { start: span.start, end: name.span.end }, kind);
        let outer = self.repeated.replace(self.repeated.unwrap_or(span));
        let was_said = self.is_said;
        self.loops.push(LoopKind::WrittenOut);
        let errors = self.diagnostics.num_errors();
        let mut outcome = Ok(());
        for round in 0..rounds {
            outcome = self.round(repeat, values.value(round).unwrap_or_default(), span);
            // What is wrong with a round is wrong with the others too, or not to be told apart.
            if outcome.is_err() || self.diagnostics.num_errors() > errors {
                break;
            }
            self.is_said = true;
        }
        self.loops.pop();
        self.is_said = was_said;
        self.repeated = outer;
        outcome
    }

    fn round(&mut self, repeat: &For<'a>, value: i64, span: Span) -> Lowered<()> {
        self.spend(1, span)?;
        self.names.enter();
        let value = Value::Int(value);
        let constant = Meaning::Constant(value, value.expr());
        self.names.set(Name { ..repeat.variable }, constant);
        self.names.enter();
        for statement in &repeat.body.statements {
            let outcome = self.statement(statement);
            self.note(outcome);
        }
        self.names.leave();
        self.names.leave();
        Ok(())
    }
}
