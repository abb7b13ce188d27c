//! A name that is changed in the picture is changed in the text, and nothing else is.

use crate::circuit::{Circuit, Instruction};
use crate::qasm::rewrite::is_same;
use crate::qasm::{parse, rewrite};

/// Checks that the text in which the name is another one is the same but for the marked words:
/// `source` has `@` before each word that is to change.
#[track_caller]
fn check(source: &str, from: &str, to: &str) {
    let plain = source.replace('@', "");
    let expected = source.replace(&format!("@{from}"), to);
    let parsed = parse(&plain);
    let old = parsed.circuit.as_ref().unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
    // What the new circuit is, the expected text says.
    let new = parse(&expected).circuit.unwrap();
    assert_ne!(old, &new);
    let written = rewrite(&plain, &parsed, &new).unwrap();
    assert_eq!(written.text, expected);
    assert!(is_same(&parse(&written.text).circuit.unwrap(), &new));
    assert_eq!(parse(&written.text).map, written.map);
}

#[test]
fn a_renamed_register_leaves_comments_broadcasts_and_aliases() {
    check(
        "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] @q; // reg q\nbit[3] c; // bits\n\
         let pair = @q[0:1];\nh   @q[0]; /* q */ h @q; // H q\ncx pair[0], pair[1];\nc = measure @q; // M\n",
        "q",
        "data",
    );
    check(
        "qubit[2] q;\nbit[2] @c;\n@c[0] = measure q[0]; // c\nif (@c == 1) { reset q[1]; }\n",
        "c",
        "d",
    );
    check(
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg @q[2]; // Q\ngate g q { x q; }\ng @q[0];\nbarrier @q;\n",
        "q",
        "r",
    );
}

#[test]
fn a_renamed_parameter_variable_or_gate_leaves_the_rest() {
    check("input float @t; // t\nqubit q;\nU(@t, 2 * @t, 0) q;\n", "t", "phi");
    check("input array[float, 2] @t;\nqubit q;\nU(@t[0], @t[1], 0) q; // t\n", "t", "angles");
    check(
        "int @n = 2; // n\nqubit q;\nwhile (@n > 0) {\n  reset q; // once\n  @n = @n - 1;\n}\n",
        "n",
        "left",
    );
    check(
        "gate @g(t) a { U(t, 0, 0) a; } // g\ngate two a { @g(1) a; @g(2) a; }\nqubit g_1;\n@g(3) g_1;\n",
        "g",
        "turn",
    );
}

#[test]
fn a_name_is_not_changed_where_a_loop_or_a_gate_has_it_for_its_own() {
    check(
        "int @n = 3; // n\nqubit q;\ngate g(n) a { U(n, 0, 0) a; }\nfor int i in {1, 5} { U(@n, 0, 0) q; } // n\ng(@n) q;\n",
        "n",
        "k",
    );
    check(
        "qubit q;\nfor int @i in {1, 5} {\n  U(@i, 0, 0) q; // i\n}\nfor int i in {2, 7} { U(i, 0, 0) q; }\n",
        "i",
        "k",
    );
}

#[test]
fn a_loop_that_hides_the_name_is_told_apart() {
    // The picture shows the variable of the loop as `i_1`.
    let source =
        "int i = 3; // i\nqubit q;\nfor int i in {1, 5} { U(i, 0, 0) q; } // i\nU(i, 0, 0) q;\n";
    let expected = "int k = 3; // i\nqubit q;\nfor int i_1 in {1, 5} { U(i_1, 0, 0) q; } // i\nU(k, 0, 0) q;\n";
    let (parsed, new) = (parse(source), parse(expected).circuit.unwrap());
    assert_eq!(rewrite(source, &parsed, &new).unwrap().text, expected);
}

#[test]
fn a_name_that_the_text_has_for_something_else_is_written_anew() {
    let source = "qubit[2] q;\nlet a = q[0];\nreset a; // first\n";
    let parsed = parse(source);
    let mut new = Circuit::new();
    new.add_qreg("a", 2).unwrap();
    new.push(Instruction::reset(crate::circuit::Qubit(0))).unwrap();
    let written = rewrite(source, &parsed, &new).unwrap();
    assert_eq!(parse(&written.text).circuit, Some(new));
}
