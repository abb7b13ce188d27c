//! What a run has of its qubits.

use super::EngineError;
use super::cumulative::Cumulative;
use super::program::{LOOKUP_COST, Measurement, Program, Step};
use super::progress::Progress;
use super::samples::Samples;
use super::state::State;
use crate::math::random::ShotStream;

/// The qubits of a run, all 0 at its beginning. A bit is the place of a qubit there, as the
/// program has it.
pub(super) trait Qubits: Sized {
    fn start(program: &Program) -> Result<Self, EngineError>;

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
    /// The classical bits before.
    pub(super) row: &'r [u8],
    pub(super) measurements: &'r [Measurement],
    pub(super) shots: &'r [u64],
    /// The first shot of the samples.
    pub(super) first_shot: u64,
    /// The first random number of each shot that is not used up.
    pub(super) draw: u64,
    pub(super) stream: &'r mut ShotStream,
    pub(super) samples: &'r mut Samples,
}

impl Qubits for State {
    fn start(program: &Program) -> Result<Self, EngineError> {
        Self::empty(program.num_used)
    }

    fn try_copy(&self, progress: &mut Progress<'_>) -> Result<Option<Self>, EngineError> {
        self.try_copy(progress)
    }

    fn num_bytes(&self) -> u64 {
        self.num_bytes()
    }

    fn apply(&mut self, step: &Step, progress: &mut Progress<'_>) -> Result<(), EngineError> {
        let Step::Gates(gates) = step else {
            unreachable!("invariant: gates on a state are planned");
        };
        self.run(&gates.plan, progress)
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
        let ReadOut { row, measurements, shots, first_shot, draw, stream, samples } = read_out;
        let table = Cumulative::new(&self, progress)?;
        progress.set_share(1.0);
        for &shot in shots {
            let index = table.find(stream.uniform(shot, draw));
            samples.set_row(shot - first_shot, row);
            for measurement in measurements {
                let outcome = index >> measurement.bit & 1 == 1;
                samples.set(shot - first_shot, measurement.clbit, outcome);
            }
            progress.advance(LOOKUP_COST)?;
        }
        Ok(())
    }
}
