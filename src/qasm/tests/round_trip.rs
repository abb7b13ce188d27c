//! What is written is read as the same circuit.

use proptest::prelude::*;
use proptest::sample::Index;

use super::circuit;
use crate::circuit::{
    BinaryOp, Circuit, Clbit, Constant, DefinitionId, EvalError, Expr, Function, Gate,
    GateDefinition, Instruction, Qubit, StandardGate,
};
use crate::qasm::{parse_angle, to_qasm3};

fn formula(symbols: &'static [&'static str]) -> impl Strategy<Value = Expr> {
    let number = prop_oneof![
        (0..20_u32).prop_map(f64::from),
        0.0..10.0,
        Just(1e-9),
        Just(6.02e23),
        any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(f64::abs),
    ];
    let leaf = prop_oneof![
        number.prop_map(Expr::Number),
        prop::sample::select(Constant::ALL.to_vec()).prop_map(Expr::Constant),
        any::<Index>().prop_map(|index| match symbols {
            [] => Expr::Constant(Constant::Pi),
            _ => Expr::Symbol((*index.get(symbols)).to_owned()),
        }),
    ];
    let op = prop::sample::select(vec![
        BinaryOp::Add,
        BinaryOp::Subtract,
        BinaryOp::Multiply,
        BinaryOp::Divide,
        BinaryOp::Power,
    ]);
    leaf.prop_recursive(5, 24, 2, move |inner| {
        let function = prop::sample::select(Function::ALL.to_vec());
        prop_oneof![
            inner.clone().prop_map(Expr::negated),
            (op.clone(), inner.clone(), inner.clone())
                .prop_map(|(op, left, right)| left.binary(op, right)),
            (function, inner).prop_map(|(function, inner)| Expr::Call(function, Box::new(inner))),
        ]
    })
}

/// A formula with a value, but for what parameters are in it.
fn angle(symbols: &'static [&'static str]) -> impl Strategy<Value = Expr> {
    formula(symbols)
        .prop_filter("finite", |expr| !matches!(expr.value(), Err(EvalError::NotFinite { .. })))
}

/// The choices that make one instruction; what does not fit is bent until it does.
#[derive(Debug, Clone)]
struct Choice {
    operation: Index,
    params: Vec<Expr>,
    qubits: Vec<Index>,
    clbit: Index,
}

fn choice(params: impl Strategy<Value = Expr>) -> impl Strategy<Value = Choice> {
    let params = prop::collection::vec(params, 4);
    let qubits = prop::collection::vec(any::<Index>(), 5);
    (any::<Index>(), params, qubits, any::<Index>())
        .prop_map(|(operation, params, qubits, clbit)| Choice { operation, params, qubits, clbit })
}

/// Distinct qubits out of `all`, as many as asked for.
fn distinct(choices: &[Index], all: u32, count: usize) -> Vec<Qubit> {
    let mut left: Vec<Qubit> = (0..all).map(Qubit).collect();
    choices.iter().take(count).map(|choice| left.remove(choice.index(left.len()))).collect()
}

fn gate_call(circuit: &Circuit, choice: &Choice, num_qubits: u32) -> Option<Instruction> {
    let mut gates: Vec<Gate> = StandardGate::all().map(Gate::Standard).collect();
    gates.extend((0..circuit.definitions().len() as u32).map(|k| Gate::Defined(DefinitionId(k))));
    gates.retain(|gate| circuit.gate_arity(*gate).unwrap().0 <= num_qubits as usize);
    let gate = *choice.operation.get(&gates);
    let (count, params) = circuit.gate_arity(gate).unwrap();
    let qubits = distinct(&choice.qubits, num_qubits, count);
    (qubits.len() == count)
        .then(|| Instruction::gate(gate, choice.params[..params].to_vec(), qubits))
}

/// Registers `left` and `right`, definitions of definitions, all kinds of instructions.
fn any_circuit() -> impl Strategy<Value = Circuit> {
    let body = prop::collection::vec(choice(angle(&["theta", "phi"])), 0..4);
    let bodies = prop::collection::vec((1..4_u32, body), 0..3);
    let steps = prop::collection::vec((0..8_u32, choice(angle(&[]))), 0..12);
    (bodies, steps).prop_map(|(bodies, steps)| {
        let mut circuit = Circuit::new();
        for (name, size) in [("left", 3), ("right", 2)] {
            circuit.add_qreg(name, size).unwrap();
            circuit.add_creg(&format!("{name}_bits"), size).unwrap();
        }
        for (number, (size, choices)) in bodies.iter().enumerate() {
            let body = choices.iter().filter_map(|choice| gate_call(&circuit, choice, *size));
            let definition = GateDefinition {
                name: format!("own{number}"),
                params: vec!["theta".to_owned(), "phi".to_owned()],
                qubits: (0..*size).map(|k| format!("a{k}")).collect(),
                body: Some(body.collect()),
            };
            circuit.define(definition).unwrap();
        }
        for (kind, choice) in &steps {
            for step in step(&circuit, *kind, choice) {
                circuit.push(step).unwrap();
            }
        }
        circuit
    })
}

fn step(circuit: &Circuit, kind: u32, choice: &Choice) -> Vec<Instruction> {
    let one = |index: &Index| index.index(5) as u32;
    match kind {
        0 => vec![Instruction::measure(Qubit(one(&choice.qubits[0])), Clbit(one(&choice.clbit)))],
        1 => (0..3).map(|k| Instruction::measure(Qubit(k), Clbit(k))).collect(),
        2 => vec![Instruction::barrier(distinct(&choice.qubits, 5, 1 + choice.clbit.index(5)))],
        3 => vec![Instruction::barrier((0..5).map(Qubit).collect())],
        _ => gate_call(circuit, choice, 5).into_iter().collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_written_circuit_is_read_back(written in any_circuit()) {
        let text = to_qasm3(&written);
        prop_assert_eq!(&circuit(&text), &written);
        prop_assert_eq!(to_qasm3(&circuit(&text)), text);
    }

    #[test]
    fn a_shown_formula_is_read_back(expr in angle(&[])) {
        prop_assert_eq!(parse_angle(&expr.to_string()), Ok(expr));
    }
}
