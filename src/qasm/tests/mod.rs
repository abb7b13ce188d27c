mod angles;
mod bits;
mod classical;
mod conditions;
mod errors;
mod export;
mod fixtures;
mod flow;
mod gates;
mod language;
mod limits;
mod loops;
mod map;
#[cfg(not(target_arch = "wasm32"))]
mod mutations;
mod names;
mod programs;
mod qasm2;
#[cfg(not(target_arch = "wasm32"))]
mod random;
mod rename;
mod rewrite;
#[cfg(not(target_arch = "wasm32"))]
mod round_trip;
mod shown;
mod table;

use super::{Parsed, Severity, parse};
use crate::circuit::Circuit;

/// The circuit of a program that must be right.
#[track_caller]
fn circuit(source: &str) -> Circuit {
    let Parsed { circuit, diagnostics, .. } = parse(source);
    circuit.unwrap_or_else(|| panic!("{diagnostics:?}\n{source}"))
}

/// The diagnostics of a program, each as `line:column severity: sentence`.
fn sentences(source: &str) -> Vec<String> {
    let Parsed { circuit, diagnostics, .. } = parse(source);
    let has_error = diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(circuit.is_none(), has_error, "{source}");
    let sentence = |found: &super::Diagnostic| {
        let place = found.span.position(source);
        let severity = match found.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        format!("{}:{} {severity}{}", place.line, place.column, found.kind)
    };
    diagnostics.iter().map(sentence).collect()
}
