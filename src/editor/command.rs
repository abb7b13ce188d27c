//! The edits a person can make.

use std::rc::Rc;

use crate::circuit::{Circuit, Clbit, Expr, Gate, Operation, Qubit};

/// What can be taken from the palette and put onto the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tool {
    /// A gate, with [`Tool::DEFAULT_ANGLE`] for each of its parameters.
    Gate(Gate),
    /// A measurement into a classical bit that is free.
    Measure,
    /// A barrier across all qubits.
    Barrier,
}

impl Tool {
    /// Angle of a freshly placed gate in radians, as in IBM's composer: π/2.
    pub const DEFAULT_ANGLE: f64 = std::f64::consts::FRAC_PI_2;

    /// What the tool puts down does.
    pub fn operation(self) -> Operation {
        match self {
            Self::Gate(gate) => Operation::Gate(gate),
            Self::Measure => Operation::Measure,
            Self::Barrier => Operation::Barrier(None),
        }
    }
}

/// One edit of a circuit. Instructions are named by their place in the program, cells of the
/// grid by wire and column of the present [`Layout`](super::Layout).
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Puts something onto the cell; what stands there or later moves right.
    Place {
        /// What to put.
        tool: Tool,
        /// The wire of the first operand.
        wire: Qubit,
        /// The column to stand in, or the nearest one to its left that is free.
        column: usize,
    },
    /// Takes an instruction to another column.
    MoveToColumn {
        /// The instruction.
        instruction: usize,
        /// How many wires down (or up) it goes at the same time.
        wires_down: i64,
        /// The column to stand in.
        column: usize,
    },
    /// Puts one operand of an instruction onto another qubit; when that qubit is an operand
    /// too, the two change places.
    SetQubit {
        /// The instruction.
        instruction: usize,
        /// Place of the operand among the instruction's qubits.
        operand: usize,
        /// The qubit it is to be.
        qubit: Qubit,
    },
    /// Changes the classical bit a measurement writes.
    SetClbit {
        /// The measurement.
        instruction: usize,
        /// The bit it is to write.
        clbit: Clbit,
    },
    /// Changes a parameter.
    SetParam {
        /// The instruction.
        instruction: usize,
        /// Place of the parameter.
        param: usize,
        /// Its new expression, in radians.
        value: Expr,
    },
    /// Takes an instruction away.
    Remove {
        /// The instruction.
        instruction: usize,
    },
    /// Adds a qubit below the last one.
    AddQubit,
    /// Takes a qubit away, and with it the instructions that touch it.
    RemoveQubit {
        /// The qubit.
        qubit: Qubit,
    },
    /// Measures every qubit that is not measured yet, each into a bit of its own.
    MeasureAll,
    /// Takes all instructions away.
    Clear,
    /// Puts another circuit in place of this one.
    Replace(Rc<Circuit>),
}
