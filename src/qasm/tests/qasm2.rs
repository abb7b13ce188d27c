//! OpenQASM 2: what is read, and what Qiskit 2 makes of the same text.

use super::{circuit, sentences};
use crate::circuit::{Circuit, ControlFlow, Operation, Power, TimeUnit};
use crate::qasm::{Language, Part, parse};

const HEADER: &str = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";
const REGISTERS: &str = "qreg q[3]; creg c[3];\n";

/// The instructions of a circuit, each as `name(params) qubits > bits`, conditions in brackets.
fn steps(circuit: &Circuit) -> Vec<String> {
    let visits = circuit.walk();
    visits.iter().map(|visit| step(circuit, visit.instruction)).collect()
}

fn step(circuit: &Circuit, instruction: &crate::circuit::Instruction) -> String {
    let join = |indices: Vec<u32>| indices.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    if let Some(flow) = instruction.control_flow() {
        let ControlFlow::If { condition, otherwise: None, .. } = flow else { panic!("{flow:?}") };
        return format!("if {condition:?}");
    }
    let mut text = circuit.operation_name(&instruction.operation).to_owned();
    if let Operation::Modified(modified) = &instruction.operation {
        assert_eq!(modified.powers, Vec::<Power>::new());
        text = format!("{}{text}", "c".repeat(modified.controls.len()));
    }
    if let Operation::Delay(duration) = &instruction.operation {
        assert_eq!(duration.unit, TimeUnit::BackendSteps);
        text = format!("{text}({})", duration.value);
    }
    if !instruction.params.is_empty() {
        let params: Vec<String> = instruction.params.iter().map(ToString::to_string).collect();
        text = format!("{text}({})", params.join(","));
    }
    text = format!("{text} {}", join(instruction.qubits.iter().map(|bit| bit.0).collect()));
    if !instruction.clbits.is_empty() {
        text = format!("{text}>{}", join(instruction.clbits.iter().map(|bit| bit.0).collect()));
    }
    text
}

/// Checks what a program of OpenQASM 2 is read as, without a word about it.
#[track_caller]
fn check_text(source: &str, expected: &[&str]) {
    assert_eq!(sentences(source), Vec::<String>::new(), "{source}");
    let parsed = parse(source);
    assert_eq!(parsed.language, Language::OpenQasm2);
    assert_eq!(steps(&parsed.circuit.unwrap()), expected, "{source}");
}

/// As [`check_text`], behind the library.
#[track_caller]
fn check_plain(source: &str, expected: &[&str]) {
    check_text(&format!("{HEADER}{source}"), expected);
}

/// As [`check_text`], behind the library and three qubits and bits.
#[track_caller]
fn check(source: &str, expected: &[&str]) {
    check_plain(&format!("{REGISTERS}{source}"), expected);
}

/// Checks what is said about a program whose first line, the header, is line 1.
#[track_caller]
fn check_said(source: &str, expected: &[&str]) {
    let header = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[3]; creg c[3];\n";
    assert_eq!(sentences(&format!("{header}{source}")), expected, "{source}");
}

#[test]
fn the_version_is_told_or_known_from_the_library() {
    for source in [
        "OPENQASM 2.0;",
        "OPENQASM 2;",
        "OPENQASM 2.00;",
        "OPENQASM 02.0;",
        ";; OPENQASM 2.0;",
        "// a comment\n/* another */ OPENQASM // a third\n 2.0; // and one at the end",
        "\u{feff}OPENQASM 2.0;",
        "include \"qelib1.inc\";",
        "include 'qelib1.inc';",
        "OPENQASM 2.0;\rqreg q[1];",
    ] {
        check_text(source, &[]);
    }
    assert_eq!(parse("qreg q[1];").language, Language::OpenQasm3);
    assert_eq!(parse("OPENQASM 3.0; qubit q;").language, Language::OpenQasm3);
}

#[test]
fn another_version_is_refused() {
    let misplaced = "the version of the language comes before everything else";
    for (source, said) in [
        ("OPENQASM 2.1;", "1:10 there is no OpenQASM 2.1; write `OPENQASM 3.0;`"),
        ("OPENQASM 2.;", "1:10 there is no OpenQASM 2.; write `OPENQASM 3.0;`"),
        ("OPENQASM 2.0; OPENQASM 2.0;", &format!("1:24 {misplaced}")),
        ("include \"qelib1.inc\"; OPENQASM 2.0;", &format!("1:32 {misplaced}")),
        ("qreg q[1]; OPENQASM 2.0;", &format!("1:21 {misplaced}")),
        ("OPENQASM 2.0", "1:13 expected `;`, found the end"),
    ] {
        assert_eq!(sentences(source), [said]);
    }
}

#[test]
fn operations_are_repeated_over_registers() {
    check("h q;", &["h 0", "h 1", "h 2"]);
    check("qreg r[3]; cx q, r;", &["cx 0,3", "cx 1,4", "cx 2,5"]);
    check("qreg r[3]; cx q[1], r;", &["cx 1,3", "cx 1,4", "cx 1,5"]);
    check("measure q -> c;", &["measure 0>0", "measure 1>1", "measure 2>2"]);
    check("measure q[0] -> c[1];", &["measure 0>1"]);
    check("reset q; reset q[1];", &["reset 0", "reset 1", "reset 2", "reset 1"]);
    check("h\tq\n[\n0\n]\n;\r\n", &["h 0"]);
    check("h q[0],; cx q[0], q[1],;;;", &["h 0", "cx 0,1"]);
    check("h() q[0]; rx(1,) q[0];", &["h 0", "rx(1) 0"]);
}

#[test]
fn a_barrier_has_each_qubit_once_and_perhaps_a_label() {
    check("barrier q;", &["barrier 0,1,2"]);
    check("barrier;", &["barrier 0,1,2"]);
    check("barrier q[2], q, q[0],;", &["barrier 2,0,1"]);
    check_plain("barrier;", &[]);
    let label = |source: &str| {
        let read = circuit(&format!("{HEADER}{REGISTERS}{source}"));
        read.instructions()[0].operation.clone()
    };
    let labelled = |text: &str| Operation::Barrier(Some(text.to_owned()));
    assert_eq!(label("barrier q; // the oracle \nh q;"), labelled("the oracle"));
    assert_eq!(label("barrier q;//π"), labelled("π"));
    assert_eq!(label("barrier q; //\n"), Operation::Barrier(None));
    assert_eq!(label("barrier q;\n// below\nh q;"), Operation::Barrier(None));
    assert_eq!(label("barrier q; h q; // of the gate"), Operation::Barrier(None));
}

#[test]
fn formulas_are_read_as_qiskit_reads_them() {
    let value = |text: &str| {
        let source = format!("{HEADER}{REGISTERS}rx({text}) q[0];");
        circuit(&source).instructions()[0].params[0].value().unwrap()
    };
    for (text, expected) in [
        ("1/2", 0.5),
        ("7/2/2", 1.75),
        ("1-2-3", -4.0),
        ("2 -1", 1.0),
        ("-2^2", -4.0),
        ("2^3^2", 512.0),
        ("2^-1", 0.5),
        ("2*-3", -6.0),
        ("+1", 1.0),
        ("--1", 1.0),
        ("1++2", 3.0),
        ("1-+-2", 3.0),
        ("++1", 1.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("0.5e-3", 5e-4),
        ("1.e3", 1e3),
        ("1E+2", 1e2),
        ("9999999999999999999999", 1e22),
        ("exp(1)+tan(0.1)*cos(3)-sqrt(4)", 0.618_951_255_945_583),
        ("ln(2)", std::f64::consts::LN_2),
        ("asin(1)-acos(0)+atan(0)", 0.0),
        ("sin(1,)", 0.841_470_984_807_896_5),
        ("((pi))", std::f64::consts::PI),
    ] {
        assert!((value(text) - expected).abs() < 1e-14 * expected.abs().max(1.0), "{text}");
    }
    check("rx(-3*pi/4) q[0];", &["rx(-3*pi/4) 0"]);
}

#[test]
fn a_formula_says_what_is_wrong_with_it() {
    for (text, said) in [
        ("01", "2:4 `01` begins with a 0, which whole numbers of OpenQASM 2 do not"),
        ("1_000", "2:4 `1_000` is not a number"),
        ("0x10", "2:4 `0x10` is not a number"),
        ("1e", "2:5 expected `)`, found `e`"),
        (".", "2:4 expected a number or a formula, found `.`"),
        ("1/0", "2:4 `1/0` is not a finite number"),
        ("1e400", "2:4 `inf` is not a finite number"),
        ("sqrt(-1)", "2:4 `sqrt(-1)` is not a finite number"),
        ("theta", "2:4 there is no constant or parameter `theta`"),
        ("Pi", "2:4 there is no constant or parameter `Pi`; did you mean `pi`?"),
        ("q", "2:4 `q` is not a number"),
        ("sin(1,2)", "2:4 the number of arguments of `sin` is 1, not 2"),
        ("sin()", "2:4 the number of arguments of `sin` is 1, not 0"),
        ("abs(1)", "2:4 there is no function `abs`"),
        ("3 pi", "2:6 expected `)`, found `pi`"),
        ("()", "2:5 expected a number or a formula, found `)`"),
        ("1%2", "2:5 expected `)`, found `%`"),
    ] {
        check_said(&format!("rx({text}) q[0];"), &[said]);
    }
    for text in ["2**3", "π", "tau", "arcsin(1)", "log(1)"] {
        let found = sentences(&format!("{HEADER}{REGISTERS}rx({text}) q[0];"));
        assert!(found.len() == 1 && found[0].contains("is OpenQASM 3"), "{found:?}");
    }
}

#[test]
fn the_library_has_the_gates_of_qiskits_file() {
    check_plain(
        "qreg q[5]; U(1,2,3) q[0]; CX q[0],q[1]; u(1,2,3) q[0]; u0(1) q[0]; \
         c3x q[0],q[1],q[2],q[3]; c4x q[0],q[1],q[2],q[3],q[4]; c3sqrtx q[0],q[1],q[2],q[3]; \
         rc3x q[0],q[1],q[2],q[3]; rccx q[0],q[1],q[2]; cu(1,2,3,4) q[0],q[1]; \
         rxx(1) q[0],q[1]; rzz(1) q[0],q[1]; sxdg q[0]; id q[0]; u0(2) q[1];",
        &[
            "u(1,2,3) 0",
            "cx 0,1",
            "u(1,2,3) 0",
            "u0(1) 0",
            "cccx 0,1,2,3",
            "ccccx 0,1,2,3,4",
            "c3sx 0,1,2,3",
            "rcccx 0,1,2,3",
            "rccx 0,1,2",
            "cu(1,2,3,4) 0,1",
            "rxx(1) 0,1",
            "rzz(1) 0,1",
            "sxdg 0",
            "id 0",
            "u0(2) 1",
        ],
    );
}

#[test]
fn a_gate_that_is_not_there_is_read_with_a_warning_or_named() {
    let warn = |source: &str, expected: &[&str]| assert_eq!(sentences(source), expected);
    warn(
        "OPENQASM 2.0; qreg q[2]; h q; cx q[0],q[1]; U(1,2,3) q[0]; CX q[0],q[1];",
        &["1:26 warning: `h` needs `include \"qelib1.inc\";` and was read as if that were there"],
    );
    check_said(
        "ryy(1) q[0],q[1]; ryy(2) q[0],q[1]; iswap q[0],q[1];",
        &[
            "2:1 warning: `ryy` is not in `qelib1.inc`; it was read as the gate that Qiskit calls so",
            "2:37 warning: `iswap` is not in `qelib1.inc`; it was read as the gate that Qiskit calls \
             so",
        ],
    );
    check_said("cxx q[0],q[1];", &["2:1 there is no gate `cxx`; did you mean `cx`?"]);
    check_said("cnot q[0],q[1];", &["2:1 there is no gate `cnot`; did you mean `cx`?"]);
    check_said("toffoli q[0],q[1],q[2];", &["2:1 there is no gate `toffoli`; did you mean `ccx`?"]);
    check_said("H q;", &["2:1 there is no gate `H`; did you mean `h`?"]);
    check_said("q q;", &["2:1 `q` is not a gate"]);
    check_said("qreg u0[1]; u0(1) u0[0];", &["2:13 `u0` is not a gate"]);
    check_said(
        "gphase(1);",
        &["2:1 `gphase` is OpenQASM 3; to use it, begin with `OPENQASM 3.0;` \
                               and `include \"stdgates.inc\";`"],
    );
}

#[test]
fn calls_fit_their_gate() {
    check_said("cx q[0];", &["2:1 the number of qubits of `cx` is 2, not 1"]);
    check_said("h;", &["2:1 the number of qubits of `h` is 1, not 0"]);
    check_said("h(1) q[0];", &["2:1 the number of parameters of `h` is 0, not 1"]);
    check_said("rx q[0];", &["2:1 the number of parameters of `rx` is 1, not 0"]);
    check_said("rx(1,2) q[0];", &["2:1 the number of parameters of `rx` is 1, not 2"]);
    check_said("cx q[0],q[0];", &["2:1 `cx` is given the qubit `q[0]` twice"]);
    check_said("cx q[0],q;", &["2:1 `cx` is given the qubit `q[0]` twice"]);
    check_said("c3x q[0],q[1],q[2],q[0];", &["2:1 `c3x` is given the qubit `q[0]` twice"]);
    check_said(
        "qreg r[1]; cx r, q;",
        &["2:18 registers of one operation must agree in size: `r` has 1, `q` has 3"],
    );
    check_said("h q[3];", &["2:5 there is no element 3 in `q`, whose size is 3"]);
    check_said("h q[-1];", &["2:5 expected a whole number, found `-`"]);
    check_said("h q[0.0];", &["2:5 expected a whole number, found `0.0`"]);
    check_said("h q[1+1];", &["2:6 expected `]`, found `+`"]);
    check_said("h a;", &["2:3 there is no register `a`"]);
    check_said("h c[0];", &["2:3 `c` is not a qubit or a quantum register"]);
    check_said("reset c;", &["2:7 `c` is not a qubit or a quantum register"]);
    check_said("measure c -> q;", &["2:9 `c` is not a qubit or a quantum register"]);
    check_said("measure q[0] -> q[0];", &["2:17 `q` is not a bit or a classical register"]);
    check_said("measure q -> c[0];", &["2:1 the number of qubits (3) and of bits (1) must agree"]);
    check_said("measure q[0];", &["2:13 expected `->`, found `;`"]);
    check_said("cx q[0] q[1];", &["2:9 expected `;`, found `q`"]);
}

#[test]
fn a_mistake_costs_one_statement() {
    check_said(
        "hh q[0];\ncx q[0];\nh q[0]\nrx(1/) q[0]; h r[0]; h q[0];\nqreg bad[0]; h bad;",
        &[
            "2:1 there is no gate `hh`; did you mean `h`?",
            "3:1 the number of qubits of `cx` is 2, not 1",
            "4:7 expected `;`, found `rx`",
            "5:6 expected a number or a formula, found `)`",
            "5:16 there is no register `r`",
            "6:10 the size of a register is at least 1, not 0",
        ],
    );
}

#[test]
fn a_condition_compares_a_register() {
    let expected = "if Binary(Equal, Bits([Clbit(0), Clbit(1), Clbit(2)]), Int(5))";
    check("if (c==5) h q[0];", &[expected, "h 0"]);
    check("if(c==5) h q;", &[expected, "h 0", "h 1", "h 2"]);
    check("if (c==5) reset q[2];", &[expected, "reset 2"]);
    check(
        "creg d[3]; if (c==5) measure q -> d;",
        &[expected, "measure 0>3", "measure 1>4", "measure 2>5"],
    );
    // Each measurement changes what the next one is conditioned on.
    check(
        "if (c==5) measure q -> c;",
        &[expected, "measure 0>0", expected, "measure 1>1", expected, "measure 2>2"],
    );
    check("if (c==8) h q[0];", &[&expected.replace("Int(5)", "Int(8)"), "h 0"]);
}

#[test]
fn a_condition_that_is_none_is_told() {
    let three =
        "is OpenQASM 3; to use it, begin with `OPENQASM 3.0;` and `include \"stdgates.inc\";`";
    let conditioned = "2:11 expected a gate, `measure` or `reset` behind the condition, found";
    for (source, said) in [
        ("if (c[0]==1) h q[0];", format!("2:5 `c[0]` {three}")),
        ("if (c!=1) h q[0];", format!("2:6 `!=` {three}")),
        ("if (c==1) { h q[0]; }", format!("2:11 `{{` {three}")),
        ("if (c==1) barrier q;", format!("{conditioned} `barrier`")),
        ("if (c==1) if (c==2) h q;", format!("{conditioned} `if`")),
        ("if (c==1) ;", format!("{conditioned} `;`")),
        ("if (c==1) gate g a {}", format!("{conditioned} `gate`")),
        ("if (c==-1) h q;", "2:8 expected a whole number, found `-`".to_owned()),
        ("if (c==1.0) h q;", "2:8 expected a whole number, found `1.0`".to_owned()),
        ("if (c=1) h q;", "2:6 expected `==`, found `=`".to_owned()),
        ("if (q==1) h q;", "2:5 `q` is not a bit or a classical register".to_owned()),
        ("if (d==1) h q;", "2:5 there is no register `d`".to_owned()),
        (
            "if (c==18446744073709551616) h q;",
            "2:8 a register is compared with numbers up to 9223372036854775807".to_owned(),
        ),
        (
            "creg big[65]; if (big==1) h q;",
            "2:19 `big` has 65 bits; as a number it can have at most 64".to_owned(),
        ),
    ] {
        check_said(source, &[&said]);
    }
}

#[test]
fn gates_are_defined() {
    check_plain(
        "gate g(t,) a, { rx(t/2) a; } gate two a,b { cx a,b; barrier a; barrier; g(pi) b; }; \
         qreg q[2]; g(0.3) q[0]; two q[0],q[1];",
        &["g(0.3) 0", "two 0,1"],
    );
    check_plain("gate g(x) q { U(x^2, ln(x), -x) q; } qreg q[1]; g(2) q[0];", &["g(2) 0"]);
    check_plain("gate g h { h h; } gate k(h) a { rx(h) a; }", &[]);
    check_plain("gate e a { } gate f() a { e a; }", &[]);
    // Qiskit writes such registers.
    check_plain("qreg x[1]; qreg rzz[2]; x x; rzz(1) rzz[0], rzz[1];", &["x 0", "rzz(1) 1,2"]);
    check_plain("qreg bit[1]; h bit; qreg input[1]; h input[0];", &["h 0", "h 1"]);
    check_plain(
        "opaque magic(t) a,b; gate more a,b { magic(1) a,b; } qreg q[2]; magic(pi) q[0],q[1];",
        &["magic(pi) 0,1"],
    );
    let read = circuit(&format!("{HEADER}gate g a,b {{ cx a,b; barrier b,b; // half\n }}"));
    let body = read.definitions()[0].body.as_ref().unwrap();
    assert_eq!(body[1].operation, Operation::Barrier(Some("half".to_owned())));
    assert_eq!(body[1].qubits.len(), 1);
}

#[test]
fn a_definition_of_a_gate_of_the_table_is_that_gate_if_it_does_the_same() {
    let names = |source: &str| {
        let read = circuit(source);
        let defined: Vec<String> = read.definitions().iter().map(|own| own.name.clone()).collect();
        (steps(&read), defined)
    };
    let one = |step: &str| (vec![step.to_owned()], Vec::new());
    let own = |step: &str, name: &str| (vec![step.to_owned()], vec![name.to_owned()]);
    for (source, expected) in [
        // As Qiskit writes it.
        (
            "include \"qelib1.inc\"; gate ryy(param0) q0,q1 { sxdg q0; sxdg q1; cx q0,q1; \
          rz(param0) q1; cx q0,q1; sx q0; sx q1; } qreg q[2]; ryy(0.3) q[0],q[1];",
            one("ryy(0.3) 0,1"),
        ),
        ("gate h a { U(pi/2,0,pi) a; } qreg q[1]; h q[0];", one("h 0")),
        ("gate cx a,b { CX a,b; } qreg q[2]; cx q[0],q[1];", one("cx 0,1")),
        // The program's own, whatever others call so.
        ("gate h a { U(0,0,1) a; } qreg q[1]; h q[0];", own("h 0", "h")),
        ("gate cx a,b { CX b,a; } qreg q[2]; cx q[0],q[1];", own("cx 0,1", "cx")),
        (
            "include \"qelib1.inc\"; gate swap a,b,c { cx a,b; } qreg q[3]; swap q[0],q[1],q[2];",
            own("swap 0,1,2", "swap"),
        ),
    ] {
        assert_eq!(names(&format!("OPENQASM 2.0; {source}")), expected, "{source}");
    }
}

#[test]
fn a_delay_of_qiskit_is_a_delay() {
    check_plain("opaque delay(param0) q0; qreg q[1]; delay(100) q[0];", &["delay(100) 0"]);
    let said = "2:50 a delay is a whole number of time steps, not less than 0";
    for steps in ["1.5", "-1"] {
        let source =
            format!("opaque delay(t) a; gate g a {{ x a; }} g q[0]; /**/delay({steps}) q[0];");
        check_said(&source, &[said]);
    }
}

#[test]
fn declarations_say_what_is_wrong_with_them() {
    let spelling = "cannot be a name in OpenQASM 2: names begin with a small letter and consist \
                    of letters without accents, digits and `_`";
    for (source, said) in [
        ("qreg q[1];", "2:6 the name `q` is already taken".to_owned()),
        ("gate q a {}", "2:6 the name `q` is already taken".to_owned()),
        ("gate h a { x a; }", "2:6 the name `h` is already taken".to_owned()),
        ("opaque h a;", "2:8 the name `h` is already taken".to_owned()),
        ("gate U a { x a; }", "2:6 the name `U` is already taken".to_owned()),
        ("qreg Q[1];", format!("2:6 `Q` {spelling}")),
        ("gate _g a {}", format!("2:6 `_g` {spelling}")),
        ("gate gä a {}", format!("2:6 `gä` {spelling}")),
        ("qreg pi[1];", "2:6 `pi` is a word of the language and cannot be a name".to_owned()),
        ("gate sin a {}", "2:6 `sin` is a word of the language and cannot be a name".to_owned()),
        ("qreg r;", "2:7 expected `[`, found `;`".to_owned()),
        (
            "qreg r[02];",
            "2:8 `02` begins with a 0, which whole numbers of OpenQASM 2 do not".to_owned(),
        ),
        ("qreg r[2.0];", "2:8 expected a whole number, found `2.0`".to_owned()),
        ("qreg r[4294967296];", "2:8 a circuit has at most 4096 bits of a kind".to_owned()),
        (
            "qreg r[99999999999999999999];",
            "2:8 a circuit has at most 4096 bits of a kind".to_owned(),
        ),
        ("gate g { }", "2:8 expected a name, found `{`".to_owned()),
        ("opaque g;", "2:9 expected a name, found `;`".to_owned()),
        ("opaque g a {}", "2:12 expected `;`, found `{`".to_owned()),
        (
            "gate g a { measure a -> b; }",
            "2:12 only gates can stand in a gate definition, not `measure`".to_owned(),
        ),
        (
            "gate g a { h a[0]; }",
            "2:14 the argument `a` of a gate is a single qubit and has no elements".to_owned(),
        ),
        ("gate g a { h b; }", "2:14 there is no register `b`".to_owned()),
        ("gate g a { g a; }", "2:12 the gate `g` cannot be made of itself".to_owned()),
        ("gate g a { k a; } gate k a { h a; }", "2:12 there is no gate `k`".to_owned()),
        ("gate g(a) a { h a; }", "2:11 the name `a` is already taken".to_owned()),
        ("gate g a { cx a,a; }", "2:17 `cx` is given the qubit `a` twice".to_owned()),
        ("gate g(t) a { rx(1/0) a; }", "2:18 `1/0` is not a finite number".to_owned()),
        ("gate g(t) a { rx(u) a; }", "2:18 there is no constant or parameter `u`".to_owned()),
        ("gate g a { h a }", "2:15 expected `;`, found `}`".to_owned()),
        ("gate g a { h a;", "2:16 expected `}`, found the end".to_owned()),
        ("gate g a h a;", "2:10 expected `{`, found `h`".to_owned()),
        (
            "opaque delay(t) a; gate g a { delay(1) a; }",
            "2:31 only gates can stand in a gate definition, not `delay`".to_owned(),
        ),
        (
            "include \"other.inc\";",
            "2:9 `other.inc` cannot be included, only `qelib1.inc` can".to_owned(),
        ),
        (
            "include \"stdgates.inc\";",
            "2:9 `stdgates.inc` cannot be included, only `qelib1.inc` can".to_owned(),
        ),
        (
            "include qelib1.inc;",
            "2:9 expected the name of a file in quotes, found `qelib1`".to_owned(),
        ),
    ] {
        check_said(source, &[&said]);
    }
    let late = "OPENQASM 2.0; gate h a { U(0,0,1) a; } include \"qelib1.inc\";";
    assert_eq!(sentences(late), ["1:48 the name `h` is already taken"]);
}

#[test]
fn what_is_openqasm_3_is_told() {
    for (source, construct) in [
        ("ctrl @ x q[0],q[1];", "ctrl"),
        ("inv @ h q[0];", "inv"),
        ("qubit[2] r;", "qubit"),
        ("bit b;", "bit"),
        ("input float t;", "input"),
        ("const int n = 2;", "const"),
        ("for int i in [0:1] { h q[i]; }", "for"),
        ("while (true) { h q; }", "while"),
        ("def f() { }", "def"),
        ("let a = q;", "let"),
        ("delay[10ns] q[0];", "delay"),
        ("h q[0:1];", "0:1"),
        ("h q[{0, 1}];", "{0, 1}"),
        ("h $0;", "$0"),
        ("gate g a { ctrl @ x a; }", "ctrl"),
    ] {
        let found = sentences(&format!("{HEADER}{REGISTERS}{source}"));
        let said = format!("`{construct}` is OpenQASM 3; to use it");
        assert!(found.len() == 1 && found[0].contains(&said), "{source}: {found:?}");
    }
    let arrow = "2:1 in OpenQASM 2 a measurement is written `measure q[0] -> c[0];`";
    check_said("c = measure q;", &[arrow]);
    check_said("c[0] = measure q[0];", &[arrow]);
}

#[test]
fn every_part_has_its_stretch_of_the_text() {
    let source = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\ngate own a { x a; }\n\
                  gate ccz a,b,c { h c; ccx a,b,c; h c; }\nqreg q[2];\ncreg c[2];\n\
                  h q;\nif (c==1) own q[0];\nmeasure q[0] -> c[0];\n";
    let parsed = parse(source);
    let entries: Vec<(Part, &str)> =
        parsed.map.entries().iter().map(|(part, span)| (*part, span.text(source))).collect();
    assert_eq!(
        entries,
        [
            (Part::Head, "OPENQASM 2.0;"),
            (Part::Head, "include \"qelib1.inc\";"),
            (Part::Definition(0), "gate own a { x a; }"),
            (
                Part::TableGate(crate::circuit::StandardGate::Ccz),
                "gate ccz a,b,c { h c; ccx a,b,c; h c; }",
            ),
            (Part::Qreg(0), "qreg q[2];"),
            (Part::Creg(0), "creg c[2];"),
            (Part::Instruction(0), "h q;"),
            (Part::Instruction(1), "h q;"),
            (Part::Instruction(2), "if (c==1) own q[0];"),
            (Part::Block { place: 2, block: 0 }, "own q[0];"),
            (Part::Instruction(3), "own q[0];"),
            (Part::Instruction(4), "measure q[0] -> c[0];"),
        ]
    );
    assert_eq!(parsed.circuit.unwrap().num_places(), 5);
}
