//! From circuits to text.
//!
//! Each language makes a tree of statements out of a circuit ([`page::Statement`]); the rest is
//! common to all of them. What a language cannot hold is said by a [`Loss`], and when the text
//! would not mean the same, there is none.

mod bits;
mod calls;
mod casts;
mod formulas;
mod free_names;
mod measurements;
mod names;
mod page;
mod plain;
mod qasm2;
mod qasm3;
mod qiskit;
mod table;
mod truth;
mod written;

pub use written::{Target, Written};

use std::collections::BTreeSet;

use super::{Language, Loss};
use crate::circuit::{Circuit, ClassicalExpr};
use qasm3::Reader;

pub(super) use page::{Page, Piece, Statement};
pub(super) use qasm2::{Writer as Qasm2Writer, preamble as preamble_of_qasm2};
pub(super) use qasm3::{Writer as Qasm3Writer, preamble as preamble_of_qasm3};

/// The circuit as an OpenQASM 3 program, ending with a line break.
///
/// What has a word of the language for its name gets a number at the end of it, and so does a
/// gate of the circuit that shares its name with one that `stdgates.inc` has and the circuit uses.
pub fn to_qasm3(circuit: &Circuit) -> String {
    write(circuit, Target::OpenQasm3).text
}

/// The circuit in a format. Names that the format cannot have are changed, as [`to_qasm3`] does.
pub fn write(circuit: &Circuit, target: Target) -> Written {
    let (statements, losses) = match target {
        Target::OpenQasm3 => qasm3::program(circuit, Reader::Any),
        Target::OpenQasm3ForQiskit => qasm3::program(circuit, Reader::Qiskit),
        Target::OpenQasm2 => qasm2::program(circuit, Reader::Qiskit),
        Target::Qiskit => qiskit::program(circuit),
    };
    let step = if target == Target::Qiskit { "    " } else { "  " };
    finish(&statements, losses, step)
}

/// The circuit as a program in a language, for whoever reads all of the language.
pub(super) fn write_in(circuit: &Circuit, language: Language) -> Written {
    let (statements, losses) = match language {
        Language::OpenQasm3 => qasm3::program(circuit, Reader::Any),
        Language::OpenQasm2 => qasm2::program(circuit, Reader::Any),
    };
    finish(&statements, losses, "  ")
}

/// A condition or another classical value of a circuit as OpenQASM 3 writes it.
pub fn condition_text(circuit: &Circuit, value: &ClassicalExpr) -> String {
    qasm3::Writer::new(circuit, Reader::Any).value(value)
}

fn finish(statements: &[Statement], losses: BTreeSet<Loss>, step: &'static str) -> Written {
    let losses: Vec<Loss> = losses.into_iter().collect();
    if losses.iter().any(Loss::is_fatal) {
        return Written { losses, ..Written::default() };
    }
    let mut page = Page::new(step);
    page.write_all(statements, 0);
    Written { text: page.text, map: page.map, losses }
}
