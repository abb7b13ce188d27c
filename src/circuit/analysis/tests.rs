use proptest::prelude::*;

use super::*;
use crate::circuit::{
    Assignment, AssignmentTarget, Block, Circuit, ClassicalExpr, ClassicalType, Clbit, ControlFlow,
    DefinitionId, Expr, Gate, GateDefinition, Instruction, LoopValues, ModifiedGate, Power, Qubit,
    StandardGate as G, Variable, VariableId, VariableScope,
};

fn gate(standard: G, params: &[f64], qubits: &[u32]) -> Instruction {
    let params = params.iter().map(|&value| Expr::from_angle(value)).collect();
    Instruction::gate(Gate::Standard(standard), params, qubits.iter().map(|&q| Qubit(q)).collect())
}

fn modified(gate: Gate, controls: &[bool], powers: Vec<Power>, qubits: u32) -> Instruction {
    let modified = ModifiedGate { gate, controls: controls.to_vec(), powers };
    Instruction::modified(modified, Vec::new(), (0..qubits).map(Qubit).collect())
}

fn pow(exponent: f64) -> Power {
    Power::Exponent(Expr::Number(exponent))
}

fn measure(qubit: u32, clbit: u32) -> Instruction {
    Instruction::measure(Qubit(qubit), Clbit(clbit))
}

fn barrier(qubits: &[u32]) -> Instruction {
    Instruction::barrier(qubits.iter().map(|&q| Qubit(q)).collect())
}

fn if_bit(clbit: u32, then: Block) -> Instruction {
    let condition = ClassicalExpr::Bit(Clbit(clbit));
    Instruction::flow(ControlFlow::If { condition, then, otherwise: None })
}

fn thrice(body: Block) -> Instruction {
    let values = LoopValues::Range { start: 0, step: 1, stop: 2 };
    Instruction::flow(ControlFlow::For { variable: None, values, body })
}

/// A circuit with four qubits, three classical bits, a variable, a parameter and two gates.
fn circuit(steps: Vec<Instruction>) -> Circuit {
    let mut circuit = Circuit::with_registers(4, 3);
    let (kind, scope) = (ClassicalType::Bool, VariableScope::Global);
    circuit.add_variable(Variable { name: "v".into(), kind, scope, initial: None }).unwrap();
    circuit.add_input("unused", None).unwrap();
    circuit.add_input("t", Some(2)).unwrap();
    let qubits = vec!["a".to_owned(), "b".to_owned()];
    let mut define = |name: &str, body| {
        let (name, params, qubits) = (name.to_owned(), Vec::new(), qubits.clone());
        circuit.define(GateDefinition { name, params, qubits, body }).unwrap()
    };
    define("dark", None);
    define("bright", Some(vec![gate(G::H, &[], &[0]), gate(G::Cx, &[], &[1, 0])]));
    define("single", Some(vec![gate(G::Cs, &[], &[1, 0])]));
    circuit.set_instructions(steps).unwrap();
    circuit
}

const DARK: Gate = Gate::Defined(DefinitionId(0));
const BRIGHT: Gate = Gate::Defined(DefinitionId(1));
const SINGLE: Gate = Gate::Defined(DefinitionId(2));

fn store(value: ClassicalExpr) -> Instruction {
    let target = AssignmentTarget::Variable(VariableId(0));
    Instruction::assign(Assignment { target, value })
}

#[test]
fn instructions_wait_for_each_other_through_bits_and_variables() {
    #[track_caller]
    fn check(steps: Vec<Instruction>, expected: usize) {
        let circuit = circuit(steps);
        assert_eq!(depth(&circuit, is_counted), expected);
        assert_eq!(Dag::of(&circuit).layers().len(), expected);
    }
    let read = || ClassicalExpr::Variable(VariableId(0));
    let turn = || {
        let angle = vec![Expr::Symbol("v".into())];
        Instruction::gate(Gate::Standard(G::Rx), angle, vec![Qubit(3)])
    };
    check(vec![gate(G::X, &[], &[0]), gate(G::X, &[], &[1])], 1);
    check(vec![measure(0, 0), measure(1, 0)], 2);
    check(vec![measure(0, 0), if_bit(0, vec![gate(G::X, &[], &[1])])], 2);
    check(vec![measure(0, 0), if_bit(1, vec![gate(G::X, &[], &[1])])], 1);
    check(vec![store(ClassicalExpr::Bit(Clbit(0))), turn()], 2);
    check(vec![measure(0, 0), store(ClassicalExpr::Bit(Clbit(0))), thrice(vec![turn()])], 3);
    check(vec![turn(), store(read())], 2);
    check(vec![gate(G::X, &[], &[0]), barrier(&[0, 1]), gate(G::X, &[], &[1])], 2);
}

#[test]
fn the_graph_has_an_edge_for_each_wire() {
    let steps = vec![
        gate(G::H, &[], &[0]),
        gate(G::Cx, &[], &[0, 1]),
        gate(G::Cx, &[], &[1, 0]),
        measure(1, 2),
    ];
    let circuit = circuit(steps);
    let dag = Dag::of(&circuit);
    let edge = |node: u32, qubit: u32| Edge { node: NodeId(node), wire: Wire::Qubit(Qubit(qubit)) };
    assert_eq!(dag.incoming(NodeId(0)), []);
    assert_eq!(dag.incoming(NodeId(1)), [edge(0, 0)]);
    assert_eq!(dag.incoming(NodeId(2)), [edge(1, 0), edge(1, 1)]);
    assert_eq!(dag.outgoing(NodeId(1)), [edge(2, 0), edge(2, 1)]);
    assert_eq!(dag.predecessors(NodeId(2)), [NodeId(1)]);
    assert_eq!(dag.successors(NodeId(2)), [NodeId(3)]);
    assert_eq!(dag.outgoing(NodeId(3)), []);
}

#[test]
fn what_may_leave_a_block_stays_in_its_place() {
    let body = vec![
        gate(G::X, &[], &[0]),
        gate(G::X, &[], &[1]),
        if_bit(0, vec![Instruction::break_loop()]),
        gate(G::X, &[], &[2]),
        gate(G::X, &[], &[0]),
        Instruction::continue_loop(),
        thrice(vec![Instruction::break_loop()]),
        gate(G::X, &[], &[1]),
    ];
    let circuit = circuit(vec![thrice(body)]);
    assert_eq!(Dag::of(&circuit).num_nodes(), 1);
    let flow = circuit.instructions()[0].control_flow().unwrap();
    let dag = Dag::of_block(&circuit, flow.blocks()[0]);
    let before: Vec<Vec<u32>> = dag
        .topological_order()
        .map(|node| dag.predecessors(node).iter().map(|node| node.0).collect())
        .collect();
    let expected: [&[u32]; 8] = [&[], &[], &[0, 1], &[2], &[2], &[3, 4], &[], &[5]];
    assert_eq!(before, expected);
}

#[test]
fn a_measurement_is_final_when_nothing_needs_it() {
    #[track_caller]
    fn check(steps: Vec<Instruction>, expected: &[usize]) {
        assert_eq!(mid_circuit_measurements(&circuit(steps)), expected);
    }
    let x = |qubit| gate(G::X, &[], &[qubit]);
    check(vec![measure(0, 0), x(1), barrier(&[0, 1])], &[]);
    check(vec![measure(0, 0), x(0)], &[0]);
    check(vec![measure(0, 0), Instruction::reset(Qubit(0))], &[0]);
    check(vec![measure(0, 0), measure(0, 1)], &[]);
    check(vec![measure(0, 0), if_bit(0, vec![x(1)])], &[0]);
    check(vec![measure(0, 0), if_bit(1, vec![x(1)])], &[]);
    check(vec![measure(0, 0), measure(1, 0), if_bit(0, vec![x(2)])], &[1]);
    check(vec![measure(0, 0), store(ClassicalExpr::Bit(Clbit(0)))], &[0]);
    check(vec![x(0), thrice(vec![x(1), measure(1, 0)]), measure(2, 2)], &[3]);
}

#[test]
fn final_measurements_are_told_from_those_amid_a_circuit() {
    let x = |qubit| gate(G::X, &[], &[qubit]);
    for (steps, expected) in [
        (vec![x(0)], false),
        (vec![x(0), measure(0, 0)], true),
        (vec![measure(0, 0), x(0)], false),
        (vec![measure(0, 0), x(0), measure(1, 1)], true),
        (vec![measure(0, 0), if_bit(0, vec![x(1)])], false),
    ] {
        assert_eq!(has_final_measurements(&circuit(steps.clone())), expected, "{steps:?}");
    }
}

#[test]
fn operations_are_counted_by_name_and_the_frequent_ones_first() {
    let power = Power::Exponent(Expr::Number(0.5));
    let steps = vec![
        gate(G::H, &[], &[0]),
        modified(Gate::Standard(G::X), &[true, true, false], vec![Power::Inverse, power], 4),
        store(ClassicalExpr::Bool(true)),
        thrice(vec![gate(G::X, &[], &[0])]),
        modified(BRIGHT, &[true], Vec::new(), 3),
        barrier(&[0]),
        gate(G::H, &[], &[1]),
    ];
    let expected = [
        ("h", 2),
        ("ctrl(2) @ negctrl @ inv @ pow(0.5) @ x", 1),
        ("store", 1),
        ("for_loop", 1),
        ("ctrl @ bright", 1),
        ("barrier", 1),
    ];
    let found = count_ops(&circuit(steps));
    let found: Vec<(&str, usize)> = found.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_parameter_is_used_when_an_instruction_depends_on_it() {
    let symbol = |name: &str| Expr::Symbol(name.to_owned());
    let turn = Instruction::gate(Gate::Standard(G::Rx), vec![symbol("t[1]")], vec![Qubit(0)]);
    let power = Power::Exponent(symbol("t[0]"));
    let steps = vec![thrice(vec![turn]), modified(Gate::Standard(G::X), &[], vec![power], 1)];
    assert_eq!(parameters_used(&circuit(steps)), ["t[0]", "t[1]"]);
}

#[track_caller]
fn check_clifford(step: &Instruction, expected: bool) {
    let circuit = circuit(vec![thrice(vec![step.clone()])]);
    assert_eq!(is_clifford(&circuit), expected, "{step:?}");
}

#[test]
fn clifford_gates_are_told_by_what_they_are_made_of() {
    check_clifford(&modified(BRIGHT, &[], vec![Power::Inverse], 2), true);
    check_clifford(&modified(BRIGHT, &[], vec![pow(3.0)], 2), true);
    check_clifford(&modified(BRIGHT, &[true], vec![pow(0.0)], 3), true);
    check_clifford(&modified(BRIGHT, &[true], Vec::new(), 3), false);
    check_clifford(&modified(SINGLE, &[], Vec::new(), 2), false);
    check_clifford(&modified(SINGLE, &[], vec![pow(2.0)], 2), true);
    check_clifford(&modified(SINGLE, &[true], vec![pow(4.0)], 3), true);
    check_clifford(&modified(SINGLE, &[], vec![pow(0.5)], 2), false);
    check_clifford(&modified(DARK, &[], Vec::new(), 2), false);
    check_clifford(&modified(DARK, &[], vec![pow(0.0)], 2), true);
    let open = Instruction::gate(
        Gate::Standard(G::Rx),
        vec![Expr::Symbol("t[0]".to_owned())],
        vec![Qubit(0)],
    );
    check_clifford(&open, false);
    check_clifford(&measure(0, 0), true);
    check_clifford(&gate(G::Rz, &[std::f64::consts::FRAC_PI_2 + 1e-9], &[0]), false);
    check_clifford(&gate(G::Rz, &[std::f64::consts::FRAC_PI_2 + 1e-12], &[0]), true);
}

#[test]
fn controls_leave_few_gates_in_the_clifford_group() {
    let check = |standard: G, controls: &[bool], powers: Vec<Power>, expected: bool| {
        let num_qubits = controls.len() as u32 + standard.spec().num_qubits;
        let step = modified(Gate::Standard(standard), controls, powers, num_qubits);
        check_clifford(&step, expected);
    };
    check(G::Y, &[true], vec![], true);
    check(G::Y, &[false], vec![], true);
    check(G::H, &[true], vec![], false);
    check(G::S, &[true], vec![], false);
    check(G::S, &[true], vec![pow(2.0)], true);
    check(G::T, &[], vec![pow(2.0)], true);
    check(G::Z, &[], vec![pow(0.5)], true);
    check(G::Z, &[], vec![pow(0.25)], false);
    check(G::Iswap, &[true], vec![pow(2.0)], true);
    check(G::Swap, &[true], vec![], false);
    check(G::X, &[true, true], vec![], false);
    check(G::X, &[true, false], vec![pow(2.0)], true);
    let turn = |angle: f64, num_controls: u32| {
        let modified = ModifiedGate {
            gate: Gate::Standard(G::Rz),
            controls: vec![true; num_controls as usize],
            powers: Vec::new(),
        };
        let qubits = (0..=num_controls).map(Qubit).collect();
        Instruction::modified(modified, vec![Expr::from_angle(angle)], qubits)
    };
    let tau = std::f64::consts::TAU;
    check_clifford(&turn(tau / 2.0, 1), true);
    check_clifford(&turn(tau / 2.0, 2), false);
    check_clifford(&turn(tau, 2), true);
    check_clifford(&turn(tau, 3), false);
    check_clifford(&turn(2.0 * tau, 3), true);
}

#[test]
fn the_look_into_definitions_is_bounded() {
    let mut circuit = Circuit::with_registers(1, 0);
    let mut last = Gate::Standard(G::X);
    for level in 0..60 {
        let call = || Instruction::gate(last, Vec::new(), vec![Qubit(0)]);
        let body = Some(vec![call(), call()]);
        let (name, qubits) = (format!("g{level}"), vec!["a".to_owned()]);
        let definition = GateDefinition { name, params: Vec::new(), qubits, body };
        last = Gate::Defined(circuit.define(definition).unwrap());
    }
    circuit.push(Instruction::gate(last, Vec::new(), vec![Qubit(0)])).unwrap();
    assert!(!is_clifford(&circuit));
}

/// Random circuits of gates, barriers and measurements.
fn any_circuit() -> impl Strategy<Value = Circuit> {
    let step = (0_u32..5, 0_u32..4, 1_u32..4).prop_map(|(kind, first, distance)| {
        let second = (first + distance) % 4;
        match kind {
            0 => gate(G::H, &[], &[first]),
            1 => gate(G::Cz, &[], &[first, second]),
            2 => barrier(&[first, second]),
            3 => measure(first, second % 3),
            _ => if_bit(second % 3, vec![gate(G::X, &[], &[first])]),
        }
    });
    proptest::collection::vec(step, 0..40).prop_map(circuit)
}

proptest! {
    #[test]
    fn edges_go_forward_and_are_seen_from_both_ends(circuit in any_circuit()) {
        let dag = Dag::of(&circuit);
        let mut forward = Vec::new();
        let mut backward = Vec::new();
        for node in dag.topological_order() {
            for edge in dag.incoming(node) {
                prop_assert!(edge.node < node);
                forward.push((edge.node, node, edge.wire));
            }
            backward.extend(dag.outgoing(node).iter().map(|edge| (node, edge.node, edge.wire)));
        }
        forward.sort_unstable();
        backward.sort_unstable();
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn instructions_on_one_wire_are_in_a_chain(circuit in any_circuit()) {
        let dag = Dag::of(&circuit);
        for qubit in (0..4).map(Qubit) {
            let on_it: Vec<NodeId> = dag
                .topological_order()
                .filter(|node| dag.instruction(*node).qubits.contains(&qubit))
                .collect();
            for pair in on_it.windows(2) {
                let edge = Edge { node: pair[0], wire: Wire::Qubit(qubit) };
                prop_assert!(dag.incoming(pair[1]).contains(&edge));
            }
        }
    }
}
