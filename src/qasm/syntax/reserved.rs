//! The words of the language.

use super::terms::BaseType;
use crate::circuit::Constant;

/// Whether a program may not use `word` as a name of its own: keywords, types, `U` and the
/// named constants.
pub(in crate::qasm) fn is_reserved(word: &str) -> bool {
    // Most names that are asked for are those of registers.
    if word.len() == 1 {
        return word == "U";
    }
    is_keyword(word) || Constant::from_name(word).is_some()
}

#[rustfmt::skip]
fn is_keyword(word: &str) -> bool {
    // Byte by byte, since this is asked for every word of a program.
    matches!(
        word.as_bytes(),
        b"OPENQASM" | b"angle" | b"array" | b"barrier" | b"bit" | b"bool" | b"box" | b"break"
            | b"cal" | b"case" | b"complex" | b"const" | b"continue" | b"creg" | b"ctrl" | b"def"
            | b"defcal" | b"defcalgrammar" | b"default" | b"delay" | b"duration" | b"durationof"
            | b"else" | b"end" | b"extern" | b"false" | b"float" | b"for" | b"gate" | b"gphase" | b"if"
            | b"in" | b"include" | b"input" | b"int" | b"inv" | b"let" | b"measure" | b"mutable"
            | b"negctrl" | b"nop" | b"output" | b"pow" | b"pragma" | b"qreg" | b"qubit" | b"readonly"
            | b"reset" | b"return" | b"stretch" | b"switch" | b"true" | b"uint" | b"void" | b"while"
    )
}

/// The constructs of the language that are not supported, by the word they begin with.
#[rustfmt::skip]
pub(super) fn is_unsupported(word: &str) -> bool {
    matches!(
        word,
        "array" | "box" | "cal" | "complex" | "def" | "defcal" | "defcalgrammar" | "duration"
            | "durationof" | "extern" | "nop" | "return" | "stretch"
    )
}

/// The type of this name, if values and casts can have it.
pub(super) fn base_type(word: &str) -> Option<BaseType> {
    Some(match word {
        "angle" => BaseType::Angle,
        "bit" => BaseType::Bit,
        "bool" => BaseType::Bool,
        "float" => BaseType::Float,
        "int" => BaseType::Int,
        "uint" => BaseType::Uint,
        _ => return None,
    })
}

/// Whether a number directly before this word is a duration or an imaginary number.
pub(super) fn is_unit(word: &str) -> bool {
    matches!(word, "dt" | "im" | "ms" | "ns" | "s" | "us" | "µs" | "μs")
}
