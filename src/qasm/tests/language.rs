//! What OpenQASM 2 lacks: other gates that do the same, or else OpenQASM 3 with the comments.

use super::circuit;
use crate::circuit::Circuit;
use crate::qasm::rewrite::is_same;
use crate::qasm::{in_open_qasm_3, parse, rewrite, rewrite_held};

const SOURCE: &str = "\
OPENQASM 2.0; // old
include \"qelib1.inc\";
qreg q[4]; // Q
creg c[4];
h q[0]; // H
t  q[1]; // T
if (c==1) cu1(pi/4) q[0],q[1]; // sometimes
measure q -> c; // all
";

/// The circuit of the source with these lines of OpenQASM 3 in place of `t q[1];`.
fn with(lines: &str) -> Circuit {
    circuit(&format!(
        "include \"stdgates.inc\"; qubit[4] q; bit[4] c; h q[0]; {lines} if (c == 1) {{ cu1(pi/4) q[0], q[1]; }} c = measure q;"
    ))
}

#[test]
fn a_modified_gate_becomes_one_that_open_qasm_2_has() {
    let check = |lines: &str, expected: &str, definition: &str| {
        let (written, held) = rewrite_held(SOURCE, &parse(SOURCE), &with(lines)).unwrap();
        assert_eq!(parse(&written.text).circuit, Some(held));
        let source = SOURCE.replace("qelib1.inc\";\n", &format!("qelib1.inc\";\n{definition}"));
        assert_eq!(written.text, source.replace("t  q[1];", expected));
    };
    check("ctrl @ x q[2], q[1];", "cx q[2], q[1];", "");
    check("inv @ t q[1];", "tdg q[1];", "");
    let p = "gate p(lambda) a {\n  U(0, 0, lambda) a;\n}\n";
    check("pow(2) @ t q[1];", "p(pi/2) q[1];", p);
    let cp = "gate cp(lambda) a, b {\n  cu1(lambda) a, b;\n}\n";
    check("ctrl @ t q[2], q[1];", "cp(pi/4) q[2], q[1];", cp);
    let o_x = "gate o_x q0, q1 {\n  x q0;\n  cx q0, q1;\n  x q0;\n}\n";
    check("negctrl @ x q[2], q[1];", "o_x q[2], q[1];", o_x);
}

#[test]
fn what_would_be_lost_is_not_held() {
    for lines in
        ["while (c[0]) { x q[0]; }", "gphase(1);", "barrier q; // label", "delay[10ns] q[0];"]
    {
        assert_eq!(rewrite_held(SOURCE, &parse(SOURCE), &with(lines)), None, "{lines}");
    }
}

#[test]
fn a_text_goes_on_in_open_qasm_3_with_its_comments() {
    let parsed = parse(SOURCE);
    let (text, now) = in_open_qasm_3(SOURCE, &parsed).unwrap();
    let head = "OPENQASM 3.0; // old\ninclude \"stdgates.inc\";\n";
    assert!(text.starts_with(head), "{text}");
    assert!(text.ends_with(&SOURCE[SOURCE.find("qreg").unwrap()..]), "{text}");
    assert!(is_same(now.circuit.as_ref().unwrap(), parsed.circuit.as_ref().unwrap()));
    let new = with("t q[1]; while (c[0]) { x q[0]; }");
    let written = rewrite(&text, &now, &new).unwrap();
    let expected = text.replace("// T\n", "// T\nwhile (c[0]) {\n  x q[0];\n}\n");
    assert_eq!(written.text, expected);
}

#[test]
fn a_text_that_means_something_else_in_open_qasm_3_stays() {
    for source in [
        "OPENQASM 2.0;\nqreg input[1];\nU(0,0,0) input[0];\n",
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[1];\nrx(2^3) q[0];\n",
        "OPENQASM 3.0;\nqubit q;\n",
    ] {
        assert_eq!(in_open_qasm_3(source, &parse(source)), None, "{source}");
    }
}
