//! Registers, single bits, and other names for them.

use super::shown::check;
use super::{circuit, sentences};

#[test]
fn a_bit_without_a_size_is_in_no_register() {
    let read = circuit("qubit a; bit b; qubit[1] q; creg old[1];");
    let loose = |registers: &[crate::circuit::Register]| -> Vec<bool> {
        registers.iter().map(|register| register.is_loose).collect()
    };
    assert_eq!(loose(read.qregs()), [true, false]);
    assert_eq!(loose(read.cregs()), [true, false]);
    assert_eq!(circuit("qubit q[3]; bit c[2];"), circuit("qubit[3] q; bit[2] c;"));
    check("qubit a; qubit[2] q; cx a, q;", &["cx 0 1", "cx 0 2"]);
    check(
        "qubit a; bit b; b = measure a; bit c = measure a;",
        &["measure 0 -> 0", "measure 0 -> 1"],
    );
}

#[test]
fn an_alias_stands_for_parts_of_registers() {
    check(
        "qubit[4] q; qubit r; let a = q[1:2] ++ r; x a[0]; h a; let b = a[{2, 0}]; x b;",
        &["x 1", "h 1", "h 2", "h 4", "x 4", "x 1"],
    );
    check("qubit[2] q; let one = q[1]; qubit[2] r; cx one, r;", &["cx 1 2", "cx 1 3"]);
    check(
        "qubit[2] q; bit[4] c; let low = c[0:1]; low = measure q; if (low == 2) x q[0];",
        &["measure 0 -> 0", "measure 1 -> 1", "if [b1:0] == 2 { x 0 }"],
    );
}

#[test]
fn overlapping_registers_are_read_as_qiskit_writes_them() {
    check(
        "bit _bit0; bit _bit1; bit _bit2; let ca = {_bit0, _bit1}; let cb = {ca[1], _bit2};
         qubit _qubit0; qubit _qubit1; let ra = {_qubit0, _qubit1};
         h ra[1]; cb[1] = measure ra[0]; if (cb == 2) { x ra[0]; }",
        &["h 1", "measure 0 -> 2", "if [b2:1] == 2 { x 0 }"],
    );
}

#[test]
fn an_output_is_a_register_like_any_other() {
    let source = "output bit[2] c; qubit[2] q; c = measure q;";
    assert_eq!(
        sentences(source),
        ["1:1 warning: all classical registers are results here; `output` was ignored"]
    );
    check(source, &["measure 0 -> 0", "measure 1 -> 1"]);
}

#[test]
fn what_speaks_to_other_tools_is_passed_over_with_a_warning() {
    let source =
        "pragma user alpha\n#pragma beta\n@bind x\nqubit q;\nif (true) {\n@note\nU(0, 0, 0) q; }";
    let expected: Vec<String> = [(1, "pragma"), (2, "#pragma"), (3, "@bind"), (6, "@note")]
        .iter()
        .map(|(line, word)| {
            format!("{line}:1 warning: `{word}` speaks to other tools and was ignored")
        })
        .collect();
    assert_eq!(sentences(source), expected);
    check(source, &["if true { u(0, 0, 0) 0 }"]);
}

#[test]
fn the_end_of_the_program_can_be_said() {
    check("qubit q; x q; end;", &["x 0"]);
}
