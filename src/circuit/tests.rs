use serde_json::Value;

use super::*;
use crate::math::{C64, Matrix};

/// Values that are no special angles, enough for any gate.
const ANGLES: [f64; 4] = [0.7, -1.3, 2.1, 0.4];

fn sample_params(gate: StandardGate) -> &'static [f64] {
    &ANGLES[..gate.spec().params.len()]
}

fn complex(pair: &Value) -> C64 {
    C64::new(pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap())
}

#[test]
fn every_row_stands_at_its_gates_place() {
    for gate in StandardGate::all() {
        assert_eq!(gate.spec().gate, gate, "{gate:?}");
    }
}

#[test]
fn every_matrix_is_qiskits() {
    let text = include_str!("../../tests/fixtures/gates.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(rows.len(), StandardGate::all().count());
    for row in rows {
        let name = row["name"].as_str().unwrap();
        let gate = StandardGate::from_name(name).unwrap_or_else(|| panic!("no gate {name}"));
        let params: Vec<f64> =
            row["params"].as_array().unwrap().iter().map(|p| p.as_f64().unwrap()).collect();
        let rows = row["matrix"].as_array().unwrap();
        let entries: Vec<C64> =
            rows.iter().flat_map(|r| r.as_array().unwrap()).map(complex).collect();
        let distance = gate.matrix(&params).distance(&Matrix::from_rows(&entries));
        assert!(distance < 1e-14, "{name} is {distance} away from Qiskit's matrix");
        assert_eq!(row["num_qubits"].as_u64().unwrap() as u32, gate.spec().num_qubits, "{name}");
    }
}

#[test]
fn every_gate_is_unitary_and_undone_by_its_inverse() {
    for gate in StandardGate::all() {
        let params = sample_params(gate);
        let matrix = gate.matrix(params);
        assert_eq!(matrix.dim(), 1 << gate.spec().num_qubits, "{gate:?}");
        assert!(matrix.is_unitary(1e-14), "{gate:?}");
        let undone = gate
            .inverse(params)
            .iter()
            .fold(matrix.clone(), |product, (inverse, values)| &inverse.matrix(values) * &product);
        let distance = undone.distance(&Matrix::identity(matrix.dim()));
        assert!(distance < 1e-14, "{gate:?} times its inverse is {distance} away from one");
    }
}

#[test]
fn names_and_aliases_are_found_and_are_nobody_elses() {
    let mut names: Vec<&str> = StandardGate::all()
        .flat_map(|gate| {
            std::iter::once(gate.spec().name).chain(gate.spec().aliases.iter().copied())
        })
        .collect();
    for gate in StandardGate::all() {
        assert_eq!(StandardGate::from_name(gate.spec().name), Some(gate));
        if let OpenQasm::Library(other_names) = gate.spec().open_qasm {
            assert!(other_names.iter().all(|name| gate.spec().aliases.contains(name)), "{gate:?}");
        }
    }
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "a name is used twice");
    assert_eq!(StandardGate::from_name("frobnicate"), None);
}

#[test]
fn diagonal_and_permuting_gates_have_the_hue_of_their_kind() {
    for gate in StandardGate::all() {
        let matrix = gate.matrix(sample_params(gate));
        let dim = matrix.dim();
        let is_diagonal =
            (0..dim).all(|r| (0..dim).all(|c| r == c || matrix.get(r, c).norm() < 1e-15));
        let is_phase = gate.spec().family == Family::Phase;
        let is_identity = gate == StandardGate::Id;
        assert_eq!(is_diagonal, is_phase || is_identity, "{gate:?}");
    }
}

fn check_display(expr: &Expr, text: &str) {
    assert_eq!(expr.to_string(), text);
}

fn number(value: f64) -> Expr {
    Expr::Number(value)
}

#[test]
fn an_expression_is_shown_with_the_fewest_parentheses() {
    use BinaryOp::{Add, Divide, Multiply, Power, Subtract};
    let pi = || Expr::Constant(Constant::Pi);
    let x = || Expr::Symbol("x".to_owned());
    check_display(&number(3.0).binary(Multiply, pi()).binary(Divide, number(4.0)), "3*pi/4");
    check_display(&number(1.0).binary(Subtract, x().binary(Subtract, pi())), "1 - (x - pi)");
    check_display(&x().binary(Add, pi()).binary(Multiply, number(2.0)), "(x + pi)*2");
    check_display(&x().negated().binary(Power, number(2.0)), "(-x)**2");
    check_display(&x().binary(Power, number(2.0)).negated(), "-x**2");
    check_display(&number(2.0).binary(Power, x().binary(Power, pi())), "2**x**pi");
    check_display(&number(2.0).binary(Power, x()).binary(Power, pi()), "(2**x)**pi");
    check_display(&x().binary(Add, pi()).negated(), "-(x + pi)");
    check_display(&Expr::Call(Function::Sin, Box::new(x().binary(Add, pi()))), "sin(x + pi)");
    check_display(&number(1e-9), "1e-9");
    check_display(&number(0.1), "0.1");
}

#[test]
fn an_angle_is_written_as_a_multiple_of_pi_exactly_when_it_is_one() {
    use std::f64::consts::PI;
    check_display(&Expr::from_angle(PI / 2.0), "pi/2");
    check_display(&Expr::from_angle(-3.0 * PI / 4.0), "-3*pi/4");
    check_display(&Expr::from_angle(2.0 * PI), "2*pi");
    check_display(&Expr::from_angle(0.0), "0");
    check_display(&Expr::from_angle(-0.5), "-0.5");
    check_display(&Expr::from_angle(PI + 1e-12), "3.141592653590793");
    for value in [PI / 3.0, -PI, 5.0 * PI / 128.0, 0.1, -1e-300, 12345.678] {
        assert_eq!(Expr::from_angle(value).value(), Ok(value));
    }
}

#[test]
fn an_expression_without_a_finite_value_says_why() {
    let unbound = Expr::Symbol("theta".to_owned()).value();
    assert_eq!(unbound, Err(EvalError::Unbound { name: "theta".to_owned() }));
    let infinite = number(1.0).binary(BinaryOp::Divide, number(0.0)).value();
    assert_eq!(infinite.unwrap_err().to_string(), "1/0 is not a finite number");
    let root = Expr::Call(Function::Sqrt, Box::new(number(1.0).negated())).value();
    assert_eq!(root.unwrap_err().to_string(), "sqrt(-1) is not a finite number");
}

#[test]
fn a_circuit_refuses_instructions_that_break_a_rule() {
    let check = |params: &[f64], qubits: &[u32], message: &str| {
        let mut circuit = Circuit::with_registers(2, 1);
        let error = circuit.gate(StandardGate::Cx, params, qubits).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(circuit, Circuit::with_registers(2, 1));
    };
    check(&[], &[0], "cx acts on 2 qubits, not 1");
    check(&[0.5], &[0, 1], "cx takes 0 parameters, not 1");
    check(&[], &[0, 2], "there is no qubit 2: the circuit has 2");
    check(&[], &[1, 1], "cx is given qubit 1 twice");
    let error = Circuit::with_registers(2, 1).measure(0, 1).unwrap_err();
    assert_eq!(error.to_string(), "there is no classical bit 1: the circuit has 1");
}

#[test]
fn measurements_alone_write_classical_bits_and_each_writes_one() {
    let check = |mut instruction: Instruction, clbits: &[u32], message: &str| {
        instruction.clbits = clbits.iter().map(|&index| Clbit(index)).collect();
        let error = Circuit::with_registers(2, 2).push(instruction).unwrap_err();
        assert_eq!(error.to_string(), message);
    };
    let measurement = || Instruction::measure(Qubit(0), Clbit(0));
    check(measurement(), &[], "measure writes 1 classical bits, not 0");
    check(measurement(), &[0, 1], "measure writes 1 classical bits, not 2");
    let barrier = Instruction::barrier(vec![Qubit(0)]);
    check(barrier, &[0], "barrier writes 0 classical bits, not 1");
    let x = Instruction::gate(Gate::Standard(StandardGate::X), Vec::new(), vec![Qubit(0)]);
    check(x, &[0], "x writes 0 classical bits, not 1");
}

#[test]
fn a_gate_is_made_of_gates_alone() {
    let check = |step: Instruction, message: &str| {
        let (name, qubits) = ("own".to_owned(), vec!["a".to_owned()]);
        let definition =
            GateDefinition { name, params: Vec::new(), qubits, body: Some(vec![step]) };
        let error = Circuit::with_registers(1, 1).define(definition).unwrap_err();
        assert_eq!(error.to_string(), message);
    };
    let measurement = Instruction::measure(Qubit(0), Clbit(0));
    check(measurement, "a gate is made of gates, and measure is none");
    check(Instruction::reset(Qubit(0)), "a gate is made of gates, and reset is none");
    let endless = ControlFlow::While { condition: ClassicalExpr::Bool(true), body: Vec::new() };
    check(Instruction::flow(endless), "a gate is made of gates, and while is none");
}

#[test]
fn names_of_registers_and_gates_are_taken_once() {
    let mut circuit = Circuit::with_registers(1, 1);
    let taken = CircuitError::NameTaken { name: "q".to_owned() };
    assert_eq!(circuit.add_creg("q", 3), Err(taken));
    assert_eq!(
        circuit.add_qreg("r", Circuit::MAX_BITS),
        Err(CircuitError::TooManyBits { limit: Circuit::MAX_BITS })
    );
}

#[test]
fn names_are_taken_still_after_the_way_to_a_worker() {
    let mut circuit = Circuit::with_registers(2, 2);
    let own = |name: &str| GateDefinition {
        name: name.to_owned(),
        params: Vec::new(),
        qubits: vec!["a".to_owned()],
        body: Some(Vec::new()),
    };
    circuit.define(own("mine")).unwrap();
    let sent = postcard::to_allocvec(&circuit).unwrap();
    let times_sent = sent.windows(4).filter(|window| *window == b"mine").count();
    assert_eq!(times_sent, 1);
    let mut received: Circuit = postcard::from_bytes(&sent).unwrap();
    assert_eq!(received, circuit);
    for name in ["q", "c", "mine"] {
        let taken = CircuitError::NameTaken { name: name.to_owned() };
        assert_eq!(received.add_qreg(name, 1), Err(taken.clone()));
        assert_eq!(received.define(own(name)), Err(taken));
    }
    received.add_qreg("new", 1).unwrap();
    assert_ne!(received, circuit);
}

#[test]
fn parameters_are_known_still_after_the_way_to_a_worker() {
    let mut circuit = Circuit::with_registers(1, 0);
    circuit.add_input("t", None).unwrap();
    circuit.add_input("v", Some(2)).unwrap();
    let sent = postcard::to_allocvec(&circuit).unwrap();
    let received: Circuit = postcard::from_bytes(&sent).unwrap();
    for circuit in [&circuit, &received] {
        assert!(["t", "v[0]", "v[1]"].into_iter().all(|name| circuit.has_parameter(name)));
        assert!(
            ["q", "v", "v[2]", "v[]", "t[0]"].into_iter().all(|name| !circuit.has_parameter(name))
        );
    }
}

/// A circuit with two registers of bits, a variable, and a loop variable.
fn dynamic_circuit() -> (Circuit, VariableId, VariableId) {
    let mut circuit = Circuit::with_registers(2, 2);
    let variable = |name: &str, scope| Variable {
        name: name.to_owned(),
        kind: ClassicalType::Int(None),
        scope,
        initial: None,
    };
    let n = circuit.add_variable(variable("n", VariableScope::Global)).unwrap();
    let i = circuit.add_variable(variable("i", VariableScope::Loop)).unwrap();
    (circuit, n, i)
}

fn x_on(qubit: u32) -> Instruction {
    Instruction::gate(Gate::Standard(StandardGate::X), Vec::new(), vec![Qubit(qubit)])
}

fn rx_by(name: &str) -> Instruction {
    let angle = Expr::Symbol(name.to_owned());
    Instruction::gate(Gate::Standard(StandardGate::Rx), vec![angle], vec![Qubit(0)])
}

fn for_loop(variable: VariableId, body: Block) -> Instruction {
    let values = LoopValues::Range { start: 0, step: 1, stop: 3 };
    Instruction::flow(ControlFlow::For { variable: Some(variable), values, body })
}

#[test]
fn a_loop_variable_is_known_in_its_loop_alone() {
    let (mut circuit, n, i) = dynamic_circuit();
    circuit.push(for_loop(i, vec![rx_by("i"), Instruction::continue_loop()])).unwrap();
    circuit.push(rx_by("n")).unwrap();
    let unknown = CircuitError::NoSuchParameter { name: "i".to_owned() };
    assert_eq!(circuit.push(rx_by("i")), Err(unknown));
    let assigned = |target, value| {
        Instruction::assign(Assignment { target: AssignmentTarget::Variable(target), value })
    };
    circuit.push(assigned(n, ClassicalExpr::Bit(Clbit(1)))).unwrap();
    let outside = assigned(n, ClassicalExpr::Variable(i));
    assert_eq!(circuit.push(outside), Err(CircuitError::NoSuchVariable { id: i.0 }));
    let global = for_loop(n, Vec::new());
    assert_eq!(circuit.push(global), Err(CircuitError::NoSuchVariable { id: n.0 }));
}

#[test]
fn break_stands_in_a_loop() {
    let (mut circuit, _, i) = dynamic_circuit();
    let condition = ClassicalExpr::Bit(Clbit(0));
    let then = vec![Instruction::break_loop()];
    let choice = Instruction::flow(ControlFlow::If { condition, then, otherwise: None });
    let outside = CircuitError::OutsideLoop { operation: "break" };
    assert_eq!(circuit.push(choice.clone()), Err(outside));
    circuit.push(for_loop(i, vec![choice])).unwrap();
}

#[test]
fn a_place_counts_what_is_in_blocks() {
    let (mut circuit, _, i) = dynamic_circuit();
    circuit.push(x_on(0)).unwrap();
    circuit.push(for_loop(i, vec![x_on(1), for_loop(i, vec![x_on(0)]), x_on(1)])).unwrap();
    circuit.push(x_on(1)).unwrap();
    let visits = circuit.walk();
    let depths: Vec<usize> = visits.iter().map(|visit| visit.depth).collect();
    assert_eq!(depths, [0, 0, 1, 1, 2, 1, 0]);
    assert_eq!(circuit.num_places(), visits.len());
    for visit in &visits {
        assert_eq!(circuit.instruction(visit.place), Some(visit.instruction));
    }
    assert_eq!(circuit.instruction(visits.len()), None);
    assert_eq!(visits[1].instruction.qubits, [Qubit(0), Qubit(1)]);
}

#[test]
fn parameters_are_in_qiskits_order() {
    let mut circuit = Circuit::new();
    for (name, length) in [("ab", None), ("θ", None), ("aZ", None), ("a", Some(11)), ("Aa", None)]
    {
        circuit.add_input(name, length).unwrap();
    }
    let elements = (0..11).map(|index| element_name("a", index));
    let expected: Vec<String> = ["Aa".to_owned()]
        .into_iter()
        .chain(elements)
        .chain(["aZ", "ab", "θ"].map(str::to_owned))
        .collect();
    assert_eq!(circuit.parameters(), expected);
    assert!(circuit.has_parameter("a[10]") && !circuit.has_parameter("a[11]"));
    assert!(!circuit.has_parameter("a"));
}

#[test]
fn rounds_of_a_loop_are_counted_to_the_end() {
    let check = |start, step, stop, expected: &[i64]| {
        let values = LoopValues::Range { start, step, stop };
        let rounds: Vec<i64> = (0..).map_while(|round| values.value(round)).take(9).collect();
        assert_eq!(rounds, expected);
        assert_eq!(values.num_rounds(), expected.len() as u64);
    };
    check(0, 1, 3, &[0, 1, 2, 3]);
    check(5, -2, 0, &[5, 3, 1]);
    check(3, 1, 2, &[]);
    check(i64::MAX, i64::MAX, i64::MAX, &[i64::MAX]);
    let all = LoopValues::Range { start: i64::MIN, step: 1, stop: i64::MAX };
    assert_eq!(all.num_rounds(), u64::MAX);
}

#[test]
fn an_instruction_without_its_bit_goes_and_a_condition_takes_its_blocks_along() {
    let condition = ClassicalExpr::Bit(Clbit(1));
    let then = vec![x_on(0), x_on(1)];
    let choice = Instruction::flow(ControlFlow::If { condition, then, otherwise: None });
    let without = |qubit: u32| move |bit: Qubit| (bit.0 != qubit).then_some(bit);
    let left = choice.map_bits(&without(0), &Some).unwrap();
    assert_eq!(left.qubits, [Qubit(1)]);
    assert_eq!(choice.map_bits(&Some, &|bit| (bit.0 != 1).then_some(bit)), None);
    let barrier = Instruction::barrier(vec![Qubit(0), Qubit(1)]);
    assert_eq!(barrier.map_bits(&without(0), &Some).unwrap().qubits, [Qubit(1)]);
}
