//! Conditions. OpenQASM 2 compares one whole register with one number, and does one operation.
//!
//! Any condition on the bits of one small register is that comparison with each of the values
//! for which it is true; several operations are several such statements. None of them but the
//! last may write the register, since the condition would be another one then.

use super::super::super::{Loss, Part, message::quoted};
use super::super::casts::without_casts;
use super::super::page::{Parts, Piece, Statement};
use super::super::truth;
use super::Writer;
use crate::circuit::{
    Block, Circuit, ClassicalBinary, ClassicalExpr, Clbit, ControlFlow, Instruction, Operation,
    Register,
};

/// The values of a register for which the blocks of a statement are done.
struct Branches<'f> {
    register: &'f Register,
    /// For each block its values.
    branches: Vec<(Vec<i64>, &'f Block)>,
}

/// The operations under a condition as they are written.
struct Conditional<'f> {
    register: &'f Register,
    head: String,
    /// Whether the register can have changed.
    is_written: bool,
}

impl Writer<'_> {
    /// Control flow at a place, as operations under conditions; none when it cannot be written.
    pub(super) fn conditional(&mut self, flow: &ControlFlow, own: usize) -> Option<Statement> {
        let circuit = self.circuit;
        let Some(branches) = branches(circuit, flow) else {
            self.lose_flow(flow);
            return None;
        };
        let holder = self.clbits.holder(branches.register.start);
        let name = holder.map_or("?", |(_, name)| name).to_owned();
        let mut under =
            Conditional { register: branches.register, head: String::new(), is_written: false };
        let mut pieces = Vec::new();
        let mut place = own + 1;
        for (block, (values, body)) in branches.branches.iter().enumerate() {
            let part = Part::Block { place: own, block };
            for value in values {
                under.head = format!("if ({name} == {value})");
                let statements = self.block_under(&mut under, body, place);
                pieces.push(Piece::Block { depth: 0, part, statements });
                if self.is_too_long() {
                    return None;
                }
            }
            place += body.iter().map(Instruction::num_places).sum::<usize>();
        }
        Some(Statement { parts: Parts::One(Part::Instruction(own)), pieces })
    }

    fn block_under(
        &mut self,
        under: &mut Conditional<'_>,
        body: &[Instruction],
        first: usize,
    ) -> Vec<Statement> {
        self.count_extra(body.len());
        let mut statements = Vec::new();
        let mut place = first;
        for instruction in body {
            if let Some(line) = self.line_under(under, instruction) {
                statements.push(Statement::line(Part::Instruction(place), line));
            }
            place += instruction.num_places();
        }
        statements
    }

    fn line_under(
        &mut self,
        under: &mut Conditional<'_>,
        instruction: &Instruction,
    ) -> Option<String> {
        if matches!(instruction.operation, Operation::Barrier(_)) {
            self.lose(Loss::BarrierUnderCondition);
            return None;
        }
        let line = self.operation(instruction)?;
        if under.is_written {
            self.lose(Loss::ConditionWritten { register: under.register.name.clone() });
        }
        let is_own = |bit: &Clbit| under.register.contains(bit.0);
        under.is_written |= instruction.clbits.iter().any(is_own);
        Some(format!("{} {line}", under.head))
    }

    fn lose_flow(&mut self, flow: &ControlFlow) {
        match flow {
            ControlFlow::If { condition, .. } | ControlFlow::Switch { target: condition, .. } => {
                let condition = quoted(&self.open_qasm_3().value(condition));
                self.lose(Loss::Condition { condition });
            }
            ControlFlow::While { .. } => self.lose(Loss::Operation { operation: "while".into() }),
            ControlFlow::For { .. } => self.lose(Loss::Operation { operation: "for".into() }),
        }
    }
}

/// For which values of one register the blocks are done.
fn branches<'f>(circuit: &'f Circuit, flow: &'f ControlFlow) -> Option<Branches<'f>> {
    match flow {
        ControlFlow::If { condition, then, otherwise: None } => {
            if let Some((register, value)) = comparison(circuit, &without_casts(condition)) {
                return Some(Branches { register, branches: vec![(vec![value], then)] });
            }
            let register = truth::register_read(circuit, condition)?;
            let values = truth::table(condition, register)?;
            let values = places(&values, |value| value != 0);
            Some(Branches { register, branches: vec![(values, then)] })
        }
        ControlFlow::If { condition, then, otherwise: Some(otherwise) } => {
            let register = truth::register_read(circuit, condition)?;
            let values = truth::table(condition, register)?;
            let (on_true, on_false) =
                (places(&values, |value| value != 0), places(&values, |value| value == 0));
            Some(Branches { register, branches: vec![(on_true, then), (on_false, otherwise)] })
        }
        ControlFlow::Switch { target, cases, default } => {
            let register = truth::register_read(circuit, target)?;
            let of_case =
                |values: &[i64], table: &[i64]| places(table, |value| values.contains(&value));
            let table = truth::table(target, register)?;
            let mut branches: Vec<(Vec<i64>, &Block)> =
                cases.iter().map(|case| (of_case(&case.values, &table), &case.body)).collect();
            if let Some(default) = default {
                let is_listed = |value| cases.iter().any(|case| case.values.contains(&value));
                branches.push((places(&table, |value| !is_listed(value)), default));
            }
            Some(Branches { register, branches })
        }
        ControlFlow::While { .. } | ControlFlow::For { .. } => None,
    }
}

/// The values of a register for whose entry in a table something is so.
fn places(table: &[i64], is_wanted: impl Fn(i64) -> bool) -> Vec<i64> {
    (0..).zip(table).filter(|(_, value)| is_wanted(**value)).map(|(place, _)| place).collect()
}

/// `register == number`, of a whole register.
fn comparison<'c>(circuit: &'c Circuit, condition: &ClassicalExpr) -> Option<(&'c Register, i64)> {
    let ClassicalExpr::Binary(ClassicalBinary::Equal, left, right) = condition else {
        return None;
    };
    let (bits, value) = match (left.as_ref(), right.as_ref()) {
        (ClassicalExpr::Bits(bits), ClassicalExpr::Int(value))
        | (ClassicalExpr::Int(value), ClassicalExpr::Bits(bits)) => (bits, *value),
        _ => return None,
    };
    let (register, _) = circuit.creg_of(*bits.first()?)?;
    let all = (register.start..register.start + register.size).map(Clbit);
    (value >= 0 && bits.iter().copied().eq(all)).then_some((register, value))
}
