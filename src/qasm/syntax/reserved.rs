//! The words of the language.

use crate::circuit::Constant;

/// Whether a program may not use `word` as a name of its own: keywords, types, `U` and the
/// named constants.
pub(in crate::qasm) fn is_reserved(word: &str) -> bool {
    is_keyword(word) || Constant::from_name(word).is_some()
}

#[rustfmt::skip]
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "OPENQASM" | "U" | "angle" | "array" | "barrier" | "bit" | "bool" | "box" | "break"
            | "cal" | "case" | "complex" | "const" | "continue" | "creg" | "ctrl" | "def"
            | "defcal" | "defcalgrammar" | "default" | "delay" | "duration" | "durationof"
            | "else" | "end" | "extern" | "false" | "float" | "for" | "gate" | "gphase" | "if"
            | "in" | "include" | "input" | "int" | "inv" | "let" | "measure" | "mutable"
            | "negctrl" | "nop" | "output" | "pow" | "pragma" | "qreg" | "qubit" | "readonly"
            | "reset" | "return" | "stretch" | "switch" | "true" | "uint" | "void" | "while"
    )
}

/// How a diagnostic names the statement that begins with `word`, if that is one of the
/// language's that are not supported.
#[rustfmt::skip]
pub(super) fn unsupported_statement(word: &str) -> Option<&str> {
    Some(match word {
        "ctrl" => "ctrl @",
        "inv" => "inv @",
        "negctrl" => "negctrl @",
        "pow" => "pow @",
        "array" | "box" | "break" | "cal" | "continue" | "def" | "defcal" | "defcalgrammar"
        | "delay" | "duration" | "else" | "end" | "extern" | "for" | "if" | "input" | "let"
        | "nop" | "output" | "reset" | "return" | "stretch" | "switch" | "while" => word,
        _ => return None,
    })
}

/// Types of classical variables, which are supported as constants only.
pub(super) const NUMBER_TYPES: [&str; 6] = ["angle", "bool", "complex", "float", "int", "uint"];

/// What can follow a number directly to make it a duration or an imaginary number.
pub(super) const UNITS: [&str; 8] = ["dt", "im", "ms", "ns", "s", "us", "µs", "μs"];
