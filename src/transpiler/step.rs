//! What a circuit is made of on its way through the passes, and which instructions it comes from.

use std::rc::Rc;

use smallvec::SmallVec;

use super::axis::{Axis, axis_of_turn};
use super::synthesis::SynthesizedGate;
use crate::circuit::{Expr, Gate, Instruction, Operation, Qubit, StandardGate as G};
use crate::math::{C64, Matrix2, Matrix4};

/// Something done to qubits, and which instructions of the given circuit it comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    pub(super) action: Action,
    /// The qubits, in the order of the instruction's or of the matrix's.
    pub(super) qubits: SmallVec<[u32; 2]>,
    pub(super) from: Origins,
}

/// What is done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    /// An instruction; its own qubits say nothing, those of the step hold.
    Instruction(Instruction),
    /// A gate on one qubit.
    Turn(Matrix2),
    /// A gate on two qubits.
    Block(Box<Block>),
}

/// A gate on two qubits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub(super) matrix: Matrix4,
    /// The axis on which it acts on each qubit, where it has one.
    pub(super) axes: [Option<Axis>; 2],
    /// Entangling gates that it takes, and that it takes together with a swap.
    pub(super) costs: [u8; 2],
}

/// Numbers of instructions of the given circuit, ascending. Nothing for what a pass has put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Origins(Option<Rc<[u32]>>);

impl Origins {
    /// One instruction.
    pub(super) fn one(number: u32) -> Self {
        Self(Some(Rc::from([number])))
    }

    /// The numbers.
    pub(super) fn numbers(&self) -> &[u32] {
        self.0.as_deref().unwrap_or_default()
    }

    /// Those of both.
    pub(super) fn and(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (None, _) => other.clone(),
            (_, None) => self.clone(),
            (Some(own), Some(others)) if own == others => self.clone(),
            (Some(own), Some(others)) => {
                let mut numbers: Vec<u32> = own.iter().chain(others.iter()).copied().collect();
                numbers.sort_unstable();
                numbers.dedup();
                Self(Some(Rc::from(numbers)))
            }
        }
    }
}

impl Step {
    /// An instruction as it is.
    pub(super) fn instruction(instruction: Instruction, from: Origins) -> Self {
        let qubits = instruction.qubits.iter().map(|qubit| qubit.0).collect();
        Self { action: Action::Instruction(instruction), qubits, from }
    }

    /// A gate that a matrix has become, on these qubits.
    pub(super) fn synthesized(part: &SynthesizedGate, qubits: &[u32], from: Origins) -> Self {
        let own = part.qubits().iter().map(|local| Qubit(qubits[*local as usize])).collect();
        let params = part.params().iter().map(|value| Expr::from_angle(*value)).collect();
        Self::instruction(Instruction::gate(Gate::Standard(part.gate), params, own), from)
    }

    /// A gate on one qubit.
    pub(super) fn turn(matrix: Matrix2, qubit: u32, from: Origins) -> Self {
        Self { action: Action::Turn(matrix), qubits: SmallVec::from_slice(&[qubit]), from }
    }

    /// A gate on two qubits.
    pub(super) fn block(block: Block, qubits: [u32; 2], from: Origins) -> Self {
        let action = Action::Block(Box::new(block));
        Self { action, qubits: SmallVec::from_slice(&qubits), from }
    }

    /// The standard gate and the values of its parameters, where all have one.
    pub(super) fn numeric(&self) -> Option<(G, Vec<f64>)> {
        let Action::Instruction(instruction) = &self.action else { return None };
        let Operation::Gate(Gate::Standard(gate)) = instruction.operation else { return None };
        let values = instruction.params.iter().map(|expr| expr.value().ok());
        Some((gate, values.collect::<Option<_>>()?))
    }

    /// Whether it is a gate, rather than something that ends what came before it.
    pub(super) fn is_gate(&self) -> bool {
        match &self.action {
            Action::Instruction(instruction) => matches!(instruction.operation, Operation::Gate(_)),
            Action::Turn(_) | Action::Block(_) => true,
        }
    }

    /// Whether it holds blocks of instructions.
    pub(super) fn is_flow(&self) -> bool {
        let Action::Instruction(instruction) = &self.action else { return false };
        matches!(instruction.operation, Operation::Flow(_))
    }

    /// Whether it ends a round of a loop.
    pub(super) fn leaves_round(&self) -> bool {
        let Action::Instruction(instruction) = &self.action else { return false };
        matches!(instruction.operation, Operation::Break | Operation::Continue)
    }

    /// Whether it may end the block it stands in, so that nothing may pass it.
    pub(super) fn may_leave(&self) -> bool {
        let Action::Instruction(instruction) = &self.action else { return false };
        may_leave(instruction, 0)
    }

    /// The qubits on which nothing may pass it, of so many.
    pub(super) fn stopped(&self, num_qubits: u32) -> SmallVec<[u32; 2]> {
        if self.may_leave() { (0..num_qubits).collect() } else { self.qubits.clone() }
    }

    /// Whether it is a measurement.
    pub(super) fn is_measurement(&self) -> bool {
        let Action::Instruction(instruction) = &self.action else { return false };
        instruction.operation == Operation::Measure
    }

    /// The same on other qubits.
    pub(super) fn on(&self, place: &dyn Fn(u32) -> u32) -> Self {
        let qubits = self.qubits.iter().map(|qubit| place(*qubit)).collect();
        Self { qubits, ..self.clone() }
    }

    /// The instruction on its qubits; none for a matrix.
    pub(super) fn into_instruction(self) -> Option<Instruction> {
        let Action::Instruction(mut instruction) = self.action else { return None };
        if !matches!(instruction.operation, Operation::Flow(_)) {
            instruction.qubits = self.qubits.into_iter().map(Qubit).collect();
        }
        Some(instruction)
    }

    /// How many entangling gates it takes, and how many together with a swap. One or two become
    /// one more: a CX with a swap is an iSWAP up to turns of single qubits, and a controlled phase
    /// with a swap is what three can do.
    pub(super) fn costs(&self) -> [u8; 2] {
        let Action::Instruction(instruction) = &self.action else {
            return if let Action::Block(block) = &self.action { block.costs } else { [0, 3] };
        };
        match instruction.operation {
            _ if self.pair().is_none() => [0, 3],
            Operation::Gate(Gate::Standard(G::Cx | G::Cy | G::Cz | G::Ch | G::Ecr)) => [1, 2],
            Operation::Gate(Gate::Standard(G::Swap)) => [3, 0],
            _ => [2, 3],
        }
    }

    /// The two qubits of a gate on two qubits.
    pub(super) fn pair(&self) -> Option<(u32, u32)> {
        match self.qubits.as_slice() {
            [a, b] if self.is_gate() => Some((*a, *b)),
            _ => None,
        }
    }

    /// The axis on which it acts on its qubit of this number.
    pub(super) fn axis(&self, number: usize) -> Option<Axis> {
        match &self.action {
            Action::Instruction(instruction) => axis_by_table(instruction, number),
            Action::Turn(matrix) => axis_of_turn(matrix),
            Action::Block(block) => block.axes[number],
        }
    }
}

/// Whether it may end the block it stands in, of which `loops` loops around it are a part.
fn may_leave(instruction: &Instruction, loops: usize) -> bool {
    match &instruction.operation {
        Operation::Break | Operation::Continue => loops == 0,
        Operation::Flow(flow) => {
            let loops = loops + usize::from(flow.is_loop());
            flow.blocks().into_iter().flatten().any(|inner| may_leave(inner, loops))
        }
        _ => false,
    }
}

/// The axis of a gate, whatever values its angles have.
fn axis_by_table(instruction: &Instruction, number: usize) -> Option<Axis> {
    let Operation::Gate(Gate::Standard(gate)) = instruction.operation else { return None };
    let axes = match gate {
        G::Rz | G::P | G::U1 | G::Cp | G::Cu1 | G::Crz | G::Rzz => [Axis::Z, Axis::Z],
        G::Rx | G::Rxx => [Axis::X, Axis::X],
        G::Ry | G::Ryy => [Axis::Y, Axis::Y],
        G::Crx | G::Rzx => [Axis::Z, Axis::X],
        G::Cry => [Axis::Z, Axis::Y],
        _ => return None,
    };
    axes.get(number).copied()
}

/// Whether a matrix is the identity but for a phase.
pub(super) fn is_identity(matrix: &Matrix2) -> bool {
    let [a, b, c, d] =
        [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(row, column)| matrix.get(row, column));
    let is_zero = |entry: C64| entry.norm_sqr() < 1e-24;
    is_zero(b) && is_zero(c) && is_zero(a - d)
}
