//! Broken programs: whatever is wrong, there is a diagnostic and no panic.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::qasm::{Parsed, Severity, parse, parse_angle, to_qasm3};

/// A program with something of everything.
const PROGRAM: &str = "OPENQASM 3.0;
include \"stdgates.inc\";
const float theta = 2*pi/3; // a comment
gate mine(a, b) x, y { rx(a/2) x; U(a, -b, sin(a)) y; gphase(a**2); cx x, y; }
qubit[4] q; qubit r; bit[4] c;
qreg old[2]; creg bits[2];
mine(theta, 0.5) q[0], q[-1];
h q; cx q[0:1], old; barrier q, r; barrier;
c = measure q; bits[0] = measure r; measure old -> bits;
/* π */ rz(π/4) q[{0, 2}];
";

/// Pieces that mean something, or meant something elsewhere.
const PIECES: [&str; 60] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ",",
    ":",
    "=",
    "->",
    "-",
    "+",
    "*",
    "**",
    "/",
    "%",
    "@",
    "^",
    "gate ",
    "qubit ",
    "bit ",
    "const ",
    "measure ",
    "barrier ",
    "if ",
    "else ",
    "for ",
    "def ",
    "let ",
    "box ",
    "ctrl @ ",
    "inv @ ",
    "pow(2) @ ",
    "array",
    "delay[10ns] ",
    "$0",
    "\"",
    "'",
    "/*",
    "*/",
    "//",
    "#pragma x\n",
    "@note\n",
    "1e",
    "0x",
    ".5",
    "1_0",
    "9999999999999999999999",
    "π",
    "é",
    "\u{1F600}",
    "\0",
    "\\",
    "q",
    "theta",
    "U",
    "gphase",
    "input float t;",
    "OPENQASM 2.0;",
];

/// One change: cut out some bytes at a place, put something in.
fn changed(text: &str, at: Index, cut: usize, piece: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let start = at.index(characters.len() + 1);
    let end = (start + cut).min(characters.len());
    let before = characters[..start].iter();
    before.copied().chain(piece.chars()).chain(characters[end..].iter().copied()).collect()
}

fn check(source: &str) {
    let Parsed { circuit, diagnostics, .. } = parse(source);
    let has_error = diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(circuit.is_none(), has_error, "{source}");
    for diagnostic in &diagnostics {
        assert!(source.get(diagnostic.span.start..diagnostic.span.end).is_some(), "{source}");
        assert!(!diagnostic.kind.to_string().is_empty());
        assert!(diagnostic.kind.message().id.starts_with("qasm-"));
    }
    if let Some(circuit) = circuit {
        assert!(parse(&to_qasm3(&circuit)).circuit.is_some(), "{source}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_broken_program_is_described(
        changes in prop::collection::vec((any::<Index>(), 0..8_usize, 0..PIECES.len()), 1..8),
        length in any::<Index>(),
        is_truncated in any::<bool>(),
    ) {
        let mut source = PROGRAM.to_owned();
        for (at, cut, piece) in &changes {
            source = changed(&source, *at, *cut, PIECES[*piece]);
        }
        if is_truncated {
            source = source.chars().take(length.index(source.len())).collect();
        }
        check(&source);
    }

    #[test]
    fn pieces_in_any_order_are_described(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let source: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        check(&source);
        let _ = parse_angle(&source);
    }

    #[test]
    fn any_text_is_described(source in "\\PC{0,60}") {
        check(&source);
        let _ = parse_angle(&source);
    }
}
