//! What can be a name.

use super::syntax::is_reserved;
use crate::circuit::{OpenQasm, StandardGate};

/// Whether a program can give something the name `text`: an identifier that is no word of
/// OpenQASM 3 and no gate of `stdgates.inc`.
pub fn is_name(text: &str) -> bool {
    let starts = |c: char| c == '_' || c.is_alphabetic();
    let is_word = text.starts_with(starts) && text.chars().all(|c| c == '_' || c.is_alphanumeric());
    is_word && !is_reserved(text) && !is_library_gate(text)
}

fn is_library_gate(text: &str) -> bool {
    StandardGate::all().any(|gate| match gate.spec().open_qasm {
        OpenQasm::Library(other_names) => gate.spec().name == text || other_names.contains(&text),
        OpenQasm::BuiltIn(_) | OpenQasm::Define(..) => false,
    })
}
