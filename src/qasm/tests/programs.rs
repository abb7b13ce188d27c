//! What programs mean: the written form of what was read shows it.

use super::{circuit, sentences};
use crate::qasm::{Target, to_qasm3, write};

const HEADER: &str = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

/// Reads `source` behind the usual header and checks what is written, without that header.
#[track_caller]
fn check(source: &str, written: &str) {
    let source = format!("{HEADER}{source}");
    assert_eq!(sentences(&source), [""; 0]);
    let text = to_qasm3(&circuit(&source));
    assert_eq!(text.strip_prefix(HEADER), Some(written));
    // What is written reads as the same circuit.
    assert_eq!(circuit(&text), circuit(&source));
}

#[test]
fn registers_are_declared_in_both_styles() {
    check("qubit a; bit b;", "qubit a;\nbit b;\n");
    check("qubit[3] q; bit[2] c;", "qubit[3] q;\nbit[2] c;\n");
    check("qreg q[3]; creg c[2];", "qubit[3] q;\nbit[2] c;\n");
    check("const int n = 2**2; qubit[n - 1] q;", "qubit[3] q;\n");
}

#[test]
fn an_empty_program_is_an_empty_circuit() {
    check("", "");
    check(" /* nothing */ ;; // here", "");
    assert_eq!(to_qasm3(&circuit("")), HEADER);
}

#[test]
fn gates_take_formulas_and_keep_them() {
    check(
        "qubit[1] q; rx(2*pi/3) q; U(π/2, -τ, 1.5e-3) q; gphase(-pi/4); p(sin(0.5)) q;",
        "qubit[1] q;\nrx(2*pi/3) q[0];\nU(pi/2, -tau, 0.0015) q[0];\ngphase(-pi/4);\np(sin(0.5)) q[0];\n",
    );
}

#[test]
fn constants_are_replaced_by_their_values() {
    check(
        "const float theta = 3*pi/4; const int[32] n = 3; const angle half = theta/2 + 0.25;
         qubit[n] q; rx(theta) q[n - 1]; ry(-half) q[0]; rz(n*pi) q[0];",
        "qubit[3] q;\nrx(3*pi/4) q[2];\nry(-1.4280972450961724) q[0];\nrz(3*pi) q[0];\n",
    );
}

#[test]
fn gates_are_repeated_over_whole_registers() {
    check("qubit[2] q; h q;", "qubit[2] q;\nh q[0];\nh q[1];\n");
    check(
        "qubit[2] q; qubit[2] r; cx q, r; cz q[1], r;",
        "qubit[2] q;\nqubit[2] r;\ncx q[0], r[0];\ncx q[1], r[1];\ncz q[1], r[0];\ncz q[1], r[1];\n",
    );
}

#[test]
fn an_index_counts_from_either_end_and_can_be_a_range_or_a_set() {
    check("qubit[4] q; x q[-1]; x q[-4];", "qubit[4] q;\nx q[3];\nx q[0];\n");
    check("qubit[4] q; x q[1:2];", "qubit[4] q;\nx q[1];\nx q[2];\n");
    check("qubit[4] q; x q[0:2:3];", "qubit[4] q;\nx q[0];\nx q[2];\n");
    check("qubit[4] q; x q[-1:-2:0];", "qubit[4] q;\nx q[3];\nx q[1];\n");
    check("qubit[4] q; x q[2:]; x q[:0];", "qubit[4] q;\nx q[2];\nx q[3];\nx q[0];\n");
    check("qubit[4] q; x q[{3, 0}];", "qubit[4] q;\nx q[3];\nx q[0];\n");
}

#[test]
fn measurements_are_read_in_every_spelling() {
    let whole = "qubit[2] q;\nbit[2] c;\nc = measure q;\n";
    check("qubit[2] q; bit[2] c; c = measure q;", whole);
    check("qubit[2] q; bit[2] c = measure q;", whole);
    check("qubit[2] q; bit[2] c; measure q -> c;", whole);
    check("qubit[2] q; bit[2] c; c[0] = measure q[0]; c[1] = measure q[1];", whole);
    check("qubit[2] q; bit[2] c; measure q[{0, 1}] -> c[0:1];", whole);
    check("qubit[2] q; bit[1] c = measure q[1];", "qubit[2] q;\nbit[1] c;\nc[0] = measure q[1];\n");
}

#[test]
fn only_measurements_of_whole_registers_in_order_are_joined() {
    check(
        "qubit[2] q; bit[2] c; c[1] = measure q[1]; c[0] = measure q[0];",
        "qubit[2] q;\nbit[2] c;\nc[1] = measure q[1];\nc[0] = measure q[0];\n",
    );
    check(
        "qubit[2] q; bit[2] c; c[0] = measure q[0]; x q[0]; c[1] = measure q[1];",
        "qubit[2] q;\nbit[2] c;\nc[0] = measure q[0];\nx q[0];\nc[1] = measure q[1];\n",
    );
    check(
        "qubit[3] q; bit[2] c; c[0] = measure q[0]; c[1] = measure q[1];",
        "qubit[3] q;\nbit[2] c;\nc[0] = measure q[0];\nc[1] = measure q[1];\n",
    );
    check(
        "qubit[2] q; bit[2] c; c[0] = measure q[0];",
        "qubit[2] q;\nbit[2] c;\nc[0] = measure q[0];\n",
    );
}

#[test]
fn barriers_are_across_registers_elements_or_everything() {
    check("qubit[2] q; qubit[2] r; barrier;", "qubit[2] q;\nqubit[2] r;\nbarrier q, r;\n");
    check(
        "qubit[2] q; qubit[2] r; barrier q[1], r;",
        "qubit[2] q;\nqubit[2] r;\nbarrier q[1], r;\n",
    );
    check("barrier; qubit[2] q;", "qubit[2] q;\n");
    check("qubit[2] q; barrier q[1], q[0];", "qubit[2] q;\nbarrier q[1], q[0];\n");
}

#[test]
fn gates_of_the_program_keep_their_bodies() {
    check(
        "gate half(t) a, b { rx(t/2) a; gphase(t); cx a, b; }
         gate twice(s, t) a, b { half(s + t) b, a; U(s, 0, t) a; }
         qubit[2] q; twice(pi, 0.1) q[0], q[1];",
        "gate half(t) a, b {
  rx(t/2) a;
  gphase(t);
  cx a, b;
}
gate twice(s, t) a, b {
  half(s + t) b, a;
  U(s, 0, t) a;
}
qubit[2] q;
twice(pi, 0.1) q[0], q[1];
",
    );
}

#[test]
fn a_definition_with_the_matrix_of_its_gate_is_that_gate() {
    let dcx = "gate dcx a, b {\n  cx a, b;\n  cx b, a;\n}\nqubit[2] q;\ndcx q[1], q[0];\n";
    check(dcx, dcx);
    assert_eq!(circuit(&format!("{HEADER}{dcx}")).definitions(), []);
    let swapped = "gate dcx a, b {\n  cx b, a;\n  cx a, b;\n}\nqubit[2] q;\ndcx q[1], q[0];\n";
    check(swapped, swapped);
    assert_eq!(circuit(&format!("{HEADER}{swapped}")).definitions().len(), 1);
}

#[test]
fn gates_that_the_library_lacks_are_defined_with_what_they_need() {
    let source = format!("{HEADER}qubit[2] q; ecr q[0], q[1]; rzx(0.5) q[0], q[1];");
    let text = to_qasm3(&circuit(&source));
    let expected = "gate rzx(theta) a, b {
  h b;
  cx a, b;
  rz(theta) b;
  cx a, b;
  h b;
}
gate ecr a, b {
  rzx(pi/4) a, b;
  x a;
  rzx(-pi/4) a, b;
}
qubit[2] q;
ecr q[0], q[1];
rzx(0.5) q[0], q[1];
";
    assert_eq!(text.strip_prefix(HEADER), Some(expected));
    assert_eq!(circuit(&text), circuit(&source));
    assert_eq!(sentences(&text), [""; 0]);
}

#[test]
fn no_two_things_are_written_for_qiskit_under_one_name() {
    let source = "gate h a { U(pi, 0, pi) a; } qubit rzz; qubit[2] x; bit ccz;
                  h x[0]; rzz(0.5) x[0], x[1]; ccz x[0], x[1], rzz;";
    let text = write(&circuit(source), Target::OpenQasm3ForQiskit).text;
    let heads: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    let expected = [
        "OPENQASM 3.0;",
        "include \"stdgates.inc\";",
        "gate rzz_1(theta) a, b {",
        "}",
        "gate ccz_1 a, b, c {",
        "}",
        "gate h_1 a {",
        "}",
        "qubit rzz;",
        "qubit[2] x_1;",
        "bit ccz;",
        "h_1 x_1[0];",
        "rzz_1(0.5) x_1[0], x_1[1];",
        "ccz_1 x_1[0], x_1[1], rzz;",
    ];
    assert_eq!(heads, expected);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_program() {
    assert_eq!(sentences("\u{feff}OPENQASM 3.0; qubit q;"), [""; 0]);
    assert_eq!(sentences("qubit q;\u{feff}"), ["1:9 `\u{feff}` has no meaning in OpenQASM"]);
}
