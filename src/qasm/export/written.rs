//! What comes of writing a circuit.

use super::super::{Loss, SourceMap};

/// What a circuit is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// OpenQASM 3.
    OpenQasm3,
    /// OpenQASM 3 of the kind that `qiskit.qasm3.loads` reads.
    OpenQasm3ForQiskit,
    /// OpenQASM 2, with `qelib1.inc`, of the kind that `qiskit.qasm2.loads` reads.
    OpenQasm2,
    /// A Python script that builds the circuit with Qiskit and runs it.
    Qiskit,
}

/// A circuit as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The text, ending with a line break; empty when the format cannot hold the circuit.
    pub text: String,
    /// Which stretch of the text stands for which part of the circuit.
    pub map: SourceMap,
    /// What the format cannot hold, each kind of loss once.
    pub losses: Vec<Loss>,
}

impl Written {
    /// Whether the text means what the circuit means. What is lost then, if anything, does not
    /// change what comes out of a run. If not, there is no text.
    pub fn is_whole(&self) -> bool {
        !self.losses.iter().any(Loss::is_fatal)
    }
}
