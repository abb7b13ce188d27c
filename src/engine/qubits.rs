//! What a run has of its qubits.

use super::EngineError;
use super::cumulative::{Cumulative, Draw};
use super::plan::Planned;
use super::program::{Measurement, Program, Step};
use super::progress::Progress;
use super::rows::Writer;
use super::samples::Samples;
use super::sampling::BATCH;
use super::state::State;
use crate::math::random::ShotStream;

/// The qubits of a run, all 0 at its beginning. A bit is the place of a qubit there, as the
/// program has it.
pub(super) trait Qubits: Sized {
    fn start(program: &Program, progress: &mut Progress<'_>) -> Result<Self, EngineError>;

    /// A copy, or nothing when it does not fit into memory.
    fn try_copy(&self, progress: &mut Progress<'_>) -> Result<Option<Self>, EngineError>;

    /// Bytes that they take.
    fn num_bytes(&self) -> u64;

    /// Carries out a step that is a gate or several.
    fn apply(&mut self, step: &Step, progress: &mut Progress<'_>) -> Result<(), EngineError>;

    /// The probabilities of reading 0 and 1, up to a common factor.
    fn weights(&self, bit: usize, progress: &mut Progress<'_>) -> Result<[f64; 2], EngineError>;

    /// Leaves what agrees with an outcome. `weight` is that outcome's weight, more than zero.
    fn collapse(
        &mut self,
        bit: usize,
        outcome: bool,
        weight: f64,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError>;

    /// Exchanges 0 and 1 after a collapse of the same bit.
    fn flip(&mut self, bit: usize, progress: &mut Progress<'_>) -> Result<(), EngineError>;

    /// Measures what is left to measure.
    fn read_out(
        self,
        read_out: ReadOut<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError>;
}

/// Final measurements of the shots of a run, and where their outcomes go.
pub(super) struct ReadOut<'r> {
    /// What the rows have before, and how a basis state is written into one.
    pub(super) rows: Writer<'r>,
    pub(super) measurements: &'r [Measurement],
    /// The shots, counted from the first of the samples.
    pub(super) shots: &'r [u32],
    /// The number of the first shot of the samples.
    pub(super) first_shot: u64,
    /// The first random number of each shot that is not used up.
    pub(super) draw: u64,
    pub(super) stream: &'r mut ShotStream,
    pub(super) samples: &'r mut Samples,
}

impl<L: Planned> Qubits for State<L> {
    fn start(program: &Program, progress: &mut Progress<'_>) -> Result<Self, EngineError> {
        Self::empty(program.num_used, progress)
    }

    fn try_copy(&self, progress: &mut Progress<'_>) -> Result<Option<Self>, EngineError> {
        self.try_copy(progress)
    }

    fn num_bytes(&self) -> u64 {
        self.num_bytes()
    }

    fn apply(&mut self, step: &Step, progress: &mut Progress<'_>) -> Result<(), EngineError> {
        match step {
            Step::Begin(beginning) => beginning.bring(self, progress),
            Step::Gates(gates) => self.run(L::of(&gates.plan), progress),
            _ => unreachable!("invariant: gates on a state are planned"),
        }
    }

    fn weights(&self, bit: usize, progress: &mut Progress<'_>) -> Result<[f64; 2], EngineError> {
        self.weights(bit, progress)
    }

    fn collapse(
        &mut self,
        bit: usize,
        outcome: bool,
        weight: f64,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        self.collapse(bit, outcome, weight, progress)
    }

    fn flip(&mut self, bit: usize, progress: &mut Progress<'_>) -> Result<(), EngineError> {
        self.flip(bit, progress)
    }

    /// With one random number for each shot.
    fn read_out(
        self,
        read_out: ReadOut<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let ReadOut { rows, shots, first_shot, draw, stream, samples, .. } = read_out;
        let table = Cumulative::new(&self, progress)?;
        progress.set_share(1.0);
        for shots in shots.chunks(BATCH) {
            let draws = shots.iter().map(|&shot| Draw {
                uniform: stream.uniform(first_shot + u64::from(shot), draw),
                shot,
            });
            table.find_all(draws, progress, |shot, index| {
                rows.write(index, samples.row_mut(shot as usize));
            })?;
        }
        Ok(())
    }
}
