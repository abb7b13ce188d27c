//! Classical expressions, assignments and bits that are used together.

use std::collections::BTreeSet;

use super::super::super::{Loss, Part, message::quoted};
use super::super::bits::Run;
use super::super::page::Statement;
use super::Writer;
use super::declarations::type_name;
use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalBinary, ClassicalExpr, ClassicalUnary, Clbit, Operation,
};

/// How tightly operators with one operand bind, and what is no operator at all.
const UNARY: u8 = 11;
const ATOM: u8 = 13;

impl Writer<'_> {
    /// `c = 5;`
    pub(super) fn assignment(&mut self, assignment: &Assignment) -> String {
        let target = match &assignment.target {
            AssignmentTarget::Bits(bits) if bits.len() == 1 => self.clbits.element(bits[0].0),
            AssignmentTarget::Bits(bits) => self.bits(bits),
            AssignmentTarget::Variable(id) => self.names.of_variable(*id).to_owned(),
        };
        let statement = format!("{target} = {};", self.value(&assignment.value));
        if self.is_for_qiskit() {
            self.lose(Loss::Operation { operation: quoted(&statement) });
        }
        statement
    }

    /// A classical expression.
    pub(in crate::qasm) fn value(&self, expr: &ClassicalExpr) -> String {
        let mut text = String::new();
        self.push_value(expr, 0, &mut text);
        text
    }

    /// Appends an expression that binds at least as tightly as `least`.
    fn push_value(&self, expr: &ClassicalExpr, least: u8, text: &mut String) {
        if precedence(expr) < least {
            text.push('(');
            self.push_value(expr, 0, text);
            text.push(')');
            return;
        }
        match expr {
            ClassicalExpr::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            ClassicalExpr::Int(value) => text.push_str(&value.to_string()),
            ClassicalExpr::Bit(bit) => text.push_str(&self.clbits.element(bit.0)),
            ClassicalExpr::Bits(bits) => text.push_str(&self.bits(bits)),
            ClassicalExpr::Variable(id) => text.push_str(self.names.of_variable(*id)),
            ClassicalExpr::Unary(op, inner) => {
                text.push_str(match op {
                    ClassicalUnary::Not => "!",
                    ClassicalUnary::BitNot => "~",
                    ClassicalUnary::Negate => "-",
                });
                self.push_value(inner, UNARY, text);
            }
            ClassicalExpr::Binary(op, left, right) => {
                let (left_least, right_least) = sides(*op);
                self.push_value(left, left_least, text);
                text.extend([" ", op.symbol(), " "]);
                self.push_value(right, right_least, text);
            }
            ClassicalExpr::Cast(kind, inner) => {
                text.push_str(&type_name(*kind));
                text.push('(');
                self.push_value(inner, 0, text);
                text.push(')');
            }
            ClassicalExpr::Index(inner, index) => {
                self.push_value(inner, ATOM, text);
                text.push('[');
                self.push_value(index, 0, text);
                text.push(']');
            }
        }
    }

    /// Several bits as one number: a register, a part of one, or the alias of bits of several.
    fn bits(&self, bits: &[Clbit]) -> String {
        match self.clbits.runs(bits.iter().map(|bit| bit.0)).as_slice() {
            [run] => part_of_register(run),
            _ => self.aliases.get(bits).map_or("?", String::as_str).to_owned(),
        }
    }

    /// Declarations of names for bits of several registers that are used together.
    pub(super) fn alias_statements(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for bits in bits_of_several_registers(self) {
            let name = self.names.choose("bits");
            let runs = self.clbits.runs(bits.iter().map(|bit| bit.0));
            let parts: Vec<String> = runs.iter().map(part_of_register).collect();
            let line = format!("let {name} = {};", parts.join(" ++ "));
            statements.push(Statement::line(Part::Abbreviation, line));
            self.aliases.insert(bits, name);
        }
        statements
    }
}

/// `c`, `c[1:3]` or `c[{0, 2}]`
fn part_of_register(run: &Run<'_>) -> String {
    if run.is_all() {
        return run.name.to_owned();
    }
    if let (Some(first), Some(last)) = (run.places.first(), run.places.last())
        && run.places.iter().copied().eq(*first..=*last)
    {
        return format!("{}[{first}:{last}]", run.name);
    }
    let places: Vec<String> = run.places.iter().map(u32::to_string).collect();
    format!("{}[{{{}}}]", run.name, places.join(", "))
}

/// All lists of bits that are used together and that no single register holds.
fn bits_of_several_registers(writer: &Writer<'_>) -> BTreeSet<Vec<Clbit>> {
    let mut found = BTreeSet::new();
    let mut look = |bits: &[Clbit]| {
        if writer.clbits.runs(bits.iter().map(|bit| bit.0)).len() > 1 {
            found.insert(bits.to_vec());
        }
    };
    for visit in writer.circuit.walk() {
        let value = match &visit.instruction.operation {
            Operation::Assign(assignment) => {
                look(assignment.written_bits());
                Some(&assignment.value)
            }
            Operation::Flow(flow) => flow.condition(),
            _ => None,
        };
        let Some(value) = value else { continue };
        value.for_each_part(&mut |part| {
            if let ClassicalExpr::Bits(bits) = part {
                look(bits);
            }
        });
    }
    found
}

/// How tightly both sides of an operator bind at least.
fn sides(op: ClassicalBinary) -> (u8, u8) {
    let own = op.precedence();
    // A power begins with an atom; of other operators those to the left come first.
    if op == ClassicalBinary::Power { (own + 1, own) } else { (own, own + 1) }
}

fn precedence(expr: &ClassicalExpr) -> u8 {
    match expr {
        ClassicalExpr::Unary(..) => UNARY,
        ClassicalExpr::Int(value) if *value < 0 => UNARY,
        ClassicalExpr::Binary(op, ..) => op.precedence(),
        _ => ATOM,
    }
}
