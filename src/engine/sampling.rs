//! Running a program: to its final state, or shot by shot.

use std::ops::Range;

use super::cumulative::Cumulative;
use super::program::{LOOKUP_COST, Measurement, Program, Step};
use super::progress::Progress;
use super::state::State;
use super::{EngineError, Monitor, Samples};
use crate::math::C64;
use crate::math::random::ShotStream;

/// Most bytes of states that are kept for branches put aside.
const KEPT_BYTES: u64 = 1 << 29;

/// The `2^n` amplitudes before the final measurements, little-endian.
///
/// # Errors
/// [`EngineError::NoSingleFinalState`], [`EngineError::Memory`], [`EngineError::Cancelled`].
pub fn statevector(program: &Program, monitor: &mut dyn Monitor) -> Result<Vec<C64>, EngineError> {
    if program.num_mid_circuit_measurements() > 0 {
        return Err(EngineError::NoSingleFinalState);
    }
    let mut progress = Progress::new(monitor, program.run_cost());
    let mut state = State::ground(program.num_qubits, &mut progress)?;
    for step in &program.steps {
        if let Step::Gate(gate) = step {
            state.apply(gate, &mut progress)?;
        }
    }
    Ok(state.into_amplitudes())
}

/// The classical bits after each of these shots, in their order.
///
/// `pub_index` selects one of the seed's independent random streams. A shot's bits depend on
/// its number, not on the range it is asked for in.
///
/// Without measurements amid the circuit, one run serves all shots. At a measurement amid the
/// circuit every shot decides for itself, and the shots go on in two branches: the number of
/// runs is the number of different outcomes that really occur.
///
/// # Errors
/// [`EngineError::Memory`], [`EngineError::SamplesTooLarge`], [`EngineError::Cancelled`].
pub fn sample(
    program: &Program,
    shots: Range<u64>,
    seed: u64,
    pub_index: u64,
    monitor: &mut dyn Monitor,
) -> Result<Samples, EngineError> {
    let stream = ShotStream::new(seed, pub_index, program.draws_per_shot());
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
    let num_shots = shots.end.saturating_sub(shots.start);
    let samples = Samples::zeros(program.num_clbits, num_shots)?;
    if num_shots == 0 {
        return Ok(samples);
    }
    let mut sampling = Sampling {
        program,
        first_shot: shots.start,
        num_shots,
        kept_bytes,
        stream,
        samples,
        aside: vec![Branch {
            outcomes: Vec::new(),
            shots: shots.collect(),
            kept: None,
        }],
        progress: Progress::new(monitor, program.sampling_cost(num_shots)),
    };
    while let Some(branch) = sampling.aside.pop() {
        sampling.follow(branch)?;
    }
    Ok(sampling.samples)
}

/// Shots that had the same outcomes so far.
struct Branch {
    /// Outcomes of the first measurements amid the circuit.
    outcomes: Vec<bool>,
    shots: Vec<u64>,
    /// The state before the last of these outcomes. Without it, the branch starts anew: it
    /// costs time instead of memory.
    kept: Option<Checkpoint>,
}

/// A state on its way through a program.
struct Checkpoint {
    state: State,
    next_step: usize,
    /// Number of measurements amid the circuit that are behind.
    measured: usize,
}

struct Sampling<'p, 'm> {
    program: &'p Program,
    first_shot: u64,
    num_shots: u64,
    kept_bytes: u64,
    stream: ShotStream,
    samples: Samples,
    /// Branches still to be followed; the last one first, so that few wait at a time.
    aside: Vec<Branch>,
    progress: Progress<'m>,
}

impl Sampling<'_, '_> {
    /// Takes a branch to the end, putting other branches aside on the way.
    fn follow(&mut self, mut branch: Branch) -> Result<(), EngineError> {
        let is_new = branch.outcomes.is_empty();
        self.progress.set_share(if is_new { 1.0 } else { 0.0 });
        let mut at = match branch.kept.take() {
            Some(checkpoint) => checkpoint,
            None => self.start()?,
        };
        while let Some(step) = self.program.steps.get(at.next_step) {
            match step {
                Step::Gate(gate) => at.state.apply(gate, &mut self.progress)?,
                Step::Measure(measurement) => self.measure(*measurement, &mut at, &mut branch)?,
            }
            at.next_step += 1;
        }
        self.measure_final(&at, &branch.shots)
    }

    fn start(&mut self) -> Result<Checkpoint, EngineError> {
        let state = State::ground(self.program.num_qubits, &mut self.progress)?;
        Ok(Checkpoint {
            state,
            next_step: 0,
            measured: 0,
        })
    }

    /// Goes through a measurement amid the circuit: with the branch's outcome if it has one,
    /// else with that of some of its shots, while the others are put aside.
    fn measure(
        &mut self,
        measurement: Measurement,
        at: &mut Checkpoint,
        branch: &mut Branch,
    ) -> Result<(), EngineError> {
        let weights = at.state.weights(measurement.qubit, &mut self.progress)?;
        if at.measured == branch.outcomes.len() {
            let ones = self.decide(measurement, at.measured, weights, &mut branch.shots)?;
            let outcome = branch.shots.is_empty();
            if outcome {
                branch.shots = ones;
            } else if !ones.is_empty() {
                self.put_aside(at, &branch.outcomes, ones)?;
            }
            branch.outcomes.push(outcome);
        }
        let outcome = branch.outcomes[at.measured];
        at.measured += 1;
        if at.measured == branch.outcomes.len() {
            self.progress
                .set_share(branch.shots.len() as f64 / self.num_shots as f64);
        }
        let weight = weights[usize::from(outcome)];
        at.state
            .collapse(measurement.qubit, outcome, weight, &mut self.progress)
    }

    /// Lets every shot draw its outcome; takes those that read 1 out of `shots`.
    fn decide(
        &mut self,
        measurement: Measurement,
        draw: usize,
        [zero, one]: [f64; 2],
        shots: &mut Vec<u64>,
    ) -> Result<Vec<u64>, EngineError> {
        let mut ones = Vec::new();
        for shot in std::mem::take(shots) {
            // As a uniform number is below one, an outcome of weight zero is never drawn.
            let outcome = self.stream.uniform(shot, draw as u64) * (zero + one) < one;
            self.samples
                .set(shot - self.first_shot, measurement.clbit, outcome);
            if outcome { &mut ones } else { &mut *shots }.push(shot);
            self.progress.pass(LOOKUP_COST)?;
        }
        Ok(ones)
    }

    /// Leaves the shots that read 1 for later, with a copy of the state while there is room.
    fn put_aside(
        &mut self,
        at: &Checkpoint,
        outcomes: &[bool],
        shots: Vec<u64>,
    ) -> Result<(), EngineError> {
        let kept = self.aside.iter().filter(|branch| branch.kept.is_some());
        let num_kept = kept.count() as u64;
        let bytes = self.program.state_bytes().saturating_mul(num_kept + 1);
        let copy = if bytes <= self.kept_bytes {
            at.state.try_copy(&mut self.progress)?
        } else {
            None
        };
        let kept = copy.map(|state| Checkpoint { state, ..*at });
        self.aside.push(Branch {
            outcomes: [outcomes, &[true]].concat(),
            shots,
            kept,
        });
        Ok(())
    }

    /// Measures what is left to measure at the end, for each shot with one random number.
    fn measure_final(&mut self, at: &Checkpoint, shots: &[u64]) -> Result<(), EngineError> {
        if self.program.final_measurements.is_empty() {
            return Ok(());
        }
        let table = Cumulative::new(&at.state, &mut self.progress)?;
        self.progress.set_share(1.0);
        for &shot in shots {
            let index = table.find(self.stream.uniform(shot, at.measured as u64));
            for measurement in &self.program.final_measurements {
                let outcome = index >> measurement.qubit & 1 == 1;
                self.samples
                    .set(shot - self.first_shot, measurement.clbit, outcome);
            }
            self.progress.advance(LOOKUP_COST)?;
        }
        Ok(())
    }
}
