//! The edits a person can make.

use std::rc::Rc;

use super::{BlockAt, Tool};
use crate::circuit::{
    Assignment, Circuit, ClassicalExpr, ClassicalType, Clbit, Duration, Expr, LoopValues, Qubit,
};

/// One edit of a circuit. Instructions are named by their place in the program, as in
/// [`Circuit::walk`]; cells of the grid by wire and column of the present
/// [`Layout`](super::Layout).
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Puts something onto the cell; what stands there or later moves right. On a cell inside
    /// control flow it goes into the block that is there, see
    /// [`Layout::block_at`](super::Layout::block_at).
    Place {
        /// What to put.
        tool: Tool,
        /// The wire of the first operand.
        wire: Qubit,
        /// The column to stand in, or the nearest one to its left that is free.
        column: usize,
    },
    /// As [`Command::Place`], into a given block, also on a wire that it does not touch yet.
    PlaceInBlock {
        /// What to put.
        tool: Tool,
        /// The wire of the first operand.
        wire: Qubit,
        /// The column to stand in.
        column: usize,
        /// The block; `None` for the circuit itself.
        block: Option<BlockAt>,
    },
    /// Takes an instruction to another column: into the block that is there on the wire its
    /// first qubit comes to, or out of one.
    MoveToColumn {
        /// The instruction.
        instruction: usize,
        /// How many wires down (or up) it goes at the same time.
        wires_down: i64,
        /// The column to stand in.
        column: usize,
    },
    /// As [`Command::MoveToColumn`], into a given block.
    MoveToBlock {
        /// The instruction.
        instruction: usize,
        /// How many wires down (or up) it goes at the same time.
        wires_down: i64,
        /// The column to stand in.
        column: usize,
        /// The block; `None` for the circuit itself.
        block: Option<BlockAt>,
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
    /// Changes a parameter. Names in it have to be declared, see [`declaring`](super::declaring).
    SetParam {
        /// The instruction.
        instruction: usize,
        /// Place of the parameter.
        param: usize,
        /// Its new expression, in radians.
        value: Expr,
    },
    /// Changes the length of a delay.
    SetDelay {
        /// The delay.
        instruction: usize,
        /// Its new length.
        duration: Duration,
    },
    /// Changes the label of a barrier.
    SetBarrierLabel {
        /// The barrier.
        instruction: usize,
        /// Its new label, or none.
        label: Option<String>,
    },
    /// Changes what an assignment writes, and its value.
    SetAssignment {
        /// The assignment.
        instruction: usize,
        /// What it is to be.
        assignment: Assignment,
    },
    /// Adds a control to a gate, as its first qubit.
    AddControl {
        /// The gate.
        instruction: usize,
        /// The control.
        qubit: Qubit,
        /// The value it must have: `true` for 1.
        value: bool,
    },
    /// Takes away a control that was added.
    RemoveControl {
        /// The gate.
        instruction: usize,
        /// Place among [`Instruction::controls`](crate::circuit::Instruction::controls).
        control: usize,
    },
    /// Lets a control that was added ask for the other value.
    ToggleControl {
        /// The gate.
        instruction: usize,
        /// Place among [`Instruction::controls`](crate::circuit::Instruction::controls).
        control: usize,
    },
    /// Puts the inverse of a gate in place of it.
    ToggleInverse {
        /// The gate.
        instruction: usize,
    },
    /// Changes the power a gate is raised to.
    SetExponent {
        /// The gate.
        instruction: usize,
        /// The exponent; `None` takes the modifier away.
        exponent: Option<Expr>,
    },
    /// Changes the condition of an `if` or `while`, or the target of a `switch`.
    SetCondition {
        /// The control flow.
        instruction: usize,
        /// What it is to be.
        condition: ClassicalExpr,
    },
    /// Changes the values a `for` loop goes through.
    SetLoopValues {
        /// The loop.
        instruction: usize,
        /// What they are to be.
        values: LoopValues,
    },
    /// Changes the name of the variable of a `for` loop, or takes it away.
    SetLoopVariable {
        /// The loop.
        instruction: usize,
        /// The name, or none.
        name: Option<String>,
    },
    /// Adds what is done otherwise: `else` to an `if`, `default` to a `switch`.
    AddElse {
        /// The control flow.
        instruction: usize,
    },
    /// Adds a case to a `switch`, for the smallest value from 0 that none has.
    AddCase {
        /// The switch.
        instruction: usize,
    },
    /// Changes the values a case of a `switch` is for.
    SetCaseValues {
        /// The case.
        block: BlockAt,
        /// What they are to be.
        values: Vec<i64>,
    },
    /// Takes away an `else`, a case or a `default`, with what is in it.
    RemoveBlock {
        /// The block.
        block: BlockAt,
    },
    /// Puts what is in a block in place of the control flow around it.
    Unwrap {
        /// The block.
        block: BlockAt,
    },
    /// Makes a gate of the circuit's own out of several gates of one block, and puts it in
    /// place of them.
    Group {
        /// The gates.
        instructions: Vec<usize>,
        /// The name of the new gate.
        name: String,
    },
    /// Puts what a gate of the circuit's own stands for in place of it.
    Decompose {
        /// The gate.
        instruction: usize,
    },
    /// Takes an instruction away, with all that is in its blocks.
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
    /// Declares something new.
    Declare(Declaration),
    /// Gives a register, parameter, variable or gate another name, wherever it is named.
    Rename {
        /// The name it has.
        name: String,
        /// The name it is to have.
        to: String,
    },
    /// Changes the size of a register or vector of parameters, at its end. Bits that instructions
    /// use stay.
    Resize {
        /// The register or vector.
        name: String,
        /// Its new size.
        size: u32,
    },
    /// Takes away a register, parameter, variable or gate that nothing uses.
    Undeclare {
        /// Its name.
        name: String,
    },
    /// Measures at the end every qubit that is not measured there yet, each into a bit of its own:
    /// bits that nobody writes, or those of a new register.
    MeasureAll,
    /// Takes all instructions away.
    Clear,
    /// Puts another circuit in place of this one.
    Replace(Rc<Circuit>),
    /// Several commands one after the other, as one step.
    All(Vec<Command>),
}

/// Something with a name that a circuit can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declaration {
    /// A quantum register.
    Qreg {
        /// Its name.
        name: String,
        /// Number of qubits.
        size: u32,
    },
    /// A classical register.
    Creg {
        /// Its name.
        name: String,
        /// Number of bits.
        size: u32,
    },
    /// A qubit outside of any register.
    LooseQubit {
        /// Its name.
        name: String,
    },
    /// A classical bit outside of any register.
    LooseClbit {
        /// Its name.
        name: String,
    },
    /// A parameter, or with a length a vector of them.
    Input {
        /// Its name.
        name: String,
        /// Number of elements of a vector.
        length: Option<u32>,
    },
    /// A classical variable that is known everywhere.
    Variable {
        /// Its name.
        name: String,
        /// Its type.
        kind: ClassicalType,
        /// The value it begins with.
        initial: Option<i64>,
    },
}
