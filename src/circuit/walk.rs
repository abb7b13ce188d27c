//! Going through the instructions of a circuit, blocks included.
//!
//! The *place* of an instruction is its number in program text: an instruction comes before
//! what is in its blocks, and that before what follows it. Without control flow it is the index
//! among [`Circuit::instructions`].

use super::{Block, Circuit, Clbit, ControlFlow, Instruction, Operation, Qubit};

/// An instruction on the way through a circuit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit<'c> {
    /// Place of the instruction.
    pub place: usize,
    /// Number of blocks around it.
    pub depth: usize,
    /// The instruction.
    pub instruction: &'c Instruction,
}

impl Instruction {
    /// Number of places it takes: one, and those of the instructions in its blocks.
    pub fn num_places(&self) -> usize {
        let blocks = self.control_flow().map(ControlFlow::blocks).unwrap_or_default();
        1 + blocks.into_iter().flatten().map(Self::num_places).sum::<usize>()
    }

    /// Changes every qubit and classical bit in it, blocks and conditions included. `None` from
    /// `qubit` or `clbit` takes away the innermost instruction that has it; a barrier or a delay
    /// only loses the qubit, and goes when it has none left; a condition takes the whole of its
    /// control flow with it. `None` when nothing is left.
    pub fn map_bits(
        &self,
        qubit: &dyn Fn(Qubit) -> Option<Qubit>,
        clbit: &dyn Fn(Clbit) -> Option<Clbit>,
    ) -> Option<Self> {
        match &self.operation {
            Operation::Flow(flow) => Some(Self::flow(map_flow(flow, qubit, clbit)?)),
            Operation::Assign(assignment) => {
                let mut assignment = assignment.as_ref().clone();
                if let super::AssignmentTarget::Bits(bits) = &mut assignment.target {
                    *bits = bits.iter().map(|bit| clbit(*bit)).collect::<Option<_>>()?;
                }
                assignment.value = map_expr(&assignment.value, clbit)?;
                Some(Self::assign(assignment))
            }
            Operation::Barrier(_) | Operation::Delay(_) => {
                let qubits: Vec<Qubit> = self.qubits.iter().filter_map(|q| qubit(*q)).collect();
                let is_gone = qubits.is_empty() && !self.qubits.is_empty();
                (!is_gone).then(|| Self { qubits, ..self.clone() })
            }
            _ => {
                let qubits = self.qubits.iter().map(|q| qubit(*q)).collect::<Option<_>>()?;
                let clbits = self.clbits.iter().map(|c| clbit(*c)).collect::<Option<_>>()?;
                Some(Self { qubits, clbits, ..self.clone() })
            }
        }
    }

    /// The instruction on the qubits that have a number, under it. It stays also where none is left.
    pub(super) fn with_only(&self, numbers: &[Option<Qubit>]) -> Self {
        if let Operation::Flow(flow) = &self.operation {
            let mut flow = flow.as_ref().clone();
            for block in flow.blocks_mut() {
                for inner in block {
                    *inner = inner.with_only(numbers);
                }
            }
            return Self::flow(flow);
        }
        let number = |qubit: &Qubit| numbers.get(qubit.index()).copied().flatten();
        Self { qubits: self.qubits.iter().filter_map(number).collect(), ..self.clone() }
    }
}

/// The places of a block's instructions, the first of which is at `first`.
pub fn block_places(block: &[Instruction], first: usize) -> Vec<usize> {
    let next = |next: &mut usize, step: &Instruction| {
        let place = *next;
        *next += step.num_places();
        Some(place)
    };
    block.iter().scan(first, next).collect()
}

fn map_flow(
    flow: &ControlFlow,
    qubit: &dyn Fn(Qubit) -> Option<Qubit>,
    clbit: &dyn Fn(Clbit) -> Option<Clbit>,
) -> Option<ControlFlow> {
    let mut flow = flow.clone();
    if let Some(condition) = flow.condition_mut() {
        *condition = map_expr(condition, clbit)?;
    }
    for block in flow.blocks_mut() {
        *block = block.iter().filter_map(|inner| inner.map_bits(qubit, clbit)).collect();
    }
    Some(flow)
}

fn map_expr(
    expr: &super::ClassicalExpr,
    clbit: &dyn Fn(Clbit) -> Option<Clbit>,
) -> Option<super::ClassicalExpr> {
    let mut mapped = expr.clone();
    let mut is_whole = true;
    mapped.for_each_bit_mut(&mut |bit| match clbit(*bit) {
        Some(new) => *bit = new,
        None => is_whole = false,
    });
    is_whole.then_some(mapped)
}

impl Circuit {
    /// All instructions in the order of their places. Cost: their number.
    pub fn walk(&self) -> Vec<Visit<'_>> {
        let mut visits = Vec::with_capacity(self.instructions().len());
        walk_block(self.instructions(), 0, &mut visits);
        visits
    }

    /// Number of places: instructions, blocks included.
    pub fn num_places(&self) -> usize {
        self.instructions().iter().map(Instruction::num_places).sum()
    }

    /// The instruction at a place. Cost: the number of top-level instructions before it.
    pub fn instruction(&self, place: usize) -> Option<&Instruction> {
        find(self.instructions(), place)
    }

    /// Whether it has control flow.
    pub fn has_control_flow(&self) -> bool {
        self.instructions().iter().any(|step| step.control_flow().is_some())
    }
}

fn walk_block<'c>(block: &'c [Instruction], depth: usize, visits: &mut Vec<Visit<'c>>) {
    for instruction in block {
        visits.push(Visit { place: visits.len(), depth, instruction });
        let blocks = instruction.control_flow().map(ControlFlow::blocks).unwrap_or_default();
        for inner in blocks {
            walk_block(inner, depth + 1, visits);
        }
    }
}

fn find(block: &[Instruction], place: usize) -> Option<&Instruction> {
    let mut rest = place;
    for instruction in block {
        if rest == 0 {
            return Some(instruction);
        }
        rest -= 1;
        let blocks: Vec<&Block> =
            instruction.control_flow().map(ControlFlow::blocks).unwrap_or_default();
        for inner in blocks {
            let places = inner.iter().map(Instruction::num_places).sum();
            if rest < places {
                return find(inner, rest);
            }
            rest -= places;
        }
    }
    None
}
