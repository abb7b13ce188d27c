//! `for` loops: kept, or written out.

use super::shown::check;
use super::{circuit, sentences};
use crate::circuit::VariableScope;

#[test]
fn a_loop_keeps_its_values() {
    check("qubit q; for int i in [0:3] { x q; }", &["for i in 0:1:3 { x 0 }"]);
    check("qubit q; for uint[8] i in [9:-3:0] x q;", &["for i in 9:-3:0 { x 0 }"]);
    check("qubit q; for int _ in {1, 5, 7} { x q; }", &["for _ in [1, 5, 7] { x 0 }"]);
    check("const int n = 3; for i in [0 : n - 1] { }", &["for i in 0:1:2 {}"]);
}

#[test]
fn a_loop_variable_can_stand_in_angles_and_conditions() {
    check(
        "qubit q; bit[3] c; for int i in [0:3:9] { rx(i*pi/2.0) q; if (i > 3 && c[i]) { break; } }",
        &["for i in 0:3:9 { rx(i*pi/2) 0; if (i > 3) && [b2:1:0][i] { break } }"],
    );
    let read = circuit("qubit q; for int i in [0:1] { U(i, 0, 0) q; } for int i in [0:1] { }");
    let scopes: Vec<VariableScope> = read.variables().iter().map(|v| v.scope).collect();
    assert_eq!(scopes, [VariableScope::Loop; 2]);
    assert_eq!(
        sentences("for int i in [0:1] { i = 3; }"),
        ["1:22 `i` cannot be given another value"]
    );
}

/// Checks that a program with one loop in line 2 is written out, so many times.
#[track_caller]
fn check_written_out(source: &str, rounds: usize, expected: &[&str]) {
    let source = format!(
        "include \"stdgates.inc\"; qubit[4] q; bit[4] c; input array[float, 4] v;\n{source}"
    );
    let warning = format!(
        "2:1 warning: `i` selects qubits or bits, which a loop of the circuit cannot do; its rounds \
         ({rounds}) were written out one after the other"
    );
    assert_eq!(sentences(&source), [warning]);
    check(&source, expected);
}

#[test]
fn a_loop_whose_variable_selects_is_written_out() {
    check_written_out("for int i in [0:2] { h q[i]; }", 3, &["h 0", "h 1", "h 2"]);
    check_written_out("for int i in {3, 1} { cx q[i], q[i - 1]; }", 2, &["cx 3 2", "cx 1 0"]);
    check_written_out(
        "for int i in [0:1] c[i] = measure q[i];",
        2,
        &["measure 0 -> 0", "measure 1 -> 1"],
    );
    check_written_out(
        "for int i in [1:2] { barrier q[0:i]; }",
        2,
        &["barrier 0 1", "barrier 0 1 2"],
    );
    check_written_out("for int i in [0:1] { rx(v[i]) q[0]; }", 2, &["rx(v[0]) 0", "rx(v[1]) 0"]);
    check_written_out(
        "for int i in [0:1] { rx(pi*(i % 2)) q[0]; }",
        2,
        &["rx(pi*0) 0", "rx(pi*1) 0"],
    );
    check_written_out("for int i in {1} { ctrl(i) @ x q[0], q[1]; }", 1, &["c x 0 1"]);
    check_written_out("for int i in [1:0] { h q[i]; }", 0, &[]);
}

#[test]
fn loops_in_a_loop_that_is_written_out_are_kept_where_they_can_be() {
    check_written_out(
        "for int i in [0:1] { for int j in [0:i] { rx(j*i*pi) q[i]; } if (c[i]) { x q[0]; } }",
        2,
        &[
            "for j in 0:1:0 { rx(j*0*pi) 0 }",
            "if b0 { x 0 }",
            "for j in 0:1:1 { rx(j*1*pi) 1 }",
            "if b1 { x 0 }",
        ],
    );
}

#[test]
fn declarations_in_a_loop_that_is_written_out_are_there_once() {
    check_written_out(
        "for int i in [0:1] { int k = i; bit d; d = measure q[i]; k += 1; }",
        2,
        &["k = 0", "measure 0 -> 4", "k = k + 1", "k = 1", "measure 1 -> 4", "k = k + 1"],
    );
}

#[test]
fn a_loop_that_is_left_early_cannot_be_written_out() {
    let found = sentences("qubit[2] q; for int i in [0:1] { reset q[i]; break; }");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        found[1],
        "1:46 the variable of this loop selects qubits or bits, so its rounds have to be written \
         out; with `break` they cannot be"
    );
    // What is left here is the loop inside.
    circuit("qubit[2] q; bit b; for int i in [0:1] { while (b) { reset q[i]; break; } }");
}

#[test]
fn a_round_with_a_mistake_is_the_last_one() {
    let found = sentences("qubit[2] q; for int i in [0:100] { reset q[i]; }");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1], "1:44 there is no element 2 in `q`, whose size is 2");
}

#[test]
fn endless_ranges_are_bounded() {
    circuit("qubit q; for int i in [0:9000000000000000000] { reset q; }");
    for body in ["reset q[i % 2];", "const int k = i;", "let a = q[i*0];", "for int j in [i:i] { }"]
    {
        let source = format!("qubit[2] q; for int i in [0:9000000000000000000] {{ {body} }}");
        let found = sentences(&source);
        assert_eq!(found.len(), 2, "{found:?}");
        let is_refused = |sentence: &String| {
            sentence.contains("more operations than fit")
                || sentence.contains("at most 4096 variables")
        };
        assert!(found.iter().any(is_refused), "{found:?}");
    }
    let nested = "for int i in [0:1000] { const int k = i; ".repeat(60) + &"}".repeat(60);
    assert!(sentences(&nested).iter().any(|found| found.contains("more operations than fit")));
    assert_eq!(sentences("for int i in [0:0:1] { }"), ["1:15 the step of a range cannot be 0"]);
    assert_eq!(
        sentences("int n; for int i in [0:n] { }"),
        ["1:24 `n` is known only when the circuit runs; here it has to be known before"]
    );
}
