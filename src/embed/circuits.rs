//! The circuits of a job, out of their text.

use std::rc::Rc;

use super::EmbedError;
use crate::circuit::Circuit;
use crate::qasm::{self, Severity};
use crate::rest::codec::JsonPath;

/// A circuit, and what its reader has to say about the text.
pub(super) struct Read {
    pub(super) circuit: Rc<Circuit>,
    /// Each with line and column.
    pub(super) warnings: Vec<String>,
}

/// Reads a circuit, which stands at `path` in the job.
///
/// # Errors
/// Every mistake in the text.
pub(super) fn read(path: &JsonPath, text: &str) -> Result<Read, Vec<EmbedError>> {
    let parsed = qasm::parse(text);
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    for diagnostic in parsed.diagnostics {
        let (position, kind) = (diagnostic.span.position(text), diagnostic.kind);
        match diagnostic.severity {
            Severity::Error => {
                errors.push(EmbedError::Circuit { path: path.clone(), position, kind });
            }
            Severity::Warning => {
                warnings
                    .push(format!("line {}, column {}: {kind}", position.line, position.column));
            }
        }
    }
    match parsed.circuit {
        Some(circuit) => Ok(Read { circuit: Rc::new(circuit), warnings }),
        None => Err(errors),
    }
}
