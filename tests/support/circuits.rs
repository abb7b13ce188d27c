//! Random circuits of the whole model, made by throwing dice.
//!
//! Unit tests and `tests/it` both include this file; the module around it has the room `circuit`
//! under the name `model`.

use super::model::{
    Assignment, AssignmentTarget, BinaryOp, Block, Circuit, ClassicalBinary, ClassicalExpr,
    ClassicalType, ClassicalUnary, Clbit, Constant, ControlFlow, DefinitionId, Duration, Expr,
    Function, Gate, GateDefinition, Instruction, LoopValues, ModifiedGate, Operation, Power, Qubit,
    StandardGate, SwitchCase, TimeUnit, Variable, VariableId, VariableScope,
};

/// What is in the circuits.
#[expect(clippy::struct_excessive_bools, reason = "every feature can be there without the others")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Features {
    /// Parameters bound when the circuit is run.
    pub(super) inputs: bool,
    /// Classical variables and assignments.
    pub(super) variables: bool,
    /// Signed numbers, powers and remainders among classical expressions.
    pub(super) signed: bool,
    /// Measurements and resets.
    pub(super) collapse: bool,
    /// Control flow.
    pub(super) flow: bool,
    /// Modified gates.
    pub(super) modifiers: bool,
    /// Powers that are not whole, and such of gates of several qubits.
    pub(super) roots: bool,
    /// Bits outside of registers.
    pub(super) loose: bool,
    /// Gates of which only the name is known.
    pub(super) opaque: bool,
    /// Barriers with labels, delays.
    pub(super) timing: bool,
}

impl Features {
    pub(super) const ALL: Self = Self {
        inputs: true,
        variables: true,
        signed: true,
        collapse: true,
        flow: true,
        modifiers: true,
        roots: true,
        loose: true,
        opaque: true,
        timing: true,
    };

    pub(super) const GATES: Self = Self {
        inputs: false,
        variables: false,
        signed: false,
        collapse: false,
        flow: false,
        modifiers: false,
        roots: false,
        loose: false,
        opaque: false,
        timing: false,
    };
}

/// A circuit for these dice; zeros when they run out.
pub(super) fn circuit(features: Features, rolls: &[u32]) -> Circuit {
    let mut maker =
        Maker { circuit: Circuit::new(), features, dice: Dice(rolls), loops: Vec::new() };
    maker.declare();
    maker.define();
    let count = maker.dice.below(10);
    for _ in 0..count {
        let instruction = maker.instruction(2);
        maker.circuit.push(instruction).unwrap();
    }
    if features.collapse && maker.dice.one_in(3) {
        let (size, bits) = (maker.circuit.qregs()[0].size, maker.circuit.cregs()[0].size);
        for place in 0..size.min(bits) {
            maker.circuit.measure(place, place).unwrap();
        }
    }
    maker.circuit
}

struct Dice<'r>(&'r [u32]);

impl Dice<'_> {
    fn roll(&mut self) -> u32 {
        let (first, rest) =
            self.0.split_first().map_or((0, self.0), |(first, rest)| (*first, rest));
        self.0 = rest;
        first
    }

    fn below(&mut self, count: usize) -> usize {
        self.roll() as usize % count.max(1)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    fn choice<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

struct Maker<'r> {
    circuit: Circuit,
    features: Features,
    dice: Dice<'r>,
    /// Variables of the loops around.
    loops: Vec<VariableId>,
}

impl Maker<'_> {
    fn declare(&mut self) {
        let has_loose = self.features.loose;
        self.circuit.add_qreg("q", 3).unwrap();
        if has_loose {
            self.circuit.add_loose_qubit("ancilla").unwrap();
        }
        self.circuit.add_qreg("data", 2).unwrap();
        self.circuit.add_creg("c", 3).unwrap();
        if has_loose {
            self.circuit.add_loose_clbit("flag").unwrap();
        }
        self.circuit.add_creg("d", 2).unwrap();
        if self.features.inputs {
            self.circuit.add_input("theta", None).unwrap();
            self.circuit.add_input("alpha", Some(2)).unwrap();
        }
        if self.features.variables {
            let variable = |name: &str, kind, initial| Variable {
                name: name.to_owned(),
                kind,
                scope: VariableScope::Global,
                initial,
            };
            let mut variables = vec![
                variable("n", ClassicalType::Uint(Some(4)), Some(5)),
                variable("done", ClassicalType::Bool, Some(1)),
                variable("m", ClassicalType::Uint(None), None),
            ];
            if self.features.signed {
                variables.push(variable("k", ClassicalType::Int(Some(8)), Some(-3)));
                variables.push(variable("j", ClassicalType::Int(None), None));
            }
            for variable in variables {
                self.circuit.add_variable(variable).unwrap();
            }
        }
    }

    fn define(&mut self) {
        for number in 0..self.dice.below(3) {
            let count = 1 + self.dice.below(2) as u32;
            let params = vec!["theta".to_owned(), "phi".to_owned()];
            let mut body = Vec::new();
            for _ in 0..self.dice.below(4) {
                let qubits = self.distinct(count as usize, count);
                let symbols: Vec<Expr> = params.iter().cloned().map(Expr::Symbol).collect();
                body.push(self.gate(&qubits, &symbols));
            }
            let is_opaque = self.features.opaque && self.dice.one_in(4);
            let definition = GateDefinition {
                name: format!("own{number}"),
                params,
                qubits: (0..count).map(|k| format!("a{k}")).collect(),
                body: (!is_opaque).then_some(body),
            };
            self.circuit.define(definition).unwrap();
        }
    }

    /// Different qubits out of the first `all`, as many as asked for.
    fn distinct(&mut self, count: usize, all: u32) -> Vec<Qubit> {
        let mut left: Vec<Qubit> = (0..all).map(Qubit).collect();
        (0..count.min(left.len())).map(|_| left.remove(self.dice.below(left.len()))).collect()
    }

    fn formula(&mut self, symbols: &[Expr], depth: usize) -> Expr {
        if depth == 0 || self.dice.one_in(2) {
            return match self.dice.below(4) {
                0 if !symbols.is_empty() => self.dice.choice(symbols),
                1 => Expr::Constant(self.dice.choice(&Constant::ALL)),
                2 => Expr::Number(f64::from(self.dice.below(7) as u32)),
                _ => Expr::Number(self.dice.choice(&[0.25, 1e-7, 1.5, 0.7])),
            };
        }
        let left = self.formula(symbols, depth - 1);
        match self.dice.below(6) {
            0 => left.negated(),
            1 => {
                let safe = [Function::Sin, Function::Cos, Function::Arctan];
                Expr::Call(self.dice.choice(&safe), Box::new(left))
            }
            2 => left.binary(BinaryOp::Power, Expr::Number(2.0)),
            3 => left
                .binary(BinaryOp::Divide, Expr::Number(f64::from(1 + self.dice.below(4) as u32))),
            kind => {
                let op = if kind == 4 { BinaryOp::Multiply } else { BinaryOp::Subtract };
                left.binary(op, self.formula(symbols, depth - 1))
            }
        }
    }

    /// Symbols that formulas here may have.
    fn symbols(&self) -> Vec<Expr> {
        let mut names = self.circuit.parameters();
        let variables = self.circuit.variables();
        names.extend(self.loops.iter().map(|id| variables[id.index()].name.clone()));
        names.into_iter().map(Expr::Symbol).collect()
    }

    /// A gate on some of these qubits.
    fn gate(&mut self, qubits: &[Qubit], symbols: &[Expr]) -> Instruction {
        let mut gates: Vec<Gate> = StandardGate::all().map(Gate::Standard).collect();
        let own = self.circuit.definitions().len() as u32;
        for _ in 0..4 {
            gates.extend((0..own).map(|k| Gate::Defined(DefinitionId(k))));
        }
        gates.retain(|gate| self.circuit.gate_arity(*gate).unwrap().0 <= qubits.len());
        let gate = self.dice.choice(&gates);
        let (count, params) = self.circuit.gate_arity(gate).unwrap();
        let params: Vec<Expr> = (0..params).map(|_| self.formula(symbols, 2)).collect();
        let room = qubits.len() - count;
        let mut controls = Vec::new();
        let mut powers = Vec::new();
        let is_opaque = matches!(gate, Gate::Defined(id)
            if self.circuit.definition(id).unwrap().body.is_none());
        if self.features.modifiers && !is_opaque && self.dice.one_in(3) {
            controls = (0..self.dice.below(room + 1)).map(|_| self.dice.one_in(2)).collect();
            for _ in 0..self.dice.below(3) {
                powers.push(self.power(count, &params));
            }
        }
        let qubits = qubits[..count + controls.len()].to_vec();
        Instruction::modified(ModifiedGate { gate, controls, powers }, params, qubits)
    }

    fn power(&mut self, count: usize, params: &[Expr]) -> Power {
        let is_open = params.iter().any(|expr| expr.value().is_err());
        match self.dice.below(3) {
            0 if self.features.roots && count == 1 && !is_open => {
                Power::Exponent(Expr::Number(0.5))
            }
            1 if !is_open || self.features.roots => {
                Power::Exponent(Expr::Number(f64::from(self.dice.below(4) as u32)))
            }
            _ => Power::Inverse,
        }
    }

    fn instruction(&mut self, depth: usize) -> Instruction {
        let (num_qubits, num_clbits) = (self.circuit.num_qubits(), self.circuit.num_clbits());
        let kinds = [0, 0, 0, 1, 2, 3, 4, 5, 6, 6];
        match self.dice.choice(&kinds) {
            1 if self.features.collapse => {
                let clbit = Clbit(self.dice.below(num_clbits as usize) as u32);
                Instruction::measure(self.distinct(1, num_qubits)[0], clbit)
            }
            2 => {
                let count = 1 + self.dice.below(num_qubits as usize);
                let is_labelled = self.features.timing && self.dice.one_in(2);
                let label = is_labelled.then(|| "step 1: prepare".to_owned());
                let barrier = Instruction::barrier(self.distinct(count, num_qubits));
                Instruction { operation: Operation::Barrier(label), ..barrier }
            }
            3 if self.features.collapse => Instruction::reset(self.distinct(1, num_qubits)[0]),
            4 if self.features.timing => {
                let units = [
                    TimeUnit::Seconds,
                    TimeUnit::Milliseconds,
                    TimeUnit::Microseconds,
                    TimeUnit::Nanoseconds,
                    TimeUnit::BackendSteps,
                ];
                let value = self.dice.choice(&[100.0, 16.0, 2.0]);
                let duration = Duration { value, unit: self.dice.choice(&units) };
                let count = 1 + self.dice.below(3);
                Instruction::delay(duration, self.distinct(count, num_qubits))
            }
            5 if self.features.variables => self.assignment(),
            6 if self.features.flow && depth > 0 => self.flow(depth - 1),
            _ => {
                let qubits = self.distinct(num_qubits as usize, num_qubits);
                self.gate(&qubits, &self.symbols())
            }
        }
    }

    /// Two bits: of a register, of a part of one, or of two.
    fn two_bits(&mut self) -> Vec<Clbit> {
        let last = self.circuit.cregs().last().unwrap().start;
        let pairs = [[0, 1], [2, 0], [1, 2], [last, last + 1], [0, last + 1]];
        self.dice.choice(&pairs).map(Clbit).to_vec()
    }

    fn assignment(&mut self) -> Instruction {
        let globals = self.globals();
        let (target, value) = match self.dice.below(4) {
            0 => {
                let bit = Clbit(self.dice.below(3) as u32);
                (AssignmentTarget::Bits(vec![bit]), self.truth(2))
            }
            1 => {
                let value = if self.dice.one_in(2) {
                    ClassicalExpr::Int(self.dice.below(4) as i64)
                } else {
                    ClassicalExpr::Cast(ClassicalType::Uint(Some(2)), Box::new(self.number(2)))
                };
                (AssignmentTarget::Bits(self.two_bits()), value)
            }
            _ => {
                let id = self.dice.choice(&globals);
                let is_bool = self.circuit.variables()[id.index()].kind == ClassicalType::Bool;
                let value = if is_bool { self.truth(2) } else { self.number(2) };
                (AssignmentTarget::Variable(id), value)
            }
        };
        Instruction::assign(Assignment { target, value })
    }

    fn globals(&self) -> Vec<VariableId> {
        let variables = self.circuit.variables().iter().enumerate();
        let globals = variables.filter(|(_, variable)| variable.scope == VariableScope::Global);
        globals.map(|(index, _)| VariableId(index as u32)).collect()
    }

    /// Variables of the whole circuit that are numbers, or that are truth values.
    fn variables(&self, are_numbers: bool) -> Vec<ClassicalExpr> {
        let kind = |id: VariableId| self.circuit.variables()[id.index()].kind;
        let all = self.globals().into_iter();
        let wanted = all.filter(|id| (kind(*id) != ClassicalType::Bool) == are_numbers);
        wanted.map(ClassicalExpr::Variable).collect()
    }

    /// An expression that is true or false.
    fn truth(&mut self, depth: usize) -> ClassicalExpr {
        use ClassicalBinary as Op;
        let variables = self.variables(false);
        if depth == 0 || self.dice.one_in(3) {
            return match self.dice.below(4) {
                0 => ClassicalExpr::Bool(self.dice.one_in(2)),
                1 if !variables.is_empty() => self.dice.choice(&variables),
                _ => ClassicalExpr::Bit(Clbit(self.dice.below(5) as u32)),
            };
        }
        match self.dice.below(4) {
            0 => ClassicalExpr::Unary(ClassicalUnary::Not, Box::new(self.truth(depth - 1))),
            1 => {
                let op = self.dice.choice(&[Op::And, Op::Or]);
                let (left, right) = (self.truth(depth - 1), self.truth(depth - 1));
                ClassicalExpr::Binary(op, Box::new(left), Box::new(right))
            }
            2 => ClassicalExpr::Cast(ClassicalType::Bool, Box::new(self.number(depth - 1))),
            _ => {
                let comparisons = [
                    Op::Equal,
                    Op::NotEqual,
                    Op::Less,
                    Op::LessEqual,
                    Op::Greater,
                    Op::GreaterEqual,
                ];
                let op = self.dice.choice(&comparisons);
                let (left, right) = (self.number(depth - 1), self.number(depth - 1));
                ClassicalExpr::Binary(op, Box::new(left), Box::new(right))
            }
        }
    }

    /// An expression that is a number.
    fn number(&mut self, depth: usize) -> ClassicalExpr {
        use ClassicalBinary as Op;
        let mut variables = self.variables(true);
        if self.features.signed {
            variables.extend(self.loops.iter().map(|id| ClassicalExpr::Variable(*id)));
        }
        if depth == 0 || self.dice.one_in(3) {
            return self.operand(variables);
        }
        let inner = Box::new(self.number(depth - 1));
        match self.dice.below(5) {
            0 => ClassicalExpr::Unary(ClassicalUnary::BitNot, inner),
            1 => ClassicalExpr::Cast(ClassicalType::Uint(Some(6)), inner),
            2 if self.features.signed => {
                let of = self.dice.choice(&variables);
                ClassicalExpr::Unary(ClassicalUnary::Negate, Box::new(of))
            }
            _ => {
                let mut ops = vec![
                    Op::BitOr,
                    Op::BitXor,
                    Op::BitAnd,
                    Op::Add,
                    Op::Subtract,
                    Op::Multiply,
                    Op::ShiftLeft,
                    Op::ShiftRight,
                ];
                if self.features.signed {
                    ops.extend([Op::Divide, Op::Remainder, Op::Power]);
                }
                let op = self.dice.choice(&ops);
                ClassicalExpr::Binary(op, inner, Box::new(self.number(depth - 1)))
            }
        }
    }

    /// A number that is no operation on others.
    fn operand(&mut self, mut variables: Vec<ClassicalExpr>) -> ClassicalExpr {
        let bits = ClassicalExpr::Bits(self.two_bits());
        if self.features.signed {
            return match self.dice.below(4) {
                0 => ClassicalExpr::Int(self.dice.below(4) as i64),
                1 => bits,
                _ => self.dice.choice(&variables),
            };
        }
        // Qiskit calculates with numbers that have a width.
        let width = ClassicalType::Uint(Some(6));
        variables.push(ClassicalExpr::Cast(width, Box::new(bits)));
        self.dice.choice(&variables)
    }

    fn condition(&mut self) -> ClassicalExpr {
        let bits = |bits: &[u32]| ClassicalExpr::Bits(bits.iter().map(|k| Clbit(*k)).collect());
        let equal = |left, right| {
            ClassicalExpr::Binary(ClassicalBinary::Equal, Box::new(left), Box::new(right))
        };
        match self.dice.below(6) {
            0 => equal(bits(&[0, 1, 2]), ClassicalExpr::Int(self.dice.below(8) as i64)),
            1 => ClassicalExpr::Bit(Clbit(self.dice.below(4) as u32)),
            2 => {
                let bit = ClassicalExpr::Bit(Clbit(self.dice.below(4) as u32));
                ClassicalExpr::Unary(ClassicalUnary::Not, Box::new(bit))
            }
            3 => {
                let (left, right) = (Box::new(bits(&[0, 1])), Box::new(ClassicalExpr::Int(2)));
                ClassicalExpr::Binary(ClassicalBinary::Less, left, right)
            }
            4 => equal(bits(&[2, 0]), ClassicalExpr::Int(self.dice.below(4) as i64)),
            _ if self.features.variables => self.truth(2),
            _ => {
                let (left, right) = (ClassicalExpr::Bit(Clbit(0)), ClassicalExpr::Bit(Clbit(1)));
                let op = self.dice.choice(&[ClassicalBinary::And, ClassicalBinary::Or]);
                ClassicalExpr::Binary(op, Box::new(left), Box::new(right))
            }
        }
    }

    fn block(&mut self, depth: usize) -> Block {
        let count = self.dice.below(3);
        let mut block: Block = (0..count).map(|_| self.instruction(depth)).collect();
        if !self.loops.is_empty() && self.dice.one_in(4) {
            let is_break = self.dice.one_in(2);
            block.push(if is_break {
                Instruction::break_loop()
            } else {
                Instruction::continue_loop()
            });
        }
        block
    }

    fn flow(&mut self, depth: usize) -> Instruction {
        Instruction::flow(match self.dice.below(4) {
            0 => {
                let condition = self.condition();
                let then = self.block(depth);
                let otherwise = self.dice.one_in(2).then(|| self.block(depth));
                ControlFlow::If { condition, then, otherwise }
            }
            1 => {
                // It ends after one round.
                let condition = self.condition();
                let loops = std::mem::take(&mut self.loops);
                let mut body = self.block(depth);
                self.loops = loops;
                body.push(Instruction::break_loop());
                ControlFlow::While { condition, body }
            }
            2 => self.for_loop(depth),
            _ => {
                let target = match self.dice.below(3) {
                    0 => ClassicalExpr::Bit(Clbit(1)),
                    1 => ClassicalExpr::Bits(vec![Clbit(0), Clbit(1)]),
                    _ => ClassicalExpr::Bits(vec![Clbit(0), Clbit(1), Clbit(2)]),
                };
                let mut cases = vec![SwitchCase { values: vec![0, 3], body: self.block(depth) }];
                if self.dice.one_in(2) {
                    cases.push(SwitchCase { values: vec![1], body: self.block(depth) });
                }
                let default = self.dice.one_in(2).then(|| self.block(depth));
                ControlFlow::Switch { target, cases, default }
            }
        })
    }

    fn for_loop(&mut self, depth: usize) -> ControlFlow {
        let name = format!("i{}", self.loops.len());
        let kind = self.dice.choice(&[ClassicalType::Int(None), ClassicalType::Uint(Some(5))]);
        let scope = VariableScope::Loop;
        let variable = Variable { name, kind, scope, initial: None };
        let id = self.circuit.add_variable(variable).unwrap();
        let values = match self.dice.below(4) {
            0 => LoopValues::Set(vec![1, 4, 2]),
            1 => LoopValues::Range { start: 4, step: -2, stop: 0 },
            2 => LoopValues::Range { start: 0, step: 2, stop: 5 },
            _ => LoopValues::Range { start: 0, step: 1, stop: 2 },
        };
        self.loops.push(id);
        let body = self.block(depth);
        self.loops.pop();
        ControlFlow::For { variable: Some(id), values, body }
    }
}
