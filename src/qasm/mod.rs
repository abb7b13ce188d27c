//! OpenQASM text to circuits and back.
//!
//! Owns: the grammar, what is said about mistakes, and the text that a circuit is written as.
//! Does not know: how circuits are drawn, changed or run.
//!
//! What is read is OpenQASM 2, and all of OpenQASM 3 that makes circuits: registers and single
//! bits, gates with modifiers, broadcast over registers, inputs, constants, classical variables,
//! control flow. Timing, pulses and subroutines are named in a diagnostic, never dropped in
//! silence. No text makes this room panic, or costs more time and memory than a circuit of two
//! million parts; a saved one, of four million.
//!
//! ```
//! let parsed = ketpad::qasm::parse("qubit[2] q; h q[0]; cx q[0], q[1];");
//! let circuit = parsed.circuit.unwrap();
//! assert_eq!(circuit.instructions().len(), 2);
//! assert!(ketpad::qasm::to_qasm3(&circuit).ends_with("h q[0];\ncx q[0], q[1];\n"));
//! ```

mod diagnostic;
mod export;
mod kind;
mod loss;
mod lower;
mod message;
mod name;
mod qasm2;
mod rewrite;
mod source_map;
mod syntax;

pub use diagnostic::{Diagnostic, Position, Severity, Span};
pub use export::{Target, Written, condition_text, to_qasm3, write};
pub use kind::DiagnosticKind;
pub use loss::Loss;
pub use message::{Found, Message, Nearest};
pub use name::is_name;
pub use rewrite::{in_open_qasm_3, rewrite, rewrite_held};
pub use source_map::{Part, SourceMap};

#[cfg(test)]
mod tests;

use crate::circuit::{Circuit, ClassicalExpr, Expr, VariableId};
use diagnostic::Diagnostics;

/// Longest text that is read, in bytes, unless it is a saved circuit.
pub const MAX_SOURCE_BYTES: usize = 1 << 22;

/// How much is read of a program.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Most bytes of text.
    bytes: usize,
    /// Most parts of the circuit.
    parts: usize,
}

impl Limits {
    /// What people type or paste.
    const TYPED: Self = Self { bytes: MAX_SOURCE_BYTES, parts: lower::MAX_PARTS };

    /// What was a circuit before. Written out it can be much longer than what was typed, and a
    /// barrier or a measurement counts up to twice as many parts as it did.
    const SAVED: Self = Self { bytes: usize::MAX, parts: 2 * lower::MAX_PARTS };
}

/// The languages that are read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// OpenQASM 3.
    #[default]
    OpenQasm3,
    /// OpenQASM 2.
    OpenQasm2,
}

/// What came of reading a program.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The circuit; none exactly when some diagnostic is an error.
    pub circuit: Option<Circuit>,
    /// The language it is written in.
    pub language: Language,
    /// What of the text stands for what of the circuit.
    pub map: SourceMap,
    /// What there is to say, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a program as people write it, of at most [`MAX_SOURCE_BYTES`].
pub fn parse(source: &str) -> Parsed {
    parse_within(Limits::TYPED, source)
}

/// Reads back what [`to_qasm3`] has written of a circuit, however long it is.
pub fn parse_saved(source: &str) -> Parsed {
    parse_within(Limits::SAVED, source)
}

fn parse_within(limits: Limits, source: &str) -> Parsed {
    let mut diagnostics = Diagnostics::default();
    let mut map = SourceMap::default();
    let (language, circuit) = if qasm2::is_open_qasm_2(source) {
        let circuit = qasm2::read_program(limits, source, &mut diagnostics, &mut map);
        (Language::OpenQasm2, circuit)
    } else {
        (Language::OpenQasm3, read_program(limits, source, &mut diagnostics, &mut map))
    };
    let circuit = if diagnostics.has_errors() { None } else { Some(circuit) };
    Parsed { circuit, language, map, diagnostics: diagnostics.finish() }
}

/// Reads one formula as people type it into a field: `pi/2`, `-0.25*pi`, `3pi/4`, `2^-3`, `ln(2)`.
///
/// # Errors
/// The first mistake in it; a value that is not a finite number.
pub fn parse_angle(text: &str) -> Result<Expr, Diagnostic> {
    parse_angle_in(text, &Circuit::new(), &[])
}

/// As [`parse_angle`], with the parameters and the variables of a circuit by their names
/// (`theta`, `theta[0]`), and with these variables of the loops around.
///
/// # Errors
/// As [`parse_angle`].
pub fn parse_angle_in(
    text: &str,
    circuit: &Circuit,
    loop_variables: &[String],
) -> Result<Expr, Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let expr = read_formula(text, circuit, loop_variables, &mut diagnostics);
    match first_error(diagnostics) {
        Some(error) => Err(error),
        None => Ok(expr.expect("invariant: a formula without errors has a value")),
    }
}

/// Reads a condition as people type it into a field: `c == 3`, `c[0] && !flag`; with the registers
/// and variables of a circuit, and with these variables of the loops around.
///
/// # Errors
/// The first mistake in it.
pub fn parse_condition(
    text: &str,
    circuit: &Circuit,
    loop_variables: &[VariableId],
) -> Result<ClassicalExpr, Diagnostic> {
    read_value(text, circuit, loop_variables, lower::lower_condition)
}

/// As [`parse_condition`], for a value that may also be a number: `n + 1`.
///
/// # Errors
/// As [`parse_condition`].
pub fn parse_value(
    text: &str,
    circuit: &Circuit,
    loop_variables: &[VariableId],
) -> Result<ClassicalExpr, Diagnostic> {
    read_value(text, circuit, loop_variables, lower::lower_value)
}

type LowerValue = fn(
    &str,
    &syntax::Expression<'_>,
    &Circuit,
    &[VariableId],
    &mut Diagnostics,
) -> Option<ClassicalExpr>;

fn read_value(
    text: &str,
    circuit: &Circuit,
    loop_variables: &[VariableId],
    lower: LowerValue,
) -> Result<ClassicalExpr, Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let value = if is_too_long(Limits::TYPED, text, &mut diagnostics) {
        None
    } else {
        let parsed = syntax::parse_expression(text, &mut diagnostics);
        parsed.and_then(|it| lower(text, &it, circuit, loop_variables, &mut diagnostics))
    };
    match first_error(diagnostics) {
        Some(error) => Err(error),
        None => Ok(value.expect("invariant: an expression without errors has a value")),
    }
}

fn first_error(diagnostics: Diagnostics) -> Option<Diagnostic> {
    let mut all = diagnostics.finish().into_iter();
    all.find(|diagnostic| diagnostic.severity == Severity::Error)
}

fn read_program(
    limits: Limits,
    source: &str,
    diagnostics: &mut Diagnostics,
    map: &mut SourceMap,
) -> Circuit {
    if is_too_long(limits, source, diagnostics) {
        return Circuit::new();
    }
    let program = syntax::parse_program(source, diagnostics);
    if let Err(diagnostic) = lower::check_language(&program) {
        // What is wrong with it as OpenQASM 3 is beside the point.
        *diagnostics = Diagnostics::default();
        diagnostics.report(diagnostic);
        return Circuit::new();
    }
    lower::lower_program(&program, limits.parts, diagnostics, map)
}

fn read_formula(
    text: &str,
    circuit: &Circuit,
    loop_variables: &[String],
    diagnostics: &mut Diagnostics,
) -> Option<Expr> {
    if is_too_long(Limits::TYPED, text, diagnostics) {
        return None;
    }
    let formula = syntax::parse_formula(text, diagnostics)?;
    lower::lower_formula(text, &formula, circuit, loop_variables, diagnostics)
}

fn is_too_long(limits: Limits, source: &str, diagnostics: &mut Diagnostics) -> bool {
    let is_too_long = source.len() > limits.bytes;
    if is_too_long {
        let kind = DiagnosticKind::SourceTooLong { bytes: source.len(), limit: limits.bytes };
        diagnostics.report(Diagnostic::error(Span { start: 0, end: 0 }, kind));
    }
    is_too_long
}
