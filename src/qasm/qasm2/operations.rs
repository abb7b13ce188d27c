//! Operations of the program: gates, measurements, resets, barriers, conditions.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::lower::number_of_parts;
use super::super::message::quoted;
use super::super::source_map::Part;
use super::super::syntax::{Name, Parse, Parser, TokenKind};
use super::names::{Callee, GateMeaning};
use super::operands::{Bits, Operand, common_size, list, whole_number};
use super::{Failure, Lowered, Program, failure, note};
use crate::circuit::{
    Block, ClassicalBinary, ClassicalExpr, ClassicalType, Clbit, ControlFlow, Duration, Expr, Gate,
    Instruction, ModifiedGate, Operation, Qubit, StandardGate, TimeUnit,
};

/// The words that begin what cannot stand behind a condition.
const OTHER_STATEMENTS: [&str; 8] =
    ["OPENQASM", "barrier", "creg", "gate", "if", "include", "opaque", "qreg"];

/// The comparisons that OpenQASM 3 has beyond `==`.
const OTHER_COMPARISONS: [&str; 5] = ["!=", "<", "<=", ">", ">="];

/// The comparison of a register with a number.
struct Condition {
    /// The bits of the register.
    bits: Bits,
    expr: ClassicalExpr,
}

/// `rx(pi/2) q[0];`
pub(super) struct Call<'a> {
    pub(super) gate: Name<'a>,
    pub(super) params: Vec<Expr>,
    pub(super) operands: Vec<Operand<'a>>,
}

impl Call<'_> {
    /// Whether it has as many parameters and operands as its gate.
    pub(super) fn check_counts(&self, gate: &GateMeaning) -> Lowered<()> {
        let (span, name) = (self.gate.span, quoted(self.gate.text));
        let (expected, found) = (gate.num_params, self.params.len());
        if expected != found {
            return failure(span, DiagnosticKind::ParamCount { gate: name, expected, found });
        }
        let (expected, found) = (gate.num_qubits, self.operands.len());
        if expected != found {
            return failure(span, DiagnosticKind::QubitCount { gate: name, expected, found });
        }
        Ok(())
    }

    /// The instruction that the call stands for on these qubits.
    pub(super) fn instruction(&self, callee: Callee, qubits: Vec<Qubit>) -> Lowered<Instruction> {
        let params = || self.params.clone();
        match callee {
            Callee::Gate(gate) => Ok(Instruction::gate(gate, params(), qubits)),
            Callee::ControlledX(controls) => {
                let gate = Gate::Standard(StandardGate::X);
                let controls = vec![true; controls];
                let modified = ModifiedGate { gate, controls, powers: Vec::new() };
                Ok(Instruction::modified(modified, params(), qubits))
            }
            Callee::Delay => Ok(Instruction::delay(self.duration()?, qubits)),
            Callee::U0 => Err(Failure::Known),
        }
    }

    fn duration(&self) -> Lowered<Duration> {
        let steps = self.params.first().and_then(|steps| steps.value().ok());
        match steps.filter(|steps| *steps >= 0.0 && steps.trunc() == *steps) {
            Some(value) => Ok(Duration { value, unit: TimeUnit::BackendSteps }),
            None => failure(self.gate.span, DiagnosticKind::DelaySteps),
        }
    }
}

impl<'a> Program<'a, '_> {
    /// A gate, a measurement or a reset, which are what can stand behind a condition; what it
    /// stands for, once for each bit of its registers.
    pub(super) fn operation(
        &mut self,
        parser: &mut Parser<'a, '_>,
    ) -> Parse<Lowered<Vec<Instruction>>> {
        if parser.at_word("measure") {
            self.measurement(parser)
        } else if parser.at_word("reset") {
            self.reset(parser)
        } else {
            let first = parser.peek().span;
            let call = self.call(parser, &[])?;
            let span = parser.span_since(first);
            Ok(self.calls(parser, &call, span))
        }
    }

    /// A call of a gate, in whose formulas the names of `params` may stand.
    pub(super) fn call(&self, parser: &mut Parser<'a, '_>, names: &[Name<'a>]) -> Parse<Call<'a>> {
        let gate = parser.bump_name();
        let mut params = Vec::new();
        if parser.eat("(") {
            params = list(parser, ")", |parser| self.formula(parser, names))?;
            parser.expect(")")?;
        }
        let operands = list(parser, ";", |parser| self.operand(parser))?;
        parser.end_statement()?;
        Ok(Call { gate, params, operands })
    }

    fn calls(
        &mut self,
        parser: &mut Parser<'a, '_>,
        call: &Call<'a>,
        span: Span,
    ) -> Lowered<Vec<Instruction>> {
        let gate = self.gate_called(parser, call.gate)?;
        call.check_counts(&gate)?;
        let bits: Vec<Bits> = call
            .operands
            .iter()
            .map(|operand| self.qubits(parser, operand))
            .collect::<Lowered<_>>()?;
        let times = common_size(&call.operands, &bits)?;
        let params_parts: usize = call.params.iter().map(number_of_parts).sum();
        let parts = gate.extent.gates.saturating_add(1 + bits.len() + params_parts);
        self.spend(times.saturating_mul(parts), span)?;
        let repetition = |k: usize| {
            let qubits: Vec<Qubit> = bits.iter().map(|bits| Qubit(bits.bit(k))).collect();
            self.check_distinct(call.gate, &qubits, span)?;
            call.instruction(gate.callee, qubits)
        };
        (0..times).map(repetition).collect()
    }

    fn measurement(&mut self, parser: &mut Parser<'a, '_>) -> Parse<Lowered<Vec<Instruction>>> {
        let first = parser.bump().span;
        let qubits = self.operand(parser)?;
        parser.expect("->")?;
        let clbits = self.operand(parser)?;
        parser.end_statement()?;
        Ok(self.measurements(parser, &qubits, &clbits, parser.span_since(first)))
    }

    fn measurements(
        &mut self,
        parser: &Parser<'a, '_>,
        qubits: &Operand<'a>,
        clbits: &Operand<'a>,
        span: Span,
    ) -> Lowered<Vec<Instruction>> {
        let (from, into) = (self.qubits(parser, qubits)?, self.clbits(parser, clbits)?);
        let (qubits, bits) = (from.size as usize, into.size as usize);
        if qubits != bits {
            return failure(span, DiagnosticKind::MeasurementSizes { qubits, bits });
        }
        self.spend(3 * qubits, span)?;
        let pairs = from.all().zip(into.all());
        Ok(pairs.map(|(qubit, bit)| Instruction::measure(Qubit(qubit), Clbit(bit))).collect())
    }

    fn reset(&mut self, parser: &mut Parser<'a, '_>) -> Parse<Lowered<Vec<Instruction>>> {
        let first = parser.bump().span;
        let operand = self.operand(parser)?;
        parser.end_statement()?;
        let span = parser.span_since(first);
        let bits = self.qubits(parser, &operand);
        Ok(bits.and_then(|bits| {
            self.spend(2 * bits.size as usize, span)?;
            Ok(bits.all().map(|qubit| Instruction::reset(Qubit(qubit))).collect())
        }))
    }

    /// A barrier across its operands, each qubit once, or across all qubits so far when there
    /// are none. Before the first qubit it keeps nothing apart and is no instruction.
    pub(super) fn barrier(&mut self, parser: &mut Parser<'a, '_>) -> Parse<()> {
        let first = parser.bump().span;
        let operands = list(parser, ";", |parser| self.operand(parser))?;
        parser.end_statement()?;
        let span = parser.span_since(first);
        let outcome = self.barrier_qubits(parser, &operands, span);
        let qubits = note(parser, outcome).unwrap_or_default();
        if !qubits.is_empty() {
            let label = self.comment_behind(parser);
            let operation = Operation::Barrier(label);
            let barrier = Instruction { operation, ..Instruction::barrier(qubits) };
            self.add(barrier, span);
        }
        Ok(())
    }

    fn barrier_qubits(
        &mut self,
        parser: &Parser<'a, '_>,
        operands: &[Operand<'a>],
        span: Span,
    ) -> Lowered<Vec<Qubit>> {
        let mut is_taken = vec![false; self.circuit.num_qubits() as usize];
        let mut qubits = Vec::new();
        let everything = Bits { start: 0, size: self.circuit.num_qubits(), is_single: false };
        let mut take = |bits: Bits| {
            for index in bits.all() {
                if !std::mem::replace(&mut is_taken[index as usize], true) {
                    qubits.push(Qubit(index));
                }
            }
        };
        if operands.is_empty() {
            take(everything);
        }
        for operand in operands {
            take(self.qubits(parser, operand)?);
        }
        self.spend(1 + qubits.len(), span)?;
        Ok(qubits)
    }

    /// The comment that stands behind a statement on its line, which labels a barrier.
    pub(super) fn comment_behind(&self, parser: &Parser<'a, '_>) -> Option<String> {
        let rest = self.source.get(parser.last()?.span.end..)?;
        let comment = rest.trim_start_matches([' ', '\t']).strip_prefix("//")?;
        let label = comment.lines().next()?.trim();
        (!label.is_empty()).then(|| label.to_owned())
    }

    /// `if (c == 3) x q[0];`
    pub(super) fn conditioned(&mut self, parser: &mut Parser<'a, '_>) -> Parse<()> {
        let first = parser.bump().span;
        parser.expect("(")?;
        let condition = self.condition(parser)?;
        parser.expect(")")?;
        let inner = parser.peek();
        let word = parser.text(inner);
        if parser.at("{") {
            return Err(self.only_open_qasm_3(inner.span));
        }
        if inner.kind != TokenKind::Word || OTHER_STATEMENTS.contains(&word) {
            return Err(parser.unexpected(|found| DiagnosticKind::ExpectedConditioned { found }));
        }
        self.check_word(parser, word)?;
        let outcome = self.operation(parser)?;
        let spans = [parser.span_since(first), parser.span_since(inner.span)];
        let condition = note(parser, condition);
        let then = note(parser, outcome);
        if let (Some(condition), Some(then)) = (condition, then) {
            self.add_conditioned(&condition, then, spans);
        }
        Ok(())
    }

    /// `c == 3`
    fn condition(&self, parser: &mut Parser<'a, '_>) -> Parse<Lowered<Condition>> {
        let register = self.operand(parser)?;
        if !register.is_whole() {
            return Err(self.only_open_qasm_3(register.span));
        }
        let mark = parser.peek();
        if OTHER_COMPARISONS.contains(&parser.text(mark)) {
            return Err(self.only_open_qasm_3(mark.span));
        }
        parser.expect("==")?;
        let (value, span) = whole_number(parser)?;
        let bits = self.clbits(parser, &register);
        Ok(bits.and_then(|bits| comparison(&register, bits, value, span)))
    }

    /// One choice for all that the statement stands for; but one each when they are measurements
    /// that change the condition, which is looked at before each of them.
    fn add_conditioned(
        &mut self,
        condition: &Condition,
        then: Vec<Instruction>,
        [span, inner]: [Span; 2],
    ) {
        let mut written = then.iter().flat_map(|step| &step.clbits);
        let is_changed = written.any(|bit| condition.bits.all().contains(&bit.0));
        let blocks: Vec<Block> =
            if is_changed { then.into_iter().map(|step| vec![step]).collect() } else { vec![then] };
        for then in blocks {
            let steps = then.len();
            let condition = condition.expr.clone();
            let flow = ControlFlow::If { condition, then, otherwise: None };
            let place = self.add(Instruction::flow(flow), span);
            self.map.add(Part::Block { place, block: 0 }, inner);
            for step in 1..=steps {
                self.map.add(Part::Instruction(place + step), inner);
            }
        }
    }

    pub(super) fn check_distinct(
        &self,
        gate: Name<'_>,
        qubits: &[Qubit],
        span: Span,
    ) -> Lowered<()> {
        let mut sorted = qubits.to_vec();
        sorted.sort_unstable();
        let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) else {
            return Ok(());
        };
        let (register, place) =
            self.circuit.qreg_of(pair[0]).expect("invariant: an operand is in a register");
        let qubit = format!("{}[{place}]", quoted(&register.name));
        failure(span, DiagnosticKind::RepeatedQubit { gate: quoted(gate.text), qubit })
    }
}

fn comparison(register: &Operand<'_>, bits: Bits, value: u64, span: Span) -> Lowered<Condition> {
    let limit = ClassicalType::MAX_WIDTH;
    if bits.size > limit {
        let kind = DiagnosticKind::WideCondition { register: quoted(register.name.text), limit };
        return failure(register.span, kind);
    }
    let Ok(value) = i64::try_from(value) else {
        return failure(span, DiagnosticKind::LargeCondition { limit: i64::MAX });
    };
    let register = ClassicalExpr::Bits(bits.all().map(Clbit).collect());
    let value = ClassicalExpr::Int(value);
    let (left, right) = (Box::new(register), Box::new(value));
    Ok(Condition { bits, expr: ClassicalExpr::Binary(ClassicalBinary::Equal, left, right) })
}
