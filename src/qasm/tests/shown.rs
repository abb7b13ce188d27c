//! Circuits as short text, independent of how they are written: `x 0`, `measure 1 -> 0`,
//! `if b0 { … }`. Qubits and bits are shown by their index in the circuit.

use std::fmt::Write as _;

use super::circuit;
use crate::circuit::{
    AssignmentTarget, Block, Circuit, ClassicalExpr, ClassicalType, Clbit, ControlFlow,
    Instruction, LoopValues, Operation, Power, Qubit, VariableId,
};

/// Checks what the instructions of a program are, behind the usual header; one a line.
#[track_caller]
pub(super) fn check(source: &str, expected: &[&str]) {
    let source = format!("include \"stdgates.inc\";\n{source}");
    let circuit = circuit(&source);
    let shown: Vec<String> = block(&circuit, circuit.instructions());
    assert_eq!(shown, expected, "{source}");
}

fn block(circuit: &Circuit, block: &[Instruction]) -> Vec<String> {
    block.iter().map(|step| instruction(circuit, step)).collect()
}

/// `{ x 0; y 1 }`
fn braces(circuit: &Circuit, inner: &Block) -> String {
    match block(circuit, inner).join("; ") {
        empty if empty.is_empty() => "{}".to_owned(),
        inside => format!("{{ {inside} }}"),
    }
}

fn qubits(qubits: &[Qubit]) -> String {
    qubits.iter().fold(String::new(), |text, qubit| format!("{text} {}", qubit.0))
}

fn instruction(circuit: &Circuit, step: &Instruction) -> String {
    let mut text = match &step.operation {
        Operation::Measure => {
            return format!("measure{} -> {}", qubits(&step.qubits), step.clbits[0].0);
        }
        Operation::Assign(assignment) => {
            let target = match &assignment.target {
                AssignmentTarget::Bits(bits) => self::bits(bits),
                AssignmentTarget::Variable(id) => name(circuit, *id),
            };
            return format!("{target} = {}", expr(circuit, &assignment.value));
        }
        Operation::Flow(inner) => return flow(circuit, inner),
        Operation::Delay(duration) => format!("delay {} {:?}", duration.value, duration.unit),
        Operation::Barrier(Some(label)) => format!("barrier <{label}>"),
        Operation::Modified(modified) => {
            let control = |value: &bool| if *value { "c" } else { "n" };
            let mut prefix: String = modified.controls.iter().map(control).collect();
            for power in &modified.powers {
                match power {
                    Power::Inverse => prefix.push_str(" inv"),
                    Power::Exponent(exponent) => write!(prefix, " pow({exponent})").unwrap(),
                }
            }
            format!("{} {}", prefix.trim(), circuit.operation_name(&step.operation))
        }
        operation => circuit.operation_name(operation).to_owned(),
    };
    if !step.params.is_empty() {
        let params: Vec<String> = step.params.iter().map(ToString::to_string).collect();
        write!(text, "({})", params.join(", ")).unwrap();
    }
    text + &qubits(&step.qubits)
}

fn flow(circuit: &Circuit, flow: &ControlFlow) -> String {
    match flow {
        ControlFlow::If { condition, then, otherwise } => {
            let otherwise = otherwise.as_ref().map(|inner| braces(circuit, inner));
            let otherwise = otherwise.map(|inner| format!(" else {inner}")).unwrap_or_default();
            format!("if {} {}{otherwise}", expr(circuit, condition), braces(circuit, then))
        }
        ControlFlow::While { condition, body } => {
            format!("while {} {}", expr(circuit, condition), braces(circuit, body))
        }
        ControlFlow::For { variable, values, body } => {
            let variable = variable.map_or("_".to_owned(), |id| name(circuit, id));
            let values = match values {
                LoopValues::Range { start, step, stop } => format!("{start}:{step}:{stop}"),
                LoopValues::Set(values) => format!("{values:?}"),
            };
            format!("for {variable} in {values} {}", braces(circuit, body))
        }
        ControlFlow::Switch { target, cases, default } => {
            let mut text = format!("switch {}", expr(circuit, target));
            for case in cases {
                write!(text, " {:?} {}", case.values, braces(circuit, &case.body)).unwrap();
            }
            if let Some(default) = default {
                write!(text, " default {}", braces(circuit, default)).unwrap();
            }
            text
        }
    }
}

fn name(circuit: &Circuit, id: VariableId) -> String {
    circuit.variables()[id.index()].name.clone()
}

/// `b0`, `b2:1:0` with the most significant bit first.
fn bits(bits: &[Clbit]) -> String {
    let numbers: Vec<String> = bits.iter().rev().map(|bit| bit.0.to_string()).collect();
    format!("b{}", numbers.join(":"))
}

/// An expression with parentheses around every part that is an operation itself.
pub(super) fn expr(circuit: &Circuit, value: &ClassicalExpr) -> String {
    let inner = |part: &ClassicalExpr| match part {
        ClassicalExpr::Binary(..) => format!("({})", expr(circuit, part)),
        _ => expr(circuit, part),
    };
    match value {
        ClassicalExpr::Bool(value) => value.to_string(),
        ClassicalExpr::Int(value) => value.to_string(),
        ClassicalExpr::Bit(bit) => format!("b{}", bit.0),
        ClassicalExpr::Bits(all) => format!("[{}]", bits(all)),
        ClassicalExpr::Variable(id) => name(circuit, *id),
        ClassicalExpr::Unary(op, operand) => format!("{op:?} {}", inner(operand)),
        ClassicalExpr::Binary(op, left, right) => {
            format!("{} {} {}", inner(left), op.symbol(), inner(right))
        }
        ClassicalExpr::Cast(kind, operand) => {
            let kind = match kind {
                ClassicalType::Bool => "bool".to_owned(),
                ClassicalType::Int(width) => format!("int{}", width.unwrap_or(0)),
                ClassicalType::Uint(width) => format!("uint{}", width.unwrap_or(0)),
            };
            format!("{kind}({})", expr(circuit, operand))
        }
        ClassicalExpr::Index(operand, place) => {
            format!("{}[{}]", inner(operand), expr(circuit, place))
        }
    }
}
