//! What is said about mistakes, and where.

use std::collections::BTreeSet;

use super::sentences;
use crate::qasm::{DiagnosticKind, Found, Message, Nearest, parse};

const HEADER: &str = "OPENQASM 3.0; include \"stdgates.inc\";\n";

/// Reads `source` behind a header on a line of its own; lines count from 2.
#[track_caller]
fn check(source: &str, expected: &[&str]) {
    assert_eq!(sentences(&format!("{HEADER}{source}")), expected);
}

#[test]
fn an_unknown_gate_is_named_with_the_nearest_known_one() {
    check("qubit[2] q;\ncxx q[0], q[1];", &["3:1 there is no gate `cxx`; did you mean `cx`?"]);
    check("qubit q; H q;", &["2:10 there is no gate `H`; did you mean `h`?"]);
    check("qubit q; frobnicate q;", &["2:10 there is no gate `frobnicate`"]);
    check(
        "qubit q; gate mine a { x a; } mime q;",
        &["2:31 there is no gate `mime`; did you mean `mine`?"],
    );
    check("qubit q; q q;", &["2:10 `q` is not a gate"]);
}

#[test]
fn a_gate_that_the_library_lacks_is_read_with_a_warning_for_each_name() {
    check(
        "qubit[2] q; rxx(1) q[0], q[1]; rxx(2) q[0], q[1]; gate g a { sxdg a; } sxdg q;",
        &[
            "2:13 warning: `rxx` is not in `stdgates.inc`; it was read as the gate that Qiskit \
             calls so",
            "2:62 warning: `sxdg` is not in `stdgates.inc`; it was read as the gate that Qiskit \
             calls so",
        ],
    );
    check(
        "qubit[2] q; cnot q[0], q[1]; u(1, 2, 3) q; CX q[0], q[1]; cphase(1) q[0], q[1];",
        &[
            "2:13 warning: `cnot` is not in `stdgates.inc`; it was read as `cx`",
            "2:30 warning: `u` is not in `stdgates.inc`; it was read as `U`",
        ],
    );
    check("gate rxx(t) a, b { h a; } qubit[2] q; rxx(1) q[0], q[1]; U(1, 2, 3) q;", &[]);
    assert_eq!(
        sentences("qubit[2] q; cnot q[0], q[1]; x q;"),
        [
            "1:13 warning: `cnot` is not in `stdgates.inc`; it was read as `cx`",
            "1:30 warning: `x` needs `include \"stdgates.inc\";` and was read as if that were there",
        ]
    );
}

#[test]
fn a_formula_of_parameters_says_what_it_lacks() {
    let check_formula = |formula: &str, expected: &str| {
        check(&format!("input float[64] a; qubit[1] q; rx({formula}) q;"), &[expected]);
        check(&format!("gate g(a) q {{ rx({formula}) q; }}"), &[&expected.replace("2:35", "2:18")]);
    };
    check_formula("ln(a)", "2:35 there is no function `ln`; did you mean `log`?");
    check_formula("abs(a)", "2:35 there is no function `abs`");
    check_formula("a^2", "2:35 `^` joins the bits of known whole numbers; write a power with `**`");
    check_formula("a < 2", "2:35 `a < 2` is not a number");
    for formula in ["a % 2", "mod(a, 2)", "floor(a)"] {
        let expected = format!(
            "2:35 `{formula}` can be computed from known numbers only; with parameters and \
             variables there are `+`, `-`, `*`, `/`, `**` and sin, cos, tan, arcsin, arccos, \
             arctan, exp, log, sqrt"
        );
        check_formula(formula, &expected);
    }
    check(
        "qubit q; rx(pi^2) q;",
        &["2:13 `^` joins the bits of known whole numbers; write a power with `**`"],
    );
    check(
        "input float a; const float b = a % 2;",
        &["2:32 `a % 2` is known only when the circuit runs; here it has to be known before"],
    );
    check("qubit q; rx(2 ^ 3 + mod(7, 2)) q;", &[]);
}

#[test]
fn a_gate_that_is_made_of_itself_is_refused() {
    check("gate g a { x a; g a; }", &["2:17 the gate `g` cannot be made of itself"]);
    check("gate x a { x a; }", &["2:12 the gate `x` cannot be made of itself"]);
}

#[test]
fn a_call_that_does_not_fit_its_gate_says_what_does() {
    check("qubit[2] q; cx q[0];", &["2:13 the number of qubits of `cx` is 2, not 1"]);
    check("qubit q; rx q;", &["2:10 the number of parameters of `rx` is 1, not 0"]);
    check("qubit q; h(pi) q;", &["2:10 the number of parameters of `h` is 0, not 1"]);
    check("qubit q; gphase(1) q;", &["2:10 the number of qubits of `gphase` is 0, not 1"]);
    check("qubit[2] q; cx q[1], q[1];", &["2:13 `cx` is given the qubit `q[1]` twice"]);
    check("qubit[2] q; barrier q, q[0];", &["2:13 `barrier` is given the qubit `q[0]` twice"]);
    check(
        "qubit[2] q; qubit[3] r; cx q, r;",
        &["2:31 registers of one operation must agree in size: `q` has 2, `r` has 3"],
    );
}

#[test]
fn names_are_looked_up_where_they_belong() {
    check("qubit[2] qr; h qs;", &["2:16 there is no register `qs`; did you mean `qr`?"]);
    check("qubit q; bit c; h c;", &["2:19 `c` is not a qubit or a quantum register"]);
    check("qubit q; q = measure q;", &["2:10 `q` is not a bit or a classical register"]);
    check("qubit q; c = measure q;", &["2:10 there is no register `c`"]);
    check("qubit q; rx(thta) q;", &["2:13 there is no constant or parameter `thta`"]);
    check(
        "const float theta = 1; qubit q; rx(thta) q;",
        &["2:36 there is no constant or parameter `thta`; did you mean `theta`?"],
    );
    check("qubit q; rx(q) q;", &["2:13 `q` is not a number"]);
    check("qubit q; bit q;", &["2:14 the name `q` is already taken"]);
    check("gate g a { x a; } qubit g;", &["2:25 the name `g` is already taken"]);
    check("gate g(a) a { x a; }", &["2:11 the name `a` is already taken"]);
    check("qubit pi;", &["2:7 `pi` is a word of the language and cannot be a name"]);
    check("qubit measure;", &["2:7 `measure` is a word of the language and cannot be a name"]);
}

#[test]
fn indices_stay_within_their_register() {
    check("qubit[2] q; x q[2];", &["2:17 there is no element 2 in `q`, whose size is 2"]);
    check("qubit[2] q; x q[-3];", &["2:17 there is no element -3 in `q`, whose size is 2"]);
    check("qubit[2] q; x q[0.5];", &["2:17 `0.5` is not a whole number"]);
    check("qubit[2] q; x q[1:0];", &["2:17 the range is empty"]);
    check("qubit[2] q; x q[0:0:1];", &["2:17 the step of a range cannot be 0"]);
    check("qubit[0] q;", &["2:7 the size of a register is at least 1, not 0"]);
    check("qubit[-1] q;", &["2:7 the size of a register is at least 1, not -1"]);
    check(
        "gate g a { x a[0]; }",
        &["2:14 the argument `a` of a gate is a single qubit and has no elements"],
    );
}

#[test]
fn measurements_need_a_target_that_fits() {
    check("qubit q; measure q;", &["2:10 say where the result goes, as in `c[0] = measure q[0];`"]);
    check(
        "qubit[2] q; bit[3] c; c = measure q;",
        &["2:23 the number of qubits (2) and of bits (3) must agree"],
    );
}

#[test]
fn values_are_finite_numbers() {
    check("qubit q; rx(1/0) q;", &["2:13 `1/0` is not a finite number"]);
    check("qubit q; rx(pi, log(-1)) q;", &["2:10 the number of parameters of `rx` is 1, not 2"]);
    check("const float x = sqrt(-1);", &["2:17 `sqrt(-1)` is not a finite number"]);
    check("const int n = 1.5;", &["2:15 `1.5` is not a whole number"]);
    check("gate g(a) b { rx(a/0) b; ry(1/0) b; }", &["2:29 `1/0` is not a finite number"]);
    check(
        "qubit q; rx(1/2) q;",
        &[
            "2:13 warning: `1/2` was read as 0.5; OpenQASM divides whole numbers without remainder, \
           so give one of them a decimal point",
        ],
    );
    check("const int n = 4; qubit q; rx(n/2) q;", &[]);
}

#[test]
fn what_was_expected_is_said_where_it_is_missing() {
    check("qubit q\nh q;", &["2:8 expected `;`, found `h`"]);
    check("qubit q; h q", &["2:13 expected `;`, found the end"]);
    check("qubit q; h q q;", &["2:14 expected `;`, found `q`"]);
    check("qubit q; rx(pi q;", &["2:16 expected `)`, found `q`"]);
    check("qubit q; rx(pi*) q;", &["2:16 expected a number or a formula, found `)`"]);
    check("qubit q; rx(3pi) q;", &["2:14 expected `)`, found `pi`"]);
    check("qubit[2] q; h q[0;", &["2:18 expected `]`, found `;`"]);
    check("qubit[2] q; h ;", &["2:13 the number of qubits of `h` is 1, not 0"]);
    check("qubit[2] q; cx q[0], ;", &["2:22 expected a qubit, a bit or a register, found `;`"]);
    check("qubit 3;", &["2:7 expected a name, found `3`"]);
    check("qubit q; ) h q;", &["2:10 expected a gate or a declaration, found `)`"]);
    check("gate g a { x a;", &["2:16 expected `}`, found the end"]);
    check("const x = 3;", &["2:7 expected a type such as `float`, found `x`"]);
    check("include stdgates;", &["2:9 expected the name of a file in quotes, found `stdgates`"]);
    check("OPENQASM;", &["2:9 expected a version such as `3.0`, found `;`"]);
}

#[test]
fn characters_without_meaning_are_pointed_at() {
    check("qubit q; h q \\ ;", &["2:14 `\\` has no meaning in OpenQASM"]);
    check("// 양자\nqubit q; x q😀;", &["3:13 `😀` has no meaning in OpenQASM"]);
    check("/* π */ qubit q; /* never closed", &["2:18 this comment is never closed by `*/`"]);
    check("include \"stdgates.inc;\n", &["2:9 this text has no closing quote on its line"]);
    check("qubit q; rx(0xg) q;", &["2:13 `0xg` is not a number"]);
}

#[test]
fn every_error_of_a_program_is_found_in_one_pass() {
    check(
        "qubit[2] q;
hh q;
rx(pi q[0];
x q[5];
if (d == 1) {
  x q[0];
}
cx q[0], q[1]
h q[0];
y q[9];",
        &[
            "3:1 there is no gate `hh`; did you mean `h`?",
            "4:7 expected `)`, found `q`",
            "5:5 there is no element 5 in `q`, whose size is 2",
            "6:5 there is no constant or parameter `d`",
            "9:14 expected `;`, found `h`",
            "11:5 there is no element 9 in `q`, whose size is 2",
        ],
    );
}

#[test]
fn what_fails_is_not_reported_again_where_it_is_used() {
    check("qubit[0] q; h q; cx q[0], q[1];", &["2:7 the size of a register is at least 1, not 0"]);
    check("const float x = y; qubit q; rx(x) q;", &["2:17 there is no constant or parameter `y`"]);
    check(
        "gate g a { if a; } qubit q; g q;",
        &["2:12 only gates can stand in a gate definition, not `if`"],
    );
    check(
        "gate g a { foo a; x b; } qubit q; g q;",
        &["2:12 there is no gate `foo`", "2:21 there is no register `b`"],
    );
}

#[test]
fn constructs_that_are_not_supported_are_named() {
    let unsupported = |source: &str, name: &str| {
        let place = source.find('^').map_or(1, |at| at + 1);
        let source = source.replace('^', "");
        check(&source, &[&format!("2:{place} `{name}` is not supported yet")]);
    };
    unsupported("qubit q; ^box { x q; }", "box");
    unsupported("def f(int a) -> bit { return a; } qubit q; f q;", "def");
    unsupported("extern f(int) -> int;", "extern");
    unsupported("output int n;", "output");
    unsupported("cal { play(x); }", "cal");
    unsupported("defcalgrammar \"openpulse\";", "defcalgrammar");
    unsupported("defcal x $0 { play(x); }", "defcal");
    unsupported("array[int, 3] a;", "array");
    unsupported("complex[float] z;", "complex");
    unsupported("duration d = 10ns; qubit q; delay[d] q;", "duration");
    unsupported("const ^duration d = 10ns;", "duration");
    unsupported("const float d = ^10ns;", "10ns");
    unsupported("stretch s; qubit q; delay[s] q;", "stretch");
    unsupported("qubit q; rx(^1im) q;", "1im");
    unsupported("bit[4] c; ^for bit b in c { }", "for bit");
    unsupported("bit[4] c; for int b in ^c { }", "c");
    unsupported("end; qubit q;", "end");
    unsupported("int n; ^n[0] = 1;", "n[0] =");
    unsupported("int n; bool b = ^n[0:1] == 1;", "n[0:1]");
    unsupported("const int n = ^rotl(1, 2);", "rotl");
    check(
        "float x = 3; float y = x;",
        &[
            "2:1 variables of type `float` are not supported yet; what never changes can be a \
             `const`",
            "2:14 variables of type `float` are not supported yet; what never changes can be a \
             `const`",
        ],
    );
    check(
        "input int n; qubit q; rx(n) q;",
        &["2:7 inputs of type `int` are not supported yet; `float` and `angle` are"],
    );
    check(
        "gate g a { measure a; }",
        &["2:12 only gates can stand in a gate definition, not `measure`"],
    );
    check(
        "include \"other.inc\";",
        &["2:9 `other.inc` cannot be included, only `stdgates.inc` can"],
    );
}

#[test]
fn another_version_of_the_language_is_the_only_thing_said() {
    assert_eq!(
        sentences("qubit q; OPENQASM 2.0; foo;"),
        ["1:19 the version of the language comes before everything else"]
    );
    assert_eq!(
        sentences("OPENQASM 4.0; foo;"),
        ["1:10 there is no OpenQASM 4.0; write `OPENQASM 3.0;`"]
    );
    assert_eq!(sentences("OPENQASM 3; OPENQASM 3.1;"), [""; 0]);
}

#[test]
fn gates_without_their_library_are_read_with_one_warning() {
    assert_eq!(
        sentences("qubit[2] q;\nh q;\ncx q[0], q[1];"),
        ["2:1 warning: `h` needs `include \"stdgates.inc\";` and was read as if that were there"]
    );
    // What the language has needs no library.
    assert_eq!(sentences("qubit[2] q; U(0, 0, 0) q[0]; gphase(1);"), [""; 0]);
    assert_eq!(sentences("gate h a { U(pi/2, 0, pi) a; gphase(-pi/4); } qubit q; h q;"), [""; 0]);
}

#[test]
fn positions_count_characters_and_lines() {
    let source = "// é\r\n/* π\n */ qubit q; foo q;";
    let diagnostic = &parse(source).diagnostics[0];
    assert_eq!(diagnostic.span.text(source), "foo");
    let place = diagnostic.span.position(source);
    assert_eq!((place.line, place.column), (3, 14));
}

#[test]
fn a_message_carries_the_data_for_translation() {
    let kind = DiagnosticKind::QubitCount { gate: "cx".to_owned(), expected: 2, found: 1 };
    let args = [("gate", "cx"), ("expected", "2"), ("found", "1")];
    let args = args.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    assert_eq!(kind.message(), Message { id: "qasm-qubit-count", args });
}

#[test]
fn identifiers_of_messages_are_distinct() {
    let ids: BTreeSet<&str> = DiagnosticKind::MESSAGE_IDS.iter().copied().collect();
    assert_eq!(ids.len(), DiagnosticKind::MESSAGE_IDS.len());
    assert!(ids.iter().all(|id| id.starts_with("qasm-")));
}

#[test]
fn a_message_says_whether_there_is_a_suggestion_or_an_end() {
    let args = |kind: DiagnosticKind| -> BTreeSet<(&str, String)> {
        kind.message().args.into_iter().collect()
    };
    let unknown = |nearest| DiagnosticKind::UnknownGate { name: "a".to_owned(), nearest };
    assert!(args(unknown(Nearest(None))).contains(&("has-nearest", "no".to_owned())));
    let some = args(unknown(Nearest(Some("b".to_owned()))));
    assert!(some.contains(&("has-nearest", "yes".to_owned())));
    assert!(some.contains(&("nearest", "b".to_owned())));
    let end = args(DiagnosticKind::ExpectedName { found: Found::End });
    assert!(end.contains(&("at-end", "yes".to_owned())));
}
