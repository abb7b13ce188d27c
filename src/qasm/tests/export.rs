//! What circuits are written as, and what is said to be lost.

use super::circuit;
use crate::circuit::{Circuit, StandardGate};
use crate::qasm::{Loss, Target, write};

/// Checks what stands behind the head of a program in a format.
#[track_caller]
fn check(source: &str, target: Target, expected: &str) {
    let written = write(&circuit(source), target);
    assert_eq!(written.losses, [], "{}", written.text);
    assert_eq!(behind_head(&written.text), expected);
}

fn behind_head(text: &str) -> &str {
    let head = text.match_indices('\n').nth(1).map_or(0, |(at, _)| at + 1);
    &text[head..]
}

/// Checks what is lost in a format; what is fatal begins with `!`.
#[track_caller]
fn check_losses(source: &str, target: Target, expected: &[&str]) {
    let written = write(&circuit(source), target);
    let sentence = |loss: &Loss| format!("{}{loss}", if loss.is_fatal() { "!" } else { "" });
    let losses: Vec<String> = written.losses.iter().map(sentence).collect();
    assert_eq!(losses, expected);
    assert_eq!(written.is_whole(), !losses.iter().any(|loss| loss.starts_with('!')));
    assert_eq!(written.text.is_empty(), !written.is_whole());
}

const HEAD: &str = "include \"stdgates.inc\"; qubit[3] q; bit[3] c; ";

fn program(statements: &str) -> String {
    format!("{HEAD}{statements}")
}

#[test]
fn open_qasm_3_has_all_constructs() {
    let text = "\
input float[64] theta;
input array[float[64], 2] beta;
qubit[2] q;
qubit anc;
bit[3] c;
bit flag;
int[8] n = -3;
bool done = true;
uint m;
negctrl @ ctrl(2) @ inv @ pow(0.5) @ x q[0], q[1], anc, $0;
rx(theta + 2*beta[1]) q[0];
barrier q; // layer
delay[100ns] q[0], anc;
reset q[1];
c[0:1] = 2;
n = n + int[8](c[{0, 2}]) << 1;
flag = !(c == 3) && done;
if (n < 0) {
  x q[0];
} else {
  while (flag) {
    break;
  }
}
for int i in [0:2:4] {
  rx(i/2.0) q[0];
  continue;
}
for uint[3] k in {1, 5} {
}
for int _ in [0:3] {
  reset q[0];
}
switch (c) {
  case 0, 3 {
    x q[0];
  }
  default {
  }
}
";
    let source = format!("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n{text}");
    check(&source, Target::OpenQasm3, text);
}

#[test]
fn whole_numbers_are_divided_with_a_point() {
    check(
        &program("rx(1.0/2) q[0]; rx(pi/2) q[0]; rx(sin(1)*(1.0/3)) q[0];"),
        Target::OpenQasm3,
        "qubit[3] q;\nbit[3] c;\nrx(1/2.0) q[0];\nrx(pi/2) q[0];\nrx(sin(1)*(1/3.0)) q[0];\n",
    );
}

#[test]
fn bits_of_several_registers_have_an_alias() {
    let text = "\
qubit[1] q;
bit[2] a;
bit[2] b;
let bits = a[1:1] ++ b;
if (bits == 5) {
  reset q[0];
}
";
    let source = format!("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n{text}");
    check(&source, Target::OpenQasm3, text);
}

#[test]
fn qiskits_reader_of_open_qasm_3_is_given_what_it_takes() {
    let declared = "qubit[3] q;\nbit[3] c;\n";
    let check_statements = |statements: &str, expected: &str| {
        check(&program(statements), Target::OpenQasm3ForQiskit, &format!("{declared}{expected}"));
    };
    check_statements(
        "if (c != 2) x q[0]; else z q[0];",
        "if (c == 2) {\n  z q[0];\n} else {\n  x q[0];\n}\n",
    );
    check_statements("if (c[0] == false) x q[0];", "if (!c[0]) {\n  x q[0];\n}\n");
    check_statements(
        "switch (c) { case 0, 2 { x q[0]; } default { z q[0]; } }",
        "if (c == 0) {\n  x q[0];\n} else {\n  if (c == 2) {\n    x q[0];\n  } else {\n    z q[0];\n  }\n}\n",
    );
    check_statements("rx(2**3) q[0]; rx(cos(0)/2) q[0];", "rx(8) q[0];\nrx(1/2.0) q[0];\n");
    check_statements("ctrl @ gphase(pi/2) q[1];", "p(pi/2) q[1];\n");
    check_statements("for uint i in [0:2] rx(i) q[0];", "for int i in [0:2] {\n  rx(i) q[0];\n}\n");
}

#[test]
fn arguments_of_gates_are_in_the_order_that_qiskits_reader_gives_them_values() {
    let source = program("gate g(b, a) x { rx(b - 1) x; x x; } g(1, 2) q[0];");
    let expected = "\
gate g(p000, p001) x_1 {
  rx(p000 - 1.0) x_1;
  x x_1;
}
qubit[3] q;
bit[3] c;
g(1, 2) q[0];
";
    check(&source, Target::OpenQasm3ForQiskit, expected);
}

#[test]
fn qiskits_reader_of_open_qasm_3_lacks_some_constructs() {
    let check = |statements: &str, expected: &[&str]| {
        check_losses(&program(statements), Target::OpenQasm3ForQiskit, expected);
    };
    check("barrier q; // layer", &["labels of barriers are comments only"]);
    check("int n = 3;", &["!there are no variables like `n`"]);
    check("c[0] = true;", &["!there is no `c[0] = true;`"]);
    check("if (c < 2) x q[0];", &["!there are no conditions like `c < 2`"]);
    check("while (c != 2) x q[0];", &["!there are no conditions like `c != 2`"]);
    check("x $1;", &["!qubits of the device and others cannot stand in one program"]);
    check(
        "input array[float[64], 2] a; rx(a[1]) q[0];",
        &["vectors of parameters become one parameter for each element"],
    );
    check("input float a; rx(sin(a)) q[0];", &["!the formula `sin(a)` cannot be written"]);
    check("gate g(a, b) x { rx(a*b) x; }", &["!the formula `a*b` cannot be written"]);
}

#[test]
fn open_qasm_2_defines_what_its_library_lacks() {
    check(
        &program("sx q[0]; ctrl @ inv @ s q[0], q[1]; U(0.5, 0, 0) q[0]; c = measure q;"),
        Target::OpenQasm2,
        "\
gate sx a {
  h a;
  s a;
  h a;
}
gate cp(lambda) a, b {
  cu1(lambda) a, b;
}
gate csdg a, b {
  cp(-pi/2) a, b;
}
qreg q[3];
creg c[3];
sx q[0];
csdg q[0], q[1];
U(0.5, 0, 0) q[0];
measure q -> c;
",
    );
}

#[test]
fn open_qasm_2_defines_modified_gates() {
    check(
        &program("negctrl @ y q[0], q[1]; negctrl @ y q[1], q[2];"),
        Target::OpenQasm2,
        "\
gate o_y q0, q1 {
  x q0;
  cy q0, q1;
  x q0;
}
qreg q[3];
creg c[3];
o_y q[0], q[1];
o_y q[1], q[2];
",
    );
}

#[test]
fn open_qasm_2_does_one_operation_for_one_value() {
    let declared = "qreg q[3];\ncreg c[3];\ncreg m[1];\n";
    let check_statements = |statements: &str, expected: &str| {
        let source = format!("{HEAD}bit[1] m; {statements}");
        check(&source, Target::OpenQasm2, &format!("{declared}{expected}"));
    };
    check_statements("if (c == 5) x q[0];", "if (c == 5) x q[0];\n");
    check_statements(
        "if (m[0]) { x q[0]; z q[0]; } else reset q[1];",
        "if (m == 1) x q[0];\nif (m == 1) z q[0];\nif (m == 0) reset q[1];\n",
    );
    check_statements("if (c > 5) x q[0];", "if (c == 6) x q[0];\nif (c == 7) x q[0];\n");
    check_statements(
        "switch (m) { case 0 { x q[0]; } case 1 { m[0] = measure q[0]; } }",
        "if (m == 0) x q[0];\nif (m == 1) measure q[0] -> m[0];\n",
    );
}

#[test]
fn open_qasm_2_lacks_many_constructs() {
    let check = |statements: &str, expected: &[&str]| {
        check_losses(&program(statements), Target::OpenQasm2, expected);
    };
    check("gphase(1);", &["the global phase is left out; no measurement can tell"]);
    check("delay[3ns] q[0];", &["`delay[3ns]` is left out; on a device the time would matter"]);
    check("delay[3dt] q[0];", &[]);
    check("qubit a; x a;", &["bits outside of registers become registers of one bit"]);
    check("x $0;", &["the qubits of the device become a register like any other"]);
    check("input float a; rx(a) q[0];", &["!there are no parameters like `a`"]);
    check("while (c[0]) x q[0];", &["!there is no `while`"]);
    check("c = 3;", &["!there is no `=`"]);
    check("if (c == 1) { barrier q; x q[0]; }", &["barriers under a condition are left out"]);
    check(
        "if (c == 1) { c[0] = measure q[0]; x q[0]; }",
        &["!operations under a condition on `c` change it before the last of them"],
    );
    check("bit[2] d; if (c[0] && d[0]) x q[0];", &["!there are no conditions like `c[0] && d[0]`"]);
    check("rx(arcsin(0.5)) q[0];", &[]);
}

#[test]
fn names_are_those_that_open_qasm_2_can_have() {
    let source = "include \"stdgates.inc\"; qubit[1] Q; qubit[1] θ; bit[1] if_; bit[1] ln; x Q[0];";
    let written = write(&circuit(source), Target::OpenQasm2);
    let expected = "qreg q[1];\nqreg n_[1];\ncreg if_[1];\ncreg ln_1[1];\nx q[0];\n";
    assert_eq!(behind_head(&written.text), expected);
    check_losses(
        source,
        Target::OpenQasm2,
        &[
            "`Q` cannot be a name there and becomes `q`",
            "`ln` cannot be a name there and becomes `ln_1`",
            "`θ` cannot be a name there and becomes `n_`",
        ],
    );
}

/// The lines of a script from the first circuit on, without the run.
#[track_caller]
fn script(source: &str) -> String {
    let written = write(&circuit(source), Target::Qiskit);
    assert!(written.is_whole(), "{:?}", written.losses);
    let start = written.text.find("circuit = QuantumCircuit").expect("there is a circuit");
    let body = &written.text[start..];
    let end = ["\nsampler", "\nestimator", "\n# The", "\n# In", "\nvalues"];
    let end = end.iter().filter_map(|end| body.find(end)).min().unwrap_or(body.len());
    body[..end].trim_end().to_owned() + "\n"
}

#[test]
fn a_script_builds_the_circuit() {
    let source = program(
        "qubit a; bit m; input float[64] theta;
         h q[0]; cu1(0.5) q[0], q[1]; rx(theta/2) a; gphase(pi);
         negctrl @ ctrl @ inv @ sx q[0], q[1], q[2]; pow(0.5) @ x q[0];
         barrier q, a; // \"layer\"
         delay[100ns] q[0]; reset q[1]; m = measure a; c = measure q;",
    );
    let expected = "\
circuit = QuantumCircuit(q, [a], c, [m])

circuit.h(q[0])
circuit.append(CU1Gate(0.5), [q[0], q[1]])
circuit.rx(theta/2, a)
circuit.global_phase += pi
circuit.append(SXGate().inverse().control(2, ctrl_state=\"10\"), [q[0], q[1], q[2]])
circuit.append(XGate().power(0.5), [q[0]])
circuit.barrier(q, a, label=\"\\\"layer\\\"\")
circuit.delay(100, q[0], unit=\"ns\")
circuit.reset(q[1])
circuit.measure(a, m)
circuit.measure(q, c)
";
    assert_eq!(script(&source), expected);
}

#[test]
fn a_script_has_control_flow() {
    let source = program(
        "uint[4] n = 3; bool b;
         if (c == 1) { x q[0]; } else { if (c[0]) z q[0]; else {} }
         while (n < 5) { n = n + 1; break; }
         for int i in [0:2:4] { rx(i) q[0]; }
         for int i in {3, 1} { continue; }
         switch (c) { case 0, 9 { x q[0]; } default {} }
         b = c[1] ^ c[0]; c[0] = bool(n);",
    );
    let expected = "\
circuit = QuantumCircuit(q, c)
n = circuit.add_var(\"n\", expr.lift(3, types.Uint(4)))
b = circuit.add_var(\"b\", expr.lift(False))

with circuit.if_test((c, 1)) as else_:
    circuit.x(q[0])
with else_:
    with circuit.if_test((c[0], True)) as else_2:
        circuit.z(q[0])
    with else_2:
        pass
with circuit.while_loop(expr.less(n, expr.lift(5, types.Uint(4)))):
    circuit.store(n, expr.add(n, expr.lift(1, types.Uint(4))))
    circuit.break_loop()
i = Parameter(\"i\")
with circuit.for_loop(range(0, 5, 2), i):
    circuit.rx(i, q[0])
with circuit.for_loop([3, 1]):
    circuit.continue_loop()
with circuit.switch(c) as case_:
    with case_(0):
        circuit.x(q[0])
    with case_(case_.DEFAULT):
        pass
";
    assert!(script(&source).starts_with(expected), "{}", script(&source));
}

#[test]
fn a_script_defines_gates_by_functions() {
    let source = "include \"stdgates.inc\"; gate g(a, b) x, y { rx(sin(a)) x; cx x, y; }
                  qubit[2] q; g(1, 2) q[0], q[1];";
    let written = write(&circuit(source), Target::Qiskit).text;
    let expected = "
def g(a, b):
    body = QuantumCircuit(2)
    body.rx(np.sin(a), 0)
    body.cx(0, 1)
    gate = Gate(\"g\", 2, [a, b])
    gate.definition = body
    return gate
";
    assert!(written.contains(expected), "{written}");
    assert!(written.contains("\ncircuit.append(g(1, 2), [q[0], q[1]])\n"), "{written}");
    assert!(written.starts_with("import numpy as np\nfrom qiskit import "), "{written}");
}

#[test]
fn a_script_runs_what_there_is_to_run() {
    let check = |statements: &str, present: &[&str], absent: &str| {
        let text = write(&circuit(&program(statements)), Target::Qiskit).text;
        for part in present {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        assert!(!text.contains(absent), "{absent} in\n{text}");
    };
    check("h q[0];", &["StatevectorEstimator()", "SparsePauliOp(\"Z\" * 3)"], "Sampler");
    check("c = measure q;", &["StatevectorSampler(seed=42)"], "Aer");
    let bound = &["values = {\n    a: 0.0,\n}", "sampler.run([bound]"];
    check("input float a; rx(a) q[0]; c = measure q;", bound, "Aer");
    check(
        "reset q; c = measure q;",
        &["from qiskit_aer.primitives import SamplerV2"],
        "Statevector",
    );
    let device = &["# In Qiskit Aer", "print(circuit)"];
    check("bool b = true; if (b) x q[0]; c = measure q;", device, "\nsampler");
    check("uint[2] n; if (n == 1) x q[0]; c = measure q;", device, "\nsampler");
    check("if (c[0]) { c = 3; } c = measure q;", device, "\nsampler");
    let imported = &["import expr, types\n", "switch(expr.bit_or(c, expr.lift(1, types.Uint(3))))"];
    check("switch (c | 1) { case 3 { x q[0]; } } c = measure q;", imported, "Statevector");
    let truth = &["if_test(expr.not_equal(c, 0))", "SamplerV2(seed=42)"];
    check("if (bool(c)) { x q[0]; } c = measure q;", truth, "types.Bool");
    check("bit m; m = measure q[0];", &["ClassicalRegister(name=\"m\", bits=[m])"], "Aer");
}

#[test]
fn a_register_is_compared_as_a_number_of_its_width() {
    let check_all = |condition: &str, in_script: &str, for_qiskit: &str| {
        let source = program(&format!("if ({condition}) {{ x q[0]; }}"));
        let text = script(&source);
        assert!(text.contains(&format!("with circuit.if_test({in_script}):\n")), "{text}");
        let expected = format!("qubit[3] q;\nbit[3] c;\nif ({for_qiskit}) {{\n  x q[0];\n}}\n");
        check(&source, Target::OpenQasm3ForQiskit, &expected);
    };
    check_all("int[3](c) == 1", "(c, 1)", "c == 1");
    check_all("2 == int(c)", "(c, 2)", "c == 2");
    check_all("uint[3](c) == 7", "(c, 7)", "c == 7");
    check_all("int[3](c) == -1", "(c, 7)", "c == 7");
    let wide = "bit[9] d; qubit q; if (int(d) == 300) { rz(pi/2) q; }";
    let source = format!("include \"stdgates.inc\"; {wide}");
    let expected = "qreg q[1];\ncreg d[9];\nif (d == 300) rz(pi/2) q[0];\n";
    assert_eq!(behind_head(&write(&circuit(&source), Target::OpenQasm2).text), expected);
    let text = script(&program("if (int[3](c) == 4) { x q[0]; } while (int(c) < 3) { x q[0]; }"));
    assert!(text.contains("if_test(expr.lift(False)):"), "{text}");
    assert!(text.contains("while_loop(expr.less(c, expr.lift(3, types.Uint(3)))):"), "{text}");
    let text = script(&program("switch (int(c)) { case 1 { x q[0]; } case -1 { y q[0]; } }"));
    assert!(text.contains("with circuit.switch(c) as case_:\n    with case_(1):"), "{text}");
    assert!(!text.contains("circuit.y"), "{text}");
}

#[test]
fn a_script_is_nested_no_deeper_than_python_takes() {
    let nested = |head: &str, levels: usize, tail: &str| {
        format!("{}rx(0.5) q[0];{}", head.repeat(levels), tail.repeat(levels))
    };
    let deepest = |text: &str| {
        let indentation = |line: &str| (line.len() - line.trim_start().len()) / 4;
        text.lines().map(indentation).max()
    };
    for (head, tail) in [
        ("if (c == 1) { ", "}"),
        ("if (c == 1) { x q[0]; } else { ", "}"),
        ("switch (c) { case 9 { if (c[0]) {} } case 1 { ", "} }"),
        ("while (c == 1) { y q[1]; ", "}"),
    ] {
        let text = script(&program(&nested(head, 31, tail)));
        assert!(deepest(&text).is_some_and(|deepest| deepest <= 18), "{text}");
        assert_eq!(text.matches("circuit.rx(0.5, q[0])").count(), 1, "{text}");
    }
    let text = script(&program(&nested("if (c == 1) { ", 17, "}")));
    assert_eq!(deepest(&text), Some(16));
    let head = "\
\ndef block():
    with circuit.if_test((c, 1)):
        circuit.rx(0.5, q[0])

with circuit.if_test((c, 1)):
    with circuit.if_test((c, 1)):
";
    assert!(text.contains(head), "{text}");
    assert!(text.ends_with(&format!("{}block()\n", "    ".repeat(16))), "{text}");
    let loops: Vec<String> =
        (0..17).map(|level| format!("for int i{level} in {{1}} {{ ")).collect();
    let loops = loops.concat();
    let source = program(&format!("{loops}rx(i0 + i16) q[0];{}", "}".repeat(17)));
    let text = script(&source);
    let function = "\
\ndef block(i0):
    i16 = Parameter(\"i16\")
    with circuit.for_loop([1], i16):
        circuit.rx(i0 + i16, q[0])
";
    assert!(text.contains(function), "{text}");
}

#[test]
fn more_levels_than_the_reader_of_qiskit_takes_are_said() {
    let cases: Vec<String> = (0..45).map(|value| format!("case {value} {{ x q; }} ")).collect();
    let cases = cases.concat();
    let source = format!("include \"stdgates.inc\"; qubit q; bit[6] c; switch (c) {{ {cases} }}");
    let text = "there are so many levels of blocks that Qiskit reads them only after \
                `sys.setrecursionlimit(10000)`";
    check_losses(&source, Target::OpenQasm3ForQiskit, &[text]);
    check_losses(&source, Target::OpenQasm3, &[]);
}

#[test]
fn a_script_lacks_signed_numbers_and_powers() {
    let check = |statements: &str, expected: &[&str]| {
        check_losses(&program(statements), Target::Qiskit, expected);
    };
    let unsimulated =
        "Qiskit cannot simulate what this circuit computes; the script only builds it";
    check("int n = -3;", &[unsimulated, "!there are no variables like `n`"]);
    check(
        "uint[4] n; if (n % 2 == 1) x q[0];",
        &[unsimulated, "!the value `n % 2 == 1` cannot be computed while a circuit runs"],
    );
}

#[test]
fn a_written_text_says_where_everything_is() {
    let source = program("x q[0]; if (c == 1) { z q[1]; } c = measure q;");
    for (target, expected) in [
        (
            Target::OpenQasm3,
            ["x q[0];", "if (c == 1) {\n  z q[1];\n}", "z q[1];", "c = measure q;"],
        ),
        (
            Target::OpenQasm2,
            ["x q[0];", "if (c == 1) z q[1];", "if (c == 1) z q[1];", "measure q -> c;"],
        ),
        (
            Target::Qiskit,
            [
                "circuit.x(q[0])",
                "with circuit.if_test((c, 1)):\n    circuit.z(q[1])",
                "circuit.z(q[1])",
                "circuit.measure(q, c)",
            ],
        ),
    ] {
        let written = write(&circuit(&source), target);
        for (place, text) in expected.into_iter().enumerate() {
            let span = written.map.span_of(place).expect("every place is written");
            assert_eq!(span.text(&written.text), text);
        }
        let measured = written.map.span_of(5).expect("all measurements are written");
        assert_eq!(measured.text(&written.text), expected[3]);
    }
}

#[test]
fn every_loss_has_a_message_with_its_data() {
    let loss = Loss::Condition { condition: "a".to_owned() };
    let message = loss.message();
    assert_eq!((message.id, message.args), ("loss-condition", vec![("condition", "a".to_owned())]));
    assert!(Loss::MESSAGE_IDS.contains(&"loss-condition"));
}

#[test]
fn every_gate_of_the_table_is_written_in_every_format() {
    for gate in StandardGate::all() {
        let spec = gate.spec();
        let mut circuit = Circuit::with_registers(5, 0);
        let qubits: Vec<u32> = (0..spec.num_qubits).collect();
        circuit.gate(gate, &[0.3, 0.4, 0.5, 0.6][..spec.params.len()], &qubits).unwrap();
        for target in [Target::OpenQasm3ForQiskit, Target::OpenQasm2, Target::Qiskit] {
            assert!(write(&circuit, target).is_whole(), "{gate:?} {target:?}");
        }
    }
}

#[test]
fn arguments_that_are_named_anew_do_not_meet() {
    let source = program("gate g(b, a) p000 { rx(b - a) p000; } g(1, 2) q[0];");
    let written = write(&circuit(&source), Target::OpenQasm3ForQiskit).text;
    assert!(written.contains("gate g(p000, p001) p000_1 {\n"), "{written}");
}

#[test]
fn many_things_can_want_one_name() {
    // OpenQASM 2 has none of these letters.
    let letters = ('\u{4e00}'..).take(4000).map(|letter| format!("bit {letter}; "));
    let written = write(&circuit(&letters.collect::<String>()), Target::OpenQasm2);
    assert!(written.text.ends_with("creg n__3999[1];\n"), "{}", written.text);
}

#[test]
fn signed_variables_that_are_never_negative_are_unsigned_in_a_script() {
    // Qiskit writes a `switch` so.
    let source = program("int n; n = c; switch (n) { case 5 { x q[0]; } case -1 { y q[0]; } }");
    let expected = "\
circuit = QuantumCircuit(q, c)
n = circuit.add_var(\"n\", expr.lift(0, types.Uint(64)))

circuit.store(n, expr.cast(c, types.Uint(64)))
with circuit.switch(n) as case_:
    with case_(5):
        circuit.x(q[0])
";
    assert_eq!(script(&source), expected);
    for statements in [
        "int n = -1; switch (n) { case 1 { x q[0]; } }",
        "int n; n = -1; switch (n) { case 1 { x q[0]; } }",
        "int[3] n; n = c; switch (n) { case 1 { x q[0]; } }",
        "int n; n = n - 1; switch (n) { case 1 { x q[0]; } }",
        "int n; if (n < 1) { x q[0]; }",
        "int n; while (n - 1 < 0) { n = 2; }",
    ] {
        let losses = write(&circuit(&program(statements)), Target::Qiskit).losses;
        assert!(losses.contains(&Loss::Variable { name: "n".to_owned() }), "{statements}");
    }
}
