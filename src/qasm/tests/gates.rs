//! Gates with modifiers, inputs in their angles, and what else is done to qubits.

use super::circuit;
use super::shown::check;
use crate::circuit::Circuit;

#[test]
fn modifiers_are_kept_with_the_controls_in_front() {
    check("qubit[2] q; ctrl @ x q[0], q[1];", &["c x 0 1"]);
    check("qubit[2] q; negctrl @ x q[0], q[1];", &["n x 0 1"]);
    check("qubit[4] q; ctrl(2) @ negctrl @ x q[3], q[0], q[1], q[2];", &["ccn x 3 0 1 2"]);
    check(
        "qubit q; inv @ s q; pow(2) @ t q; pow(-1/2.0) @ x q;",
        &["inv s 0", "pow(2) t 0", "pow(-1/2) x 0"],
    );
    check(
        "qubit[3] q; inv @ ctrl @ pow(2) @ negctrl @ sx q[0], q[1], q[2];",
        &["cn inv pow(2) sx 0 1 2"],
    );
    check(
        "const int n = 2; qubit[3] q; ctrl(n) @ U(0, 0, pi) q[0], q[1], q[2];",
        &["cc u(0, 0, pi) 0 1 2"],
    );
}

#[test]
fn a_phase_can_be_controlled_until_it_is_a_gate_on_qubits() {
    check(
        "qubit q; gphase(pi/2); ctrl @ gphase(pi) q;",
        &["global_phase(pi/2)", "c global_phase(pi) 0"],
    );
}

#[test]
fn modified_gates_are_repeated_over_registers() {
    check("qubit a; qubit[2] q; ctrl @ x a, q;", &["c x 0 1", "c x 0 2"]);
}

#[test]
fn a_definition_can_have_modifiers_and_barriers_in_it() {
    let source = "gate g(t) a, b { ctrl @ rx(t) a, b; barrier a; barrier; // all
                  pow(t) @ x b; }
                  qubit[2] q; inv @ g(0.5) q[1], q[0];";
    check(source, &["inv g(0.5) 1 0"]);
    let read = circuit(&format!("include \"stdgates.inc\"; {source}"));
    let body = read.definitions()[0].body.as_ref().unwrap();
    let names: Vec<&str> = body.iter().map(|step| read.operation_name(&step.operation)).collect();
    assert_eq!(names, ["rx", "barrier", "barrier", "x"]);
}

#[test]
fn a_definition_by_a_modifier_is_the_gate_of_the_table() {
    let source = "gate h a { U(pi/2, 0, pi) a; }
                  gate my_x a { U(pi, 0, pi) a; }
                  gate cx a, b { ctrl @ my_x a, b; }
                  gate sdg a { inv @ s a; }
                  qubit[2] q; cx q[0], q[1]; sdg q[0];";
    let read = circuit(&format!("include \"stdgates.inc\"; {source}"));
    assert_eq!(read.definitions().len(), 1);
    check(source, &["cx 0 1", "sdg 0"]);
}

#[test]
fn a_gate_without_a_body_is_known_by_its_arguments() {
    let source = "opaque mystery(a) x, y; qubit[2] q; mystery(0.5) q[1], q[0];";
    check(source, &["mystery(0.5) 1 0"]);
    assert_eq!(circuit(source).definitions()[0].body, None);
    // It is a word of the language only where two names follow.
    check("gate opaque a { x a; } qubit q; opaque q;", &["opaque 0"]);
}

#[test]
fn inputs_are_parameters_by_their_names() {
    let source = "input float[64] theta; input angle φ; input array[float[64], 3] v;
                  qubit q; rx(2*theta) q; rz(φ + v[1]*pi) q; p(log(v[-1])/atan(theta)) q;";
    check(source, &["rx(2*theta) 0", "rz(φ + v[1]*pi) 0", "p(log(v[2])/arctan(theta)) 0"]);
    assert_eq!(circuit(source).parameters(), ["theta", "v[0]", "v[1]", "v[2]", "φ"]);
}

#[test]
fn operators_that_angles_lack_are_worked_out() {
    check(
        "qubit q; rx(7 % 4) q; rx(mod(-7.5, 2)) q; rx(pow(2, 3)) q;",
        &["rx(3) 0", "rx(-1.5) 0", "rx(2**3) 0"],
    );
    check(
        "qubit q; rx(floor(2.5) + ceiling(0.5)) q; rx(popcount(\"0111\")) q;",
        &["rx(2 + 1) 0", "rx(3) 0"],
    );
    check(
        "qubit q; rx(1 << 3 | 1) q; rx(float(3)/2) q; rx(int(2.9)) q;",
        &["rx(9) 0", "rx(3/2) 0", "rx(2) 0"],
    );
}

#[test]
fn constants_of_all_types_are_known() {
    check(
        "const uint[8] n = 7/2; const bool b = n == 3 && !false; const bit[4] m = \"0110\";
         const float f = 3*pi/4; const int k = -n; const angle a = f/3;
         qubit[n + 1] q; rx(f) q[n]; rx(k) q[m[1]]; rx(a) q[int(b)];",
        &["rx(3*pi/4) 3", "rx(-3) 1", "rx(pi/4) 1"],
    );
}

#[test]
fn a_delay_keeps_its_number_and_unit() {
    check(
        "qubit[2] q; delay[100.0ns] q[0]; delay[5dt] q; delay[1e-07s] q[1];",
        &["delay 100 Nanoseconds 0", "delay 5 BackendSteps 0 1", "delay 0.0000001 Seconds 1"],
    );
    check(
        "qubit q; delay[1.5us] q; delay[2µs] q; delay[2 * 3ms] q; delay[10 ns / 4] q;",
        &[
            "delay 1.5 Microseconds 0",
            "delay 2 Microseconds 0",
            "delay 6 Milliseconds 0",
            "delay 2.5 Nanoseconds 0",
        ],
    );
    check("qubit[2] q; delay[1s];", &["delay 1 Seconds 0 1"]);
}

#[test]
fn qubits_are_reset_alone_or_together() {
    check(
        "qubit[2] q; qubit a; reset q[1]; reset q; reset a;",
        &["reset 1", "reset 0", "reset 1", "reset 2"],
    );
}

#[test]
fn a_comment_behind_a_barrier_is_its_label() {
    check(
        "qubit[2] q; barrier q; // encode  \nbarrier q[0];\n// not this\nbarrier; x q[0]; // nor this
         barrier q[1]; //\nbarrier q; // // π",
        &[
            "barrier <encode> 0 1",
            "barrier 0",
            "barrier 0 1",
            "x 0",
            "barrier 1",
            "barrier <// π> 0 1",
        ],
    );
}

#[test]
fn hardware_qubits_are_a_register_up_to_the_last_one_used() {
    let source = "bit[2] c; x $4; cx $1, $2; c[0] = measure $4; barrier $2, $1;";
    check(source, &["x 4", "cx 1 2", "measure 4 -> 0", "barrier 2 1"]);
    let mut expected = Circuit::new();
    expected.add_qreg("$", 5).unwrap();
    assert_eq!(circuit("$4; U(0, 0, 0) $4;".trim_start_matches("$4; ")).qregs(), expected.qregs());
    // A declaration says where among the registers it stands, and how large it is.
    let read = circuit("qubit[2] q; qubit[5] $; U(0, 0, 0) $1;");
    let sizes: Vec<(&str, u32)> = read.qregs().iter().map(|r| (r.name.as_str(), r.size)).collect();
    assert_eq!(sizes, [("q", 2), ("$", 5)]);
    assert_eq!(read.instructions()[0].qubits[0].0, 3);
}
