//! Going through a program, from one choice of nature to the next.

use super::gate_step::touched;
use super::gates::Writer;
use super::memory::Memory;
use super::plan::{After, AnyPlan, Wire};
use super::program::{Binding, Formula, Gates, Program, Round, Step};
use super::progress::Progress;
use super::qubits::Qubits;
use super::{EngineError, MAX_STEPS};
use crate::circuit::{ClassicalExpr, ClassicalValue, ClassicalValues as _};

/// A run on its way through a program.
#[derive(Debug)]
pub(super) struct Machine<Q> {
    pub(super) state: Q,
    pub(super) memory: Memory,
    next_step: usize,
    /// Steps taken so far.
    num_steps: u64,
    /// Number of choices that are behind.
    num_choices: u64,
    /// For each used qubit whether it may be in another state than 0.
    is_touched: Vec<bool>,
}

/// Where a run waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    /// At a measurement or reset of this bit of the state, which decides between 0 and 1.
    Choice(usize),
    /// Before the final measurements.
    End,
}

const TOO_MANY_STEPS: EngineError = EngineError::TooManySteps { limit: MAX_STEPS };

/// Why a loop does not go on for ever.
fn endless(place: usize) -> EngineError {
    EngineError::EndlessLoop { instruction: place, limit: MAX_STEPS }
}

impl<Q: Qubits> Machine<Q> {
    /// A run at its beginning.
    pub(super) fn start(
        program: &Program,
        progress: &mut Progress<'_>,
    ) -> Result<Self, EngineError> {
        let state = Q::start(program, progress)?;
        progress.advance(1)?;
        let memory = Memory::new(program);
        let is_touched = vec![false; program.num_used];
        Ok(Self { state, memory, next_step: 0, num_steps: 0, num_choices: 0, is_touched })
    }

    /// A copy, or nothing when it does not fit into memory.
    pub(super) fn try_copy(
        &self,
        progress: &mut Progress<'_>,
    ) -> Result<Option<Self>, EngineError> {
        let state = self.state.try_copy(progress)?;
        let (memory, is_touched) = (self.memory.clone(), self.is_touched.clone());
        Ok(state.map(|state| Self { state, memory, is_touched, ..*self }))
    }

    /// Bytes that it takes.
    pub(super) fn num_bytes(&self) -> u64 {
        self.state.num_bytes() + self.memory.num_bytes()
    }

    /// Number of choices that are behind.
    pub(super) fn num_choices(&self) -> u64 {
        self.num_choices
    }

    /// Goes on to the next choice, or to the end. At a choice it stays until
    /// [`Machine::choose`].
    ///
    /// # Errors
    /// [`EngineError::Classical`], [`EngineError::EndlessLoop`], [`EngineError::Cancelled`], and
    /// of gates with variables in their angles what [`compile`](super::compile) says of others.
    pub(super) fn advance(
        &mut self,
        program: &Program,
        progress: &mut Progress<'_>,
    ) -> Result<Pause, EngineError> {
        while let Some(step) = program.steps.get(self.next_step) {
            let mut offset = 1;
            match step {
                Step::Begin(_) | Step::Gates(_) | Step::Clifford(_) => {
                    self.apply(step, progress)?;
                }
                Step::Formula(formula) => self.apply_formula(formula, program, progress)?,
                Step::Measure(measurement) => return Ok(Pause::Choice(measurement.bit)),
                Step::Reset(reset) if self.is_touched[reset.number] => {
                    return Ok(Pause::Choice(reset.bit));
                }
                Step::Reset(_) => {}
                Step::Assign { assignment, place } => {
                    let outcome = self.memory.assign(assignment, program);
                    outcome
                        .map_err(|reason| EngineError::Classical { instruction: *place, reason })?;
                }
                Step::Jump { offset: jump, place } => {
                    offset = *jump;
                    // A step back ends a round. Without one, there are no more steps than the
                    // program has.
                    if offset < 0 && self.num_steps > MAX_STEPS {
                        return Err(endless(*place));
                    }
                }
                Step::Branch { condition, otherwise, place } => {
                    if !self.value(condition, *place)?.is_true() {
                        offset = *otherwise;
                    }
                }
                Step::Switch(switch) => {
                    let number = self.value(&switch.target, switch.place)?.number();
                    let case = i64::try_from(number).ok().and_then(|n| switch.cases.get(&n));
                    offset = *case.unwrap_or(&switch.default);
                }
                Step::Enter { counter } => *self.memory.counter(*counter) = 0,
                Step::Round(round) => offset = self.begin_round(round),
            }
            self.num_steps += 1;
            self.next_step = self.next_step.saturating_add_signed(offset);
            progress.pass(1)?;
        }
        Ok(Pause::End)
    }

    /// Goes through the choice it stands at. `weight` is the outcome's weight, more than zero.
    pub(super) fn choose(
        &mut self,
        outcome: bool,
        weight: f64,
        program: &Program,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        match program.steps.get(self.next_step) {
            Some(Step::Measure(measurement)) => {
                self.state.collapse(measurement.bit, outcome, weight, progress)?;
                self.memory.set_bit(measurement.clbit, outcome);
            }
            Some(Step::Reset(reset)) => {
                self.state.collapse(reset.bit, outcome, weight, progress)?;
                if outcome {
                    self.state.flip(reset.bit, progress)?;
                }
                self.is_touched[reset.number] = false;
            }
            _ => {}
        }
        self.num_choices += 1;
        self.num_steps += 1;
        self.next_step += 1;
        Ok(())
    }

    fn apply(&mut self, step: &Step, progress: &mut Progress<'_>) -> Result<(), EngineError> {
        let touched = match step {
            Step::Begin(beginning) => &beginning.gates.touched[..],
            Step::Gates(gates) => &gates.touched[..],
            Step::Clifford(gate) => &gate.qubits,
            _ => &[],
        };
        for number in touched {
            self.is_touched[*number] = true;
        }
        self.state.apply(step, progress)
    }

    fn apply_formula(
        &mut self,
        formula: &Formula,
        program: &Program,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let mut gates = {
            let memory = &self.memory;
            let value_of = |name: &str| match formula.bindings.get(name)? {
                Binding::Value(value) => Some(*value),
                Binding::Variable(id) => Some(memory.variable(*id).number() as f64),
            };
            let mut writer = Writer::new(&program.definitions);
            writer.write_out(&formula.instruction, formula.place, &value_of)?
        };
        self.num_steps += gates.len() as u64;
        if self.num_steps > MAX_STEPS {
            return Err(formula.in_loop.map_or(TOO_MANY_STEPS, endless));
        }
        for gate in &mut gates {
            gate.rename(|qubit| formula.numbers[qubit]);
        }
        let touched = touched(&gates);
        let mut wires = formula.bits.iter().map(|bit| Wire::Joined(*bit)).collect();
        let plan = AnyPlan::new(program.precision, &gates, &mut wires, After::InPlace);
        self.apply(&Step::Gates(Box::new(Gates { plan, touched })), progress)
    }

    /// Begins the next round of a loop; says where it goes on.
    fn begin_round(&mut self, round: &Round) -> isize {
        let counter = self.memory.counter(round.counter);
        let Some(value) = round.values.value(*counter) else {
            return round.exit;
        };
        *counter += 1;
        if let Some((id, kind)) = round.variable {
            self.memory.set_variable(id, value.into(), kind);
        }
        1
    }

    fn value(&self, expr: &ClassicalExpr, place: usize) -> Result<ClassicalValue, EngineError> {
        let value = expr.evaluate(&self.memory);
        value.map_err(|reason| EngineError::Classical { instruction: place, reason })
    }
}
