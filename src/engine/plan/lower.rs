//! From elements to operations on a state that grows.
//!
//! A run begins in a product state, so a qubit need not be a part of the state vector before it
//! is entangled with another: until then it is two numbers. When it joins, it becomes the highest
//! bit of the index, so that what comes before costs half as much for every qubit that is not
//! there yet. Phases wait in a pool and are applied in one pass, when something that does not
//! commute with them comes. A general matrix on one qubit is phases around a real matrix.

use std::collections::BTreeMap;

use super::super::gate_step::Control;
use super::super::kernels::{Controls, Phases, Rotation};
use super::element::Element;
use super::op::Op;
use super::phased::{Middle, Phased};
use crate::math::{C64, cis};

/// Where a qubit of the circuit is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::engine) enum Wire {
    /// Not a part of the state vector yet, and in this state.
    Apart([C64; 2]),
    /// This bit of the index of an amplitude.
    Joined(usize),
}

/// Turns elements into operations.
pub(super) struct Lowering {
    /// For each qubit of the circuit.
    pub(super) wires: Vec<Wire>,
    pub(super) ops: Vec<Op>,
    /// The phase of everything, in radians.
    pub(super) phase: f64,
    /// Number of qubits of the state vector.
    num_joined: usize,
    pool: Pool,
}

/// Phases that have not been applied yet.
#[derive(Default)]
struct Pool {
    of_qubits: BTreeMap<usize, f64>,
    of_pairs: BTreeMap<(usize, usize), f64>,
    /// The qubits that it acts on, as bits.
    touched: u64,
}

impl Lowering {
    pub(super) fn new(wires: Vec<Wire>) -> Self {
        let num_joined = wires.iter().filter(|wire| matches!(wire, Wire::Joined(_))).count();
        let pool = Pool::default();
        Self { wires, ops: Vec::new(), phase: 0.0, num_joined, pool }
    }

    /// Brings all that waits, and joins what is still apart if all are to be a part of the state.
    pub(super) fn finish(mut self, joins_all: bool) -> Self {
        self.flush();
        let num_qubits = if joins_all { self.wires.len() } else { 0 };
        for qubit in 0..num_qubits {
            self.join(qubit);
        }
        self
    }

    pub(super) fn add(&mut self, element: &Element) {
        match element {
            Element::Phase(angle) => self.phase += angle,
            Element::PhaseOf { qubit, angle } => self.phase_of(*qubit, *angle),
            Element::PairPhase { qubits, angle } => self.pair_phase(*qubits, *angle),
            Element::One { qubit, matrix } => self.one(*qubit, *matrix),
            Element::Turn(rotation) => self.turn(*rotation),
            Element::Two { qubits, matrix } => self.two(*qubits, **matrix),
            Element::Flip { target, controls } => self.flip(*target, controls),
            Element::Swap([a, b]) => self.swap(*a, *b),
            Element::Controlled { target, matrix, controls } => {
                if let Some(controls) = self.controls(controls) {
                    let target = self.changed(*target);
                    self.ops.push(Op::Controlled { target, matrix: *matrix, controls });
                }
            }
            Element::Scale { factor, controls } => {
                if let Some(controls) = self.controls(controls) {
                    self.ops.push(Op::Scale { factor: *factor, controls });
                }
            }
            Element::Groups { matrix, targets, controls } => {
                if let Some(controls) = self.controls(controls) {
                    let targets = targets.iter().map(|target| self.changed(*target)).collect();
                    self.ops.push(Op::Groups { matrix: matrix.clone(), targets, controls });
                }
            }
        }
    }

    /// Makes a qubit a part of the state vector; gives its bit.
    fn join(&mut self, qubit: usize) -> usize {
        match self.wires[qubit] {
            Wire::Joined(bit) => bit,
            Wire::Apart(state) => {
                let bit = self.num_joined;
                self.num_joined += 1;
                self.ops.push(Op::Grow(state));
                self.wires[qubit] = Wire::Joined(bit);
                bit
            }
        }
    }

    /// The bit of a qubit that is about to change, after the phases on it.
    fn changed(&mut self, qubit: usize) -> usize {
        let bit = self.join(qubit);
        if self.pool.touched >> bit & 1 == 1 {
            self.flush();
        }
        bit
    }

    /// The bits of controls; nothing when one of them is never as it must be. Those that always
    /// are fall away.
    fn controls(&mut self, controls: &[Control]) -> Option<Controls> {
        let mut joined = Controls::default();
        for control in controls {
            match self.definite(control.qubit) {
                Some(value) if value == control.value => {}
                Some(_) => return None,
                None => joined = joined.and(self.join(control.qubit), control.value),
            }
        }
        Some(joined)
    }

    /// The value of a qubit that is apart and has only one.
    fn definite(&self, qubit: usize) -> Option<bool> {
        match self.wires[qubit] {
            Wire::Apart([_, one]) if one == C64::ZERO => Some(false),
            Wire::Apart([zero, _]) if zero == C64::ZERO => Some(true),
            _ => None,
        }
    }

    fn pair_phase(&mut self, [a, b]: [usize; 2], angle: f64) {
        match (self.definite(a), self.definite(b)) {
            (Some(false), _) | (_, Some(false)) => {}
            (Some(true), _) => self.phase_of(b, angle),
            (_, Some(true)) => self.phase_of(a, angle),
            (None, None) => {
                let (a, b) = (self.join(a), self.join(b));
                self.pool.add_pair(a, b, angle);
            }
        }
    }

    fn phase_of(&mut self, qubit: usize, angle: f64) {
        match &mut self.wires[qubit] {
            Wire::Apart([_, one]) => *one *= cis(angle),
            Wire::Joined(bit) => self.pool.add(*bit, angle),
        }
    }

    fn one(&mut self, qubit: usize, matrix: [C64; 4]) {
        if let Wire::Apart(state) = &mut self.wires[qubit] {
            return multiply(matrix, state);
        }
        let Phased { before, middle, after, whole } = Phased::of(matrix);
        self.phase += whole;
        if before != 0.0 {
            self.phase_of(qubit, before);
        }
        match middle {
            Middle::Nothing => {}
            Middle::Flip => self.flip(qubit, &[]),
            Middle::Turn { entries, is_imaginary } => {
                self.turn(Rotation { qubit, entries, is_imaginary });
            }
        }
        if after != 0.0 {
            self.phase_of(qubit, after);
        }
    }

    fn turn(&mut self, rotation: Rotation) {
        let Rotation { qubit, entries: [a, b, c, d], is_imaginary } = rotation;
        if let Wire::Apart(state) = &mut self.wires[qubit] {
            let unit = if is_imaginary { C64::I } else { C64::ONE };
            return multiply([a.into(), unit * b, unit * c, d.into()], state);
        }
        let qubit = self.changed(qubit);
        self.ops.push(Op::Rotation(Rotation { qubit, ..rotation }));
    }

    fn two(&mut self, qubits: [usize; 2], matrix: [C64; 16]) {
        let [a, b] = qubits.map(|qubit| self.changed(qubit));
        // The bits of an index of the matrix change places with the qubits.
        let turned = |index: usize| (index & 1) << 1 | index >> 1;
        let matrix = if a < b {
            matrix
        } else {
            std::array::from_fn(|at| matrix[4 * turned(at / 4) + turned(at % 4)])
        };
        self.ops.push(Op::Two { qubits: [a.min(b), a.max(b)], matrix });
    }

    fn flip(&mut self, target: usize, controls: &[Control]) {
        let Some(controls) = self.controls(controls) else { return };
        match &mut self.wires[target] {
            Wire::Apart(state) if controls.mask == 0 => state.reverse(),
            // A state that the flip leaves alone, as after a Hadamard gate.
            Wire::Apart([zero, one]) if zero == one => {}
            _ => {
                let target = self.changed(target);
                self.ops.push(Op::Flip { target, controls });
            }
        }
    }

    /// Exchanges two qubits that may not change places.
    fn swap(&mut self, a: usize, b: usize) {
        for (control, target) in [(a, b), (b, a), (a, b)] {
            self.flip(target, &[Control { qubit: control, value: true }]);
        }
    }

    fn flush(&mut self) {
        let pool = std::mem::take(&mut self.pool);
        if pool.touched != 0 {
            let of_qubits = pool.of_qubits.into_iter().filter(|(_, angle)| *angle != 0.0).collect();
            let of_pairs = pool.of_pairs.into_iter().filter(|(_, angle)| *angle != 0.0);
            let of_pairs = of_pairs.map(|((a, b), angle)| (a, b, angle)).collect();
            self.ops.push(Op::Diagonal(Phases { of_qubits, of_pairs }));
        }
    }
}

impl Pool {
    fn add(&mut self, bit: usize, angle: f64) {
        *self.of_qubits.entry(bit).or_insert(0.0) += angle;
        self.touched |= 1 << bit;
    }

    fn add_pair(&mut self, a: usize, b: usize, angle: f64) {
        *self.of_pairs.entry((a.min(b), a.max(b))).or_insert(0.0) += angle;
        self.touched |= 1 << a | 1 << b;
    }
}

/// Applies a matrix to the state of one qubit.
fn multiply([a, b, c, d]: [C64; 4], [zero, one]: &mut [C64; 2]) {
    (*zero, *one) = (a * *zero + b * *one, c * *zero + d * *one);
}
