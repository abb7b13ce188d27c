//! The circuit model: bits, the one table of gates, parameter expressions, instructions.
//!
//! Owns: what a circuit *is* and the rules it keeps (arity, ranges, distinct operands).
//! Does not know: how circuits are written as text, drawn, or run.
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

mod bits;
mod error;
mod expr;
mod gates;
mod instruction;
mod model;

pub use bits::{Clbit, Qubit, Register};
pub use error::CircuitError;
pub use expr::{BinaryOp, Constant, EvalError, Expr, Function};
pub use gates::{Family, GateSpec, Glyph, Inverse, OpenQasm, StandardGate, Symbol};
pub use instruction::{DefinitionId, Gate, GateDefinition, Instruction, Operation};
pub use model::Circuit;

#[cfg(test)]
mod tests;
