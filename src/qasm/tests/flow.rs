//! Control flow: branches, `while`, `switch`.

use super::shown::check;
use super::{circuit, sentences};

const HEADER: &str = "include \"stdgates.inc\"; qubit[2] q; bit[2] c; bit b; int n;\n";

#[track_caller]
fn check_body(source: &str, expected: &[&str]) {
    check(&format!("qubit[2] q; bit[2] c; bit b; int n; {source}"), expected);
}

#[track_caller]
fn check_refused(source: &str, expected: &[&str]) {
    assert_eq!(sentences(&format!("{HEADER}{source}")), expected);
}

#[test]
fn a_branch_has_braces_or_one_statement() {
    check_body("if (b) { x q[0]; y q[1]; }", &["if b2 { x 0; y 1 }"]);
    check_body("if (b) x q[0]; y q[1];", &["if b2 { x 0 }", "y 1"]);
    check_body("if (b) { } else { x q[0]; }", &["if b2 {} else { x 0 }"]);
    check_body("if (b) x q[0]; else y q[0];", &["if b2 { x 0 } else { y 0 }"]);
    check_body("if (b) if (c[0]) x q[0]; else y q[0];", &["if b2 { if b0 { x 0 } else { y 0 } }"]);
    check_body("if (b) { x q; }", &["if b2 { x 0; x 1 }"]);
}

#[test]
fn else_if_is_a_branch_in_the_other_branch() {
    check_body(
        "if (c == 0) { x q[0]; } else if (c == 1) { y q[0]; } else { z q[0]; }",
        &["if [b1:0] == 0 { x 0 } else { if [b1:0] == 1 { y 0 } else { z 0 } }"],
    );
}

#[test]
fn a_while_loop_can_be_left() {
    check_body(
        "while (!c[0]) { c[0] = measure q[0]; if (b) { break; } continue; }",
        &["while Not b0 { measure 0 -> 0; if b2 { break }; continue }"],
    );
    check_refused("if (b) { break; }", &["2:10 `break` stands in no loop"]);
    check_refused("continue;", &["2:1 `continue` stands in no loop"]);
}

#[test]
fn a_switch_has_cases_with_values_and_a_default() {
    check_body(
        "switch (c) { case 0 { x q[0]; } case 1, 2 { } default { y q[0]; } }",
        &["switch [b1:0] [0] { x 0 } [1, 2] {} default { y 0 }"],
    );
    check_body("switch (n + 1) { case -1 { } }", &["switch n + 1 [-1] {}"]);
    check_body("const int k = 2; switch (c) { case \"01\", k { } }", &["switch [b1:0] [1, 2] {}"]);
    check_refused(
        "switch (n) { case 1 { } case 2, 1 { } }",
        &["2:33 there is a case for 1 already"],
    );
    check_refused(
        "switch (n) { default { } case 1 { } }",
        &["2:26 nothing can come behind the `default` of a `switch`"],
    );
    check_refused(
        "switch (n) { case n { } }",
        &["2:19 `n` is known only when the circuit runs; here it has to be known before"],
    );
    check_refused("switch (n) { x q[0]; }", &["2:14 expected `case`, found `x`"]);
}

#[test]
fn a_switch_of_a_draft_of_the_language_is_read() {
    check_body(
        "switch (n) { case 0: { x q[0]; } break; case 1: case 2: { y q[0]; } break; default: { } break; }",
        &["switch n [0] { x 0 } [1, 2] { y 0 } default {}"],
    );
}

#[test]
fn blocks_have_names_of_their_own() {
    check_body(
        "const int k = 0; if (b) { const int k = 1; let a = q[k]; x a; } x q[k];",
        &["if b2 { x 1 }", "x 0"],
    );
    check_refused("if (b) { let a = q[0]; } x a;", &["2:28 there is no register `a`"]);
    check_refused(
        "if (b) { qubit a; gate g a { } input float t; }",
        &[
            "2:10 `qubit` can only stand outside of all blocks",
            "2:19 `gate` can only stand outside of all blocks",
            "2:32 `input` can only stand outside of all blocks",
        ],
    );
}

#[test]
fn mistakes_in_blocks_are_all_found() {
    check_refused(
        "if (d) {\n  xx q[0];\n  if (b) { y q[7]; }\n}\nwhile (b {\n z q[0];\n}\nx q[9];",
        &[
            "2:5 there is no constant or parameter `d`",
            "3:3 there is no gate `xx`; did you mean `x`?",
            "4:16 there is no element 7 in `q`, whose size is 2",
            "6:10 expected `)`, found `{`",
            "9:5 there is no element 9 in `q`, whose size is 2",
        ],
    );
    check_refused("if (b) { x q[0];", &["2:17 expected `}`, found the end"]);
    check_refused("if (b) { while (b) { x q[0];", &["2:29 expected `}`, found the end"]);
}

#[test]
fn nested_blocks_are_bounded() {
    let nested = |n: usize| format!("bit b; {}{}", "if (b) { ".repeat(n), "}".repeat(n));
    circuit(&nested(64));
    for n in [65, 20_000] {
        let found = sentences(&nested(n));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with("this is nested more than 64 levels deep"), "{found:?}");
    }
    let found = sentences(&format!("bit b; {} b = 1;", "if (b) b = 1; else ".repeat(20_000)));
    assert_eq!(found.len(), 1, "{found:?}");
}
