//! Random circuits with control flow.

use ketpad::circuit::{
    Assignment, AssignmentTarget, Block, Circuit, ClassicalBinary, ClassicalExpr, ClassicalType,
    Clbit, ControlFlow, Expr, Gate, Instruction, LoopValues, Qubit, StandardGate, SwitchCase,
    Variable, VariableId, VariableScope,
};
use proptest::prelude::*;

/// Number of qubits, and of classical bits.
pub(crate) const BITS: u32 = 4;

/// The global variable `n`.
const N: VariableId = VariableId(0);
/// A variable `i` of loops.
const I: VariableId = VariableId(1);

fn qubits(count: usize) -> impl Strategy<Value = Vec<Qubit>> {
    let all: Vec<Qubit> = (0..BITS).map(Qubit).collect();
    prop::sample::subsequence(all, count).prop_shuffle()
}

fn leaf() -> impl Strategy<Value = Instruction> {
    let gate = |gate| Gate::Standard(gate);
    let qubit = || (0..BITS).prop_map(Qubit);
    let clbit = || (0..BITS).prop_map(Clbit);
    prop_oneof![
        3 => qubit().prop_map(move |q| Instruction::gate(gate(StandardGate::H), vec![], vec![q])),
        3 => qubits(2).prop_map(move |q| Instruction::gate(gate(StandardGate::Cx), vec![], q)),
        1 => qubits(3).prop_map(move |q| Instruction::gate(gate(StandardGate::Ccx), vec![], q)),
        1 => qubit().prop_map(move |q| {
            let angle = Expr::Symbol("n".to_owned());
            Instruction::gate(gate(StandardGate::Rx), vec![angle], vec![q])
        }),
        2 => (qubit(), clbit()).prop_map(|(q, c)| Instruction::measure(q, c)),
        1 => qubit().prop_map(Instruction::reset),
        1 => qubits(2).prop_map(Instruction::barrier),
        1 => (clbit(), condition()).prop_map(|(bit, value)| {
            let target = AssignmentTarget::Bits(vec![bit]);
            Instruction::assign(Assignment { target, value })
        }),
        1 => condition().prop_map(|value| {
            Instruction::assign(Assignment { target: AssignmentTarget::Variable(N), value })
        }),
    ]
}

fn condition() -> impl Strategy<Value = ClassicalExpr> {
    prop_oneof![
        (0..BITS).prop_map(|bit| ClassicalExpr::Bit(Clbit(bit))),
        (0..4_i64).prop_map(|value| {
            let n = Box::new(ClassicalExpr::Variable(N));
            ClassicalExpr::Binary(ClassicalBinary::Less, n, Box::new(ClassicalExpr::Int(value)))
        }),
    ]
}

fn flow(blocks: (Block, Block), condition: ClassicalExpr, kind: u8) -> Instruction {
    let (first, second) = blocks;
    Instruction::flow(match kind {
        0 => ControlFlow::If { condition, then: first, otherwise: None },
        1 => ControlFlow::If { condition, then: first, otherwise: Some(second) },
        2 => ControlFlow::While { condition, body: jumping(first) },
        3 => ControlFlow::For {
            variable: Some(I),
            values: LoopValues::Range { start: 0, step: 1, stop: 2 },
            body: jumping(first),
        },
        4 => ControlFlow::For { variable: None, values: LoopValues::Set(vec![1, 5]), body: first },
        _ => {
            let cases = vec![SwitchCase { values: vec![0, 2], body: first }];
            ControlFlow::Switch { target: condition, cases, default: Some(second) }
        }
    })
}

/// A loop's body with a way out in its middle, where it is long enough.
fn jumping(mut body: Block) -> Block {
    if body.len() >= 2 {
        let condition = ClassicalExpr::Bit(Clbit(0));
        let then = vec![body[0].clone(), Instruction::break_loop()];
        body.insert(1, Instruction::flow(ControlFlow::If { condition, then, otherwise: None }));
        body.push(Instruction::continue_loop());
    }
    body
}

fn instruction() -> impl Strategy<Value = Instruction> {
    leaf().prop_recursive(3, 24, 4, |inner| {
        let block = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            2 => inner.clone(),
            3 => (block(), block(), condition(), 0..6_u8)
                .prop_map(|(first, second, condition, kind)| flow((first, second), condition, kind)),
        ]
    })
}

/// A circuit with control flow up to three levels deep.
pub(crate) fn circuit() -> impl Strategy<Value = Circuit> {
    prop::collection::vec(instruction(), 0..8).prop_map(|instructions| {
        let mut circuit = Circuit::with_registers(BITS, BITS);
        for (name, scope) in [("n", VariableScope::Global), ("i", VariableScope::Loop)] {
            let (name, kind) = (name.to_owned(), ClassicalType::Int(None));
            circuit.add_variable(Variable { name, kind, scope, initial: None }).unwrap();
        }
        circuit.set_instructions(instructions).unwrap();
        circuit
    })
}
