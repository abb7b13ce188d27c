//! What is told besides the circuit, and what is refused.

use ketpad::backend::{Ability, GateProperties, Target};
use ketpad::circuit::{Circuit, StandardGate as G};
use ketpad::observable::SparsePauliOp;
use ketpad::qasm;
use ketpad::transpiler::{Figures, TranspileError, TranspileOptions, transpile};

use super::devices::{device, line};

fn options(initial_layout: Option<Vec<u32>>) -> TranspileOptions {
    TranspileOptions { optimization_level: 1, seed: 1, initial_layout }
}

fn circuit(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for qubit in 1..num_qubits {
        circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
    }
    circuit
}

#[test]
fn observables_go_where_the_qubits_are() {
    let mut own = Circuit::with_registers(2, 0);
    own.gate(G::Cx, &[], &[0, 1]).unwrap();
    let found = transpile(&own, &line(5, G::Cx), &options(Some(vec![3, 2]))).unwrap();
    assert_eq!(found.layout().initial_layout(), [3, 2]);
    assert_eq!(found.layout().final_layout(), [3, 2]);
    let observable = SparsePauliOp::from_list([("XZ", 0.5), ("IY", -2.0)]).unwrap();
    let expected = SparsePauliOp::from_list([("IZXII", 0.5), ("IYIII", -2.0)]).unwrap();
    assert_eq!(found.layout().apply_to(&observable), Ok(expected));
    let wide = SparsePauliOp::from_list([("XZI", 1.0)]).unwrap();
    assert!(found.layout().apply_to(&wide).is_err());
}

#[test]
fn gates_say_what_they_came_from() {
    let text = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[3] q; h q[0]; ccx q[0], q[1], q[2];";
    let own = qasm::parse(text).circuit.unwrap();
    let found = transpile(&own, &line(3, G::Cz), &options(None)).unwrap();
    let of_two = |(own, from): (&ketpad::circuit::Instruction, &Vec<u32>)| {
        (own.qubits.len() == 2).then(|| from.clone())
    };
    let pairs = found.circuit().instructions().iter().zip(found.origins());
    let from: Vec<Vec<u32>> = pairs.filter_map(of_two).collect();
    assert!(from.iter().any(|from| from.contains(&1)), "{from:?}");
    assert!(from.iter().flatten().all(|number| *number < 2), "{from:?}");
}

#[test]
fn a_place_with_every_gate_changes_nothing() {
    let own = circuit(4);
    let target = Target::any_gate("engine", 20).unwrap();
    let found = transpile(&own, &target, &options(None)).unwrap();
    assert_eq!(found.circuit(), &own);
    assert_eq!(found.layout().final_layout(), [0, 1, 2, 3]);
}

#[test]
fn pairs_that_are_neighbours_need_no_swap() {
    let found = transpile(&circuit(6), &line(20, G::Cx), &options(None)).unwrap();
    assert_eq!(Figures::of(found.circuit()).two_qubit_gates, 5);
}

#[test]
fn the_best_qubits_are_taken() {
    // Along a line of eight, the middle is the best.
    let gates = (0..8_u32).flat_map(|qubit| {
        let own = [G::Rz, G::Sx, G::X].map(|gate| (gate, vec![qubit], GateProperties::default()));
        let error = if (3..5).contains(&qubit) { 0.001 } else { 0.1 };
        let pair = (
            G::Cx,
            vec![qubit, qubit + 1],
            GateProperties { error: Some(error), duration_s: None },
        );
        own.into_iter().chain((qubit < 7).then_some(pair))
    });
    let target = Target::new("uneven", 8, gates).unwrap();
    let found = transpile(&circuit(3), &target, &options(None)).unwrap();
    let mut places = found.layout().final_layout().to_vec();
    places.sort_unstable();
    assert_eq!(places, [3, 4, 5]);
}

#[test]
fn what_cannot_be_is_said() {
    #[track_caller]
    fn check(own: &Circuit, target: &Target, layout: Option<Vec<u32>>, expected: &TranspileError) {
        assert_eq!(transpile(own, target, &options(layout)).as_ref(), Err(expected));
    }
    let two_lines = device(6, G::Cx, &[(0, 1), (1, 2), (3, 4), (4, 5)]);
    check(
        &circuit(7),
        &line(6, G::Cx),
        None,
        &TranspileError::TooManyQubits { needed: 7, available: 6 },
    );
    check(&circuit(4), &two_lines, None, &TranspileError::Disconnected { needed: 4, available: 3 });
    check(
        &circuit(2),
        &line(6, G::Cx),
        Some(vec![1]),
        &TranspileError::LayoutLength { expected: 2, found: 1 },
    );
    check(
        &circuit(2),
        &line(6, G::Cx),
        Some(vec![1, 1]),
        &TranspileError::Layout { qubit: 1, place: 1 },
    );
    check(
        &circuit(2),
        &line(6, G::Cx),
        Some(vec![0, 6]),
        &TranspileError::Layout { qubit: 1, place: 6 },
    );
    let mut measured = circuit(2);
    measured.add_creg("c", 1).unwrap();
    measured.measure(1, 0).unwrap();
    let mute = line(3, G::Cx).with_abilities([Ability::Reset]);
    let no_measure = TranspileError::Unsupported { instruction: 1, name: "measure".to_owned() };
    check(&measured, &mute, None, &no_measure);
    let loose = Target::new("loose", 2, [(G::Cx, vec![0, 1], GateProperties::default())]).unwrap();
    check(&circuit(2), &loose, None, &TranspileError::NoBasis { name: "u".to_owned() });
}
