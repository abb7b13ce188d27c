//! One step of a circuit, and gates that a circuit defines for itself.

use serde::{Deserialize, Serialize};

use super::{Clbit, Expr, Qubit, StandardGate};

/// Number of a gate definition in its circuit, see [`Circuit::definitions`](super::Circuit::definitions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DefinitionId(pub u32);

/// A unitary gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gate {
    /// A gate of the table.
    Standard(StandardGate),
    /// A gate that the circuit itself defines.
    Defined(DefinitionId),
}

/// What an instruction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    /// Applies a gate to the instruction's qubits.
    Gate(Gate),
    /// Measures one qubit in the computational basis into one classical bit.
    Measure,
    /// Does nothing; keeps what stands before it apart from what stands after it.
    Barrier,
}

/// One step of a circuit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instruction {
    /// What is done.
    pub operation: Operation,
    /// The gate's parameters, in radians.
    pub params: Vec<Expr>,
    /// The qubits, in the order of the gate's arguments (controls first).
    pub qubits: Vec<Qubit>,
    /// The classical bits written.
    pub clbits: Vec<Clbit>,
}

impl Instruction {
    /// A gate on qubits.
    pub fn gate(gate: Gate, params: Vec<Expr>, qubits: Vec<Qubit>) -> Self {
        Self { operation: Operation::Gate(gate), params, qubits, clbits: Vec::new() }
    }

    /// A measurement of `qubit` into `clbit`.
    pub fn measure(qubit: Qubit, clbit: Clbit) -> Self {
        Self {
            operation: Operation::Measure,
            params: Vec::new(),
            qubits: vec![qubit],
            clbits: vec![clbit],
        }
    }

    /// A barrier across `qubits`.
    pub fn barrier(qubits: Vec<Qubit>) -> Self {
        Self { operation: Operation::Barrier, params: Vec::new(), qubits, clbits: Vec::new() }
    }
}

/// A gate made of other gates, as an OpenQASM `gate` statement gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GateDefinition {
    /// Name, an OpenQASM identifier.
    pub name: String,
    /// Names of the parameters; the body's expressions refer to them.
    pub params: Vec<String>,
    /// Names of the qubit arguments; the body's [`Qubit`]s are indices into this list.
    pub qubits: Vec<String>,
    /// The gates it stands for: standard ones and definitions with a smaller number.
    pub body: Vec<Instruction>,
}
