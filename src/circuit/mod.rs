//! The circuit model: bits, the one table of gates, parameter expressions, instructions.
//!
//! Owns: what a circuit *is* (gates and modifiers, parameters, classical variables, control flow)
//! and the rules it keeps (arity, ranges, distinct operands, names in scope); what can be told
//! from it alone: [`analysis`] of size and dependences, and modified gates as plain ones by
//! [`decompose`]. Does not know: how circuits are written as text, drawn, or run.
//!
//! Bits are little-endian throughout: qubit 0 is the least significant bit of a basis state
//! and the rightmost character of its label. Angles are radians.
//!
//! ```
//! use ketpad::circuit::{Circuit, StandardGate};
//!
//! let mut bell = Circuit::with_registers(2, 2);
//! bell.gate(StandardGate::H, &[], &[0]).unwrap();
//! bell.gate(StandardGate::Cx, &[], &[0, 1]).unwrap();
//! bell.measure(0, 0).unwrap();
//! assert_eq!(bell.instructions().len(), 3);
//! ```

pub mod analysis;
mod bits;
mod check;
mod classical;
mod decompose;
mod error;
mod evaluation;
mod expr;
mod flow;
mod gates;
mod instruction;
mod model;
mod parameters;
mod walk;

pub use bits::{Clbit, Qubit, Register, repeated_qubit};
pub use classical::{
    Assignment, AssignmentTarget, ClassicalBinary, ClassicalExpr, ClassicalType, ClassicalUnary,
    Variable, VariableId, VariableScope,
};
pub use decompose::{DecomposeError, MAX_DECOMPOSED_GATES, decompose, unrolled};
pub use error::CircuitError;
pub use evaluation::{ClassicalError, ClassicalValue, ClassicalValues};
pub use expr::{BinaryOp, Constant, EvalError, Expr, Function};
pub use flow::{Block, ControlFlow, LoopValues, SwitchCase};
pub use gates::{
    Family, GateSpec, Glyph, Inverse, OpenQasm, OpenQasm2, Qiskit, StandardGate, Symbol,
};
pub use instruction::{
    DefinitionId, Duration, Gate, GateDefinition, Instruction, ModifiedGate, Operation, Power,
    TimeUnit,
};
pub use model::Circuit;
pub use parameters::{Input, element_name};
pub use walk::{Visit, block_places};

#[cfg(test)]
mod tests;
