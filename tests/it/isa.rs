//! Whether a circuit is made of the instructions of a device alone.

use std::f64::consts::{FRAC_PI_2, PI};

use ketpad::backend::{
    Ability, AngleRange, GateProperties, IsaError, Target, check_angles, check_isa,
};
use ketpad::circuit::StandardGate::{self, Cx, Rz, Rzz, Sx, X};
use ketpad::circuit::{Circuit, Instruction};
use ketpad::qasm;

const ANGLES: AngleRange = AngleRange { least: 0.0, most: FRAC_PI_2 };

/// Three qubits in a line, with `cx` from left to right and `rzz` on the first two.
fn line() -> Target {
    let on_each = [X, Sx, Rz].into_iter().flat_map(|gate| (0..3).map(move |q| (gate, vec![q])));
    let on_two: [(StandardGate, Vec<u32>); 3] =
        [(Cx, vec![0, 1]), (Cx, vec![1, 2]), (Rzz, vec![0, 1])];
    let gates =
        on_each.chain(on_two).map(|(gate, qubits)| (gate, qubits, GateProperties::default()));
    Target::new("line", 3, gates).unwrap().with_angle_range(Rzz, ANGLES).unwrap()
}

fn circuit(body: &str) -> Circuit {
    let text = format!(
        "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] a; \
         gate twice p {{ x p; x p; }} qubit[3] q; bit[2] c; int[8] n; {body}"
    );
    let parsed = qasm::parse(&text);
    parsed.circuit.unwrap_or_else(|| panic!("{text}: {:?}", parsed.diagnostics))
}

#[track_caller]
fn check(body: &str, target: &Target, expected: &Result<(), IsaError>) {
    assert_eq!(&check_isa(&circuit(body), target), expected, "{body}");
}

#[track_caller]
fn check_missing(body: &str, target: &Target, place: usize, name: &str, qubits: &[u32]) {
    let (target_name, name, qubits) = ("line".to_owned(), name.to_owned(), qubits.to_vec());
    let expected = IsaError::NotSupported { target: target_name, place, name, qubits };
    check(body, target, &Err(expected));
}

#[test]
fn what_the_device_has_is_fine() {
    let body = "gphase(1.0); x q[2]; rz(a) q[0]; cx q[1], q[2]; barrier q; rzz(pi/2) q[0], q[1];
        rzz(0) q[0], q[1]; delay[10ns] q; reset q[0]; c[0] = measure q[0];";
    check(body, &line(), &Ok(()));
}

#[test]
fn the_first_instruction_that_is_missing_is_named() {
    let target = line();
    check_missing("x q[0]; h q[1]; h q[2];", &target, 1, "h", &[1]);
    check_missing("cx q[1], q[0];", &target, 0, "cx", &[1, 0]);
    check_missing("cx q[0], q[2];", &target, 0, "cx", &[0, 2]);
    check_missing("rzz(0) q[1], q[2];", &target, 0, "rzz", &[1, 2]);
    check_missing("ctrl @ x q[0], q[1];", &target, 0, "ctrl @ x", &[0, 1]);
    check_missing("x q[1]; inv @ x q[0];", &target, 1, "inv @ x", &[0]);
    check_missing("twice q[1];", &target, 0, "twice", &[1]);
    check_missing("if (c[0]) { x q[0]; }", &target, 0, "if_else", &[]);
    check_missing("n = 3;", &target, 0, "store", &[]);
    let bare = line().with_abilities([]);
    check_missing("c[0] = measure q[2];", &bare, 0, "measure", &[2]);
    check_missing("reset q[1];", &bare, 0, "reset", &[1]);
    check_missing("delay[10ns] q[1];", &bare, 0, "delay", &[1]);
}

#[test]
fn blocks_are_looked_into() {
    let dynamic = line().with_abilities(Ability::ALL);
    check("if (c[0]) { x q[0]; } else { n = 3; cx q[0], q[1]; }", &dynamic, &Ok(()));
    check("while (c[0]) { c[0] = measure q[0]; if (c[1]) { break; } }", &dynamic, &Ok(()));
    check_missing(
        "x q[0]; if (c[0]) { x q[0]; for int i in [0:2] { y q[1]; } }",
        &dynamic,
        4,
        "y",
        &[1],
    );
    check_missing(
        "switch (n) { case 1 { x q[0]; } default { cx q[2], q[1]; } }",
        &dynamic,
        2,
        "cx",
        &[2, 1],
    );
    let ifs = line().with_abilities([Ability::If]);
    check_missing("if (c[0]) { while (c[0]) { x q[0]; } }", &ifs, 1, "while_loop", &[]);
    check_missing("for int i in [0:2] { x q[0]; }", &ifs, 0, "for_loop", &[]);
    check_missing("switch (n) { case 1 { x q[0]; } }", &ifs, 0, "switch_case", &[]);
}

#[test]
fn qubits_out_of_order_have_nothing() {
    let faulty = line().with_faulty([1]).unwrap();
    check("x q[0]; c[0] = measure q[2];", &faulty, &Ok(()));
    check_missing("x q[1];", &faulty, 0, "x", &[1]);
    check_missing("cx q[0], q[1];", &faulty, 0, "cx", &[0, 1]);
    check_missing("c[0] = measure q[1];", &faulty, 0, "measure", &[1]);
}

#[test]
fn circuits_have_as_many_qubits_as_the_device_at_most() {
    let wide = Circuit::with_registers(4, 0);
    let expected =
        IsaError::TooManyQubits { target: "line".to_owned(), num_qubits: 4, available: 3 };
    assert_eq!(check_isa(&wide, &line()), Err(expected));
    assert_eq!(check_isa(&Circuit::with_registers(3, 0), &line()), Ok(()));
}

#[test]
fn angles_are_in_their_range() {
    let beyond = |place, angle| IsaError::Angle {
        target: "line".to_owned(),
        place,
        gate: Rzz,
        qubits: vec![0, 1],
        angle,
        range: ANGLES,
    };
    check("x q[0]; rzz(pi) q[0], q[1];", &line(), &Err(beyond(1, PI)));
    check("rzz(-0.1) q[0], q[1];", &line(), &Err(beyond(0, -0.1)));
    // What rounding leaves over.
    check("rzz(1.5708) q[0], q[1];", &line(), &Ok(()));
    let swept = circuit("rzz(2*a) q[0], q[1];");
    assert_eq!(check_isa(&swept, &line()), Ok(()));
    let with = |value: f64| check_angles(&swept, &line(), &|name| (name == "a").then_some(value));
    assert_eq!(with(0.7), Ok(()));
    assert_eq!(with(0.8), Err(beyond(0, 1.6)));
}

#[test]
fn the_engine_takes_everything() {
    let engine = Target::any_gate("engine", 3).unwrap();
    check("h q[0]; ctrl @ twice q[0], q[1]; if (c[0]) { n = 3; cx q[2], q[0]; }", &engine, &Ok(()));
}

#[test]
fn errors_say_where_and_what() {
    let mut turned = Circuit::with_registers(3, 0);
    turned.gate(Cx, &[], &[2, 1]).unwrap();
    let error = check_isa(&turned, &line()).unwrap_err();
    assert_eq!(error.to_string(), "line has no cx on qubits 2, 1, which is instruction 0");
    turned.set_instructions(vec![Instruction::break_loop()]).unwrap_err();
    let error = check_isa(&circuit("rzz(2) q[0], q[1];"), &line()).unwrap_err();
    let expected = "line has rzz on qubits 0, 1 for angles from 0 to 1.5707963267948966, and \
                    instruction 0 has 2";
    assert_eq!(error.to_string(), expected);
}
