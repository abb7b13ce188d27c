//! Any text as a program: it is read without a panic, and what could be read survives being
//! written and read again. Run it with `make fuzz`.

#![no_main]

use ketpad::circuit::Circuit;
use ketpad::qasm::{Parsed, Severity, Target, parse, parse_saved, to_qasm3, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Parsed { circuit, diagnostics, map, .. } = parse(text);
    let has_error = diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(circuit.is_none(), has_error);
    for found in &diagnostics {
        assert!(text.get(found.span.start..found.span.end).is_some());
    }
    for (_, span) in map.entries() {
        assert!(text.get(span.start..span.end).is_some());
    }
    if let Some(circuit) = circuit {
        check_written(&circuit);
    }
});

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
