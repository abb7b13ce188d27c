//! Where instructions stand on the grid: one wire per qubit, columns from the left.

use std::ops::{Range, RangeInclusive};

use crate::circuit::{Circuit, Instruction, Operation, Qubit};

/// The grid position of every instruction of a circuit.
///
/// Every instruction stands as far left as the wires between its topmost and bottommost qubit
/// allow; a measurement also blocks the wires below it, across which its line goes to the
/// classical register. Instructions without a qubit (global phases) stand nowhere.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Column of each instruction, `None` for one without a qubit.
    columns: Vec<Option<usize>>,
    /// What stands in each column, with the wires it blocks.
    blocks: Vec<Vec<(RangeInclusive<u32>, usize)>>,
}

/// What a cell of the grid shows of an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The operand with this place among the instruction's qubits.
    Operand(usize),
    /// The line between two operands, or from a measurement to its register.
    Line,
}

impl Layout {
    /// The layout of a circuit. Cost: the wires blocked by all instructions together.
    pub fn of(circuit: &Circuit) -> Self {
        let num_qubits = circuit.num_qubits();
        let mut free_from = vec![0; num_qubits as usize];
        let mut layout = Self::default();
        for (index, instruction) in circuit.instructions().iter().enumerate() {
            let column = blocked_wires(instruction, num_qubits).map(|wires| {
                let span = &mut free_from[*wires.start() as usize..=*wires.end() as usize];
                let column = span.iter().copied().max().unwrap_or(0);
                span.fill(column + 1);
                layout.block(column, wires, index);
                column
            });
            layout.columns.push(column);
        }
        layout
    }

    fn block(&mut self, column: usize, wires: RangeInclusive<u32>, index: usize) {
        if self.blocks.len() <= column {
            self.blocks.resize_with(column + 1, Vec::new);
        }
        self.blocks[column].push((wires, index));
    }

    /// Number of columns that hold something.
    pub fn num_columns(&self) -> usize {
        self.blocks.len()
    }

    /// The column of an instruction; `None` for one that stands nowhere.
    pub fn column_of(&self, instruction: usize) -> Option<usize> {
        self.columns.get(instruction).copied().flatten()
    }

    /// The instructions that stand in a column and block one of these wires.
    pub fn in_column(&self, column: usize, seen: Range<u32>) -> impl Iterator<Item = usize> + '_ {
        let blocks = self.blocks.get(column).into_iter().flatten();
        let is_seen = move |wires: &RangeInclusive<u32>| {
            *wires.start() < seen.end && seen.start <= *wires.end()
        };
        blocks.filter(move |(wires, _)| is_seen(wires)).map(|(_, index)| *index)
    }

    /// What a cell shows: an instruction of `circuit`, whose layout this is, and which part.
    pub fn at(&self, circuit: &Circuit, wire: Qubit, column: usize) -> Option<(usize, Part)> {
        let mut blocks = self.blocks.get(column)?.iter();
        let (_, index) = blocks.find(|(wires, _)| wires.contains(&wire.0))?;
        let qubits = &circuit.instructions().get(*index)?.qubits;
        let operand = qubits.iter().position(|&qubit| qubit == wire);
        Some((*index, operand.map_or(Part::Line, Part::Operand)))
    }

    /// Whether two instructions block a wire in common, so that their order on the grid counts.
    pub(super) fn overlap(a: &Instruction, b: &Instruction, num_qubits: u32) -> bool {
        match (blocked_wires(a, num_qubits), blocked_wires(b, num_qubits)) {
            (Some(a), Some(b)) => a.start() <= b.end() && b.start() <= a.end(),
            _ => false,
        }
    }
}

/// The wires an instruction keeps others out of.
fn blocked_wires(instruction: &Instruction, num_qubits: u32) -> Option<RangeInclusive<u32>> {
    let indices = || instruction.qubits.iter().map(|qubit| qubit.0);
    let (top, bottom) = (indices().min()?, indices().max()?);
    match instruction.operation {
        Operation::Measure => Some(top..=num_qubits - 1),
        _ => Some(top..=bottom),
    }
}
