//! A plain interpreter of circuits, one run at a time, without thought of speed: what the engine
//! is held against.

use ketpad::circuit::{
    Assignment, AssignmentTarget, Block, Circuit, ClassicalValue, ClassicalValues, Clbit,
    ControlFlow, Gate, Instruction, Operation, Qubit, StandardGate, Variable, VariableId,
};
use ketpad::math::C64;

use crate::random::{apply, dense};

/// What a run leaves behind.
pub(crate) struct Outcome {
    pub(crate) state: Vec<C64>,
    /// All classical bits as one number, bit 0 the lowest.
    pub(crate) bits: usize,
    pub(crate) probability: f64,
}

/// All possible outcomes; none when there are more than `most`.
pub(crate) fn outcomes(circuit: &Circuit, most: usize) -> Option<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    let mut script = Vec::new();
    while outcomes.len() < most {
        let mut run = Run::new(circuit, script);
        run.block(circuit.instructions());
        script = run.taken;
        let bits = run.bits.iter().enumerate().map(|(k, on)| usize::from(*on) << k).sum();
        outcomes.push(Outcome { state: run.state, bits, probability: run.probability });
        // The next script is the next one in binary order.
        while script.pop_if(|choice| choice.is_last).is_some() {}
        let Some(last) = script.last_mut() else {
            return Some(outcomes);
        };
        *last = Choice { outcome: true, is_last: true };
    }
    None
}

/// Where a block leads.
enum Way {
    On,
    Break,
    Continue,
}

/// A choice, and whether there is no other outcome left to be tried.
#[derive(Clone, Copy)]
struct Choice {
    outcome: bool,
    is_last: bool,
}

/// A run whose first choices are given; the others fall on 0 where that is possible.
struct Run<'c> {
    circuit: &'c Circuit,
    script: Vec<Choice>,
    taken: Vec<Choice>,
    probability: f64,
    state: Vec<C64>,
    bits: Vec<bool>,
    variables: Vec<ClassicalValue>,
    /// The loop variables in scope, the innermost last.
    scope: Vec<VariableId>,
}

impl ClassicalValues for Run<'_> {
    fn bit(&self, bit: Clbit) -> bool {
        self.bits[bit.index()]
    }

    fn variable(&self, id: VariableId) -> ClassicalValue {
        self.variables[id.index()]
    }
}

impl<'c> Run<'c> {
    fn new(circuit: &'c Circuit, script: Vec<Choice>) -> Self {
        let mut state = vec![C64::ZERO; 1 << circuit.num_qubits()];
        state[0] = C64::ONE;
        let first = |variable: &Variable| {
            ClassicalValue::new(variable.initial.unwrap_or(0).into(), variable.kind)
        };
        Self {
            circuit,
            script,
            taken: Vec::new(),
            probability: 1.0,
            state,
            bits: vec![false; circuit.num_clbits() as usize],
            variables: circuit.variables().iter().map(first).collect(),
            scope: Vec::new(),
        }
    }

    fn block(&mut self, block: &[Instruction]) -> Way {
        for instruction in block {
            match self.instruction(instruction) {
                Way::On => {}
                way => return way,
            }
        }
        Way::On
    }

    fn instruction(&mut self, instruction: &Instruction) -> Way {
        match &instruction.operation {
            Operation::Gate(Gate::Standard(gate)) => self.gate(*gate, instruction),
            Operation::Measure => {
                let outcome = self.choose(instruction.qubits[0]);
                self.bits[instruction.clbits[0].index()] = outcome;
            }
            Operation::Reset => {
                if self.choose(instruction.qubits[0]) {
                    let flip = Instruction::gate(
                        Gate::Standard(StandardGate::X),
                        Vec::new(),
                        instruction.qubits.clone(),
                    );
                    self.gate(StandardGate::X, &flip);
                }
            }
            Operation::Assign(assignment) => self.assign(assignment),
            Operation::Flow(flow) => return self.flow(flow),
            Operation::Break => return Way::Break,
            Operation::Continue => return Way::Continue,
            other => panic!("no random circuit has {other:?}"),
        }
        Way::On
    }

    /// A name is that of the innermost loop's variable, or of a global one.
    fn value(&self, name: &str) -> Option<f64> {
        let variables = self.circuit.variables();
        let mut ids = self.scope.iter().rev().map(|id| id.index()).chain(0..variables.len());
        let id = ids.find(|&id| variables[id].name == name)?;
        Some(self.variables[id].number() as f64)
    }

    fn gate(&mut self, gate: StandardGate, instruction: &Instruction) {
        let params: Vec<f64> = instruction
            .params
            .iter()
            .map(|expr| expr.evaluate(&|name| self.value(name)).unwrap())
            .collect();
        let qubits: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
        let matrix = dense(&gate.matrix(&params), &qubits, self.circuit.num_qubits());
        self.state = apply(&matrix, &self.state);
    }

    fn choose(&mut self, qubit: Qubit) -> bool {
        let mut p = [0.0; 2];
        for (index, amplitude) in self.state.iter().enumerate() {
            p[index >> qubit.index() & 1] += amplitude.norm_sqr();
        }
        let is_possible = p.map(|p| p > 1e-12);
        let first = Choice { outcome: !is_possible[0], is_last: is_possible != [true; 2] };
        let choice = self.script.get(self.taken.len()).copied().unwrap_or(first);
        self.taken.push(choice);
        let p = p[usize::from(choice.outcome)];
        self.probability *= p;
        for (index, amplitude) in self.state.iter_mut().enumerate() {
            let agrees = (index >> qubit.index() & 1 == 1) == choice.outcome;
            *amplitude *= if agrees { 1.0 / p.sqrt() } else { 0.0 };
        }
        choice.outcome
    }

    fn assign(&mut self, assignment: &Assignment) {
        let number = assignment.value.evaluate(self).unwrap().number();
        match &assignment.target {
            AssignmentTarget::Variable(id) => self.set(*id, number),
            AssignmentTarget::Bits(bits) => {
                for (place, bit) in bits.iter().enumerate() {
                    self.bits[bit.index()] = number >> place & 1 == 1;
                }
            }
        }
    }

    fn set(&mut self, id: VariableId, number: i128) {
        let kind = self.circuit.variables()[id.index()].kind;
        self.variables[id.index()] = ClassicalValue::new(number, kind);
    }

    fn flow(&mut self, flow: &ControlFlow) -> Way {
        match flow {
            ControlFlow::If { condition, then, otherwise } => {
                if condition.evaluate(self).unwrap().is_true() {
                    self.block(then)
                } else {
                    otherwise.as_ref().map_or(Way::On, |block| self.block(block))
                }
            }
            ControlFlow::Switch { target, cases, default } => {
                let value = target.evaluate(self).unwrap().number();
                let has_value = |values: &[i64]| values.iter().any(|&v| i128::from(v) == value);
                let case = cases.iter().find(|case| has_value(&case.values));
                let block = case.map(|case| &case.body).or(default.as_ref());
                block.map_or(Way::On, |block| self.block(block))
            }
            ControlFlow::While { condition, body } => {
                while condition.evaluate(self).unwrap().is_true() {
                    if let Way::Break = self.block(body) {
                        break;
                    }
                }
                Way::On
            }
            ControlFlow::For { variable, values, body } => {
                self.for_loop(*variable, (0..).map_while(|round| values.value(round)), body);
                Way::On
            }
        }
    }

    fn for_loop(
        &mut self,
        variable: Option<VariableId>,
        values: impl Iterator<Item = i64>,
        body: &Block,
    ) {
        for value in values {
            if let Some(id) = variable {
                self.set(id, value.into());
            }
            self.scope.extend(variable);
            let way = self.block(body);
            self.scope.truncate(self.scope.len() - usize::from(variable.is_some()));
            if let Way::Break = way {
                break;
            }
        }
    }
}
