//! Which measurements come to a program, and into which bits.

use super::*;

#[track_caller]
fn check_all(source: &str, expected: &str) {
    check_text(source, &Command::MeasureAll, expected);
}

#[test]
fn measuring_all_measures_what_goes_on_behind_a_measurement() {
    check_all(
        "qubit[2] q;\nbit[2] c;\nx q[0];\nc[0] = measure q[0];\nif (c == 1) { x q[1]; }\nx q[0];\n",
        "qubit[2] q;\nbit[2] c;\nbit[2] meas;\nx q[0];\nc[0] = measure q[0];\nif (c == 1) { x q[1]; }\nx q[0];\nmeas = measure q;\n",
    );
    // Whether what is under a condition happens is not known.
    check_all(
        "qubit q;\nbit c;\nif (c) {\n  c = measure q;\n}\n",
        "qubit q;\nbit c;\nbit[1] meas;\nif (c) {\n  c = measure q;\n}\nmeas[0] = measure q;\n",
    );
}

#[test]
fn measuring_all_leaves_what_is_measured_at_its_end() {
    check_all(
        "qubit[3] q;\nbit[3] c;\nc[1] = measure q[1];\nbarrier q;\nh q[0];\n",
        "qubit[3] q;\nbit[3] c;\nc[1] = measure q[1];\nbarrier q;\nh q[0];\nc[0] = measure q[0];\nc[2] = measure q[2];\n",
    );
    let all = "qubit[2] q;\nbit[2] c;\nh q[0];\nc = measure q;\nbarrier q;\n";
    check_all(all, all);
}

#[test]
fn a_result_that_is_overwritten_is_measured_again() {
    check_all(
        "qubit[2] q;\nbit c;\nc = measure q[0];\nc = measure q[1];\n",
        "qubit[2] q;\nbit c;\nbit[1] meas;\nc = measure q[0];\nc = measure q[1];\nmeas[0] = measure q[0];\n",
    );
}

#[test]
fn measuring_all_leaves_registers_as_they_are() {
    check_all(
        "qubit[2] q;\nbit[1] meas;\nmeas[0] = measure q[0];\nif (meas == 1) { x q[1]; } // ask\n",
        "qubit[2] q;\nbit[1] meas;\nbit[1] meas0;\nmeas[0] = measure q[0];\nif (meas == 1) { x q[1]; } // ask\nmeas0[0] = measure q[1];\n",
    );
    check_all(
        "qubit[2] q;\nbit[1] c;\nh q[0];\n",
        "qubit[2] q;\nbit[1] c;\nbit[2] meas;\nh q[0];\nmeas = measure q;\n",
    );
}

#[test]
fn a_new_measurement_leaves_a_register_that_is_read_whole() {
    let measure = place(Tool::Measure, 1, 9);
    for reads in ["if (c == 1) { x q[1]; }", "c = 1;", "n = int(c);", "f = bool(c[0:0]);"] {
        let source =
            format!("qubit[2] q;\nbit[1] c;\nint n;\nbool f;\nc[0] = measure q[0];\n{reads}\n");
        let expected = source.replace("c;\nint", "c;\nbit[1] c0;\nint") + "c0[0] = measure q[1];\n";
        check_text(&source, &measure, &expected);
    }
    check_text(
        "qubit[2] q;\nbit[1] c;\nc[0] = measure q[0];\nif (c[0]) { x q[1]; }\n",
        &measure,
        "qubit[2] q;\nbit[2] c;\nc[0] = measure q[0];\nif (c[0]) { x q[1]; }\nc[1] = measure q[1];\n",
    );
}
