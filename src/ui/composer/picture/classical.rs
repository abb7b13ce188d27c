//! Classical expressions for reading: `c = 3`, `c[0] && n ≤ 4`.

use crate::circuit::{
    Assignment, AssignmentTarget, Circuit, ClassicalBinary, ClassicalExpr, ClassicalType,
    ClassicalUnary, Clbit, LoopValues, VariableId,
};

/// Binds tighter than every operator.
const ATOM: u8 = 14;
/// Binds as the operators with one operand do.
const UNARY: u8 = 11;

/// A condition or another value for reading.
pub(in crate::ui::composer) fn reading(circuit: &Circuit, expr: &ClassicalExpr) -> String {
    match expr {
        ClassicalExpr::Bool(value) => value.to_string(),
        ClassicalExpr::Int(value) => value.to_string(),
        ClassicalExpr::Bit(bit) => bits(circuit, &[*bit]),
        ClassicalExpr::Bits(all) => bits(circuit, all),
        ClassicalExpr::Variable(id) => variable(circuit, *id),
        ClassicalExpr::Unary(operator, inner) => {
            let sign = match operator {
                ClassicalUnary::Not => "!",
                ClassicalUnary::BitNot => "~",
                ClassicalUnary::Negate => "-",
            };
            format!("{sign}{}", part(circuit, inner, UNARY))
        }
        ClassicalExpr::Binary(operator, left, right) => {
            let own = operator.precedence();
            let (left, right) = (part(circuit, left, own), part(circuit, right, own + 1));
            format!("{left} {} {right}", sign(*operator))
        }
        ClassicalExpr::Cast(kind, inner) => {
            format!("{}({})", type_name(*kind), reading(circuit, inner))
        }
        ClassicalExpr::Index(inner, index) => {
            format!("{}[{}]", part(circuit, inner, ATOM), reading(circuit, index))
        }
    }
}

/// A part of an expression, in parentheses where it binds less than `least`.
fn part(circuit: &Circuit, expr: &ClassicalExpr, least: u8) -> String {
    let own = match expr {
        ClassicalExpr::Binary(operator, ..) => operator.precedence(),
        ClassicalExpr::Unary(..) => UNARY,
        _ => ATOM,
    };
    let text = reading(circuit, expr);
    if own < least { format!("({text})") } else { text }
}

fn sign(operator: ClassicalBinary) -> &'static str {
    match operator {
        ClassicalBinary::Equal => "=",
        ClassicalBinary::NotEqual => "≠",
        ClassicalBinary::LessEqual => "≤",
        ClassicalBinary::GreaterEqual => "≥",
        _ => operator.symbol(),
    }
}

fn type_name(kind: ClassicalType) -> String {
    let sized = |name: &str, width: Option<u32>| match width {
        Some(width) => format!("{name}[{width}]"),
        None => name.to_owned(),
    };
    match kind {
        ClassicalType::Bool => "bool".to_owned(),
        ClassicalType::Int(width) => sized("int", width),
        ClassicalType::Uint(width) => sized("uint", width),
    }
}

fn variable(circuit: &Circuit, id: VariableId) -> String {
    circuit.variables().get(id.index()).map_or_else(|| "?".to_owned(), |found| found.name.clone())
}

/// Some classical bits: a register's name, a run of one, or one by one.
fn bits(circuit: &Circuit, bits: &[Clbit]) -> String {
    let element = |bit: &Clbit| {
        let found = circuit.creg_of(*bit);
        found.map_or_else(|| bit.0.to_string(), |(register, place)| register.element(place))
    };
    let (Some(first), Some(last)) = (bits.first(), bits.last()) else { return "{}".to_owned() };
    let is_run = bits.iter().zip(first.0..).all(|(bit, expected)| bit.0 == expected);
    let register = circuit.creg_of(*first).filter(|(register, _)| register.contains(last.0));
    match register {
        _ if bits.len() == 1 => element(first),
        Some((register, _)) if is_run && bits.len() == register.size as usize => {
            register.name.clone()
        }
        Some((register, place)) if is_run => {
            format!("{}[{place}:{}]", register.name, place + (last.0 - first.0))
        }
        _ => format!("{{{}}}", bits.iter().map(element).collect::<Vec<_>>().join(", ")),
    }
}

/// An assignment for reading: `n = n + 1`.
pub(in crate::ui::composer) fn assignment(circuit: &Circuit, assignment: &Assignment) -> String {
    format!("{} = {}", target(circuit, &assignment.target), reading(circuit, &assignment.value))
}

/// What an assignment writes, for reading.
pub(in crate::ui::composer) fn target(circuit: &Circuit, target: &AssignmentTarget) -> String {
    match target {
        AssignmentTarget::Bits(all) => bits(circuit, all),
        AssignmentTarget::Variable(id) => variable(circuit, *id),
    }
}

/// What a loop goes through, for reading: `i in 0..3`, or `0..3` without a variable.
pub(in crate::ui::composer) fn rounds(
    circuit: &Circuit,
    id: Option<VariableId>,
    values: &LoopValues,
) -> String {
    let values = match values {
        LoopValues::Range { start, step: 1, stop } => format!("{start}..{stop}"),
        LoopValues::Range { start, step, stop } => {
            format!("{start},{}..{stop}", i128::from(*start) + i128::from(*step))
        }
        LoopValues::Set(values) => format!("{{{}}}", listed(values)),
    };
    id.map_or(values.clone(), |id| format!("{} in {values}", variable(circuit, id)))
}

/// Numbers one after the other.
pub(in crate::ui::composer) fn listed(values: &[i64]) -> String {
    values.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// What one register contributes to a condition, for its line: `=3`, `[1]=0`; nothing where that
/// is not a comparison with a number.
pub(super) fn value_at_line(circuit: &Circuit, expr: &ClassicalExpr) -> Option<String> {
    let named = |bit: Clbit| {
        let (register, place) = circuit.creg_of(bit)?;
        Some(if register.is_loose { String::new() } else { format!("[{place}]") })
    };
    match expr {
        ClassicalExpr::Bit(bit) => Some(format!("{}=1", named(*bit)?)),
        ClassicalExpr::Unary(ClassicalUnary::Not, inner) => match inner.as_ref() {
            ClassicalExpr::Bit(bit) => Some(format!("{}=0", named(*bit)?)),
            _ => None,
        },
        ClassicalExpr::Binary(operator, left, right) => {
            let left = match left.as_ref() {
                ClassicalExpr::Bit(bit) => named(*bit)?,
                ClassicalExpr::Bits(all) => {
                    let (register, _) = circuit.creg_of(*all.first()?)?;
                    (register.size as usize == all.len()).then(String::new)?
                }
                _ => return None,
            };
            let right = match right.as_ref() {
                ClassicalExpr::Int(value) => *value,
                ClassicalExpr::Bool(value) => i64::from(*value),
                _ => return None,
            };
            Some(format!("{left}{}{right}", sign(*operator)))
        }
        _ => None,
    }
}
