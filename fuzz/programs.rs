//! Any text as a program: it is read without a panic, what could be read survives being written
//! and read again, and an edit of the circuit changes the text to match. Run it with `make fuzz`.

#![no_main]

use ketpad::circuit::Circuit;
use ketpad::qasm::{Parsed, Severity, Target, parse, parse_saved, rewrite, to_qasm3, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parsed = parse(text);
    let Parsed { circuit, diagnostics, map, .. } = &parsed;
    let has_error = diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(circuit.is_none(), has_error);
    for found in diagnostics {
        assert!(text.get(found.span.start..found.span.end).is_some());
    }
    for (_, span) in map.entries() {
        assert!(text.get(span.start..span.end).is_some());
    }
    if let Some(circuit) = circuit {
        check_written(circuit);
        check_rewritten(text, &parsed, circuit);
    }
});

fn check_rewritten(text: &str, parsed: &Parsed, circuit: &Circuit) {
    let same = rewrite(text, parsed, circuit).map(|written| written.text);
    assert_eq!(same.as_deref(), Some(text));
    // One instruction goes, another one comes twice.
    let mut steps = circuit.instructions().to_vec();
    if steps.is_empty() {
        return;
    }
    let gone = steps.remove(text.len() % steps.len());
    steps.extend([gone.clone(), gone]);
    let mut edited = circuit.clone();
    if edited.set_instructions(steps).is_ok() {
        // None where only the old text could have its names.
        let _ = rewrite(text, parsed, &edited);
    }
}

fn check_written(circuit: &Circuit) {
    let saved = parse_saved(&to_qasm3(circuit));
    assert_eq!(saved.circuit.as_ref(), Some(circuit), "{:?}", saved.diagnostics);
    for target in [Target::OpenQasm3, Target::OpenQasm2] {
        let written = write(circuit, target);
        if written.is_whole() {
            let read = parse_saved(&written.text);
            assert!(read.circuit.is_some(), "{target:?}\n{}\n{:?}", written.text, read.diagnostics);
        }
    }
    let script = write(circuit, Target::Qiskit);
    assert_eq!(script.is_whole(), !script.text.is_empty());
}
