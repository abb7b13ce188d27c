//! Which stretch of the text stands for which part of the circuit.

use crate::qasm::{Parsed, Part, Span, parse};

/// Checks the parts of a program with their texts, in order.
#[track_caller]
fn check(source: &str, expected: &[(&str, &str)]) {
    let parsed = parse(source);
    assert!(parsed.circuit.is_some(), "{:?}", parsed.diagnostics);
    let entries = parsed.map.entries().iter();
    let found: Vec<(String, &str)> =
        entries.map(|(part, span)| (format!("{part:?}"), span.text(source))).collect();
    let found: Vec<(&str, &str)> =
        found.iter().map(|(part, text)| (part.as_str(), *text)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_statement_has_its_part() {
    check(
        "OPENQASM 3.0;; include \"stdgates.inc\";\nqubit[2] q; bit c; input float t;
const int n = 1; let a = q[0];
gate g a { x a; }
gate rzz(t) a, b { cx a, b; rz(t) b; cx a, b; }
int k = 3;
x q;; barrier q; // here
c = measure a; end;",
        &[
            ("Head", "OPENQASM 3.0;"),
            ("Head", "include \"stdgates.inc\";"),
            ("Qreg(0)", "qubit[2] q;"),
            ("Creg(0)", "bit c;"),
            ("Input(0)", "input float t;"),
            ("Abbreviation", "const int n = 1;"),
            ("Abbreviation", "let a = q[0];"),
            ("Definition(0)", "gate g a { x a; }"),
            ("TableGate(Rzz)", "gate rzz(t) a, b { cx a, b; rz(t) b; cx a, b; }"),
            ("Variable(VariableId(0))", "int k = 3;"),
            ("Instruction(0)", "x q;"),
            ("Instruction(1)", "x q;"),
            ("Instruction(2)", "barrier q; // here"),
            ("Instruction(3)", "c = measure a;"),
            ("Head", "end;"),
        ],
    );
}

#[test]
fn blocks_lie_within_their_control_flow() {
    check(
        "qubit q; bit b; if (b) { reset q; } else if (b) reset q; reset q;",
        &[
            ("Qreg(0)", "qubit q;"),
            ("Creg(0)", "bit b;"),
            ("Instruction(0)", "if (b) { reset q; } else if (b) reset q;"),
            ("Block { place: 0, block: 0 }", " reset q; "),
            ("Instruction(1)", "reset q;"),
            ("Block { place: 0, block: 1 }", "if (b) reset q;"),
            ("Instruction(2)", "if (b) reset q;"),
            ("Block { place: 2, block: 0 }", "reset q;"),
            ("Instruction(3)", "reset q;"),
            ("Instruction(4)", "reset q;"),
        ],
    );
    check(
        "switch (1) { case 1 { } default { int k = 2; } } for int i in [0:1] { }",
        &[
            ("Instruction(0)", "switch (1) { case 1 { } default { int k = 2; } }"),
            ("Block { place: 0, block: 0 }", " "),
            ("Block { place: 0, block: 1 }", " int k = 2; "),
            ("Variable(VariableId(0))", "int k = 2;"),
            ("Instruction(1)", "int k = 2;"),
            ("Instruction(2)", "for int i in [0:1] { }"),
            ("Variable(VariableId(1))", "i"),
            ("Block { place: 2, block: 0 }", " "),
        ],
    );
}

#[test]
fn a_loop_that_is_written_out_is_one_stretch() {
    let text = "for int i in [0:1] { if (b) { reset q[i]; } }";
    check(
        &format!("qubit[2] q; bit b; {text}"),
        &[
            ("Qreg(0)", "qubit[2] q;"),
            ("Creg(0)", "bit b;"),
            ("Instruction(0)", text),
            ("Instruction(1)", text),
            ("Instruction(2)", text),
            ("Instruction(3)", text),
        ],
    );
}

#[test]
fn an_offset_has_the_places_of_the_innermost_statement_around() {
    let source = "qubit[2] q; bit b; if (b) { reset q; }";
    let map = parse(source).map;
    assert_eq!(map.places_at(source.find("reset").unwrap() + 2), [1, 2]);
    assert_eq!(map.places_at(source.find("if").unwrap()), [0]);
    assert_eq!(map.places_at(3), [0_usize; 0]);
    assert_eq!(map.span_of(2).map(|span| span.text(source)), Some("reset q;"));
}

/// Checks what holds for the map of any program that is read.
#[track_caller]
pub(super) fn check_laws(source: &str, parsed: &Parsed) {
    let Some(circuit) = &parsed.circuit else { return };
    let mut places = vec![0; circuit.num_places()];
    let mut around: Vec<Span> = Vec::new();
    for (part, span) in parsed.map.entries() {
        assert!(source.get(span.start..span.end).is_some(), "{part:?} {source}");
        while around.last().is_some_and(|outer| outer.end <= span.start && outer != span) {
            around.pop();
        }
        let is_nested =
            around.last().is_none_or(|outer| outer.start <= span.start && span.end <= outer.end);
        assert!(is_nested, "{part:?} {source}");
        around.push(*span);
        if let Part::Instruction(place) = part {
            places[*place] += 1;
        }
    }
    assert!(places.iter().all(|times| *times == 1), "{source}");
}
