//! Joins gates that follow each other on the same two qubits into one, and tells what it is.
//!
//! What comes out is made so that much of it commutes: a gate that turns a product of two axes
//! stands alone, with the turns of single qubits around it beside it. Turns before and after are
//! joined only where a further gate on the same two qubits follows: a Hadamard gate in front of a
//! controlled phase would hide that it commutes with the next one.

use super::axis::Axis;
use super::step::{Action, Block, Origins, Step, is_identity};
use crate::math::{C64, Matrix2, Matrix4, WeylDecomposition, mirrored_coordinates};
use crate::transpiler::synthesis::num_basis_gates;

/// Below this size, in radians, a coordinate is 0.
const NONE: f64 = 1e-9;

/// Exchanges two qubits.
pub(super) const SWAP: Matrix4 = {
    let (zero, one) = (C64::ZERO, C64::ONE);
    Matrix4::from_rows([
        [one, zero, zero, zero],
        [zero, zero, one, zero],
        [zero, one, zero, zero],
        [zero, zero, zero, one],
    ])
};

const X: Matrix2 = Matrix2::from_rows([[C64::ZERO, C64::ONE], [C64::ONE, C64::ZERO]]);

/// Gates whose parameters have values as matrices, and what follows on the same qubits joined.
pub(super) fn collected(steps: Vec<Step>, num_qubits: u32) -> Vec<Step> {
    let mut collector = Collector {
        open: vec![None; num_qubits as usize],
        pending: vec![None; num_qubits as usize],
        blocks: Vec::new(),
        done: Vec::with_capacity(steps.len()),
    };
    for step in steps {
        collector.add(step);
    }
    for qubit in 0..num_qubits {
        collector.close(qubit);
        collector.flush(qubit);
    }
    collector.done
}

/// A block that may still grow.
struct Open {
    qubits: [u32; 2],
    matrix: Matrix4,
    from: Origins,
    is_closed: bool,
}

struct Collector {
    /// For each qubit the block that is open there.
    open: Vec<Option<usize>>,
    /// For each qubit the turns since then.
    pending: Vec<Option<(Matrix2, Origins)>>,
    blocks: Vec<Open>,
    done: Vec<Step>,
}

impl Collector {
    fn add(&mut self, step: Step) {
        let from = step.from.clone();
        match (matrix_of(&step), step.qubits.as_slice()) {
            (Some(Matrix::One(matrix)), [qubit]) => self.turn(matrix, *qubit, &from),
            (Some(Matrix::Two(matrix)), [a, b]) => self.pair(matrix, [*a, *b], &from),
            _ => {
                for qubit in step.stopped(self.open.len() as u32) {
                    self.close(qubit);
                    self.flush(qubit);
                }
                self.done.push(step);
            }
        }
    }

    fn turn(&mut self, matrix: Matrix2, qubit: u32, from: &Origins) {
        let pending = &mut self.pending[qubit as usize];
        *pending = Some(match pending.take() {
            Some((before, origins)) => (matrix * before, origins.and(from)),
            None => (matrix, from.clone()),
        });
    }

    fn pair(&mut self, matrix: Matrix4, [a, b]: [u32; 2], from: &Origins) {
        let open = self.open[a as usize].filter(|open| self.open[b as usize] == Some(*open));
        if let Some(number) = open {
            let turns = [a, b].map(|qubit| self.pending[qubit as usize].take());
            let block = &mut self.blocks[number];
            let is_turned = block.qubits != [a, b];
            let mut origins = block.from.and(from);
            let [of_a, of_b] = turns.map(|turn| {
                turn.map_or(Matrix2::IDENTITY, |(matrix, own)| {
                    origins = origins.and(&own);
                    matrix
                })
            });
            let whole = matrix * Matrix4::of_locals(&[of_a, of_b]);
            let whole = if is_turned { whole.exchanged() } else { whole };
            block.matrix = whole * block.matrix;
            block.from = origins;
            return;
        }
        for qubit in [a, b] {
            self.close(qubit);
            self.flush(qubit);
        }
        let number = self.blocks.len();
        self.blocks.push(Open { qubits: [a, b], matrix, from: from.clone(), is_closed: false });
        self.open[a as usize] = Some(number);
        self.open[b as usize] = Some(number);
    }

    /// Ends the block that is open at a qubit.
    fn close(&mut self, qubit: u32) {
        let Some(number) = self.open[qubit as usize].take() else { return };
        let block = &mut self.blocks[number];
        if std::mem::replace(&mut block.is_closed, true) {
            return;
        }
        let (qubits, from) = (block.qubits, block.from.clone());
        let Parts { block, after } = parts(&block.matrix);
        self.done.extend(block.map(|block| Step::block(block, qubits, from.clone())));
        for (qubit, matrix) in qubits.into_iter().zip(after) {
            self.open[qubit as usize] = self.open[qubit as usize].filter(|open| *open != number);
            let pending = self.pending[qubit as usize].take();
            let whole = match pending {
                Some((later, own)) => (later * matrix, from.and(&own)),
                None => (matrix, from.clone()),
            };
            self.pending[qubit as usize] = Some(whole);
        }
    }

    /// The turns that wait at a qubit become a step.
    fn flush(&mut self, qubit: u32) {
        if let Some((matrix, from)) = self.pending[qubit as usize].take()
            && !is_identity(&matrix)
        {
            self.done.push(Step::turn(matrix, qubit, from));
        }
    }
}

enum Matrix {
    One(Matrix2),
    Two(Matrix4),
}

/// The matrix of a gate on one or two qubits, where it is known.
fn matrix_of(step: &Step) -> Option<Matrix> {
    match &step.action {
        Action::Turn(matrix) => Some(Matrix::One(*matrix)),
        Action::Block(block) => Some(Matrix::Two(block.matrix)),
        Action::Instruction(_) => {
            let (gate, values) = step.numeric()?;
            let matrix = gate.matrix(&values);
            match step.qubits.len() {
                1 => Matrix2::of(&matrix).map(Matrix::One),
                2 => Matrix4::of(&matrix).map(Matrix::Two),
                _ => None,
            }
        }
    }
}

/// A gate on two qubits, and the turns after it that it does without.
pub(super) struct Parts {
    /// Nothing where the turns are all.
    pub(super) block: Option<Block>,
    pub(super) after: [Matrix2; 2],
}

/// What a gate on two qubits is made of.
pub(super) fn parts(matrix: &Matrix4) -> Parts {
    let weyl = WeylDecomposition::of(matrix);
    let [a, b, c] = weyl.coordinates;
    let is_local = a.abs() < NONE && b.abs() < NONE && c.abs() < NONE;
    let locals = || [0, 1].map(|qubit| weyl.k1[qubit] * weyl.k2[qubit]);
    if is_local {
        return Parts { block: None, after: locals() };
    }
    let costs = [weyl.coordinates, mirrored_coordinates(&weyl.coordinates)]
        .map(|of| num_basis_gates(&of) as u8);
    if b.abs() > NONE || c.abs() > NONE {
        let block = Block { matrix: *matrix, axes: [None; 2], costs };
        return Parts { block: Some(block), after: [Matrix2::IDENTITY; 2] };
    }
    // exp(i·a·XX) between turns, which turn its axes and are left over.
    let paulis = [0, 1].map(|qubit| {
        let before = weyl.k2[qubit];
        before.adjoint() * X * before
    });
    let axes = [0, 1].map(|qubit| Some(Axis::of_pauli(&paulis[qubit])));
    let (cos, sin) = (libm::cos(a), libm::sin(a));
    let product = Matrix4::of_locals(&paulis);
    let matrix = Matrix4::from_entries(|row, column| {
        let diagonal = if row == column { cos } else { 0.0 };
        C64::new(diagonal, 0.0) + product.get(row, column) * C64::new(0.0, sin)
    });
    Parts { block: Some(Block { matrix, axes, costs }), after: locals() }
}
