//! A circuit made ready for many sets of parameters.
//!
//! Clifford gates cost nothing: what comes after them is seen through them, as rotations about
//! other Pauli strings. The basis states that can have an amplitude are sums of the strings' X
//! masks; those that are independent number the amplitudes, so that the state grows as it has to.

use super::super::places::{Span, is_odd};
use super::angles::Angle;
use super::frame::{Frame, Word};
use super::rotations::rotations;
use super::value::Weights;
use crate::circuit::{Circuit, Gate, Instruction, Operation};
use crate::observable::SparsePauliOp;

/// Most qubits of a circuit whose sets are computed together. The state of four sets then fits
/// the cache.
const MAX_QUBITS: u32 = 12;

/// Most numbers that observables may be kept as.
const MAX_WEIGHTS: usize = 1 << 20;

/// A step on the amplitudes. A sign is negative where the amplitude's index has an odd number of
/// bits in common with `signs`, the other way round if `is_negative`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// A rotation that exchanges the amplitude at `i` with that at `i ^ exchanged`.
    Turn { turn: Turn, exchanged: usize },
    /// As [`Step::Turn`], where the exchanged amplitudes are zero before: their indices have the
    /// next bit set.
    Grow(Turn),
    /// Phases of the amplitudes with a negative sign.
    Phase { angle: usize, signs: usize, is_negative: bool },
}

/// What a rotation does to amplitudes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// Place among the angles.
    pub(super) angle: usize,
    pub(super) signs: usize,
    pub(super) is_negative: bool,
    /// Whether it mixes real parts with real parts, as a rotation about Y.
    pub(super) is_real: bool,
}

/// A circuit and observables, for any set of parameters.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) num_parameters: usize,
    /// The angles of the steps, and what of each is needed: a half for turns.
    pub(super) angles: Vec<(Angle, f64)>,
    pub(super) steps: Vec<Step>,
    /// Number of bits of the amplitudes' indices after all steps.
    pub(super) num_bits: usize,
    pub(super) observables: Vec<Weights>,
}

impl Step {
    /// Place of its angle.
    pub(super) fn angle(&self) -> usize {
        match self {
            Self::Turn { turn, .. } | Self::Grow(turn) => turn.angle,
            Self::Phase { angle, .. } => *angle,
        }
    }
}

impl Template {
    /// Number of steps before the first that depends on parameters.
    pub(super) fn num_fixed(&self) -> usize {
        let is_fixed = |step: &&Step| self.angles[step.angle()].0.is_fixed();
        self.steps.iter().take_while(is_fixed).count()
    }

    /// Units of work for [`SETS`](super::angles::SETS) sets.
    pub(super) fn work(&self) -> u64 {
        let weights: usize = self.observables.iter().map(Weights::len).sum();
        (2 * (self.steps.len() << self.num_bits) + weights + 1) as u64
    }

    /// The template, if the circuit is small and made of gates that are Clifford gates or
    /// rotations by angles that depend linearly on parameters.
    pub(super) fn new(circuit: &Circuit, observables: &[SparsePauliOp]) -> Option<Self> {
        if circuit.num_qubits() > MAX_QUBITS {
            return None;
        }
        let parameters = circuit.parameters();
        let mut frame = Frame::new(circuit.num_qubits() as usize);
        let mut turns = Vec::new();
        for instruction in circuit.instructions() {
            let (gate, qubits) = match instruction.operation {
                Operation::Gate(Gate::Standard(gate)) => (gate, qubits(instruction)),
                Operation::Barrier(_) | Operation::Delay(_) => continue,
                _ => return None,
            };
            if let Some(rotations) = rotations(gate, &instruction.params, &qubits) {
                for rotation in rotations {
                    let angle = Angle::of(&rotation.angle, &parameters)?;
                    turns.push((frame.seen(rotation.string), angle));
                }
            } else {
                let values: Option<Vec<f64>> =
                    instruction.params.iter().map(|param| param.value().ok()).collect();
                if !frame.add(&gate.matrix(&values?), &qubits) {
                    return None;
                }
            }
        }
        let terms: Vec<Vec<(Word, f64)>> =
            observables.iter().map(|observable| seen_terms(&frame, observable)).collect();
        drop_idle(&mut turns, terms.iter().flatten().map(|(word, _)| *word).collect());
        Builder::default().build(turns, &terms, parameters.len())
    }
}

fn qubits(instruction: &Instruction) -> Vec<usize> {
    instruction.qubits.iter().map(|qubit| qubit.index()).collect()
}

/// The terms of an observable before the Clifford gates.
fn seen_terms(frame: &Frame, observable: &SparsePauliOp) -> Vec<(Word, f64)> {
    let word = |mask: &[u64]| mask.first().copied().unwrap_or(0) as u32;
    let terms = observable.terms().iter();
    terms
        .map(|(pauli, c)| (frame.seen(Word::string(word(pauli.x()), word(pauli.z()))), *c))
        .collect()
}

/// Drops rotations that change no value: those that exchange with all terms and with all
/// rotations after them that stay.
fn drop_idle(turns: &mut Vec<(Word, Angle)>, mut later: Vec<Word>) {
    let mut kept = Vec::with_capacity(turns.len());
    for (word, angle) in turns.drain(..).rev() {
        if later.iter().any(|other| !word.commutes(*other)) {
            later.push(word);
            kept.push((word, angle));
        }
    }
    kept.reverse();
    *turns = kept;
}

/// Puts steps together.
#[derive(Default)]
struct Builder {
    /// X masks; number `k` is what bit `k` of an index stands for.
    span: Span,
    angles: Vec<(Angle, f64)>,
    steps: Vec<Step>,
}

impl Builder {
    fn build(
        mut self,
        turns: Vec<(Word, Angle)>,
        observables: &[Vec<(Word, f64)>],
        num_parameters: usize,
    ) -> Option<Template> {
        for (word, angle) in turns {
            self.rotate(word, angle);
        }
        let num_bits = self.span.masks.len();
        let mut room = MAX_WEIGHTS;
        let weights = |terms: &Vec<(Word, f64)>| {
            let indexed = terms.iter().filter_map(|(word, c)| Some((self.indexed(*word)?, *c)));
            Weights::new(num_bits, indexed, &mut room)
        };
        let observables = observables.iter().map(weights).collect::<Option<_>>()?;
        let Self { angles, steps, .. } = self;
        Some(Template { num_parameters, angles, steps, num_bits, observables })
    }

    fn rotate(&mut self, word: Word, angle: Angle) {
        let signs = self.signs(word);
        let (is_negative, is_real) = (word.power >= 2, word.power % 2 == 1);
        let turn = Turn { angle: self.angles.len(), signs, is_negative, is_real };
        match self.span.coordinates(word.x as usize) {
            None => {
                self.span.push(word.x as usize);
                self.steps.push(Step::Grow(turn));
            }
            Some(0) if signs == 0 => return,
            Some(0) => self.steps.push(Step::Phase { angle: turn.angle, signs, is_negative }),
            Some(exchanged) => self.steps.push(Step::Turn { turn, exchanged }),
        }
        let is_phase = matches!(self.steps.last(), Some(Step::Phase { .. }));
        self.angles.push((angle, if is_phase { 1.0 } else { 0.5 }));
    }

    /// A string on indices; none if it leads out of what has any amplitude.
    fn indexed(&self, word: Word) -> Option<Indexed> {
        let exchanged = self.span.coordinates(word.x as usize)?;
        Some(Indexed { exchanged, signs: self.signs(word), power: word.power })
    }

    /// The bits of an index that decide over a string's sign.
    fn signs(&self, word: Word) -> usize {
        let bits = self.span.masks.iter().enumerate();
        bits.map(|(bit, mask)| usize::from(is_odd(mask & word.z as usize)) << bit).sum()
    }
}

/// A Pauli string on the indices of amplitudes, as [`Word`] on qubits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indexed {
    pub(super) exchanged: usize,
    pub(super) signs: usize,
    pub(super) power: u32,
}
