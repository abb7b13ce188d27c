//! From steps on the qubits of a circuit to steps on the bits of a state.
//!
//! Only qubits that something happens to are a part of the state. Without jumps, where each of
//! them is is known at every step, so that they may change places; with jumps, they stay where
//! they are from the first step on.

use std::rc::Rc;

use super::beginning::{Beginning, Beginnings, Of};
use super::blocks::{Draft, DraftFormula, Placed};
use super::gate_step::{GateStep, touched};
use super::method::Precision;
use super::plan::{After, AnyPlan, Wire};
use super::program::{Formula, Gates, Measurement, Reset, Step};
use crate::math::C64;

/// Steps on the bits of a state.
pub(super) struct Arranged {
    pub(super) steps: Vec<Step>,
    /// How often each step is taken, as far as that is known beforehand.
    pub(super) times: Vec<f64>,
    /// For each of the circuit's qubits, its number among those that are used.
    numbers: Rc<[Option<usize>]>,
    /// Where each used qubit is after the last step.
    wires: Vec<Wire>,
    /// Whether qubits may change places.
    may_exchange: bool,
    precision: Precision,
}

impl Arranged {
    /// The bit of the final state that belongs to a qubit of the circuit, if it is used.
    pub(super) fn bit_of(&self, qubit: usize) -> Option<usize> {
        Some(bit(self.wires[self.numbers[qubit]?]))
    }

    /// Puts steps into order, for a state of this precision.
    ///
    /// `numbers` has for each of the circuit's qubits its number among those that are used.
    pub(super) fn new(
        placed: Vec<Placed>,
        numbers: Rc<[Option<usize>]>,
        precision: Precision,
        beginnings: Option<&Beginnings>,
    ) -> Self {
        let may_exchange = !placed.iter().any(|placed| placed.is_in_flow);
        let wires = vec![Wire::Apart([C64::ONE, C64::ZERO]); numbers.iter().flatten().count()];
        let (steps, times) = (Vec::new(), Vec::new());
        let mut arranged = Self { steps, times, numbers, wires, may_exchange, precision };
        let placed = if may_exchange {
            arranged.begin(placed, beginnings)
        } else {
            // However the run goes on, qubits are where they are here.
            arranged.push_gates(&[], 1.0);
            placed
        };
        let places = arranged.bring(placed);
        arranged.lead(&places);
        arranged
    }

    /// Puts gates into order, for a state whose used qubits are at these bits, where they stay.
    pub(super) fn on(
        gates: Vec<Placed>,
        numbers: Rc<[Option<usize>]>,
        bits: impl Iterator<Item = usize>,
        precision: Precision,
    ) -> Self {
        let (steps, times, wires) = (Vec::new(), Vec::new(), bits.map(Wire::Joined).collect());
        let mut arranged = Self { steps, times, numbers, wires, may_exchange: false, precision };
        arranged.bring(gates);
        arranged
    }

    /// Units of work on the way through all steps.
    pub(super) fn work(&self) -> f64 {
        let num_amplitudes = (self.wires.len() as f64).exp2();
        let steps = self.steps.iter().zip(&self.times);
        steps.map(|(step, times)| times * step.work(num_amplitudes)).sum()
    }

    /// Brings the gates that no parameter has an influence on, if that is worth a step of their own;
    /// gives the others. There are no jumps.
    fn begin(&mut self, placed: Vec<Placed>, beginnings: Option<&Beginnings>) -> Vec<Placed> {
        let fixed =
            || placed.iter().filter_map(|placed| Some((placed.fixed?, placed.step.gate()?)));
        if !Beginning::may_be(fixed().map(|(_, gate)| gate.qubits().count())) {
            return placed;
        }
        let plan = |of: Of| {
            let mut gates: Vec<GateStep> = fixed().map(|(_, gate)| gate.clone()).collect();
            for gate in &mut gates {
                gate.rename(|qubit| self.numbers[qubit]);
            }
            let mut wires = self.wires.clone();
            let plan = AnyPlan::new(self.precision, &gates, &mut wires, After::Anyhow);
            Beginning::new(of, Gates { plan, touched: touched(&gates) }, wires)
        };
        let numbers = Rc::clone(&self.numbers);
        let of = Of { gates: fixed().map(|(number, _)| number).collect(), numbers };
        let beginning = match beginnings {
            Some(beginnings) => beginnings.get(of, plan),
            None => Rc::new(plan(of)),
        };
        if !beginning.is_worth_it() {
            return placed;
        }
        self.wires.clone_from(&beginning.wires);
        self.steps.push(Step::Begin(beginning));
        self.times.push(1.0);
        placed.into_iter().filter(|placed| placed.fixed.is_none()).collect()
    }

    /// Brings the steps; says for each of them, and for the end, where it now begins.
    fn bring(&mut self, placed: Vec<Placed>) -> Vec<usize> {
        let is_target = targets(&placed);
        let mut places = Vec::with_capacity(placed.len() + 1);
        let mut waiting: Vec<GateStep> = Vec::new();
        let mut times = 1.0;
        for (at, placed) in placed.into_iter().enumerate() {
            if is_target[at] {
                self.bring_gates(&mut waiting, times);
            }
            times = placed.times;
            if let Draft::Gate { mut gate, .. } = placed.step {
                places.push(self.steps.len());
                gate.rename(|qubit| self.numbers[qubit]);
                waiting.push(gate);
                continue;
            }
            self.bring_gates(&mut waiting, times);
            places.push(self.steps.len());
            self.join_all(&placed.step);
            let step = self.step(placed.step);
            self.steps.push(step);
            self.times.push(times);
        }
        self.bring_gates(&mut waiting, times);
        self.join_rest();
        places.push(self.steps.len());
        places
    }

    fn bring_gates(&mut self, waiting: &mut Vec<GateStep>, times: f64) {
        if !waiting.is_empty() {
            self.push_gates(&std::mem::take(waiting), times);
        }
    }

    fn push_gates(&mut self, gates: &[GateStep], times: f64) {
        let touched = touched(gates);
        let after = if self.may_exchange { After::Joined } else { After::InPlace };
        let plan = AnyPlan::new(self.precision, gates, &mut self.wires, after);
        self.steps.push(Step::Gates(Box::new(Gates { plan, touched })));
        self.times.push(times);
    }

    /// Makes all qubits a part of the state before a step that needs one of them there.
    fn join_all(&mut self, step: &Draft) {
        if matches!(step, Draft::Measure { .. } | Draft::Reset(_) | Draft::Formula(_)) {
            self.join_rest();
        }
    }

    fn join_rest(&mut self) {
        if self.wires.iter().any(|wire| matches!(wire, Wire::Apart(_))) {
            self.push_gates(&[], 1.0);
        }
    }

    fn number(&self, qubit: usize) -> usize {
        self.numbers[qubit].expect("invariant: a qubit that a step names is used")
    }

    fn step(&self, draft: Draft) -> Step {
        match draft {
            Draft::Measure { qubit, clbit } => {
                Step::Measure(Measurement { bit: bit(self.wires[self.number(qubit)]), clbit })
            }
            Draft::Reset(qubit) => {
                let number = self.number(qubit);
                Step::Reset(Reset { number, bit: bit(self.wires[number]) })
            }
            Draft::Formula(formula) => {
                let DraftFormula { instruction, bindings, place, in_loop } = *formula;
                let numbers = Rc::clone(&self.numbers);
                let bits = self.wires.iter().map(|wire| bit(*wire)).collect();
                let formula = Formula { instruction, bindings, place, in_loop, numbers, bits };
                Step::Formula(Box::new(formula))
            }
            Draft::Other(step) => step,
            Draft::Gate { .. } => unreachable!("invariant: gates wait for others"),
        }
    }

    /// Lets jumps lead where their targets now are.
    fn lead(&mut self, places: &[usize]) {
        for (old, new) in places.iter().enumerate() {
            let Some(step) = self.steps.get_mut(*new) else { continue };
            for_each_offset(step, |offset| {
                let target = old.saturating_add_signed(*offset);
                *offset = places[target] as isize - *new as isize;
            });
        }
    }
}

fn for_each_offset(step: &mut Step, mut act: impl FnMut(&mut isize)) {
    match step {
        Step::Jump { offset, .. } => act(offset),
        Step::Branch { otherwise, .. } => act(otherwise),
        Step::Switch(switch) => {
            switch.cases.values_mut().for_each(&mut act);
            act(&mut switch.default);
        }
        Step::Round(round) => act(&mut round.exit),
        _ => {}
    }
}

/// For each step, and the end, whether a jump leads there.
fn targets(placed: &[Placed]) -> Vec<bool> {
    let mut is_target = vec![false; placed.len() + 1];
    for (at, placed) in placed.iter().enumerate() {
        if let Draft::Other(step) = &placed.step {
            // Offsets are only looked at here.
            for_each_offset(&mut step.clone(), |offset| {
                is_target[at.saturating_add_signed(*offset)] = true;
            });
        }
    }
    is_target
}

/// For each qubit, its number among those that something happens to.
pub(super) fn numbers(placed: &[Placed], num_qubits: usize) -> Rc<[Option<usize>]> {
    let mut is_used = vec![false; num_qubits];
    for placed in placed {
        match &placed.step {
            Draft::Gate { gate, .. } => gate.qubits().for_each(|qubit| is_used[qubit] = true),
            Draft::Formula(formula) => {
                let qubits = formula.instruction.qubits.iter();
                qubits.for_each(|qubit| is_used[qubit.index()] = true);
            }
            Draft::Measure { qubit, .. } | Draft::Reset(qubit) => is_used[*qubit] = true,
            Draft::Other(_) => {}
        }
    }
    numbered(is_used)
}

/// The numbers of those that are used, in their order.
pub(super) fn numbered(is_used: Vec<bool>) -> Rc<[Option<usize>]> {
    let mut next = 0..;
    is_used.into_iter().map(|is_used| if is_used { next.next() } else { None }).collect()
}

fn bit(wire: Wire) -> usize {
    match wire {
        Wire::Joined(bit) => bit,
        Wire::Apart(_) => unreachable!("invariant: all qubits have joined after gates"),
    }
}
