//! Circuits with control flow, classical variables and resets do what a plain interpreter says.

use ketpad::circuit::{
    Assignment, AssignmentTarget, BinaryOp, Block, Circuit, ClassicalBinary as B, ClassicalExpr,
    ClassicalType, ClassicalUnary as U, Clbit, ControlFlow, Expr, Gate, Instruction, LoopValues,
    Qubit, StandardGate, SwitchCase, Variable, VariableId, VariableScope,
};
use ketpad::engine::{Unwatched, compile, statevector};
use proptest::prelude::*;

use crate::random::{Step, any_step, check, check_frequencies, largest_difference, samples};
use crate::reference::outcomes;

const QUBITS: u32 = 3;
const CLBITS: u32 = 4;

/// The variables of every random circuit; after them come the loop variables and the guards.
const NUMBERS: [(&str, ClassicalType, Option<i64>); 4] = [
    ("n", ClassicalType::Int(Some(4)), None),
    ("m", ClassicalType::Uint(Some(3)), Some(5)),
    ("t", ClassicalType::Bool, None),
    // Hidden by the variable of every loop.
    ("i", ClassicalType::Int(Some(6)), Some(9)),
];

/// An instruction of a random circuit.
#[derive(Debug, Clone)]
enum Part {
    Gate(Step),
    /// A turn by an angle made of a variable.
    Turn(u32, &'static str),
    Measure(u32, u32),
    Reset(u32),
    SetBits(Vec<u32>, ClassicalExpr),
    Set(u32, ClassicalExpr),
    If(ClassicalExpr, Vec<Part>, Option<Vec<Part>>),
    /// While a condition holds, but three times at most in the whole run.
    While(ClassicalExpr, Vec<Part>),
    /// With a loop variable `i`.
    For(LoopValues, Vec<Part>),
    Switch(ClassicalExpr, Vec<Vec<Part>>, Option<Vec<Part>>),
    /// If a condition holds, on with the next round, or out of the loop.
    Leave(ClassicalExpr, bool),
}

fn any_expr() -> BoxedStrategy<ClassicalExpr> {
    let leaf = prop_oneof![
        (0..CLBITS).prop_map(|bit| ClassicalExpr::Bit(Clbit(bit))),
        Just(ClassicalExpr::Bits((0..CLBITS).map(Clbit).collect())),
        (0..NUMBERS.len() as u32).prop_map(|id| ClassicalExpr::Variable(VariableId(id))),
        (-2..6_i64).prop_map(ClassicalExpr::Int),
    ];
    let unary = proptest::sample::select(vec![U::Not, U::BitNot, U::Negate]);
    let binary = proptest::sample::select(vec![
        B::Or,
        B::And,
        B::BitOr,
        B::BitXor,
        B::BitAnd,
        B::Equal,
        B::NotEqual,
        B::Less,
        B::GreaterEqual,
        B::Add,
        B::Subtract,
        B::Multiply,
    ]);
    leaf.prop_recursive(2, 6, 2, move |inner| {
        let one = (unary.clone(), inner.clone())
            .prop_map(|(op, operand)| ClassicalExpr::Unary(op, Box::new(operand)));
        let two = (binary.clone(), inner.clone(), inner).prop_map(|(op, left, right)| {
            ClassicalExpr::Binary(op, Box::new(left), Box::new(right))
        });
        prop_oneof![1 => one, 3 => two]
    })
    .boxed()
}

fn any_values() -> impl Strategy<Value = LoopValues> {
    let range = (-2..3_i64, prop_oneof![Just(-1_i64), Just(1), Just(2)], -2..3_i64)
        .prop_map(|(start, step, stop)| LoopValues::Range { start, step, stop });
    let set = proptest::collection::vec(-3..9_i64, 0..3).prop_map(LoopValues::Set);
    prop_oneof![range, set]
}

/// `measures`: how often a part measures or resets, of ten.
fn any_block(depth: u32, is_in_loop: bool, measures: u32) -> BoxedStrategy<Vec<Part>> {
    let gate = prop_oneof![
        any_step(QUBITS).prop_map(Part::Gate),
        (0..QUBITS, proptest::sample::select(vec!["n", "m", "i"]))
            .prop_map(|(qubit, name)| Part::Turn(qubit, name)),
    ];
    let classical = prop_oneof![
        (0..NUMBERS.len() as u32, any_expr()).prop_map(|(id, value)| Part::Set(id, value)),
        (proptest::sample::subsequence((0..CLBITS).collect::<Vec<_>>(), 1..3), any_expr())
            .prop_map(|(bits, value)| Part::SetBits(bits, value)),
    ];
    let measure = prop_oneof![
        4 => (0..QUBITS, 0..CLBITS).prop_map(|(qubit, clbit)| Part::Measure(qubit, clbit)),
        1 => (0..QUBITS).prop_map(Part::Reset),
    ];
    let plain = prop_oneof![
        12 - measures => gate,
        measures => measure,
        2 => classical,
    ];
    let leave =
        (any_expr(), any::<bool>()).prop_map(|(condition, out)| Part::Leave(condition, out));
    let plain =
        if is_in_loop { prop_oneof![9 => plain, 1 => leave].boxed() } else { plain.boxed() };
    if depth == 0 {
        return proptest::collection::vec(plain, 1..5).boxed();
    }
    let inner = any_block(depth - 1, is_in_loop, measures);
    let looped = any_block(depth - 1, true, measures);
    let option = || proptest::option::of(inner.clone());
    let flow = prop_oneof![
        (any_expr(), inner.clone(), option()).prop_map(|(c, then, other)| Part::If(c, then, other)),
        (any_expr(), looped.clone()).prop_map(|(condition, body)| Part::While(condition, body)),
        (any_values(), looped).prop_map(|(values, body)| Part::For(values, body)),
        (any_expr(), proptest::collection::vec(inner.clone(), 0..3), option())
            .prop_map(|(target, cases, default)| Part::Switch(target, cases, default)),
    ];
    proptest::collection::vec(prop_oneof![3 => plain, 2 => flow], 1..8).boxed()
}

/// The circuit of these parts, after a state of which every measurement may go either way.
fn circuit(parts: &[Part]) -> Circuit {
    let mut circuit = Circuit::with_registers(QUBITS, CLBITS);
    for (name, kind, initial) in NUMBERS {
        let (name, scope) = (name.to_owned(), VariableScope::Global);
        circuit.add_variable(Variable { name, kind, scope, initial }).unwrap();
    }
    let prepare = |qubit: u32| {
        let angles = vec![0.9 + 0.4 * f64::from(qubit)];
        Part::Gate((StandardGate::Ry, angles, vec![qubit]))
    };
    let mut instructions = block(&[0, 1, 2].map(prepare), &mut circuit);
    instructions.extend(block(parts, &mut circuit));
    circuit.set_instructions(instructions).unwrap();
    circuit
}

fn block(parts: &[Part], circuit: &mut Circuit) -> Block {
    parts.iter().map(|part| instruction(part, circuit)).collect()
}

fn add_variable(circuit: &mut Circuit, name: String, scope: VariableScope) -> VariableId {
    let kind = ClassicalType::Int(Some(8));
    circuit.add_variable(Variable { name, kind, scope, initial: None }).unwrap()
}

fn instruction(part: &Part, circuit: &mut Circuit) -> Instruction {
    match part {
        Part::Gate((gate, params, qubits)) => {
            let params = params.iter().map(|&value| Expr::Number(value)).collect();
            let qubits = qubits.iter().map(|&index| Qubit(index)).collect();
            Instruction::gate(Gate::Standard(*gate), params, qubits)
        }
        Part::Turn(qubit, name) => {
            let name = Expr::Symbol((*name).to_owned());
            let angle = name.binary(BinaryOp::Multiply, Expr::Number(0.7));
            Instruction::gate(Gate::Standard(StandardGate::Ry), vec![angle], vec![Qubit(*qubit)])
        }
        Part::Measure(qubit, clbit) => Instruction::measure(Qubit(*qubit), Clbit(*clbit)),
        Part::Reset(qubit) => Instruction::reset(Qubit(*qubit)),
        Part::SetBits(bits, value) => {
            let target = AssignmentTarget::Bits(bits.iter().map(|&bit| Clbit(bit)).collect());
            Instruction::assign(Assignment { target, value: value.clone() })
        }
        Part::Set(id, value) => {
            let target = AssignmentTarget::Variable(VariableId(*id));
            Instruction::assign(Assignment { target, value: value.clone() })
        }
        Part::Leave(condition, is_break) => {
            let leave =
                if *is_break { Instruction::break_loop } else { Instruction::continue_loop };
            let condition = condition.clone();
            Instruction::flow(ControlFlow::If { condition, then: vec![leave()], otherwise: None })
        }
        Part::If(condition, then, otherwise) => Instruction::flow(ControlFlow::If {
            condition: condition.clone(),
            then: block(then, circuit),
            otherwise: otherwise.as_ref().map(|parts| block(parts, circuit)),
        }),
        Part::While(condition, body) => guarded_loop(condition, body, circuit),
        Part::For(values, body) => {
            let variable = Some(add_variable(circuit, "i".to_owned(), VariableScope::Loop));
            let (values, body) = (values.clone(), block(body, circuit));
            Instruction::flow(ControlFlow::For { variable, values, body })
        }
        Part::Switch(target, cases, default) => Instruction::flow(ControlFlow::Switch {
            target: target.clone(),
            cases: (0..)
                .zip(cases)
                .map(|(k, parts)| SwitchCase {
                    values: vec![k, k + 4],
                    body: block(parts, circuit),
                })
                .collect(),
            default: default.as_ref().map(|parts| block(parts, circuit)),
        }),
    }
}

/// `while (condition && guard < 3) { guard = guard + 1; … }`
fn guarded_loop(condition: &ClassicalExpr, body: &[Part], circuit: &mut Circuit) -> Instruction {
    let name = format!("guard{}", circuit.variables().len());
    let guard = add_variable(circuit, name, VariableScope::Global);
    let binary = |op, left, right| ClassicalExpr::Binary(op, Box::new(left), Box::new(right));
    let guarded =
        |op, number| binary(op, ClassicalExpr::Variable(guard), ClassicalExpr::Int(number));
    let count = Instruction::assign(Assignment {
        target: AssignmentTarget::Variable(guard),
        value: guarded(B::Add, 1),
    });
    let condition = binary(B::And, condition.clone(), guarded(B::Less, 3));
    let body = std::iter::once(count).chain(block(body, circuit)).collect();
    Instruction::flow(ControlFlow::While { condition, body })
}

/// Most outcomes of a circuit that is tried.
const MOST_OUTCOMES: usize = 300;

#[test]
fn outcomes_come_out_as_often_as_a_plain_interpreter_says() {
    check(250, any_block(2, false, 4), |parts| {
        let circuit = circuit(&parts);
        let Some(outcomes) = outcomes(&circuit, MOST_OUTCOMES) else {
            return;
        };
        let mut expected = vec![0.0; 1 << CLBITS];
        for outcome in &outcomes {
            expected[outcome.bits] += outcome.probability;
        }
        assert!((expected.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let found = samples(&compile(&circuit, &[]).unwrap(), 0..2000, 5);
        check_frequencies(&found, &expected);
    });
}

#[test]
fn without_a_choice_there_is_the_final_state_of_a_plain_interpreter() {
    check(250, any_block(2, false, 0), |parts| {
        let circuit = circuit(&parts);
        let outcomes = outcomes(&circuit, 1).unwrap();
        let found = statevector(&compile(&circuit, &[]).unwrap(), &mut Unwatched).unwrap();
        let distance = largest_difference(&found, &outcomes[0].state);
        assert!(distance < 1e-12, "{distance} off");
    });
}

#[test]
fn shots_of_a_dynamic_circuit_can_be_cut_anywhere() {
    check(100, (any_block(2, false, 4), 0..=300_u64, any::<u64>()), |(parts, cut, seed)| {
        let program = compile(&circuit(&parts), &[]).unwrap();
        let whole = samples(&program, 0..300, seed);
        let head = samples(&program, 0..cut, seed);
        let tail = samples(&program, cut..300, seed);
        for shot in 0..300 {
            let part = if shot < cut { head.row(shot) } else { tail.row(shot - cut) };
            assert_eq!(part, whole.row(shot), "shot {shot}, cut at {cut}");
        }
    });
}
