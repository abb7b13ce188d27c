//! Broken programs: whatever is wrong, there is a diagnostic and no panic.

use proptest::prelude::*;
use proptest::sample::Index;

use super::map::check_laws;
use crate::circuit::{Circuit, StandardGate};
use crate::qasm::{Parsed, Severity, parse, parse_angle, parse_saved, to_qasm3};

/// A program with something of everything.
const PROGRAM: &str = "OPENQASM 3.0;
include \"stdgates.inc\";
const float theta = 2*pi/3; // a comment
input float[64] phi; input array[float, 3] v;
gate mine(a, b) x, y { rx(a/2) x; U(a, -b, sin(a)) y; gphase(a**2); ctrl @ s x, y; barrier x; }
opaque unknown(a) x;
qubit[4] q; qubit r; bit[4] c; bit d = 1; bool f = true; int[8] n = 3; uint u = n + 1;
qreg old[2]; creg bits[2]; let all = q ++ old;
mine(theta, 0.5) q[0], q[-1]; inv @ pow(2) @ negctrl(2) @ mine(phi, v[1]) all[0:1], old, q[2], q[3];
h q; cx q[0:1], old; barrier q, r; // a label
delay[100ns] q; reset q; x $2;
c = measure q; bits[0] = measure r; measure old -> bits;
if (c == \"0101\" && !d || n[2] != f) { x q[0]; } else if (c[1:2] < 3) y q[1]; else { int k = 1; }
while (n % 2 == 0) { n += uint[4](c); if (f) { break; } continue; }
for int i in [0:2:6] { rx(i*pi/4.0) q[0]; f = c[i]; }
for uint[4] j in {1, 3} { h q[j]; const int m = j; d = measure q[m]; }
switch (n) { case 0, 1 { z r; } default { c = 3; } }
/* π */ rz(π/4) q[{0, 2}]; end;
";

/// The same of OpenQASM 2.
const PROGRAM_2: &str = "OPENQASM 2.0; // a comment
include \"qelib1.inc\";
gate mine(a, b) x, y { rx(a/2) x; U(a, -b, sin(a)) y; barrier x, y; cx x, y; }
gate ryy(t) a, b { sxdg a; sxdg b; cx a, b; rz(t) b; cx a, b; sx a; sx b; }
opaque unknown(a) x; opaque delay(t) x;
qreg q[4]; qreg r[4]; creg c[4]; creg d[2];
mine(pi/3, .5) q[0], q[3]; mine(-2^3, 1e-3) q, r; ryy(ln(2)) q[1], r[0];
h q; c3x q[0], q[1], q[2], q[3]; u0(1) q[0]; delay(100) q[2]; barrier q, r; // a label
if (c == 5) x q[0]; if(d==1) measure r -> c; if (c==0) reset q;
if (d==2) measure q[0] -> d[0]; reset r[1]; barrier; measure q -> c;
cu3(pi, tan(1), 0.5) q[2], r; rzz(3*pi/4) q[0], q[1];
";

/// Pieces that mean something, or meant something elsewhere.
const PIECES: [&str; 92] = [
    "qreg ",
    "creg ",
    "if (c==1) ",
    "reset ",
    "U(0,0,pi) ",
    "c4x ",
    "include \"qelib1.inc\";",
    "^",
    "if (f) {",
    "else {",
    "while (n < 3) {",
    "for int i in [0:3] {",
    "for int i in [0:900000000000] {",
    "switch (n) {",
    "case 1 {",
    "default {",
    "break;",
    "continue;",
    "int k = 1;",
    "bit[70] w;",
    "let z = q[1:2];",
    "n <<= 1;",
    "c[0] = d;",
    "ctrl(3) @ ",
    "negctrl @ ",
    "q[i]",
    "c[n]",
    "~",
    "&&",
    "int[8](",
    "end;",
    "opaque g a;",
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

/// Whether it can be written without giving anything another name.
fn has_names_of_its_own(circuit: &Circuit) -> bool {
    let registers = circuit.qregs().iter().chain(circuit.cregs()).map(|register| &register.name);
    let inputs = circuit.inputs().iter().map(|input| &input.name);
    let variables = circuit.variables().iter().map(|variable| &variable.name);
    let definitions = circuit.definitions().iter().map(|definition| &definition.name);
    let mut names = registers.chain(inputs).chain(variables).chain(definitions);
    names.all(|name| StandardGate::from_name(name).is_none())
}

fn check(source: &str) {
    let parsed = parse(source);
    check_laws(source, &parsed);
    let Parsed { circuit, diagnostics, .. } = parsed;
    let has_error = diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(circuit.is_none(), has_error, "{source}");
    for diagnostic in &diagnostics {
        assert!(source.get(diagnostic.span.start..diagnostic.span.end).is_some(), "{source}");
        assert!(!diagnostic.kind.to_string().is_empty());
        assert!(diagnostic.kind.message().id.starts_with("qasm-"));
        assert!(diagnostic.kind.to_string().len() < 500, "{source}");
    }
    assert!(diagnostics.len() <= 201, "{source}");
    if let Some(circuit) = circuit.filter(has_names_of_its_own) {
        let written = to_qasm3(&circuit);
        let read = parse_saved(&written);
        assert_eq!(read.diagnostics, [], "{source}\n{written}");
        assert!(read.circuit == Some(circuit), "{source}\n{written}");
    }
}

#[test]
fn the_program_with_something_of_everything_is_read() {
    let parsed = parse(PROGRAM);
    check_laws(PROGRAM, &parsed);
    let sentences: Vec<String> =
        parsed.diagnostics.iter().map(|found| found.kind.to_string()).collect();
    assert_eq!(sentences.len(), 1, "{sentences:?}");
    assert!(sentences[0].starts_with("`j` selects qubits"));
    let parsed = parse(PROGRAM_2);
    check_laws(PROGRAM_2, &parsed);
    assert_eq!(parsed.diagnostics, []);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 600,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_broken_program_is_described(
        changes in prop::collection::vec((any::<Index>(), 0..8_usize, 0..PIECES.len()), 1..8),
        length in any::<Index>(),
        is_truncated in any::<bool>(),
        program in prop::sample::select(vec![PROGRAM, PROGRAM_2]),
    ) {
        let mut source = program.to_owned();
        for (at, cut, piece) in &changes {
            source = changed(&source, *at, *cut, PIECES[*piece]);
        }
        if is_truncated {
            source = source.chars().take(length.index(source.len())).collect();
        }
        check(&source);
    }

    #[test]
    fn pieces_in_any_order_are_described(
        pieces in prop::collection::vec(0..PIECES.len(), 0..40),
        head in prop::sample::select(vec!["", "OPENQASM 2.0;"]),
    ) {
        let source: String =
            std::iter::once(head).chain(pieces.iter().map(|piece| PIECES[*piece])).collect();
        check(&source);
        let _ = parse_angle(&source);
    }

    #[test]
    fn any_text_is_described(source in "\\PC{0,60}") {
        check(&source);
        let _ = parse_angle(&source);
    }
}
