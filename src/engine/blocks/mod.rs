//! From blocks of instructions to steps, with control flow as jumps.

use std::collections::BTreeMap;

use super::EngineError;
use super::beginning::is_fixed;
use super::gate_step::GateStep;
use super::gates::Writer;
use super::program::{Binding, Step};
use crate::circuit::{Circuit, ClassicalExpr, Instruction, Operation, VariableId, VariableScope};

mod flow;

/// A step, and what is around it.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) step: Draft,
    /// Whether it is a part of control flow.
    pub(super) is_in_flow: bool,
    /// How often it is taken, as far as that is known beforehand.
    pub(super) times: f64,
    /// Of a gate that no parameter has an influence on, its number among them.
    pub(super) fixed: Option<usize>,
}

/// A step whose qubits are those of the circuit still.
#[derive(Debug, Clone)]
pub(super) enum Draft {
    /// A gate of the instruction at `place`.
    Gate {
        gate: GateStep,
        place: usize,
    },
    Formula(Box<DraftFormula>),
    Measure {
        qubit: usize,
        clbit: usize,
    },
    Reset(usize),
    /// One without qubits.
    Other(Step),
}

impl Draft {
    /// The gate, if it is one.
    pub(super) fn gate(&self) -> Option<&GateStep> {
        match self {
            Self::Gate { gate, .. } => Some(gate),
            _ => None,
        }
    }
}

/// A gate whose angles depend on variables, as [`Formula`](super::program::Formula).
#[derive(Debug, Clone)]
pub(super) struct DraftFormula {
    pub(super) instruction: Instruction,
    pub(super) bindings: BTreeMap<String, Binding>,
    pub(super) place: usize,
    pub(super) in_loop: Option<usize>,
}

/// Turns a circuit into steps.
pub(super) struct Builder<'c> {
    circuit: &'c Circuit,
    parameters: BTreeMap<String, f64>,
    globals: BTreeMap<&'c str, VariableId>,
    writer: Writer<'c>,
    steps: Vec<Placed>,
    /// Place of the next instruction.
    place: usize,
    /// The loop variables in scope, the innermost last.
    loop_variables: Vec<VariableId>,
    /// The loops around, the innermost last.
    loops: Vec<Loop>,
    /// Number of control flow instructions around.
    depth: usize,
    times: f64,
    num_counters: usize,
    /// As [`is_fixed`] says it.
    is_fixed: Vec<bool>,
    num_fixed: usize,
}

/// A loop that is being built.
struct Loop {
    place: usize,
    /// The step that begins the next round.
    head: usize,
    /// The jumps out of it, which lead nowhere yet.
    exits: Vec<usize>,
}

impl<'c> Builder<'c> {
    /// A builder for this circuit, with these values of its parameters.
    pub(super) fn new(circuit: &'c Circuit, parameters: BTreeMap<String, f64>) -> Self {
        let variables = (0..).zip(circuit.variables());
        let globals = variables.filter(|(_, variable)| variable.scope == VariableScope::Global);
        Self {
            circuit,
            parameters,
            globals: globals.map(|(id, variable)| (&*variable.name, VariableId(id))).collect(),
            writer: Writer::new(circuit.definitions()),
            steps: Vec::new(),
            place: 0,
            loop_variables: Vec::new(),
            loops: Vec::new(),
            depth: 0,
            times: 1.0,
            num_counters: 0,
            is_fixed: is_fixed(circuit),
            num_fixed: 0,
        }
    }

    /// Number of loops that count their rounds.
    pub(super) fn num_counters(&self) -> usize {
        self.num_counters
    }

    pub(super) fn into_steps(self) -> Vec<Placed> {
        self.steps
    }

    /// Builds a block. Recursion is as deep as blocks are nested, which a circuit bounds.
    pub(super) fn block(&mut self, block: &'c [Instruction]) -> Result<(), EngineError> {
        for instruction in block {
            let place = self.place;
            self.place += 1;
            self.instruction(instruction, place)?;
        }
        Ok(())
    }

    fn instruction(
        &mut self,
        instruction: &'c Instruction,
        place: usize,
    ) -> Result<(), EngineError> {
        match &instruction.operation {
            Operation::Gate(_) | Operation::Modified(_) => return self.gate(instruction, place),
            Operation::Flow(flow) => {
                self.writer.visit(1)?;
                self.depth += 1;
                self.flow(flow, place)?;
                self.depth -= 1;
                return Ok(());
            }
            _ => self.writer.visit(1)?,
        }
        match &instruction.operation {
            Operation::Measure => {
                let pairs = instruction.qubits.iter().zip(&instruction.clbits);
                for (qubit, clbit) in pairs {
                    let (qubit, clbit) = (qubit.index(), clbit.index());
                    self.push_draft(Draft::Measure { qubit, clbit });
                }
            }
            Operation::Reset => {
                let resets = instruction.qubits.iter().map(|qubit| Draft::Reset(qubit.index()));
                resets.for_each(|step| self.push_draft(step));
            }
            Operation::Assign(assignment) => {
                self.push(Step::Assign { assignment: assignment.as_ref().clone(), place });
            }
            Operation::Break => {
                let exit = self.jump(place);
                self.innermost().exits.push(exit);
            }
            Operation::Continue => self.next_round(),
            _ => {}
        }
        Ok(())
    }

    fn gate(&mut self, instruction: &'c Instruction, place: usize) -> Result<(), EngineError> {
        let bindings = self.bindings(instruction);
        if bindings.values().any(|binding| matches!(binding, Binding::Variable(_))) {
            self.writer.visit(1)?;
            let in_loop = self.loops.last().map(|inner| inner.place);
            let instruction = instruction.clone();
            let formula = DraftFormula { instruction, bindings, place, in_loop };
            self.push_draft(Draft::Formula(Box::new(formula)));
            return Ok(());
        }
        let value_of = |name: &str| match bindings.get(name)? {
            Binding::Value(value) => Some(*value),
            Binding::Variable(_) => None,
        };
        let gates = self.writer.write_out(instruction, place, &value_of)?;
        let is_fixed = self.is_fixed.get(place) == Some(&true);
        for gate in gates {
            self.push_draft(Draft::Gate { gate, place });
            if let (true, Some(placed)) = (is_fixed, self.steps.last_mut()) {
                placed.fixed = Some(self.num_fixed);
                self.num_fixed += 1;
            }
        }
        Ok(())
    }

    /// What the names in the expressions of a gate stand for: the innermost loop variable of
    /// this name, a global variable, a parameter.
    fn bindings(&self, instruction: &Instruction) -> BTreeMap<String, Binding> {
        let mut bindings = BTreeMap::new();
        for expr in instruction.formulas() {
            expr.for_each_symbol(&mut |name| {
                if let Some(binding) = self.binding(name) {
                    bindings.insert(name.to_owned(), binding);
                }
            });
        }
        bindings
    }

    fn binding(&self, name: &str) -> Option<Binding> {
        let variables = self.circuit.variables();
        let mut inner = self.loop_variables.iter().rev().copied();
        let of_loop = inner.find(|id| variables[id.index()].name == name);
        match of_loop.or_else(|| self.globals.get(name).copied()) {
            Some(id) => Some(Binding::Variable(id)),
            None => self.parameters.get(name).copied().map(Binding::Value),
        }
    }

    fn push(&mut self, step: Step) {
        self.push_draft(Draft::Other(step));
    }

    fn push_draft(&mut self, step: Draft) {
        let (is_in_flow, times) = (self.depth > 0, self.times);
        self.steps.push(Placed { step, is_in_flow, times, fixed: None });
    }

    /// A jump that leads nowhere yet; gives its number.
    fn jump(&mut self, place: usize) -> usize {
        self.push(Step::Jump { offset: 0, place });
        self.steps.len() - 1
    }

    /// A branch whose other way leads nowhere yet; gives its number.
    fn branch(&mut self, condition: &ClassicalExpr, place: usize) -> usize {
        self.push(Step::Branch { condition: condition.clone(), otherwise: 0, place });
        self.steps.len() - 1
    }

    /// A jump to the next round of the innermost loop.
    fn next_round(&mut self) {
        let Loop { head, place, .. } = *self.innermost();
        let offset = offset(self.steps.len(), head);
        self.push(Step::Jump { offset, place });
    }

    fn innermost(&mut self) -> &mut Loop {
        self.loops.last_mut().expect("invariant: break and continue stand in a loop")
    }

    /// Lets a step lead to the one that is pushed next.
    fn lead_here(&mut self, from: usize) {
        let there = offset(from, self.steps.len());
        match &mut self.steps[from].step {
            Draft::Other(Step::Jump { offset, .. }) => *offset = there,
            Draft::Other(Step::Branch { otherwise, .. }) => *otherwise = there,
            Draft::Other(Step::Round(round)) => round.exit = there,
            _ => {}
        }
    }
}

/// How far one step is from another.
fn offset(from: usize, to: usize) -> isize {
    to as isize - from as isize
}
