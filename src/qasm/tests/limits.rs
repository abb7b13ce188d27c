//! Texts that are too much: refused with a sentence, in little time and memory.

use std::fmt::Write as _;

use super::{circuit, sentences};
use crate::qasm::{DiagnosticKind, MAX_SOURCE_BYTES, parse, parse_saved, to_qasm3};

#[track_caller]
fn check_first(source: &str, sentence: &str) {
    assert_eq!(sentences(source).first().map(String::as_str), Some(sentence));
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let sentence = "1:1 the text is 4194305 bytes long; at most 4194304 can be read";
    assert_eq!(sentences(&" ".repeat(MAX_SOURCE_BYTES + 1)), [sentence]);
    circuit(&" ".repeat(MAX_SOURCE_BYTES));
}

/// Checks that the circuit of a short program survives being saved.
#[track_caller]
fn check_saved(source: &str) {
    let written = circuit(source);
    let read = parse_saved(&to_qasm3(&written));
    assert_eq!(read.diagnostics, []);
    assert!(read.circuit == Some(written));
}

#[test]
fn what_could_be_read_once_can_be_saved_and_read_again() {
    let gates = "include \"stdgates.inc\";\nqubit[4000] q;\n".to_owned() + &"h q;\n".repeat(100);
    assert!(to_qasm3(&circuit(&gates)).len() > MAX_SOURCE_BYTES);
    check_saved(&gates);
    // Written out, these say the name of the register and count it.
    check_saved(&("qubit[4000] q;\n".to_owned() + &"barrier;\n".repeat(490)));
}

#[test]
fn a_saved_text_is_bounded_too() {
    let source = "include \"stdgates.inc\";\nqubit[4000] q;\n".to_owned() + &"h q;\n".repeat(1000);
    let found = parse_saved(&source).diagnostics;
    assert_eq!(
        found.iter().map(|found| &found.kind).collect::<Vec<_>>(),
        [&DiagnosticKind::TooLarge]
    );
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("(", ")"), ("-", ""), ("sin(", ")")] {
        let source = |n: usize| format!("qubit q; rx({}1{}) q;", open.repeat(n), close.repeat(n));
        circuit(&source(63));
        for n in [64, 50_000] {
            let found = sentences(&source(n));
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].ends_with("this is nested more than 64 levels deep"), "{found:?}");
        }
    }
}

#[test]
fn long_chains_of_operators_are_refused() {
    for operator in ["+", "*", "**", "-"] {
        let sum = vec!["1"; 20_000].join(operator);
        let found = sentences(&format!("qubit q; rx({sum}) q;"));
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("this is nested more than 64 levels deep"), "{found:?}");
    }
}

#[test]
fn definitions_of_definitions_are_bounded() {
    let mut source = String::from("gate g0 a { U(0, 0, 0) a; }\n");
    for n in 1..200 {
        writeln!(source, "gate g{n} a {{ g{} a; g{} a; }}", n - 1, n - 1).unwrap();
    }
    check_first(&source, "65:6 this is nested more than 64 levels deep");
    // A standard name on exponentially many gates is not multiplied out, and cannot be used.
    let doubled: String = source.lines().take(60).collect();
    let source = format!("{doubled}\ngate h a {{ g59 a; }} qubit q;");
    circuit(&source);
    let sentence = "3:1 with this, the program has more operations than fit into a circuit";
    check_first(&format!("{source}\nh q;"), sentence);
}

#[test]
fn constants_of_constants_do_not_grow() {
    let mut source = String::from("const float c0 = 1;\n");
    for n in 1..500 {
        writeln!(source, "const float c{n} = (c{} + c{})/2.0;", n - 1, n - 1).unwrap();
    }
    circuit(&(source + "qubit q; rx(c499) q;"));
}

#[test]
fn broadcasting_is_bounded() {
    let source =
        "include \"stdgates.inc\";\nqubit[4000] q;\n".to_owned() + &"h q;\n".repeat(50_000);
    check_first(
        &source,
        "128:3 with this, the program has more operations than fit into a circuit",
    );
    assert_eq!(sentences(&source).len(), 1);
    let source = "qubit[4096] q;\n".to_owned() + &"barrier;\n".repeat(100_000);
    assert_eq!(sentences(&source).len(), 1);
}

#[test]
fn registers_are_bounded() {
    let sentence = "a circuit has at most 4096 bits of a kind";
    circuit("qubit[4096] q; bit[4096] c;");
    check_first("qubit[4097] q;", &format!("1:13 {sentence}"));
    check_first("qubit[9999999999] q;", &format!("1:7 {sentence}"));
    check_first("qubit[2500] q;\nqubit[2500] r;", &format!("2:13 {sentence}"));
}

#[test]
fn the_list_of_errors_is_bounded() {
    let found = sentences(&"foo q;\n".repeat(10_000));
    assert_eq!(found.len(), 101);
    assert_eq!(found[100], "101:1 there are more than 100 errors; the rest is not listed");
    let found = sentences(&"qubit a;\nrx(1/2) a;".replace("rx", &"x".repeat(500_000)));
    assert!(found.iter().all(|sentence| sentence.len() < 200));
}

#[test]
fn names_are_suggested_for_the_first_errors_only() {
    let mut source = String::new();
    for n in 0..5_000 {
        writeln!(source, "const float an_uncommonly_long_name_{n} = 1;").unwrap();
    }
    for n in 0..100 {
        writeln!(source, "const float x{n} = an_uncommonly_long_nam_{n};").unwrap();
    }
    let found = sentences(&source);
    let suggesting = found.iter().take_while(|sentence| sentence.contains("did you mean"));
    assert_eq!((suggesting.count(), found.len()), (10, 100));
}

#[test]
fn a_long_program_is_read_in_a_blink() {
    let mut source = String::from("include \"stdgates.inc\";\nqubit[20] q;\n");
    for k in 0..20_000 {
        writeln!(source, "cp(3*pi/{}) q[{}], q[{}];", k + 1, k % 20, (k + 1) % 20).unwrap();
    }
    assert_eq!(circuit(&source).instructions().len(), 20_000);
    // Garbage takes no longer.
    for garbage in [
        "{",
        "}",
        "(",
        "\"",
        "'\"",
        "/*",
        "/**/",
        "@x ",
        "0 ",
        "h q[",
        "q[0] = ",
        "\\",
        "\u{1F600}",
        "x\n",
        "x q, ",
        "rx(1",
        "gate ",
        "gate g a {",
        "qubit q;",
    ] {
        parse(&garbage.repeat(100_000 / garbage.len()));
    }
}

/// Checks the last sentence about a program of OpenQASM 2.
#[track_caller]
fn check_last_2(source: &str, sentence: &str) {
    let source = format!("OPENQASM 2.0; include \"qelib1.inc\";\n{source}");
    assert_eq!(sentences(&source).last().map(String::as_str), Some(sentence));
}

#[test]
fn openqasm_2_has_the_same_bounds() {
    for (open, close) in [("(", ")"), ("-", ""), ("sin(", ")")] {
        let nested = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        let place = 15 + 64 * open.len();
        let source = format!("qreg q[1]; rx({nested}) q;");
        check_last_2(&source, &format!("2:{place} this is nested more than 64 levels deep"));
    }
    for operator in ["+", "*", "^"] {
        let sum = vec!["1"; 20_000].join(operator);
        let found = sentences(&format!("OPENQASM 2.0; qreg q[1]; U({sum},0,0) q;"));
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("this is nested more than 64 levels deep"), "{found:?}");
    }
    let too_large = "with this, the program has more operations than fit into a circuit";
    let source = "qreg q[4000];\n".to_owned() + &"h q;\n".repeat(50_000);
    check_last_2(&source, &format!("169:1 {too_large}"));
    let source = "creg c[1]; qreg q[4000];\n".to_owned() + &"if (c==1) h q;\n".repeat(50_000);
    check_last_2(&source, &format!("169:11 {too_large}"));
    let source = "qreg q[4096];\n".to_owned() + &"barrier;\n".repeat(100_000);
    check_last_2(&source, &format!("491:1 {too_large}"));
    check_last_2("qreg q[4097];", "2:8 a circuit has at most 4096 bits of a kind");
    let mut gates = String::from("gate g0 a { }\n");
    for n in 1..63 {
        writeln!(gates, "gate g{n} a {{ g{} a; g{} a; }}", n - 1, n - 1).unwrap();
    }
    check_last_2(&format!("{gates} qreg q[1]; g62 q;"), &format!("65:13 {too_large}"));
    check_last_2(
        &format!("{gates} gate g63 a {{ g62 a; }} gate g64 a {{ g63 a; }}"),
        "65:29 this is nested more than 64 levels deep",
    );
    check_last_2(
        &"foo q;\n".repeat(10_000),
        "102:1 there are more than 100 errors; the rest is not listed",
    );
}
