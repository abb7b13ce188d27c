//! Running a program shot by shot.

use std::ops::Range;

use wide::{f32x4, f64x2};

use super::kernels::Grid;
use super::machine::{Machine, Pause};
use super::method::{Method, Precision};
use super::program::{LOOKUP_COST, Program};
use super::progress::Progress;
use super::qubits::{Qubits, ReadOut};
use super::rows::Rows;
use super::state::State;
use super::tableau::{Tableau, has_frames, sample_frames};
use super::{EngineError, Monitor, Samples};
use crate::math::random::ShotStream;

/// Shots that are looked up together. They take 32 bytes each until they are.
pub(super) const BATCH: usize = 1 << 20;

/// How finely the probabilities at a choice are told apart, in bits. They are sums, whose last
/// bits depend on the order in which the machine adds up.
const CHOICE_BITS: usize = 40;

/// Most bytes of states that are kept for branches put aside.
const KEPT_BYTES: u64 = 1 << 29;

/// The classical bits after each of these shots, in their order.
///
/// `stream` selects one of the seed's independent random streams. A shot's bits depend on
/// its number, not on the range it is asked for in.
///
/// Without measurements amid the circuit, one run serves all shots. At a measurement amid the
/// circuit, and at the reset of a qubit in use, every shot decides for itself, and the shots go
/// on in two branches: the number of runs is the number of different outcomes that really occur.
///
/// # Errors
/// As [`final_state`](super::final_state), and [`EngineError::SamplesTooLarge`], but for
/// [`EngineError::NoSingleFinalState`].
pub fn sample(
    program: &Program,
    shots: Range<u64>,
    seed: u64,
    stream: u64,
    monitor: &mut dyn Monitor,
) -> Result<Samples, EngineError> {
    let stream = ShotStream::new(seed, stream, program.draws_per_shot());
    sample_keeping(KEPT_BYTES, program, shots, stream, monitor)
}

/// As [`sample`]; how many bytes of states are kept changes the time it takes and no bit.
pub(super) fn sample_keeping(
    kept_bytes: u64,
    program: &Program,
    shots: Range<u64>,
    stream: ShotStream,
    monitor: &mut dyn Monitor,
) -> Result<Samples, EngineError> {
    match program.method {
        Method::Stabilizer if has_frames(program) => {
            let num_shots = shots.end.saturating_sub(shots.start);
            let mut samples = Samples::zeros(program, num_shots)?;
            let mut progress = Progress::new(monitor, program.sampling_cost(num_shots));
            sample_frames(program, shots, stream, &mut samples, &mut progress)?;
            Ok(samples)
        }
        Method::Statevector => match program.precision {
            Precision::Double => {
                sample_on::<State<f64x2>>(kept_bytes, program, shots, stream, monitor)
            }
            Precision::Single => {
                sample_on::<State<f32x4>>(kept_bytes, program, shots, stream, monitor)
            }
        },
        Method::Stabilizer => sample_on::<Tableau>(kept_bytes, program, shots, stream, monitor),
    }
}

fn sample_on<Q: Qubits>(
    kept_bytes: u64,
    program: &Program,
    shots: Range<u64>,
    stream: ShotStream,
    monitor: &mut dyn Monitor,
) -> Result<Samples, EngineError> {
    let num_shots = shots.end.saturating_sub(shots.start);
    let samples = Samples::zeros(program, num_shots)?;
    if num_shots == 0 {
        return Ok(samples);
    }
    let mut sampling: Sampling<'_, '_, Q> = Sampling {
        program,
        first_shot: shots.start,
        num_shots,
        kept_bytes,
        stream,
        samples,
        rows: Rows::new(program),
        aside: vec![Branch { shots: (0..num_shots as u32).collect(), num_choices: 0, kept: None }],
        aside_bytes: 0,
        progress: Progress::new(monitor, program.sampling_cost(num_shots)),
    };
    while let Some(branch) = sampling.aside.pop() {
        sampling.follow(branch)?;
    }
    Ok(sampling.samples)
}

/// Shots that had the same outcomes so far.
struct Branch<Q> {
    /// The shots, counted from the first; at least one. There are fewer than `2^32`, as each
    /// takes some of [`Samples::MAX_BYTES`].
    shots: Vec<u32>,
    /// Number of choices behind. The random numbers of any of the shots say how they went.
    num_choices: u64,
    /// The run before the last of these choices. Without it, the branch starts anew: it costs
    /// time instead of memory.
    kept: Option<Machine<Q>>,
}

struct Sampling<'p, 'm, Q> {
    program: &'p Program,
    first_shot: u64,
    num_shots: u64,
    kept_bytes: u64,
    stream: ShotStream,
    samples: Samples,
    rows: Rows,
    /// Branches still to be followed; the last one first, so that few wait at a time.
    aside: Vec<Branch<Q>>,
    /// Bytes of the runs that are kept for them.
    aside_bytes: u64,
    progress: Progress<'m>,
}

impl<Q: Qubits> Sampling<'_, '_, Q> {
    /// Takes a branch to the end, putting other branches aside on the way.
    fn follow(&mut self, mut branch: Branch<Q>) -> Result<(), EngineError> {
        let is_new = branch.num_choices == 0;
        self.progress.set_share(if is_new { 1.0 } else { 0.0 });
        let mut machine = match branch.kept.take() {
            Some(machine) => {
                self.aside_bytes -= machine.num_bytes();
                machine
            }
            None => Machine::start(self.program, &mut self.progress)?,
        };
        while let Pause::Choice(bit) = machine.advance(self.program, &mut self.progress)? {
            self.choose(bit, &mut machine, &mut branch)?;
        }
        self.finish(machine, &branch.shots)
    }

    /// Goes through a choice: as the branch went before if it did, else with some of its shots,
    /// while the others are put aside.
    fn choose(
        &mut self,
        bit: usize,
        machine: &mut Machine<Q>,
        branch: &mut Branch<Q>,
    ) -> Result<(), EngineError> {
        let weights = machine.state.weights(bit, &mut self.progress)?;
        let draw = machine.num_choices();
        let outcome = if draw < branch.num_choices {
            self.draw(branch.shots[0], draw, weights)
        } else {
            self.split(weights, machine, branch)?
        };
        if draw + 1 == branch.num_choices {
            self.progress.set_share(branch.shots.len() as f64 / self.num_shots as f64);
        }
        let weight = weights[usize::from(outcome)];
        machine.choose(outcome, weight, self.program, &mut self.progress)
    }

    /// The outcome that a shot draws.
    fn draw(&mut self, shot: u32, draw: u64, weights: [f64; 2]) -> bool {
        let [zero, one] = weights.map(|weight| Grid::new(CHOICE_BITS).round(weight));
        // As a uniform number is below one, an outcome of weight zero is never drawn.
        self.stream.uniform(self.first_shot + u64::from(shot), draw) * (zero + one) < one
    }

    /// Lets every shot draw its outcome. The branch goes on with those that drew the one it
    /// gives; the others, if there are any, are put aside.
    fn split(
        &mut self,
        weights: [f64; 2],
        machine: &Machine<Q>,
        branch: &mut Branch<Q>,
    ) -> Result<bool, EngineError> {
        let mut ones = Vec::new();
        let mut zeros = Vec::new();
        if weights.contains(&0.0) {
            // Whatever a shot draws, there is one outcome.
            branch.num_choices += 1;
            return Ok(weights[0] == 0.0);
        }
        for shot in std::mem::take(&mut branch.shots) {
            let outcome = self.draw(shot, branch.num_choices, weights);
            if outcome { &mut ones } else { &mut zeros }.push(shot);
            self.progress.pass(LOOKUP_COST)?;
        }
        branch.num_choices += 1;
        if zeros.is_empty() {
            branch.shots = ones;
            return Ok(true);
        }
        branch.shots = zeros;
        if !ones.is_empty() {
            self.put_aside(machine, ones, branch.num_choices)?;
        }
        Ok(false)
    }

    /// Leaves shots for later, with a copy of the run while there is room.
    fn put_aside(
        &mut self,
        machine: &Machine<Q>,
        shots: Vec<u32>,
        num_choices: u64,
    ) -> Result<(), EngineError> {
        let bytes = machine.num_bytes();
        let has_room = self.aside_bytes.saturating_add(bytes) <= self.kept_bytes;
        let kept = if has_room { machine.try_copy(&mut self.progress)? } else { None };
        self.aside_bytes += if kept.is_some() { bytes } else { 0 };
        self.aside.push(Branch { shots, num_choices, kept });
        Ok(())
    }

    /// Notes the bits of the shots of a run that has come to its end, after measuring what is
    /// left to measure.
    fn finish(&mut self, machine: Machine<Q>, shots: &[u32]) -> Result<(), EngineError> {
        let rows = self.rows.with_memory(machine.memory.row());
        if self.program.final_measurements.is_empty() {
            for &shot in shots {
                rows.write_memory(self.samples.row_mut(shot as usize));
                self.progress.pass(1)?;
            }
            return Ok(());
        }
        let read_out = ReadOut {
            rows,
            measurements: &self.program.final_measurements,
            shots,
            first_shot: self.first_shot,
            draw: machine.num_choices(),
            stream: &mut self.stream,
            samples: &mut self.samples,
        };
        machine.state.read_out(read_out, &mut self.progress)
    }
}
