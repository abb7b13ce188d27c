//! Classical expressions, with the types that Qiskit asks for.

use super::super::super::{Loss, message::quoted};
use super::super::casts::without_casts;
use super::Writer;
use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalBinary, ClassicalExpr, ClassicalType, ClassicalUnary,
    Clbit, VariableId, VariableScope,
};

/// The type of an expression in Qiskit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    /// An unsigned number of so many bits.
    Uint(u32),
    /// A number that is written down, which needs so many bits.
    Literal(u32),
}

/// An expression as text, with its type.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) kind: Kind,
}

impl Typed {
    fn new(text: impl Into<String>, kind: Kind) -> Self {
        Self { text: text.into(), kind }
    }

    /// As a truth value: whether it is anything but zero.
    fn truth(self) -> Self {
        match self.kind {
            Kind::Bool => self,
            Kind::Uint(_) => {
                // Qiskit Aer takes a cast to a truth value the other way round.
                Self::new(format!("expr.not_equal({}, 0)", self.text), Kind::Bool)
            }
            Kind::Literal(_) => {
                let value = if self.text == "0" { "expr.lift(False)" } else { "expr.lift(True)" };
                Self::new(value, Kind::Bool)
            }
        }
    }

    /// As a number of so many bits.
    fn number(self, width: u32) -> Self {
        match self.kind {
            Kind::Uint(own) if own == width => self,
            Kind::Literal(bits) if bits <= width => Self::new(
                format!("expr.lift({}, types.Uint({width}))", self.text),
                Kind::Uint(width),
            ),
            Kind::Bool if width > 1 => self.number(1).number(width),
            Kind::Literal(bits) => self.number(bits).number(width),
            Kind::Bool | Kind::Uint(_) => {
                let text = format!("expr.cast({}, types.Uint({width}))", self.text);
                Self::new(text, Kind::Uint(width))
            }
        }
    }

    fn width(&self) -> u32 {
        match self.kind {
            Kind::Bool => 1,
            Kind::Uint(width) | Kind::Literal(width) => width,
        }
    }
}

impl Writer<'_> {
    /// `circuit.store(c, value)`
    pub(super) fn assignment(&mut self, assignment: &Assignment) -> String {
        let value = self.value_or_loss(&assignment.value);
        let (target, value) = match &assignment.target {
            AssignmentTarget::Bits(bits) if bits.len() == 1 => {
                let value = match value.kind {
                    Kind::Bool => value,
                    _ => lowest_bit(value),
                };
                (self.clbits.element(bits[0].0), value)
            }
            AssignmentTarget::Bits(bits) => (self.bits(bits), value.number(bits.len() as u32)),
            AssignmentTarget::Variable(id) => {
                let kind = self.kind_of(*id);
                let value = match kind {
                    Some(Kind::Uint(width)) => value.number(width),
                    _ => value.truth(),
                };
                (self.names.of_variable(*id).to_owned(), value)
            }
        };
        self.import_expressions();
        format!("circuit.store({target}, {})", value.text)
    }

    /// A condition for `if_test` or `while_loop`.
    pub(super) fn test(&mut self, condition: &ClassicalExpr) -> String {
        if let Some(comparison) = self.comparison(&without_casts(condition)) {
            return comparison;
        }
        let value = self.value_or_loss(condition).truth();
        self.import_expressions();
        value.text
    }

    /// `(c, 3)` or `(c[0], True)`, which Qiskit has for what is compared most.
    fn comparison(&self, condition: &ClassicalExpr) -> Option<String> {
        match condition {
            ClassicalExpr::Bit(bit) => Some(format!("({}, True)", self.clbits.element(bit.0))),
            ClassicalExpr::Unary(ClassicalUnary::Not, inner) => match **inner {
                ClassicalExpr::Bit(bit) => Some(format!("({}, False)", self.clbits.element(bit.0))),
                _ => None,
            },
            ClassicalExpr::Binary(ClassicalBinary::Equal, left, right) => {
                match (left.as_ref(), right.as_ref()) {
                    (ClassicalExpr::Bits(bits), ClassicalExpr::Int(value)) => {
                        let fits = *value >= 0 && (bits.len() >= 63 || *value < 1 << bits.len());
                        fits.then(|| format!("({}, {value})", self.bits(bits)))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// An expression; one that Qiskit does not have is a loss.
    pub(super) fn value_or_loss(&mut self, expr: &ClassicalExpr) -> Typed {
        if let Some(typed) = self.value(&without_casts(expr)) {
            return typed;
        }
        let value = quoted(&self.open_qasm_3().value(expr));
        self.lose(Loss::Value { value });
        Typed::new("None", Kind::Bool)
    }

    pub(super) fn import_expressions(&self) {
        self.import("qiskit.circuit.classical", "expr");
        self.import("qiskit.circuit.classical", "types");
    }

    fn value(&mut self, expr: &ClassicalExpr) -> Option<Typed> {
        Some(match expr {
            ClassicalExpr::Bool(value) => {
                let value = if *value { "expr.lift(True)" } else { "expr.lift(False)" };
                Typed::new(value, Kind::Bool)
            }
            ClassicalExpr::Int(value) => {
                let bits = (64 - u64::try_from(*value).ok()?.leading_zeros()).max(1);
                Typed::new(value.to_string(), Kind::Literal(bits))
            }
            ClassicalExpr::Bit(bit) => Typed::new(self.clbits.element(bit.0), Kind::Bool),
            ClassicalExpr::Bits(bits) => match bits.as_slice() {
                [] => return None,
                [only] if self.is_alone(*only) => {
                    Typed::new(self.clbits.element(only.0), Kind::Bool).number(1)
                }
                _ => Typed::new(self.bits(bits), Kind::Uint(bits.len() as u32)),
            },
            ClassicalExpr::Variable(id) => {
                let kind = self.kind_of(*id)?;
                Typed::new(self.names.of_variable(*id), kind)
            }
            ClassicalExpr::Unary(op, inner) => {
                let inner = self.value(inner)?;
                unary(*op, inner)?
            }
            ClassicalExpr::Binary(op, left, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                binary(*op, left, right)?
            }
            ClassicalExpr::Cast(kind, inner) => {
                let inner = self.value(inner)?;
                match kind {
                    ClassicalType::Bool => inner.truth(),
                    ClassicalType::Uint(_) => inner.number(kind.width()),
                    ClassicalType::Int(_) => return None,
                }
            }
            ClassicalExpr::Index(inner, index) => {
                let (inner, index) = (self.value(inner)?, self.value(index)?);
                let (width, inner) = (inner.width(), as_number(inner));
                let is_possible = match index.kind {
                    Kind::Literal(_) => index.text.parse().is_ok_and(|index: u32| index < width),
                    _ => true,
                };
                let index = if index.kind == Kind::Bool { index.number(1) } else { index };
                let text = format!("expr.index({}, {})", inner.text, index.text);
                is_possible.then(|| Typed::new(text, Kind::Bool))?
            }
        })
    }

    /// Whether a bit is used as a number without being a register.
    fn is_alone(&self, bit: Clbit) -> bool {
        let runs = self.clbits.runs([bit.0]);
        runs.iter().any(|run| run.register.is_loose || !run.is_all())
    }

    /// The register over some bits.
    fn bits(&self, bits: &[Clbit]) -> String {
        match self.clbits.runs(bits.iter().map(|bit| bit.0)).as_slice() {
            [run] if run.is_all() => run.name.to_owned(),
            _ => self.aliases.get(bits).map_or("None", String::as_str).to_owned(),
        }
    }

    /// The type of a variable of the whole circuit; none for others, and for numbers that can be
    /// negative.
    fn kind_of(&mut self, id: VariableId) -> Option<Kind> {
        let variable = self.circuit.variables().get(id.index())?;
        if variable.scope == VariableScope::Loop {
            self.lose_variable(id);
            return None;
        }
        match variable.kind {
            ClassicalType::Bool => Some(Kind::Bool),
            ClassicalType::Int(_) if !self.unsigned.contains(&id) => None,
            ClassicalType::Uint(_) | ClassicalType::Int(_) => {
                Some(Kind::Uint(variable.kind.width()))
            }
        }
    }
}

/// A truth value as a number of one bit.
fn as_number(value: Typed) -> Typed {
    match value.kind {
        Kind::Bool => value.number(1),
        Kind::Uint(width) | Kind::Literal(width) => value.number(width),
    }
}

fn lowest_bit(value: Typed) -> Typed {
    Typed::new(format!("expr.index({}, 0)", as_number(value).text), Kind::Bool)
}

fn unary(op: ClassicalUnary, inner: Typed) -> Option<Typed> {
    match op {
        ClassicalUnary::Not => {
            let text = format!("expr.logic_not({})", inner.truth().text);
            Some(Typed::new(text, Kind::Bool))
        }
        ClassicalUnary::BitNot | ClassicalUnary::Negate
            if matches!(inner.kind, Kind::Literal(_)) =>
        {
            None
        }
        ClassicalUnary::BitNot => {
            let inner = as_number(inner);
            Some(Typed::new(format!("expr.bit_not({})", inner.text), inner.kind))
        }
        ClassicalUnary::Negate => {
            let inner = as_number(inner);
            let zero = Typed::new("0", Kind::Literal(1)).number(inner.width());
            Some(Typed::new(format!("expr.sub({}, {})", zero.text, inner.text), inner.kind))
        }
    }
}

fn binary(op: ClassicalBinary, left: Typed, right: Typed) -> Option<Typed> {
    use ClassicalBinary as Op;
    let function = match op {
        Op::Or => "logic_or",
        Op::And => "logic_and",
        Op::BitOr => "bit_or",
        Op::BitXor => "bit_xor",
        Op::BitAnd => "bit_and",
        Op::Equal => "equal",
        Op::NotEqual => "not_equal",
        Op::Less => "less",
        Op::LessEqual => "less_equal",
        Op::Greater => "greater",
        Op::GreaterEqual => "greater_equal",
        Op::ShiftLeft => "shift_left",
        Op::ShiftRight => "shift_right",
        Op::Add => "add",
        Op::Subtract => "sub",
        Op::Multiply => "mul",
        Op::Divide => "div",
        Op::Remainder | Op::Power => return None,
    };
    let are_literals = matches!((left.kind, right.kind), (Kind::Literal(_), Kind::Literal(_)));
    let (left, right) = match op {
        Op::Or | Op::And => (left.truth(), right.truth()),
        // Numbers that are written down are calculated with as signed ones.
        _ if are_literals => return None,
        Op::ShiftLeft | Op::ShiftRight => (shifted(left)?, as_number(right)),
        _ => {
            let width = left.width().max(right.width());
            (left.number(width), right.number(width))
        }
    };
    let kind = match op {
        Op::BitOr
        | Op::BitXor
        | Op::BitAnd
        | Op::ShiftLeft
        | Op::ShiftRight
        | Op::Add
        | Op::Subtract
        | Op::Multiply
        | Op::Divide => left.kind,
        _ => Kind::Bool,
    };
    Some(Typed::new(format!("expr.{function}({}, {})", left.text, right.text), kind))
}

/// What is shifted has a width.
fn shifted(value: Typed) -> Option<Typed> {
    (!matches!(value.kind, Kind::Literal(_))).then(|| as_number(value))
}
